//! Acronyms that the text explains. In brackets after the words that they abbreviate, by the algorithm of Schwartz and
//! Hearst ("A simple algorithm for identifying abbreviation definitions in biomedical text", 2003); or spelled by the
//! initials of a name.

use super::Page;
use crate::document::initials::{Initials, is_content};
use crate::document::{Shape, TokenKind};
use crate::lexicon::{WordClass, WordSet, fold_hash};
use std::ops::Range;

/// The acronyms, and their full forms if the tagger has no name there.
pub fn find(page: &Page, names: &[Range<usize>]) -> Vec<Range<usize>> {
    let document = page.document;
    let ends: WordSet = names.iter().map(|tokens| tokens.end as u64).collect();
    let mut found = Vec::new();
    let mut known = WordSet::default();
    for at in 1..document.tokens.len().saturating_sub(1) {
        let bracket = document.is(at - 1, "(") && document.is(at + 1, ")");
        if !bracket || !is_acronym(page, at) {
            continue;
        }
        let long = at - 1 - usize::from(at > 1 && document.is(at - 2, "'s"));
        let body = |tokens: &Range<usize>| is_body(page, tokens) && !page.is_no_body(tokens);
        let acronym = document.word(at);
        let spelled = || spelled(page, long, acronym).or_else(|| begun_by(page, long, acronym)).filter(body);
        let named = ends.contains(&(long as u64));
        let long = if named { begun_by(page, long, acronym).filter(body) } else { spelled() };
        if named || long.is_some() {
            known.insert(document.tokens[at].hash);
            found.extend(long);
        }
    }
    known.extend(names.iter().flat_map(|name| spelled_by(page, name)));
    let mut sought = unexplained(page, &known);
    for name in names {
        if let Some((name, acronym)) = begun(page, name, &sought) {
            found.push(name);
            known.insert(acronym);
            sought.remove(&acronym);
        }
    }
    if known.is_empty() {
        return found;
    }
    let again = |&at: &usize| known.contains(&document.tokens[at].hash) && is_acronym(page, at);
    found.extend((0..document.tokens.len()).filter(again).map(|at| at..at + 1));
    found
}

/// The fewest letters of an acronym that only initials explain.
const FEWEST: usize = 3;

/// The hashes of the acronyms that a name of several words spells: NWS, of the Northern Water Service.
fn spelled_by(page: &Page, name: &Range<usize>) -> impl Iterator<Item = u64> {
    let long = name.len() >= FEWEST;
    let acronyms = long.then(|| Initials::of(page.document, name.clone()).acronyms());
    let enough = |acronym: &String| acronym.len() >= FEWEST;
    acronyms.into_iter().flatten().filter(enough).map(|acronym| fold_hash(&acronym))
}

/// The hashes of the acronyms in capitals that no name explains.
fn unexplained(page: &Page, known: &WordSet) -> WordSet {
    const FEWEST: usize = 4;
    let unknown = |&at: &usize| {
        let token = &page.document.tokens[at];
        let whole = token.shape == Shape::Upper && token.span.len() >= FEWEST && is_acronym(page, at);
        whole && !known.contains(&token.hash) && page.place_ending(at).is_none()
    };
    (0..page.document.tokens.len()).filter(unknown).map(|at| page.document.tokens[at].hash).collect()
}

/// A name with the small letters after it whose initials spell an acronym elsewhere, with the acronym's hash: Board of
/// Control [for fishing in India], the BCFI. Function words are ignored.
fn begun(page: &Page, name: &Range<usize>, sought: &WordSet) -> Option<(Range<usize>, u64)> {
    /// The most tokens of the whole name.
    const REACH: usize = 2 * LONGEST;
    let document = page.document;
    if sought.is_empty() {
        return None;
    }
    let word = |&at: &usize| {
        let word = || document.tokens[at].kind == TokenKind::Word || is_content(document, at);
        document.same_sentence(name.start, at) && word()
    };
    let mut acronym = String::new();
    for at in (name.start..name.start + REACH).take_while(word).filter(|&at| is_content(document, at)) {
        acronym.extend(document.word(at).chars().take(1));
        let hash = fold_hash(&acronym);
        if at >= name.end && name.len() > 1 && sought.contains(&hash) {
            return Some((name.start..at + 1, hash));
        }
    }
    None
}

