//! Whether a sentence is about the past or the future, decided by the verb nearest to a date.

use crate::document::{Document, Shape, TokenKind};
use crate::lexicon::{Groups, WordClass};
use crate::span::Span;
use crate::syntax::{self, At, Reading, Run};

/// The time that a clause is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// The past.
    Past,
    /// The future, or what is planned or possible.
    Future,
    /// No verb decides.
    Unknown,
}

/// The number of tokens examined on each side: a verb farther away is in another clause.
const WINDOW: usize = 20;

/// Words before a date at which something ends.
const LIMITS: &[&str] = &["until", "till", "by", "before"];

/// The tense around a date: of the nearest word with a tense before it in its sentence, else of the nearest one after
/// it. If there is none, an end (until Friday, before Christmas) is in the future.
pub fn around(reading: Reading, date: Span) -> Tense {
    let document = reading.document;
    let sentence = &document.sentences[document.sentence_at(date.start)];
    let tokens = document.tokens_in(date);
    let first = tokens.start.saturating_sub(WINDOW).max(sentence.tokens.start);
    let last = (tokens.end + WINDOW).min(sentence.tokens.end);
    if starts_then(document, first, tokens.start) {
        return Tense::Future;
    }
    let told = |at: usize| if is_scheduled(reading, at) { Some(Tense::Future) } else { tense_of_word(document, at) };
    let before = (first..tokens.start).rev().find_map(told);
    let ends = || ends_then(document, first, tokens.start).then_some(Tense::Future);
    let main = past_insertion(document, tokens.end, last);
    let after = || (main..last).find_map(|at| present(document, at).or_else(|| told(at)));
    let limit = || document.is_any(tokens.start, LIMITS).then_some(Tense::Future);
    before.or_else(ends).or_else(after).or_else(limit).unwrap_or(Tense::Unknown)
}

/// The token after what commas insert right after a date, since its verb is not that of the sentence: by May, [the mayor
/// said,] it will open; April, [when it rains,] was dry.
fn past_insertion(document: &Document, at: usize, last: usize) -> usize {
    let comma = |at: &usize| document.is(*at, ",");
    let Some(close) = Some(at).filter(comma).and_then(|at| (at + 1..last).find(comma)) else { return at };
    let relative = document.is_any(at + 1, &["when", "which", "where", "who"]);
    let tag = document.class(close - 1).contains(WordClass::REPORTING)
        || document.class(at + 1).contains(WordClass::REPORTING);
    if relative || tag { close + 1 } else { at }
}

/// A verb in the present of what is done at a fixed time: voters go to the polls on Tuesday, the shop closes in June.
fn is_scheduled(reading: Reading, at: usize) -> bool {
    let verb =
        reading.document.in_group(at, Groups::SCHEDULED).then(|| reading.syntax.clause_at(At::new(at))).flatten();
    let group = verb.map(|clause| reading.syntax.group(clause.verb));
    group.is_some_and(|group| {
        group.run == Run::new(At::new(at), At::new(at).next()) && group.tense == syntax::Tense::Present
    })
}

/// "is" and "are" without a participle after them: the Feb. 9 vote is the first. It can be past or future.
fn present(document: &Document, at: usize) -> Option<Tense> {
    let is = document.is_any(at, &["is", "are"]);
    (is && document.tokens.get(at + 1).is_some() && tense_of_word(document, at + 1).is_none()).then_some(Tense::Unknown)
}

/// True for a weekday that is a possessor (Monday's close): the nearest one, whatever the verb.
pub fn is_possessor(document: &Document, date: Span) -> bool {
    document.is(document.tokens_in(date).end, "'s")
}

/// The preposition or other word before a date, skipping articles.
fn leader(document: &Document, first: usize, date: usize) -> Option<usize> {
    let before = date.checked_sub(1).filter(|&before| before >= first)?;
    let skipped = document.is(before, "the") && before > first;
    Some(before - usize::from(skipped))
}

