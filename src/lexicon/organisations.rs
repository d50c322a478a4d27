//! Organisations that are known by name, and the words that indicate the kind of an organisation.

use super::{Lexicon, WordClass, WordMap, fields, fold_eq, fold_hash};
use crate::schema::OrganisationKind;
use std::sync::LazyLock;

/// An organisation of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Its name.
    pub name: &'static str,
    /// What it is; none for events, works and brands, which the list has for the name tagger.
    pub kind: Option<OrganisationKind>,
    /// Alpha-3 of the country that it belongs to.
    pub country: Option<&'static str>,
    /// True for one of the list that was gathered, false for one written by hand.
    pub gathered: bool,
}

impl Known {
    /// True for a body of a state, or one that wants to be: a party, an armed group.
    pub fn is_of_state(&self) -> bool {
        use OrganisationKind::{ArmedGroup, Government, Party};
        matches!(self.kind, Some(ArmedGroup | Government | Party))
    }
}

/// How strongly a word in the name of an organisation indicates its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// If no firm word says something else: group, office, club.
    Weak,
    /// At the head of a name only: the Times, United.
    Head,
    /// Ministry, airlines, university.
    Firm,
}

/// Written by hand: organisations in the news whose names do not contain a word for their kind.
const NAMED: &str = include_str!("organisations.csv");
/// Gathered: parties, armed groups, forces, chambers, companies, clubs, colleges, media, charities.
const GATHERED: &str = include_str!("known_organisations.csv");
/// Words with the words that give them a kind of their own.
const PAIRED: &str = include_str!("organisation_pairs.csv");

/// The names of the list for the tagger, sorted: organisations, media, companies, brands, clubs, parties, events.
pub fn all() -> impl Iterator<Item = &'static str> {
    NAMED.lines().skip(1).map(|line| read(line, false).name)
}

/// The rows by the hashes of their names, as built by `build/main.rs`: the hash, and where the row begins in the
/// concatenated lists.
const KNOWN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/known"));

/// The organisations that are known by a name, those in the list written by hand first.
pub fn known(name: &str) -> impl Iterator<Item = Known> {
    let rows = KNOWN.as_chunks::<12>().0;
    let hash_of = |row: &[u8; 12]| u64::from_le_bytes(*row.first_chunk().expect("a hash"));
    let hash = fold_hash(name);
    let rows = &rows[rows.partition_point(|row| hash_of(row) < hash)..];
    let rows = rows.iter().take_while(move |row| hash_of(row) == hash);
    let start = |row: &[u8; 12]| u32::from_le_bytes(*row.last_chunk().expect("a place")) as usize;
    rows.map(move |row| row_at(start(row))).filter(move |row| fold_eq(row.name, name))
}

/// The organisations of a known kind with exactly this name, but for the form of apostrophes.
pub fn written(name: &str) -> impl Iterator<Item = Known> {
    known(name).filter(move |row| row.kind.is_some() && is_written(row.name, name))
}

/// True for words of a text that are a name of the lists, with the same capitals or as British papers write acronyms that
/// are pronounced as words: Unesco, Zanu-PF.
pub fn is_written(listed: &str, words: &str) -> bool {
    let part = |listed: &str, word: &str| {
        let same = listed.chars().eq(word.chars().map(|c| if c == '’' { '\'' } else { c }));
        same || is_acronym_as_word(listed, word)
    };
    let joints = [' ', '-'];
    let (mut listed, mut words) = (listed.split_inclusive(joints), words.split_inclusive(joints));
    loop {
        match (listed.next(), words.next()) {
            (None, None) => return true,
            (Some(listed), Some(word)) if part(listed, word) => {}
            _ => return false,
        }
    }
}

/// True for an acronym of the lists with only its first letter as a capital, unless that is a common word: Unesco.
fn is_acronym_as_word(listed: &str, word: &str) -> bool {
    const FEWEST: usize = 4;
    const PLAIN: WordClass = WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE);
    let joint = |c: char| !c.is_ascii_alphabetic();
    let (letters, name) = (listed.trim_end_matches(joint), word.trim_end_matches(joint));
    let capitals = letters.len() >= FEWEST && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    let (first, rest) = name.split_at_checked(1).unwrap_or_default();
    capitals
        && listed.eq_ignore_ascii_case(word)
        && first.bytes().all(|byte| byte.is_ascii_uppercase())
        && rest.bytes().all(|byte| byte.is_ascii_lowercase())
        && !Lexicon::get().class(name).intersects(PLAIN)
}

/// The acronym of the list written by hand that a word is, written with one capital: Nato.
pub fn acronym_as_word(word: &str) -> Option<Known> {
    known(word).find(|row| !row.gathered && is_acronym_as_word(row.name, word))
}

/// The row at this byte offset in the lists.
fn row_at(start: usize) -> Known {
    let (list, start, gathered) = match start.checked_sub(NAMED.len()) {
        Some(start) => (GATHERED, start, true),
        None => (NAMED, start, false),
    };
    read(list[start..].lines().next().unwrap_or(""), gathered)
}

/// The names of several words with a known kind, of both lists.
pub fn of_several_words() -> impl Iterator<Item = &'static str> {
    let rows = lines().filter_map(|(line, _)| line.split_once(','));
    rows.filter(|(name, kind)| !kind.starts_with(',') && name.contains(' ')).map(|(name, _)| name)
}

