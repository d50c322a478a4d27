//! The words that can mention a country, with their contexts.

use super::clues::{Clues, clues};
use crate::document::Document;
use crate::extract::places::{Gazetteer, Sense};
use crate::extract::{Mentions, NameKind};
use crate::lexicon::Groups;
use crate::lexicon::places::PlaceKind;
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A word or phrase that can mention a country.
pub struct Candidate<'a> {
    /// Its span.
    pub span: Span,
    /// Its form in the lists.
    pub form: &'static str,
    /// What it can mean.
    pub senses: &'a [Sense],
    /// The clues around it.
    pub clues: Clues,
    /// The country of the region that follows it after a comma: Paris, Texas.
    pub qualifier: Option<&'static str>,
    /// True if it comes before another place of the same name that a region distinguishes: Melbourne, and then
    /// Melbourne, Florida.
    pub apart: bool,
}

/// A form in the lists, and whether its mentions come before another place of the same name.
pub type Form = (&'static str, bool);

impl Candidate<'_> {
    /// The key of all mentions of the same place in an article.
    pub fn key(&self) -> Form {
        (self.form, self.apart)
    }
}

/// All candidates of an article in order.
pub fn gather<'a>(document: &Document, mentions: &Mentions) -> Vec<Candidate<'a>> {
    let gazetteer = Gazetteer::get();
    let persons: Vec<Span> =
        mentions.names.iter().filter(|name| name.kind == NameKind::Person).map(|name| name.span).collect();
    let parts = |last| words_of_persons(document, &persons, last);
    let (families, others) = (parts(true), parts(false));
    let organisations: Vec<Span> =
        mentions.names.iter().filter(|name| name.kind == NameKind::Organisation).map(|name| name.span).collect();
    let mut candidates: Vec<Candidate> = Vec::with_capacity(mentions.places.len());
    for place in &mentions.places {
        let Some((tokens, form, senses)) = gazetteer.entry(document, document.token_at(place.span.start)) else {
            continue;
        };
        let mut clues = clues(document, &tokens);
        let hash = document.tokens[tokens.start].hash;
        // A part of a name alone can stand for a person, but no one walks around a person or lives in one.
        let inside = tokens.start > 0
            && document.in_group(tokens.start - 1, Groups::PLACE_PREPOSITION)
            && !document.is(tokens.end, "'s");
        let part = families.contains(&hash) && !inside || others.contains(&hash) && !clues.contains(Clues::LOCATED);
        if persons.binary_search(&place.span).is_ok() || tokens.len() == 1 && part {
            clues |= Clues::PERSON;
        }
        let reach = organisations.partition_point(|name| name.start <= place.span.start);
        clues.set(Clues::ORGANISATION, reach > 0 && organisations[reach - 1].contains(place.span));
        candidates.push(Candidate { span: place.span, form, senses, clues, qualifier: None, apart: false });
    }
    for at in 1..candidates.len() {
        candidates[at - 1].qualifier = qualifier(document, &candidates[at - 1], &candidates[at]);
        let (before, after) = candidates.split_at_mut(at);
        link(document, &mut before[at - 1], &mut after[0]);
    }
    tell_apart(document, &mut candidates);
    candidates
}

/// Marks the mentions of a name before the first one that is distinguished by a region after it; the headline refers to
/// what follows.
fn tell_apart(document: &Document, candidates: &mut [Candidate]) {
    let headline = |candidate: &Candidate| {
        let paragraph = document.sentences[document.sentence_at(candidate.span.start)].paragraph;
        document.paragraphs[paragraph].headline
    };
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| candidate.qualifier.is_some()) {
        first.entry(candidate.form).or_insert(at);
    }
    for (at, candidate) in candidates.iter_mut().enumerate() {
        let before = first.get(candidate.form).is_some_and(|&qualified| at < qualified);
        candidate.apart = before && !headline(candidate);
    }
}

/// Marks what two neighbours show about each other: places are listed with places (in Bath, York and Leeds), and a
/// hyphen between two countries does not make a longer name (the France-Spain border).
fn link(document: &Document, first: &mut Candidate, next: &mut Candidate) {
    let between = document.text[first.span.to()..next.span.from()].trim();
    let own_country = |it: &Candidate| matches!(it.senses[0], Sense::Country(_) | Sense::Demonym(_));
    if between == "-" && own_country(first) && own_country(next) {
        first.clues -= Clues::EMBEDDED;
        next.clues -= Clues::EMBEDDED;
    }
    if matches!(between, "," | "and" | ", and" | "or" | "to") && first.qualifier.is_none() {
        let sited = first.clues & Clues::SITED;
        if !next.clues.contains(Clues::EMBEDDED) {
            next.clues |= sited | Clues::LISTED;
        }
        first.clues |= Clues::LISTED;
    }
}

/// The hashes of the last words of the persons' full names, or of all others.
fn words_of_persons(document: &Document, persons: &[Span], last: bool) -> BTreeSet<u64> {
    let full = persons.iter().map(|span| document.tokens_in(*span)).filter(|tokens| tokens.len() > 1);
    let words = full.flat_map(|tokens| if last { tokens.end - 1..tokens.end } else { tokens.start..tokens.end - 1 });
    words.map(|token| document.tokens[token].hash).collect()
}

/// The countries whose towns are told with their state: Harlow, Nebraska.
const WITH_STATES: [&str; 3] = ["AUS", "CAN", "USA"];

/// The country that the next candidate gives to one: it is a state or country after a comma, and the first can be in
/// it, or is a town that the lists do not know there (Harlow, Nebraska). States in a list are not evidence about each
/// other.
fn qualifier(document: &Document, first: &Candidate, next: &Candidate) -> Option<&'static str> {
    let between = document.text[first.span.to()..next.span.from()].trim();
    let names_country = first.senses.iter().any(|sense| matches!(sense, Sense::Country(_)));
    let tells = |sense: &&Sense| match sense {
        Sense::Country(_) => !names_country,
        Sense::Place(place) => matches!(place.kind(), PlaceKind::Region | PlaceKind::Abbreviation),
        Sense::Demonym(_) | Sense::Other => false,
    };
    if between != "," {
        return None;
    }
    let is_state = |sense: &Sense| matches!(sense, Sense::Place(place) if place.kind() == PlaceKind::Region);
    let lies_in = |code: &&str| first.senses.iter().any(|sense| sense.code() == *code && !is_state(sense));
    let codes = || next.senses.iter().filter(tells).map(Sense::code);
    let after = document.token_at(next.span.end);
    let ends = !document.tokens.get(after).is_some_and(|token| token.capitalised()) && !document.is(after, "and");
    let town = |sense: &Sense| matches!(sense, Sense::Place(place) if place.kind() == PlaceKind::City);
    let unlisted = || codes().find(|code| WITH_STATES.contains(code)).filter(|_| ends && first.senses.iter().all(town));
    codes().find(lies_in).or_else(unlisted)
}
