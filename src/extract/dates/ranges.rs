//! Ranges: from A to B, between A and B, A-B, since A.

use super::expression::{Expression, Parts};
use super::parser::{Found, Parser};
use crate::document::TokenKind;
use crate::lexicon::WordClass;
use crate::lexicon::calendar::Unit;

/// Turns an expression into one with an open end.
type OpenEnd = fn(Box<Expression>) -> Expression;

impl Parser<'_> {
    /// A range, an expression with an open end, or any other expression.
    pub fn range(&self, at: usize) -> Found<Expression> {
        if self.is(at, "since") {
            let (end, since) = self.atom(self.skip_the(at + 1))?;
            return Some((end, Expression::Since(Box::new(since))));
        }
        if self.is(at, "from") {
            let days = || self.days(at + 1);
            let range = days().or_else(|| self.led(at + 1, &["to", "until", "till", "through", "-", "–"]));
            return range.or_else(|| self.open_ended(at));
        }
        if self.is(at, "between") {
            return self.led(at + 1, &["and", "-", "–"]);
        }
        self.open_ended(at).or_else(|| self.years(at)).or_else(|| self.days(at)).or_else(|| self.bare(at))
    }

    /// Words that open an end (after, before, no later than): the token after it, and which end it opens.
    pub(super) fn past_open_end(&self, at: usize) -> Option<(usize, OpenEnd)> {
        let one: [(&str, OpenEnd); 6] = [
            ("after", Expression::After),
            ("from", Expression::Since),
            ("before", Expression::Before),
            ("until", Expression::Until),
            ("till", Expression::Until),
            ("by", Expression::Until),
        ];
        if let Some((_, open)) = one.into_iter().find(|(word, _)| self.is(at, word)) {
            return Some((at + 1, open));
        }
        let later = self.is_any(at, &["no", "not"]) && self.is(at + 1, "later") && self.is(at + 2, "than");
        let prior = self.is(at, "prior") && self.is(at + 1, "to");
        let until: OpenEnd = Expression::Until;
        let before: OpenEnd = Expression::Before;
        later.then_some((at + 3, until)).or_else(|| prior.then_some((at + 2, before)))
    }

    /// before 2010, after June 3, by 2030: a year, a month or a day of a month with an open end. A weekday, a
    /// date that modifies a noun (before 2016 elections), and "from June" are not read as open-ended. After "until" the
    /// end of a stretch is one, too: until the end of next month.
    fn open_ended(&self, at: usize) -> Found<Expression> {
        let (next, open) = self.past_open_end(at)?;
        let whole = self.skip_the(next);
        let share = self.is_any(at, &["until", "till"]) && self.is_any(whole, &["end", "close"]);
        if let Some((end, date)) = self.share(whole).filter(|_| share) {
            return Some((end, open(Box::new(date))));
        }
        let (end, date) = self.month_first(next).or_else(|| self.day_first(whole)).or_else(|| self.bare_year(next))?;
        let Expression::Date(parts) = &date else { return None };
        let whole = parts.year.is_some() || !self.is(at, "from");
        let closed = self.token(end).is_none_or(|t| {
            let noun = t.class.contains(WordClass::NOUN) && t.kind == TokenKind::Word;
            let other = WordClass::PREPOSITION | WordClass::AUXILIARY | WordClass::CONJUNCTION | WordClass::PRONOUN;
            !self.is_any(end, &["'s", "-", "–", "/"]) && (!noun || t.class.intersects(other))
        });
        let origin = self.is(at, "from") && !self.starts_from(at, end);
        (whole && closed && !origin).then(|| (end, open(Box::new(date))))
    }

    /// True if "from" gives the start of something, not the origin of it: will be free from 2028; from June 2014 on.
    /// (Not: figures from 2019; down 6% from 2022.)
    fn starts_from(&self, from: usize, end: usize) -> bool {
        let on = self.is_any(end, &["on", "onwards", "onward"]);
        let Some(before) = from
            .checked_sub(1)
            .filter(|&before| self.document.tokens[before].sentence == self.document.tokens[from].sentence)
        else {
            return true;
        };
        let class = self.document.class(before);
        let verb = class.intersects(WordClass::VERB | WordClass::ADVERB) && !class.contains(WordClass::NOUN);
        let start = self.document.is_any(before, &["start", "starting", "effective"]);
        on || start || verb && !self.document.is_any(before, &["up", "down", "back", "away", "dating", "rose", "fell"])
    }

    /// What follows "from" or "between".
    fn led(&self, at: usize, connectors: &[&str]) -> Found<Expression> {
        let (next, first) = self.end(self.skip_the(at))?;
        let (end, last) = self.after(next, connectors)?;
        let fits = fit(&first, &last);
        let week = is_weekday(&first, 1) && is_weekday(&last, 7);
        let range = || Expression::Range(Box::new(first), Box::new(last));
        fits.then(|| (end, if week { Expression::Recurring(Box::new(range())) } else { range() }))
    }

    /// A to B without "from" and A or B, where both are alike; or A alone.
    fn bare(&self, at: usize) -> Found<Expression> {
        let alone = self.atom(at);
        let whole = alone.is_some();
        let (next, first) = alone.or_else(|| self.end_only(at))?;
        let row = self.glued(at) && self.is_any(at - 1, &["-", "–"])
            || self.glued(next + 2) && self.is_any(next + 2, &["-", "–"]);
        let dashed = || self.after(next, &["-", "–", "through"]).filter(|(_, last)| !row && fit(&first, last));
        let told = || self.after(next, &["to"]).filter(|(_, last)| alike(&first, last));
        let either = || self.after(next, &["or"]).filter(|(_, last)| are_dates(&first, last) && alike(&first, last));
        let second = if self.is(at, "the") { None } else { dashed().or_else(told).or_else(either) };
        match second {
            // 2022-2018, as written in texts from right to left
            Some((end, last)) if is_year_after(&first, &last) => {
                Some((end, Expression::Range(Box::new(last), Box::new(first))))
            }
            Some((end, last)) => Some((end, Expression::Range(Box::new(first), Box::new(last)))),
            None => whole.then(|| self.with_apposition(next, first)),
        }
    }

    /// A day with its other name after a comma: yesterday, 23 March; today, Thursday.
    fn with_apposition(&self, next: usize, first: Expression) -> (usize, Expression) {
        let day = matches!(first, Expression::Relative { unit: Unit::Day, .. }) && self.is(next, ",");
        let other = || self.numeric(next + 1).or_else(|| self.weekday(next + 1)).or_else(|| self.month_first(next + 1));
        let second = day.then(|| other().or_else(|| self.day_first(next + 1))).flatten();
        let dated = |e: &Expression| {
            matches!(e, Expression::Date(Parts { day: Some(_), month: Some(_), .. } | Parts { weekday: Some(_), .. }))
        };
        let closed = |end| self.token(end).is_none_or(|t| t.kind == TokenKind::Mark);
        match second.filter(|(end, date)| dated(date) && closed(*end)) {
            Some((end, date)) => (end, Expression::Same(Box::new(first), Box::new(date))),
            None => (next, first),
        }
    }

    /// The second end, after one of the connectors, which may have a comma before it: from Dec. 30, 2020, to Jan. 2.
    fn after(&self, at: usize, connectors: &[&str]) -> Found<Expression> {
        let comma = self.is(at, ",") && self.is_any(at + 1, &["to", "until", "through", "and"]);
        let at = at + usize::from(comma);
        if !self.is_any(at, connectors) {
            return None;
        }
        self.end(self.skip_the(at + 1))
    }

    /// What can be an end of a range.
    fn end(&self, at: usize) -> Found<Expression> {
        self.atom(at).or_else(|| self.end_only(at))
    }

    /// A year or day alone, or "now": dates only at the end of a range.
    fn end_only(&self, at: usize) -> Found<Expression> {
        let year = || self.year_digits(at).map(|(end, year)| (end, Expression::year(year)));
        let day = || {
            let (end, day) = self.ordinal(at).or_else(|| self.digits(at).map(|(_, n)| (at + 1, n)))?;
            let parts = Parts { day: Some(day as u32), ..Parts::default() };
            ((1..=31).contains(&day)).then_some((end, Expression::Date(parts)))
        };
        let now = || {
            let now = self.is_any(at, &["now", "date", "present"]);
            now.then_some((at + 1, Expression::Relative { unit: Unit::Day, steps: 0 }))
        };
        year().or_else(day).or_else(now)
    }

    /// 2014-2018, 2017-18
    pub(super) fn years(&self, at: usize) -> Found<Expression> {
        let (next, first) = self.year_digits(at)?;
        if !self.is_any(next, &["-", "–", "/"]) || !self.glued(next) || !self.glued(next + 1) {
            return None;
        }
        let last = match self.digits(next + 1)? {
            (4, n) => n,
            // 1999-00
            (2, n) => first - first.rem_euclid(100) + n + if n == 0 { 100 } else { 0 },
            _ => return None,
        };
        let range = || Expression::Range(Box::new(Expression::year(first)), Box::new(Expression::year(last)));
        // Not in a longer sequence of digits and dashes: a telephone number, a code.
        let dash = |at| self.glued(at) && self.is_any(at, &["-", "–"]);
        if dash(next + 2) || self.glued(at) && dash(at - 1) {
            return None;
        }
        (first < last && last - first <= 300 && first >= 1500 && last < 2100).then(|| (next + 2, range()))
    }

    /// November 18-19, April 9th through 17th, 18-19 November, 28/29 April, 9 to 12 of June
    fn days(&self, at: usize) -> Found<Expression> {
        let connector = |at| self.is_any(at, &["-", "–", "to", "through", "and", "/"]);
        let range = |month: i32, first: u32, last: u32, end: usize| {
            let stretch =
                || self.stepped(end).filter(|(_, e)| matches!(e, Expression::Relative { unit: Unit::Year, .. }));
            let (end, year) = self.year_after(end).map_or((end, None), |(end, year)| (end, Some(year)));
            let day = |day| Expression::Date(Parts { year, month: Some(month as u32), day: Some(day), weekday: None });
            let range = Expression::Range(Box::new(day(first)), Box::new(day(last)));
            (first < last).then(|| match stretch().filter(|_| year.is_none()) {
                Some((end, stretch)) => (end, Expression::Within { of: Box::new(range), stretch: Box::new(stretch) }),
                None => (end, range),
            })
        };
        if let Some(month) = self.month_name(at) {
            if let Some((end, first, last)) = self.row_of_days(at + 1).filter(|&(end, ..)| self.closes_days(end)) {
                return range(month, first, last, end);
            }
            let (next, first) = self.day(at + 1)?;
            let (end, last) = connector(next).then(|| self.day(next + 1)).flatten()?;
            return range(month, first, last, end).filter(|_| !self.is(next, "and"));
        }
        let dashed = || {
            let (next, first) = self.day(at)?;
            let (end, last) = connector(next).then(|| self.day(next + 1)).flatten()?;
            Some((end, first, last))
        };
        let (end, first, last) = self.row_of_days(at).or_else(dashed)?;
        let end = if self.is(end, "of") { end + 1 } else { end };
        range(self.month_name(end)?, first, last, end + 1)
    }

    /// Consecutive days, joined by commas and "and": 3 and 4; 3, 4 and 5.
    fn row_of_days(&self, at: usize) -> Option<(usize, u32, u32)> {
        let (mut end, first) = self.day(at)?;
        let mut last = first;
        while self.is_any(end, &[",", "and", "&"])
            && let Some((next, day)) = self.day(end + 1)
            && day == last + 1
        {
            (end, last) = (next, day);
        }
        (last > first).then_some((end, first, last))
    }

    /// True if the last number of a list of days does not count what follows: on May 5, 6 people came.
    fn closes_days(&self, end: usize) -> bool {
        let small = WordClass::PREPOSITION | WordClass::CONJUNCTION | WordClass::AUXILIARY | WordClass::ADVERB;
        let other = |at| {
            self.token(at).is_none_or(|t| t.kind == TokenKind::Mark && !self.is(at, "%") || t.class.intersects(small))
        };
        !self.counts_something(end) && (other(end) || self.year(end).is_some())
    }
}

