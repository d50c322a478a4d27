//! What the whole article tells of its countries.

use super::candidates::{Candidate, Clues};
use crate::document::{Document, Phrases};
use crate::extract::places::Sense;
use crate::lexicon::countries;
use crate::lexicon::places::PlaceKind;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// How much an article tells of each country, by code.
#[derive(Default)]
pub struct Context {
    /// By the country's name and demonyms.
    named: BTreeMap<&'static str, f32>,
    /// By places in it and by words of its public life.
    local: BTreeMap<&'static str, f32>,
}

impl Context {
    /// Reads what is sure: names that mean nothing else, places that are known by their size or by the region behind them,
    /// words of public life.
    pub fn read(document: &Document, candidates: &[Candidate]) -> Self {
        let mut context = Self::default();
        for candidate in candidates {
            context.add(candidate);
        }
        for code in home_cues(document) {
            *context.local.entry(code).or_default() += 1.0;
        }
        context
    }

    fn add(&mut self, candidate: &Candidate) {
        if let Some(code) = candidate.qualifier {
            *self.local.entry(code).or_default() += 2.0;
            return;
        }
        let [sense, others @ ..] = candidate.senses else { return };
        if candidate.clues.intersects(Clues::PERSON) || others.iter().any(|other| other.code() != sense.code()) {
            return;
        }
        match sense {
            Sense::Country(code) => *self.named.entry(code).or_default() += 2.0,
            Sense::Other => {}
            Sense::Demonym(code) => *self.named.entry(code).or_default() += 1.0,
            Sense::Place(place) => {
                let sure = matches!(
                    place.kind(),
                    PlaceKind::Region | PlaceKind::Abbreviation | PlaceKind::Capital | PlaceKind::County
                );
                let weak = candidate.clues.intersects(Clues::WEAK | Clues::EMBEDDED);
                if sure || !weak {
                    *self.local.entry(place.code()).or_default() += if sure { 2.0 } else { 1.0 };
                }
            }
        }
    }

    /// How much of what the article tells is of a country, 0 to 1.
    pub fn share(&self, code: &str) -> f32 {
        let all: f32 = self.named.values().chain(self.local.values()).sum();
        (of(&self.named, code) + of(&self.local, code)) / (all + 1.0)
    }

    /// How much of what the article tells is of places and public life in a country, 0 to 1.
    pub fn local_share(&self, code: &str) -> f32 {
        let all: f32 = self.named.values().chain(self.local.values()).sum();
        of(&self.local, code) / (all + 1.0)
    }

    /// True when something tells of the country.
    pub fn tells_of(&self, code: &str) -> bool {
        self.named.contains_key(code) || self.local.contains_key(code)
    }
}

fn of(weights: &BTreeMap<&'static str, f32>, code: &str) -> f32 {
    weights.get(code).copied().unwrap_or(0.0)
}

/// The countries of the words of public life in an article, each word counted once.
fn home_cues(document: &Document) -> Vec<&'static str> {
    static CUES: LazyLock<Phrases<&'static str>> = LazyLock::new(|| Phrases::new(countries::home_cues()));
    let mut seen = BTreeSet::new();
    let mut codes = Vec::new();
    for token in 0..document.tokens.len() {
        if let Some((_, cue, of)) = CUES.longest_that(document, token, countries::fits)
            && seen.insert(cue)
        {
            codes.extend(of);
        }
    }
    codes
}
