//! The words that the program knows. Words are data: each list is a sorted CSV file beside this one, with its source and
//! licence in `SOURCES.md`; the code here only looks them up.
//!
//! A word is looked up once, when its token is made; afterwards its [`WordClass`] is a bit test.

use bitflags::bitflags;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

pub mod abroad;
pub mod calendar;
pub mod countries;
mod fold;
mod groups;
pub mod measures;
mod numbers;
pub mod organisations;
pub mod pages;
pub mod places;
pub mod reporting;
mod tags;
#[cfg(test)]
mod vocabulary;
mod word_map;

pub use fold::{FoldHash, fold_eq, fold_hash, fold_initial};
pub use groups::{Groups, groups};
pub use numbers::{NumberPart, NumberWord, number_word};
pub use tags::{Tag, Tags, of_class as tags_of_class};
use word_map::WordHasher;
pub use word_map::{WordMap, WordSet};

bitflags! {
    /// What a word can be. A word may be many things: "May" is a month, a given name, a surname and an auxiliary.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct WordClass: u64 {
        // What the name tagger looks at, in the order of its features: the weights know these bits by their numbers.

        /// Mary, Haider
        const GIVEN_NAME = 1;
        /// Smith, Abadi
        const SURNAME = 1 << 1;
        /// Islam, Hindus, Christmas, Kurdish, Marxist: religions, festivals, peoples, creeds; no names of people.
        const BELIEF = 1 << 2;
        /// Ministry, Party, Inc: a word that makes the name around it one of an organisation.
        const ORGANISATION_WORD = 1 << 3;
        /// Street, River, Province: a word that makes the name around it one of a place.
        const PLACE_WORD = 1 << 4;
        /// Mr, Dr, Sir: stands before a name and is neither office nor rank.
        const HONORIFIC = 1 << 5;
        /// president, minister, Sen, general: an office or rank, also before a name.
        const OFFICE = 1 << 6;
        /// spokesman, farmer, wife: a noun for people that is no office.
        const PERSON_NOUN = 1 << 7;
        /// police, ministry, company: a noun for a body that can be a source.
        const ORGANISATION_NOUN = 1 << 8;
        /// January, Jan
        const MONTH = 1 << 9;
        /// Can be a common noun.
        const NOUN = 1 << 10;
        /// Can be a form of a full verb.
        const VERB = 1 << 11;
        /// Can be an adjective.
        const ADJECTIVE = 1 << 12;
        /// of, in, after
        const PREPOSITION = 1 << 13;
        /// he, it, who
        const PRONOUN = 1 << 14;
        /// said, told, according
        const REPORTING = 1 << 15;
        /// de, al, von: written small inside names of people.
        const PARTICLE = 1 << 16;
        /// The plural of a noun for people or bodies.
        const PLURAL = 1 << 17;

        // What else there is.

        /// the, a, this, his
        const DETERMINER = 1 << 18;
        /// and, but, because
        const CONJUNCTION = 1 << 19;
        /// is, has, would
        const AUXILIARY = 1 << 20;
        /// Mr., Inc., Jan.: written with a capital, a full stop after it belongs to it.
        const ABBREVIATION = 1 << 21;
        /// etc., vs.: a full stop after it belongs to it.
        const LOWER_ABBREVIATION = 1 << 22;
        /// An abbreviation that stands before a name and never ends a sentence: Mr., Gen., St.
        const TITLE_ABBREVIATION = 1 << 23;
        /// Monday, Mon
        const WEEKDAY = 1 << 24;
        /// wife, uncle, friend: a person noun that relates to another person.
        const RELATION = 1 << 25;
        /// A word for people that tells itself that they are men: Mr, spokesman, king.
        const MASCULINE = 1 << 26;
        /// A word for people that tells itself that they are women: Mrs, spokeswoman, queen.
        const FEMININE = 1 << 27;
        /// two, dozens, half, bn: says a number or a part of one.
        const NUMBER = 1 << 28;
        /// article, route, phase: a number behind it is its label.
        const LABEL = 1 << 29;
        /// people, police, aircraft: a plural without -s.
        const UNMARKED_PLURAL = 1 << 30;
        /// A$, euros, Rs: a way of writing a currency.
        const CURRENCY = 1 << 31;
        /// minister, senator, police, parliament: a noun for people or bodies of a state.
        const PUBLIC = 1 << 32;
        /// claim, statement, promise: a noun for words that were said
        const REPORTING_NOUN = 1 << 33;
        /// retired, acting, rights, then: stands before a noun for a person, though it could be a verb or an adverb.
        const MODIFIER = 1 << 34;
        /// health, trade, defence: what ministers are for.
        const PORTFOLIO = 1 << 35;
        /// Can be an adverb.
        const ADVERB = 1 << 36;
        /// Other words that stand in dates: summer, last, week, yesterday, twentieth
        const CALENDAR = 1 << 37;
        /// was, went, ago: what stands around it was
        const PAST_CUE = 1 << 38;
        /// will, due, expected: what stands around it will be
        const FUTURE_CUE = 1 << 39;
        /// Peter, Haider: a given name that nearly only men have.
        const MASCULINE_NAME = 1 << 40;
        /// Mary, Fatima: a given name that nearly only women have.
        const FEMININE_NAME = 1 << 41;
        /// km, tonnes, hours: a way of writing a unit of measure
        const UNIT = 1 << 42;
        /// Okonjo, Thant: a given name or surname that fewer people have.
        const RARE_NAME = 1 << 43;
    }
}