/// True for a plain weekday with this number.
fn is_weekday(expression: &Expression, number: u32) -> bool {
    matches!(expression, Expression::Date(Parts { weekday: Some(weekday), day: None, month: None, .. }) if *weekday == number)
}

/// True for two expressions that can be the ends of a range: not two bare days, nor a bare day and a year.
fn fit(first: &Expression, last: &Expression) -> bool {
    let year = |e: &Expression| matches!(e, Expression::Date(Parts { year: Some(_), month: None, .. }));
    let (one, other) = (is_day(first), is_day(last));
    !(one && other || one && year(last) || other && year(first))
}

/// True for two years of which the first is the later one.
fn is_year_after(first: &Expression, last: &Expression) -> bool {
    match (first, last) {
        (Expression::Date(first), Expression::Date(last)) => {
            first.month.is_none() && last.month.is_none() && first.year.zip(last.year).is_some_and(|(a, b)| a > b)
        }
        _ => false,
    }
}

/// A day with no other parts.
fn is_day(e: &Expression) -> bool {
    matches!(e, Expression::Date(Parts { month: None, year: None, weekday: None, .. }))
}

/// Two dates by number and name.
fn are_dates(first: &Expression, last: &Expression) -> bool {
    [first, last].into_iter().all(|date| matches!(date, Expression::Date(_)))
}

/// Two months or days of months, or two years; "to" between other expressions is not a range.
fn alike(first: &Expression, last: &Expression) -> bool {
    match (first, last) {
        (Expression::Date(a), Expression::Date(b)) => {
            a.month.is_some() && b.month.is_some()
                || a.month.is_none() && b.month.is_none() && a.year.is_some() && b.year.is_some()
        }
        (Expression::Date(a), Expression::Relative { .. }) => a.month.is_some(),
        _ => false,
    }
}
