//! Runs of capitalised words: where names can be.

use crate::document::{Document, Shape, TokenKind};
use crate::lexicon::WordClass;
use std::ops::Range;

/// The runs of a sentence, as ranges of tokens: capitalised words, with the particles (de, al), glued hyphens and
/// connectors (of, the, and, for; between two capitalised words) between them. A run begins and ends with a capitalised
/// word, but for a glued particle in front (al-Abadi).
pub fn runs(document: &Document, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let start = at;
        if !starts_run(document, at, sentence.end) {
            at += 1;
            continue;
        }
        at = end_of_run(document, at, sentence.end);
        runs.push(start..at);
    }
    runs
}

/// True for a word that is written like a name.
pub fn capitalised(document: &Document, token: usize) -> bool {
    let token = &document.tokens[token];
    token.kind == TokenKind::Word && token.shape != Shape::Lower
}

fn starts_run(document: &Document, at: usize, end: usize) -> bool {
    capitalised(document, at)
        || at + 2 < end
            && document.class(at).contains(WordClass::PARTICLE)
            && document.glued(at + 1)
            && is_hyphen(document, at + 1)
            && document.glued(at + 2)
            && capitalised(document, at + 2)
}

fn end_of_run(document: &Document, start: usize, end: usize) -> usize {
    let mut at = start + 1;
    while at < end {
        match joint(document, at, end) {
            Some(length) => at += length,
            None => break,
        }
    }
    at
}

/// The number of tokens by which the run goes on at `at`: a capitalised word, alone or behind what joins it to the run.
fn joint(document: &Document, at: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    (0..LONGEST.min(end - at))
        .find(|&n| capitalised(document, at + n) || !joins(document, at + n))
        .filter(|&n| capitalised(document, at + n))
        .map(|n| n + 1)
}

fn joins(document: &Document, at: usize) -> bool {
    match document.tokens[at].kind {
        TokenKind::Word => {
            document.class(at).contains(WordClass::PARTICLE) || matches!(document.word(at), "of" | "the" | "for" | "&")
        }
        TokenKind::Mark => document.word(at) == "&" || is_hyphen(document, at) && document.glued(at),
        TokenKind::Number => false,
    }
}

fn is_hyphen(document: &Document, at: usize) -> bool {
    matches!(document.word(at), "-" | "‐" | "‑")
}
