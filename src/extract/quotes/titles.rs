//! Quotation marks around titles, names and labels.

use super::reader::Reader;
use crate::lexicon::{Groups, WordClass};
use std::ops::Range;

/// Small words that stay small in titles.
const SMALL: WordClass = WordClass::PREPOSITION.union(WordClass::DETERMINER).union(WordClass::CONJUNCTION);

/// True for a title of a work or show: its words are capitalised.
pub fn is_title(reader: &Reader, tokens: &Range<usize>) -> bool {
    const MOST: usize = 12;
    let inner = tokens.start + 1..tokens.end.saturating_sub(1).max(tokens.start + 1);
    let (mut words, mut lower) = (0, 0);
    for token in inner.filter(|&t| reader.is_word(t) && !reader.clitic(t)) {
        words += 1;
        let small = !reader.capitalised(token);
        lower += usize::from(small);
        if words > MOST || small && !reader.any(token, SMALL) {
            return false;
        }
    }
    lower < words
}

/// True for a noun that a title or name follows: his book "Summer in the City".
pub fn names_work(reader: &Reader, noun: usize) -> bool {
    reader.in_group(noun, Groups::WORK)
}

/// True for a name that the text only mentions: the so-called "bedroom tax"; a hacker known as "Guccifer".
pub fn is_label(reader: &Reader, tokens: &Range<usize>) -> bool {
    let before = |back: usize, words: &[&str]| tokens.start >= back && reader.is(tokens.start - back, words);
    let so_called = before(1, &["called"]) && before(2, &["-", "–"]) && before(3, &["so"]);
    let known = before(1, &["as"]) && before(2, &["known"]);
    so_called || known || before(1, &["nicknamed", "pseudonym"])
}

/// True for a verb of crying out, behind which capitals are words and no title: chanting "Dump Trump".
pub fn shouted(reader: &Reader, verb: usize) -> bool {
    reader.in_group(verb, Groups::SHOUT)
}
