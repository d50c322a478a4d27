//! Numbers that state no quantity: years, dates, times of day, ranks, scores, telephone numbers, labels, parts of names.

use super::draft::Draft;
use super::lists::{contest, is_named_number, is_year, same_sentence, unit_at};
use crate::document::{Document, Numeral, NumeralForm, Shape, TokenKind};
use crate::extract::{Calendar, Name};
use crate::lexicon::{Groups, WordClass};
use crate::schema::UnitKind;

/// The spans that hold no quantities, walked along with the text.
pub struct Taken<'a> {
    names: &'a [Name],
    dates: &'a [Calendar],
}

impl<'a> Taken<'a> {
    /// From the names and dates of a document, in order.
    pub fn new(names: &'a [Name], dates: &'a [Calendar]) -> Self {
        Self { names, dates }
    }

    /// True when a token is a part of a date.
    pub fn holds_token(&mut self, document: &Document, at: usize) -> bool {
        let token = document.tokens[at].span;
        while self.dates.first().is_some_and(|date| date.span.end <= token.start) {
            self.dates = &self.dates[1..];
        }
        self.dates.first().is_some_and(|date| date.span.overlaps(token))
    }

    /// True when the number is a date or a part of one, or stands inside a name and not at its beginning.
    pub fn holds(&mut self, document: &Document, numeral: &Numeral) -> bool {
        let number = document.span_of(numeral.tokens.clone());
        while self.names.first().is_some_and(|name| name.span.end <= number.start) {
            self.names = &self.names[1..];
        }
        while self.dates.first().is_some_and(|date| date.span.end <= number.start) {
            self.dates = &self.dates[1..];
        }
        let dated = self.dates.first().is_some_and(|date| date.span.overlaps(number));
        let named = |name: &Name| name.span.start < number.start && name.span.contains(number);
        dated || self.names.first().is_some_and(named) && !is_percent(document, numeral.tokens.end)
    }
}

/// True when the marks and words around the number make it something else than a quantity.
pub fn is_no_quantity(document: &Document, numeral: &Numeral) -> bool {
    let (first, end) = (numeral.tokens.start, numeral.tokens.end);
    glued_before(document, first)
        || glued_behind(document, numeral)
        || is_day(document, numeral)
        || is_time(document, numeral)
        || is_label(document, numeral)
        || is_address(document, numeral)
        || is_short_year(document, numeral)
        || is_row_of_digits(document, numeral)
        || is_result(document, numeral)
        || is_stars(document, numeral)
        || first > 0 && document.is_any(first - 1, &["#", "№"]) && same_sentence(document, first - 1, first)
        || document.word(end - 1).starts_with('0')
            && numeral.tokens.len() == 1
            && document.word(first).len() > 1
            && !document.word(first).contains('.')
}

/// The end of the result of a vote or match told with "to": 90 to 10.
pub fn past_result(document: &Document, numeral: &Numeral) -> Option<usize> {
    let to = numeral.tokens.end;
    let digits = |at: usize| document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    let shape = document.is(to, "to") && digits(to - 1) && digits(to + 1) && numeral.tokens.len() == 1;
    // A won game, not the won of Korea.
    let first = numeral.tokens.start;
    let priced = document.currency_before(first) && !document.is(first - 1, "won");
    let result = shape && contest(document, first) && !priced;
    let bare = document.tokens.get(to + 2).is_none_or(|t| t.kind == TokenKind::Mark && !document.is(to + 2, "%"))
        || document.class(to + 2).intersects(WordClass::PREPOSITION | WordClass::CONJUNCTION);
    (result && bare).then_some(to + 2)
}

/// Something of a word or address stands right before: F-16, ID:5, /24.
fn glued_before(document: &Document, first: usize) -> bool {
    if !document.glued(first) {
        return false;
    }
    let before = document.word(first - 1);
    match document.tokens[first - 1].kind {
        TokenKind::Word => !document.currency_before(first),
        TokenKind::Number => true,
        TokenKind::Mark if matches!(before, "-" | "–" | "—" | "--") => {
            before != "—"
                && before != "--"
                && !(first > 1 && document.is_any(first - 2, &["now", "then"]))
                && document.glued(first - 1)
                && first > 1
                && document.tokens[first - 2].kind != TokenKind::Mark
        }
        TokenKind::Mark if before == "." && runs_on(document, first) => false,
        TokenKind::Mark => {
            matches!(before, "/" | "#" | "@" | "_" | "=" | "&" | "%" | "?" | ":" | ".") && document.glued(first - 1)
        }
    }
}

