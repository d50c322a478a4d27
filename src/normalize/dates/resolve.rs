//! Expressions resolved from the day of publication and the tense.

use super::tense::Tense;
use super::when::When;
use crate::extract::{Expression, Parts};
use crate::lexicon::calendar::{self, Days as FeastDays, Holiday, Unit};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use std::sync::LazyLock;

/// What expressions are resolved from.
#[derive(Debug, Clone, Copy)]
pub struct Resolver {
    /// The day of publication, where it is known.
    pub published: Option<NaiveDate>,
    /// The tense around the expression.
    pub tense: Tense,
    /// True if that day is only known to within days: a weekday is the nearest one in any tense.
    pub near: bool,
    /// The date mentioned just before.
    pub mentioned: Option<Mentioned>,
    /// True if the expression is a possessor: Monday's close.
    pub possessor: bool,
    /// The year that the text gives to a date without one: in 2019, between March and May.
    pub named_year: Option<i32>,
    /// True if the article writes the day before the month in numeric dates.
    pub day_first: bool,
}

/// A date mentioned before, for those counted from it.
#[derive(Debug, Clone, Copy)]
pub struct Mentioned {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
}

impl Mentioned {
    /// True if it is within one such unit, so that the next one can be counted from it.
    fn is_within(&self, unit: Unit) -> bool {
        let days = match unit {
            Unit::Day | Unit::Weekend => 1,
            Unit::Week | Unit::Fortnight => 7,
            Unit::Month => 31,
            Unit::Quarter => 92,
            Unit::Year | Unit::Decade | Unit::Century => 366,
        };
        (self.last - self.first).num_days() < days
    }

    fn is_month_or_more(&self) -> bool {
        const SHORTEST_MONTH: i64 = 28;
        (self.last - self.first).num_days() + 1 >= SHORTEST_MONTH
    }

    /// The same months of another year: in April 2021, up from a year earlier.
    fn years_later(&self, years: i32) -> When {
        let (first, last) = (shift_months(self.first, 12 * years), shift_months(self.last, 12 * years));
        match (first.month(), last.month()) {
            (1, 12) => When::Year(Some(first.year())),
            (one, other) if one == other => month_of(first),
            _ => When::interval(month_of(first), month_of(last)),
        }
    }
}

impl Resolver {
    /// The meaning of an expression.
    pub fn resolve(&self, expression: &Expression) -> When {
        match expression {
            Expression::Date(parts) => self.date(*parts),
            Expression::Decade(year) => When::Decade(Some(*year)),
            Expression::Century(year) => When::Century(Some(*year)),
            Expression::Relative { unit, steps } => self.relative(*unit, *steps),
            Expression::Beside { unit, steps } => {
                let told = self.mentioned.filter(|told| told.is_within(*unit));
                if let Some(told) = told.filter(|told| *unit == Unit::Year && told.is_month_or_more()) {
                    return told.years_later(*steps);
                }
                let near = told.map(|told| told.first);
                Resolver { published: near.or(self.published), ..*self }.relative(*unit, *steps)
            }
            Expression::Told => When::Day(None, None, None),
            Expression::Nearest { of, steps } => self.nearest(of, *steps),
            Expression::Shifted { from, unit, steps } => self.shifted(from.as_deref(), *unit, *steps),
            Expression::Weekend => self.weekend(),
            Expression::Season { season, year } => self.season(*season, year.as_deref()),
            Expression::Months { first, last, year } => self.months(*first, *last, year.as_deref()),
            Expression::Holiday { holiday, year, every_year } => {
                self.holiday(HOLIDAYS[*holiday], year.as_deref(), *every_year)
            }
            Expression::WeekOf { nth, of } => self.week_of(*nth, of.as_deref()),
            Expression::DayOf { nth, weekday, of } => self.day_of(*nth, *weekday, of),
            Expression::Range(from, to) => self.range(from, to),
            Expression::Ending { unit, count, last } => ending(self.resolve(last), *unit, *count),
            Expression::Since(from) | Expression::After(from) => {
                let past = Resolver { tense: Tense::Past, ..*self };
                When::since(past.resolve(from))
            }
            Expression::Until(to) | Expression::Before(to) => When::until(self.resolve(to)),
            Expression::Figures { .. } => self.parts(expression).map_or(When::Year(None), |parts| self.date(parts)),
            Expression::Within { of, stretch } => {
                let year = self.year_in(Some(stretch));
                let unknown = Resolver { published: None, ..*self };
                if year.is_some() { Resolver { named_year: year, ..*self } } else { unknown }.resolve(of)
            }
            Expression::Same(first, second) => {
                let when = self.resolve(first);
                if when.bounds().0.is_some() { when } else { self.resolve(second) }
            }
            Expression::Recurring(of) => {
                Resolver { published: None, mentioned: None, named_year: None, ..*self }.resolve(of)
            }
        }
    }

