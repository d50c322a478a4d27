//! Titles of more than one word or written in capitals: Tan Sri, H.E., PC, PM.

use crate::document::{Document, Phrases, Shape};
use crate::lexicon::WordClass;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// The style that begins with a token: its tokens and its canonical form. Styles are spelled exactly as in the list and
/// followed by a name.
pub fn style_at(document: &Document, at: usize) -> Option<(Range<usize>, &'static str)> {
    static STYLES: LazyLock<Phrases<&str>> = LazyLock::new(|| {
        Phrases::new(include_str!("../../lexicon/styles.csv").lines().skip(1).filter_map(|line| line.split_once(',')))
    });
    if !document.tokens[at].capitalised() {
        return None;
    }
    let (tokens, _, canonical) = STYLES.longest_that(document, at, |listed, written| listed == written)?;
    let name = document.tokens.get(tokens.end)?;
    let follows = name.capitalised() && name.sentence == document.tokens[at].sentence;
    follows.then_some((tokens, canonical[0]))
}

/// True for the letters of a rank or office with a name or its field after them: PC Ann Blake, PM Reed, MEC for Health;
/// not DC Mayor Ann Blake.
pub fn is_rank(document: &Document, at: usize) -> bool {
    static RANKS: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| include_str!("../../lexicon/ranks.csv").lines().skip(1).collect());
    const LONGEST: usize = 4;
    let token = &document.tokens[at];
    if token.shape != Shape::Upper || token.span.len() > LONGEST || document.glued(at + 1) {
        return false;
    }
    let Some(next) = document.tokens.get(at + 1).filter(|next| next.sentence == token.sentence) else { return false };
    let name = next.shape == Shape::Title && !next.class.contains(WordClass::OFFICE);
    (name || document.is_any(at + 1, &["for", "of"])) && RANKS.contains(document.word(at))
}
