//! Which characters: the spans of names, countries, reported words, quantities and dates. What they mean is the business
//! of [`crate::normalize`].

use crate::document::Document;
use crate::schema::{How, QuoteKind, SpeakerRule};
use crate::span::Span;
use serde::{Deserialize, Serialize};

mod dates;
pub mod names;
pub mod places;
pub(crate) mod quantities;
mod quotes;

pub use dates::{Calendar, Expression, Parts};

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// A company, agency, party, club.
    Organisation,
    /// Anything else: an event, a work, a language.
    Other,
}

/// A name, without titles before it and a possessive 's behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// The name as written.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
}

/// A mention of a country: its name, a demonym, or a place that lies in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The words as written.
    pub span: Span,
    /// By name, demonym or place.
    pub how: How,
}

/// A stretch of reported words with its speech tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// Direct, fragment or indirect.
    pub kind: QuoteKind,
    /// The words, marks left out.
    pub span: Span,
    /// The speaker in the speech tag: a name, a pronoun, a noun phrase.
    pub speaker: Option<Span>,
    /// The reporting words.
    pub cue: Option<Span>,
    /// Who was told.
    pub addressee: Option<Span>,
    /// The parts of one utterance share a number, 1-based within the article.
    pub utterance: u32,
    /// How the speech tag was found.
    pub rule: SpeakerRule,
}

/// How the parts of a quantity go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pattern {
    /// A number of things: 31,000 fighters; a number alone: 13 were killed.
    Count,
    /// A number of units: 10 miles.
    Measure,
    /// An amount of money: $5.
    Money,
    /// An age: aged 5, a 62-year-old, Smith, 54,
    Age,
    /// A part of a whole: half, two-thirds, one in five.
    Ratio,
    /// A multiple: five times as many.
    Multiple,
}

/// A quantity by its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// How the parts go together.
    pub pattern: Pattern,
    /// From the modifier to the end of the unit or counted noun.
    pub span: Span,
    /// more than, as many as, about, between
    pub modifier: Option<Span>,
    /// The number with its multiplier: 1.3 billion.
    pub number: Span,
    /// The upper number of a range; the five of one in five.
    pub upper: Option<Span>,
    /// The unit or counted noun; the sign before an amount of money.
    pub unit: Option<Span>,
    /// The smaller part of a compound, number and unit: the 2 in of 5 ft 2 in.
    pub rest: Option<Span>,
    /// What bounds the number from behind: or more, at least.
    pub qualifier: Option<Span>,
    /// The denominator of a rate.
    pub per: Option<Span>,
    /// The word that makes it a change: rose, increase.
    pub change: Option<Span>,
}

/// All that was found in an article, each list in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mentions {
    /// Names of persons, places and organisations.
    pub names: Vec<Name>,
    /// Mentions of countries.
    pub places: Vec<Place>,
    /// Reported words.
    pub quotes: Vec<Reported>,
    /// Quantities.
    pub quantities: Vec<Quantity>,
    /// Calendar expressions.
    pub dates: Vec<Calendar>,
}

/// Finds everything in a document.
pub fn extract(document: &Document) -> Mentions {
    if !document.is_english() {
        return Mentions::default();
    }
    let names = names::find(document);
    let places = places::find(document, &names);
    let quotes = quotes::find(document);
    let dates = dates::find(document, &names);
    let quantities = quantities::find(document, &names, &dates);
    Mentions { names, places, quotes, quantities, dates }
}
