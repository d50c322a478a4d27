//! Runs of capitalised words: where names can be.

use crate::document::{Document, Shape, TokenKind};
use crate::lexicon::WordClass;
use std::ops::Range;

/// Adds the runs of a sentence, as ranges of tokens: capitalised words with what `joins` lets are between two of them
/// (at most three tokens). A run begins and ends with a capitalised word, except for a lower-case particle glued before
/// it (al-Abadi) and a lower-case word glued after it (Ki-moon), if `joins` accepts that too.
pub fn add_runs(
    document: &Document,
    sentence: Range<usize>,
    joins: impl Fn(usize) -> bool,
    runs: &mut Vec<Range<usize>>,
) {
    let mut end = sentence.start;
    for start in sentence.clone() {
        if start >= end && starts_run(document, start, sentence.end) {
            end = start + 1;
            while let Some(length) = joint(document, end..sentence.end, &joins) {
                end += length;
            }
            runs.push(start..end);
        }
    }
}

/// True for a word that is written like a name.
#[inline]
pub fn capitalised(document: &Document, token: usize) -> bool {
    document.tokens[token].shape != Shape::Lower
}

/// True for a lower-case word after a hyphen after a capitalised word, all glued: moon in Ki-moon, led in US-led, both
/// small parts of Chan-o-cha.
pub fn hangs_on(document: &Document, token: usize) -> bool {
    const MOST_PARTS: usize = 3;
    let mut at = token;
    for _ in 0..MOST_PARTS {
        let small = document.tokens[at].kind == TokenKind::Word && !capitalised(document, at);
        if at < 2 || !small || !document.glued(at) || !is_joint_hyphen(document, at - 1) {
            return false;
        }
        at -= 2;
        if capitalised(document, at) {
            return true;
        }
    }
    false
}

/// True for a hyphen glued to the word before.
pub fn is_joint_hyphen(document: &Document, token: usize) -> bool {
    document.tokens[token].kind == TokenKind::Mark
        && document.glued(token)
        && matches!(document.word(token), "-" | "‐" | "‑")
}

#[inline]
fn starts_run(document: &Document, at: usize, end: usize) -> bool {
    let token = &document.tokens[at];
    let glued_particle =
        || at + 2 < end && is_joint_hyphen(document, at + 1) && document.glued(at + 2) && capitalised(document, at + 2);
    token.shape != Shape::Lower || token.class.contains(WordClass::PARTICLE) && glued_particle()
}

/// The number of tokens by which a run continues: to the next capitalised word, or to a word joined to it by a hyphen.
fn joint(document: &Document, rest: Range<usize>, joins: impl Fn(usize) -> bool) -> Option<usize> {
    const MOST_BETWEEN: usize = 3;
    for at in rest.clone().take(MOST_BETWEEN + 1) {
        let capital = capitalised(document, at);
        if !capital && !joins(at) {
            return None;
        }
        if capital || hangs_on(document, at) {
            return Some(at + 1 - rest.start);
        }
    }
    None
}
