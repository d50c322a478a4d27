//! Which names mean the same person.

use super::family::comes_first;
use super::keys::{Word, key};
use super::nicknames::is_nickname;
use super::parts::Parts;
use crate::document::Document;
use crate::lexicon::{WordClass, WordMap};
use std::cmp::Reverse;

/// A mention of a person by name, with the words before it.
#[derive(Debug, Clone)]
pub struct Named {
    /// The parts of the name.
    pub parts: Parts,
    /// The sentence, as an index.
    pub sentence: u32,
    /// The classes of the title before the name; empty if there is none.
    pub title: WordClass,
    /// The word of the title, by its fold hash; 0 when there is none.
    pub title_word: u64,
    /// The place in the title of a peer, as a key.
    pub peerage: Option<u64>,
    /// True in the headline, where capitals hardly show where a name ends.
    pub headline: bool,
}

/// The people with these names: for each the indices of their mentions, in order. Names that are not of a single person
/// (the Clintons) are left out.
pub fn cluster(document: &Document, names: &[Named]) -> Vec<Vec<usize>> {
    let forms = forms(names);
    let mut people = People::default();
    let owners = people.gather(document, names, &forms);
    people.measure(document, names, &owners);
    people.take_given_names(document, names);
    people.tell_apart(names, &owners);
    people.spread(document, names, &owners)
}

