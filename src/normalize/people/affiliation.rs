//! The country that a role belongs to.

use super::Known;
use super::phrases::{Phrase, Reader};
use crate::document::{Document, Phrases, TokenKind};
use crate::extract::NameKind;
use crate::lexicon::{Groups, WordClass};
use crate::normalize::CountryMention;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What the article shows about countries and organisations.
pub struct Affiliations<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) reader: &'a Reader<'a>,
    countries: &'a [CountryMention],
    /// The country that the article is clearly about.
    subject: Option<&'a str>,
    /// The country of the article's newspaper, if its address or name shows it.
    paper: Option<&'a str>,
    /// True when the United States are not far after the country that is mentioned most, or none is.
    american: bool,
}

impl<'a> Affiliations<'a> {
    /// Weighs the countries of the article.
    pub fn new(document: &'a Document<'a>, reader: &'a Reader<'a>, known: &Known<'a>) -> Self {
        let countries = known.countries;
        let counts = counts(document, countries);
        let most = counts.values().max().copied().unwrap_or(0);
        let usa = counts.get("USA").copied().unwrap_or(0);
        let american = usa * 4 >= most;
        let subject = subject(document, countries, &counts);
        Self { document, reader, countries, subject, paper: known.home.paper(), american }
    }

    /// The country that the role of a name belongs to: named in it or after the name (Mayor Ann Blake of Boston); that
    /// of a body in it (CIA); that of the article, for an office of the state.
    pub fn country(&self, phrase: &Phrase, name: &Range<usize>) -> Option<String> {
        let of = self.document.is(name.end, "of").then(|| name.end + 1..(name.end + 4).min(self.document.tokens.len()));
        let named = self
            .country_in(self.without_host(phrase))
            .or_else(|| of.and_then(|tokens| self.country_in(tokens)))
            .or_else(|| self.country_of_institution(phrase));
        if named.is_some() || !self.is_public(phrase) {
            return named;
        }
        let american =
            is_american(self.document, phrase) && self.american && self.paper.is_none_or(|code| code == "USA");
        let american = american || self.is_federal(phrase) || self.document.is(name.end, "administration");
        american
            .then(|| "USA".to_owned())
            .or_else(|| self.subject.map(str::to_owned))
            .or_else(|| self.only_country_of_paragraph(name.start))
            .or_else(|| self.paper.map(str::to_owned))
    }

    /// The country named by the words of a role, or the state whose body they name.
    pub(super) fn country_named(&self, phrase: &Phrase) -> Option<String> {
        self.country_in(self.without_host(phrase)).or_else(|| self.country_of_institution(phrase))
    }

    /// The words of a role without the host country of an ambassador.
    fn without_host(&self, phrase: &Phrase) -> Range<usize> {
        let sent = self.document.is_any(phrase.head, &["ambassador", "ambassadors", "envoy", "emissary"]);
        let to = self.document.is(phrase.head + 1, "to");
        let end = if sent && to { phrase.head + 1 } else { phrase.tokens.end };
        phrase.tokens.start..end
    }

    /// True for an office of the United States in an article about one of their territories: such an office is not the
    /// territory's.
    fn is_federal(&self, phrase: &Phrase) -> bool {
        const TERRITORIES: [&str; 5] = ["ASM", "GUM", "MNP", "PRI", "VIR"];
        const FEDERAL: [&str; 6] =
            ["president", "senator", "representative", "congressman", "congresswoman", "justice"];
        self.subject.is_some_and(|code| TERRITORIES.contains(&code)) && self.document.is_any(phrase.head, &FEDERAL)
    }

    /// The country that all mentions in a token's paragraph are of.
    fn only_country_of_paragraph(&self, at: usize) -> Option<String> {
        let sentence = self.document.tokens[at].sentence as usize;
        let paragraph = &self.document.paragraphs[self.document.sentences[sentence].paragraph];
        let start = self.countries.partition_point(|mention| mention.span.start < paragraph.span.start);
        let mut inside = self.countries[start..].iter().take_while(|m| m.span.end <= paragraph.span.end);
        let first = &inside.next()?.code;
        inside.all(|mention| mention.code == *first).then(|| first.clone())
    }

    /// The first country named in these tokens, by name, demonym or place; not where someone was born (Danish-born).
    pub(super) fn country_in(&self, tokens: Range<usize>) -> Option<String> {
        if tokens.is_empty() {
            return None;
        }
        let span = self.document.span_of(tokens);
        let first = self.countries.partition_point(|mention| mention.span.start < span.start);
        let inside = self.countries[first..].iter().take_while(|m| m.span.start < span.end);
        let born = |m: &&CountryMention| self.document.text[m.span.to()..].starts_with("-born");
        inside.filter(|m| span.contains(m.span) && !born(m)).map(|m| m.code.clone()).next()
    }

    /// The last mention of a country that begins at or before a place in the text.
    pub(super) fn mention_at(&self, place: u32) -> Option<&CountryMention> {
        let after = self.countries.partition_point(|mention| mention.span.start <= place);
        after.checked_sub(1).map(|last| &self.countries[last])
    }

    fn country_of_institution(&self, phrase: &Phrase) -> Option<String> {
        phrase.tokens.clone().find_map(|at| institution_at(self.document, at)).map(str::to_owned)
    }

