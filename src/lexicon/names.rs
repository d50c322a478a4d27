//! How names are spelled: the spellings of one name, the articles in it, short forms of given names.

use super::{Groups, WordMap, WordSet, fold_hash, groups};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// The standard spelling of a word of a name, given in lower case and without accents: Mohammed is Muhammad. A line of
/// the list that begins with a hyphen is an ending.
pub fn spelling(word: &str) -> Cow<'_, str> {
    static SPELLINGS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| pairs(include_str!("spellings.csv")).collect());
    static ENDINGS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        let endings = SPELLINGS.iter().filter_map(|(word, other)| word.strip_prefix('-').zip(other.strip_prefix('-')));
        endings.collect()
    });
    if let Some(standard) = SPELLINGS.get(word) {
        return Cow::Borrowed(standard);
    }
    let ends = |(ending, standard): &(&str, &str)| Some(format!("{}{standard}", word.strip_suffix(ending)?));
    ENDINGS.iter().find_map(ends).map_or(Cow::Borrowed(word), Cow::Owned)
}

/// True for the Arabic article as it is written in names, in lower case.
pub fn is_article_of_names(word: &str) -> bool {
    matches!(word, "al" | "el")
}

/// True for the letters of a legal form, with a stop or without: Inc, Ltd.
pub fn is_legal_form(word: &str) -> bool {
    groups(fold_hash(word.trim_end_matches('.'))).intersects(Groups::LEGAL_FORM)
}

/// True for letters after a name: degrees, honours, seats.
pub fn are_post_nominal(word: &str) -> bool {
    static LETTERS: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| include_str!("post_nominals.csv").lines().skip(1).collect());
    LETTERS.contains(word) || word.contains('.') && LETTERS.contains(word.replace('.', "").as_str())
}

/// True for a syllable of Korean given names: Sung, Min.
pub fn is_korean_syllable(word: &str) -> bool {
    static SYLLABLES: LazyLock<WordSet> =
        LazyLock::new(|| include_str!("korean_syllables.csv").lines().skip(1).map(fold_hash).collect());
    SYLLABLES.contains(&fold_hash(word))
}

/// Short forms of given names with the full names: Bill, William.
pub fn nicknames() -> impl Iterator<Item = (&'static str, &'static str)> {
    pairs(include_str!("nicknames.csv"))
}

/// The names of which a given name is a short form, and its own short forms.
pub fn relatives(name: &str) -> &'static [&'static str] {
    static RELATIVES: LazyLock<WordMap<Vec<&str>>> = LazyLock::new(|| {
        let mut relatives: WordMap<Vec<&str>> = WordMap::default();
        for (short, full) in nicknames() {
            relatives.entry(fold_hash(short)).or_default().push(full);
            relatives.entry(fold_hash(full)).or_default().push(short);
        }
        relatives
    });
    RELATIVES.get(&fold_hash(name)).map_or(&[], Vec::as_slice)
}

/// The lines of a list of two columns.
fn pairs(csv: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    csv.lines().skip(1).filter_map(|line| line.split_once(','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_endings_have_a_standard_and_other_words_stay() {
        for (word, standard) in [("mohamed", "muhammad"), ("petrovskiy", "petrovsky"), ("petrov", "petrov")] {
            assert_eq!(spelling(word), standard);
        }
    }

    #[test]
    fn the_lists_are_sorted_and_no_standard_is_another_spelling() {
        for csv in [include_str!("spellings.csv"), include_str!("nicknames.csv")] {
            assert!(csv.lines().skip(1).is_sorted());
        }
        for (word, standard) in pairs(include_str!("spellings.csv")) {
            assert!(word.starts_with('-') || spelling(standard) == standard, "{word}");
        }
    }

    #[test]
    fn relatives_go_both_ways() {
        assert!(relatives("bill").contains(&"William") && relatives("William").contains(&"Bill"));
        assert!(!relatives("bill").contains(&"John"));
    }
}
