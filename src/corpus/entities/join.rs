//! Which names of a group refer to the same entity: middle names and initials, pet names, acronyms.

use super::folded::{words, words_of_body};
use super::occurrence::{Form, Group, Seen};
use crate::lexicon::{fold_eq, relatives};
use crate::schema::{EntityKind, Pronoun};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// A name is unambiguous if one entity has it at least this many times as often as all others together.
const CLEAR: u32 = 10;
/// How many people who share a given name are compared; with more, a bearer of the given name alone cannot be
/// identified.
const LOOKED_AT: usize = 1_000;

/// A form with counts of what was seen with it. Copies do not count.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// How many stories have it.
    stories: u32,
    /// Story counts by name as written.
    names: BTreeMap<String, u32>,
    /// Story counts by pronoun.
    pronouns: BTreeMap<Pronoun, u32>,
    /// Story counts by country.
    countries: BTreeMap<String, u32>,
    /// Story counts by the acronym that they give.
    acronyms: BTreeMap<String, u32>,
}

impl Tally {
    /// The counts of one article.
    pub fn of(seen: &Seen) -> Self {
        let mut tally = Self::default();
        tally.add(seen);
        tally
    }

    /// Adds an article. A form that only copies have counts too, or it would have no name.
    pub fn add(&mut self, seen: &Seen) {
        let one = u32::from(!seen.is_copy);
        self.stories += one;
        *self.names.entry(seen.name.clone()).or_default() += one;
        seen.pronoun.into_iter().for_each(|pronoun| *self.pronouns.entry(pronoun).or_default() += one);
        seen.country.iter().for_each(|country| *self.countries.entry(country.clone()).or_default() += one);
        seen.acronym.iter().for_each(|acronym| *self.acronyms.entry(acronym.clone()).or_default() += one);
    }

    fn join(&mut self, other: &Self) {
        fn sum<K: Ord + Clone>(into: &mut BTreeMap<K, u32>, from: &BTreeMap<K, u32>) {
            from.iter().for_each(|(key, n)| *into.entry(key.clone()).or_default() += n);
        }
        self.stories += other.stories;
        sum(&mut self.names, &other.names);
        sum(&mut self.pronouns, &other.pronouns);
        sum(&mut self.countries, &other.countries);
        sum(&mut self.acronyms, &other.acronyms);
    }

    /// The commonest name as written.
    fn name(&self) -> &str {
        commonest(&self.names).map_or("", String::as_str)
    }

    /// True when most stories have another pronoun or another country.
    fn speaks_against(&self, other: &Self) -> bool {
        let pronouns = commonest(&self.pronouns).zip(commonest(&other.pronouns));
        let countries = commonest(&self.countries).zip(commonest(&other.countries));
        pronouns.is_some_and(|(one, other)| one != other)
            || countries.is_some_and(|(a, b)| !self.countries.contains_key(b) && !other.countries.contains_key(a))
    }

    fn shares_country(&self, other: &Self) -> bool {
        commonest(&self.countries).is_some_and(|country| Some(country) == commonest(&other.countries))
    }
}

/// The key with the highest number, the first of several.
pub fn commonest<K: Ord>(counts: &BTreeMap<K, u32>) -> Option<&K> {
    counts.iter().max_by_key(|&(key, n)| (n, Reverse(key))).map(|(key, _)| key)
}

/// The entity of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The id of the entity, as in the table.
    pub entity_id: String,
    /// True for a short form that may be one of several.
    pub is_open: bool,
}

/// The entity of each form of a group, in the order of the forms.
pub fn join(group: &Group, forms: &[(Form, Tally)]) -> Vec<Meant> {
    let mut entities = Entities { forms, known: Vec::new(), by_word: HashMap::new() };
    let mut order: Vec<usize> = (0..forms.len()).collect();
    let fullest = |word: &&String| word.chars().nth(1).is_some();
    order.sort_by_key(|&at| {
        let Form { words, apart } = &forms[at].0;
        let letters: usize = words.iter().map(String::len).sum();
        (Reverse((words.len(), words.iter().filter(fullest).count(), apart.is_some(), letters)), at)
    });
    for at in order {
        match group.kind {
            EntityKind::Person => entities.add_person(at),
            EntityKind::Organisation => entities.add_body(at),
        }
    }
    entities.meant(group.kind)
}

/// The entities of a group while they are found.
struct Entities<'a> {
    forms: &'a [(Form, Tally)],
    known: Vec<Entity>,
    /// The entities that have a word.
    by_word: HashMap<&'a str, Vec<usize>>,
}

struct Entity {
    /// Its forms; the first is the fullest.
    forms: Vec<usize>,
    all: Tally,
    is_open: bool,
}

impl<'a> Entities<'a> {
    fn add_person(&mut self, at: usize) {
        let (form, tally) = &self.forms[at];
        let given = form.words.split_last().map_or(&[][..], |(_, given)| given);
        let same = |known: &Entity| {
            let (fullest, _) = &self.forms[known.forms[0]];
            let fits = fullest.apart == form.apart
                && (is_short_for(form, fullest) || is_end_of(form, fullest) && tally.shares_country(&known.all));
            fits && !tally.speaks_against(&known.all)
        };
        let mut candidates: Vec<usize> = given.iter().flat_map(|word| self.having(word)).collect();
        candidates.sort_unstable();
        candidates.dedup();
        let are_many = candidates.len() > LOOKED_AT;
        candidates.retain(|&known| !are_many && same(&self.known[known]));
        self.place(at, &candidates, are_many);
        let entity = self.known.iter().rposition(|known| known.forms[0] == at);
        for word in given.iter().filter(|word| entity.is_some() && !is_initial(word)) {
            self.by_word.entry(word).or_default().extend(entity);
        }
    }

