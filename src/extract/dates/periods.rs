//! Parts of a year: quarters, weeks, seasons, holidays.

use super::expression::Expression;
use super::parser::{Found, Parser};
use crate::document::{Phrases, Shape, Token, TokenKind};
use crate::lexicon::WordClass;
use crate::lexicon::calendar::{self, Kind, Unit};
use std::sync::LazyLock;

impl Parser<'_> {
    /// The year that a part of a year belongs to: 2016; of 2016; of last year; in 2016
    pub(super) fn of_year(&self, at: usize) -> (usize, Option<Box<Expression>>) {
        let next = if self.is(at, "of") || self.is(at, "in") || self.is(at, ",") { self.skip_the(at + 1) } else { at };
        if let Some((end, year)) = self.year_digits(next) {
            return (end, Expression::year(year).boxed());
        }
        match self.stepped(next) {
            Some((end, year @ Expression::Relative { unit: Unit::Year, .. })) => (end, year.boxed()),
            _ => (at, None),
        }
    }

    /// The first quarter of 2016; Q3 2015; 2015 Q3; the second half of last year
    pub(super) fn part_of_year(&self, at: usize) -> Found<Expression> {
        if let Some((next, year)) = self.year_digits(at) {
            let next = if self.is(next, "-") { next + 1 } else { next };
            let (first, last) = self.short_part(next)?;
            return Some((next + 1, Expression::Months { first, last, year: Expression::year(year).boxed() }));
        }
        if let Some((first, last)) = self.short_part(at) {
            let (end, year) = self.of_year(at + 1);
            return Some((end, Expression::Months { first, last, year }));
        }
        let (next, nth) = self.ordinal(at)?;
        let length = match () {
            () if self.is(next, "quarter") && nth <= 4 => 3,
            () if self.is(next, "half") && nth <= 2 => 6,
            () => return None,
        };
        let (end, year) = self.of_year(next + 1);
        // Halves and quarters without a year are as often those of a match, or of anything else.
        let told =
            year.is_some() || length == 3 && self.document.tokens[at].shape == Shape::Lower && !self.is(next + 1, "of");
        let nth = nth as u32;
        told.then_some((end, Expression::Months { first: (nth - 1) * length + 1, last: nth * length, year }))
    }

    /// Q3, H2: the first and last month.
    pub(super) fn short_part(&self, at: usize) -> Option<(u32, u32)> {
        let word = self.token(at)?.span.of(self.document.text).as_bytes();
        let &[letter, digit] = word else { return None };
        let nth = u32::from(digit.wrapping_sub(b'0'));
        match letter.to_ascii_lowercase() {
            b'q' if (1..=4).contains(&nth) => Some((nth * 3 - 2, nth * 3)),
            b'h' if (1..=2).contains(&nth) => Some((nth * 6 - 5, nth * 6)),
            _ => None,
        }
    }

    /// The week of April 10; the last week of July; the first week of 2019; week 19
    pub(super) fn week(&self, at: usize) -> Found<Expression> {
        let starting = self.is_any(at + 1, &["of", "beginning", "starting", "commencing"]);
        if self.is(at, "week") && starting {
            let start = self.skip_the(if self.is(at + 2, "on") { at + 3 } else { at + 2 });
            let (end, day) = self.month_first(start).or_else(|| self.day_first(start))?;
            return Some((end, Expression::WeekOf { nth: 0, of: day.boxed() }));
        }
        if self.is(at, "week") {
            let (_, nth) = self.digits(at + 1).filter(|&(_, n)| (1..=53).contains(&n))?;
            let (end, of) = self.of_year(at + 2);
            return Some((end, Expression::WeekOf { nth, of }));
        }
        let (next, nth) = if self.is(at, "last") { (at + 1, -1) } else { self.ordinal(at)? };
        if !(self.is(next, "week") && self.is(next + 1, "of") && nth <= 53) {
            return None;
        }
        let start = self.skip_the(next + 2);
        let year = || self.year_digits(start).map(|(end, year)| (end, Expression::year(year)));
        let (end, of) = self.month_first(start).or_else(year).or_else(|| self.stepped(start))?;
        Some((end, Expression::WeekOf { nth, of: of.boxed() }))
    }

    /// The summer of 2012; fall 2016; over the summer
    pub(super) fn season(&self, at: usize) -> Found<Expression> {
        let the = self.is(at, "the");
        let name = self.skip_the(at);
        let season = self.value(name, Kind::Season)? as u32;
        let (end, year) = self.of_year(name + 1);
        let led = the
            && at > 0
            && ["over", "during", "in", "of", "through", "throughout", "since", "until"]
                .iter()
                .any(|w| self.document.is(at - 1, w));
        // "in the fall of a president", "the spring broke": a season that stands alone must have its preposition.
        let free = self.token(end).is_none_or(|t| {
            t.kind != TokenKind::Word
                || t.class.intersects(WordClass::PREPOSITION | WordClass::CONJUNCTION) && !self.is(end, "of")
        });
        (year.is_some() || led && free).then_some((end, Expression::Season { season, year }))
    }

    /// Christmas Eve; Easter 2019; the Thanksgiving holiday
    pub(super) fn holiday(&self, at: usize) -> Found<Expression> {
        static HOLIDAYS: LazyLock<Phrases<usize>> =
            LazyLock::new(|| Phrases::new(calendar::holidays().enumerate().map(|(index, (name, _))| (name, index))));
        let capital = self.token(at)?.capitalised();
        let (tokens, _, values) =
            HOLIDAYS.longest_at(self.document, at).filter(|(tokens, ..)| tokens.end <= self.end && capital)?;
        let (end, year) = self.of_year(tokens.end);
        let end = if self.is_any(end, &["holiday", "weekend"]) { end + 1 } else { end };
        let every_year = year.is_none() && self.each_year(at);
        // A Christmas market, an Easter egg: the holiday only tells what kind of thing it is.
        let kind_of =
            |t: &Token| t.shape == Shape::Lower && t.kind == TokenKind::Word && t.class.contains(WordClass::NOUN);
        let closed = WordClass::PREPOSITION
            | WordClass::CONJUNCTION
            | WordClass::AUXILIARY
            | WordClass::PRONOUN
            | WordClass::CALENDAR
            | WordClass::ADVERB
            | WordClass::REPORTING;
        let told_apart = self.glued(at) && self.document.is(at - 1, "-");
        if year.is_none() && !told_apart && self.token(end).is_some_and(|t| kind_of(t) && !t.class.intersects(closed)) {
            return None;
        }
        Some((end, Expression::Holiday { holiday: values[0], year, every_year }))
    }

    /// True when "every year", "annual" or the like stands within a few words before.
    pub(super) fn each_year(&self, at: usize) -> bool {
        let window = at.saturating_sub(8)..at;
        window.into_iter().any(|i| self.document.is_any(i, &["every", "each", "annual", "annually", "yearly"]))
    }
}
