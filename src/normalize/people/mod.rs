//! One person behind many mentions, with what the article says of them.

use super::{CountryMention, Person};
use crate::document::Document;
use crate::extract::{Mentions, NameKind};
use crate::lexicon::WordClass;
use crate::schema::Pronoun;
use crate::span::Span;
use cluster::Named;
use parts::Parts;

mod bylines;
mod cluster;
mod display;
mod nicknames;
mod parts;
mod titles;

/// The people named, in the order of their first mention. Bylines name nobody.
pub fn resolve(document: &Document, mentions: &Mentions, countries: &[CountryMention]) -> Vec<Person> {
    let names = named(document, mentions);
    let people = cluster::cluster(document, &names);
    people.iter().map(|own| person(document, countries, &names, own)).collect()
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

/// What is known of the person of these mentions.
fn person(document: &Document, _countries: &[CountryMention], names: &[Named], own: &[usize]) -> Person {
    let display = display::of(document, names, own);
    let titles = own.iter().map(|&at| &names[at]);
    let title = titles.clone().fold(WordClass::empty(), |all, name| all | name.title);
    Person {
        name: display.name,
        given_name: display.given,
        family_name: display.family,
        honorific: titles.clone().find_map(|name| titles::honorific(document, name)),
        pronoun: pronoun(title),
        names: own.iter().map(|&at| document.span_of(names[at].parts.tokens.clone())).collect(),
        ..Person::default()
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
