//! Days, hours and two-digit years.

use crate::document::{Document, Numeral, NumeralForm, TokenKind};
use crate::lexicon::{Groups, WordClass};

/// A day next to a month.
pub fn is_day(document: &Document, numeral: &Numeral) -> bool {
    if numeral.form != NumeralForm::Digits || numeral.tokens.len() > 1 {
        return false;
    }
    let at = numeral.tokens.start;
    let day = numeral.value.fract() == 0.0 && (1.0..=31.0).contains(&numeral.value);
    let month = |token: usize| {
        document.same_sentence(token, at)
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
pub fn is_time(document: &Document, numeral: &Numeral) -> bool {
    let end = numeral.tokens.end;
    let of_day = document.is_any(end + 2, &["morning", "afternoon", "evening"]) && document.is(end + 1, "the");
    let hour = (1.0..=12.0).contains(&numeral.value) && numeral.value.fract() == 0.0;
    if hour && document.is(end, "in") && of_day {
        return true;
    }
    if hour && is_working_day(document, numeral) {
        return true;
    }
    let clock = document.same_sentence(numeral.tokens.start, end) && document.in_group(end, Groups::CLOCK);
    clock
        && !is_in_hours(document, numeral)
        && !(document.is(end, "am") && !document.glued(end) && document.tokens[end - 1].kind != TokenKind::Number)
}

/// True for a number of hours: 3 hrs 15 mins. (Not for a time of day: 0930 hrs, 14.30 hrs, at 18 hrs.)
fn is_in_hours(document: &Document, numeral: &Numeral) -> bool {
    let (first, end) = (numeral.tokens.start, numeral.tokens.end);
    let word = document.word(first);
    let minutes = word.split_once('.').is_some_and(|(_, minutes)| minutes.len() == 2);
    let clock = minutes || word.starts_with('0') || numeral.form == NumeralForm::Digits && word.len() == 4;
    let at = first > 0 && document.is_any(first - 1, &["at", "until", "till"]);
    document.is(end, "hrs") && !at && !clock
}

/// The hours between which a shop or an office is open: open 9 to 5, works from 8 to 4.
fn is_working_day(document: &Document, numeral: &Numeral) -> bool {
    let (first, end) = (numeral.tokens.start, numeral.tokens.end);
    let number = |at: usize| document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    let dash = |at: usize| document.is_any(at, &["to", "-", "–"]);
    let from = if first > 1 && dash(first - 1) && number(first - 2) { first - 2 } else { first };
    let paired = from < first || dash(end) && number(end + 1);
    let plain =
        |at: usize| at + 3 > document.tokens.len() || document.tokens.get(at).is_none_or(|t| t.kind == TokenKind::Mark);
    let closed = plain(if from < first { end } else { end + 2 });
    let before = from.checked_sub(1 + usize::from(from > 0 && document.is(from - 1, "from")));
    paired
        && closed
        && before.is_some_and(|at| document.same_sentence(at, first) && document.in_group(at, Groups::OPENING_HOURS))
}

/// The last two digits of a year: the class of '92.
pub fn is_short_year(document: &Document, numeral: &Numeral) -> bool {
    let (first, end) = (numeral.tokens.start, numeral.tokens.end);
    let apostrophe = document.glued(first) && document.is_any(first - 1, &["'", "‘"]);
    let inside = document.glued(first.wrapping_sub(1)) || document.glued(end) && !document.is(end, "%");
    apostrophe && document.word(first).len() == 2 && numeral.tokens.len() == 1 && inside
}
