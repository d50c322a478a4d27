//! Whether a number without a unit or noun can be a quantity.

use super::super::draft::Draft;
use super::super::lists::is_year;
use super::super::noun;
use crate::document::{Document, TokenKind};
use crate::lexicon::{Groups, WordClass};

/// True for digits that are more likely a year than a count: 1100 to 2099 without a comma, with no plain plural of
/// people or things after them, or with a word of time before them.
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

/// True when a number without unit or noun can be a quantity: not "the two", a list number, a joined number or an hour.
pub fn may_stand_alone(document: &Document, draft: &Draft) -> bool {
    let (first, end) = (draft.numeral.tokens.start, draft.end);
    let before = first.checked_sub(1).filter(|&before| document.same_sentence(before, first));
    let is_before = |words: &[&str]| before.is_some_and(|before| document.is_any(before, words));
    let mark = |at: usize| document.tokens.get(at).is_none_or(|t| t.kind == TokenKind::Mark);
    let numbered = before.is_none() && mark(end) && draft.numeral.tokens.len() == 1;
    let separated = document.is_any(end, &[".", ",", ")", "\"", "”"]);
    let dash = document.is_any(end, &["—", "--"]);
    let joined = mark(end) && document.glued(end) && document.glued(end + 1) && !separated && !dash;
    let bracketed = is_before(&["("]) && document.is(end, ")");
    let glued_word = document.glued(end) && !mark(end);
    let expecting = noun::counted(document, end, false).unwrap_or(end..end);
    let counted = document.is_any(end, &["who", "whose"]) || noun::expects(document, first, &expecting);
    let among = is_before(&["which"]) && document.class(end).contains(WordClass::AUXILIARY);
    let pronoun = document.in_group(first.wrapping_sub(1), Groups::BEFORE_OF_THEM) && !counted && !among;
    const LONGEST: usize = 8;
    let code = document.word(first).len() > LONGEST && document.word(first).bytes().all(|b| b.is_ascii_digit());
    let zero = document.is(first, "zero");
    !(zero || code || numbered || joined || bracketed || glued_word || pronoun || is_hour(document, draft))
}

/// A bare number up to twelve after "at" or "by" is an hour: opens at 7; with minutes up to 24: died at 11.45.
fn is_hour(document: &Document, draft: &Draft) -> bool {
    let first = draft.numeral.tokens.start;
    let minutes = document.word(first).split_once('.').is_some_and(|(hour, minutes)| {
        hour.len() <= 2 && minutes.len() == 2 && minutes < "60" && draft.numeral.value < 24.0
    });
    let hour = draft.numeral.value.fract() == 0.0 && (1.0..=12.0).contains(&draft.numeral.value) || minutes;
    let is_level = first > 1 && document.in_group(first - 2, Groups::AT_LEVEL);
    hour && first > 0 && document.is_any(first - 1, &["at", "until"]) && !is_level
}
