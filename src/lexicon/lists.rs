//! The lists of words, each a CSV file, and what they say about each word. `build/main.rs` reads them when the program
//! is built.

use super::table::{BYTES, SET, SLOTS, slot};
use super::{Groups, Known, Tags, WordClass, fold_hash, tags_of_class};
use std::collections::{BTreeMap, HashMap};

/// A list of words and the class of its words: the first column of a CSV file with a header.
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
    List { csv: include_str!("number_words.csv"), class: WordClass::NUMBER },
    List { csv: include_str!("labels.csv"), class: WordClass::LABEL },
    List { csv: include_str!("plurals.csv"), class: WordClass::UNMARKED_PLURAL },
    List { csv: include_str!("currencies.csv"), class: WordClass::CURRENCY },
    List { csv: include_str!("units.csv"), class: WordClass::UNIT },
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

/// The lists of words for people and bodies, whose further columns are number, gender and kind (see [`trait_of`]).
const NOUNS: &[List] = &[
    List { csv: include_str!("honorifics.csv"), class: WordClass::HONORIFIC },
    List { csv: include_str!("offices.csv"), class: WordClass::OFFICE },
    List { csv: include_str!("person_nouns.csv"), class: WordClass::PERSON_NOUN },
    List { csv: include_str!("organisation_nouns.csv"), class: WordClass::ORGANISATION_NOUN },
];

/// The parts of speech of common words: the second column has a letter for each, see [`part_of_speech`].
pub(super) const WORDS: &str = include_str!("words.csv");

/// What words can be in their sentence, the list with priority first: words of the closed classes, words of the text
/// that the tagger has learned from.
pub(super) const TAGS: [&str; 2] = [include_str!("tags.csv"), include_str!("word_tags.csv")];

/// What the lists say about each word, by its [`fold_hash`].
pub fn words() -> BTreeMap<u64, Known> {
    let mut words = Words::default();
    for (word, tags) in TAGS.iter().flat_map(|csv| rows(csv)).filter_map(|line| line.split_once(',')) {
        words.add(word, WordClass::empty(), Tags::parse(tags).unwrap_or_default());
    }
    for (word, letters) in rows(WORDS).filter_map(|line| line.split_once(',')) {
        words.add_class(word, letters.bytes().map(part_of_speech).collect());
    }
    for list in LISTS {
        rows(list.csv).for_each(|line| words.add_class(first_field(line), list.class));
    }
    for list in NOUNS {
        for line in rows(list.csv) {
            let traits: WordClass = line.split(',').skip(1).map(trait_of).collect();
            words.add_class(first_field(line), list.class | traits);
        }
    }
    for (word, group) in groups() {
        words.known(word).groups |= group;
    }
    words.0
}

#[derive(Default)]
struct Words(BTreeMap<u64, Known>);

impl Words {
    fn known(&mut self, word: &str) -> &mut Known {
        self.0.entry(fold_hash(word)).or_default()
    }

    /// Adds classes to a word, and its tags if it has none yet.
    fn add(&mut self, word: &str, class: WordClass, tags: Tags) {
        let known = self.known(word);
        known.class |= class;
        if known.tags.is_empty() {
            known.tags = tags;
        }
    }

    fn add_class(&mut self, word: &str, class: WordClass) {
        self.add(word, class, tags_of_class(word, class));
    }
}

/// The lines of a list after its header.
fn rows(csv: &'static str) -> impl Iterator<Item = &'static str> {
    csv.lines().skip(1)
}

/// The first field of a line of CSV without quoting in it.
fn first_field(line: &'static str) -> &'static str {
    line.split(',').next().unwrap_or(line)
}

/// The words of `groups.csv`, each with one of its groups.
///
/// # Panics When the list has an unknown group; then the program is not built.
fn groups() -> impl Iterator<Item = (&'static str, Groups)> {
    rows(include_str!("groups.csv")).filter_map(|line| line.split_once(',')).map(|(word, group)| {
        let known = Groups::from_name(&group.to_uppercase());
        (word, known.unwrap_or_else(|| panic!("groups.csv: no group {group}")))
    })
}

/// The class after a field of the lists of words for people and bodies.
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

/// The class after a letter in `words.csv`.
fn part_of_speech(letter: u8) -> WordClass {
    match letter {
        b'N' => WordClass::NOUN,
        b'V' => WordClass::VERB,
        b'J' => WordClass::ADJECTIVE,
        b'R' => WordClass::ADVERB,
        _ => WordClass::empty(),
    }
}

/// The file that [`Lexicon::read`](super::Lexicon::read) reads, for words by their hashes: the slots, and what is known
/// about words.
///
/// # Panics
/// When there are too many words for it.
pub fn file(words: &BTreeMap<u64, Known>) -> Vec<u8> {
    let mut numbers = HashMap::from([(Known::default(), 0)]);
    let mut sets = vec![Known::default()];
    let mut slots = vec![0; SLOTS];
    assert!(2 * words.len() < SLOTS, "{} words are too many for the table: double its places", words.len());
    for (&hash, known) in words {
        let number = *numbers.entry(*known).or_insert_with(|| {
            sets.push(*known);
            sets.len() as u64 - 1
        });
        let at = slot(|at| slots[at], hash).0;
        slots[at] = hash & !SET | number;
    }
    assert!(sets.len() < SET as usize, "{} kinds of words are too many for their numbers", sets.len());
    slots.into_iter().flat_map(u64::to_le_bytes).chain(sets.iter().flat_map(bytes)).collect()
}

/// The entry of a word, in the file.
fn bytes(known: &Known) -> [u8; BYTES] {
    let mut bytes = [0; BYTES];
    bytes[..8].copy_from_slice(&known.class.bits().to_le_bytes());
    bytes[8..12].copy_from_slice(&known.tags.bits().to_le_bytes());
    bytes[12..].copy_from_slice(&known.groups.to_bytes());
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Lexicon, fold_eq};
    use std::collections::BTreeSet;

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
    fn the_table_in_the_program_knows_what_the_lists_say_now() {
        let words = words();
        assert_eq!(file(&words), include_bytes!(concat!(env!("OUT_DIR"), "/lexicon")));
        assert_eq!(Lexicon::get().words().count(), words.len());
        for (hash, known) in words {
            assert_eq!(Lexicon::get().known(Lexicon::get().number_of(hash)), &known);
        }
    }

    #[test]
    fn every_group_has_words() {
        let lines = rows(include_str!("groups.csv")).filter_map(|line| line.split_once(','));
        let said: BTreeSet<_> = lines.map(|(_, group)| group.to_uppercase()).collect();
        assert_eq!(said, Groups::ALL.iter().map(|(name, _)| name.to_string()).collect());
    }

    #[test]
    fn each_group_has_a_bit_of_its_own() {
        for (at, (name, group)) in Groups::ALL.iter().enumerate() {
            let meets = Groups::ALL.iter().filter(|(_, other)| group.intersects(*other));
            assert_eq!(meets.map(|(other, _)| other).collect::<Vec<_>>(), [name], "number {at}");
            assert_eq!(Groups::from_bytes(group.to_bytes()), *group);
        }
    }

    #[test]
    fn groups_are_sorted_and_say_a_pair_once() {
        let lines: Vec<_> = rows(include_str!("groups.csv")).map(|line| line.split_once(',')).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
