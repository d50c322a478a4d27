//! Numbers with an upper end (10-15, between 3 and 5), and numbers in two units (5 ft 2 in).

use super::draft::Draft;
use super::lists::{bound_before, change_word, contest, currency_at, is_year, unit_at};
use super::measure::{Measure, glued_minutes, is_inch_mark, is_prime, measure_after};
use super::noun;
use crate::document::{Document, Numeral, NumeralForm, TokenKind};
use crate::lexicon::measures::{self, Currency};
use crate::lexicon::{Groups, WordClass};
use crate::schema::UnitKind;
use std::ops::Range;

/// Reads the upper end of a range after the number, and with it the measure of both.
pub fn read(document: &Document, draft: &mut Draft) {
    let after = draft.measure.as_ref().map_or(draft.end, |measure| measure.tokens().end.max(draft.end));
    let Some((joint, first)) = joint(document, after) else { return };
    let sign = currency_sign(document, first);
    let first = sign.as_ref().map_or(first, |(sign, _)| sign.end);
    let Some(upper) = document.same_sentence(draft.start, first).then(|| Numeral::at(document, first)).flatten() else {
        return;
    };
    let upper_measure = match sign {
        Some((sign, currency)) => Some(Measure::Money(sign, currency)),
        None => measure_after(document, &upper),
    };
    let same = match (&draft.measure, &upper_measure) {
        (Some(one), Some(other)) => one.like(other),
        (Some(Measure::Unit(..)), None) => false,
        _ => true,
    };
    let both = draft.measure.is_some() && upper_measure.is_some();
    if same && draft.is_range(document, &upper, joint, both, upper_measure.is_some()) {
        let end = upper.tokens.end;
        draft.upper = Some(upper);
        draft.extend(end);
        draft.measure = draft.measure.take().filter(|m| matches!(m, Measure::Money(..))).or(upper_measure);
    } else if same && joint == Joint::To && is_from(document, draft.start) {
        share_scale(&mut draft.numeral, &upper);
    }
}

/// True after "from", perhaps with a bound between: from 5, from about 5.
fn is_from(document: &Document, start: usize) -> bool {
    let first = bound_before(document, start).map_or(start, |(first, _)| first);
    first > 0 && document.is(first - 1, "from") && document.same_sentence(first - 1, start)
}

/// Gives a number the multiplier of one that it is joined to: from 3 to 5 million; 40 and 65 million euros. (Not: from
/// 900 to 1.2 million.)
pub fn share_scale(numeral: &mut Numeral, joined: &Numeral) {
    const MOST_TIMES: f64 = 4.0;
    let near = numeral.value <= MOST_TIMES * joined.value / joined.scale;
    if numeral.scale == 1.0 && joined.scale > 1.0 && near && numeral.form != NumeralForm::Fraction {
        (numeral.value, numeral.scale) = (numeral.value * joined.scale, joined.scale);
    }
}

/// What the lower number of a range shares with the upper one: the million of 3 to 5 million, the thousand of
/// 15-20,000.
pub fn inherited_scale(document: &Document, draft: &Draft, upper: &Numeral) -> f64 {
    let lower = &draft.numeral;
    let hyphened = document.is_any(lower.tokens.end, &["-", "–"]);
    let near = lower.value * 1000.0 < upper.value && lower.value * 4000.0 >= upper.value;
    if lower.scale == 1.0 && upper.scale > 1.0 && lower.value < upper.value / upper.scale {
        upper.scale
    } else if hyphened && upper.scale == 1.0 && upper.value % 1000.0 == 0.0 && near {
        1000.0
    } else {
        1.0
    }
}

/// The last number of a list that begins with this one, and its unit: 5 and 6 milligrams; 10, 12 and 15 per cent; from 5
/// to 6 percent.
pub fn last_of_list(document: &Document, draft: &Draft) -> Option<(Numeral, Measure)> {
    const MOST: usize = 8;
    let from = is_from(document, draft.start);
    let mut end = draft.numbers_end();
    for _ in 0..MOST {
        let to = || (from && document.is(end, "to")).then(|| past_bound(document, end + 1));
        let first = past_list_joint(document, end).or_else(to);
        let first = first.filter(|&first| document.same_sentence(draft.start, first))?;
        let numeral = Numeral::at(document, first).filter(|numeral| !is_year(document, numeral.tokens.start))?;
        if let Some(measure) = measure_after(document, &numeral) {
            return Some((numeral, measure));
        }
        end = numeral.tokens.end;
    }
    None
}

