//! The position of the family name in a name.

use super::keys::{Word, key};
use crate::document::{Document, Shape, TokenKind};
use crate::lexicon::{Groups, WordClass, WordMap, WordSet, fields};
use std::ops::Range;
use std::sync::LazyLock;

/// True for a particle (van, al-, bin) with something after it; not an initial (E.), nor the first word of a full name
/// when it is capitalised (Ben Carson, Van Morrison), unless another particle follows (Von der Heide) or a hyphen
/// (Al-Said).
pub fn is_particle(document: &Document, at: usize, name: &Range<usize>) -> bool {
    // Tran Van Duc has a middle name.
    let middle = at == name.start + 1 && document.is(at, "van") && is_vietnamese(document.word(name.start));
    let known = |at: usize| {
        let token = &document.tokens[at];
        at + 1 < name.end && !middle && token.class.contains(WordClass::PARTICLE) && token.shape != Shape::Initial
    };
    let lower = document.tokens[at].shape == Shape::Lower;
    let opens = || (known(at + 1) && !is_given_particle(document, at)) || document.is(at + 1, "-");
    known(at) && (lower || at > name.start || opens())
}

/// True for a particle that is the given name before another one: Al Van Doren, Ben de la Cruz.
fn is_given_particle(document: &Document, at: usize) -> bool {
    let article = document.is_any(at + 1, &["al", "el", "bin", "ibn"]);
    matches!(document.word(at), "Al" | "Ben" | "Del") && !article
}

/// Where the family name begins: the last word with the particles, the prefixes and hyphened words before it; all after
/// a small particle (Jan van Dalen Smit); both family names of Spanish names (Ana Ortega Ruiz).
pub fn family_start(document: &Document, tokens: Range<usize>) -> usize {
    let last = tokens.end - 1;
    if let Some(start) = (tokens.start + 1..last).find(|&at| opens_family(document, at, last)) {
        return start;
    }
    let start = with_particles(document, last, &tokens);
    let Some(before) = start.checked_sub(1).filter(|&at| at > tokens.start) else { return start };
    let joint = document.tokens[start].shape == Shape::Lower && document.is_any(start, &["y", "e"]);
    let double = joint || start == last && is_spanish(document, last) && is_spanish(document, before);
    let first = if double { with_particles(document, before, &tokens) } else { start };
    if first > tokens.start { first } else { start }
}

/// True for a small particle before a family name: Jan [van] Dalen Smit, Ana [da] Costa Leal. Not for one that joins
/// names (Ortega y Prado), is Arabic (Omar bin Said), or is within a given name (María del Carmen Ruiz).
fn opens_family(document: &Document, at: usize, last: usize) -> bool {
    const ARABIC: [&str; 6] = ["al", "ben", "bin", "binti", "el", "ibn"];
    let particle = |at: usize| document.class(at).contains(WordClass::PARTICLE);
    let small = particle(at) && document.tokens[at].shape == Shape::Lower && !document.is(at + 1, "-");
    let next = (at + 1..last).find(|&next| !particle(next)).unwrap_or(last);
    let given = next < last && document.class(next).contains(WordClass::GIVEN_NAME);
    let devout = document.is_any(at - 1, &["jose", "josé", "juan", "maria", "maría"]);
    let joint = document.is_any(at, &["e", "y"]);
    small && !joint && !document.is_any(at, &ARABIC) && !(devout && given)
}

/// The start of a word with the particles and hyphenated words before it: van der Meer, Smith-Jones, Le Brun, Abd
/// al-Said.
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

/// True for a capitalised word that begins a family name of two words.
fn is_prefix(document: &Document, at: usize) -> bool {
    let prefix = || document.in_group(at, Groups::FAMILY_PREFIX) && document.tokens[at].capitalised();
    prefix() || document.word(at) == "Ó"
}

/// True for a frequent family name of the Spanish-speaking countries that is not a given name.
fn is_spanish(document: &Document, at: usize) -> bool {
    static NAMES: LazyLock<WordSet> = LazyLock::new(|| keys(include_str!("../../lexicon/surnames_spanish.csv")));
    let token = &document.tokens[at];
    token.kind == TokenKind::Word && token.shape == Shape::Title && NAMES.contains(&key(document.word(at)))
}

/// True for the key of a family name of a language that puts it first: Xi, Kim, Nguyen.
pub fn comes_first(key: u64) -> bool {
    FIRST.contains_key(&key)
}

/// True for a name of separate words whose first is a Korean family name and whose others are syllables of a given name
/// (Park Ji Woo), or that is Vietnamese and has a middle name (Tran Van Duc). People with such names are also called by
/// the last word.
pub fn is_korean_or_vietnamese(words: &[Word]) -> bool {
    static SYLLABLES: LazyLock<WordSet> = LazyLock::new(|| keys(include_str!("../../lexicon/korean_syllables.csv")));
    let [first, given @ ..] = words else { return false };
    let [korean, vietnamese] = FIRST.get(&first.key).copied().unwrap_or_default();
    let syllables = || given.iter().all(|word| SYLLABLES.contains(&word.key));
    given.len() > 1 && (vietnamese || korean && given.len() == 2 && syllables())
}

fn is_vietnamese(word: &str) -> bool {
    FIRST.get(&key(word)).is_some_and(|[_, vietnamese]| *vietnamese)
}

/// The family names that come first: whether a name is a Korean and a Vietnamese one.
static FIRST: LazyLock<WordMap<[bool; 2]>> = LazyLock::new(|| {
    let lines = include_str!("../../lexicon/family_first.csv").lines().skip(1);
    lines
        .map(fields)
        .map(|[word, korean, vietnamese]| (key(word), [korean, vietnamese].map(|it| !it.is_empty())))
        .collect()
});

/// The keys of a list of names with a header.
fn keys(csv: &str) -> WordSet {
    csv.lines().skip(1).map(key).collect()
}
