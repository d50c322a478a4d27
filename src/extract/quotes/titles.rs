//! Quotation marks around titles, names and labels.

use super::reader::Reader;
use crate::lexicon::WordClass;
use std::ops::Range;

/// Small words that stay small in titles.
const SMALL: WordClass = WordClass::PREPOSITION.union(WordClass::DETERMINER).union(WordClass::CONJUNCTION);

/// True for a title of a work or show: its words are capitalised.
pub fn is_title(reader: &Reader, tokens: &Range<usize>) -> bool {
    let inner = tokens.start + 1..tokens.end.saturating_sub(1).max(tokens.start + 1);
    let words: usize = inner.clone().filter(|&t| reader.is_word(t) && !reader.clitic(t)).count();
    let small = inner.clone().filter(|&t| reader.is_word(t) && !reader.clitic(t) && !reader.capitalised(t));
    let (mut lower, mut lower_full) = (0, 0);
    for token in small {
        lower += 1;
        lower_full += usize::from(!reader.any(token, SMALL));
    }
    words > 0 && lower_full == 0 && lower < words && words <= 12
}
