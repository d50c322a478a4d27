//! One person for many mentions, with what the article says about them.

use super::home::Home;
use super::{CountryMention, Organisation, Person};
use crate::choice::Choice;
use crate::document::{Document, Shape};
use crate::extract::{Mentions, NameKind};
use crate::lexicon::{Groups, WordClass, WordMap, fold_hash};
use crate::span::Span;
use affiliation::Affiliations;
use cluster::Named;
pub use keys::{bare_word, stems};
use likely::Likely;
use nation::{Asked, Nations};
use parts::Parts;
use phrases::{Phrase, Reader};
use roles::Role;
use std::collections::{BTreeMap, BTreeSet};

mod affiliation;
mod antecedent;
mod cluster;
mod display;
mod employer;
mod family;
mod keys;
mod likely;
mod nation;
mod nicknames;
mod parts;
mod phrases;
mod roles;
mod titles;
mod unlisted;

/// What is known about an article before its people are read.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The mentions of countries.
    pub countries: &'a [CountryMention],
    /// The organisations named.
    pub organisations: &'a [Organisation],
    /// The country of the article.
    pub home: &'a Home,
}

/// The people named, in the order of their first mention. Bylines are left out.
pub fn resolve(document: &Document, mentions: &Mentions, known: Known) -> Vec<Person> {
    read(document, mentions, known, false).0
}

/// The choices of names that are people's, for fitting.
pub fn choices(document: &Document, mentions: &Mentions, known: Known) -> Vec<Choice> {
    read(document, mentions, known, true).1
}

fn read(document: &Document, mentions: &Mentions, known: Known, keeps_choices: bool) -> (Vec<Person>, Vec<Choice>) {
    let mut names = named(document, mentions);
    let mut reader = Reader::new(document, mentions, known.organisations);
    names.iter().for_each(|name| reader.release_before(name.parts.tokens.start));
    let roles = roles::at_mentions(document, &reader, &names);
    for (name, role) in names.iter_mut().zip(&roles) {
        let head = role.as_ref().map(|role| role.phrase.head);
        name.title |= head.map_or(WordClass::empty(), |head| titles::gender(document, head));
    }
    let affiliations = Affiliations::new(document, &reader, &known);
    let likely = Likely::new(document, mentions, known.organisations, &names, &roles);
    let mut own = cluster::cluster(document, &names);
    own.retain(|own| !own.is_empty());
    let mut choices: Vec<Choice> = own.iter().filter(|_| keeps_choices).map(|own| likely.choice(own)).collect();
    own.retain(|own| likely.is_person(own));
    let resolver = Resolver { document, affiliations, names: &names, roles: &roles };
    let mut people: Vec<_> = own.iter().map(|own| resolver.person(own)).collect();
    let called = called(document, known.organisations);
    people.iter_mut().for_each(|person| place(document, person, known.organisations, &called));
    let nations = Nations::new(document, &resolver.affiliations, &known);
    let mut kept = keeps_choices.then(Vec::new);
    let mut named = vec![false; people.len()];
    for ((own, person), named) in own.iter().zip(&mut people).zip(&mut named) {
        let likely = |asked: Asked| nations.of(&asked, &mut kept);
        let told = resolver.country_named(own);
        *named = told.is_some();
        person.role_country = told.or_else(|| resolver.asked(own, person, known.organisations).and_then(likely));
    }
    resolver.leave_doubtful_countries_out(&own, &named, &mut people);
    resolver.countries_of_owners(&own, &mut people);
    choices.extend(kept.into_iter().flatten());
    (people, choices)
}

/// The mentions of people by name.
fn named(document: &Document, mentions: &Mentions) -> Vec<Named> {
    let people = mentions.names.iter().filter(|name| name.kind == NameKind::Person || likely::may_be(document, name));
    people
        .filter_map(|name| Parts::read(document, name.span))
        .filter(|parts| !is_pronoun(document, parts))
        .map(|parts| titles::named(document, parts))
        .collect()
}

/// True for a name that is only "I".
fn is_pronoun(document: &Document, parts: &Parts) -> bool {
    parts.tokens.len() == 1 && document.is(parts.tokens.start, "I")
}

/// In a headline the capitals hide where a longer role begins.
const MOST_IN_HEADLINE: usize = 3;

