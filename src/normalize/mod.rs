//! What the mentions mean: which names are the same person, who spoke, which country, how many, when.

use crate::document::Document;
use crate::extract::Mentions;
use crate::schema::{
    Assumed, Bound, Change, CountryRule, DateAnchor, DateRule, How, MeasureRule, NoticeCode, OrganisationKind,
    PeriodRule, Polarity, Pronoun, QuoteKind, Severity, SpeakerKind, SpeakerRule, UnitKind,
};
use crate::span::Span;
use crate::syntax::{Reading, Syntax};
use chrono::NaiveDate;
use home::Home;
use serde::{Deserialize, Serialize};

mod countries;
mod dates;
mod home;
mod notices;
mod organisations;
mod people;
mod quantities;
mod speakers;
mod surroundings;

pub use notices::of_source;
pub use people::{bare_word, stems};

/// A person and what the article says about them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The fullest form of the name, without title.
    pub name: String,
    /// The given name or names in it.
    pub given_name: Option<String>,
    /// The family name in it.
    pub family_name: Option<String>,
    /// Mr, Dr, Sir and the like.
    pub honorific: Option<String>,
    /// Office, occupation or relation as written.
    pub role: Option<String>,
    /// Alpha-3 of the country that the role belongs to.
    pub role_country: Option<String>,
    /// The organisation that the person is placed in.
    pub organisation: Option<String>,
    /// The same in [`Facts::organisations`], as an index.
    pub body: Option<usize>,
    /// The pronoun used by the article.
    pub pronoun: Option<Pronoun>,
    /// Mentions by name, full or partial, in order.
    pub names: Vec<Span>,
    /// Mentions by pronoun and by title, in order.
    pub references: Vec<Reference>,
}

/// An organisation and what the article says about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// The fullest form of the name, without a leading "the".
    pub name: String,
    /// Its acronym, besides the name.
    pub acronym: Option<String>,
    /// Its kind.
    pub kind: OrganisationKind,
    /// Alpha-3 of the country that it belongs to.
    pub country: Option<String>,
    /// Mentions by name and by acronym, in order.
    pub names: Vec<Reference>,
    /// Mentions by description and by pronoun, in order.
    pub references: Vec<Reference>,
}

/// A mention of a person or of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// The words as written.
    pub span: Span,
    /// By name, acronym, pronoun or title.
    pub how: How,
}

/// A mention with the country that it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountryMention {
    /// The words as written.
    pub span: Span,
    /// By name, demonym or place.
    pub how: How,
    /// Alpha-3.
    pub code: String,
}

/// Who said or stated something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The fullest name of the person or organisation, or the source as written.
    pub name: Option<String>,
    /// The kind of the speaker.
    pub kind: SpeakerKind,
    /// The speaker in [`Facts::people`], as an index.
    pub person: Option<usize>,
    /// The speaker in [`Facts::organisations`], as an index.
    pub organisation: Option<usize>,
    /// Alpha-3, when the speaker is a country.
    pub country: Option<String>,
}

/// Reported words with their speaker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Direct, fragment or indirect.
    pub kind: QuoteKind,
    /// The words.
    pub span: Span,
    /// The speaker; the first of several.
    pub speaker: Speaker,
    /// The other speakers of several.
    pub others: Vec<Speaker>,
    /// The speaker in the speech tag.
    pub speaker_as_written: Option<Span>,
    /// The cue: the reporting words.
    pub cue: Option<Span>,
    /// The addressee.
    pub addressee: Option<Span>,
    /// The parts of one utterance share a number.
    pub utterance: u32,
    /// How the speaker was found.
    pub rule: SpeakerRule,
    /// Whether the words are claimed, denied, asked or doubted.
    pub polarity: Polarity,
    /// The quote that contains these words, as an index into [`Facts::quotes`].
    pub within: Option<usize>,
}

impl Quote {
    /// All who said it, according to the text.
    pub fn speakers(&self) -> impl Iterator<Item = &Speaker> {
        std::iter::once(&self.speaker).filter(|speaker| speaker.name.is_some()).chain(&self.others)
    }
}

