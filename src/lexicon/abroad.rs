//! The function words of other languages, like "the" and "of" in English.

use super::{WordSet, fold_hash};
use std::sync::LazyLock;

/// True for such a word, by its [`fold_hash`].
pub fn is_function_word(hash: u64) -> bool {
    static WORDS: LazyLock<WordSet> =
        LazyLock::new(|| include_str!("function_words_abroad.csv").lines().skip(1).map(fold_hash).collect());
    WORDS.contains(&hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_knows_words_of_other_languages_alone() {
        let words: Vec<_> = include_str!("function_words_abroad.csv").lines().skip(1).collect();
        assert!(words.is_sorted_by(|one, other| one < other));
        assert!(is_function_word(fold_hash("Und")) && !is_function_word(fold_hash("and")));
    }
}
