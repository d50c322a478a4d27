//! Numbers with an upper end (10-15, between 3 and 5), and numbers in two units (5 ft 2 in).

use super::draft::Draft;
use super::lists::{change_word, currency_at, same_sentence, unit_at};
use super::measure::{Measure, measure_behind};
use crate::document::{Document, Numeral, TokenKind};
use crate::schema::UnitKind;
use std::ops::Range;

/// Reads the upper end of a range behind the number; gives the measure of both.
pub fn read(document: &Document, draft: &mut Draft, measure: Option<Measure>) -> Option<Measure> {
    let behind = measure.as_ref().map_or(draft.end, |measure| measure.tokens().end.max(draft.end));
    let Some((joint, first)) = joint(document, behind) else { return measure };
    let sign = currency_sign(document, first);
    let first = sign.as_ref().map_or(first, |sign| sign.end);
    let Some(upper) = same_sentence(document, draft.start, first).then(|| Numeral::at(document, first)).flatten()
    else {
        return measure;
    };
    let upper_measure = match sign {
        Some(sign) => Some(Measure::Money(sign)),
        None => measure_behind(document, &upper),
    };
    let same = match (&measure, &upper_measure) {
        (Some(one), Some(other)) => one.like(other),
        (Some(Measure::Unit(..)), None) => false,
        _ => true,
    };
    let both = measure.is_some() && upper_measure.is_some();
    if !same || !draft.is_range(document, &upper, joint, both, upper_measure.is_some()) {
        return measure;
    }
    let end = upper.tokens.end;
    draft.upper = Some(upper.tokens);
    draft.extend(end);
    measure.filter(|m| matches!(m, Measure::Money(_))).or(upper_measure)
}

/// What joins the ends of a range.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Joint {
    To,
    And,
    Or,
    Hyphen,
}

/// The joint at a token, and the token behind it.
fn joint(document: &Document, at: usize) -> Option<(Joint, usize)> {
    let token = document.tokens.get(at)?;
    match token.span.of(document.text) {
        "to" | "through" | "~" => Some((Joint::To, at + 1)),
        "and" => Some((Joint::And, at + 1)),
        "or" => Some((Joint::Or, at + 1)),
        "-" | "–" => {
            let (before, behind) = (document.glued(at), document.glued(at + 1));
            let to = document.is(at + 1, "to") && document.is(at + 2, "-");
            if to {
                return Some((Joint::To, at + 3));
            }
            (before == behind || before).then_some((Joint::Hyphen, at + 1))
        }
        _ => None,
    }
}

fn currency_sign(document: &Document, at: usize) -> Option<Range<usize>> {
    let (tokens, _) = document.tokens.get(at).and_then(|_| currency_at(document, at))?;
    (document.tokens.get(tokens.end)?.kind == TokenKind::Number && document.currency_before(tokens.end))
        .then_some(tokens)
}

impl Draft {
    /// True when the number and this upper one are the ends of a range.
    fn is_range(
        &self,
        document: &Document,
        upper: &Numeral,
        joint: Joint,
        both_measured: bool,
        measured: bool,
    ) -> bool {
        let before = self.start.checked_sub(1).filter(|&before| same_sentence(document, before, self.start));
        let is_before = |word: &str| before.is_some_and(|before| document.is(before, word));
        let inherits = self.numeral.scale == 1.0 && upper.scale > 1.0;
        let lower = if inherits { self.numeral.value * upper.scale } else { self.numeral.value };
        let money = document.currency_before(self.numeral.tokens.start);
        let rising = lower < upper.value || self.numeral.value < upper.value;
        match joint {
            Joint::And => is_before("between") || rising && between_ages(document, self.start),
            Joint::Or => rising && upper.value <= 1.5 * lower.max(2.0) && !both_measured,
            Joint::To if is_before("from") && ranging(document, self.start) => rising,
            Joint::To if is_before("from") => rising && !both_measured && !changes_before(document, self.start),
            Joint::To if both_measured && stands_apart(document, self.start) => false,
            Joint::To => {
                rising && !(both_measured && before.is_some_and(|before| change_word(document, before).is_some()))
            }
            Joint::Hyphen if self.start > 0 && document.is_any(self.start - 1, &["aged", "ages", "age"]) => rising,
            Joint::Hyphen => rising && (measured || money || self.is_open_range(document, upper)),
        }
    }

    /// True for 1000-5000 where no unit tells it from a score, a vote or a telephone number.
    fn is_open_range(&self, document: &Document, upper: &Numeral) -> bool {
        let digits = |numeral: &Numeral| document.word(numeral.tokens.start).len();
        let chained = document.is_any(upper.tokens.end, &["-", "–", "/"]) && document.glued(upper.tokens.end);
        let telephone = digits(&self.numeral) == 3 && digits(upper) == 4;
        let noun = super::noun::counted(document, upper.tokens.end, false).is_some();
        let words = document.tokens[self.numeral.tokens.start].kind == TokenKind::Word;
        let years = super::guards::is_year(document, self.numeral.tokens.start);
        !chained
            && !telephone
            && !years
            && !contest(document, self.start)
            && (noun || words || self.numeral.value >= 100.0)
    }
}