/// The token after a bounding phrase, or the same token if there is none: to [nearly] 5 percent.
fn past_bound(document: &Document, at: usize) -> usize {
    const LONGEST: usize = 4;
    let ends = (at + 1..=at + LONGEST).take_while(|&end| document.same_sentence(at, end));
    let bounding = |&end: &usize| bound_before(document, end).is_some_and(|(first, _)| first == at);
    ends.into_iter().find(bounding).unwrap_or(at)
}

/// The token after what joins the numbers of a list: a comma, "and", "or", with the hyphen before a shared unit (5- and
/// 6-metre boards).
fn past_list_joint(document: &Document, at: usize) -> Option<usize> {
    let waits = document.is(at, "-") && document.glued(at) && !document.glued(at + 1);
    let at = at + usize::from(waits);
    let comma = usize::from(document.is(at, ","));
    let word = usize::from(document.is_any(at + comma, &["and", "or", "by", "x", "×"]));
    (comma + word > 0 && document.tokens.get(at + comma + word).is_some()).then_some(at + comma + word)
}

/// What joins the ends of a range.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Joint {
    To,
    And,
    Or,
    Hyphen,
}

/// The joint at a token, and the token after it.
fn joint(document: &Document, at: usize) -> Option<(Joint, usize)> {
    let token = document.tokens.get(at)?;
    match token.span.of(document.text) {
        "to" | "through" | "~" => Some((Joint::To, at + 1)),
        "and" => Some((Joint::And, at + 1)),
        "or" => Some((Joint::Or, at + 1)),
        "-" | "–" => {
            let (before, after) = (document.glued(at), document.glued(at + 1));
            let to = document.is(at + 1, "to") && document.is(at + 2, "-");
            if to {
                return Some((Joint::To, at + 3));
            }
            // 18- to 24-year-olds
            if before && !after && document.is_any(at + 1, &["to", "through"]) {
                return Some((Joint::To, at + 2));
            }
            (before == after || before).then_some((Joint::Hyphen, at + 1))
        }
        _ => None,
    }
}

