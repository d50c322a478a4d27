//! Words for numbers.

use super::{fold_eq, fold_hash};
use hashbrown::HashTable;
use std::sync::LazyLock;

/// The raised figures from 0 to 9, of exponents and notes.
pub const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// How a number word joins others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberPart {
    /// zero to nineteen
    Small,
    /// twenty to ninety
    Ten,
    /// hundred
    Hundred,
    /// thousand, million, lakh, crore
    Scale,
    /// k, m, bn: a scale written right after digits
    Short,
    /// dozen, couple, pair
    Group,
    /// dozens, hundreds, tens: some number about this size
    Vague,
    /// half, quarters: the value is the denominator
    Part,
    /// third, fifths: a denominator if a numerator comes before it, else a rank
    Ordinal,
    /// twice
    Times,
    /// ½
    Glyph,
}

/// A word for a number, or for a part of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberWord {
    /// Its form in the list.
    pub word: &'static str,
    /// Its value.
    pub value: f64,
    /// How it joins others.
    pub part: NumberPart,
}

const NUMBER_WORDS: &str = include_str!("number_words.csv");

/// The number word with this spelling, ignoring case; `hash` is its [`fold_hash`].
pub fn number_word(word: &str, hash: u64) -> Option<NumberWord> {
    static WORDS: LazyLock<HashTable<NumberWord>> = LazyLock::new(read);
    WORDS.find(hash, |known| fold_eq(known.word, word)).copied()
}

fn read() -> HashTable<NumberWord> {
    let mut table = HashTable::new();
    for line in NUMBER_WORDS.lines().skip(1) {
        let mut fields = line.split(',');
        let mut next = || fields.next().unwrap_or("");
        let word = NumberWord { word: next(), value: next().parse().unwrap_or(f64::NAN), part: part(next()) };
        table.insert_unique(fold_hash(word.word), word, |known| fold_hash(known.word));
    }
    table
}

/// # Panics
/// When a list has another word; the tests read the list.
fn part(name: &str) -> NumberPart {
    match name {
        "small" => NumberPart::Small,
        "ten" => NumberPart::Ten,
        "hundred" => NumberPart::Hundred,
        "scale" => NumberPart::Scale,
        "short" => NumberPart::Short,
        "group" => NumberPart::Group,
        "vague" => NumberPart::Vague,
        "part" => NumberPart::Part,
        "ordinal" => NumberPart::Ordinal,
        "times" => NumberPart::Times,
        "glyph" => NumberPart::Glyph,
        _ => panic!("{name:?} is no part of a number"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(word: &str) -> Option<(f64, NumberPart)> {
        number_word(word, fold_hash(word)).map(|w| (w.value, w.part))
    }

    #[test]
    fn every_number_word_has_a_value() {
        assert!(read().iter().all(|word| word.value >= 0.0));
        assert_eq!(look("Twelve"), Some((12.0, NumberPart::Small)));
        assert_eq!(look("scores"), Some((20.0, NumberPart::Vague)));
        assert_eq!(look("twelfty"), None);
    }
}