/// True behind a bracket or comma and after words of winning: two results that are told with their signs, (37 percent
/// to 43 percent), where a range would be 37 to 43 percent.
fn stands_apart(document: &Document, start: usize) -> bool {
    start > 0 && document.is_any(start - 1, &["(", ","]) || contest(document, start)
}

/// prices range from $25 to $150
fn ranging(document: &Document, start: usize) -> bool {
    const RANGING: &[&str] =
        &["range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "anywhere"];
    start > 1 && same_sentence(document, start - 2, start) && document.is_any(start - 2, RANGING)
}

/// between the ages of 18 and 29
fn between_ages(document: &Document, start: usize) -> bool {
    start > 3 && document.is(start - 1, "of") && document.is_any(start - 2, &["ages", "age"]) && {
        document.is(start - 3, "between") || document.is(start - 4, "between")
    }
}

/// True when a word of winning or voting stands before: no range but a result.
pub fn contest(document: &Document, at: usize) -> bool {
    const RESULTS: &[&str] = &[
        "vote",
        "voted",
        "votes",
        "won",
        "win",
        "wins",
        "lost",
        "lose",
        "beat",
        "beats",
        "defeated",
        "score",
        "scored",
        "record",
        "ruled",
        "ruling",
        "passed",
        "victory",
        "loss",
        "tie",
        "tied",
        "draw",
        "drew",
        "lead",
        "led",
        "leads",
        "call",
        "phone",
        "telephone",
        "fax",
    ];
    (at.saturating_sub(5)..at).any(|token| same_sentence(document, token, at) && document.is_any(token, RESULTS))
}

/// True when a word of change stands a little before: fell from 8 to 3.
fn changes_before(document: &Document, at: usize) -> bool {
    (at.saturating_sub(10)..at)
        .any(|token| same_sentence(document, token, at) && change_word(document, token).is_some())
}

/// The smaller part of a number in two units: 2 in of "5 ft 2 in", 50 cents of "3 dollars 50 cents".
pub fn smaller_part(document: &Document, draft: &Draft, measure: &Measure) -> Option<Range<usize>> {
    let feet = matches!(measure, Measure::Unit(_, whole) if whole.name == "foot");
    if feet && document.is(draft.end, "-") && document.glued(draft.end) && document.glued(draft.end + 1) {
        return inches_alone(document, draft.end + 1);
    }
    let first = draft.end + usize::from(document.is(draft.end, "and") || document.is(draft.end, ","));
    if draft.upper.is_some() || !same_sentence(document, draft.start, first) {
        return None;
    }
    let numeral = Numeral::at(document, first)?;
    let unit = numeral.tokens.end;
    let end = match measure {
        Measure::Unit(_, whole) => {
            let (tokens, part) = unit_at(document, unit).filter(|_| same_sentence(document, first, unit))?;
            let joined = first == draft.end || whole.kind != UnitKind::Duration || document.is(first - 1, "and");
            (joined && is_part(whole.name, part.name)).then_some(tokens.end)?
        }
        Measure::Money(tokens) => {
            let whole = currency_at(document, tokens.start)?.1;
            let Some((tokens, part)) = currency_at(document, unit) else {
                let named = whole.factor == 1.0 && tokens.start > draft.numeral.tokens.start;
                return cents_alone(document, named, first, &numeral);
            };
            (whole.factor == 1.0 && part.factor < 1.0 && numeral.value < 100.0).then_some(tokens.end)?
        }
    };
    Some(first..end)
}

/// The inches without their name: a 5-foot-11 guard.
fn inches_alone(document: &Document, first: usize) -> Option<Range<usize>> {
    let numeral = Numeral::at(document, first).filter(|numeral| numeral.tokens.len() == 1)?;
    (0.0..12.0).contains(&numeral.value).then_some(numeral.tokens)
}

/// The cents without their name: 15 dollars 50. The end of the sentence or a mark follows. (5 dollars a dozen has none.)
fn cents_alone(document: &Document, named: bool, first: usize, numeral: &Numeral) -> Option<Range<usize>> {
    let end = numeral.tokens.end;
    let closed = document.tokens.get(end).is_none_or(|t| t.kind == TokenKind::Mark) || document.is(end, "more");
    let cents = (1.0..100.0).contains(&numeral.value) && numeral.value.fract() == 0.0 && !document.is(first, "a");
    (named && closed && cents && !document.is(first - 1, ",")).then_some(first..end)
}

/// True for a unit and the one that its remainder is told in.
fn is_part(whole: &str, part: &str) -> bool {
    matches!(
        (whole, part),
        ("foot", "inch")
            | ("pound", "ounce")
            | ("stone", "pound")
            | ("metre", "centimetre")
            | ("hour", "minute")
            | ("minute", "second")
            | ("year", "month")
            | ("day", "hour")
    )
}