/// The distinct forms: for each mention the first one that has the same words and suffix, in the body if possible.
fn forms(names: &[Named]) -> Vec<usize> {
    let mut first: WordMap<usize> = WordMap::default();
    let hash = |parts: &Parts| {
        let keys = parts.words.iter().map(|w| w.key).chain(parts.suffix);
        keys.fold(0u64, |hash, key| (hash.rotate_left(7) ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    };
    let body_first = (0..names.len()).filter(|&at| !names[at].headline).chain(0..names.len());
    for at in body_first {
        first.entry(hash(&names[at].parts)).or_insert(at);
    }
    names.iter().map(|name| first[&hash(&name.parts)]).collect()
}

/// A person under construction.
struct Candidate {
    /// The mention that has the fullest form.
    fullest: usize,
    /// Mentions by a full form that are about this person, not about someone of theirs.
    full_mentions: usize,
    /// The last full mention before the current place.
    last_full: Option<usize>,
    /// MASCULINE or FEMININE, if a title shows it.
    gender: WordClass,
    /// The same, as for nearly all who have the given name.
    usual: WordClass,
    /// The titles before full mentions, by fold hash.
    titles: Vec<u64>,
}

impl Candidate {
    /// False when what is known about the person is evidence against a gender: by titles, or else by the given name.
    fn may_be(&self, gender: WordClass) -> bool {
        let known = if self.gender.is_empty() { self.usual } else { self.gender };
        known == GENDER || gender == GENDER || (known | gender) != GENDER
    }
}

/// MASCULINE or FEMININE, if nearly all who have a given name are.
fn usual_gender(document: &Document, at: usize) -> WordClass {
    let class = document.class(at);
    match (class.contains(WordClass::MASCULINE_NAME), class.contains(WordClass::FEMININE_NAME)) {
        (true, false) => WordClass::MASCULINE,
        (false, true) => WordClass::FEMININE,
        _ => WordClass::empty(),
    }
}

/// How a single word names a person, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Family,
    First,
    Middle,
}

#[derive(Default)]
struct People {
    people: Vec<Candidate>,
    /// The people who have a word in their fullest name.
    by_word: WordMap<Vec<usize>>,
}

/// The number of people of one name that are examined; of longer lists only the latest, to keep the work linear.
const LOOKED_AT: usize = 24;

const GENDER: WordClass = WordClass::MASCULINE.union(WordClass::FEMININE);

impl People {
    /// Joins the full names, the longest first and those of the headline last; returns the person of each mention by
    /// full name.
    fn gather(&mut self, document: &Document, names: &[Named], forms: &[usize]) -> Vec<Option<usize>> {
        let mut owners = vec![None; names.len()];
        let full = |&at: &usize| forms[at] == at && names[at].parts.words.len() > 1;
        let mut order: Vec<usize> = (0..names.len()).filter(full).collect();
        order.sort_by_key(|&at| (names[at].headline, Reverse(names[at].parts.words.len())));
        for at in order {
            let known = self.known(names, at).or_else(|| self.after_plain_word(document, names, at));
            owners[at] = Some(known.unwrap_or_else(|| self.add(document, names, at)));
        }
        for at in 0..names.len() {
            owners[at] = owners[forms[at]];
        }
        owners
    }

    fn known(&self, names: &[Named], at: usize) -> Option<usize> {
        let parts = &names[at].parts;
        let same = |&&person: &&usize| {
            let known = &names[self.people[person].fullest].parts;
            let (short, long) = if parts.words.len() <= known.words.len() { (parts, known) } else { (known, parts) };
            same_person(short, long)
        };
        let (first, last) = (parts.words[0].key, parts.last().key);
        let order = if names[at].headline { [first, last] } else { [last, first] };
        order.iter().find_map(|&key| self.having(key).iter().find(same)).copied()
    }

    /// The person whose family name follows a capitalised plain word in a headline (Donor Blake).
    fn after_plain_word(&self, document: &Document, names: &[Named], at: usize) -> Option<usize> {
        let parts = &names[at].parts;
        let given = document.class(parts.tokens.start).contains(WordClass::GIVEN_NAME);
        let family = |&&person: &&usize| part(&names[self.people[person].fullest].parts, parts.last()) == Part::Family;
        let people = self.having(parts.last().key).iter();
        people.filter(|_| names[at].headline && !given).find(family).copied()
    }

    /// The people who have this word in their name, only the latest if there are many.
    fn having(&self, key: u64) -> &[usize] {
        let people = self.by_word.get(&key).map_or(&[][..], Vec::as_slice);
        &people[people.len().saturating_sub(LOOKED_AT)..]
    }

    fn add(&mut self, document: &Document, names: &[Named], at: usize) -> usize {
        let person = self.people.len();
        for word in &names[at].parts.words {
            let people = self.by_word.entry(word.key).or_default();
            if people.last() != Some(&person) {
                people.push(person);
            }
        }
        let full = names[at].parts.words.len() > 1;
        let usual = if full { usual_gender(document, names[at].parts.tokens.start) } else { names[at].title & GENDER };
        let gender = WordClass::empty();
        self.people.push(Candidate {
            fullest: at,
            full_mentions: 0,
            last_full: None,
            gender,
            usual,
            titles: Vec::new(),
        });
        person
    }

    /// Counts the full mentions and gathers their titles. A peer is also known by the place in the title.
    fn measure(&mut self, document: &Document, names: &[Named], owners: &[Option<usize>]) {
        for (name, owner) in names.iter().zip(owners) {
            let Some(owner) = *owner else { continue };
            if let Some(place) = name.peerage {
                self.by_word.entry(place).or_default().push(owner);
            }
            let person = &mut self.people[owner];
            person.full_mentions += usize::from(!only_relates(document, name));
            person.gender |= name.title & GENDER;
            if name.title_word != 0 && person.titles.len() < LOOKED_AT && !person.titles.contains(&name.title_word) {
                person.titles.push(name.title_word);
            }
        }
    }

    /// If no title shows a gender, the given name does: Mr Obama is not Michelle Obama.
    fn take_given_names(&mut self, document: &Document, names: &[Named]) {
        for person in self.people.iter_mut().filter(|person| person.gender.is_empty()) {
            let given = document.class(names[person.fullest].parts.tokens.start);
            let [he, she] = [WordClass::MASCULINE_NAME, WordClass::FEMININE_NAME].map(|name| given.contains(name));
            person.gender = match (he, she) {
                (true, false) => WordClass::MASCULINE,
                (false, true) => WordClass::FEMININE,
                _ => WordClass::empty(),
            };
        }
    }

    /// If two people share a family name and titles of both genders come before it (Mr Blake, Mrs Blake), gives the
    /// more frequent gender to the one who is named more, and the other one to the other.
    fn tell_apart(&mut self, names: &[Named], owners: &[Option<usize>]) {
        let mut counts: WordMap<[usize; 2]> = WordMap::default();
        let gendered = |at: &usize| owners[*at].is_none() && !(names[*at].title & GENDER).is_empty();
        let singles: Vec<usize> = (0..names.len()).filter(gendered).collect();
        for &at in &singles {
            let feminine = usize::from(names[at].title.contains(WordClass::FEMININE));
            counts.entry(names[at].parts.last().key).or_default()[feminine] += 1;
        }
        for &at in &singles {
            let Some([masculine, feminine]) = counts.remove(&names[at].parts.last().key) else { continue };
            let family = |&person: &usize| {
                part(&names[self.people[person].fullest].parts, names[at].parts.last()) == Part::Family
            };
            let people: Vec<usize> = self.having(names[at].parts.last().key).iter().copied().filter(family).collect();
            let (&[one, two], true) = (&people[..], masculine > 0 && feminine > 0) else { continue };
            let genders = match masculine > feminine {
                true => [WordClass::MASCULINE, WordClass::FEMININE],
                false => [WordClass::FEMININE, WordClass::MASCULINE],
            };
            let first = self.people[one].full_mentions >= self.people[two].full_mentions;
            let order = if first { [one, two] } else { [two, one] };
            if order.iter().zip(genders).all(|(&person, gender)| self.people[person].may_be(gender)) {
                order.iter().zip(genders).for_each(|(&person, gender)| self.people[person].gender |= gender);
            }
        }
    }

    /// Assigns the single names to their people, in text order.
    fn spread(&mut self, document: &Document, names: &[Named], owners: &[Option<usize>]) -> Vec<Vec<usize>> {
        let mut mentions: Vec<Vec<usize>> = vec![Vec::new(); self.people.len()];
        for (at, owner) in owners.iter().enumerate().take(names.len()) {
            let owner = match *owner {
                Some(owner) => {
                    self.people[owner].last_full = Some(at);
                    owner
                }
                None => match self.resolve(document, names, at) {
                    Some(owner) => owner,
                    None if self.is_family(document, names, at) => continue,
                    None => self.add(document, names, at),
                },
            };
            mentions.resize(self.people.len(), Vec::new());
            mentions[owner].push(at);
        }
        mentions.retain(|m| !m.is_empty());
        mentions.sort_by_key(|m| m[0]);
        mentions
    }

    /// The person named by a single word.
    fn resolve(&self, document: &Document, names: &[Named], at: usize) -> Option<usize> {
        let name = &names[at];
        let word = name.parts.last();
        let part = |person: usize| part(&names[self.people[person].fullest].parts, word);
        let fits = |person: usize| {
            self.people[person].may_be(name.title & GENDER)
                && (part(person) == Part::Family || may_be_first(document, name))
        };
        let people: Vec<usize> = self.having(word.key).iter().copied().filter(|&person| fits(person)).collect();
        let strongest = people.iter().map(|&person| part(person)).min()?;
        let people: Vec<usize> = people.into_iter().filter(|&person| part(person) == strongest).collect();
        self.choose(names, at, &people)
    }

    /// The person, of several with a name, that the name alone refers to: the one with its title, the one named in full
    /// before it in the sentence, else, of those named in full before it, if any, the one named most, or the first of
    /// them.
    fn choose(&self, names: &[Named], at: usize, people: &[usize]) -> Option<usize> {
        if let [only] = people {
            return Some(*only);
        }
        let name = &names[at];
        let titled = |&&person: &&usize| self.people[person].titles.contains(&name.title_word);
        if let Some(&person) = people.iter().find(titled).filter(|_| name.title_word != 0) {
            return Some(person);
        }
        let near = |person: usize| self.people[person].last_full.filter(|&full| names[full].sentence == name.sentence);
        if let Some(&person) = people.iter().filter(|&&p| near(p).is_some()).max_by_key(|&&p| near(p)) {
            return Some(person);
        }
        let weight =
            |person: &Candidate| (names[person.fullest].headline, Reverse(person.full_mentions), person.fullest);
        let introduced = |&person: &usize| self.people[person].last_full.is_some();
        let known = people.iter().copied().filter(introduced).min_by_key(|&person| weight(&self.people[person]));
        known.or_else(|| people.iter().copied().min_by_key(|&person| weight(&self.people[person])))
    }

    /// True for the name of a family: the Clintons, if a Clinton is known.
    fn is_family(&self, document: &Document, names: &[Named], at: usize) -> bool {
        let token = names[at].parts.tokens.end - 1;
        let word = document.word(token);
        let stem = word.strip_suffix("es").filter(|stem| stem.ends_with(['s', 'x', 'z', 'h']));
        let Some(stem) = stem.or(word.strip_suffix('s')) else { return false };
        let article = token > 0 && document.is(token - 1, "the");
        article || [stem, word.strip_suffix('s').unwrap_or(word)].iter().any(|s| !self.having(key(s)).is_empty())
    }
}

/// True for a name that tells who someone else is: the son of Ann Lee, her husband Bo Lee.
fn only_relates(document: &Document, name: &Named) -> bool {
    let before = name.parts.tokens.start.checked_sub(1);
    let owner = before.is_some_and(|at| document.class(at).contains(WordClass::PREPOSITION));
    owner || name.title.contains(WordClass::RELATION)
}

/// The part of a full name that a word is. Some family names come first: Cho Jae-hyun.
fn part(full: &Parts, word: Word) -> Part {
    match full.words.iter().rposition(|w| w.key == word.key) {
        Some(at) if at + 1 == full.words.len() || at == 0 && comes_first(word.key) => Part::Family,
        Some(0) => Part::First,
        _ => Part::Middle,
    }
}

/// True unless a title is before it that takes a family name (Mr James is not James Blake): a first name is alone or
/// after Prince, Sister and the like; and a word that is not an English given name may be a family name that comes
/// first (Mr Xi).
fn may_be_first(document: &Document, name: &Named) -> bool {
    let word = document.class(name.parts.tokens.start);
    let other = WordClass::OFFICE | WordClass::RELATION;
    let plain = name.title.contains(WordClass::HONORIFIC) && !name.title.intersects(other);
    !plain || comes_first(name.parts.last().key) || !word.contains(WordClass::GIVEN_NAME)
}

/// True when the shorter of two full names can be of the same person as the longer.
fn same_person(short: &Parts, long: &Parts) -> bool {
    let conflict = matches!((short.suffix, long.suffix), (Some(a), Some(b)) if a != b);
    let (a, b) = (&short.words, &long.words);
    !conflict && (is_part(a, b) || same_ends(a, b) || is_reversed(a, b) || is_family_of(short, long))
}

/// True when all words of `a` are in `b` next to each other: Peña Nieto, Enrique Peña Nieto.
fn is_part(a: &[Word], b: &[Word]) -> bool {
    b.windows(a.len()).any(|window| window.iter().zip(a).all(|(x, y)| x.key == y.key))
}

/// True when the last words are the same, the first ones agree and each word between them has a match in the longer
/// name.
fn same_ends(a: &[Word], b: &[Word]) -> bool {
    let (Some((first, [middle @ .., last])), Some((other, [others @ .., end]))) = (a.split_first(), b.split_first())
    else {
        return false;
    };
    let mut rest = others.iter();
    last.key == end.key
        && agree(first, other)
        && middle.iter().all(|word| others.is_empty() || rest.any(|other| agree(word, other)))
}

/// A family name with its capitalised particle: Le Pen, Marine Le Pen.
fn is_family_of(short: &Parts, long: &Parts) -> bool {
    let [particle, last] = short.words[..] else { return false };
    last.key == long.last().key && short.particle == Some(particle.key) && short.particle == long.particle
}

/// Two given names that can be of one person: equal, an initial and its name, a short form and the full one.
fn agree(a: &Word, b: &Word) -> bool {
    a.key == b.key || (a.short || b.short) && a.initial == b.initial && a.short != b.short || is_nickname(a.key, b.key)
}

/// Family name first and last: Abe Shinzo, Shinzo Abe.
fn is_reversed(a: &[Word], b: &[Word]) -> bool {
    a.len() == 2 && b.len() == 2 && a[0].key == b[1].key && a[1].key == b[0].key
}