/// All that is known about the mentions.
struct Resolver<'a> {
    document: &'a Document<'a>,
    affiliations: Affiliations<'a>,
    names: &'a [Named],
    roles: &'a [Option<Role>],
}

impl Resolver<'_> {
    /// What is known about the person of these mentions.
    fn person(&self, own: &[usize]) -> Person {
        let display = display::of(self.document, self.names, own);
        let role = self.role(own);
        let phrase = role.map(|(_, role)| &role.phrase);
        let mentions = own.iter().map(|&at| &self.names[at]);
        Person {
            name: display.name,
            given_name: display.given,
            family_name: display.family,
            honorific: mentions.clone().find_map(|name| titles::honorific(self.document, name)),
            role: phrase.map(|phrase| self.words(phrase)),
            organisation: self.organisation(own, phrase),
            names: mentions.map(|name| self.document.span_of(name.parts.tokens.clone())).collect(),
            ..Person::default()
        }
    }

    /// The role at the fullest mention, else the most firmly attached and first one; one in the headline only if there
    /// is no other. With the mention that has it.
    fn role(&self, own: &[usize]) -> Option<(usize, &Role)> {
        let fullest = own.iter().map(|&at| self.names[at].parts.words.len()).max()?;
        let weight = |at: usize, role: &Role| {
            (role.tie, self.names[at].headline, self.names[at].parts.words.len() < fullest, at)
        };
        let roles = own.iter().filter_map(|&at| self.roles[at].as_ref().map(|role| (at, role)));
        let roles =
            roles.filter(|(at, role)| !self.names[*at].headline || role.phrase.tokens.len() <= MOST_IN_HEADLINE);
        roles.min_by_key(|&(at, role)| weight(at, role))
    }

    /// The country that someone's role names, or another office of the same person (Peruvian President Ann Blake, later
    /// President Blake), or that the text adds to the name.
    fn country_named(&self, own: &[usize]) -> Option<String> {
        let (_, role) = self.role(own)?;
        let head = |role: &Role| self.document.tokens[role.phrase.head].hash;
        let others = own.iter().filter_map(|&at| self.roles[at].as_ref()).filter(|other| head(other) == head(role));
        let after = || own.iter().find_map(|&at| self.affiliations.country_after(&self.names[at].parts.tokens));
        [role].into_iter().chain(others).find_map(|role| self.affiliations.country_named(&role.phrase)).or_else(after)
    }

    /// What is known about the country of someone's role.
    fn asked<'r>(&'r self, own: &[usize], person: &'r Person, organisations: &'r [Organisation]) -> Option<Asked<'r>> {
        let role = &self.role(own)?.1.phrase;
        let fullest = own.iter().rev().max_by_key(|&&at| self.names[at].parts.words.len())?;
        Some(Asked {
            span: self.document.span_of(self.names[*fullest].parts.tokens.clone()),
            names: &person.names,
            role,
            place: self.affiliations.country_of_place(role),
            host: self.affiliations.host_country(role),
            american: self.affiliations.is_american(role),
            body: person.body.map(|body| &organisations[body]),
        })
    }

    /// Leaves out the likely country of an office of a state that someone else has too, in the same words, if the text tells
    /// that the other has it in that country, or tells nothing about several countries: the foreign ministers of two
    /// countries.
    fn leave_doubtful_countries_out(&self, own: &[Vec<usize>], named: &[bool], people: &mut [Person]) {
        let leads = |person: usize| {
            let head = self.role(&own[person]).map(|(_, role)| role.phrase.head);
            head.is_some_and(|head| self.document.in_group(head, Groups::LEADS_STATE))
        };
        let mut by_role: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for person in (0..people.len()).filter(|&person| leads(person)) {
            let role = people[person].role.as_deref().unwrap_or_default().to_lowercase();
            by_role.entry(role).or_default().push(person);
        }
        let several = self.affiliations.names_several_countries();
        for (role, holders) in by_role {
            let told: BTreeSet<String> =
                holders.iter().filter(|&&at| named[at]).filter_map(|&at| people[at].role_country.clone()).collect();
            // A government has many ministers.
            let single = role != "minister" && holders.len() > 1 && several;
            let doubtful = |country: &String| told.contains(country) || told.is_empty() && single;
            for at in holders.into_iter().filter(|&at| !named[at]) {
                people[at].role_country = people[at].role_country.take().filter(|country| !doubtful(country));
            }
        }
    }

    fn words(&self, phrase: &Phrase) -> String {
        display::plain_spaces(self.document.span_of(phrase.tokens.clone()).of(self.document.text))
    }

    /// The organisation of someone: that of the role, one next to a name, one told in the next sentence, or that of
    /// another role.
    fn organisation(&self, own: &[usize], phrase: Option<&Phrase>) -> Option<String> {
        let beside =
            |&at: &usize| self.affiliations.organisation_beside(&self.names[at].parts.tokens, phrase.is_some());
        let next = |&at: &usize| self.affiliations.organisation_told_next(&self.names[at].parts.tokens);
        let others = || own.iter().filter_map(|&at| self.roles[at].as_ref()).map(|role| &role.phrase);
        phrase
            .and_then(|phrase| self.affiliations.organisation(phrase))
            .or_else(|| own.iter().find_map(beside))
            .or_else(|| own.iter().filter(|&&at| self.is_alone(at)).find_map(next))
            .or_else(|| others().find_map(|phrase| self.affiliations.organisation(phrase)))
    }

    /// True for the only name of a person in its sentence.
    fn is_alone(&self, at: usize) -> bool {
        let other = |at: Option<usize>| at.and_then(|at| self.names.get(at)).map(|name| name.sentence);
        let sentence = Some(self.names[at].sentence);
        other(at.checked_sub(1)) != sentence && other(Some(at + 1)) != sentence
    }

    /// Gives people whose role names another person (the president's spokesman by name) that person's country.
    fn countries_of_owners(&self, own: &[Vec<usize>], people: &mut [Person]) {
        let mut owners = vec![usize::MAX; self.names.len()];
        for (person, mentions) in own.iter().enumerate() {
            mentions.iter().for_each(|&at| owners[at] = person);
        }
        for (person, mentions) in own.iter().enumerate().filter(|(_, mentions)| !mentions.is_empty()) {
            let Some((_, role)) = self.role(mentions).filter(|_| people[person].role_country.is_none()) else {
                continue;
            };
            let first = self.names.partition_point(|name| name.parts.tokens.start < role.phrase.tokens.start);
            let owner = self.names.get(first).filter(|name| name.parts.tokens.end <= role.phrase.head);
            let relation = self.document.class(role.phrase.head).contains(WordClass::RELATION);
            let owner = owner.filter(|_| !relation).and_then(|_| people.get(owners[first]));
            people[person].role_country = owner.and_then(|owner| owner.role_country.clone());
        }
    }
}

