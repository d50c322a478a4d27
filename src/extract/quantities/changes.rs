//! Whether a quantity is a change: rose 5 percent, raised rates by 25 points, a 5 percent rise, 200 more.

use super::Pattern;
use super::draft::Draft;
use super::lists::{change_noun, change_word, changed_by, measure_name, same_sentence};
use crate::document::{Document, TokenKind};
use crate::lexicon::WordClass;
use crate::schema::UnitKind;
use std::ops::Range;

/// Adds the word that makes a quantity a change. Nothing before `floor` belongs to it. (Not: fell 200 votes short.)
pub fn read(document: &Document, draft: &mut Draft, floor: usize) {
    if !is_interval(document, draft) && !document.is(draft.end, "short") {
        draft.change = before(document, draft, floor).or_else(|| behind(document, draft));
    }
}

/// True for a stretch of time that only tells when: crashed two minutes after take-off, fell three days later.
fn is_interval(document: &Document, draft: &Draft) -> bool {
    const WHEN: &[&str] = &["after", "before", "later", "earlier", "ago", "into", "from", "running"];
    kind(document, draft) == Some(UnitKind::Duration) && document.is_any(draft.end, WHEN)
}

/// The kind of the measure; none for money and counts.
fn kind(document: &Document, draft: &Draft) -> Option<UnitKind> {
    let unit = draft.unit.clone().filter(|_| draft.pattern == Pattern::Measure)?;
    measure_name(document, unit.start).map(|(kind, _)| kind)
}

/// True for index points, which are counted as things but move like measures.
fn in_points(document: &Document, draft: &Draft) -> bool {
    draft.unit.clone().is_some_and(|unit| document.is_any(unit.end - 1, &["point", "points"]))
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

/// Verbs of losing, which make a change only of a part, a weight or an index: lost 30 percent of its value.
const LOSSES: &[&str] = &["lost", "loses", "lose", "losing"];

/// Nouns that with an amount of money tell how large a thing is, and no change: a loss of $5 million.
const RESULTS: &[&str] = &["loss", "losses", "shortfall"];

fn before(document: &Document, draft: &Draft, floor: usize) -> Option<Range<usize>> {
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
    let told = at >= floor && same_sentence(document, at, draft.start) && change_word(document, at).is_some();
    (told && !is_particle(document, at) && moves(document, draft, at)).then_some(at..at + 1)
}

/// True when a verb of change makes one of what it stands before: not of a number of things gained or money lost.
fn moves(document: &Document, draft: &Draft, verb: usize) -> bool {
    let counted = draft.pattern == Pattern::Count && !in_points(document, draft);
    if document.is_any(verb, LOSSES) {
        let part = matches!(kind(document, draft), Some(UnitKind::Percent | UnitKind::Mass | UnitKind::Other));
        return part || draft.pattern == Pattern::Ratio || in_points(document, draft);
    }
    !(counted && document.is_any(verb, GAINS))
}

/// The verb of change that "by" goes with, its object perhaps between: raised its key rate by 2.5 points.
fn by(document: &Document, by: usize, floor: usize) -> Option<Range<usize>> {
    const OBJECT: usize = 7;
    let from = by.saturating_sub(OBJECT).max(floor);
    let clause = (from..by)
        .rev()
        .take_while(|&at| same_sentence(document, at, by) && document.tokens[at].kind != TokenKind::Mark);
    let verb = |&at: &usize| change_word(document, at).is_some() || changed_by(document, at).is_some();
    // "lost by 13 points" is a margin.
    let other = |at: usize| is_particle(document, at) && at + 1 != by || document.is_any(at, LOSSES);
    clause.filter(verb).find(|&at| !other(at)).map(|at| at..at + 1)
}

/// The noun of change behind which "of" stands: an increase of 5 percent.
fn of(document: &Document, draft: &Draft, of: usize, floor: usize) -> Option<Range<usize>> {
    let at = of.checked_sub(1).filter(|&at| at >= floor && same_sentence(document, at, draft.start))?;
    let result = draft.pattern == Pattern::Money && document.is_any(at, RESULTS);
    let noun = change_noun(document, at).is_some() && !document.is_any(at, &["more", "less"]);
    (noun && !result).then_some(at..at + 1)
}

fn behind(document: &Document, draft: &Draft) -> Option<Range<usize>> {
    let number = draft.upper.clone().map_or(draft.numeral.tokens.end, |upper| upper.end);
    let reach = if draft.pattern == Pattern::Count { number..number + 1 } else { draft.end..draft.end + 3 };
    if draft.pattern == Pattern::Measure && document.is_any(number, &["more", "fewer"]) {
        return Some(number..number + 1);
    }
    for at in reach {
        if !same_sentence(document, draft.start, at)
            || document.tokens[at].kind == TokenKind::Mark && !document.is(at, "-")
        {
            return None;
        }
        let compared = document.is_any(at + 1, &["than"]) && draft.pattern == Pattern::Count;
        let result = draft.pattern == Pattern::Money && document.is_any(at, RESULTS);
        if change_noun(document, at).is_some() && !compared && !result {
            return Some(at..at + 1);
        }
        let stops = WordClass::PREPOSITION | WordClass::CONJUNCTION | WordClass::AUXILIARY | WordClass::DETERMINER;
        if document.class(at).intersects(stops) {
            return None;
        }
    }
    None
}