/// starting Monday, payable on December 15, effective Jan. 1
fn starts_then(document: &Document, first: usize, date: usize) -> bool {
    const STARTING: &[&str] = &["starting", "beginning", "commencing", "airing", "opening", "effective", "payable"];
    let Some(before) = leader(document, first, date) else { return false };
    let linked = document.is_any(before, &["on", "in", "from"]) && before > first;
    document.is_any(before - usize::from(linked), STARTING)
}

/// until Friday, by the end of June, before Christmas
fn ends_then(document: &Document, first: usize, date: usize) -> bool {
    let before = leader(document, first, date);
    before.is_some_and(|before| document.is_any(before, LIMITS))
}

/// The tense of a word. A list has the irregular verbs and the words of expectation; -ed is past, unless it is a
/// participle after "be" (to be escorted).
fn tense_of_word(document: &Document, at: usize) -> Option<Tense> {
    let token = &document.tokens[at];
    if token.kind != TokenKind::Word || token.shape != Shape::Lower {
        return None;
    }
    let word = document.word(at);
    if at > 0 && document.is(at - 1, "than") && document.is_any(at, &["forecast", "expected", "planned", "projected"]) {
        return Some(Tense::Past);
    }
    let cue = token.class.contains(WordClass::FUTURE_CUE) && !is_noun_here(document, at);
    if cue || infinitive_after_be(document, at) || intended(document, at) || is_plan(document, at) {
        return Some(Tense::Future);
    }
    if is_wanted(document, at) {
        return Some(Tense::Future);
    }
    let past = token.class.contains(WordClass::PAST_CUE) || word.len() > 4 && word.ends_with("ed");
    let passive = at > 0 && document.is(at - 1, "be");
    (past && !passive).then_some(Tense::Past)
}

/// "wants" and "needs", and the participle of what is wanted: wants talks in May; wants the bill passed by May.
fn is_wanted(document: &Document, at: usize) -> bool {
    const REACH: usize = 5;
    let wish = |at: usize| document.is_any(at, &["want", "wants", "need", "needs"]) && !is_noun_here(document, at);
    let participle = document.word(at).ends_with("ed");
    let phrase = |&at: &usize| {
        let class = document.class(at);
        let other = WordClass::AUXILIARY | WordClass::CONJUNCTION | WordClass::PRONOUN;
        let object = document.in_group(at, Groups::OBJECT_PRONOUN);
        document.tokens[at].kind == TokenKind::Word && (object || !class.intersects(other))
    };
    let object = || (at.saturating_sub(REACH)..at).rev().take_while(phrase).any(wish);
    wish(at) || participle && object()
}

/// A verb form that is a noun after a determiner: the plan, its hopes.
fn is_noun_here(document: &Document, at: usize) -> bool {
    document.class(at).contains(WordClass::NOUN)
        && !document.class(at).contains(WordClass::AUXILIARY)
        && at > 0
        && document.class(at - 1).intersects(WordClass::DETERMINER)
}

/// The "to" of "were to continue", "is to meet".
fn infinitive_after_be(document: &Document, at: usize) -> bool {
    document.is(at, "to") && at > 0 && document.is_any(at - 1, &["is", "are", "was", "were"])
}

/// The "to" of "agreed to meet", "ordered him to leave".
fn intended(document: &Document, at: usize) -> bool {
    let verb = document.class(at + 1);
    let infinitive = document.is(at, "to") && verb.contains(WordClass::VERB) && !verb.contains(WordClass::DETERMINER);
    let will = |before: usize| at >= before && document.in_group(at - before, Groups::WILL);
    infinitive && (will(1) || will(2))
}

/// A verb in the present after "I" or "we": I start in February.
fn is_plan(document: &Document, at: usize) -> bool {
    let class = document.class(at);
    let other = WordClass::AUXILIARY | WordClass::REPORTING | WordClass::BELIEF | WordClass::PAST_CUE;
    let verb = class.contains(WordClass::VERB) && !class.intersects(other) && !document.word(at).ends_with("ed");
    verb && at > 0 && document.is_any(at - 1, &["I", "we"])
}
