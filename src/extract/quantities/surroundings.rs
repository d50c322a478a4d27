//! What stands around the number and its unit: bounds, the denominator of a rate, words of change.

use super::draft::Draft;
use super::lists::{bound_after, bound_before, same_sentence, unit_at};
use super::{Pattern, changes, rates};
use crate::document::{Document, TokenKind};
use crate::lexicon::WordClass;
use crate::schema::UnitKind;
use std::ops::Range;

/// Adds what stands around a quantity.
pub fn read(document: &Document, draft: &mut Draft, floor: usize) {
    modifier(document, draft, floor);
    qualifier(document, draft);
    rates::read(document, draft);
    changes::read(document, draft, floor);
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
        if draft.modifier.is_none() && (is_during(document, draft, first) || is_about(document, draft, first)) {
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

/// No bound but a verb's preposition: "over" that tells what a quarrel or trial is about: jailed over £2m fraud, a row over 300 jobs.
fn is_about(document: &Document, draft: &Draft, first: usize) -> bool {
    const QUARRELS: &[&str] = &[
        "jailed",
        "sued",
        "suing",
        "sue",
        "fined",
        "charged",
        "arrested",
        "convicted",
        "sentenced",
        "investigated",
        "probed",
        "quizzed",
        "row",
        "dispute",
        "disputes",
        "protest",
        "protests",
        "protested",
        "strike",
        "strikes",
        "clash",
        "clashes",
        "clashed",
        "fight",
        "fighting",
        "battle",
        "anger",
        "outrage",
        "fury",
        "angry",
        "concern",
        "concerns",
        "fears",
        "lawsuit",
        "talks",
        "inquiry",
        "probe",
        "standoff",
        "criticised",
        "criticized",
        "resigned",
        "resigns",
    ];
    let over = document.is(first, "over") && first + 1 == draft.start;
    // "adds up to 12" is a sum.
    let sum = document.is(first, "up") && first > 0 && document.is_any(first - 1, &["add", "adds", "added", "adding"]);
    sum || over && first > 0 && same_sentence(document, first - 1, first) && document.is_any(first - 1, QUARRELS)
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
