//! The context of the number and its unit: bounds, the denominator of a rate, words of change.

use super::bounds::{bounded_after, stronger};
use super::draft::{Draft, Pattern};
use super::lists::{bound_before, change_word};
use super::{changes, noun, rates};
use crate::document::Document;
use crate::lexicon::{Groups, WordClass};
use crate::schema::{Bound, UnitKind};

/// Adds the context of a quantity.
pub fn read(document: &Document, draft: &mut Draft, floor: usize) {
    modifier(document, draft, floor);
    lower_price(document, draft, floor);
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
    let (end, mut at) = (draft.start, past_stretch(document, draft, floor));
    for _ in 0..2 {
        let Some((first, bound)) = bound_before(document, at).filter(|&(first, _)| first >= floor) else { break };
        if draft.modifier.is_none() && is_no_bound(document, draft, first, bound) {
            break;
        }
        draft.bound_before = stronger(Some(bound), draft.bound_before);
        draft.start = first;
        at = first;
    }
    if draft.start < end {
        let end = draft.modifier.clone().map_or(end, |modifier| modifier.end);
        draft.modifier = Some(draft.start..end);
    }
}

/// Where the bound of a duration is looked for: before "the past", if its number follows (almost the past 60 days),
/// else before the number.
fn past_stretch(document: &Document, draft: &Draft, floor: usize) -> usize {
    let start = draft.start;
    let led = start >= floor + 2
        && kind(draft) == Some(UnitKind::Duration)
        && document.is_any(start - 1, &["past", "last", "next", "coming"])
        && document.is(start - 2, "the")
        && bound_before(document, start - 2).is_some_and(|(first, bound)| bound == Bound::About && first >= floor);
    if led { start - 2 } else { start }
}

/// The kind of the measure; none for counts.
fn kind(draft: &Draft) -> Option<UnitKind> {
    draft.measure.as_ref().map(|measure| measure.kind())
}

/// A word that looks like a bound but says where, when or what about.
fn is_no_bound(document: &Document, draft: &Draft, first: usize, bound: Bound) -> bool {
    let within = document.is(first, "within") && first + 1 == draft.start;
    within && !is_limit(document, draft)
        || is_during(document, draft, first)
        || is_about(document, draft, first)
        || is_above(document, draft, first)
        || is_over_a_few(document, draft, first)
        || is_beyond(document, draft, first)
        || bound == Bound::AtMost && is_sum(document, first)
}

/// "within" bounds a duration or a distance; within five votes only means near them.
fn is_limit(document: &Document, draft: &Draft) -> bool {
    let measured = matches!(kind(draft), Some(UnitKind::Duration | UnitKind::Length | UnitKind::Percent));
    measured && !document.is_any(draft.end, &["of", "from"]) || kind(draft) == Some(UnitKind::Duration)
}

/// "over" before a duration says when, unless a preposition or a verb of lasting is before it: invested over four
/// years; for over four years.
fn is_during(document: &Document, draft: &Draft, first: usize) -> bool {
    let over = document.is_any(first, &["over", "above", "under"]) && first + 1 == draft.start;
    if !over || draft.pattern != Pattern::Measure || kind(draft) != Some(UnitKind::Duration) {
        return false;
    }
    let Some(before) = first.checked_sub(1).filter(|&before| document.same_sentence(before, first)) else {
        return false;
    };
    let class = document.class(before);
    let bounds = class.intersects(WordClass::AUXILIARY | WordClass::PREPOSITION);
    !(bounds || document.in_group(before, Groups::LASTING))
}

/// "over" that says what a quarrel or trial is about: jailed over £2m fraud, a row over 300 jobs.
fn is_about(document: &Document, draft: &Draft, first: usize) -> bool {
    let over = document.is(first, "over") && first + 1 == draft.start;
    over && first > 0 && document.same_sentence(first - 1, first) && document.in_group(first - 1, Groups::QUARREL)
}

