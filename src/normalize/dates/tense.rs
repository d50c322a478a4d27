//! Whether a sentence speaks of what was or of what will be, told by the verb nearest to a date.

use crate::document::{Document, Shape, TokenKind};
use crate::lexicon::WordClass;
use crate::span::Span;

/// The time that a clause speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// What was.
    Past,
    /// What will be, or is planned, or may be.
    Future,
    /// No verb tells.
    Unknown,
}

/// How many tokens are looked at on each side: further off the verb is another clause's.
const WINDOW: usize = 20;

/// The tense around a date: of the nearest telling word before it in its sentence, else of the nearest one after it.
pub fn around(document: &Document, date: Span) -> Tense {
    let sentence = &document.sentences[document.sentence_at(date.start)];
    let tokens = document.tokens_in(date);
    let first = tokens.start.saturating_sub(WINDOW).max(sentence.tokens.start);
    let last = (tokens.end + WINDOW).min(sentence.tokens.end);
    let before = (first..tokens.start).rev().find_map(|at| told_by(document, at));
    before.or_else(|| (tokens.end..last).find_map(|at| told_by(document, at))).unwrap_or(Tense::Unknown)
}

/// The tense that a word tells. A list has the irregular verbs and the words of expectation; -ed is past.
fn told_by(document: &Document, at: usize) -> Option<Tense> {
    let token = &document.tokens[at];
    if token.kind != TokenKind::Word || token.shape != Shape::Lower {
        return None;
    }
    let word = document.word(at);
    if token.class.contains(WordClass::FUTURE_CUE) || infinitive_after_be(document, at) {
        return Some(Tense::Future);
    }
    let past = token.class.contains(WordClass::PAST_CUE) || word.len() > 4 && word.ends_with("ed");
    past.then_some(Tense::Past)
}

/// The "to" of "were to continue", "is to meet".
fn infinitive_after_be(document: &Document, at: usize) -> bool {
    document.is(at, "to") && at > 0 && document.is_any(at - 1, &["is", "are", "was", "were"])
}
