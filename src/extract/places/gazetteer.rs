//! One table of all words and phrases that can refer to a country.

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
    /// Something else whose name contains the word for a country or place.
    Other,
}

impl Sense {
    /// How a mention with this sense refers to its country.
    pub fn how(&self) -> How {
        match self {
            Sense::Country(_) => How::Name,
            Sense::Demonym(_) => How::Demonym,
            Sense::Place(_) | Sense::Other => How::Place,
        }
    }

    /// The country's code; empty if the sense has none.
    pub fn code(&self) -> &'static str {
        match self {
            Sense::Country(code) | Sense::Demonym(code) => code,
            Sense::Place(place) => place.code(),
            Sense::Other => "",
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
        let places = places::all().map(|place| (place.name(), Sense::Place(place)));
        let homonyms = countries::homonyms().map(|phrase| (phrase, Sense::Other));
        // In the same order as in `build/main.rs`.
        let phrases = homonyms.chain(countries).chain(demonyms).chain(places);
        Self { phrases: Phrases::laid_out(include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer")), phrases) }
    }

    /// The longest entry that begins with a token: its tokens and what it can mean.
    #[inline]
    pub fn at(&self, document: &Document, token: usize) -> Option<(Range<usize>, &[Sense])> {
        self.entry(document, token).map(|(tokens, _, senses)| (tokens, senses))
    }

    /// The same with the form in the lists.
    #[inline]
    pub fn entry(&self, document: &Document, token: usize) -> Option<(Range<usize>, &'static str, &[Sense])> {
        if document.tokens[token].capitalised() { self.longest(document, token) } else { None }
    }

    #[inline(never)]
    fn longest(&self, document: &Document, token: usize) -> Option<(Range<usize>, &'static str, &[Sense])> {
        self.phrases.longest_that(document, token, fits)
    }
}

/// True if a form is written like this in the text; an abbreviation with its full stop exactly so (Pa. is not PA.).
fn fits(listed: &str, written: &str) -> bool {
    if listed.ends_with('.') { listed == written } else { countries::fits(listed, written) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[test]
    fn every_list_is_found_with_what_it_says() {
        let article = Article::from_text("a", "Indian Ocean; Turkey; Turkish; Springfield; Flin Flon");
        let document = Document::new(&article);
        let sense = |at: usize| Gazetteer::get().entry(&document, at).map(|(_, form, senses)| (form, senses));
        assert!(matches!(sense(0), Some(("Indian Ocean", [Sense::Other]))));
        assert!(matches!(sense(3), Some(("Turkey", [Sense::Country("TUR"), ..]))));
        assert!(matches!(sense(5), Some(("Turkish", [Sense::Demonym("TUR")]))));
        assert!(sense(7).is_some_and(|(_, senses)| {
            senses.iter().all(|s| matches!(s, Sense::Place(p) if p.name() == "Springfield"))
        }));
    }
}
