//! Bounds after a number: or more, at least, -plus, +.

use super::lists::bound_after;
use crate::document::{Document, Numeral, TokenKind, is_currency_sign};
use crate::lexicon::WordClass;
use crate::schema::Bound;
use std::ops::Range;

/// The token after a bounding phrase after a number ("or more"), or the same token if there is none.
pub fn past_qualifier(document: &Document, at: usize) -> usize {
    bounded_after(document, at).map_or(at, |(tokens, _)| tokens.end)
}

/// "or more", "at least", "-plus" after a number or its noun, if it does not belong to another number after it.
pub fn bounded_after(document: &Document, at: usize) -> Option<(Range<usize>, Bound)> {
    if at == 0 || !document.same_sentence(at - 1, at) {
        return None;
    }
    let hyphen = document.is(at, "-") && document.glued(at);
    let first = at + usize::from(hyphen);
    if !document.same_sentence(at, first) {
        return None;
    }
    let (tokens, bound) = bound_after(document, first)?;
    let joined = document.is_any(first, &["plus", "odd", "ish"]);
    let number_follows = Numeral::at(document, tokens.end).is_some()
        || document.tokens.get(tokens.end).is_some_and(|t| {
            t.kind == TokenKind::Number
                || t.class.contains(WordClass::NUMBER)
                || is_currency_sign(document.word(tokens.end))
        });
    let than = document.is_any(tokens.end, &["than"]);
    (joined == hyphen && !number_follows && !than).then_some((at..tokens.end, bound))
}

/// The stronger of the bounds given by a phrase before and one after.
pub fn stronger(before: Option<Bound>, after: Option<Bound>) -> Option<Bound> {
    match (before, after) {
        (None | Some(Bound::About), Some(after)) => Some(after),
        (before, _) => before,
    }
}
