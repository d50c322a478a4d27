//! The features of the tagger. Training and tagging share this file; the weights are useless after a change, so
//! [`VERSION`] is written into them.

use super::{Case, candidates, case_of};
use crate::document::{Document, Sentence, Shape, Token, TokenKind};
use crate::lexicon::{Lexicon, Tag, Tags, WordClass};

/// Changes whenever the features do.
pub const VERSION: u32 = 2;

/// The number of features of a word. Seven more, of pairs of words and of the word two places away, were tried: without
/// them, held-out text is tagged slightly better, and in half the time.
pub const FEATURES: usize = 9;

/// The number of words beyond the ends of a sentence that are read as nothing.
const REACH: usize = 2;

/// A token as the features see it.
#[derive(Debug, Clone, Copy, Default)]
struct Unit {
    /// Hash of the word, ignoring case; all numbers are one.
    word: u32,
    /// What it can be.
    tags: Tags,
    /// How it is written and where it is.
    form: u32,
    /// The lists of names that contain it.
    lists: u32,
    /// Its last letters.
    ending: u32,
}

/// The two tags before a word.
#[derive(Debug, Clone, Copy, Default)]
pub struct History {
    last: u32,
    before: u32,
}

impl History {
    /// Moves on by a word.
    pub fn push(&mut self, tag: Tag) {
        self.before = self.last;
        self.last = tag as u32 + 1;
    }
}

/// A sentence prepared for its features.
#[derive(Default)]
pub struct Context {
    units: Vec<Unit>,
    start: usize,
}

impl Context {
    /// Reads a sentence.
    pub fn read(&mut self, document: &Document, sentence: &Sentence) {
        let lexicon = Lexicon::get();
        let case = case_of(document, sentence);
        self.start = sentence.tokens.start;
        self.units.clear();
        self.units.resize(REACH, Unit::default());
        let mut first = true;
        for at in sentence.tokens.clone() {
            let token = &document.tokens[at];
            let tags = candidates(document, at, lexicon, first, case);
            self.units.push(unit(document, token, tags, first, case));
            // A quotation also opens a sentence, and so does the text after a colon.
            first = if token.kind == TokenKind::Word { false } else { first || opens(document, at) };
        }
        self.units.resize(self.units.len() + REACH, Unit::default());
    }

    /// What a token can be.
    pub fn tags(&self, at: usize) -> Tags {
        self.unit(at).tags
    }

    /// The tag of a token that has only one possible tag.
    pub fn settled(&self, at: usize) -> Option<Tag> {
        self.unit(at).tags.only()
    }

    fn unit(&self, at: usize) -> &Unit {
        &self.units[at - self.start + REACH]
    }

    /// The keys of the features of a token.
    pub fn keys(&self, at: usize, history: History) -> [u32; FEATURES] {
        let at = at - self.start;
        let [_, b1, u, n1, n2] = std::array::from_fn(|n| &self.units[at + n]);
        let tags = |unit: &Unit| unit.tags.bits();
        let last2 = history.last << 8 | history.before;
        [
            key(1, u.word, history.last, u.form & CAPITAL),
            key(2, u.word, tags(n1), 0),
            key(3, tags(u), last2, u.form & CAPITAL),
            key(4, tags(u), tags(n1), tags(n2)),
            key(5, tags(u), n1.word, u.form & CAPITAL),
            key(6, tags(u), b1.word, u.form & CAPITAL),
            key(7, u.ending, u.form, tags(u)),
            key(8, u.form, b1.form << 12 | n1.form, u.lists),
            key(9, u.lists, tags(u), n1.lists << 16 | b1.lists),
        ]
    }
}

/// The bits of a form that show whether a word is written like a name.
const CAPITAL: u32 = 0x3f;

/// True for a token after which a sentence may begin.
fn opens(document: &Document, at: usize) -> bool {
    matches!(document.word(at), "\"" | "“" | "``" | "''" | "‘" | ":" | "«" | "•")
}

fn unit(document: &Document, token: &Token, tags: Tags, first: bool, case: Case) -> Unit {
    let letters = token.span.of(document.text).as_bytes();
    let word = if token.kind == TokenKind::Number { 1 } else { token.hash as u32 };
    let shape = match (token.kind, token.shape) {
        (TokenKind::Word, Shape::Lower) => 0,
        (TokenKind::Word, Shape::Title) => 1,
        (TokenKind::Word, Shape::Upper) => 2,
        (TokenKind::Word, Shape::Initial) => 3,
        (TokenKind::Word, Shape::Mixed) => 4,
        (TokenKind::Number, _) => 5,
        (TokenKind::Mark, _) => 6,
    };
    let stop = u32::from(letters.len() > 1 && letters.ends_with(b"."));
    let form = shape | u32::from(first) << 3 | (case as u32) << 4 | stop << 6;
    let ending = letters[letters.len().saturating_sub(3)..].iter();
    let ending = ending.fold(0, |sum, letter| sum << 8 | u32::from(letter.to_ascii_lowercase()));
    Unit { word, tags, form, lists: lists(token.class), ending }
}

/// The lists of names, titles and nouns for people and bodies: the lowest bits of a class.
fn lists(class: WordClass) -> u32 {
    class.bits() as u32 & (2 * WordClass::MONTH.bits() as u32 - 1)
}

/// A fingerprint of what the word lists contribute to the features: when it changes, the weights must be trained again.
pub fn fingerprint() -> u64 {
    let told = Lexicon::get().words().map(|(hash, known)| (hash, known.tags.bits(), lists(known.class)));
    let keys = told.filter(|(_, tags, lists)| tags | lists != 0);
    let keys = keys.map(|(hash, tags, lists)| key((hash >> 32) as u32, hash as u32, tags, lists));
    keys.fold(0, |sum: u64, key| sum.wrapping_add(u64::from(key)))
}

fn key(kind: u32, a: u32, b: u32, c: u32) -> u32 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let first = (u64::from(a) | u64::from(kind) << 32).wrapping_mul(K);
    let second = (first.rotate_left(29) ^ (u64::from(b) | u64::from(c) << 32)).wrapping_mul(K);
    (second >> 32) as u32
}