    /// The earliest and the latest day of the meaning of an expression: after 2010 is from 2011 on, before 2010 is up
    /// to 2009.
    pub fn bounds(&self, expression: &Expression, when: &When) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let (earliest, latest) = when.bounds();
        match expression {
            Expression::After(of) => (self.resolve(of).bounds().1.map(|day| plus(day, 1)), latest),
            Expression::Before(of) => (earliest, self.resolve(of).bounds().0.map(|day| plus(day, -1))),
            _ => (earliest, latest),
        }
    }

    fn date(&self, parts: Parts) -> When {
        match parts {
            Parts { month: Some(month), day: Some(day), .. } if !exists(parts) => {
                debug_assert!(day > 28);
                self.date(Parts { year: parts.year, month: Some(month), ..Parts::default() })
            }
            Parts { year, month: Some(month), day: Some(day), .. } => {
                let known = year.or_else(|| self.year_of(|year| NaiveDate::from_ymd_opt(year, month, day)));
                When::Day(known, Some(month), Some(day))
            }
            Parts { year, month: Some(month), .. } => {
                When::Month(year.or_else(|| self.year_of_month(month)), Some(month))
            }
            Parts { year: Some(year), .. } => When::Year(Some(year)),
            Parts { day: Some(day), weekday, .. } => self.day_of_month(day, weekday),
            Parts { weekday: Some(weekday), .. } => self.weekday(weekday),
            _ => When::Year(None),
        }
    }

    /// The parts of a date; of a numeric date in the order of the article if both are possible.
    fn parts(&self, expression: &Expression) -> Option<Parts> {
        match *expression {
            Expression::Date(parts) => Some(parts),
            Expression::Figures { first, second, year } => {
                let day_first = first > 12 || second <= 12 && self.day_first;
                let (month, day) = if day_first { (second, first) } else { (first, second) };
                Some(Parts { year, month: Some(month), day: Some(day), weekday: None })
            }
            _ => None,
        }
    }

    /// The year for a day of a year: the nearest one that fits the tense, or the nearest of all if it is at most weeks
    /// away, since a day nearly a year away would be given with its year.
    fn year_of(&self, day: impl Fn(i32) -> Option<NaiveDate>) -> Option<i32> {
        const NEAR: i64 = 14;
        if let Some(year) = self.named_year {
            return Some(year);
        }
        let today = self.published?;
        let mut around = (today.year() - 1..=today.year() + 1).filter_map(&day);
        let near = around.find(|date| (*date - today).num_days().abs() <= NEAR);
        near.map(|date| date.year()).or_else(|| self.year_by_tense(day))
    }

    /// The year of the nearest day that fits the tense.
    fn year_by_tense(&self, day: impl Fn(i32) -> Option<NaiveDate>) -> Option<i32> {
        let today = self.published?;
        let candidates = (today.year() - 4..=today.year() + 4).filter_map(day);
        let fits = |date: &NaiveDate| match self.tense {
            Tense::Past => *date <= today,
            Tense::Future => *date >= today,
            Tense::Unknown => true,
        };
        candidates.filter(fits).min_by_key(|date| (*date - today).num_days().abs()).map(|date| date.year())
    }

    /// The year for a month: the present month counts as both past and future; without a verb that decides it is past.
    fn year_of_month(&self, month: u32) -> Option<i32> {
        if let Some(year) = self.named_year {
            return Some(year);
        }
        let today = self.published?;
        let year = today.year();
        Some(match self.tense {
            Tense::Future if month < today.month() => year + 1,
            Tense::Past | Tense::Unknown if month > today.month() => year - 1,
            _ => year,
        })
    }

    /// The 14th, Friday the 13th: the day in the nearest month that has such a day.
    fn day_of_month(&self, day: u32, weekday: Option<u32>) -> When {
        let Some(today) = self.published else { return When::Day(None, None, Some(day)) };
        let fits = |date: NaiveDate| weekday.is_none_or(|w| date.weekday().number_from_monday() == w);
        let month = |back: bool, n: u32| {
            let months = Months::new(n);
            let first = today.with_day(1)?;
            let first = if back { first.checked_sub_months(months) } else { first.checked_add_months(months) }?;
            first.with_day(day).filter(|&date| fits(date))
        };
        let past = (0..12).filter_map(|n| month(true, n)).find(|&date| date <= today);
        let future = (0..12).filter_map(|n| month(false, n)).find(|&date| date >= today);
        let distance = |date: &NaiveDate| (*date - today).num_days().abs();
        let nearest = match self.tense {
            _ if weekday.is_some() => past.into_iter().chain(future).min_by_key(distance),
            Tense::Future => future.or(past),
            _ => past.or(future),
        };
        nearest.map_or(When::Day(None, None, Some(day)), When::from)
    }

    /// A weekday alone: the last one, which may be today, or the next one if the tense is future. A possessor that
    /// names yesterday (Monday's close) is past in any tense.
    fn weekday(&self, weekday: u32) -> When {
        let Some(today) = self.published else { return When::Day(None, None, None) };
        let back = (today.weekday().number_from_monday() + 7 - weekday) % 7;
        const HALF_A_WEEK: u32 = 3;
        let ahead = if self.near { back > HALF_A_WEEK } else { self.tense == Tense::Future };
        let days = if ahead && !(self.possessor && back == 1) { (7 - i64::from(back)) % 7 } else { -i64::from(back) };
        plus(today, days).into()
    }

    fn relative(&self, unit: Unit, steps: i32) -> When {
        let Some(today) = self.published else { return unknown(unit) };
        let monday = plus(today, -i64::from(today.weekday().num_days_from_monday()));
        let year = today.year();
        match unit {
            Unit::Day => plus(today, steps.into()).into(),
            Unit::Week | Unit::Fortnight => week(plus(monday, 7 * i64::from(steps))),
            Unit::Weekend => {
                let saturday = plus(monday, 5 + 7 * i64::from(steps));
                When::interval(saturday, plus(saturday, 1))
            }
            Unit::Month => month_of(shift_months(today, steps)),
            Unit::Quarter => quarter(shift_months(today, 3 * steps)),
            Unit::Year => When::Year(Some(year + steps)),
            Unit::Decade => When::Decade(Some((year + 10 * steps).div_euclid(10) * 10)),
            Unit::Century => When::Century(Some((year + 100 * steps).div_euclid(100) * 100)),
        }
    }

    /// The weekend that was, or that is near or here.
    fn weekend(&self) -> When {
        let weekday = self.published.map_or(6, |today| today.weekday().number_from_monday());
        let past = self.tense == Tense::Past && weekday < 6 || self.tense == Tense::Unknown && weekday <= 3;
        self.relative(Unit::Weekend, if past { -1 } else { 0 })
    }

    /// last Thursday is the one of last week; next June the one of next year unless it is still to come this year.
    fn nearest(&self, of: &Expression, steps: i32) -> When {
        let tense = if steps < 0 { Tense::Past } else { Tense::Future };
        let Some(today) = self.published else { return self.resolve(of) };
        match of {
            Expression::Date(Parts { weekday: Some(weekday), month: None, day: None, .. }) => {
                let monday = plus(today, -i64::from(today.weekday().num_days_from_monday()));
                plus(monday, 7 * i64::from(steps) + i64::from(*weekday) - 1).into()
            }
            Expression::Date(parts @ Parts { month: Some(month), year: None, .. }) if steps != 0 => {
                let passed = if steps > 0 { *month <= today.month() } else { *month < today.month() };
                let year = today.year() + i32::from(steps > 0 && passed) - i32::from(steps < 0 && !passed);
                self.date(Parts { year: Some(year), ..*parts })
            }
            Expression::Date(parts @ Parts { month: Some(_), year: None, .. }) => {
                self.date(Parts { year: Some(today.year()), ..*parts })
            }
            Expression::Season { season, .. } => When::Season(Some(season_year(today, *season, steps)), *season),
            Expression::Holiday { holiday, year: None, .. } if steps != 0 => {
                let holiday = HOLIDAYS[*holiday];
                Resolver { tense, ..*self }.nearest_holiday(holiday, 0).map_or(When::Year(None), feast)
            }
            other => Resolver { tense, ..*self }.resolve(other),
        }
    }

    fn shifted(&self, from: Option<&Expression>, unit: Unit, steps: i32) -> When {
        if from == Some(&Expression::Told) {
            let told = self.mentioned.filter(|told| told.is_within(unit)).map(|told| told.first);
            return Resolver { published: told, ..*self }.shifted(None, unit, steps);
        }
        let base = match from {
            Some(from) => self.resolve(from).bounds().0,
            None => self.published,
        };
        let Some(base) = base else {
            return if from.is_none() && unit == Unit::Week { When::Day(None, None, None) } else { unknown(unit) };
        };
        match (unit, from) {
            (Unit::Day, _) => plus(base, steps.into()).into(),
            (Unit::Week | Unit::Weekend, _) => plus(base, 7 * i64::from(steps)).into(),
            (Unit::Fortnight, _) => plus(base, 14 * i64::from(steps)).into(),
            (Unit::Month, Some(_)) => shift_months(base, steps).into(),
            (Unit::Month, None) => month_of(shift_months(base, steps)),
            (Unit::Quarter, _) => month_of(shift_months(base, 3 * steps)),
            (Unit::Year, Some(_)) => shift_months(base, 12 * steps).into(),
            (Unit::Year, None) => When::Year(Some(base.year() + steps)),
            (Unit::Decade, _) => When::Year(Some(base.year() + 10 * steps)),
            (Unit::Century, _) => When::Year(Some(base.year() + 100 * steps)),
        }
    }

    /// The year of an expression, or none if it is not given and cannot be inferred.
    fn year_in(&self, year: Option<&Expression>) -> Option<i32> {
        match self.resolve(year?) {
            When::Year(year) => year,
            _ => None,
        }
    }

    fn season(&self, season: u32, year: Option<&Expression>) -> When {
        let told = self.year_in(year);
        let near = || {
            let today = self.published?;
            let present = today.month() / 3 * 3 == (season - 20) * 3 % 12;
            let steps = if self.tense == Tense::Future && !present { 1 } else { -1 };
            Some(season_year(today, season, steps))
        };
        When::Season(told.or_else(near), season)
    }

    fn months(&self, first: u32, last: u32, year: Option<&Expression>) -> When {
        let nearest = || {
            let today = self.published?;
            let future = self.tense == Tense::Future;
            let year = today.year();
            Some(if future && last < today.month() {
                year + 1
            } else if !future && first > today.month() {
                year - 1
            } else {
                year
            })
        };
        let year = self.year_in(year).or_else(nearest);
        When::interval(When::Month(year, Some(first)), When::Month(year, Some(last)))
    }

    fn holiday(&self, holiday: Holiday, year: Option<&Expression>, every_year: bool) -> When {
        if let Some(year) = self.year_in(year).or(self.named_year) {
            let days = holiday_in(holiday, year);
            return if let [days] = days[..] { feast(days) } else { When::Year(Some(year)) };
        }
        // A future day is the next one; else the nearest, since a feast may be written about in the past tense before
        // it is over.
        let tense = if self.tense == Tense::Future { Tense::Future } else { Tense::Unknown };
        let near = || Resolver { tense, ..*self }.nearest_holiday(holiday, 14);
        match ((!every_year).then(near).flatten(), holiday) {
            (Some(days), _) => feast(days),
            (None, Holiday::Fixed { month, day }) => When::Day(None, Some(month), Some(day)),
            (None, Holiday::Weekday { month, .. }) => When::Day(None, Some(month), None),
            (None, Holiday::Listed { .. }) => When::Year(None),
        }
    }

    /// The holiday that is nearest and fits the tense; one within this many days fits any tense.
    fn nearest_holiday(&self, holiday: Holiday, within: i64) -> Option<FeastDays> {
        let today = self.published?;
        let distance = |days: &FeastDays| (days.0 - today).num_days().max((today - days.1).num_days()).max(0);
        let fits = |days: &FeastDays| match self.tense {
            Tense::Past => days.0 <= today,
            Tense::Future => days.1 >= today,
            Tense::Unknown => true,
        };
        let all: Vec<FeastDays> =
            (today.year() - 2..=today.year() + 2).flat_map(|year| holiday_in(holiday, year)).collect();
        let near = all.iter().filter(|days| distance(days) <= within && within > 0).min_by_key(|days| distance(days));
        near.or_else(|| all.iter().filter(|days| fits(days)).min_by_key(|days| distance(days))).copied()
    }

    fn week_of(&self, nth: i32, of: Option<&Expression>) -> When {
        let stretch = match of {
            Some(of) => self.resolve(of),
            None => When::Year(self.published.map(|today| today.year())),
        };
        let (Some(first), Some(last)) = stretch.bounds() else { return week_from(&stretch, nth) };
        let monday = |day: NaiveDate| plus(day, -i64::from(day.weekday().num_days_from_monday()));
        // ISO 8601: a week belongs to the year, or month, that its Thursday is in.
        let first_week = monday(plus(first, 3));
        match nth {
            0 => week(monday(first)),
            -1 => week(monday(plus(last, -3))),
            nth => week(plus(first_week, 7 * i64::from(nth - 1))),
        }
    }

    fn day_of(&self, nth: i32, weekday: Option<u32>, of: &Expression) -> When {
        let sign = nth;
        let stretch = self.resolve(of);
        let (Some(first), Some(last)) = stretch.bounds() else { return When::Day(None, None, None) };
        let step = if weekday.is_some() { 7 } else { 1 };
        let (from, nth) = if nth < 0 { (last, nth + 1) } else { (first, nth - 1) };
        let ahead = weekday.map_or(0, |weekday| {
            let days = (weekday + 7 - from.weekday().number_from_monday()) % 7;
            if from == last && days > 0 { i64::from(days) - 7 } else { i64::from(days) }
        });
        let day = plus(from, ahead + step * i64::from(nth));
        match self.missed_year(day, of) {
            Some(year) => Resolver { named_year: Some(year), ..*self }.day_of(sign, weekday, of),
            None if (first..=last).contains(&day) => day.into(),
            None => stretch,
        }
    }

    /// The year that fits the tense if a day of this year's month does not: will meet on the second Tuesday in June,
    /// said at the end of June.
    fn missed_year(&self, day: NaiveDate, of: &Expression) -> Option<i32> {
        let today = self.published.filter(|_| self.named_year.is_none())?;
        let open = matches!(of, Expression::Date(Parts { year: None, month: Some(_), .. }));
        match self.tense {
            Tense::Future if open && day < today => Some(day.year() + 1),
            Tense::Past if open && day > today => Some(day.year() - 1),
            _ => None,
        }
    }

    /// The parts missing at one end are taken from the other: from May to October 2020; November 18-19.
    fn range(&self, from: &Expression, to: &Expression) -> When {
        let now = Expression::Relative { unit: Unit::Day, steps: 0 };
        if let (Expression::Date(Parts { year: Some(_), month: None, .. }), true) = (from, *to == now) {
            // between 1979 and now
            return When::interval(self.resolve(from), When::Year(self.published.map(|today| today.year())));
        }
        let (Some(a), Some(b)) = (self.parts(from), self.parts(to)) else {
            return self.in_order(self.resolve(from), self.resolve(to));
        };
        let timetable = |parts: &Parts| parts.weekday.is_some() && parts.day.is_none();
        if self.tense == Tense::Unknown && timetable(&a) && timetable(&b) {
            // open from Monday to Friday
            return When::interval(When::Day(None, None, None), When::Day(None, None, None));
        }
        let (mut a, mut b) = (a, b);
        if a.month.is_none() && a.day.is_some() {
            a.month = b.month;
        }
        if b.month.is_none() && b.day.is_some() {
            b.month = a.month;
        }
        let crosses = (a.month, a.day) > (b.month, b.day) && a.month.is_some();
        if a.year.is_none() && a.month.is_some() {
            let end = b.year.or(self.named_year).or_else(|| self.year_of_end(b));
            (a.year, b.year) = (end.map(|year| year - i32::from(crosses)), end);
        }
        if b.year.is_none() && b.month.is_some() {
            b.year = a.year.map(|year| year + i32::from(crosses));
        }
        self.in_order(self.date(a), self.date(b))
    }

    /// An interval; if the end is a day before the start, as in from next Monday to Friday, the same day a week or so
    /// later.
    fn in_order(&self, from: When, to: When) -> When {
        let (Some(start), Some(end)) = (from.bounds().0, to.bounds().1) else { return When::interval(from, to) };
        let weeks = if end < start && matches!(to, When::Day(..)) { (start - end).num_days() / 7 + 1 } else { 0 };
        let to = if (1..=8).contains(&weeks) { plus(end, 7 * weeks).into() } else { to };
        When::interval(from, to)
    }

    fn year_of_end(&self, end: Parts) -> Option<i32> {
        match self.date(end) {
            When::Day(year, ..) | When::Month(year, _) => year,
            _ => None,
        }
    }
}