    /// True at the name of a state's institution: CIA, Bundestag.
    pub(super) fn is_institution(&self, at: usize) -> bool {
        institution_at(self.document, at).is_some()
    }

    /// True for an office of a state: minister, senator, police spokesman; not for the president of a club.
    fn is_public(&self, phrase: &Phrase) -> bool {
        let class = |at: usize| self.document.class(at);
        let body = WordClass::ORGANISATION_NOUN | WordClass::PUBLIC;
        let head = class(phrase.head).contains(WordClass::PUBLIC);
        let before = |word: &str| phrase.head > phrase.tokens.start && self.document.is(phrase.head - 1, word);
        let general_secretary = self.document.is(phrase.head, "secretary") && before("general");
        let club = phrase.tokens.clone().any(|at| self.is_club(at));
        let bodies = || phrase.tokens.clone().any(|at| class(at).contains(body));
        let office = |at: usize| {
            let people = class(at).contains(WordClass::PERSON_NOUN) || self.reader.is_possessive(at + 1);
            at != phrase.head && people && class(at).contains(WordClass::PUBLIC)
        };
        let party = |at: usize| PARTIES.contains(&self.document.word(at));
        let staff = self.document.is(phrase.head, "chief") && self.document.is(phrase.head + 2, "staff");
        let local = phrase.tokens.len() > 1 && self.document.is(phrase.tokens.start, "local");
        let implied =
            local || staff || self.is_official(phrase) || phrase.tokens.clone().any(|at| office(at) || party(at));
        (head && !club && !general_secretary) || bodies() || implied
    }

    /// True for one who serves or speaks for a part of the state: fire service official, health officer.
    fn is_official(&self, phrase: &Phrase) -> bool {
        let served = |at: usize| {
            let part = self.document.class(at).contains(WordClass::PORTFOLIO)
                || self.document.is_any(at, &["fire", "customs"]);
            part && self.reader.name(at).is_none()
        };
        let serves = self.document.is_any(phrase.head, &["official", "officer"]);
        serves && (phrase.tokens.start..phrase.head).any(served)
    }

    /// True for a word in the name of an organisation that is not a body of a state.
    fn is_club(&self, at: usize) -> bool {
        let numbered = self.document.tokens[at].kind == TokenKind::Number;
        let chapter = numbered && at > 0 && self.document.tokens[at - 1].capitalised();
        let Some((tokens, NameKind::Organisation)) = self.reader.name(at) else { return chapter };
        let public =
            |at: usize| self.document.class(at).contains(WordClass::PUBLIC) || self.document.word(at) == "House";
        !tokens.clone().any(public)
    }
}

/// Parties with the same name in several countries, as used before a noun.
const PARTIES: [&str; 6] = ["Labour", "Labor", "Conservative", "Liberal", "Socialist", "Green"];

/// The code of the state whose institution's name begins at a token.
fn institution_at(document: &Document, at: usize) -> Option<&'static str> {
    static INSTITUTIONS: LazyLock<Phrases<&str>> = LazyLock::new(|| {
        Phrases::new(include_str!("../../lexicon/institutions.csv").lines().skip(1).filter_map(|l| l.split_once(',')))
    });
    let (tokens, listed, codes) = INSTITUTIONS.longest_at(document, at)?;
    (document.span_of(tokens).of(document.text) == listed).then(|| codes[0])
}

/// How often each country is mentioned, including its institutions.
fn counts<'a>(document: &Document, countries: &'a [CountryMention]) -> BTreeMap<&'a str, usize> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let institutions = (0..document.tokens.len()).filter(|&at| document.tokens[at].capitalised());
    let institutions = institutions.filter_map(|at| institution_at(document, at));
    for code in countries.iter().map(|mention| mention.code.as_str()).chain(institutions) {
        *counts.entry(code).or_default() += 1;
    }
    counts
}

/// The most mentioned country, if it stands out: not if it is mentioned only once and late, nor if another one comes
/// close and the first sentences do not name it.
fn subject<'a>(
    document: &Document,
    countries: &'a [CountryMention],
    counts: &BTreeMap<&'a str, usize>,
) -> Option<&'a str> {
    const EARLY: usize = 2;
    let most = *counts.values().max()?;
    let all: usize = counts.values().sum();
    let early = |mention: &&CountryMention| document.sentence_at(mention.span.start) < EARLY;
    let more_than = |share: usize| counts.values().filter(|&&count| count * 10 > most * share).count() > 1;
    let first = countries.iter().find(|mention| counts[mention.code.as_str()] == most)?;
    let opens = early(&first);
    let is_clear = most * 5 >= all * 2 && (opens || most > 1 && !more_than(8)) || opens && most > 1 && !more_than(7);
    is_clear.then_some(first.code.as_str())
}

/// True for titles and chambers that in news are mostly American.
fn is_american(document: &Document, phrase: &Phrase) -> bool {
    let american = |at: usize| document.tokens[at].capitalised() && document.in_group(at, Groups::AMERICAN);
    let state = |at: usize| {
        let cabinet = document.is(at, "secretary") && document.is(at + 1, "of");
        let department = document
            .is_any(at + 2 + usize::from(document.is(at + 2, "the")), &["defense", "homeland", "state", "treasury"]);
        cabinet && department && !document.is(at + 3, "for")
    };
    phrase.tokens.clone().any(|at| american(at) || state(at))
}
