//! The words of annotated text with their parts of speech.

use super::align::{gold_of, tag};
use super::conllu::Text;
use std::collections::{BTreeMap, BTreeSet};
use tidings::document::{Document, Shape, TokenKind};
use tidings::lexicon::{Tag, Tags};

/// The minimum frequency; rarer words are left to the tagger.
const FEWEST: usize = 4;

/// For words less frequent than this, the tags in the word lists count too.
const ENOUGH: usize = 25;

/// A tag of a word that is rarer than this is taken for an annotation error: this many in a thousand.
const SELDOM: usize = 10;

/// The CSV file: the words in lower case, with their tags.
pub fn list(texts: &[Text]) -> String {
    let mut counts: BTreeMap<String, BTreeMap<Tag, usize>> = BTreeMap::new();
    for text in texts {
        let document = Document::new(&text.article);
        for (at, gold) in gold_of(&document, text).into_iter().enumerate() {
            let token = &document.tokens[at];
            if let Some(gold) = gold.filter(|_| token.kind == TokenKind::Word && token.shape == Shape::Lower) {
                let word = document.word(at).replace('’', "'");
                *counts.entry(word).or_default().entry(tag(gold)).or_default() += 1;
            }
        }
    }
    let closed: BTreeSet<&str> =
        include_str!("../../src/lexicon/tags.csv").lines().filter_map(|line| line.split(',').next()).collect();
    let mut csv = "word,tags\n".to_owned();
    for (word, counts) in counts.iter().filter(|(word, _)| !closed.contains(word.as_str())) {
        if let Some(tags) = tags(word, counts) {
            let codes: Vec<_> = tags.tags().map(Tag::code).collect();
            csv += &format!("{word},{}\n", codes.join(" "));
        }
    }
    csv
}

/// The tags of a word, if it is frequent enough.
fn tags(word: &str, counts: &BTreeMap<Tag, usize>) -> Option<Tags> {
    let total: usize = counts.values().sum();
    let plain = word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'\'' || b == b'.');
    if total < FEWEST || !plain {
        return None;
    }
    let kept = counts.iter().filter(|&(_, &count)| 1000 * count >= SELDOM * total && count > total / 200);
    let mut tags: Tags = kept.map(|(&tag, _)| Tags::from(tag)).collect();
    tags -= Tags::MARK | Tags::OTHER;
    if total < ENOUGH {
        tags |= known(word);
    }
    (!tags.is_empty()).then_some(tags)
}

/// The tags of a word in the lists of common words.
fn known(word: &str) -> Tags {
    let lexicon = tidings::lexicon::Lexicon::get();
    tidings::lexicon::tags_of_class(word, lexicon.class(word))
}