static HOLIDAYS: LazyLock<Vec<Holiday>> = LazyLock::new(|| calendar::holidays().map(|(_, holiday)| holiday).collect());

/// What is left of a relative expression when the day of publication is not known.
fn unknown(unit: Unit) -> When {
    let day = When::Day(None, None, None);
    match unit {
        Unit::Day => day,
        Unit::Week | Unit::Weekend | Unit::Fortnight => When::interval(day.clone(), day),
        Unit::Month => When::Month(None, None),
        Unit::Quarter => When::interval(When::Month(None, None), When::Month(None, None)),
        Unit::Year | Unit::Decade | Unit::Century => When::Year(None),
    }
}

/// A day this many days later; the day itself if the calendar ends.
fn plus(date: NaiveDate, days: i64) -> NaiveDate {
    let distance = Days::new(days.unsigned_abs());
    let moved = if days < 0 { date.checked_sub_days(distance) } else { date.checked_add_days(distance) };
    moved.unwrap_or(date)
}

fn shift_months(date: NaiveDate, months: i32) -> NaiveDate {
    let distance = Months::new(months.unsigned_abs());
    let moved = if months < 0 { date.checked_sub_months(distance) } else { date.checked_add_months(distance) };
    moved.unwrap_or(date)
}

/// A stretch up to and with a day or month, in days or months as this is: the year to June is from July to June.
fn ending(last: When, unit: Unit, count: i32) -> When {
    const SOME_YEAR: i32 = 2001;
    let known = last.bounds().1.is_some();
    let dated = last.clone().in_year(SOME_YEAR);
    let Some(next) = dated.bounds().1.map(|day| plus(day, 1)) else { return last };
    let first = match unit {
        Unit::Week => plus(next, -7 * i64::from(count)),
        Unit::Month => shift_months(next, -count),
        Unit::Quarter => shift_months(next, count.saturating_mul(-3)),
        _ => shift_months(next, count.saturating_mul(-12)),
    };
    let first = if matches!(dated, When::Month(..)) { month_of(first) } else { first.into() };
    let stretch = When::interval(first, dated);
    if known { stretch } else { stretch.without_years() }
}

