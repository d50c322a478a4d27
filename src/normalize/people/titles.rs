//! The titles right before a name: Mr, Dr, President, Gen.

use super::cluster::Named;
use super::keys::key;
use super::parts::Parts;
use crate::document::{Document, Shape};
use crate::lexicon::{Groups, WordClass, honorific_form};

/// A mention with the title before it.
pub fn named(document: &Document, parts: Parts) -> Named {
    let token = &document.tokens[parts.tokens.start];
    let title = before(document, parts.tokens.start);
    let paragraph = document.sentences[token.sentence as usize].paragraph;
    Named {
        sentence: token.sentence,
        headline: document.paragraphs[paragraph].headline,
        title: title.map_or(WordClass::empty(), |at| document.class(at) & TITLE_TRAITS | gender(document, at)),
        title_word: title.map_or(0, |at| document.tokens[at].hash),
        peerage: peerage(document, parts.tokens.end),
        parts,
    }
}

/// The place in the title of a peer, after the name, as a key: Ann Blake, 3rd Countess of Leeds.
fn peerage(document: &Document, end: usize) -> Option<u64> {
    let comma = end + usize::from(document.is(end, ","));
    let the = comma + usize::from(document.is(comma, "the"));
    let numbered = the < document.tokens.len() && document.word(the).starts_with(|c: char| c.is_ascii_digit());
    let ordinal = numbered && document.is_any(the + 1, &["st", "nd", "rd", "th"]);
    let peer = the + usize::from(numbered) + usize::from(ordinal);
    let place = peer + 1 + usize::from(document.is(peer + 1, "of"));
    let told =
        comma > end && document.in_group(peer, Groups::PEER) && document.tokens.get(place)?.shape == Shape::Title;
    told.then(|| key(document.word(place)))
}

/// The classes of a title that are kept.
const TITLE_TRAITS: WordClass = WordClass::HONORIFIC.union(WordClass::OFFICE).union(WordClass::RELATION);

/// The gender indicated by a title or role: MASCULINE or FEMININE. An office in -man (chairman, congressman) may be a
/// woman's.
pub fn gender(document: &Document, at: usize) -> WordClass {
    let class = document.class(at);
    let office = class.contains(WordClass::OFFICE) && document.word(at).ends_with("man");
    let told = class & (WordClass::MASCULINE | WordClass::FEMININE);
    if office && told == WordClass::MASCULINE { WordClass::empty() } else { told }
}

/// The title right before the token at `at`.
fn before(document: &Document, at: usize) -> Option<usize> {
    let title = at.checked_sub(1)?;
    let class = document.class(title);
    let same_sentence = document.tokens[title].sentence == document.tokens[at].sentence;
    let capital = document.tokens[title].capitalised();
    let known = class.contains(WordClass::OFFICE) || capital && class.contains(WordClass::HONORIFIC);
    (same_sentence && known && !class.contains(WordClass::PLURAL)).then_some(title)
}

/// The honorific that is before a name, in its canonical form: Mr, Dr, Sir.
pub fn honorific(document: &Document, name: &Named) -> Option<String> {
    let first = name.parts.tokens.start;
    let titles = (first.saturating_sub(MOST_TITLES)..first).rev();
    titles
        .take_while(|&at| document.class(at).intersects(WordClass::HONORIFIC | WordClass::OFFICE))
        .find(|&at| document.class(at).contains(WordClass::HONORIFIC) && document.tokens[at].shape != Shape::Lower)
        .and_then(|at| honorific_form(document.word(at)))
        .map(str::to_owned)
}

/// The most titles in a row: Prof. Dr., Brig. Gen. Sir.
const MOST_TITLES: usize = 3;
