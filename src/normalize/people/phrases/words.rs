//! What a word can be in a noun phrase for a person.

use super::{CLOSED, Reader};
use crate::document::{Shape, TokenKind};
use crate::extract::NameKind;
use crate::extract::names::styles::is_rank;
use crate::lexicon::{Groups, WordClass};

impl Reader<'_> {
    /// True for a noun that can head a role: an office, an occupation, a relation.
    pub fn is_head(&self, at: usize) -> bool {
        let class = self.class(at);
        let known = class.intersects(WordClass::PEOPLE);
        let name = matches!(self.kind(at), Some(NameKind::Person | NameKind::Place));
        let ranked = self.is(at, "one") && at > 0 && self.is(at - 1, "number");
        ranked
            || at < self.document.tokens.len() && is_rank(self.document, at)
            || known && !name && !self.is_crowd(at) && !self.is_verb_here(at) && !self.is_on_board(at)
    }

    /// True for those of whom a board is: the board of [directors].
    fn is_on_board(&self, at: usize) -> bool {
        at > 1 && self.is(at - 1, "of") && self.is(at - 2, "board")
    }

    /// True for a noun for people that is not a role: man, citizens.
    fn is_crowd(&self, at: usize) -> bool {
        self.document.in_group(at, Groups::PEOPLE)
    }

    /// A word in no list, or listed as a plain noun, with the ending of an occupation.
    pub(super) fn looks_like_head(&self, at: usize) -> bool {
        const ENDINGS: [&str; 7] = ["man", "master", "keeper", "maker", "ist", "ier", "eer"];
        let open = WordClass::VERB | WordClass::ADJECTIVE | WordClass::ADVERB | CLOSED;
        let known = self.class(at).intersects(open) || self.name(at).is_some() || self.is_crowd(at);
        let word = self.document.word(at);
        self.token(at).shape == Shape::Lower && !known && ENDINGS.iter().any(|end| word.ends_with(end))
    }

    /// True for a word like "coach" or "host" in a position for a verb: to coach, will host.
    fn is_verb_here(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let verb = self.class(at).contains(WordClass::VERB);
        let class = self.class(before);
        let subject = class.contains(WordClass::PRONOUN) && !class.contains(WordClass::DETERMINER);
        let modal = self.document.in_group(before, Groups::MODAL);
        let suspects = self.is(at, "suspect") && (class.contains(WordClass::PLURAL) || self.is(before, "police"));
        self.token(at).shape == Shape::Lower && (modal || suspects || verb && (self.is(before, "to") || subject))
    }

    /// True if "and" joins two heads (chairman and chief executive) or two words of one title (Health and Education
    /// Secretary), but not two phrases.
    pub(super) fn joins(&self, and: usize) -> bool {
        let Some(before) = and.checked_sub(1) else { return false };
        let after = and + 1;
        let acronym = self.token(after).shape == Shape::Upper;
        let alike = acronym || self.token(before).capitalised() == self.token(after).capitalised();
        let single = !self.class(before).contains(WordClass::PLURAL);
        let portfolio = |at: usize| self.class(at).contains(WordClass::PORTFOLIO);
        let bare = |at: usize| !self.class(at).intersects(CLOSED);
        self.is_head(before) && single && (alike || !self.token(after).capitalised()) && bare(after)
            || portfolio(before) && alike
    }

    /// A word that is before a noun in its phrase.
    pub(super) fn is_modifier(&self, at: usize, floor: usize) -> bool {
        let token = self.token(at);
        let class = token.class;
        match token.kind {
            TokenKind::Mark => false,
            TokenKind::Number => self.is_hyphen(at + 1),
            TokenKind::Word if self.is(at, "most") && self.class(at + 1).contains(WordClass::ADJECTIVE) => true,
            TokenKind::Word if class.intersects(CLOSED) && token.shape != Shape::Upper => false,
            TokenKind::Word
                if self.is(at, "old") && at > floor && (self.is_hyphen(at - 1) || self.is(at - 1, "year")) =>
            {
                false
            }
            TokenKind::Word if class.contains(WordClass::MODIFIER) && !class.contains(WordClass::VERB) => true,
            TokenKind::Word if token.capitalised() && at > floor => true,
            TokenKind::Word if token.capitalised() && self.opens_title(at) => true,
            TokenKind::Word => self.is_nominal(at),
        }
    }

    /// True for the noun in -ing that opens a sentence before a capitalised office: Shipping Minister.
    fn opens_title(&self, at: usize) -> bool {
        let office = self.class(at + 1).contains(WordClass::OFFICE) && self.token(at + 1).capitalised();
        office && self.class(at).contains(WordClass::NOUN) && self.document.word(at).ends_with("ing")
    }

    /// True for a lower-case word that is a noun or adjective here and not a verb.
    fn is_nominal(&self, at: usize) -> bool {
        let class = self.class(at);
        let word = self.document.word(at);
        let nominal = class.intersects(WordClass::NOUN | WordClass::ADJECTIVE | WordClass::PEOPLE);
        let verb = class.intersects(WordClass::VERB | WordClass::REPORTING);
        let open = class.intersects(WordClass::NOUN | WordClass::ADJECTIVE | WordClass::VERB | WordClass::ADVERB);
        match verb {
            false => nominal || !open,
            true if word.ends_with("ed") && self.is_after_determiner(at) => true,
            true if word.ends_with("ed") => class.contains(WordClass::MODIFIER) && !self.is_after_subject(at),
            true if word.ends_with("ing") || word.ends_with('s') && !word.ends_with("ss") => {
                class.contains(WordClass::MODIFIER)
            }
            true => nominal && !self.is_verb_here(at),
        }
    }

    fn is_after_determiner(&self, at: usize) -> bool {
        let class = |at: Option<usize>| at.map_or(WordClass::empty(), |at| self.class(at));
        let before = class(at.checked_sub(1));
        let adverb = before.contains(WordClass::ADVERB) && !before.contains(WordClass::NOUN);
        let finite = class(at.checked_sub(2)).intersects(WordClass::AUXILIARY | WordClass::PRONOUN);
        before.contains(WordClass::DETERMINER) || adverb && !finite
    }

    /// True for a word after a noun or pronoun, where a past form is a verb: voters elected, but: of convicted.
    fn is_after_subject(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&b| self.token(b).sentence == self.token(at).sentence) else {
            return false;
        };
        let class = self.class(before);
        let noun = class.contains(WordClass::NOUN) && !class.intersects(WordClass::ADJECTIVE | CLOSED);
        let pronoun = class.contains(WordClass::PRONOUN) && !class.contains(WordClass::DETERMINER);
        pronoun || noun || self.name(before).is_some() || class.contains(WordClass::AUXILIARY)
    }

    /// The end of an acronym in brackets after a name that begins at a token: National Water Authority (NWA).
    pub(super) fn letters_in_brackets(&self, at: usize) -> Option<usize> {
        let letters = self.is(at, "(") && self.is(at + 2, ")") && self.token(at + 1).shape == Shape::Upper;
        let after = at > 0 && (self.token(at - 1).capitalised() || self.is_head(at - 1));
        (letters && after).then_some(at + 3)
    }

    /// True at an acronym in brackets that repeats a name or office.
    pub fn has_letters(&self, at: usize) -> bool {
        self.letters_in_brackets(at).is_some()
    }

    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Mark)
            && matches!(self.document.word(at), "-" | "‐" | "‑")
    }

    /// True for 's, and for the apostrophe after a plural before another word.
    pub fn is_possessive(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(at) else { return false };
        let clitic = self.is(at, "'s");
        let bare = token.kind == TokenKind::Mark && matches!(self.document.word(at), "'" | "’");
        clitic
            || bare
                && self.document.glued(at)
                && !self.document.glued(at + 1)
                && self.document.word(at - 1).ends_with('s')
    }
}