/// A list of words and the class that it gives them: the first column of a CSV file with a header.
struct List {
    csv: &'static str,
    class: WordClass,
}

/// All lists of single words.
const LISTS: &[List] = &[
    List { csv: include_str!("pronouns.csv"), class: WordClass::PRONOUN },
    List { csv: include_str!("determiners.csv"), class: WordClass::DETERMINER },
    List { csv: include_str!("prepositions.csv"), class: WordClass::PREPOSITION },
    List { csv: include_str!("conjunctions.csv"), class: WordClass::CONJUNCTION },
    List { csv: include_str!("auxiliaries.csv"), class: WordClass::AUXILIARY },
    List { csv: include_str!("abbreviations.csv"), class: WordClass::ABBREVIATION },
    List { csv: include_str!("lower_abbreviations.csv"), class: WordClass::LOWER_ABBREVIATION },
    List { csv: include_str!("title_abbreviations.csv"), class: WordClass::TITLE_ABBREVIATION },
    List { csv: include_str!("reporting_nouns.csv"), class: WordClass::REPORTING_NOUN },
    List { csv: include_str!("reporting_verbs.csv"), class: WordClass::REPORTING },
    List { csv: include_str!("months.csv"), class: WordClass::MONTH },
    List { csv: include_str!("weekdays.csv"), class: WordClass::WEEKDAY },
    List { csv: include_str!("modifiers.csv"), class: WordClass::MODIFIER },
    List { csv: include_str!("portfolios.csv"), class: WordClass::PORTFOLIO },
    List { csv: numbers::NUMBER_WORDS, class: WordClass::NUMBER },
    List { csv: include_str!("labels.csv"), class: WordClass::LABEL },
    List { csv: include_str!("plurals.csv"), class: WordClass::UNMARKED_PLURAL },
    List { csv: measures::CURRENCIES, class: WordClass::CURRENCY },
    List { csv: measures::UNITS, class: WordClass::UNIT },
    List { csv: include_str!("calendar.csv"), class: WordClass::CALENDAR },
    List { csv: include_str!("past_cues.csv"), class: WordClass::PAST_CUE },
    List { csv: include_str!("future_cues.csv"), class: WordClass::FUTURE_CUE },
    List { csv: include_str!("given_names.csv"), class: WordClass::GIVEN_NAME },
    List { csv: include_str!("given_names_romanised.csv"), class: WordClass::GIVEN_NAME },
    List { csv: include_str!("masculine_names.csv"), class: WordClass::MASCULINE_NAME },
    List { csv: include_str!("feminine_names.csv"), class: WordClass::FEMININE_NAME },
    List { csv: include_str!("surnames.csv"), class: WordClass::SURNAME },
    List { csv: include_str!("surnames_romanised.csv"), class: WordClass::SURNAME },
    List { csv: include_str!("rare_names.csv"), class: WordClass::RARE_NAME },
    List { csv: include_str!("particles.csv"), class: WordClass::PARTICLE },
    List { csv: include_str!("organisation_words.csv"), class: WordClass::ORGANISATION_WORD },
    List { csv: include_str!("place_words.csv"), class: WordClass::PLACE_WORD },
    List { csv: include_str!("belief_words.csv"), class: WordClass::BELIEF },
];

