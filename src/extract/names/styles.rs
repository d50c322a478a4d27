//! Titles of more than one word or written in capitals: Tan Sri, H.E., PC, PM.

use crate::document::{Document, Phrases, Shape};
use crate::lexicon::{WordClass, fields};
use std::collections::BTreeMap;
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
    rank(document, at).is_some()
}

/// True for such letters that nothing but a person has before its name: DCI Reed; not MD Anderson, DS Smith.
pub fn is_rank_of_people(document: &Document, at: usize) -> bool {
    rank(document, at) == Some(true)
}

/// Whether the letters of a rank at a token are only before names of people; none for other words.
fn rank(document: &Document, at: usize) -> Option<bool> {
    static RANKS: LazyLock<BTreeMap<&str, bool>> = LazyLock::new(|| {
        let lines = include_str!("../../lexicon/ranks.csv").lines().skip(1);
        lines.map(fields).map(|[letters, alone]| (letters, !alone.is_empty())).collect()
    });
    const LONGEST: usize = 4;
    let token = &document.tokens[at];
    if token.shape != Shape::Upper || token.span.len() > LONGEST || document.glued(at + 1) {
        return None;
    }
    let next = document.tokens.get(at + 1).filter(|next| next.sentence == token.sentence)?;
    let name = next.shape == Shape::Title && !next.class.contains(WordClass::OFFICE);
    let follows = name || document.is_any(at + 1, &["for", "of"]);
    RANKS.get(document.word(at)).copied().filter(|_| follows)
}