/// "over" that says where: smoke hung over three villages; a roof stood over a thousand-seat hall.
fn is_above(document: &Document, draft: &Draft, first: usize) -> bool {
    let place = document.is_any(first, &["over", "above", "below", "under", "around"]) && first + 1 == draft.start;
    let named = document.is_any(draft.start, &["a", "an"]) && noun::attribute(document, draft.numbers_end()).is_some();
    let things = draft.pattern == Pattern::Count && draft.unit.is_some();
    let hangs = first > 0
        && document.same_sentence(first - 1, first)
        && document.in_group(first - 1, Groups::HANGS)
        && change_word(document, first - 1).is_none();
    place && (named || things && hangs)
}

/// "over" before a few things after a verb of motion, a passive or a word of winning: flew over two towns; seen over two
/// airports; the win over two rivals. (Not: killed over ten people.)
fn is_over_a_few(document: &Document, draft: &Draft, first: usize) -> bool {
    const FEW: std::ops::RangeInclusive<f64> = 2.0..=12.0;
    let over = document.is(first, "over") && first + 1 == draft.start && draft.pattern == Pattern::Count;
    let few = FEW.contains(&draft.numeral.value) && draft.upper.is_none() && draft.unit.is_some();
    let Some(before) = first.checked_sub(1).filter(|&before| over && few && document.same_sentence(before, first))
    else {
        return false;
    };
    let participle = ["ed", "en", "wn"].iter().any(|end| document.word(before).ends_with(end));
    let passive = before > 0 && document.in_group(before - 1, Groups::BE) && participle;
    passive || document.in_group(before, Groups::MOVING | Groups::BEATING)
}

/// "above" after a share says how far above: 5 percent above $40, 3% over 200 euros.
fn is_beyond(document: &Document, draft: &Draft, first: usize) -> bool {
    let place = document.is_any(first, &["over", "above", "below", "under"]) && first + 1 == draft.start;
    let share = first > 0 && document.is_any(first - 1, &["%", "percent", "cent", "pc", "pct", "points"]);
    place && share && document.same_sentence(first - 1, first)
}

/// "adds up to 12" is a sum.
fn is_sum(document: &Document, first: usize) -> bool {
    document.is(first, "up") && first > 0 && document.is_any(first - 1, &["add", "adds", "added", "adding"])
}

/// "from" before a price is its lower bound if things are sold (tickets from $90) and no other amount follows as its
/// upper end (up from $90 to $95, from $90 a year earlier).
fn lower_price(document: &Document, draft: &mut Draft, floor: usize) {
    let money = draft.pattern == Pattern::Money && draft.upper.is_none() && draft.modifier.is_none();
    let Some(from) = draft.start.checked_sub(1).filter(|&from| money && from >= floor && document.is(from, "from"))
    else {
        return;
    };
    let before = from.checked_sub(1).filter(|&before| document.same_sentence(before, from));
    let opens = before.is_none_or(|before| document.in_group(before, Groups::PRICED) || document.is(before, "("));
    let calendar = WordClass::CALENDAR | WordClass::MONTH;
    let leads = (draft.end..draft.end + 4).any(|at| {
        document.same_sentence(from, at)
            && (document.is_any(at, &["to", "earlier", "before", "ago"])
                || document.class(at).intersects(calendar) && !document.is_any(at, &["day", "week", "month", "night"]))
    });
    if opens && !leads && before.is_none_or(|before| change_word(document, before).is_none()) {
        draft.start = from;
        draft.modifier = Some(from..from + 1);
        draft.bound_before = Some(Bound::AtLeast);
    }
}

fn qualifier(document: &Document, draft: &mut Draft) {
    let number = draft.numbers_end();
    let found = bounded_after(document, number).or_else(|| bounded_after(document, draft.end));
    if let Some((tokens, bound)) = found {
        draft.extend(tokens.end);
        draft.bound_after = Some(bound);
    }
}
