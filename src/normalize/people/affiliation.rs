//! The country and the organisation that a role belongs to.

use super::phrases::{Phrase, Reader};
use crate::document::{Document, Phrases, TokenKind};
use crate::extract::NameKind;
use crate::lexicon::{WordClass, fold_eq};
use crate::normalize::CountryMention;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What the article tells of countries and organisations.
pub struct Affiliations<'a> {
    document: &'a Document<'a>,
    reader: &'a Reader<'a>,
    countries: &'a [CountryMention],
    /// The country that the article is plainly about.
    subject: Option<&'a str>,
}

impl<'a> Affiliations<'a> {
    /// Weighs the countries of the article.
    pub fn new(document: &'a Document<'a>, reader: &'a Reader<'a>, countries: &'a [CountryMention]) -> Self {
        Self { document, reader, countries, subject: subject(countries) }
    }

    /// The country that the role of a name belongs to: named in it or behind the name (Mayor Ann Blake of Boston); that of a body in it (CIA); that of the article, for an office of the state.
    pub fn country(&self, phrase: &Phrase, name: &Range<usize>) -> Option<String> {
        let of = self.document.is(name.end, "of").then(|| name.end + 1..(name.end + 4).min(self.document.tokens.len()));
        let named = self
            .country_in(phrase.tokens.clone())
            .or_else(|| of.and_then(|tokens| self.country_in(tokens)))
            .or_else(|| self.country_of_institution(phrase));
        if named.is_some() || !self.is_public(phrase) {
            return named;
        }
        let american = is_american(self.document, phrase) && self.may_be_american();
        american
            .then(|| "USA".to_owned())
            .or_else(|| self.subject.map(str::to_owned))
            .or_else(|| self.only_country_of_paragraph(name.start))
    }

