//! The grammar of calendar expressions.

use super::expression::Expression;
use crate::document::{Document, Token, TokenKind};
use crate::lexicon::calendar::{self, Entry, Kind};
use crate::lexicon::{Groups, WordClass, fold_hash};

/// What was read, and the token after it.
pub type Found<T> = Option<(usize, T)>;

/// What can begin at a token.
enum Opening {
    Nothing,
    /// A name in capitals: of a holiday, or of a part of a year (Q3).
    Name,
    Anything,
}

/// Reads expressions within a sentence. Every method takes the token to begin at.
pub struct Parser<'a> {
    pub(super) document: &'a Document<'a>,
    /// The token after the sentence.
    pub(super) end: usize,
    /// The hashes of the months and weekdays that are also names of persons in the article.
    bearers: &'a [u64],
}

impl<'a> Parser<'a> {
    /// A parser that reads up to the token `end`. The months and weekdays whose hashes are in `bearers` are also names of
    /// persons.
    pub fn new(document: &'a Document<'a>, end: usize, bearers: &'a [u64]) -> Self {
        Self { document, end, bearers }
    }

    /// True when a person of the article has the name of this month or weekday.
    pub(super) fn bears(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| self.bearers.contains(&token.hash))
    }

    /// The expression that begins at a token: the token after its last, and its content.
    pub fn expression(&self, at: usize) -> Found<Expression> {
        match self.opening(at) {
            Opening::Nothing => None,
            Opening::Name => self.holiday(at).or_else(|| self.part_of_year(at)).or_else(|| self.fiscal_year(at)),
            Opening::Anything => self.range(at),
        }
    }

    /// A quick check of what can begin at a token: most words begin nothing.
    fn opening(&self, at: usize) -> Opening {
        /// Of units, with "a" before: a couple of weeks ago.
        const GROUPS: &[&str] = &["couple", "dozen"];
        let calendar = WordClass::MONTH | WordClass::WEEKDAY | WordClass::CALENDAR;
        let token = &self.document.tokens[at];
        let near = |at| self.token(at).is_some_and(|t| t.class.intersects(calendar) || t.kind == TokenKind::Number);
        let any = |yes| if yes { Opening::Anything } else { Opening::Nothing };
        if token.kind == TokenKind::Mark {
            return any(near(at + 1) && self.is(at, "'"));
        }
        if token.kind == TokenKind::Number || token.class.intersects(calendar) {
            return Opening::Anything;
        }
        if self.is(at, "same") {
            return any(self.is_any(at + 1, &["day", "week", "month", "quarter", "year", "period", "time"]));
        }
        if self.is(at, "that") && self.is(at + 1, "same") {
            return any(near(at + 2));
        }
        if self.past_open_end(at).is_some_and(|(next, _)| near(self.skip_the(next))) {
            return Opening::Anything;
        }
        if token.class.contains(WordClass::PREPOSITION) {
            let range = || self.is_any(at, &["from", "between", "since"]);
            let part = || self.short_part(at + 1).is_some() || self.is(at + 1, "now");
            // in two or three days
            let either = || self.is_any(at + 2, &["or", "to", "-", "–"]) && near(at + 4);
            let ahead = self.is(at, "in") && (near(at + 2) || self.is_any(at + 2, GROUPS) || either());
            return any(ahead || (near(at + 1) || near(at + 2) || part()) && range());
        }
        if token.class.contains(WordClass::DETERMINER) {
            return any(near(at + 1) || self.is_any(at + 1, GROUPS));
        }
        if token.capitalised() || self.short_part(at).is_some() { Opening::Name } else { Opening::Nothing }
    }

    #[inline]
    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.document.tokens[..self.end].get(at)
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        at < self.end && self.document.is(at, word)
    }

    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        at < self.end && self.document.is_any(at, words)
    }

    pub(super) fn in_group(&self, at: usize, group: Groups) -> bool {
        at < self.end && self.document.in_group(at, group)
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        at < self.end && self.document.glued(at)
    }

    /// The calendar entry of the word at a token.
    #[inline]
    pub(super) fn entry(&self, at: usize) -> Option<Entry> {
        const CLASSES: WordClass = WordClass::MONTH.union(WordClass::WEEKDAY).union(WordClass::CALENDAR);
        // Called many times per token, mostly for words that are not in the calendar.
        self.token(at).filter(|token| token.class.intersects(CLASSES)).and_then(|token| self.look_up(token))
    }

    #[inline(never)]
    fn look_up(&self, token: &Token) -> Option<Entry> {
        let word = token.span.of(self.document.text);
        match word.strip_suffix('.') {
            Some(bare) => calendar::look_up(fold_hash(bare)),
            None => calendar::look_up(token.hash),
        }
    }

    pub(super) fn value(&self, at: usize, kind: Kind) -> Option<i32> {
        self.entry(at).filter(|e| e.kind == kind).map(|e| e.value)
    }

    pub(super) fn skip_the(&self, at: usize) -> usize {
        if self.is(at, "the") { at + 1 } else { at }
    }

    /// An expression that is not a range.
    pub(super) fn atom(&self, at: usize) -> Found<Expression> {
        self.numeric(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.day_word(at))
            .or_else(|| self.day_of(at))
            .or_else(|| self.stepped(at))
            .or_else(|| self.shifted(at))
            .or_else(|| self.beside(at))
            .or_else(|| self.stretch_to(at))
            .or_else(|| self.part(at))
            .or_else(|| self.share(at))
            .or_else(|| self.fiscal_year(at))
            .or_else(|| self.part_of_year(at))
            .or_else(|| self.week(at))
            .or_else(|| self.season(at))
            .or_else(|| self.holiday(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.bare_year(at))
    }
}
