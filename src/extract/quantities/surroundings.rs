//! What stands around the number and its unit: bounds, the denominator of a rate, words of change.

use super::Pattern;
use super::draft::Draft;
use super::lists::{bound_after, bound_before, change_noun, change_word, same_sentence, unit_at};
use crate::document::{Document, Numeral, TokenKind};
use crate::lexicon::WordClass;
use crate::schema::UnitKind;
use std::ops::Range;

/// Adds what stands around a quantity.
pub fn read(document: &Document, draft: &mut Draft, floor: usize) {
    modifier(document, draft, floor);
    qualifier(document, draft);
    denominator(document, draft);
    change(document, draft, floor);
}

/// The bounding words before: "more than", also two in a row ("up to about").
fn modifier(document: &Document, draft: &mut Draft, floor: usize) {
    if draft.upper.is_some() && draft.pattern != Pattern::Ratio {
        let before = draft.start.checked_sub(1).filter(|&before| before >= floor);
        if let Some(between) = before.filter(|&before| document.is_any(before, &["between", "from"])) {
            draft.start = between;
            draft.modifier = Some(between..between + 1);
        }
    }
    let end = draft.start;
    for _ in 0..2 {
        let Some((first, _)) = bound_before(document, draft.start).filter(|&(first, _)| first >= floor) else { break };
        if draft.modifier.is_none() && is_during(document, draft, first) {
            break;
        }
        draft.start = first;
    }
    if draft.start < end {
        let end = draft.modifier.clone().map_or(end, |modifier| modifier.end);
        draft.modifier = Some(draft.start..end);
    }
}

/// "over" before a stretch of time says when, unless a preposition or a verb of lasting stands before it: invested over
/// four years; for over four years.
fn is_during(document: &Document, draft: &Draft, first: usize) -> bool {
    let over = document.is_any(first, &["over", "above", "under"]) && first + 1 == draft.start;
    let time = draft.pattern == Pattern::Measure
        && draft
            .unit
            .clone()
            .and_then(|unit| unit_at(document, unit.start))
            .is_some_and(|(_, unit)| unit.kind == UnitKind::Duration);
    if !over || !time {
        return false;
    }
    let Some(before) = first.checked_sub(1).filter(|&before| same_sentence(document, before, first)) else {
        return false;
    };
    let lasting =
        ["took", "takes", "take", "taken", "lasted", "lasts", "spent", "last", "just", "spanning", "well", "waited"];
    let class = document.class(before);
    !(class.intersects(WordClass::AUXILIARY | WordClass::PREPOSITION) || document.is_any(before, &lasting))
}

/// The token behind a bounding phrase at a number ("or more"), or the same token when none is there.
pub fn past_qualifier(document: &Document, at: usize) -> usize {
    bounded_behind(document, at).map_or(at, |tokens| tokens.end)
}

/// "or more", "at least", "-plus" behind a number or its noun, where no other number follows for it.
fn bounded_behind(document: &Document, at: usize) -> Option<Range<usize>> {
    if at == 0 || !same_sentence(document, at - 1, at) {
        return None;
    }
    let hyphen = document.is(at, "-") && document.glued(at);
    let first = at + usize::from(hyphen);
    if !same_sentence(document, at, first) {
        return None;
    }
    let (tokens, _) = bound_after(document, first)?;
    let joined = document.is_any(first, &["plus", "odd", "ish"]);
    let number_follows = document.tokens.get(tokens.end).is_some_and(|t| {
        t.kind == TokenKind::Number
            || t.class.contains(WordClass::NUMBER)
            || crate::document::is_currency_sign(document.word(tokens.end))
    });
    let than = document.is_any(tokens.end, &["than"]);
    (joined == hyphen && !number_follows && !than).then_some(at..tokens.end)
}

fn qualifier(document: &Document, draft: &mut Draft) {
    let number = draft.upper.clone().map_or(draft.numeral.tokens.end, |upper| upper.end);
    let found = bounded_behind(document, number).or_else(|| bounded_behind(document, draft.end));
    if let Some(tokens) = found {
        draft.extend(tokens.end);
        draft.qualifier = Some(tokens);
    }
}

/// a barrel, per 100,000 people, each year, /day
fn denominator(document: &Document, draft: &mut Draft) {
    let at = draft.end;
    let rate = document.is(at, "per") && document.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number);
    if draft.unit.is_none() && draft.pattern == Pattern::Count && !rate || !same_sentence(document, draft.start, at) {
        return;
    }
    let hyphen = usize::from(document.is(at, "-"));
    let first = at + hyphen;
    let end = if document.is_any(first, &["per", "/"]) {
        per_noun(document, first + 1)
    } else if document.is_any(first, &["a", "an", "each", "every"]) {
        let noun = first + 1 + usize::from(hyphen == 1 && document.is(first + 1, "-"));
        is_denominator(document, noun).then_some(noun + 1)
    } else if document.is_any(first, &["apiece", "annually"]) {
        Some(first + 1)
    } else {
        None
    };
    if let Some(end) = end.filter(|&end| same_sentence(document, first, end - 1)) {
        draft.per = Some(first..end);
        draft.next = draft.next.max(end);
    }
}