/// The lists of words for people and bodies, whose further fields tell number, gender and kind (see [`trait_of`]).
const NOUNS: &[List] = &[
    List { csv: include_str!("honorifics.csv"), class: WordClass::HONORIFIC },
    List { csv: include_str!("offices.csv"), class: WordClass::OFFICE },
    List { csv: include_str!("person_nouns.csv"), class: WordClass::PERSON_NOUN },
    List { csv: include_str!("organisation_nouns.csv"), class: WordClass::ORGANISATION_NOUN },
];

/// The parts of speech of common words: the second column has a letter for each, see [`part_of_speech`].
const WORDS: &str = include_str!("words.csv");

/// What words can be in their sentence, the list that is believed first: words of the closed classes, words of the text
/// that the tagger has learned from.
const TAGS: [&str; 2] = [include_str!("tags.csv"), include_str!("word_tags.csv")];

/// The words of all lists with their classes. A word is known by its [`fold_hash`] alone: no text is compared, which would
/// cost a cache miss a token. Among ten million different words one is taken for a listed one with a probability of one
/// in ten million (64 bits, a hundred thousand entries); that no two listed words share a hash is tested.
///
/// A look-up costs little but the wait for memory, so a word takes eight bytes in one place: an open-addressed table with
/// the upper bits of the hash beside the number of the word's set of classes, of which there are some hundreds.
pub struct Lexicon {
    slots: Vec<u64>,
    /// All that is known of words, each kind of word once; the first is a word that no list has.
    sets: Vec<Known>,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Known {
    /// The lists that have it.
    pub class: WordClass,
    /// What it can be in a sentence where it is written small; empty when it is not known.
    pub tags: Tags,
    /// The groups of words that it is in.
    pub groups: Groups,
}

/// The bits of a slot that number what is known of its word.
const SET: u64 = 0xffff;

/// The number of all that is known of some word.
type Numbers = HashMap<Known, u64, BuildHasherDefault<WordHasher>>;

impl Lexicon {
    /// The lexicon, read once.
    pub fn get() -> &'static Lexicon {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
        &LEXICON
    }

    fn read() -> Self {
        let mut lexicon = Self { slots: vec![0; 1 << 19], sets: vec![Known::default()] };
        let mut numbers = Numbers::from_iter([(Known::default(), 0)]);
        for (word, tags) in TAGS.iter().flat_map(|csv| csv.lines().skip(1)).filter_map(|line| line.split_once(',')) {
            lexicon.insert(word, WordClass::empty(), Tags::parse(tags).unwrap_or_default(), &mut numbers);
        }
        let mut add = |word, class| lexicon.insert(word, class, tags::of_class(word, class), &mut numbers);
        for (word, letters) in WORDS.lines().skip(1).filter_map(|line| line.split_once(',')) {
            add(word, letters.bytes().map(part_of_speech).collect());
        }
        for list in LISTS {
            for line in list.csv.lines().skip(1) {
                add(first_field(line), list.class);
            }
        }
        for list in NOUNS {
            for line in list.csv.lines().skip(1) {
                let traits: WordClass = line.split(',').skip(1).map(trait_of).collect();
                add(first_field(line), list.class | traits);
            }
        }
        for (word, group) in groups::all() {
            lexicon.change(word, &mut numbers, |known| known.groups |= group);
        }
        lexicon
    }

    /// Adds classes to a word, and its tags where none are known yet.
    fn insert(&mut self, word: &str, class: WordClass, tags: Tags, numbers: &mut Numbers) {
        self.change(word, numbers, |known| {
            known.class |= class;
            if known.tags.is_empty() {
                known.tags = tags;
            }
        });
    }

    /// Changes what is known of a word.
    fn change(&mut self, word: &str, numbers: &mut Numbers, change: impl FnOnce(&mut Known)) {
        let hash = fold_hash(word);
        let slot = self.slot(hash);
        let mut known = self.sets[(self.slots[slot] & SET) as usize];
        change(&mut known);
        let number = *numbers.entry(known).or_insert_with(|| {
            self.sets.push(known);
            self.sets.len() as u64 - 1
        });
        self.slots[slot] = hash & !SET | number;
    }

