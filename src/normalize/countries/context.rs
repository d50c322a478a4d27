//! What the whole article indicates about its countries.

use super::candidates::{Candidate, Form};
use super::clues::Clues;
use super::doubt::bears_itself_out;
use crate::document::{Document, Phrases};
use crate::extract::places::Sense;
use crate::lexicon::countries;
use crate::lexicon::places::{Place, PlaceKind};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The evidence about states of a country that an article may have and still be news of one town: two states, three
/// towns.
const LITTLE: f32 = 6.0;

/// The amount of evidence in an article for each country, by code.
#[derive(Default)]
pub struct Context {
    /// From the country's name and demonyms.
    named: BTreeMap<&'static str, f32>,
    /// From places in it and words of its public life.
    local: BTreeMap<&'static str, f32>,
    /// By the state or province of places in it, by country and the state's abbreviation.
    states: BTreeMap<(&'static str, &'static str), f32>,
    /// For all countries together.
    all: f32,
}

impl Context {
    /// Reads the evidence that is certain: names that mean nothing else, places known by their size or by the region
    /// after them, words of public life.
    pub fn read(document: &Document, candidates: &[Candidate]) -> Self {
        let mut context = Self::default();
        for code in home_cues(document) {
            *context.local.entry(code).or_default() += 1.0;
        }
        let mut likely: BTreeMap<&str, BTreeMap<&str, Vec<&Sense>>> = BTreeMap::new();
        for candidate in candidates {
            match candidate.qualifier {
                Some(code) => *context.local.entry(code).or_default() += 2.0,
                None => match sure_sense(candidate) {
                    Some(sense) if bears_itself_out(candidate, sense, false) => context.add(sense),
                    Some(sense) if bears_itself_out(candidate, sense, true) => {
                        likely.entry(sense.code()).or_default().entry(candidate.form).or_default().push(sense);
                    }
                    _ => {}
                },
            }
        }
        // What is likely for one name alone is certain for several in the same country.
        for (code, forms) in likely {
            if forms.len() > 1 || context.tells_of(code) {
                forms.into_values().flatten().for_each(|sense| context.add(sense));
            }
        }
        context.sum();
        context
    }

    fn add(&mut self, sense: &Sense) {
        match sense {
            Sense::Country(code) => *self.named.entry(code).or_default() += 2.0,
            Sense::Demonym(code) => *self.named.entry(code).or_default() += 1.0,
            Sense::Place(place) => {
                let weight = if matches!(place.kind(), PlaceKind::City | PlaceKind::People) { 1.0 } else { 2.0 };
                *self.local.entry(place.code()).or_default() += weight;
                self.add_states(*place, weight);
            }
            Sense::Other => {}
        }
    }

    /// A name that occurs in several states is a little evidence for each.
    fn add_states(&mut self, place: Place, weight: f32) {
        let states = place.regions().count() as f32;
        for state in place.regions() {
            *self.states.entry((place.code(), state)).or_default() += weight / states;
        }
    }

    /// How far the states that have such a place are from the states in the article's evidence for their country, 0 to
    /// 1: the share of other states in it, if there is much evidence. A Paris in Texas is meant among the towns of
    /// Texas, not in news that goes from Iowa to Florida. 0 if no state is known.
    pub fn distance(&self, place: Place) -> f32 {
        let code = place.code();
        let told = self.states.range((code, "")..).take_while(|((of, _), _)| *of == code).map(|(_, weight)| weight);
        let all: f32 = told.sum();
        let others = |state| 1.0 - self.states.get(&(code, state)).map_or(0.0, |weight| weight / all);
        let much = ((all - LITTLE) / LITTLE).clamp(0.0, 1.0);
        if much == 0.0 { 0.0 } else { much * place.regions().map(others).reduce(f32::min).unwrap_or(0.0) }
    }

    /// Adds the places whose sense was chosen from the rest of the context.
    pub fn add_chosen(&mut self, candidates: &[Candidate], senses: &BTreeMap<Form, Option<Sense>>) {
        for candidate in candidates.iter().filter(|candidate| candidate.qualifier.is_none()) {
            if let Some(Some(Sense::Place(place))) = senses.get(&candidate.key())
                && sure_sense(candidate).is_none()
            {
                *self.local.entry(place.code()).or_default() += 1.0;
            }
        }
        self.sum();
    }

    fn sum(&mut self) {
        self.all = self.named.values().chain(self.local.values()).sum();
    }

    /// The share of a country in the article's evidence, 0 to 1.
    pub fn share(&self, code: &str) -> f32 {
        (of(&self.named, code) + of(&self.local, code)) / (self.all + 1.0)
    }

    /// The share of a country in the evidence from places and public life, 0 to 1.
    pub fn local_share(&self, code: &str) -> f32 {
        of(&self.local, code) / (self.all + 1.0)
    }

    /// True when there is evidence for the country.
    pub fn tells_of(&self, code: &str) -> bool {
        self.named.contains_key(code) || self.local.contains_key(code)
    }
}

/// A town with this many times more people is the one that is meant.
const DWARFED: u32 = 5;

/// The sense of a candidate that can hardly mean more than one country or anything else.
fn sure_sense<'a>(candidate: &Candidate<'a>) -> Option<&'a Sense> {
    let larger = |best: &'a Sense, next: &'a Sense| if people(next) > people(best) { next } else { best };
    let sense = candidate.senses.iter().reduce(larger)?;
    let dwarfed =
        |other: &Sense| people(other).is_some_and(|few| people(sense).is_some_and(|many| few * DWARFED <= many));
    let one = candidate.senses.iter().all(|other| other.code() == sense.code() || dwarfed(other));
    let small_kind = |place: &Place| matches!(place.kind(), PlaceKind::City | PlaceKind::Feature | PlaceKind::People);
    let small = matches!(sense, Sense::Place(place) if small_kind(place));
    let weak = small && candidate.clues.intersects(Clues::WEAK | Clues::EMBEDDED);
    (one && !weak && !candidate.clues.contains(Clues::PERSON)).then_some(sense)
}

/// The population of a town in thousands, if known.
fn people(sense: &Sense) -> Option<u32> {
    match sense {
        Sense::Place(place) if place.kind() == PlaceKind::City && place.thousands() > 0 => Some(place.thousands()),
        _ => None,
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