/// The end of what stands behind "per": a noun, or a number and a noun.
fn per_noun(document: &Document, first: usize) -> Option<usize> {
    if !document.tokens.get(first).is_some_and(|t| t.kind != TokenKind::Mark) {
        return None;
    }
    let noun = Numeral::at(document, first).map_or(first, |numeral| numeral.tokens.end);
    if let Some((tokens, _)) = document.tokens.get(noun).and_then(|_| unit_at(document, noun)) {
        return Some(tokens.end);
    }
    let counted = super::noun::counted(document, noun, false).filter(|_| noun > first);
    Some(counted.map_or(
        noun + usize::from(noun == first || document.tokens.get(noun).is_some_and(|t| t.kind == TokenKind::Word)),
        |noun| noun.end,
    ))
}

/// A noun that rates are told by with "a": a unit, or one of the things sold and counted.
fn is_denominator(document: &Document, at: usize) -> bool {
    const THINGS: &[&str] = &[
        "share",
        "head",
        "person",
        "piece",
        "unit",
        "dozen",
        "game",
        "season",
        "night",
        "student",
        "ticket",
        "bottle",
        "household",
        "worker",
        "employee",
        "family",
        "vote",
        "copy",
        "item",
        "seat",
        "match",
        "child",
        "plate",
        "ride",
        "trip",
        "call",
        "visit",
        "customer",
        "bag",
        "pack",
        "patient",
        "ad",
        "hundred",
    ];
    if document.tokens.get(at).is_none() {
        return false;
    }
    document.is_any(at, THINGS) || unit_at(document, at).is_some_and(|(_, unit)| unit.form.len() > 2)
}

/// The word that makes the quantity a change: rose 5 percent, a 5 percent rise, an increase of 5 percent, 200 more.
fn change(document: &Document, draft: &mut Draft, floor: usize) {
    draft.change = change_before(document, draft, floor).or_else(|| change_behind(document, draft));
}

/// "up" or "down" that belongs to a verb: makes up 40 percent.
fn is_particle(document: &Document, at: usize) -> bool {
    let verb = at > 0
        && document.class(at - 1).contains(WordClass::VERB)
        && !document.class(at - 1).contains(WordClass::AUXILIARY);
    let traded = at > 0
        && document.is_any(at - 1, &["closed", "finished", "ended", "traded", "went", "shares", "moved", "close"]);
    document.is_any(at, &["up", "down"]) && verb && !traded
}

/// Verbs of getting, which make no change of a number of things: gained 20 delegates.
const GAINS: &[&str] = &["gain", "gains", "gained", "gaining", "advance", "advances", "advanced", "up", "down"];

fn change_before(document: &Document, draft: &Draft, floor: usize) -> Option<Range<usize>> {
    let mut at = draft.start.checked_sub(1)?;
    let adverb = document.class(at).contains(WordClass::ADVERB) && document.word(at).ends_with("ly");
    at = at.checked_sub(usize::from(adverb))?;
    if document.is_any(at, &["by", "another", "a", "further"]) {
        at = at.checked_sub(1)?;
    }
    if document.is(at, "of") {
        at = at.checked_sub(1)?;
        let noun = at >= floor
            && same_sentence(document, at, draft.start)
            && change_noun(document, at).is_some()
            && !document.is_any(at, &["more", "less"]);
        return noun.then_some(at..at + 1);
    }
    let counted = draft.pattern == Pattern::Count && !document.is(at + 1, "by");
    let moved = change_word(document, at).is_some() && !(counted && document.is_any(at, GAINS));
    (moved && !is_particle(document, at) && at >= floor && same_sentence(document, at, draft.start))
        .then_some(at..at + 1)
}

fn change_behind(document: &Document, draft: &Draft) -> Option<Range<usize>> {
    let number = draft.upper.clone().map_or(draft.numeral.tokens.end, |upper| upper.end);
    let reach = if draft.pattern == Pattern::Count { number..number + 1 } else { draft.end..draft.end + 3 };
    for at in reach {
        if !same_sentence(document, draft.start, at)
            || document.tokens[at].kind == TokenKind::Mark && !document.is(at, "-")
        {
            return None;
        }
        let compared = document.is_any(at + 1, &["than"]) && draft.pattern == Pattern::Count;
        if change_noun(document, at).is_some() && !compared {
            return Some(at..at + 1);
        }
        if document.class(at).intersects(WordClass::PREPOSITION | WordClass::CONJUNCTION | WordClass::AUXILIARY) {
            return None;
        }
    }
    None
}
