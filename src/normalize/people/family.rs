//! Where the family name stands in a name.

use super::parts::key;
use crate::document::{Document, Shape, TokenKind};
use crate::lexicon::{WordClass, WordSet};
use std::ops::Range;
use std::sync::LazyLock;

/// True for a particle (van, al-, bin) with something behind it; an initial (E.) is none, nor is the first word of a full
/// name when it is capitalised (Ben Carson, Van Morrison), unless another particle follows (Von der Heide) or a hyphen
/// (Al-Said).
pub fn is_particle(document: &Document, at: usize, name: &Range<usize>) -> bool {
    let known = |at: usize| {
        let token = &document.tokens[at];
        at + 1 < name.end && token.class.contains(WordClass::PARTICLE) && token.shape != Shape::Initial
    };
    let lower = document.tokens[at].shape == Shape::Lower;
    known(at) && (lower || at > name.start || known(at + 1) || document.is(at + 1, "-"))
}

/// Where the family name begins: the last word with the particles, the prefixes and hyphened words before it; both
/// family names of the Spanish (Ana Ortega Ruiz).
pub fn family_start(document: &Document, tokens: Range<usize>) -> usize {
    let last = tokens.end - 1;
    let start = with_particles(document, last, &tokens);
    let Some(before) = start.checked_sub(1).filter(|&at| at > tokens.start) else { return start };
    let joint = document.tokens[start].shape == Shape::Lower && document.is_any(start, &["y", "e"]);
    let double = joint || start == last && is_spanish(document, last) && is_spanish(document, before);
    let first = if double { with_particles(document, before, &tokens) } else { start };
    if first > tokens.start { first } else { start }
}

/// The start of a word with what hangs on before it: van der Meer, Smith-Jones, Le Brun, Abd al-Said.
fn with_particles(document: &Document, word: usize, name: &Range<usize>) -> usize {
    let mut start = word;
    while start > name.start {
        let hyphened = document.is(start - 1, "-") && start > name.start + 1 && document.glued(start);
        if hyphened {
            start -= 2;
        } else if is_particle(document, start - 1, name) || start - 1 > name.start && is_prefix(document, start - 1) {
            start -= 1;
        } else {
            break;
        }
    }
    start
}

/// True for a word with a capital that begins a family name of two words.
fn is_prefix(document: &Document, at: usize) -> bool {
    const PREFIXES: [&str; 13] =
        ["Abd", "Abdul", "Ben", "Las", "Le", "Los", "Mac", "Saint", "San", "Santa", "St", "St.", "Ó"];
    PREFIXES.contains(&document.word(at))
}

/// True for a frequent family name of the Spanish-speaking countries that is no given name.
fn is_spanish(document: &Document, at: usize) -> bool {
    static NAMES: LazyLock<WordSet> = LazyLock::new(|| keys(include_str!("../../lexicon/surnames_spanish.csv")));
    let token = &document.tokens[at];
    token.kind == TokenKind::Word && token.shape == Shape::Title && NAMES.contains(&key(document.word(at)))
}

/// True for the key of a family name of the languages that put it first: Xi, Kim, Nguyen.
pub fn comes_first(key: u64) -> bool {
    static NAMES: LazyLock<WordSet> = LazyLock::new(|| keys(include_str!("../../lexicon/family_first.csv")));
    NAMES.contains(&key)
}

/// The keys of a list of names with a header.
fn keys(csv: &str) -> WordSet {
    csv.lines().skip(1).map(key).collect()
}