    /// True when the United States are mentioned or no other country stands out.
    fn may_be_american(&self) -> bool {
        self.subject.is_none() || self.countries.iter().any(|mention| mention.code == "USA")
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

    /// The first country named in these tokens, by name, demonym or place.
    fn country_in(&self, tokens: Range<usize>) -> Option<String> {
        if tokens.is_empty() {
            return None;
        }
        let span = self.document.span_of(tokens);
        let first = self.countries.partition_point(|mention| mention.span.start < span.start);
        let inside = self.countries[first..].iter().take_while(|m| m.span.start < span.end);
        inside.filter(|m| span.contains(m.span)).map(|m| m.code.clone()).next()
    }

    fn country_of_institution(&self, phrase: &Phrase) -> Option<String> {
        static INSTITUTIONS: LazyLock<Phrases<&str>> = LazyLock::new(|| {
            Phrases::new(
                include_str!("../../lexicon/institutions.csv").lines().skip(1).filter_map(|l| l.split_once(',')),
            )
        });
        let written_so =
            |tokens: Range<usize>, listed: &str| self.document.span_of(tokens).of(self.document.text) == listed;
        phrase.tokens.clone().find_map(|at| {
            let (tokens, listed, codes) = INSTITUTIONS.longest_at(self.document, at)?;
            written_so(tokens, listed).then(|| codes[0].to_owned())
        })
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
        let implied = phrase.tokens.clone().any(|at| office(at) || party(at));
        (head && !club && !general_secretary) || bodies() || implied
    }

    /// True for a word in the name of an organisation that is no body of a state.
    fn is_club(&self, at: usize) -> bool {
        let Some((tokens, NameKind::Organisation)) = self.reader.name(at) else { return false };
        let public =
            |at: usize| self.document.class(at).contains(WordClass::PUBLIC) || self.document.word(at) == "House";
        !tokens.clone().any(public)
    }

    /// The organisation that the words of a role name; or the one before it that its noun means (the institute's
    /// director, the Mercator Institute being known); or another name that owns the role or stands behind "of".
    pub fn organisation(&self, phrase: &Phrase) -> Option<String> {
        let any = |find: &dyn Fn(usize) -> Option<String>| phrase.tokens.clone().find_map(find);
        any(&|at| self.organisation_at(at))
            .or_else(|| any(&|at| self.organisation_meant(at)))
            .or_else(|| any(&|at| self.owner_of_company_role(at, phrase)))
    }

    /// The name that owns the role of one who leads a company: Orrin's chief executive, founder of Orrin.
    fn owner_of_company_role(&self, at: usize, phrase: &Phrase) -> Option<String> {
        const LEADERS: [&str; 8] = ["executive", "ceo", "cfo", "coo", "founder", "chairman", "chairwoman", "owner"];
        let leads = self.document.is_any(phrase.head, &LEADERS);
        let (tokens, _) = self.reader.name(at).filter(|_| leads)?;
        let behind_of = tokens.start > 0 && self.document.is(tokens.start - 1, "of");
        let country = self.country_in(tokens.clone()).is_some();
        ((behind_of || self.reader.is_possessive(tokens.end)) && !country).then(|| self.words(tokens.clone()))
    }

    /// The organisation that stands right before a name as its owner (CNN's Ann Blake) or behind it (Ann Blake of Acme,
    /// of the chamber of trade).
    pub fn organisation_beside(&self, name: &Range<usize>) -> Option<String> {
        let owner = name.start.checked_sub(2).filter(|&at| self.reader.is_possessive(at + 1));
        let of = name.end + usize::from(self.document.is(name.end, ","));
        let member = self.document.is_any(of, &["of", "at", "from", "with"]);
        let the = self.document.is(of + 1, "the");
        let behind = member.then(|| of + 1 + usize::from(the));
        owner
            .and_then(|at| self.organisation_at(at))
            .or_else(|| behind.and_then(|at| self.organisation_at(at)))
            .or_else(|| behind.filter(|_| the).and_then(|at| self.body_at(at)))
    }

    /// A body named by a common noun: chamber of trade, metalworkers' union.
    fn body_at(&self, start: usize) -> Option<String> {
        const LONGEST: usize = 6;
        let end = self.reader.sentence_end(start).min(start + LONGEST);
        let closed = WordClass::PREPOSITION | WordClass::CONJUNCTION | WordClass::AUXILIARY | WordClass::REPORTING;
        let inside = |&at: &usize| {
            let word = self.document.tokens[at].kind == TokenKind::Word && !self.document.class(at).intersects(closed);
            word || self.reader.is_possessive(at) || self.reader.kind(at).is_some()
        };
        let noun = |&at: &usize| self.document.class(at).contains(WordClass::ORGANISATION_NOUN);
        let first = (start..end).take_while(inside).find(noun)?;
        let body = (first..end).take_while(noun).last()? + 1;
        let trade = self.document.is(body, "of") && self.document.class(body + 1).contains(WordClass::NOUN);
        Some(self.words(start..if trade { body + 2 } else { body }))
    }

    fn organisation_at(&self, at: usize) -> Option<String> {
        let (tokens, _) = self.reader.name(at).filter(|(_, kind)| *kind == NameKind::Organisation)?;
        Some(self.words(tokens.clone()))
    }

    fn words(&self, tokens: Range<usize>) -> String {
        super::display::plain_spaces(self.document.span_of(tokens).of(self.document.text))
    }

    /// The organisation named before whose last word is the noun at `at`.
    fn organisation_meant(&self, at: usize) -> Option<String> {
        let class = self.document.class(at);
        if !class.contains(WordClass::ORGANISATION_NOUN) || class.contains(WordClass::PLURAL) {
            return None;
        }
        let same = |other: usize| fold_eq(self.document.word(other), self.document.word(at));
        let meant = self.reader.organisations_before(at).rev().find(|tokens| (*tokens).clone().any(same))?;
        self.organisation_at(meant.start)
    }
}

/// Parties that have the same name in several countries, as they stand before a noun.
const PARTIES: [&str; 6] = ["Labour", "Labor", "Conservative", "Liberal", "Socialist", "Green"];

/// The country that most mentions are of, if it stands out.
fn subject(countries: &[CountryMention]) -> Option<&str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in countries {
        *counts.entry(&mention.code).or_default() += 1;
    }
    let most = *counts.values().max()?;
    let stands_out = most * 5 >= countries.len() * 2;
    countries.iter().map(|mention| mention.code.as_str()).find(|code| counts[code] == most).filter(|_| stands_out)
}

/// True for titles and chambers that news writes so of the United States, mostly.
fn is_american(document: &Document, phrase: &Phrase) -> bool {
    const AMERICAN: [&str; 14] = [
        "Sen",
        "Sens",
        "Rep",
        "Reps",
        "Gov",
        "Govs",
        "Congressman",
        "Congresswoman",
        "Councilman",
        "Councilwoman",
        "Sheriff",
        "Senate",
        "House",
        "Congress",
    ];
    phrase.tokens.clone().any(|at| AMERICAN.contains(&document.word(at).trim_end_matches('.')))
}