    /// The entities that have a given name, or one of which it is a short form.
    fn having(&self, word: &str) -> Vec<usize> {
        let lower = relatives(word).iter().map(|relative| relative.to_lowercase());
        let all = lower.chain([word.to_owned()]);
        all.filter_map(|word| self.by_word.get(word.as_str())).flatten().copied().collect()
    }

    /// An acronym refers to the organisation to which articles give it; one without a country, to the only one of its
    /// name.
    fn add_body(&mut self, at: usize) {
        let (form, tally) = &self.forms[at];
        let same = |known: &Entity| {
            let (fullest, _) = &self.forms[known.forms[0]];
            let same_name = fullest.words == form.words && form.apart.is_none();
            // If hardly any article gives the acronym to it, the others mean the well-known bearer of the acronym.
            let is_acronym = |(acronym, given): (&String, &u32)| {
                words_of_body(acronym) == form.words && tally.stories <= CLEAR * given.max(&1)
            };
            (same_name || known.all.acronyms.iter().any(is_acronym)) && !tally.speaks_against(&known.all)
        };
        let are_many = self.known.len() > LOOKED_AT;
        let candidates = (0..self.known.len()).filter(|&known| !are_many && same(&self.known[known]));
        self.place(at, &candidates.collect::<Vec<_>>(), are_many);
    }

    /// Joins a form with its only candidate, or with one that is far more frequent than the others.
    fn place(&mut self, at: usize, candidates: &[usize], are_many: bool) {
        let tally = &self.forms[at].1;
        let mut counts: Vec<_> = candidates.iter().map(|&known| (self.known[known].all.stories, known)).collect();
        counts.sort_unstable_by_key(|&(stories, known)| (Reverse(stories), known));
        let clear = match counts[..] {
            [] => None,
            [(_, only)] => Some(only),
            [(most, first), (next, _), ..] => (most >= CLEAR * next.max(1)).then_some(first),
        };
        match clear {
            Some(known) => {
                self.known[known].forms.push(at);
                self.known[known].all.join(tally);
            }
            None => {
                let is_open = are_many || counts.len() > 1;
                self.known.push(Entity { forms: vec![at], all: tally.clone(), is_open });
            }
        }
    }

    fn meant(self, kind: EntityKind) -> Vec<Meant> {
        let none = Meant { entity_id: String::new(), is_open: false };
        let mut meant = vec![none; self.forms.len()];
        for Entity { forms, is_open, .. } in &self.known {
            let entity_id = self.id(kind, forms);
            forms.iter().for_each(|&at| meant[at] = Meant { entity_id: entity_id.clone(), is_open: *is_open });
        }
        meant
    }

    /// An id from the commonest of these forms; for organisations from the fullest, so that it is the same in every
    /// group.
    fn id(&self, kind: EntityKind, forms: &[usize]) -> String {
        let commonest = |&&at: &&usize| (self.forms[at].1.stories, self.forms[at].0.words.len(), Reverse(at));
        let at = match kind {
            EntityKind::Person => *forms.iter().max_by_key(commonest).expect("an entity has a form"),
            EntityKind::Organisation => forms[0],
        };
        let (form, tally) = &self.forms[at];
        match kind {
            EntityKind::Person => format!("person:{}", words(tally.name()).join("-")),
            EntityKind::Organisation => {
                let apart = form.apart.iter().map(|country| format!(":{country}"));
                format!("organisation:{}", form.words.join("-")) + &apart.collect::<String>()
            }
        }
    }
}

fn is_initial(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

/// True when a name can be the shorter form of a fuller one: the same first name or a short form of it, and middle names that
/// agree one after the other, or none.
fn is_short_for(short: &Form, full: &Form) -> bool {
    let parts = |form: &'_ Form| match &form.words[..] {
        [first, middle @ .., _] => Some((first.clone(), middle.to_vec())),
        _ => None,
    };
    let Some(((first, middle), (other, others))) = parts(short).zip(parts(full)) else { return false };
    let all_agree = middle.len() <= others.len() && middle.iter().zip(&others).all(|(a, b)| agree(a, b));
    let by_initial = agree(&first, &other) && middle.iter().zip(&others).any(|(a, b)| a == b && !is_initial(a));
    all_agree && (first == other && !is_initial(&first) || is_relative(&first, &other) || by_initial)
}

/// True when a name is a fuller one without its first words: Anna Maria Novak, Maria Novak; but not the father's, in the name of
/// his son (Omar bin Khalid al-Masri).
fn is_end_of(short: &Form, full: &Form) -> bool {
    let Some(first) = full.words.strip_suffix(&short.words[..]) else { return false };
    let is_of_father = first.last().is_some_and(|word| ["bin", "ibn", "ben", "bint"].contains(&word.as_str()));
    !first.is_empty() && !is_of_father && !is_initial(&short.words[0])
}

/// Two given names that can be the same: equal, or one the initial of the other.
fn agree(one: &str, other: &str) -> bool {
    let initials = is_initial(one) || is_initial(other);
    one == other || initials && one.chars().next() == other.chars().next()
}

fn is_relative(one: &str, other: &str) -> bool {
    relatives(one).iter().any(|relative| fold_eq(relative, other))
}
