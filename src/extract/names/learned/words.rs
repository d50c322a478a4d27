//! What the article shows about its words: how they are written elsewhere in it, and in which contexts.

use crate::document::{Document, Token, TokenKind};
use crate::extract::names::runs::capitalised;
use crate::lexicon::WordClass;
use bitflags::bitflags;
use std::ops::Range;

/// Words in a list of names of people.
pub const NAMES: WordClass = WordClass::GIVEN_NAME.union(WordClass::SURNAME).union(WordClass::RARE_NAME);

/// Function words.
pub(super) const FUNCTION: WordClass = WordClass::PRONOUN
    .union(WordClass::DETERMINER)
    .union(WordClass::PREPOSITION)
    .union(WordClass::CONJUNCTION)
    .union(WordClass::AUXILIARY)
    .union(WordClass::ADVERB);

bitflags! {
    /// Where and how a word occurs somewhere in the article, headings excluded.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct Seen: u16 {
        /// In lower case.
        const SMALL = 1;
        /// With a capital inside a sentence.
        const CAPITAL_INSIDE = 1 << 1;
        /// After a title or office.
        const AFTER_TITLE = 1 << 2;
        /// After a given name.
        const AFTER_GIVEN_NAME = 1 << 3;
        /// Before a verb of speech.
        const BEFORE_SPEECH = 1 << 4;
        /// Next to another capitalised word.
        const BESIDE_CAPITAL = 1 << 5;
        /// After "in", "at", "from", "to".
        const AFTER_PREPOSITION = 1 << 6;
        /// After "the".
        const AFTER_THE = 1 << 7;
        /// Before a word that people are called by, or with a possessive before one.
        const BEFORE_ORGANISATION_WORD = 1 << 8;
        /// Alone, with a verb or auxiliary after it.
        const BEFORE_VERB = 1 << 9;
        /// Before a surname, alone.
        const BEFORE_SURNAME = 1 << 10;
    }
}

/// The capitalised words of an article with what is [`Seen`] of each: an open-addressed table.
pub struct ArticleWords {
    slots: Vec<(u64, Seen)>,
}

impl ArticleWords {
    /// Reads an article by its runs of capitalised words; `is_heading` says for each sentence whether its capitals are
    /// no evidence.
    pub fn new(document: &Document, runs: &[Range<usize>], is_heading: impl Fn(usize) -> bool) -> Self {
        let most = runs.iter().map(Range::len).sum::<usize>();
        let mut words = Self { slots: vec![(0, Seen::empty()); (2 * most + 2).next_power_of_two()] };
        for run in runs {
            let sentence = document.tokens[run.start].sentence as usize;
            if is_heading(sentence) {
                continue;
            }
            let start = document.sentences[sentence].tokens.start;
            for at in run.clone().filter(|&at| capitalised(document, at)) {
                let slot = words.slot(document.tokens[at].hash);
                words.slots[slot].0 = document.tokens[at].hash;
                words.slots[slot].1 |= seen(document, at, start);
            }
        }
        for token in document.tokens.iter().filter(|t| t.kind == TokenKind::Word && !t.capitalised()) {
            let slot = words.slot(token.hash);
            if words.slots[slot].0 == token.hash {
                words.slots[slot].1 |= Seen::SMALL;
            }
        }
        words
    }

    /// What is seen of a word.
    pub fn seen(&self, token: &Token) -> Seen {
        self.slots[self.slot(token.hash)].1
    }

    /// The slot of a word, or its free slot.
    fn slot(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while self.slots[slot].0 != hash && self.slots[slot].0 != 0 {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

/// What this occurrence shows.
fn seen(document: &Document, at: usize, start: usize) -> Seen {
    const TITLE: WordClass = WordClass::TITLE_ABBREVIATION.union(WordClass::HONORIFIC).union(WordClass::OFFICE);
    let mut seen = Seen::empty();
    let next = document.class(at + 1);
    let capital_next = at + 1 < document.tokens.len() && document.tokens[at + 1].capitalised();
    let mut capital_before = false;
    if at > start {
        let before = document.class(at - 1);
        capital_before = document.tokens[at - 1].capitalised();
        seen |= Seen::CAPITAL_INSIDE;
        seen.set(Seen::AFTER_TITLE, before.intersects(TITLE));
        seen.set(Seen::AFTER_GIVEN_NAME, capital_before && before.contains(WordClass::GIVEN_NAME));
        seen.set(Seen::AFTER_PREPOSITION, before.contains(WordClass::PREPOSITION) && !document.is(at - 1, "of"));
        seen.set(Seen::AFTER_THE, document.is(at - 1, "the"));
    }
    seen.set(Seen::BEFORE_SPEECH, next.contains(WordClass::REPORTING));
    seen.set(Seen::BESIDE_CAPITAL, capital_next || capital_before);
    seen.set(Seen::BEFORE_ORGANISATION_WORD, capital_next && next.contains(WordClass::ORGANISATION_WORD));
    seen.set(Seen::BEFORE_VERB, !capital_before && next.intersects(WordClass::VERB | WordClass::AUXILIARY));
    seen.set(Seen::BEFORE_SURNAME, capital_next && next.contains(WordClass::SURNAME));
    seen
}