/// The full stop of a sentence with its space forgotten: "is under threat.15 months into".
fn runs_on(document: &Document, first: usize) -> bool {
    if first < 2 {
        return false;
    }
    let word = document.word(first - 2);
    let plain = word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase()) && !document.glued(first - 2);
    plain && !document.glued(first + 1)
}

/// Something right behind makes it a rank, a decade, a time, a score or an address: 4th, 1960s, 7:30, 2/3/16, 5G.
fn glued_behind(document: &Document, numeral: &Numeral) -> bool {
    let end = numeral.tokens.end;
    if !document.glued(end) || end >= document.tokens.len() {
        return false;
    }
    let digits = document.tokens[end - 1].kind == TokenKind::Number;
    let number_next = document.glued(end + 1) && document.tokens[end + 1].kind == TokenKind::Number;
    match document.word(end) {
        "st" | "nd" | "rd" | "th" | "s" | "D" | "G" | "x" if digits => true,
        "'s" | "’s" => digits,
        ":" | "/" | "." | "_" | "=" => number_next,
        _ => false,
    }
}

/// A day beside a month.
fn is_day(document: &Document, numeral: &Numeral) -> bool {
    if numeral.form != NumeralForm::Digits || numeral.tokens.len() > 1 {
        return false;
    }
    let at = numeral.tokens.start;
    let day = numeral.value.fract() == 0.0 && (1.0..=31.0).contains(&numeral.value);
    let month = |token: usize| {
        same_sentence(document, token, at)
            && document.class(token).contains(WordClass::MONTH)
            && document.tokens[token].capitalised()
    };
    let ranged = at > 1 && document.is_any(at - 1, &["-", "–", "to", "and"]);
    if day && (at > 0 && month(at - 1) || month(at + 1) || at > 2 && ranged && month(at - 3)) {
        return true;
    }
    false
}

/// A time of day: 7 p.m., 7pm, 10 o'clock, 0900 GMT.
fn is_time(document: &Document, numeral: &Numeral) -> bool {
    let end = numeral.tokens.end;
    let of_day = document.is_any(end + 2, &["morning", "afternoon", "evening"]) && document.is(end + 1, "the");
    let hour = (1.0..=12.0).contains(&numeral.value) && numeral.value.fract() == 0.0;
    if hour && document.is(end, "in") && of_day {
        return true;
    }
    let clock = same_sentence(document, numeral.tokens.start, end) && document.in_group(end, Groups::CLOCK);
    clock && !(document.is(end, "am") && !document.glued(end) && document.tokens[end - 1].kind != TokenKind::Number)
}

/// The stars of a hotel or a general: a five-star hotel, under five stars.
fn is_stars(document: &Document, numeral: &Numeral) -> bool {
    let end = numeral.tokens.end;
    let few = (1.0..=7.0).contains(&numeral.value);
    few && (document.is(end, "-") && document.is(end + 1, "star")
        || document.is(end, "stars")
            && numeral.tokens.start > 0
            && document.is_any(numeral.tokens.start - 1, &["under", "above", "below", "of"]))
}

/// A number that names a thing: Article 50, Boeing 737, page 5, BBC Two, No. 1.
fn is_label(document: &Document, numeral: &Numeral) -> bool {
    let first = numeral.tokens.start;
    // A sentence is taken to end at the "p." before the number of a page.
    let page = first > 1 && document.is(first - 1, ".") && document.is_any(first - 2, &["p", "pp"]);
    if page && document.glued(first - 1) && !document.glued(first - 2) {
        return true;
    }
    if first == 0 || !same_sentence(document, first - 1, first) || is_percent(document, numeral.tokens.end) {
        return false;
    }
    let labelled = document.class(first - 1).contains(WordClass::LABEL)
        && !document.is(first - 1, "No")
        && !tells_when(document, numeral.tokens.end);
    let emergency = document.is_any(first, &["911", "999", "112"]) && document.in_group(first + 1, Groups::EMERGENCY);
    labelled
        || emergency
        || is_numbered(document, first)
        || is_named(document, first)
        || numeral.tokens.len() == 1 && is_part_of_name(document, first)
}

fn is_percent(document: &Document, at: usize) -> bool {
    document.is_any(at, &["%", "percent", "per", "pc"])
}

/// A stretch of time that says when: passed the bill 10 years ago.
fn tells_when(document: &Document, at: usize) -> bool {
    let stretch = unit_at(document, at).filter(|(_, unit)| unit.kind == UnitKind::Duration);
    stretch.is_some_and(|(tokens, _)| document.is_any(tokens.end, &["ago", "earlier", "later", "before", "after"]))
}