/// The acronyms in brackets after the words of something that is no body and no name of a body either: Harbour Support
/// Programme (HSP).
pub fn of_things(page: &Page, bodies: &[Range<usize>]) -> WordSet {
    let document = page.document;
    let ends: WordSet = bodies.iter().map(|tokens| tokens.end as u64).collect();
    let bracket = |&at: &usize| document.is(at - 1, "(") && document.is(at + 1, ")") && is_acronym(page, at);
    let thing = |&at: &usize| {
        if ends.contains(&(at as u64 - 1)) {
            return false;
        }
        let words = spelled(page, at - 1, document.word(at));
        words.is_some_and(|words| document.tokens[words.end - 1].capitalised() && page.is_no_body(&words))
    };
    let all = 1..document.tokens.len().saturating_sub(1);
    all.filter(bracket).filter(thing).map(|at| document.tokens[at].hash).collect()
}

impl Page<'_> {
    /// The acronym at a token for which the tagger has no name. Most stand for a body; which do is decided from all
    /// mentions.
    pub(super) fn acronym_at(&self, at: usize) -> Option<Range<usize>> {
        const FEWEST: usize = 3;
        let document = self.document;
        let token = &document.tokens[at];
        if token.shape != Shape::Upper {
            return None;
        }
        let letters = document.word(at).bytes().all(|b| b.is_ascii_uppercase());
        let alone = |other: usize| !self.document.same_sentence(at, other) || !document.tokens[other].capitalised();
        let free = self.name(at).is_none() && self.place_ending(at).is_none() && self.line(at).prose;
        let whole = token.span.len() >= FEWEST && is_acronym(self, at) && letters;
        let between = at.checked_sub(1).is_none_or(alone) && alone(at + 1) && !document.glued(at);
        let known = WordClass::UNIT | WordClass::CURRENCY | WordClass::PRONOUN | WordClass::MONTH;
        (free && whole && between && !token.class.intersects(known)).then(|| self.grown(at..at + 1)).flatten()
    }
}

/// The most letters of an acronym.
const LONGEST: usize = 8;

/// True for a word in capitals.
fn is_acronym(page: &Page, at: usize) -> bool {
    let token = &page.document.tokens[at];
    let capitals = page.document.word(at).chars().filter(|c| c.is_uppercase()).count();
    token.kind == TokenKind::Word && token.shape != Shape::Lower && capitals > 1 && token.span.len() <= LONGEST
}

/// The words before a bracket whose initials form the acronym, ignoring function words.
fn spelled(page: &Page, bracket: usize, acronym: &str) -> Option<Range<usize>> {
    let mut letters = acronym.chars().rev().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).peekable();
    let mut start = bracket;
    let floor = bracket.saturating_sub(2 * acronym.len() + 2);
    while let Some(&letter) = letters.peek() {
        start = start.checked_sub(1).filter(|&at| at >= floor && page.document.same_sentence(at, bracket))?;
        let word = page.document.word(start);
        if word.to_lowercase().starts_with(letter) {
            letters.next();
        } else if !is_small(page, start) {
            return None;
        }
    }
    (bracket - start > 1).then_some(start..bracket)
}

/// The capitalised words before a bracket of which the first ones spell the acronym: Council of Harbour Agencies [for the
/// Near North] (CHA).
fn begun_by(page: &Page, bracket: usize, acronym: &str) -> Option<Range<usize>> {
    let document = page.document;
    let enough = acronym.len() >= FEWEST;
    let within = |&at: &usize| {
        let small = is_small(page, at) && document.tokens[at].kind == TokenKind::Word;
        document.same_sentence(at, bracket) && (page.capitalised(at) || small)
    };
    let fits = |&start: &usize| {
        let [content, _] = Initials::of(document, start..bracket).acronyms();
        content.starts_with(&acronym.to_lowercase()) && page.capitalised(start) && content.len() > acronym.len()
    };
    let starts = (bracket.saturating_sub(2 * LONGEST)..bracket).rev().take_while(within);
    starts.filter(|_| enough).find(fits).map(|start| start..bracket)
}

fn is_small(page: &Page, at: usize) -> bool {
    let closed = WordClass::PREPOSITION | WordClass::CONJUNCTION | WordClass::DETERMINER;
    page.document.class(at).intersects(closed) || page.document.tokens[at].kind == TokenKind::Mark
}

/// True for words with a noun for a body at the end or before "of".
fn is_body(page: &Page, tokens: &Range<usize>) -> bool {
    let document = page.document;
    let body = WordClass::ORGANISATION_NOUN | WordClass::ORGANISATION_WORD;
    document.class(document.head_of_name(tokens)).intersects(body) || tokens.clone().any(|at| page.is_organisation(at))
}