    /// Where a word is, or would be.
    fn slot(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while self.slots[slot] != 0 && (self.slots[slot] ^ hash) & !SET != 0 {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// The classes of a word, whatever its case; empty when it is not known.
    pub fn class(&self, word: &str) -> WordClass {
        self.class_of(fold_hash(word))
    }

    /// The same for a word by its [`fold_hash`].
    pub fn class_of(&self, hash: u64) -> WordClass {
        self.known(self.number_of(hash)).class
    }

    /// All words with their classes: for each the upper bits of its [`fold_hash`], in no order that means something.
    pub fn words(&self) -> impl Iterator<Item = (u64, WordClass)> {
        let taken = self.slots.iter().filter(|&&slot| slot != 0);
        taken.map(|&slot| (slot & !SET, self.known(slot as u16).class))
    }

    /// The number of what is known of a word, by its [`fold_hash`].
    pub fn number_of(&self, hash: u64) -> u16 {
        self.slots[self.slot(hash)] as u16
    }

    /// All that is known of a word, by the number of it.
    #[inline]
    pub fn known(&self, number: u16) -> &Known {
        &self.sets[usize::from(number)]
    }
}

/// The class behind a field of the lists of words for people and bodies.
fn trait_of(field: &str) -> WordClass {
    match field {
        "plural" => WordClass::PLURAL,
        "relation" => WordClass::RELATION,
        "public" => WordClass::PUBLIC,
        "he" => WordClass::MASCULINE,
        "she" => WordClass::FEMININE,
        _ => WordClass::empty(),
    }
}

/// The canonical form of an honorific: Mr for Mr., Sheikh for Sheik.
pub fn honorific_form(word: &str) -> Option<&'static str> {
    static FORMS: LazyLock<WordMap<&str>> = LazyLock::new(|| {
        let lines = include_str!("honorifics.csv").lines().skip(1);
        lines.map(fields).map(|[form, canonical]| (fold_hash(form), canonical)).collect()
    });
    FORMS.get(&fold_hash(word.strip_suffix('.').unwrap_or(word))).copied()
}

/// The class behind a letter in `words.csv`.
fn part_of_speech(letter: u8) -> WordClass {
    match letter {
        b'N' => WordClass::NOUN,
        b'V' => WordClass::VERB,
        b'J' => WordClass::ADJECTIVE,
        b'R' => WordClass::ADVERB,
        _ => WordClass::empty(),
    }
}

/// The first fields of a line of CSV that quotes nothing; empty where the line has fewer.
pub(crate) fn fields<const N: usize>(line: &'static str) -> [&'static str; N] {
    let mut rest = line.split(',');
    std::array::from_fn(|_| rest.next().unwrap_or(""))
}

/// The first field of a line of CSV that quotes nothing in it.
fn first_field(line: &'static str) -> &'static str {
    line.split(',').next().unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn lists_are_sorted_and_say_a_word_once() {
        for csv in LISTS.iter().chain(NOUNS).map(|list| list.csv).chain([WORDS]).chain(TAGS) {
            let words: Vec<_> = csv.lines().skip(1).map(first_field).collect();
            for pair in words.windows(2) {
                assert!(pair[0] < pair[1], "{:?} stands before {:?}", pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn no_two_listed_words_share_a_hash() {
        let mut words: BTreeMap<u64, &str> = BTreeMap::new();
        let lists = LISTS.iter().chain(NOUNS).map(|list| list.csv).chain([WORDS]).chain(TAGS);
        for word in lists.flat_map(|csv| csv.lines().skip(1)).map(first_field) {
            let known = words.entry(fold_hash(word)).or_insert(word);
            assert!(fold_eq(known, word), "{known} and {word} have the same hash");
        }
    }

    #[test]
    fn half_of_the_table_is_free() {
        let lexicon = Lexicon::get();
        let taken = lexicon.slots.iter().filter(|&&slot| slot != 0).count();
        assert!(2 * taken < lexicon.slots.len() && lexicon.sets.len() < SET as usize, "{taken} words");
    }

    #[test]
    fn a_word_is_found_whatever_its_case_and_apostrophe() {
        let lexicon = Lexicon::get();
        assert!(lexicon.class("SAID").contains(WordClass::REPORTING));
        assert!(lexicon.class("May").contains(WordClass::MONTH | WordClass::AUXILIARY));
        assert_eq!(lexicon.class("Walks"), WordClass::NOUN | WordClass::VERB);
        assert_eq!(lexicon.class("xyzzy"), WordClass::empty());
        assert!(fold_eq("O’Brien", "o'brien") && fold_hash("O’Brien") == fold_hash("o'brien"));
    }
}
