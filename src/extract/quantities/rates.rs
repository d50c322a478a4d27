//! The denominator of a rate: a barrel, per 100,000 people, each.

use super::draft::{Draft, Pattern};
use super::lists::unit_at;
use super::noun;
use crate::document::{Document, Numeral, Shape, TokenKind};
use crate::lexicon::{Groups, WordClass};
use std::ops::Range;

/// Adds the denominator after a quantity, or after the substance that it measures: 30,000 tonnes of steel a year.
pub fn read(document: &Document, draft: &mut Draft) {
    let at = draft.end;
    let rate = document.is(at, "per") && document.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number);
    let once = document.is_any(draft.numeral.tokens.start, &["once", "twice", "thrice"]);
    if draft.unit.is_none() && draft.pattern == Pattern::Count && !rate && !once
        || !document.same_sentence(draft.start, at)
    {
        return;
    }
    let found = denominator(document, at).or_else(|| denominator(document, past_stuff(document, at)?));
    if let Some(tokens) = found {
        draft.next = draft.next.max(tokens.end);
        draft.per = Some(tokens);
    }
}

/// The denominator that begins at a token, perhaps after a hyphen.
fn denominator(document: &Document, at: usize) -> Option<Range<usize>> {
    let hyphen = usize::from(document.is(at, "-"));
    let first = at + hyphen;
    let end = if document.is_any(first, &["per", "/"]) {
        per_noun(document, first + 1)?
    } else if document.is_any(first, &["a", "an", "each", "every"]) {
        let noun = first + 1 + usize::from(hyphen == 1 && document.is(first + 1, "-"));
        if is_denominator(document, noun) { noun + 1 } else { alone(document, first)? }
    } else if document.is_any(first, &["apiece", "annually"]) || document.is_any(first, DAILY) && ends(document, first)
    {
        first + 1
    } else {
        return None;
    };
    document.same_sentence(first, end - 1).then_some(first..end)
}

/// Denominators in one word, if they do not belong to what follows: 1,200 patients daily.
const DAILY: &[&str] = &["hourly", "daily", "nightly", "weekly", "monthly", "yearly"];

/// "each" that does not belong to a following word: paid £95 each.
fn alone(document: &Document, at: usize) -> Option<usize> {
    (document.is(at, "each") && ends(document, at)).then_some(at + 1)
}

/// True when the phrase ends with a token: a mark, a preposition or a conjunction follows.
fn ends(document: &Document, at: usize) -> bool {
    document.tokens.get(at + 1).is_none_or(|t| t.kind == TokenKind::Mark)
        || document.class(at + 1).intersects(WordClass::PREPOSITION | WordClass::CONJUNCTION)
            && !document.is(at + 1, "of")
}

/// The token after "of" or "in" and a word or two for a substance: oil, crude oil, bonds.
fn past_stuff(document: &Document, at: usize) -> Option<usize> {
    let named = |at: usize| document.tokens.get(at).is_some_and(|t| t.shape == Shape::Upper);
    let noun = |at: usize| document.class(at).contains(WordClass::NOUN) || named(at);
    let first = at + 1;
    if !document.is_any(at, &["of", "in"]) || !document.same_sentence(at, first + 1) {
        return None;
    }
    let modifier = |at: usize| noun(at) || document.class(at).contains(WordClass::ADJECTIVE);
    let end = if modifier(first) && noun(first + 1) { first + 2 } else { first + 1 };
    (noun(end - 1) && document.same_sentence(at, end)).then_some(end)
}

/// The end of the phrase after "per": a noun, or a number and a noun.
fn per_noun(document: &Document, first: usize) -> Option<usize> {
    if !document.tokens.get(first).is_some_and(|t| t.kind != TokenKind::Mark) {
        return None;
    }
    let at = Numeral::at(document, first).map_or(first, |numeral| numeral.tokens.end);
    if let Some((tokens, _)) = unit_at(document, at) {
        return Some(tokens.end);
    }
    let counted = noun::counted(document, at, false).filter(|_| at > first);
    let word = at == first || document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word);
    Some(counted.map_or(at + usize::from(word), |noun| noun.end))
}

/// A noun used with "a" in rates: a unit, or one of the things sold and counted.
fn is_denominator(document: &Document, at: usize) -> bool {
    if document.tokens.get(at).is_none() {
        return false;
    }
    if document.is_any(at + 1, &["earlier", "ago", "later", "before", "after", "old"]) {
        return false;
    }
    document.in_group(at, Groups::RATE_THING)
        || unit_at(document, at).is_some_and(|(_, unit)| unit.form.len() > 1 && !document.is(at, "in"))
}
