//! Whether a quantity is a change: rose 5 percent, raised rates by 25 points, a 5 percent rise, 200 more.

use super::draft::{Draft, Pattern};
use super::lists::{change_noun, change_word, changed_by};
use crate::document::{Document, TokenKind};
use crate::extract::Quantity;
use crate::lexicon::{Groups, WordClass};
use crate::schema::{Change, UnitKind};

/// Determines whether a quantity is a change. Nothing before `floor` belongs to it. (Not: fell 200 votes short.)
pub fn read(document: &Document, draft: &mut Draft, floor: usize) {
    if !is_interval(document, draft) && !is_slope(document, draft) && !document.is(draft.end, "short") {
        let change = before(document, draft, floor).or_else(|| after(document, draft));
        draft.change = change.unwrap_or(Change::Level);
    }
}

/// Gives a second form of a change its direction: fell 120 points, or 1.2 percent; rose 5% ($2 million).
pub fn share(document: &Document, last: Option<&Quantity>, draft: &mut Draft) {
    let Some(last) = last.filter(|last| last.change != Change::Level && draft.change == Change::Level) else { return };
    let gap = document.token_at(last.span.end)..draft.start;
    let or = |at: usize| document.is(at, "or");
    let second = match gap.len() {
        1 => or(gap.start) || document.is(gap.start, "("),
        2 => document.is_any(gap.start, &[",", "("]) && or(gap.start + 1),
        _ => false,
    };
    if second && document.same_sentence(gap.start, draft.start) {
        draft.change = last.change;
    }
}

/// True for a duration that only says when: crashed two minutes after take-off, fell three days later.
fn is_interval(document: &Document, draft: &Draft) -> bool {
    kind(draft) == Some(UnitKind::Duration) && document.in_group(draft.end, Groups::WHEN)
}

/// True for the height of a place: over a 90-metre drop, down a 20-foot fall. (Not: after a 90-metre drop in its level.)
fn is_slope(document: &Document, draft: &Draft) -> bool {
    let article =
        draft.start.checked_sub(2).filter(|&at| document.is(at + 1, "a") && document.same_sentence(at, draft.start));
    let over = article.is_some_and(|at| document.is_any(at, &["over", "down", "above", "up"]));
    over && kind(draft) == Some(UnitKind::Length) && document.is(draft.numbers_end(), "-")
}

/// The kind of the measure; none for money and counts.
fn kind(draft: &Draft) -> Option<UnitKind> {
    draft.measure.as_ref().filter(|_| draft.pattern == Pattern::Measure).map(|measure| measure.kind())
}

/// True for index points, which are counted as things but move like measures.
fn in_points(document: &Document, draft: &Draft) -> bool {
    draft.unit.clone().is_some_and(|unit| document.is_any(unit.end - 1, &["point", "points"]))
}

/// "up" or "down" as a particle of a verb: makes up 40 percent.
fn is_particle(document: &Document, at: usize) -> bool {
    let verb = at > 0
        && document.class(at - 1).contains(WordClass::VERB)
        && !document.class(at - 1).contains(WordClass::AUXILIARY);
    let traded = at > 0 && document.in_group(at - 1, Groups::MARKET);
    document.is_any(at, &["up", "down"]) && verb && !traded
}

/// Verbs of losing, which indicate a change only of a part, a weight or an index: lost 30 percent of its value.
const LOSSES: &[&str] = &["lost", "loses", "lose", "losing"];

/// Nouns that with an amount of money state a size, not a change: a loss of $5 million.
const RESULTS: &[&str] = &["loss", "losses", "shortfall"];

fn before(document: &Document, draft: &Draft, floor: usize) -> Option<Change> {
    let mut at = draft.start.checked_sub(1)?;
    let adverb = document.class(at).contains(WordClass::ADVERB) && document.word(at).ends_with("ly");
    at = at.checked_sub(usize::from(adverb))?;
    if document.is(at, "by") {
        return by(document, at, floor);
    }
    if document.is_any(at, &["another", "a", "further"]) {
        at = at.checked_sub(1)?;
    }
    if document.is(at, "of") {
        return of(document, draft, at, floor);
    }
    // The lower 48 states are not fewer.
    let adjective = at > 0 && document.is_any(at - 1, &["the", "a", "an"]);
    let near = at >= floor && document.same_sentence(at, draft.start) && !adjective;
    let change = near.then(|| change_word(document, at)).flatten();
    change.filter(|_| !is_particle(document, at) && moves(document, draft, at))
}

/// True when a verb of change makes the quantity after it a change: not a number of things gained or money lost.
fn moves(document: &Document, draft: &Draft, verb: usize) -> bool {
    let counted = draft.pattern == Pattern::Count && !in_points(document, draft);
    if document.is_any(verb, LOSSES) {
        let part = matches!(kind(draft), Some(UnitKind::Percent | UnitKind::Mass | UnitKind::Other));
        return part || draft.pattern == Pattern::Ratio || in_points(document, draft);
    }
    // Getting things is not a change of their number: gained 20 delegates.
    !(counted && document.in_group(verb, Groups::GAIN))
}

/// The verb of change that "by" belongs to, perhaps with its object between: raised its key rate by 2.5 points.
fn by(document: &Document, by: usize, floor: usize) -> Option<Change> {
    const OBJECT: usize = 7;
    let from = by.saturating_sub(OBJECT).max(floor);
    let clause = (from..by)
        .rev()
        .take_while(|&at| document.same_sentence(at, by) && document.tokens[at].kind != TokenKind::Mark);
    // "lost by 13 points" is a margin.
    let other = |at: usize| is_particle(document, at) && at + 1 != by || document.is_any(at, LOSSES);
    let change = |at: usize| change_word(document, at).or_else(|| changed_by(document, at)).filter(|_| !other(at));
    clause.into_iter().find_map(change)
}

/// The noun of change before "of": an increase of 5 percent.
fn of(document: &Document, draft: &Draft, of: usize, floor: usize) -> Option<Change> {
    let at = of.checked_sub(1).filter(|&at| at >= floor && document.same_sentence(at, draft.start))?;
    let result = draft.pattern == Pattern::Money && document.is_any(at, RESULTS);
    let noun = !document.is_any(at, &["more", "less"]) && !result;
    noun.then(|| change_word(document, at).or_else(|| change_noun(document, at))).flatten()
}

fn after(document: &Document, draft: &Draft) -> Option<Change> {
    let number = draft.numbers_end();
    let reach = if draft.pattern == Pattern::Count { number..number + 1 } else { draft.end..draft.end + 3 };
    if draft.pattern == Pattern::Measure && document.is_any(number, &["more", "fewer"]) {
        return change_noun(document, number);
    }
    for at in reach {
        if !document.same_sentence(draft.start, at)
            || document.tokens[at].kind == TokenKind::Mark && !document.is(at, "-")
        {
            return None;
        }
        let compared = document.is_any(at + 1, &["than"]) && draft.pattern == Pattern::Count;
        let result = draft.pattern == Pattern::Money && document.is_any(at, RESULTS);
        if let Some(change) = change_noun(document, at).filter(|_| !compared && !result) {
            return Some(change);
        }
        let stops = WordClass::PREPOSITION | WordClass::CONJUNCTION | WordClass::AUXILIARY | WordClass::DETERMINER;
        if document.class(at).intersects(stops) {
            return None;
        }
    }
    None
}
