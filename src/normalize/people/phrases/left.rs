//! Phrases read backwards: before a name.

use super::{CLOSED, LONGEST, Phrase, Reader};
use crate::document::{Shape, TokenKind};
use crate::extract::NameKind;
use crate::lexicon::WordClass;

impl Reader<'_> {
    /// The phrase that ends right before the token at `end`: [police spokeswoman] Ann Blake.
    pub fn ending_at(&self, end: usize) -> Option<Phrase> {
        let floor = self.sentence_start(end.checked_sub(1)?);
        let head = self.last_head(end, floor)?;
        let start = self.start_of(head, floor);
        Some(Phrase { tokens: start..end, head })
    }

    /// The head of a phrase that ends at `end`: its last word, or a noun with an of-phrase after it.
    fn last_head(&self, end: usize, floor: usize) -> Option<usize> {
        let last = end - 1;
        // Speaker of the [House of Representatives]
        let in_body = self.kind(last) == Some(NameKind::Organisation);
        if !in_body && (self.is_head(last) || self.looks_like_head(last)) {
            return Some(self.outer_head(last, floor).unwrap_or(last));
        }
        if let Some(head) = self.before_suffix(last, floor) {
            return Some(head);
        }
        let of = self.preposition_of_complement(last, floor)?;
        let nominal = !self.is(last, "the") && !self.is(last, "and");
        let named = (of + 1..end).any(|at| self.kind(at).is_some());
        let comma = self.is(end, ",");
        let title = self.token(of - 1).capitalised() || self.token(last).shape == Shape::Lower || named || comma;
        (nominal && title).then_some(of - 1)
    }

    /// The "of" or "for" right after a head, with only words of a title from there to `last`: Director for Trade of the
    /// Board, chairman of the Board of Directors of Acme.
    fn preposition_of_complement(&self, last: usize, floor: usize) -> Option<usize> {
        const MOST: usize = 3;
        let joint = |at: usize| self.is(at, "of") || self.is(at, "for");
        let mut at = last;
        for _ in 0..MOST {
            let end = at;
            at = (floor + 1..end + 1).rev().take(LONGEST / 3).find(|&at| !self.in_complement(at))?;
            if at >= last || !joint(at) {
                return None;
            }
            if self.is_head(at - 1) {
                return Some(at);
            }
            at -= 1;
        }
        None
    }

    /// The head before "of" if the last word is not meant as the head itself: Minister of Justice, chief of detectives.
    fn outer_head(&self, last: usize, floor: usize) -> Option<usize> {
        let head = last.checked_sub(2).filter(|&head| head >= floor && self.is(head + 1, "of"))?;
        let office = self.class(head).contains(WordClass::OFFICE) && !self.class(head).contains(WordClass::PLURAL);
        let inner = self.class(last).intersects(WordClass::PORTFOLIO | WordClass::PLURAL);
        (office && inner).then_some(head)
    }

    /// The head before -elect, -designate, -in-chief, emeritus.
    fn before_suffix(&self, last: usize, floor: usize) -> Option<usize> {
        let back = match () {
            () if self.is(last, "emeritus") || self.is(last, "designate") || self.is(last, "elect") => 1,
            () if self.is(last, "chief") && self.is(last.checked_sub(2)?, "in") => 3,
            () => return None,
        };
        let head = last.checked_sub(back)?;
        let head = if self.is_hyphen(head) { head.checked_sub(1)? } else { head };
        (head >= floor && self.is_head(head)).then_some(head)
    }

    /// True for what can be in a title after "of" and before the name: State; the Joint Chiefs; staff.
    fn in_complement(&self, at: usize) -> bool {
        let token = self.token(at);
        let class = token.class;
        match self.kind(at) {
            Some(NameKind::Person) => false,
            Some(_) => true,
            None if token.kind == TokenKind::Mark => self.is(at, "&") || self.is_hyphen(at) && self.document.glued(at),
            None if token.capitalised() => !class.intersects(WordClass::PREPOSITION | WordClass::CONJUNCTION),
            None => {
                self.is(at, "and") || self.is(at, "the") || class.contains(WordClass::NOUN) && !class.intersects(CLOSED)
            }
        }
    }

    /// The first token of the phrase of a head.
    fn start_of(&self, head: usize, floor: usize) -> usize {
        let floor = floor.max(head.saturating_sub(LONGEST));
        let mut start = head;
        while start > floor {
            match self.modifier_before(start, floor) {
                Some(next) => start = next,
                None => break,
            }
        }
        self.trim_start(start, head, floor)
    }

    /// The start of the modifier that ends right before `start`.
    fn modifier_before(&self, start: usize, floor: usize) -> Option<usize> {
        let at = start - 1;
        let class = self.class(at);
        let honorific = class.contains(WordClass::HONORIFIC) && !class.intersects(WordClass::PEOPLE);
        let owner = self.kind(start) == Some(NameKind::Person);
        if honorific && !owner {
            return None;
        }
        if owner && !(self.token(at).capitalised() && class.intersects(WordClass::OFFICE | WordClass::HONORIFIC)) {
            return None;
        }
        let crowd = class.contains(WordClass::PLURAL) && class.intersects(WordClass::PEOPLE);
        if crowd && !self.token(at).capitalised() && !self.is_possessive(start) {
            return None;
        }
        if let Some((tokens, kind)) = self.name(at) {
            let open = *kind != NameKind::Person || self.is_possessive(start);
            return open.then_some(tokens.start.max(floor));
        }
        if self.is_hyphen(at) && self.document.glued(at) && at > floor {
            return Some(at - 1);
        }
        if self.is(at, ")") && at >= floor + 3 && self.letters_in_brackets(at - 2).is_some() {
            return Some(at - 2);
        }
        let joined = self.is(at, "and") || self.is(at, "&") || self.is(at, "/");
        let open = match () {
            () if self.is_possessive(at) || self.is(at, "&") => at > floor,
            () if joined => at > floor && self.joins(at),
            () => self.is_modifier(at, floor),
        };
        open.then_some(at)
    }

    /// Leaves out what cannot begin a phrase: marks, a possessive 's, a dateline in capitals, an adverb that opens the
    /// sentence or is before the noun (most recently mayor).
    fn trim_start(&self, start: usize, head: usize, floor: usize) -> usize {
        let stray = |&at: &usize| {
            let token = self.token(at);
            let adverb = token.class.contains(WordClass::ADVERB) && !token.class.contains(WordClass::ADJECTIVE);
            let noun = token.class.intersects(WordClass::NOUN | WordClass::OFFICE);
            let opener = adverb && (at == floor || !noun && token.shape == Shape::Lower && self.is_head(at + 1));
            let place = token.shape == Shape::Upper && self.kind(at) == Some(NameKind::Place);
            let dateline = at == floor && place && !self.document.word(at).contains('.');
            token.kind == TokenKind::Mark || self.is_possessive(at) || self.is(at, "and") || opener || dateline
        };
        start + (start..head).take_while(stray).count()
    }
}