/// The week from a day whose year, and so its weekday, is unknown: the week of May 6, the second week of May.
fn week_from(stretch: &When, nth: i32) -> When {
    const SOME_YEAR: i32 = 2001;
    let first = stretch.clone().in_year(SOME_YEAR).bounds().0.filter(|_| nth >= 0);
    let ahead = 7 * i64::from((nth - 1).max(0));
    first.map_or(unknown(Unit::Week), |first| week(plus(first, ahead)).without_years())
}

fn week(monday: NaiveDate) -> When {
    When::interval(monday, plus(monday, 6))
}

fn month_of(date: NaiveDate) -> When {
    When::Month(Some(date.year()), Some(date.month()))
}

fn quarter(date: NaiveDate) -> When {
    let first = date.month0() / 3 * 3 + 1;
    let month = |month| When::Month(Some(date.year()), Some(month));
    When::interval(month(first), month(first + 2))
}

/// The year of the last (-1), present (0) or next (1) season of a kind; a winter has the year of its December.
fn season_year(today: NaiveDate, season: u32, steps: i32) -> i32 {
    let first = (season - 20) * 3;
    let year = today.year();
    match steps {
        1 if today.month() >= first => year + 1,
        -1 if today.month() < first + 1 => year - 1,
        _ => year,
    }
}

