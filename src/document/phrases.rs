//! Lists of phrases, found in one pass over the tokens.

use super::{Document, TokenKind, tokenize};
use crate::lexicon::{Lexicon, fold_eq, fold_hash};
use crate::span::Span;
use hashbrown::{HashTable, hash_table};
use std::ops::Range;

/// Phrases of one word or more with what is known of them. At each token the phrases that begin there are found with one
/// look-up a length; case and the form of apostrophes are ignored, for the caller to look at in the text.
pub struct Phrases<V> {
    /// Asked before the table below, which is too large for the processor's near caches: most tokens begin no phrase.
    firsts: Firsts,
    /// The most tokens that a phrase has, by a hash of its first token.
    longest: HashTable<(u64, u8)>,
    entries: HashTable<Entry<V>>,
}

/// The first tokens of phrases, a bit each by their hashes: those that are not in it begin none.
#[derive(Default)]
struct Firsts {
    bits: Vec<u64>,
}

impl Firsts {
    /// So many bits an entry let one in nine pass that should not.
    const BITS: usize = 8;

    fn new(hashes: impl ExactSizeIterator<Item = u64>) -> Self {
        let mut firsts = Self { bits: vec![0; (Self::BITS * hashes.len()).div_ceil(64).next_power_of_two()] };
        for hash in hashes {
            let (word, bit) = firsts.place(hash);
            firsts.bits[word] |= bit;
        }
        firsts
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        ((hash >> 6) as usize & (self.bits.len() - 1), 1 << (hash & 63))
    }

    fn may_have(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.bits[word] & bit != 0
    }
}

struct Entry<V> {
    hash: u64,
    phrase: &'static str,
    values: Values<V>,
}

/// What is known of a phrase: mostly one thing, which needs no memory of its own.
enum Values<V> {
    One(V),
    Many(Vec<V>),
}

impl<V> Values<V> {
    fn push(&mut self, value: V) {
        *self = match std::mem::replace(self, Self::Many(Vec::new())) {
            Self::One(first) => Self::Many(vec![first, value]),
            Self::Many(mut values) => {
                values.push(value);
                Self::Many(values)
            }
        };
    }

    fn as_slice(&self) -> &[V] {
        match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Many(values) => values,
        }
    }
}

impl<V> Phrases<V> {
    /// Makes the table; a phrase that is given several times has several values, in the order given.
    pub fn new(phrases: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        let phrases = phrases.into_iter();
        let expected = phrases.size_hint().0;
        let (longest, entries) = (HashTable::with_capacity(expected), HashTable::with_capacity(expected));
        let mut table = Self { firsts: Firsts::default(), longest, entries };
        let mut words = Vec::new();
        for (phrase, value) in phrases {
            words.clear();
            hash_words(phrase, &mut words);
            table.insert(phrase, &words, value);
        }
        table.firsts = Firsts::new(table.longest.iter().map(|&(hash, _)| hash));
        table
    }

    fn insert(&mut self, phrase: &'static str, words: &[u64], value: V) {
        let length = words.len().min(usize::from(u8::MAX)) as u8;
        let first = words[0];
        let longest = self.longest.entry(first, |e| e.0 == first, |e| e.0).or_insert((first, 0)).into_mut();
        longest.1 = longest.1.max(length);
        let hash = words.iter().copied().fold(0, combine);
        match self.entries.entry(hash, |e| e.hash == hash && fold_eq(e.phrase, phrase), |e| e.hash) {
            hash_table::Entry::Occupied(mut known) => known.get_mut().values.push(value),
            hash_table::Entry::Vacant(free) => {
                free.insert(Entry { hash, phrase, values: Values::One(value) });
            }
        }
    }

    /// The longest phrase that begins with the token at `first`: its tokens, its form in the list and its values.
    pub fn longest_at(&self, document: &Document, first: usize) -> Option<(Range<usize>, &'static str, &[V])> {
        self.longest_that(document, first, |_, _| true)
    }

    /// The longest phrase that begins with the token at `first` and passes a test of its form in the list and its words
    /// in the text.
    pub fn longest_that(
        &self,
        document: &Document,
        first: usize,
        fits: impl Fn(&str, &str) -> bool,
    ) -> Option<(Range<usize>, &'static str, &[V])> {
        let token = &document.tokens[first];
        if token.kind == TokenKind::Mark || !self.firsts.may_have(token.hash) {
            return None;
        }
        let longest = self.longest.find(token.hash, |e| e.0 == token.hash)?.1;
        let mut hash = 0;
        let mut found = None;
        for (n, token) in document.tokens[first..].iter().take(usize::from(longest)).enumerate() {
            hash = combine(hash, token.hash);
            let Some(entry) = self.entries.find(hash, |e| e.hash == hash) else { continue };
            let tokens = first..first + n + 1;
            if fits(entry.phrase, document.span_of(tokens.clone()).of(document.text)) {
                found = Some((tokens, entry.phrase, entry.values.as_slice()));
            }
        }
        found
    }
}

/// Adds the hashes of a phrase's tokens. Most phrases are letters, spaces and hyphens, whose tokens need no scanner: there
/// are lists of tens of thousands, and they are read at each start.
fn hash_words(phrase: &str, words: &mut Vec<u64>) {
    if phrase.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-') {
        for (n, part) in phrase.split(' ').flat_map(|word| word.split('-').enumerate()) {
            words.extend((n > 0).then(|| fold_hash("-")));
            words.extend((!part.is_empty()).then(|| fold_hash(part)));
        }
    } else {
        let mut tokens = Vec::new();
        tokenize(phrase, Span::new(0, phrase.len()), Lexicon::get(), &mut tokens);
        words.extend(tokens.iter().map(|token| token.hash));
    }
}

fn combine(hash: u64, next: u64) -> u64 {
    (hash.rotate_left(23) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[test]
    fn the_longest_phrase_wins_and_keeps_all_its_values() {
        let phrases = Phrases::new([("Guinea", 1), ("Guinea-Bissau", 2), ("Guinea", 3), ("U.S.", 4)]);
        let article = Article::from_text("a", "guinea, Guinea-Bissau and the U.S. Navy");
        let document = Document::new(&article);
        let found: Vec<_> = (0..document.tokens.len()).filter_map(|i| phrases.longest_at(&document, i)).collect();
        let expected: [(_, _, &[i32]); 3] =
            [(0..1, "Guinea", &[1, 3]), (2..5, "Guinea-Bissau", &[2]), (7..8, "U.S.", &[4])];
        assert_eq!(found, expected);
    }
}
