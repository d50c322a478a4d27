//! The first stage: the spans of names, countries, reported words, quantities and dates. Their meaning is determined in
//! [`crate::normalize`].

use crate::document::Document;
use crate::schema::{Bound, Change, How, QuoteKind, SpeakerRule, UnitKind};
use crate::span::Span;
use crate::syntax::{Reading, Syntax};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

mod credits;
mod dates;
mod decades;
pub mod names;
mod organisations;
pub mod places;
mod quantities;
pub mod quotes;

pub use dates::{Calendar, Expression, Parts};
pub use quantities::change_at;

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// A company, agency, party or club.
    Organisation,
    /// Anything else: an event, a work, a language.
    Other,
}

/// A name, without the titles before it and the possessive 's after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// The name as written.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
    /// By how much the tagger scores this kind above the next best, averaged over its words, in tenths; negative if
    /// other names and words in the article overruled the tagger.
    #[serde(default)]
    pub margin: i16,
}

/// A mention of a country: its name, a demonym, or a place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The words as written.
    pub span: Span,
    /// Name, demonym or place.
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
    /// The cue: the reporting words.
    pub cue: Option<Span>,
    /// The addressee.
    pub addressee: Option<Span>,
    /// The parts of one utterance share a number, 1-based within the article.
    pub utterance: u32,
    /// How the speech tag was found.
    pub rule: SpeakerRule,
}

/// What a number counts or measures, according to its context.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Nothing named: 13 were killed.
    Nothing,
    /// Things, by their noun: fighters.
    Things(Span),
    /// A unit of measure, an age, a ratio: what it measures and the English singular.
    Units {
        /// What it measures.
        kind: UnitKind,
        /// The English singular: kilometre.
        name: Cow<'static, str>,
    },
    /// Money: the ISO 4217 codes that the currency as written can mean, the likeliest first, separated by spaces.
    Money {
        /// The codes.
        codes: Cow<'static, str>,
    },
}

/// A quantity as it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// From the modifier to the end of the unit or counted noun.
    pub span: Span,
    /// The number with its multiplier: 1.3 billion.
    pub number: Span,
    /// The number, multiplier applied, in the named unit; the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub value_max: Option<f64>,
    /// How the number bounds the true value.
    pub bound: Bound,
    /// What it counts or measures.
    pub counted: Counted,
    /// True if a hyphen joins the number to what it counts: a 300-bed clinic.
    pub attribute: bool,
    /// The denominator of a rate.
    pub per: Option<Span>,
    /// Level or change.
    pub change: Change,
}

/// All mentions found in an article, each list in text order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mentions {
    /// Names of persons, places and organisations.
    pub names: Vec<Name>,
    /// Full names of organisations, and their acronyms.
    pub organisations: Vec<Span>,
    /// Mentions of countries.
    pub places: Vec<Place>,
    /// Reported words.
    pub quotes: Vec<Reported>,
    /// Quantities.
    pub quantities: Vec<Quantity>,
    /// Calendar expressions.
    pub dates: Vec<Calendar>,
}

/// Finds all mentions in a document.
pub fn extract(document: &Document, syntax: &Syntax) -> Mentions {
    if !document.is_english() {
        return Mentions::default();
    }
    let reading = Reading { document, syntax };
    let quotes = quotes::find(document, syntax);
    let mut names = names::find(document);
    quotes::leave_labels_out(document, &quotes, &mut names);
    let places = places::find(document, &names);
    let mut organisations = organisations::find(document, &names, &places);
    let credits = credits::Credits::find(document, &names);
    names.retain(|name| !credits.have(document, name.span));
    organisations.retain(|&body| !credits.have(document, body));
    let dates = dates::find(reading, &names);
    names.retain(|name| name.kind != NameKind::Person || !dates::is_within(&dates, name.span));
    let quantities = quantities::find(reading, &names, &dates);
    Mentions { names, organisations, places, quotes, quantities, dates }
}