/// The days of a holiday in a year: mostly one, none if its list does not include the year.
fn holiday_in(holiday: Holiday, year: i32) -> Vec<FeastDays> {
    match holiday {
        Holiday::Fixed { month, day } => {
            NaiveDate::from_ymd_opt(year, month, day).map(|day| (day, day)).into_iter().collect()
        }
        Holiday::Listed { keys, days } => keys
            .split('/')
            .flat_map(calendar::listed)
            .filter(|(first, _)| first.year() == year)
            .map(|&(first, last)| (plus(first, days), plus(last, days)))
            .collect(),
        Holiday::Weekday { month, weekday, nth: place, days } => {
            let nth = |n: u8| {
                let weekday = Weekday::try_from(weekday as u8 - 1).ok()?;
                NaiveDate::from_weekday_of_month_opt(year, month, weekday, n)
            };
            let day = if place > 0 { nth(place as u8) } else { nth(5).or_else(|| nth(4)) };
            day.map(|day| (plus(day, days), plus(day, days))).into_iter().collect()
        }
    }
}

/// A day, or the interval of a feast of several days.
fn feast((first, last): FeastDays) -> When {
    if first == last { first.into() } else { When::interval(first, last) }
}

/// False for a day that its month does not have, in the given year or in any year.
pub fn exists(parts: Parts) -> bool {
    const LEAP: i32 = 2000;
    let Parts { year, month: Some(month), day: Some(day), .. } = parts else { return true };
    NaiveDate::from_ymd_opt(year.unwrap_or(LEAP), month, day).is_some()
}