fn currency_sign(document: &Document, at: usize) -> Option<(Range<usize>, Currency)> {
    let (tokens, currency) = currency_at(document, at)?;
    let signed = document.tokens.get(tokens.end)?.kind == TokenKind::Number && document.currency_before(tokens.end);
    signed.then_some((tokens, currency))
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
        let before = self.start.checked_sub(1).filter(|&before| document.same_sentence(before, self.start));
        let is_before = |word: &str| before.is_some_and(|before| document.is(before, word));
        let inherits = self.numeral.scale == 1.0 && upper.scale > 1.0;
        let lower = if inherits { self.numeral.value * upper.scale } else { self.numeral.value };
        let money = document.currency_before(self.numeral.tokens.start);
        let rising = lower < upper.value || self.numeral.value < upper.value;
        // Rose by 200 to 5,000: the change, and what it led to; rose by 2 to 3 per cent: a range.
        let near = upper.value <= 4.0 * self.numeral.value || inherits && lower < upper.value;
        match joint {
            Joint::To if is_before("by") && !near => false,
            Joint::And => is_before("between") || rising && between_ages(document, self.start),
            Joint::Or => rising && upper.value <= 1.5 * lower.max(2.0) && !both_measured,
            Joint::To if is_before("from") && ranging(document, self.start) => rising,
            Joint::To if is_before("from") => rising && !both_measured && !changes_before(document, self.start),
            Joint::To if both_measured && are_two_results(document, self.start) => false,
            Joint::To => {
                // fell 2.3 to 45.6: the amount of the fall, and the new level
                let apart = both_measured || !measured && noun::counted(document, upper.tokens.end, false).is_none();
                rising && !(apart && before.is_some_and(|before| change_word(document, before).is_some()))
            }
            Joint::Hyphen if self.start > 0 && document.is_any(self.start - 1, &["aged", "ages", "age"]) => rising,
            Joint::Hyphen if both_measured && !document.glued(upper.tokens.start) => false,
            Joint::Hyphen => rising && (measured || money || self.is_open_range(document, upper)),
        }
    }

    /// True for the years that someone lived or ruled, in brackets: Hadrian (117-138).
    fn is_lifetime(&self, document: &Document, upper: &Numeral) -> bool {
        const LONGEST: f64 = 110.0;
        let length = upper.value - self.numeral.value;
        let closed = document.is(upper.tokens.end, ")");
        closed && upper.value < 2100.0 && (0.0..LONGEST).contains(&length) && document.word(self.start).len() >= 3
    }

    /// True for 1000-5000 without a unit that distinguishes it from a score, a vote or a telephone number.
    fn is_open_range(&self, document: &Document, upper: &Numeral) -> bool {
        let digits = |numeral: &Numeral| document.word(numeral.tokens.start).len();
        let chained = document.is_any(upper.tokens.end, &["-", "–", "/"]) && document.glued(upper.tokens.end);
        let telephone = digits(&self.numeral) == 3 && digits(upper) == 4;
        let noun = noun::counted(document, upper.tokens.end, false).is_some();
        let words = document.tokens[self.numeral.tokens.start].kind == TokenKind::Word;
        let years = is_year(document, self.numeral.tokens.start) || self.is_lifetime(document, upper);
        !chained
            && !telephone
            && !years
            && !contest(document, self.start)
            && (noun || words || self.numeral.value >= 100.0)
    }
}

/// True after a bracket or comma and after words of winning: two results with their signs (37 percent to 43 percent),
/// since a range would be 37 to 43 percent.
fn are_two_results(document: &Document, start: usize) -> bool {
    start > 0 && document.is_any(start - 1, &["(", ","]) || contest(document, start)
}

/// prices range from $25 to $150
fn ranging(document: &Document, start: usize) -> bool {
    start > 1 && document.same_sentence(start - 2, start) && document.in_group(start - 2, Groups::RANGING)
}

/// between the ages of 18 and 29
fn between_ages(document: &Document, start: usize) -> bool {
    start > 3 && document.is(start - 1, "of") && document.is_any(start - 2, &["ages", "age"]) && {
        document.is(start - 3, "between") || document.is(start - 4, "between")
    }
}

/// True when a word of change comes shortly before: fell from 8 to 3.
fn changes_before(document: &Document, at: usize) -> bool {
    (at.saturating_sub(10)..at).any(|token| document.same_sentence(token, at) && change_word(document, token).is_some())
}

/// The smaller part of a number in two units, and how much of the larger one it is: 2 in of "5 ft 2 in", 50 cents of "3
/// dollars 50 cents", 164 days of "10 years and 164 days".
pub fn smaller_part(document: &Document, draft: &Draft, measure: &Measure) -> Option<(Range<usize>, f64)> {
    if draft.upper.is_some() {
        return None;
    }
    if let Some(part) = unnamed_inches(document, draft, measure).or_else(|| unnamed_minutes(document, draft, measure)) {
        return Some(part);
    }
    let first = draft.end + usize::from(document.is(draft.end, "and") || document.is(draft.end, ","));
    if !document.same_sentence(draft.start, first) {
        return None;
    }
    let numeral = Numeral::at(document, first)?;
    let unit = numeral.tokens.end;
    match measure {
        Measure::Unit(_, whole) => {
            let (tokens, part) = unit_at(document, unit).filter(|_| document.same_sentence(first, unit))?;
            // 4h 32m: minutes, not metres.
            let minutes = whole.name == "hour" && document.is(unit, "m") && document.glued(unit);
            let part = if minutes { measures::named("minute")? } else { part };
            let joined = first == draft.end || whole.kind != UnitKind::Duration || document.is(first - 1, "and");
            let parts = whole.parts(part.name).filter(|&parts| joined && numeral.value < parts)?;
            Some((first..tokens.end, numeral.value / parts))
        }
        Measure::Money(tokens, whole) => {
            let Some((part_tokens, part)) = currency_at(document, unit) else {
                let named = whole.factor == 1.0 && tokens.start > draft.numeral.tokens.start;
                return cents_alone(document, named, first, &numeral);
            };
            let smaller = whole.factor == 1.0 && part.factor < 1.0 && numeral.value < 100.0;
            smaller.then_some((first..part_tokens.end, numeral.value * part.factor))
        }
    }
}