/// A number that is the name of a thing with its noun (529 plans), or with a letter in brackets: 401(k).
fn is_named(document: &Document, first: usize) -> bool {
    let bracket = document.glued(first + 1) && document.is(first + 1, "(") && document.is(first + 3, ")");
    let lettered = bracket && document.tokens[first + 2].span.len() == 1 && document.glued(first + 2);
    lettered || is_named_number(document, first)
}

/// No. 1, sec. 5, p. 12
fn is_numbered(document: &Document, first: usize) -> bool {
    let stop = document.is(first - 1, ".") && first > 1 && same_sentence(document, first - 2, first);
    document.is_any(first - 1, &["No.", "Nos.", "no."])
        || stop
            && (document.class(first - 2).contains(WordClass::LABEL)
                || document.is_any(first - 2, &["no", "vol", "art"]))
}

/// A number behind a word with a capital that does not open the sentence, or a number word with a capital itself.
fn is_part_of_name(document: &Document, first: usize) -> bool {
    if is_headline_case(document, first) {
        return false;
    }
    let before = &document.tokens[first - 1];
    let function = WordClass::PREPOSITION
        | WordClass::CONJUNCTION
        | WordClass::DETERMINER
        | WordClass::PRONOUN
        | WordClass::AUXILIARY
        | WordClass::WEEKDAY
        | WordClass::MONTH
        | WordClass::CURRENCY
        | WordClass::ADVERB;
    let capitals = before.capitalised() || before.shape == Shape::Mixed;
    // A number in small letters is no part of a name: gave Ann Lee three stars.
    let digits = document.tokens[first].kind == TokenKind::Number;
    let below_zero = document.is_any(first + 1, &["below", "above"]) && document.is(first + 2, "zero");
    let named =
        digits && !below_zero && before.kind == TokenKind::Word && capitals && !before.class.intersects(function);
    let opens = document.sentences[before.sentence as usize].tokens.start == first - 1;
    named && !opens || is_name_word(document, first) && !opens_sentence(document, first)
}

/// A house number: 3270 M Street, 10 Downing St, 131 West 23rd Street.
fn is_address(document: &Document, numeral: &Numeral) -> bool {
    let end = numeral.tokens.end;
    let digits = numeral.tokens.len() == 1 && document.tokens[end - 1].kind == TokenKind::Number;
    let street = |at: &usize| {
        let named = document.tokens.get(*at).is_some_and(|t| t.capitalised());
        named && document.in_group(*at, Groups::STREET) && same_sentence(document, end - 1, *at)
    };
    let named = |at: usize| {
        let token = &document.tokens[at];
        let rank = document.glued(at) && document.is_any(at, &["st", "nd", "rd", "th"]);
        token.capitalised() || token.kind == TokenKind::Number || rank || document.in_group(at, Groups::COMPASS)
    };
    digits && (end + 1..end + 6).find(street).is_some_and(|street| (end..street).all(named))
}

/// The last two digits of a year: the class of '92.
fn is_short_year(document: &Document, numeral: &Numeral) -> bool {
    let (first, end) = (numeral.tokens.start, numeral.tokens.end);
    let apostrophe = document.glued(first) && document.is_any(first - 1, &["'", "‘"]);
    let inside = document.glued(first.wrapping_sub(1)) || document.glued(end) && !document.is(end, "%");
    apostrophe && document.word(first).len() == 2 && numeral.tokens.len() == 1 && inside
}

/// A number word with a capital inside a sentence: the Six Nations, BBC Two.
fn is_name_word(document: &Document, at: usize) -> bool {
    document.tokens[at].kind == TokenKind::Word && document.tokens[at].capitalised()
}

/// True at the first word of a sentence, of a quotation or behind a colon.
fn opens_sentence(document: &Document, at: usize) -> bool {
    let start = document.sentences[document.tokens[at].sentence as usize].tokens.start;
    at == start || document.tokens[at - 1].kind == TokenKind::Mark
}

/// True when the sentence is a line of which most words have capitals, as in headlines.
fn is_headline_case(document: &Document, at: usize) -> bool {
    let sentence = &document.sentences[document.tokens[at].sentence as usize].tokens;
    let words = || document.tokens[sentence.clone()].iter().take(20).filter(|t| t.kind == TokenKind::Word);
    2 * words().filter(|t| t.capitalised()).count() > words().count()
}

/// "scores" that are results: low test scores, her credit scores.
fn is_result(document: &Document, numeral: &Numeral) -> bool {
    let first = numeral.tokens.start;
    let before = first.checked_sub(1).filter(|&before| same_sentence(document, before, first));
    let described = before.is_some_and(|before| {
        let class = document.class(before);
        let word = class.intersects(WordClass::NOUN | WordClass::ADJECTIVE) && !class.contains(WordClass::PREPOSITION);
        word || class.contains(WordClass::DETERMINER)
    });
    document.is(first, "scores") && described && !document.is(first + 1, "of")
}

