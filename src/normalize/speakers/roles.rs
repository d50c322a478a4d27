//! Descriptions of people: which office or occupation belongs to whom, and to whom "the senator" refers.

use super::noun_phrase;
use crate::document::{Document, TokenKind};
use crate::lexicon::{Lexicon, WordClass, WordMap, fold_hash};
use crate::normalize::Person;
use std::ops::Range;
use std::sync::LazyLock;

/// Short titles and the nouns that describe their bearers, separated by spaces.
const TITLES: &str = include_str!("../../lexicon/title_nouns.csv");

/// The number of words kept per person, and of people per word: the latest count.
const KEPT: usize = 24;
const RIVALS: usize = 4;

/// The words that describe each person, and who was last mentioned for each word.
#[derive(Debug, Clone, Default)]
pub struct Roles {
    /// By person.
    nouns: Vec<Vec<u64>>,
    recent: WordMap<Vec<usize>>,
}

impl Roles {
    /// Adds the words of a person's role. The people whom its owner and its complement are about are others: the
    /// sheriff's deputy, an aide to the president.
    pub fn add_role(&mut self, index: usize, person: &Person) {
        const COMPLEMENT: [&str; 3] = ["for", "of", "to"];
        let Some(role) = &person.role else { return };
        let people = |word: &str| Lexicon::get().class(word).intersects(WordClass::PEOPLE);
        let mut complement = false;
        for words in role.split(' ') {
            let owner = words.ends_with("'s") || words.ends_with("’s");
            complement |= COMPLEMENT.contains(&words);
            let parts = words.split(|c: char| !c.is_alphanumeric() && c != '.');
            parts.filter(|part| !((owner || complement) && people(part))).for_each(|part| self.add_word(index, part));
        }
    }

    /// Adds the words of a title before a name and of a place or an apposition after it.
    pub fn add_title(&mut self, document: &Document, person: usize, title: Range<usize>, end: usize) {
        let possessor = title.clone().rev().find(|&token| noun_phrase::is_possessive(document, token));
        for token in possessor.map_or(title.start, |token| token + 1)..title.end {
            self.add_word(person, document.word(token));
        }
        let sentence = document.tokens[end - 1].sentence;
        let after =
            (end..document.tokens.len().min(end + 12)).take_while(|&token| document.tokens[token].sentence == sentence);
        let hung = document.is(end, ",") && document.class(end + 1).contains(WordClass::DETERMINER)
            || document.is(end, "of")
            || document.is(end, "(");
        if hung {
            let ends = |token: usize| document.is(token, ",") || document.is(token, ")");
            let mut noun = !document.is(end, "of");
            for token in after.skip(1).take_while(|&token| !ends(token)) {
                noun &= !document.class(token).contains(WordClass::PREPOSITION);
                if noun || document.tokens[token].capitalised() {
                    self.add_word(person, document.word(token));
                }
            }
        }
    }

    /// Adds a noun that the text uses for a person.
    pub fn add_noun(&mut self, person: usize, noun: &str) {
        self.add_word(person, noun);
    }

    fn add_word(&mut self, person: usize, word: &str) {
        let word = word.strip_suffix('.').unwrap_or(word);
        let hash = fold_hash(word);
        if person >= self.nouns.len() {
            self.nouns.resize(person + 1, Vec::new());
        }
        let nouns = &mut self.nouns[person];
        let mut add = |hash: u64| {
            if nouns.len() < KEPT && !nouns.contains(&hash) {
                nouns.push(hash);
            }
        };
        if let Some(described) = title_nouns().get(&hash) {
            described.iter().copied().for_each(&mut add);
        }
        add(hash);
    }

    /// Records a mention of a person.
    pub fn mention(&mut self, person: usize) {
        for noun in self.nouns.get(person).into_iter().flatten() {
            let rivals = self.recent.entry(*noun).or_default();
            rivals.retain(|&rival| rival != person);
            rivals.insert(0, person);
            rivals.truncate(RIVALS);
        }
    }

    /// Someone else is introduced by a noun, to whom it refers until one of the people is mentioned again.
    pub fn forget(&mut self, noun: u64) {
        self.recent.remove(&noun);
    }

    /// The person that a description refers to: the latest one with its noun and its names.
    pub fn find(&self, document: &Document, phrase: Range<usize>) -> Option<usize> {
        let noun = phrase.end - 1;
        let rivals = self.recent.get(&document.tokens[noun].hash)?;
        let names: Vec<u64> = (phrase.start + 1..noun)
            .filter(|&t| document.tokens[t].capitalised())
            .map(|t| document.tokens[t].hash)
            .collect();
        let words: Vec<u64> = (phrase.start + 1..noun)
            .filter(|&t| document.tokens[t].kind == TokenKind::Word)
            .map(|t| document.tokens[t].hash)
            .collect();
        let knows = |person: usize, word: &u64| self.nouns.get(person).is_some_and(|nouns| nouns.contains(word));
        let fitting = rivals.iter().copied().filter(|&person| names.iter().all(|name| knows(person, name)));
        let fit = |person: usize| words.iter().filter(|word| knows(person, word)).count();
        fitting.rev().max_by_key(|&person| fit(person))
    }
}

/// For each short title the hashes of the nouns that it stands for.
fn title_nouns() -> &'static WordMap<Vec<u64>> {
    static NOUNS: LazyLock<WordMap<Vec<u64>>> = LazyLock::new(|| {
        let lines = TITLES.lines().skip(1).filter_map(|line| line.split_once(','));
        lines.map(|(title, nouns)| (fold_hash(title), nouns.split(' ').map(fold_hash).collect())).collect()
    });
    &NOUNS
}