/// The lines of the lists, with whether they were gathered.
fn lines() -> impl Iterator<Item = (&'static str, bool)> {
    [(NAMED, false), (GATHERED, true)]
        .into_iter()
        .flat_map(|(csv, gathered)| csv.lines().skip(1).map(move |line| (line, gathered)))
}

/// All organisations of the lists, those written by hand first.
pub fn rows() -> impl Iterator<Item = Known> {
    lines().map(|(line, gathered)| read(line, gathered))
}

/// The kind that a word in the name of an organisation indicates.
pub fn kind_of_word(hash: u64) -> Option<(OrganisationKind, Strength)> {
    static KINDS: LazyLock<WordMap<(OrganisationKind, Strength)>> = LazyLock::new(|| {
        let lines = include_str!("organisation_kinds.csv").lines().skip(1);
        let strength = |word| match word {
            "firm" => Strength::Firm,
            "head" => Strength::Head,
            _ => Strength::Weak,
        };
        let entry =
            |[word, kind, strong]: [&'static str; 3]| Some((fold_hash(word), (kind_named(kind)?, strength(strong))));
        lines.filter_map(|line| entry(fields(line))).collect()
    });
    KINDS.get(&hash).copied()
}

/// The kind that a word in the name of an organisation indicates beside another one.
pub fn kind_of_pair(word: u64, other: u64) -> Option<OrganisationKind> {
    static PAIRS: LazyLock<WordMap<Vec<(u64, OrganisationKind)>>> = LazyLock::new(|| {
        let mut pairs: WordMap<Vec<_>> = WordMap::default();
        for line in PAIRED.lines().skip(1) {
            let [words, others, kind] = fields(line);
            let kind = kind_named(kind).expect("a kind");
            for word in words.split(' ') {
                pairs.entry(fold_hash(word)).or_default().extend(others.split(' ').map(|o| (fold_hash(o), kind)));
            }
        }
        pairs
    });
    PAIRS.get(&word)?.iter().find(|(with, _)| *with == other).map(|(_, kind)| *kind)
}

/// The kinds of organisations that a noun can describe.
pub fn kinds_of(noun: u64) -> Option<&'static [OrganisationKind]> {
    static NOUNS: LazyLock<WordMap<Vec<OrganisationKind>>> = LazyLock::new(|| {
        let lines = include_str!("body_nouns.csv").lines().skip(1);
        let entry =
            |[word, kinds]: [&'static str; 2]| (fold_hash(word), kinds.split(' ').filter_map(kind_named).collect());
        lines.map(fields).map(entry).collect()
    });
    NOUNS.get(&noun).map(Vec::as_slice)
}

fn read(line: &'static str, gathered: bool) -> Known {
    let [name, kind, country] = fields(line);
    Known { name, kind: kind_named(kind), country: (!country.is_empty()).then_some(country), gathered }
}

fn kind_named(word: &str) -> Option<OrganisationKind> {
    OrganisationKind::ALL.iter().copied().find(|kind| kind.as_str() == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::countries;

    #[test]
    fn lists_are_sorted_and_their_words_are_known() {
        let kinds = include_str!("organisation_kinds.csv");
        for csv in [NAMED, GATHERED, kinds] {
            let lines: Vec<_> = csv.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>()).collect();
            assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", lines[0]);
            assert!(lines.iter().all(|line| line.len() == 3 && (line[1].is_empty() || kind_named(line[1]).is_some())));
        }
        for line in PAIRED.lines().skip(1) {
            let [words, others, kind] = fields(line);
            assert!(kind_named(kind).is_some() && !words.is_empty() && !others.is_empty(), "{line}");
        }
        let names: Vec<_> = all().collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]));
        for row in rows() {
            row.country.map(countries::by_code);
        }
    }

    #[test]
    fn every_row_is_known_by_its_name() {
        assert_eq!(KNOWN.len(), 12 * rows().count());
        for row in rows() {
            assert!(known(row.name).any(|known| known == row), "{}", row.name);
        }
        assert_eq!(known("the springfield quilters").count(), 0);
    }

    #[test]
    fn gathered_names_can_be_nothing_else() {
        let gathered = |name| written(name).find(|row| row.gathered).and_then(|row| row.kind);
        assert_eq!(gathered("Krispy Kreme"), Some(OrganisationKind::Company));
        assert_eq!(gathered("Crewe Alexandra"), Some(OrganisationKind::Sports));
        assert_eq!(gathered("Penn State"), Some(OrganisationKind::Education));
        assert_eq!(gathered("Barnardo’s"), Some(OrganisationKind::Ngo));
        assert_eq!(gathered("krispy kreme"), None);
        // Shops and a club that are also words, a town, a country and people.
        for name in ["Boots", "But", "Reading", "Iceland", "Guess", "Harvey Norman", "Ted Baker"] {
            assert_eq!(gathered(name), None, "{name}");
        }
    }

    #[test]
    fn a_word_and_a_name_tell_what_an_organisation_is() {
        let word = |word: &str| kind_of_word(fold_hash(word));
        assert_eq!(word("Ministry"), Some((OrganisationKind::Government, Strength::Firm)));
        assert_eq!(word("group"), Some((OrganisationKind::Company, Strength::Weak)));
        assert_eq!(word("river"), None);
        let interpol = known("Interpol").next().expect("a listed name");
        assert_eq!((interpol.kind, interpol.country), (Some(OrganisationKind::International), None));
        assert_eq!(known("Springfield Gazette").count(), 0);
    }
}
