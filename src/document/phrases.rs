//! Lists of phrases, found in one pass over the tokens.

use super::index::{self, Index, combine};
use super::{Document, TokenKind};
use crate::lexicon::Lexicon;
use std::ops::Range;

/// Phrases of one word or more with their values. At each token the phrases that begin there are found with one look-up
/// per length; case and the form of apostrophes are ignored and left to the caller to check in the text.
pub struct Phrases<V> {
    index: Index,
    /// The values of the phrases, adjacent for phrases that are the same, and each phrase as its list has it.
    values: Vec<V>,
    forms: Vec<&'static str>,
}

impl<V: Copy> Phrases<V> {
    /// Makes the table; a phrase that is given several times has several values, in the order given.
    pub fn new(phrases: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        let phrases: Vec<_> = phrases.into_iter().collect();
        // A table is kept until the program ends.
        let file = index::file(phrases.iter().map(|(phrase, _)| *phrase), Lexicon::get()).leak();
        Self::laid_out(file, phrases)
    }

    /// The table of a list whose index was built with the program.
    ///
    /// # Panics When the index belongs to another list; a test checks the pairs.
    pub fn laid_out(file: &'static [u8], phrases: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        let index = Index::read(file).expect("an index");
        let rows = index.places().len();
        let (mut values, mut forms) = (Vec::new(), vec![""; rows]);
        for (place, (form, value)) in index.places().zip(phrases) {
            if values.is_empty() {
                values.resize(rows, value);
            }
            (values[place], forms[place]) = (value, form);
        }
        Self { index, values, forms }
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
        if token.kind == TokenKind::Mark {
            return None;
        }
        let longest = self.index.longest(token.hash);
        let mut hash = 0;
        let mut found = None;
        for (n, token) in document.tokens[first..].iter().take(longest).enumerate() {
            hash = combine(hash, token.hash);
            let Some(values) = self.index.values(hash) else { continue };
            let (tokens, form) = (first..first + n + 1, self.forms[values.start]);
            if fits(form, document.span_of(tokens.clone()).of(document.text)) {
                found = Some((tokens, form, &self.values[values]));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::lexicon::{countries, organisations, places};

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

    #[test]
    fn what_is_laid_out_when_the_program_is_built_is_the_index_of_its_list() {
        let several = index::file(organisations::of_several_words(), Lexicon::get());
        assert_eq!(several, include_bytes!(concat!(env!("OUT_DIR"), "/organisations")));
        let named = index::file(organisations::all(), Lexicon::get());
        assert_eq!(named, include_bytes!(concat!(env!("OUT_DIR"), "/named")));
        let words = countries::names().chain(countries::demonyms()).map(|(word, _)| word);
        let gazetteer = countries::homonyms().chain(words).chain(places::all().map(places::Place::name));
        assert_eq!(index::file(gazetteer, Lexicon::get()), include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer")));
    }
}
