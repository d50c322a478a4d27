//! One table of all words and phrases that can mention a country.

use crate::document::{Document, Phrases};
use crate::lexicon::countries;
use crate::lexicon::places::{self, Place};
use crate::schema::How;
use std::ops::Range;
use std::sync::LazyLock;

/// What a word or phrase can mean.
#[derive(Debug, Clone, Copy)]
pub enum Sense {
    /// A country, by its code.
    Country(&'static str),
    /// What belongs to a country or its people, by the country's code.
    Demonym(&'static str),
    /// A place in a country.
    Place(Place),
}

impl Sense {
    /// How a mention with this sense refers to its country.
    pub fn how(&self) -> How {
        match self {
            Sense::Country(_) => How::Name,
            Sense::Demonym(_) => How::Demonym,
            Sense::Place(_) => How::Place,
        }
    }

    /// The country's code.
    pub fn code(&self) -> &'static str {
        match self {
            Sense::Country(code) | Sense::Demonym(code) => code,
            Sense::Place(place) => place.code,
        }
    }
}

/// The table.
pub struct Gazetteer {
    phrases: Phrases<Sense>,
}

impl Gazetteer {
    /// The table, made once.
    pub fn get() -> &'static Gazetteer {
        static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::new);
        &GAZETTEER
    }

    fn new() -> Self {
        let countries = countries::names().map(|(name, code)| (name, Sense::Country(code)));
        let demonyms = countries::demonyms().map(|(word, code)| (word, Sense::Demonym(code)));
        let places = places::all().map(|place| (place.name, Sense::Place(place)));
        Self { phrases: Phrases::new(countries.chain(demonyms).chain(places)) }
    }

    /// The longest entry that begins with a token: its tokens and what it can mean.
    pub fn at(&self, document: &Document, token: usize) -> Option<(Range<usize>, &[Sense])> {
        self.entry(document, token).map(|(tokens, _, senses)| (tokens, senses))
    }

    /// The same with the form that the lists have.
    pub fn entry(&self, document: &Document, token: usize) -> Option<(Range<usize>, &'static str, &[Sense])> {
        if !document.tokens[token].capitalised() {
            return None;
        }
        self.phrases.longest_that(document, token, countries::fits)
    }
}