/// The part of a unit that "and" adds to it: a mile and a half; two hours and a quarter.
pub fn added_part(document: &Document, draft: &Draft) -> Option<(Range<usize>, f64)> {
    let and = draft.end;
    let part = (draft.upper.is_none() && document.is(and, "and")).then(|| Numeral::at(document, and + 1)).flatten()?;
    let end = part.tokens.end;
    let said = part.form == NumeralForm::Fraction && part.tokens.len() > 1 && document.same_sentence(and, and + 1);
    // two years and a third of the money
    let own = document.is_any(end, &["of", "-"]);
    (said && !own).then_some((and..end, part.value))
}

/// The inches without their name after feet: a 5-foot-11 guard; five feet three; six foot six and a half; 5'11".
fn unnamed_inches(document: &Document, draft: &Draft, measure: &Measure) -> Option<(Range<usize>, f64)> {
    let Measure::Unit(tokens, whole) = measure else { return None };
    let parts = whole.parts("inch").filter(|_| whole.name == "foot")?;
    let (end, glued) = (draft.end, document.glued(draft.end));
    let prime = tokens.len() == 1 && is_prime(document, tokens.start);
    let hyphen = document.is(end, "-") && glued && document.glued(end + 1);
    let first = end + usize::from(hyphen);
    let plain = |numeral: &Numeral| numeral.tokens.len() == 1 || numeral.value.fract() != 0.0;
    let numeral = Numeral::at(document, first).filter(plain)?;
    let inches = (0.0..parts).contains(&numeral.value) && document.same_sentence(draft.start, first);
    let bare = || closes_height(document, numeral.tokens.end) && unit_at(document, numeral.tokens.end).is_none();
    if !inches || !(prime || hyphen || bare()) {
        return None;
    }
    let mark = prime && document.glued(numeral.tokens.end) && is_inch_mark(document, numeral.tokens.end);
    Some((first..numeral.tokens.end + usize::from(mark), numeral.value / parts))
}

/// The minutes glued to their hours, which are read once: 1h30.
fn unnamed_minutes(document: &Document, draft: &Draft, measure: &Measure) -> Option<(Range<usize>, f64)> {
    let tokens = measure.tokens();
    let minutes = glued_minutes(document, tokens.start).filter(|_| draft.rest == 0.0)?;
    Some((tokens, minutes / 60.0))
}

/// True at the end of the phrase of a height: it stood six foot one. (Not: five feet three times.)
fn closes_height(document: &Document, at: usize) -> bool {
    let Some(token) = document.tokens.get(at) else { return true };
    let closing = WordClass::CONJUNCTION | WordClass::AUXILIARY | WordClass::PREPOSITION;
    let mark = token.kind == TokenKind::Mark && !document.is_any(at, &["%", "-", "/"]);
    mark || document.in_group(at, Groups::EXTENT) || token.class.intersects(closing) && !document.is(at, "of")
}

/// The cents without their name: 15 dollars 50. The end of the sentence or a mark follows. (Not: 5 dollars a dozen.)
fn cents_alone(document: &Document, named: bool, first: usize, numeral: &Numeral) -> Option<(Range<usize>, f64)> {
    let end = numeral.tokens.end;
    let closed = document.tokens.get(end).is_none_or(|t| t.kind == TokenKind::Mark) || document.is(end, "more");
    let cents = (1.0..100.0).contains(&numeral.value) && numeral.value.fract() == 0.0 && !document.is(first, "a");
    (named && closed && cents && !document.is(first - 1, ",")).then_some((first..end, numeral.value / 100.0))
}
