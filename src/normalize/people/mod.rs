//! One person behind many mentions, with what the article says of them.

use super::{CountryMention, Person};
use crate::document::Document;
use crate::extract::{Mentions, NameKind};
use crate::lexicon::WordClass;
use crate::schema::Pronoun;
use crate::span::Span;
use cluster::Named;
use parts::Parts;
use phrases::{Phrase, Reader};
use roles::Role;

mod affiliation;
mod bylines;
mod cluster;
mod display;
mod nicknames;
mod parts;
mod phrases;
mod roles;
mod titles;

/// The people named, in the order of their first mention. Bylines name nobody.
pub fn resolve(document: &Document, mentions: &Mentions, countries: &[CountryMention]) -> Vec<Person> {
    let names = named(document, mentions);
    let reader = Reader::new(document, mentions);
    let roles = roles::at_mentions(document, &reader, &names);
    let room = Room { document, countries, reader, names: &names, roles };
    cluster::cluster(document, &names).iter().map(|own| room.person(own)).collect()
}

/// The names of organisations, in order.
pub fn organisations(mentions: &Mentions) -> Vec<Span> {
    mentions.names.iter().filter(|name| name.kind == NameKind::Organisation).map(|name| name.span).collect()
}

/// The mentions of people by name, bylines left out.
fn named(document: &Document, mentions: &Mentions) -> Vec<Named> {
    let people = mentions.names.iter().filter(|name| name.kind == NameKind::Person);
    let bylines = bylines::sentences(document);
    people
        .filter_map(|name| Parts::read(document, name.span))
        .map(|parts| titles::named(document, parts))
        .filter(|name| bylines.binary_search(&name.sentence).is_err())
        .collect()
}

/// All that is known of the mentions.
struct Room<'a> {
    document: &'a Document<'a>,
    countries: &'a [CountryMention],
    reader: Reader<'a>,
    names: &'a [Named],
    roles: Vec<Option<Role>>,
}

impl Room<'_> {
    /// What is known of the person of these mentions.
    fn person(&self, own: &[usize]) -> Person {
        let display = display::of(self.document, self.names, own);
        let role = self.role(own);
        let phrase = role.map(|role| &role.phrase);
        let mentions = own.iter().map(|&at| &self.names[at]);
        Person {
            name: display.name,
            given_name: display.given,
            family_name: display.family,
            honorific: mentions.clone().find_map(|name| titles::honorific(self.document, name)),
            role: phrase.map(|phrase| self.words(phrase)),
            role_country: phrase.and_then(|p| affiliation::country_in(self.document, self.countries, p)),
            organisation: self.organisation(own, phrase),
            pronoun: pronoun(self.gender(own)),
            names: mentions.map(|name| self.document.span_of(name.parts.tokens.clone())).collect(),
            references: Vec::new(),
        }
    }

    /// The role at the fullest mention, else the firmest and first one; one in the headline when there is no other.
    fn role(&self, own: &[usize]) -> Option<&Role> {
        let fullest = own.iter().map(|&at| self.names[at].parts.words.len()).max()?;
        let weight =
            |at: usize, role: &Role| (role.tie, self.in_headline(at), self.names[at].parts.words.len() < fullest, at);
        let roles = own.iter().filter_map(|&at| self.roles[at].as_ref().map(|role| (weight(at, role), role)));
        roles.min_by_key(|(weight, _)| *weight).map(|(_, role)| role)
    }

    fn in_headline(&self, at: usize) -> bool {
        let sentence = &self.document.sentences[self.names[at].sentence as usize];
        self.document.paragraphs[sentence.paragraph].headline
    }

    fn words(&self, phrase: &Phrase) -> String {
        display::plain_spaces(self.document.span_of(phrase.tokens.clone()).of(self.document.text))
    }

    fn organisation(&self, own: &[usize], phrase: Option<&Phrase>) -> Option<String> {
        let beside =
            |&at: &usize| affiliation::organisation_beside(self.document, &self.reader, &self.names[at].parts.tokens);
        phrase
            .and_then(|phrase| affiliation::organisation_in(self.document, &self.reader, phrase))
            .or_else(|| own.iter().find_map(beside))
    }

    /// What titles and roles tell of the gender.
    fn gender(&self, own: &[usize]) -> WordClass {
        let head =
            |at: usize| self.roles[at].as_ref().map_or(WordClass::empty(), |r| self.document.class(r.phrase.head));
        own.iter().fold(WordClass::empty(), |all, &at| all | self.names[at].title | head(at))
    }
}

/// The pronoun that words for a person imply; none when they tell nothing or contradict each other.
fn pronoun(words: WordClass) -> Option<Pronoun> {
    match (words.contains(WordClass::MASCULINE), words.contains(WordClass::FEMININE)) {
        (true, false) => Some(Pronoun::He),
        (false, true) => Some(Pronoun::She),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