/// A telephone number: digits behind a plus (+44 20 7946 0958), or in groups with digits behind them that make no group
/// (800 555 0199).
fn is_row_of_digits(document: &Document, numeral: &Numeral) -> bool {
    let digits = |at: usize| document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    let first = numeral.tokens.start;
    let plus = document.glued(first) && document.is(first - 1, "+");
    (plus || numeral.tokens.len() > 1) && numeral.tokens.clone().all(digits) && digits(numeral.tokens.end)
}

/// The token behind further numbers that are joined to one that is no quantity: by hyphens, slashes or colons
/// (555-12-34, 6:3, 1/2/16), and by spaces in a telephone number (0800 555 111, +44 20 7946 0958).
pub fn past_joined_numbers(document: &Document, numeral: &Numeral) -> usize {
    let first = numeral.tokens.start;
    let telephone =
        document.word(first).starts_with('0') && document.word(first).len() > 2 || is_row_of_digits(document, numeral);
    let number = |at: usize| document.tokens.get(at).is_some_and(|next| next.kind == TokenKind::Number);
    let joined = |at: usize| {
        number(at + 1)
            && document.glued(at)
            && document.glued(at + 1)
            && document.is_any(at, &["-", "–", "/", ":", "."])
    };
    let mut at = numeral.tokens.end;
    loop {
        if joined(at) {
            at += 2;
        } else if telephone && number(at) {
            at += 1;
        } else {
            return at;
        }
    }
}

/// True for digits that are rather a year than a count: 1100 to 2099 without a comma, no plain plural of people or
/// things behind, or a word of time before.
pub fn is_year_number(document: &Document, draft: &Draft) -> bool {
    let at = draft.numeral.tokens.start;
    if draft.numeral.tokens.len() > 1 || !is_year(document, at) {
        return false;
    }
    let Some(noun) = draft.unit.clone() else { return true };
    let timed = at > 0 && document.in_group(at - 1, Groups::YEAR_LEADER);
    let round = draft.numeral.value % 50.0 == 0.0;
    timed || !(round || document.class(noun.end - 1).contains(WordClass::UNMARKED_PLURAL))
}

/// True when a number without unit or noun can be a quantity: not "the two", no list number, no joined number, no hour.
pub fn may_stand_alone(document: &Document, draft: &Draft) -> bool {
    let (first, end) = (draft.numeral.tokens.start, draft.end);
    let before = first.checked_sub(1).filter(|&before| same_sentence(document, before, first));
    let is_before = |words: &[&str]| before.is_some_and(|before| document.is_any(before, words));
    let mark = |at: usize| document.tokens.get(at).is_none_or(|t| t.kind == TokenKind::Mark);
    let numbered = before.is_none() && mark(end) && draft.numeral.tokens.len() == 1;
    let separated = document.is_any(end, &[".", ",", ")", "\"", "”"]);
    let dash = document.is_any(end, &["—", "--"]);
    let joined = mark(end) && document.glued(end) && document.glued(end + 1) && !separated && !dash;
    let bracketed = is_before(&["("]) && document.is(end, ")");
    let glued_word = document.glued(end) && !mark(end);
    let counted = document.is_any(end, &["who", "whose"]);
    let among = is_before(&["which"]) && document.class(end).contains(WordClass::AUXILIARY);
    let pronoun = is_before(&["the", "these", "those", "other", "all", "any", "which", "top"]) && !counted && !among;
    const LONGEST: usize = 8;
    let code = document.word(first).len() > LONGEST && document.word(first).bytes().all(|b| b.is_ascii_digit());
    let zero = document.is(first, "zero");
    !(zero || code || numbered || joined || bracketed || glued_word || pronoun || is_hour(document, draft))
}

/// A bare number to twelve behind "at" or "by" is an hour: opens at 7; with minutes to 24: died at 11.45.
fn is_hour(document: &Document, draft: &Draft) -> bool {
    let first = draft.numeral.tokens.start;
    let minutes = document.word(first).split_once('.').is_some_and(|(hour, minutes)| {
        hour.len() <= 2 && minutes.len() == 2 && minutes < "60" && draft.numeral.value < 24.0
    });
    let hour = draft.numeral.value.fract() == 0.0 && (1.0..=12.0).contains(&draft.numeral.value) || minutes;
    let stands = first > 1
        && document
            .is_any(first - 2, &["stands", "stood", "stand", "remained", "remains", "is", "was", "closed", "set"]);
    hour && first > 0 && document.is_any(first - 1, &["at", "until"]) && !stands
}
