//! The country that a role belongs to.

use super::Known;
use super::phrases::{Phrase, Reader};
use crate::document::{Document, Phrases, TokenKind};
use crate::extract::NameKind;
use crate::lexicon::organisations::{Strength, kind_of_word};
use crate::lexicon::{Groups, WordClass};
use crate::normalize::{CountryMention, Organisation};
use crate::schema::{How, OrganisationKind};
use std::ops::Range;
use std::sync::LazyLock;

/// What the article shows about countries and organisations.
pub struct Affiliations<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) reader: &'a Reader<'a>,
    countries: &'a [CountryMention],
}

impl<'a> Affiliations<'a> {
    /// Reads what the article's countries and organisations are to its people.
    pub fn new(document: &'a Document<'a>, reader: &'a Reader<'a>, known: &Known<'a>) -> Self {
        Self { document, reader, countries: known.countries }
    }

    /// The country that the words of a role name, or the state whose body they name.
    pub(super) fn country_named(&self, phrase: &Phrase) -> Option<String> {
        let named = self.mention_in(self.without_host(phrase)).filter(|mention| mention.how != How::Place);
        // Her counterpart in Lima
        let there = || self.country_of_place(phrase).filter(|_| self.document.is_any(phrase.head, &COUNTERPARTS));
        let named = named.map(|mention| mention.code.clone()).or_else(|| self.british(phrase));
        named.or_else(|| self.country_of_institution(phrase)).or_else(|| there().map(str::to_owned))
    }

    /// The country of an adjective for a part of it, which may also be that of a language: English pianist, but not
    /// English teacher.
    fn british(&self, phrase: &Phrase) -> Option<String> {
        const TAUGHT: [&str; 6] = ["lecturer", "major", "professor", "speaker", "teacher", "tutor"];
        let part = |at: usize| self.document.is_any(at, &["english", "scottish", "welsh"]);
        let body = |at: usize| self.reader.kind(at) == Some(NameKind::Organisation);
        let named = (phrase.tokens.start..phrase.head).any(|at| part(at) && !body(at));
        (named && !self.document.is_any(phrase.head, &TAUGHT)).then(|| "GBR".to_owned())
    }

    /// The country of the place that the words of a role name first.
    pub(super) fn country_of_place(&self, phrase: &Phrase) -> Option<&str> {
        let first = self.mention_in(self.without_host(phrase))?;
        (first.how == How::Place).then_some(&first.code)
    }

    /// The country after a name: Foreign Minister Ann Blake of Peru; ministers Ann Blake (Peru) and Tom Reed
    /// (Chile); Tom Reed for Chile.
    pub(super) fn country_after(&self, name: &Range<usize>) -> Option<String> {
        let joint = name.end + usize::from(self.document.is(name.end, ","));
        let bracket = self.document.is(name.end, "(");
        let closed = || self.document.is_any(joint + 2, &[".", ",", "and"]);
        let serves = self.document.is(joint, "for") && closed();
        if !bracket && !serves && !self.document.is_any(joint, &["of", "from"]) {
            return None;
        }
        let start = joint + 1 + usize::from(self.document.is(joint + 1, "the"));
        let place = self.document.tokens.get(start)?.span.start;
        let mention =
            self.mention_at(place).filter(|mention| mention.span.start == place && mention.how == How::Name)?;
        let whole = !bracket || self.document.is(self.document.token_at(mention.span.end), ")");
        whole.then(|| mention.code.clone())
    }

    /// The words of a role without the host country of an ambassador.
    fn without_host(&self, phrase: &Phrase) -> Range<usize> {
        phrase.tokens.start..if self.is_sent(phrase) { phrase.head + 1 } else { phrase.tokens.end }
    }

    /// The country that an ambassador is sent to.
    pub(super) fn host_country(&self, phrase: &Phrase) -> Option<&str> {
        let host = self.is_sent(phrase).then_some(phrase.head + 1..phrase.tokens.end)?;
        self.mention_in(host).map(|mention| mention.code.as_str())
    }

    /// True for an ambassador to somewhere.
    fn is_sent(&self, phrase: &Phrase) -> bool {
        let sent = self.document.is_any(phrase.head, &["ambassador", "ambassadors", "envoy", "emissary"]);
        sent && self.document.is(phrase.head + 1, "to")
    }

    /// The first country named in these tokens, by name, demonym or place; not where someone was born (Danish-born).
    pub(super) fn country_in(&self, tokens: Range<usize>) -> Option<String> {
        self.mention_in(tokens).map(|mention| mention.code.clone())
    }

    fn mention_in(&self, tokens: Range<usize>) -> Option<&CountryMention> {
        if tokens.is_empty() {
            return None;
        }
        let span = self.document.span_of(tokens);
        let first = self.countries.partition_point(|mention| mention.span.start < span.start);
        let mut inside = self.countries[first..].iter().take_while(|m| m.span.start < span.end);
        let born = |m: &CountryMention| self.document.text[m.span.to()..].starts_with("-born");
        inside.find(|m| span.contains(m.span) && !born(m))
    }

    /// True for an article about several countries.
    pub(super) fn names_several_countries(&self) -> bool {
        self.countries.windows(2).any(|pair| pair[0].code != pair[1].code)
    }

