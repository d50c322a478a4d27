//! Parts of a year: quarters, weeks, seasons, holidays.

use super::expression::{Expression, Parts};
use super::parser::{Found, Parser};
use crate::document::{Phrases, Shape, Token, TokenKind};
use crate::lexicon::calendar::{self, Kind, Unit};
use crate::lexicon::{Groups, WordClass};
use std::sync::LazyLock;

impl Parser<'_> {
    /// The year that a part of a year belongs to: 2016; of 2016; of last year; in 2016
    pub(super) fn of_year(&self, at: usize) -> (usize, Option<Box<Expression>>) {
        let linked = self.is(at, "of") || self.is(at, "in");
        let next = if linked || self.is(at, ",") { self.skip_the(at + 1) } else { at };
        if let Some((end, year)) = self.year_digits(next).or_else(|| self.year_of_books(next)) {
            return (end, Expression::year(year).boxed());
        }
        if linked && next == at + 2 && self.is(next, "year") {
            return (next + 1, Expression::Relative { unit: Unit::Year, steps: 0 }.boxed());
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
        if let Some(found) = self.first_months(at) {
            return Some(found);
        }
        let last = self.is_any(at, &["last", "final"]) && self.is(at + 1, "quarter");
        let (next, nth) = if last { (at + 1, 4) } else { self.ordinal(at)? };
        let hyphened = self.is(next, "-") && self.glued(next);
        let next = next + usize::from(hyphened);
        let length = match () {
            () if self.is(next, "month") && nth <= 12 => 1,
            () if self.is(next, "quarter") && nth <= 4 => 3,
            () if self.is_any(next, &["half", "semester"]) && nth <= 2 => 6,
            () if self.is(next, "trimester") && nth <= 3 => 4,
            () => return None,
        };
        let (end, year) = self.of_year(next + 1);
        // Halves and quarters without a year are often those of a match or something else.
        let told = year.is_some()
            || length == 3
                && !last
                && (hyphened || self.document.tokens[at].shape == Shape::Lower)
                && !self.is(next + 1, "of")
                && !self.result_near(at)
            || length == 6 && hyphened && self.in_group(next + 1, Groups::RESULT);
        let nth = nth as u32;
        told.then_some((end, Expression::Months { first: (nth - 1) * length + 1, last: nth * length, year }))
    }

    /// True near the result of a match: outscored them 32-18 in the third quarter.
    fn result_near(&self, at: usize) -> bool {
        const NEAR: usize = 12;
        let document = self.document;
        let digits = |at: usize| document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        let same = |i: &usize| document.tokens[*i].sentence == document.tokens[at].sentence;
        let joined = |i: usize| document.is_any(i, &["-", "–"]) && document.glued(i) && document.glued(i + 1);
        let near = at.saturating_sub(NEAR).max(1)..(at + NEAR).min(self.end);
        near.filter(same).any(|i| joined(i) && digits(i - 1) && digits(i + 1))
    }

    /// the first nine months of 2016; the last three months of the year
    fn first_months(&self, at: usize) -> Found<Expression> {
        let last = self.is(at, "last") || self.is(at, "final");
        let (next, count) = self.count(at + 1).filter(|_| last || self.is(at, "first"))?;
        let count = u32::try_from(count).ok().filter(|count| self.is(next, "months") && (2..12).contains(count))?;
        let (end, year) = self.of_year(next + 1);
        let (first, last) = if last { (13 - count, 12) } else { (1, count) };
        year.map(|year| (end, Expression::Months { first, last, year: Some(year) }))
    }

    /// fiscal 2016, fiscal year 2016
    fn year_of_books(&self, at: usize) -> Found<i32> {
        match self.fiscal_year(at)? {
            (end, Expression::Date(Parts { year: Some(year), .. })) => Some((end, year)),
            _ => None,
        }
    }

    /// year to June; 12 months ended 30 June 2020; second quarter ended June 30
    pub(super) fn stretch_to(&self, at: usize) -> Found<Expression> {
        let one = || Some((self.ordinal(at).map_or(at, |(next, _)| next), 1));
        let (next, count) = self.count(at).or_else(one)?;
        let unit = self.value(next, Kind::Unit).map(Unit::from_value)?;
        let links = matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)
            && self.is_any(next + 1, &["to", "through", "ended", "ending"]);
        if !links {
            return None;
        }
        let last = self.skip_the(next + 2 + usize::from(self.is_any(next + 2, &["on", "in"])));
        let (end, date) = self.month_first(last).or_else(|| self.day_first(last))?;
        let dated = matches!(date, Expression::Date(Parts { month: Some(_), .. }));
        dated.then(|| (end, Expression::Ending { unit, count, last: Box::new(date) }))
    }

    /// early July, mid-2016, the late 1990s, late summer: a part of a period, read as the whole period.
    pub(super) fn part(&self, at: usize) -> Found<Expression> {
        self.value(at, Kind::Part)?;
        let past_hyphen = |at: usize| at + usize::from(self.is(at, "-"));
        let next = past_hyphen(at + 1);
        // mid- to late-1990s
        let second = past_hyphen(next + 1);
        let parts = self.is(next, "to") && self.value(second, Kind::Part).is_some();
        let next = if parts { past_hyphen(second + 1) } else { next };
        let found = self.month_first(next).or_else(|| self.decade(next)).or_else(|| self.bare_year(next));
        let (end, whole) = found.or_else(|| self.plain_season(next))?;
        let day = matches!(whole, Expression::Date(Parts { day: Some(_), .. }));
        (!day).then_some((end, whole))
    }

    /// A season without a determiner, when a part of it is meant: late summer.
    fn plain_season(&self, at: usize) -> Found<Expression> {
        let season = self.value(at, Kind::Season)? as u32;
        let (end, year) = self.of_year(at + 1);
        let noun = self.token(end).is_some_and(|t| t.class.contains(WordClass::NOUN) && t.kind == TokenKind::Word);
        (!noun).then_some((end, Expression::Season { season, year }))
    }

    /// The end of 2017, the rest of the year, later in the week: a part, read as the whole.
    pub(super) fn share(&self, at: usize) -> Found<Expression> {
        self.value(at, Kind::Share)?;
        if self.is_any(at, &["earlier", "later"]) {
            let led = self.is(at + 1, "in") && self.is(at + 2, "the");
            return led.then(|| self.present_stretch(at + 3)).flatten();
        }
        if !self.is(at + 1, "of") {
            return None;
        }
        let whole = self.skip_the(at + 2);
        let season = || self.plain_season(whole).filter(|_| whole > at + 2);
        let (end, told) = self
            .present_stretch(whole)
            .or_else(|| self.stepped(whole))
            .or_else(|| self.part_of_year(whole))
            .or_else(|| self.month_first(whole))
            .or_else(|| self.decade(whole))
            .or_else(season)
            .or_else(|| self.years(whole).map(|(end, years)| (self.past_school_year(end), years)))
            .or_else(|| self.year_digits(whole).map(|(end, year)| (end, Expression::year(year))))?;
        let day = matches!(told, Expression::Date(Parts { day: Some(_), .. }));
        (!day).then_some((end, told))
    }

    /// The token after the "school year" or the like with two years before it: the 2017-18 school year.
    pub(super) fn past_school_year(&self, at: usize) -> usize {
        let kind =
            self.is_any(at, &["school", "academic", "financial", "fiscal", "scholastic"]) && self.is(at + 1, "year");
        at + 2 * usize::from(kind)
    }

    /// year, month: the present one, when its end or a day of it is meant.
    pub(super) fn present_stretch(&self, at: usize) -> Found<Expression> {
        let unit = self.value(at, Kind::Unit).map(Unit::from_value)?;
        let one = !matches!(unit, Unit::Day | Unit::Weekend | Unit::Fortnight);
        (one && !self.document.word(at).ends_with('s')).then_some((at + 1, Expression::Relative { unit, steps: 0 }))
    }

    /// Q3, H2: the first and last month.
    pub(super) fn short_part(&self, at: usize) -> Option<(u32, u32)> {
        let token = self.token(at).filter(|token| matches!(token.initial, b'q' | b'h'))?;
        let &[letter, digit] = token.span.of(self.document.text).as_bytes() else { return None };
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
            let nth = || {
                let (end, day) = self.ordinal(start).filter(|&(_, day)| day <= 31 && self.digits(start).is_some())?;
                Some((end, Expression::Date(Parts { day: Some(day as u32), ..Parts::default() })))
            };
            let (end, day) = self.month_first(start).or_else(|| self.day_first(start)).or_else(nth)?;
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
        let led = the && at > 0 && self.document.in_group(at - 1, Groups::BEFORE_SEASON);
        let free_days = self.is_any(name + 1, &["holidays", "holiday", "break", "vacation", "vacations"]);
        if year.is_none()
            && free_days
            && (the || at > 0 && self.document.class(at - 1).contains(WordClass::PREPOSITION))
        {
            return Some((name + 2, Expression::Season { season, year }));
        }
        // "in the fall of a president", "the spring broke": a season alone requires its preposition.
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
        // A Christmas market, an Easter egg: the holiday is only a modifier.
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
        if year.is_none() && self.in_group(end, Groups::AFTER_HOLIDAY) && self.document.tokens[end].capitalised() {
            return None;
        }
        if year.is_none() && !told_apart && self.token(end).is_some_and(|t| kind_of(t) && !t.class.intersects(closed)) {
            return None;
        }
        Some((end, Expression::Holiday { holiday: values[0], year, every_year }))
    }

    /// True when "every year", "annual" or the like is within a few words before.
    pub(super) fn each_year(&self, at: usize) -> bool {
        let window = at.saturating_sub(8)..at;
        window.into_iter().any(|i| self.document.is_any(i, &["every", "each", "annual", "annually", "yearly"]))
    }
}