/// A quantity with its value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statistic {
    /// The words.
    pub span: Span,
    /// The number, multiplier applied; the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub value_max: Option<f64>,
    /// How the number bounds the true value.
    pub bound: Bound,
    /// What it measures.
    pub unit_kind: UnitKind,
    /// See [`crate::schema::Statistic::unit`].
    pub unit: Option<String>,
    /// True if a hyphen joins the number to what it counts: a 300-bed clinic.
    pub attribute: bool,
    /// The denominator of a rate, as written.
    pub per: Option<Span>,
    /// Level or change.
    pub change: Change,
    /// Who states it, with the rule that found them; none if the article states it itself.
    pub source: Option<(Speaker, SpeakerRule)>,
    /// What it measures, as written, with the rule that found it.
    pub measure: Option<(Span, MeasureRule)>,
    /// Alpha-3 of the country for which it holds, with where it was found.
    pub country: Option<(String, CountryRule)>,
    /// When it holds, EDTF, with where it was found.
    pub period: Option<(String, PeriodRule)>,
    /// The statistic that it is compared with, as an index.
    pub compared_with: Option<usize>,
    /// What the text does not say but was assumed.
    pub assumed: Option<Assumed>,
}

/// A calendar expression with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Date {
    /// The words.
    pub span: Span,
    /// ISO 8601 or EDTF.
    pub value: String,
    /// The earliest possible day.
    pub earliest: Option<NaiveDate>,
    /// The latest possible day.
    pub latest: Option<NaiveDate>,
    /// What it was counted from, if it was.
    pub anchor: Option<DateAnchor>,
    /// The rule that read it.
    pub rule: DateRule,
    /// True if it names a day that its month does not have.
    pub no_such_day: bool,
}

/// Something that a careful reader should check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The words that it is about, if any.
    pub span: Option<Span>,
    /// How serious it is.
    pub severity: Severity,
    /// What was noticed.
    pub code: NoticeCode,
    /// The same in words.
    pub message: String,
}

/// All facts of an article, each list in text order; people, organisations and countries by first mention.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// The people named.
    pub people: Vec<Person>,
    /// The mentions of countries.
    pub countries: Vec<CountryMention>,
    /// Alpha-3 of the countries that take part in what the article reports.
    pub participants: Vec<String>,
    /// The organisations named.
    pub organisations: Vec<Organisation>,
    /// Reported words.
    pub quotes: Vec<Quote>,
    /// Quantities.
    pub statistics: Vec<Statistic>,
    /// Calendar expressions.
    pub dates: Vec<Date>,
    /// Notices.
    pub notices: Vec<Notice>,
}

/// The choices among candidates made while reading an article, for fitting their weights.
pub fn choices(document: &Document, syntax: &Syntax, mentions: &Mentions) -> Vec<crate::choice::Choice> {
    let countries = countries::resolve(document, mentions);
    let home = Home::read(document, &countries);
    let organisations = organisations::resolve(document, mentions, &countries, &home);
    let known = people::Known { countries: &countries, organisations: &organisations.named, home: &home };
    let people = people::resolve(document, mentions, known);
    let mut choices = organisations::choices(document, mentions, &countries, &home);
    choices.extend(people::choices(document, mentions, known));
    choices.extend(speakers::choices(Reading { document, syntax }, mentions, &people));
    let dates = dates::resolve(Reading { document, syntax }, mentions, home.country());
    let around = quantities::Around { countries: &countries, quotes: &[], dates: &dates, home: home.country() };
    choices.extend(quantities::choices(Reading { document, syntax }, mentions, &around));
    choices
}

/// Determines the meaning of what was found.
pub fn normalize(document: &Document, syntax: &Syntax, mentions: &Mentions) -> Facts {
    if !document.is_english() {
        let notices = [notices::not_english(document)].into_iter().chain(notices::of_source(document)).collect();
        return Facts { notices, ..Facts::default() };
    }
    let countries = countries::resolve(document, mentions);
    let home = Home::read(document, &countries);
    let organisations = organisations::resolve(document, mentions, &countries, &home);
    let known = people::Known { countries: &countries, organisations: &organisations.named, home: &home };
    let mut people = people::resolve(document, mentions, known);
    let quotes = speakers::resolve(Reading { document, syntax }, mentions, &mut people, &organisations, &countries);
    let dates = dates::resolve(Reading { document, syntax }, mentions, home.country());
    let around = quantities::Around { countries: &countries, quotes: &quotes, dates: &dates, home: home.country() };
    let statistics = quantities::resolve(Reading { document, syntax }, mentions, &around);
    let participants = countries::participants(document, &countries);
    let notices = notices::find(document, &participants, &quotes, &statistics, &dates);
    let organisations = organisations.named;
    Facts { people, countries, participants, organisations, quotes, statistics, dates, notices }
}