    /// The last mention of a country that begins at or before a place in the text.
    pub(super) fn mention_at(&self, place: u32) -> Option<&CountryMention> {
        let after = self.countries.partition_point(|mention| mention.span.start <= place);
        after.checked_sub(1).map(|last| &self.countries[last])
    }

    /// The country of an institution that the words of a role name. The article may name another body by the same letters,
    /// or one with a longer name.
    fn country_of_institution(&self, phrase: &Phrase) -> Option<String> {
        phrase.tokens.clone().find_map(|at| {
            let (tokens, code) = institution_at(self.document, at)?;
            match self.reader.body(at) {
                Some((name, _)) if name.len() > tokens.len() => None,
                Some((_, Organisation { country: Some(country), .. })) => Some(country.clone()),
                _ => Some(code.to_owned()),
            }
        })
    }

    /// True at the name of a state's institution: CIA, Bundestag.
    pub(super) fn is_institution(&self, at: usize) -> bool {
        institution_at(self.document, at).is_some()
    }

    /// True for an office of a state: minister, senator, police spokesman; not for the president of a club.
    pub(super) fn is_public(&self, phrase: &Phrase) -> bool {
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
        let staff = self.document.is(phrase.head, "chief") && self.document.is(phrase.head + 2, "staff");
        let local = phrase.tokens.len() > 1 && self.document.is(phrase.tokens.start, "local");
        let implied = local
            || staff
            || self.is_official(phrase)
            || phrase.tokens.clone().any(|at| office(at) || self.is_party(at));
        (head && !club && !general_secretary) || bodies() || implied
    }

    /// True for the adjective of a party, or the noun for its members that names it: Nationals.
    pub(super) fn is_party(&self, at: usize) -> bool {
        PARTIES.contains(&self.document.word(at)) || self.names_members(at)
    }

    /// True for the noun for the members of a party, capitalised: Nationals.
    pub(super) fn names_members(&self, at: usize) -> bool {
        let (token, head) = (&self.document.tokens[at], (OrganisationKind::Party, Strength::Head));
        token.capitalised() && self.document.word(at).ends_with('s') && kind_of_word(token.hash) == Some(head)
    }

    /// True for titles and chambers that in news are mostly American.
    pub(super) fn is_american(&self, phrase: &Phrase) -> bool {
        let document = self.document;
        let american = |at: usize| document.tokens[at].capitalised() && document.in_group(at, Groups::AMERICAN);
        let state = |at: usize| {
            let cabinet = document.is(at, "secretary") && document.is(at + 1, "of");
            let department = document.is_any(
                at + 2 + usize::from(document.is(at + 2, "the")),
                &["defense", "homeland", "state", "treasury"],
            );
            cabinet && department && !document.is(at + 3, "for")
        };
        phrase.tokens.clone().any(|at| american(at) || state(at))
    }

    /// True for one who serves or speaks for a part of the state or a town: fire service official, health officer, county
    /// engineer, fire chief.
    fn is_official(&self, phrase: &Phrase) -> bool {
        let part = |at: usize| {
            self.document.class(at).contains(WordClass::PORTFOLIO) || self.document.is_any(at, &["fire", "customs"])
        };
        let official = self.document.is_any(phrase.head, &["official", "officer"]);
        let plural = self.document.class(phrase.head).contains(WordClass::PLURAL);
        let local = !plural && self.document.in_group(phrase.head, Groups::LOCAL_OFFICE);
        let served = |at: usize| official && part(at) || local && self.document.in_group(at, Groups::COMMUNE);
        let plain = |at: usize| self.reader.kind(at).is_none_or(|kind| local && kind == NameKind::Place);
        (phrase.tokens.start..phrase.head).any(|at| served(at) && plain(at))
    }

    /// True for a word in the name of an organisation that is not a body of a state.
    pub(super) fn is_club(&self, at: usize) -> bool {
        let numbered = self.document.tokens[at].kind == TokenKind::Number;
        let chapter = numbered && at > 0 && self.document.tokens[at - 1].capitalised();
        let Some((tokens, NameKind::Organisation)) = self.reader.name(at) else { return chapter };
        let public =
            |at: usize| self.document.class(at).contains(WordClass::PUBLIC) || self.document.word(at) == "House";
        !tokens.clone().any(public)
    }
}

/// The same office in another country.
const COUNTERPARTS: [&str; 2] = ["counterpart", "counterparts"];

/// Parties with the same name in several countries, as used before a noun.
const PARTIES: [&str; 6] = ["Labour", "Labor", "Conservative", "Liberal", "Socialist", "Green"];

/// The name of a state's institution that begins at a token, with the code of the state.
fn institution_at(document: &Document, at: usize) -> Option<(Range<usize>, &'static str)> {
    static INSTITUTIONS: LazyLock<Phrases<&str>> = LazyLock::new(|| {
        Phrases::new(include_str!("../../lexicon/institutions.csv").lines().skip(1).filter_map(|l| l.split_once(',')))
    });
    let (tokens, listed, codes) = INSTITUTIONS.longest_at(document, at)?;
    (document.span_of(tokens.clone()).of(document.text) == listed).then(|| (tokens, codes[0]))
}
