//! Periods counted from the present: last week, three days ago, in two weeks.

use super::expression::{Expression, Parts};
use super::parser::{Found, Parser};
use crate::document::TokenKind;
use crate::lexicon::WordClass;
use crate::lexicon::calendar::{Entry, Kind, Unit};

impl Parser<'_> {
    /// this week; last Thursday; next June; the coming quarter; last summer; last night; the week after next
    pub(super) fn stepped(&self, at: usize) -> Found<Expression> {
        if self.is(at, "week") && self.is(at + 1, "after") && self.is(at + 2, "next") {
            return Some((at + 3, Expression::Relative { unit: Unit::Week, steps: 2 }));
        }
        let conference =
            at > 0 && self.document.is(at - 1, "a") && self.document.class(at + 1).contains(WordClass::NOUN);
        let the = at > 0 && self.document.is(at - 1, "the") && !self.is(at + 1, "of");
        if self.is(at, "weekend") && (the || conference) {
            return Some((at + 1, Expression::Weekend));
        }
        let steps = self.value(at, Kind::Step)?;
        let kinds = ["calendar", "working", "fiscal", "financial", "reporting"];
        let kind = self.is_any(at + 1, &kinds);
        let next = if kind { at + 2 } else { at + 1 };
        if steps < 0 && self.is(next, "night") && self.is(at, "last") {
            return Some((next + 1, Expression::Relative { unit: Unit::Day, steps: -1 }));
        }
        if self.is(at, "this") && self.is_any(next, &["morning", "afternoon", "evening"]) {
            return Some((next + 1, Expression::Relative { unit: Unit::Day, steps: 0 }));
        }
        let nearest = |end, of: Expression| Some((end, Expression::Nearest { of: Box::new(of), steps }));
        match self.entry(next) {
            // "the following day", "the past week" are counted from another day than today, "last quarters" are
            // several.
            Some(Entry { kind: Kind::Unit, value }) if !self.document.word(next).ends_with('s') => {
                let unit = Unit::from_value(value);
                // "the last year", "over the past week" are periods up to now, not calendar weeks and years.
                let whole = matches!(unit, Unit::Weekend | Unit::Quarter);
                let stretch = steps != 0 && !whole && self.over_the(at);
                let part = self.is(at, "last") && self.is(next + 1, "of");
                // the past quarter-century
                let hyphen = usize::from(self.is(next + 1, "-"));
                let fraction = unit == Unit::Quarter && self.is(next + 1 + hyphen, "century");
                if stretch || part || fraction || matches!(unit, Unit::Day | Unit::Fortnight) {
                    return None;
                }
                let the = at > 0 && self.document.is(at - 1, "the");
                if self.is_any(at, &["following", "previous", "preceding"]) || the && self.is(at, "next") {
                    return Some((next + 1, Expression::Beside { unit, steps }));
                }
                let day = if self.is(next + 1, "on") { next + 2 } else { next + 1 };
                match self.value(day, Kind::Weekday).filter(|_| unit == Unit::Week) {
                    Some(weekday) => {
                        let parts = Parts { weekday: Some(weekday as u32), ..Parts::default() };
                        Some((day + 1, Expression::Nearest { of: Box::new(Expression::Date(parts)), steps }))
                    }
                    None => Some((next + 1, Expression::Relative { unit, steps })),
                }
            }
            Some(Entry { kind: Kind::Weekday, value }) => {
                // last Tuesday, March 10
                let dated =
                    self.weekday(next).filter(|(_, of)| matches!(of, Expression::Date(Parts { day: Some(_), .. })));
                dated.or_else(|| {
                    nearest(next + 1, Expression::Date(Parts { weekday: Some(value as u32), ..Parts::default() }))
                })
            }
            Some(Entry { kind: Kind::Month, .. }) => {
                let (end, month) = self.month_first(next)?;
                nearest(end, month)
            }
            Some(Entry { kind: Kind::Season, value }) => {
                nearest(next + 1, Expression::Season { season: value as u32, year: None })
            }
            None if self.holiday(next).is_some() => {
                let (end, holiday) = self.holiday(next)?;
                nearest(end, holiday)
            }
            _ => {
                let ((end, date), _) = (self.day_first(next)?, self.ordinal(next)?);
                matches!(date, Expression::Date(Parts { month: Some(_), .. })).then(|| nearest(end, date)).flatten()
            }
        }
    }

    /// True after "over the", "in the past": a period up to now or from now on.
    pub(super) fn over_the(&self, at: usize) -> bool {
        let led = |word| at > 1 && self.document.is(at - 1, "the") && self.document.is(at - 2, word);
        ["over", "during", "within", "throughout"].into_iter().any(led)
            || (led("in") || led("for")) && self.is_any(at, &["past", "last"])
    }

    /// three weeks ago; a day or two ago; two days from now; two days after Christmas
    pub(super) fn shifted(&self, at: usize) -> Found<Expression> {
        if self.is(at, "in") {
            return self.ahead(at);
        }
        // half a century ago, a quarter of a century ago: not a whole number of them
        let quarter = at > 1 && self.is(at - 1, "of") && self.is(at - 2, "quarter");
        if quarter || at > 0 && self.is(at - 1, "half") {
            return None;
        }
        if let Some((next, months)) = self.half_years(at).filter(|&(next, _)| self.is(next, "ago")) {
            return Some((next + 1, Expression::Shifted { from: None, unit: Unit::Month, steps: -months }));
        }
        let (next, (unit, count, most)) = self.units(at)?;
        let shift = |from, steps| Expression::Shifted { from, unit, steps };
        if self.is(next, "ago") {
            let weekday = self.value(next + 1, Kind::Weekday).filter(|_| unit == Unit::Week && most == count);
            if let Some(weekday) = weekday {
                // a week ago Monday
                let monday = Expression::Date(Parts { weekday: Some(weekday as u32), ..Parts::default() });
                return Some((
                    next + 2,
                    Expression::Nearest { of: Box::new(shift(monday.boxed(), -count)), steps: -1 },
                ));
            }
            return Some((next + 1, away(None, unit, (-most, -count))));
        }
        if most > count {
            return None;
        }
        // within two months from now: a limit
        let limit = at > 0 && self.is(at - 1, "within");
        if self.is(next, "from") && self.is_any(next + 1, &["now", "today"]) && !limit {
            return Some((next + 2, shift(None, count)));
        }
        let steps = match () {
            () if self.is(next, "before") => -count,
            () if self.is(next, "after") || self.is(next, "from") => count,
            () => return None,
        };
        let base = self.skip_the(next + 1);
        let (end, from) = self
            .weekday(base)
            .or_else(|| self.month_first(base))
            .or_else(|| self.day_first(base))
            .or_else(|| self.day_word(base))
            .or_else(|| self.holiday(base))?;
        // "two weeks before Tuesday's game" is counted from the game.
        (!self.is(end, "'s")).then(|| (end, shift(from.boxed(), steps)))
    }

    /// A number of units, the lowest and the highest: three weeks; two or three days; a day or two.
    fn units(&self, at: usize) -> Found<(Unit, i32, i32)> {
        let (next, (least, most)) = self.counts(at)?;
        let nights = || self.is_any(next, &["night", "nights"]).then_some(Unit::Day);
        let unit = self.value(next, Kind::Unit).map(Unit::from_value).or_else(nights)?;
        let more = (most == 1 && self.is(next + 1, "or")).then(|| self.count(next + 2)).flatten();
        let (next, most) = more.filter(|&(_, more)| more > most).unwrap_or((next + 1, most));
        Some((next, (unit, least, most)))
    }

    /// two and a half years; a year and a half: in months
    fn half_years(&self, at: usize) -> Found<i32> {
        const YEAR: i32 = 12;
        let (next, count) = self.count(at)?;
        let half = |at: usize| self.is(at, "and") && self.is(at + 1, "a") && self.is(at + 2, "half");
        let year = |at: usize| self.is_any(at, &["year", "years"]);
        let halved = half(next) && year(next + 3) || year(next) && half(next + 1);
        halved.then_some((next + 4, YEAR * count + YEAR / 2))
    }

    /// the following day, the same day, the day before: a day counted from the one mentioned before.
    fn beside_day(&self, at: usize) -> Found<Expression> {
        let day = |end, steps| Some((end, Expression::Beside { unit: Unit::Day, steps }));
        let the = at > 0 && self.document.is(at - 1, "the");
        if the && self.is_any(at, &["following", "next", "same", "previous", "preceding"]) && self.is(at + 1, "day") {
            let after = i32::from(self.is_any(at, &["following", "next"]));
            return day(at + 2, after - i32::from(self.is_any(at, &["previous", "preceding"])));
        }
        let around = self.is(at, "the") && self.is(at + 1, "day") && self.is_any(at + 2, &["before", "after"]);
        let other = self.token(at + 3).is_none_or(|t| t.kind == TokenKind::Mark) || self.is(at + 3, "the");
        let name = self.value(at + 3, Kind::Day).is_some() || self.month_first(at + 3).is_some();
        (around && other && !name).then(|| day(at + 3, if self.is(at + 2, "before") { -1 } else { 1 })).flatten()
    }

    /// that year, that same month, the same year: the one mentioned before
    pub(super) fn that_stretch(&self, at: usize) -> Found<Expression> {
        let the = at > 0 && self.document.is(at - 1, "the");
        let same = usize::from(self.is(at, "that") && self.is(at + 1, "same"));
        let unit = self.value(at + same + 1, Kind::Unit).map(Unit::from_value)?;
        let one = !self.document.word(at + same + 1).ends_with('s');
        let long = matches!(unit, Unit::Month | Unit::Year) || same == 1 && unit == Unit::Day;
        let meant = self.is(at, "that") || the && self.is(at, "same") && unit == Unit::Year;
        let end = at + same + 2;
        // in a festival that year after year brings guests
        let other = self.is_any(end, &["after", "by", "-"]);
        (one && long && meant && !other)
            .then(|| (end, Expression::Shifted { from: Expression::Told.boxed(), unit, steps: 0 }))
    }

    /// two years earlier; four or five days later; a day before: counted from the date mentioned before
    fn counted_beside(&self, at: usize) -> Found<Expression> {
        let (next, (unit, least, most)) = self.units(at).filter(|(_, (unit, ..))| *unit != Unit::Weekend)?;
        let end = next + 1;
        let mark = self.token(end).is_none_or(|t| t.kind == TokenKind::Mark && !self.is_any(end, &["-", "–"]));
        let ends = mark || self.token(end).is_some_and(|t| t.class.contains(WordClass::CONJUNCTION));
        let sign = match () {
            () if self.is(next, "later") && !self.is(end, "than") => 1,
            () if self.is(next, "earlier") && ends && !self.is(end, "than") => -1,
            () if self.is(next, "before") && mark => -1,
            () => return None,
        };
        let one = most == 1 && sign < 0 && unit != Unit::Day;
        let steps = if sign < 0 { (-most, -least) } else { (least, most) };
        (!one).then(|| (end, away(Expression::Told.boxed(), unit, steps)))
    }

    /// the same month last year; the same period a year earlier: the one mentioned before, moved by a year.
    fn same_of_last_year(&self, at: usize) -> Found<Expression> {
        const STRETCHES: &[&str] = &["week", "month", "quarter", "period", "time"];
        let year = at + 2;
        let same = self.is(at, "same") && self.is_any(at + 1, STRETCHES);
        let last = self.is(year, "last") && self.is(year + 1, "year");
        let moved = (year + 2, Expression::Beside { unit: Unit::Year, steps: -1 });
        let beside = || self.beside(year).filter(|(_, date)| *date == moved.1);
        same.then(|| if last { Some(moved.clone()) } else { beside() }).flatten()
    }

    /// the year before; a year earlier; the day before
    pub(super) fn beside(&self, at: usize) -> Found<Expression> {
        let near = self.beside_day(at).or_else(|| self.that_stretch(at)).or_else(|| self.counted_beside(at));
        if let Some(found) = near.or_else(|| self.same_of_last_year(at)) {
            return Some(found);
        }
        let unit = self.value(at + 1, Kind::Unit).map(Unit::from_value)?;
        let end = at + 3;
        let before = self.is(at + 2, "before") || self.is(at + 2, "earlier") && !self.is(at, "the");
        let closed = self.token(end).is_none_or(|t| {
            t.kind == TokenKind::Mark || t.class.contains(WordClass::CONJUNCTION) && !self.is(end, "than")
        });
        let one = !self.document.word(at + 1).ends_with('s') && !matches!(unit, Unit::Day | Unit::Weekend);
        let told = self.is_any(at, &["the", "a", "one"]) && before && closed && one;
        told.then_some((end, Expression::Beside { unit, steps: -1 }))
    }

    /// in two weeks' time; in two weeks, when shortly after a word about the future: otherwise it is how long something
    /// takes.
    pub(super) fn ahead(&self, at: usize) -> Found<Expression> {
        let months = |(next, months)| (next, (Unit::Month, months, months));
        let counted = self.half_years(at + 1).map(months).or_else(|| self.units(at + 1));
        let (next, (unit, least, most)) = counted.filter(|(_, (unit, ..))| *unit != Unit::Weekend)?;
        let time = self.is_any(next, &["'", "'s"]) && self.is(next + 1, "time");
        let next = if time { next + 2 } else { next };
        let planned =
            time || (at.saturating_sub(5)..at).any(|i| self.document.class(i).contains(WordClass::FUTURE_CUE));
        planned.then_some((next, away(None, unit, (least, most))))
    }
}

/// Some units after a date, negative before: one date, or the range of the earliest and the latest.
fn away(from: Option<Box<Expression>>, unit: Unit, (first, last): (i32, i32)) -> Expression {
    let shift = |steps| Expression::Shifted { from: from.clone(), unit, steps };
    let range = || Expression::Range(Box::new(shift(first)), Box::new(shift(last)));
    if first == last { shift(last) } else { range() }
}
