//! The kind of a name by all its mentions, and by the nouns beside them.

use super::edges::is_title;
use super::found::Found;
use crate::document::{Document, Shape};
use crate::extract::NameKind;
use crate::lexicon::{Groups, WordClass, WordMap, WordSet};
use std::ops::Range;

/// How many of the article's names, as written, are of each kind.
pub(super) struct Votes {
    counts: WordMap<[u32; 4]>,
}

impl Votes {
    pub(super) fn count<'a>(document: &Document, names: impl Iterator<Item = &'a Found>) -> Self {
        let mut counts: WordMap<[u32; 4]> = WordMap::default();
        let mut family = WordSet::default();
        let (mut bodies, mut places) = (Vec::new(), WordMap::<Site>::default());
        for name in names {
            counts.entry(hash(document, &name.tokens)).or_default()[name.kind as usize] += 1;
            if name.kind == NameKind::Person && name.tokens.len() > 1 {
                family.insert(document.tokens[name.tokens.end - 1].hash);
            }
            if is_said_to_be_a_body(document, &name.tokens) {
                bodies.push(&name.tokens);
            }
            let (at, of) = (has_building_at(document, &name.tokens), is_of_building(document, &name.tokens));
            if name.kind == NameKind::Person && (at || of) {
                let site = places.entry(hash(document, &name.tokens)).or_default();
                site.times += 1;
                site.has_building |= at;
            }
        }
        for (place, site) in places {
            let counts = counts.entry(place).or_default();
            let always = site.has_building && site.times == counts[NameKind::Person as usize];
            counts[NameKind::Place as usize] += u32::from(always) * (site.times + 1);
        }
        for body in bodies {
            let person = body.len() == 1 && family.contains(&document.tokens[body.start].hash);
            let counts = counts.entry(hash(document, body)).or_default();
            counts[NameKind::Organisation as usize] += if person { 0 } else { counts[NameKind::Person as usize] + 1 };
        }
        Self { counts }
    }

    /// The most frequent kind of the names written like this; its own kind in a tie.
    pub(super) fn kind(&self, document: &Document, name: &Found) -> NameKind {
        const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Place, NameKind::Organisation, NameKind::Other];
        let Some(counts) = self.counts.get(&hash(document, &name.tokens)) else { return name.kind };
        let ahead =
            |best: NameKind, kind: NameKind| if counts[kind as usize] > counts[best as usize] { kind } else { best };
        KINDS.into_iter().fold(name.kind, ahead)
    }
}

/// Makes organisations of the single words that are part of names of the article's organisations, unless a person has
/// that name: Brisa, for Brisa Air.
pub(super) fn shorten_bodies(document: &Document, found: &mut [Found]) {
    let words = |kind: NameKind| {
        let names = found.iter().filter(move |name| name.kind == kind && name.tokens.len() > 1);
        names.flat_map(|name| &document.tokens[name.tokens.clone()]).map(|token| token.hash).collect::<WordSet>()
    };
    let (bodies, people) = (words(NameKind::Organisation), words(NameKind::Person));
    let firm = |name: &&Found| {
        let last = document.class(name.tokens.end - 1);
        name.kind == NameKind::Organisation && name.tokens.len() == 2 && last.contains(WordClass::ORGANISATION_WORD)
    };
    let firms: WordSet = found.iter().filter(firm).map(|name| document.tokens[name.tokens.start].hash).collect();
    for name in found.iter_mut().filter(|name| name.kind == NameKind::Person && name.tokens.len() == 1) {
        let token = &document.tokens[name.tokens.start];
        let title = name.tokens.start > 0 && is_title(document, name.tokens.start - 1);
        let known = token.class.intersects(WordClass::GIVEN_NAME | WordClass::SURNAME) && !firms.contains(&token.hash);
        if bodies.contains(&token.hash) && !people.contains(&token.hash) && !known && !title {
            name.kind = NameKind::Organisation;
        }
    }
}

/// True for a name that a noun before or after it identifies as a company or another body: truck maker Vargen, the
/// charity Mar Aperto, shares in Orrin, Vargen shares, workers at Kessler Glass.
fn is_said_to_be_a_body(document: &Document, name: &Range<usize>) -> bool {
    const HELD: [&str; 3] = ["shares", "stock", "shareholders"];
    let small = |at: usize| {
        let token = document.tokens.get(at).filter(|t| t.sentence == document.tokens[name.start].sentence);
        token.is_some_and(|token| token.shape == Shape::Lower)
    };
    let is = |at: Option<usize>, words: &[&str]| at.is_some_and(|at| small(at) && document.is_any(at, words));
    let before = |many: usize| name.start.checked_sub(many);
    let noun = || before(2).is_some_and(|at| small(at) && document.class(at).contains(WordClass::NOUN));
    let company = |at: usize| document.in_group(at, Groups::COMPANY_NOUN);
    let makes = |at: usize| document.in_group(at, Groups::MAKER);
    let called = || before(1).is_some_and(|at| small(at) && (company(at) || makes(at) && noun()));
    let held = || is(before(1), &["in"]) && is(before(2), &["shares", "stake"]) || is(Some(name.end), &HELD);
    let workers = || before(2).is_some_and(|at| document.is_any(at, &["workers", "employees"]));
    let works = is(before(1), &["at"]) && workers();
    let surname = document.class(name.end - 1).contains(WordClass::SURNAME);
    let opens = name.len() > 1 && company(name.start);
    works || opens || !surname && (called() || held())
}

/// How often a single name is the location of a building.
#[derive(Default)]
struct Site {
    times: u32,
    has_building: bool,
}

const BUILDING: WordClass = WordClass::PLACE_WORD.union(WordClass::ORGANISATION_WORD);

/// True for a single name that is the location of a building: the station at Ramsden.
fn has_building_at(document: &Document, name: &Range<usize>) -> bool {
    let Some(at) = name.start.checked_sub(2) else { return false };
    let known = document.class(name.start).contains(WordClass::GIVEN_NAME);
    let building = document.class(at).intersects(BUILDING);
    name.len() == 1 && building && !known && document.is_any(at + 1, &["at", "near"]) && !document.is(name.end, "'s")
}

/// True for a single name with a building after it: Ramsden station.
fn is_of_building(document: &Document, name: &Range<usize>) -> bool {
    let small = document.tokens.get(name.end).is_some_and(|token| token.shape == Shape::Lower);
    name.len() == 1 && small && document.class(name.end).intersects(BUILDING)
}

pub(super) fn hash(document: &Document, tokens: &Range<usize>) -> u64 {
    document.tokens[tokens.clone()].iter().fold(0, |hash: u64, token| hash.rotate_left(17) ^ token.hash)
}