/// The organisations by the words that they are called by, as indices, with the first mention by these words.
type Called = WordMap<(usize, Option<Span>)>;

fn called(document: &Document, organisations: &[Organisation]) -> Called {
    let mut called = Called::default();
    for (index, body) in organisations.iter().enumerate() {
        called.entry(fold_hash(&body.name)).or_insert((index, None));
        for form in &body.names {
            let (first, mention) = called.entry(fold_hash(form.span.of(document.text))).or_insert((index, None));
            if *first == index {
                mention.get_or_insert(form.span);
            }
        }
    }
    called
}

/// Links someone's organisation to its place in `organisations`, if it is one of them, and calls it by its full name (WB
/// governor, the Water Board being known).
fn place(document: &Document, person: &mut Person, organisations: &[Organisation], called: &Called) {
    let Some(name) = person.organisation.as_deref() else { return };
    let Some(&(index, mention)) = called.get(&fold_hash(name)) else { return };
    let body = &organisations[index];
    person.body = Some(index);
    // A word such as Democratic is in the names of several bodies.
    let short = mention.map(|span| document.tokens_in(span)).filter(|tokens| tokens.len() == 1);
    let adjective = short.is_some_and(|tokens| {
        let letters = document.tokens[tokens.start].shape == Shape::Upper;
        document.class(tokens.start).contains(WordClass::ADJECTIVE) && !letters
    });
    if !adjective {
        person.organisation = Some(body.name.clone());
    }
}

#[cfg(test)]
mod tests;
