//! A day, month, year or interval, whose parts may be unknown.

use chrono::{Days, Months, NaiveDate};
use std::fmt;

/// The meaning of a calendar expression, in the forms of EDTF (ISO 8601-2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// A day whose parts may be unknown: 2016-11-26, XXXX-11-26, XXXX-XX-XX.
    Day(Option<i32>, Option<u32>, Option<u32>),
    /// A month: 2014-06, XXXX-06.
    Month(Option<i32>, Option<u32>),
    /// A season by its EDTF number: 2010-22.
    Season(Option<i32>, u32),
    /// A year.
    Year(Option<i32>),
    /// Ten years from one that ends in 0: 199X.
    Decade(Option<i32>),
    /// A hundred years from one that ends in 00: 18XX.
    Century(Option<i32>),
    /// Both ends included; a missing end is open.
    Interval(Option<Box<When>>, Option<Box<When>>),
}

impl From<NaiveDate> for When {
    fn from(date: NaiveDate) -> Self {
        use chrono::Datelike;
        When::Day(Some(date.year()), Some(date.month()), Some(date.day()))
    }
}

impl When {
    /// From one to another; if these are intervals, from the start of the first to the end of the second.
    pub fn interval(from: impl Into<When>, to: impl Into<When>) -> Self {
        When::Interval(from.into().start(), to.into().end())
    }

    /// From a date on, without end.
    pub fn since(from: When) -> Self {
        When::Interval(from.start(), None)
    }

    /// Up to a date, without beginning.
    pub fn until(to: When) -> Self {
        When::Interval(None, to.end())
    }

    /// The start of an interval.
    fn start(self) -> Option<Box<When>> {
        match self {
            When::Interval(start, _) => start,
            start => Some(Box::new(start)),
        }
    }

    /// The end of an interval.
    fn end(self) -> Option<Box<When>> {
        match self {
            When::Interval(_, end) => end,
            end => Some(Box::new(end)),
        }
    }

    /// The same with its years unknown.
    pub fn without_years(self) -> Self {
        let boxed = |when: Option<Box<When>>| when.map(|when| Box::new(when.without_years()));
        match self {
            When::Day(_, month, day) => When::Day(None, month, day),
            When::Month(_, month) => When::Month(None, month),
            When::Season(_, season) => When::Season(None, season),
            When::Year(_) | When::Decade(_) | When::Century(_) => When::Year(None),
            When::Interval(from, to) => When::Interval(boxed(from), boxed(to)),
        }
    }

    /// The same with this year if a day or month has an unknown year.
    pub fn in_year(self, some: i32) -> Self {
        match self {
            When::Day(year, month, day) => When::Day(year.or(Some(some)), month, day),
            When::Month(year, month) => When::Month(year.or(Some(some)), month),
            other => other,
        }
    }

    /// The earliest and the latest possible day; none if a year is unknown or an end is open.
    pub fn bounds(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let day = NaiveDate::from_ymd_opt;
        let months = |year, first, count: u32| {
            let start = day(year, first, 1);
            (
                start,
                start
                    .and_then(|s| s.checked_add_months(Months::new(count)))
                    .and_then(|e| e.checked_sub_days(Days::new(1))),
            )
        };
        match *self {
            When::Day(Some(year), Some(month), Some(d)) => (day(year, month, d), day(year, month, d)),
            When::Month(Some(year), Some(month)) => months(year, month, 1),
            // Meteorological seasons of the northern hemisphere; winter continues into the next year.
            When::Season(Some(year), season) => months(year, (season - 20) * 3, 3),
            When::Year(Some(year)) => months(year, 1, 12),
            When::Decade(Some(year)) => months(year, 1, 120),
            When::Century(Some(year)) => months(year, 1, 1200),
            When::Interval(ref from, ref to) => {
                (from.as_ref().and_then(|from| from.bounds().0), to.as_ref().and_then(|to| to.bounds().1))
            }
            _ => (None, None),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = |year: Option<i32>| year.map_or("XXXX".to_owned(), |y| format!("{y:04}"));
        let part = |part: Option<u32>| part.map_or("XX".to_owned(), |p| format!("{p:02}"));
        match *self {
            When::Day(y, m, d) => write!(f, "{}-{}-{}", year(y), part(m), part(d)),
            When::Month(y, m) => write!(f, "{}-{}", year(y), part(m)),
            When::Season(y, season) => write!(f, "{}-{season}", year(y)),
            When::Year(y) => write!(f, "{}", year(y)),
            When::Decade(y) => write!(f, "{}X", &year(y)[..3]),
            When::Century(y) => write!(f, "{}XX", &year(y)[..2]),
            When::Interval(ref from, ref to) => write!(f, "{}/{}", Open(from), Open(to)),
        }
    }
}

/// An end of an interval; two full stops if it is open.
struct Open<'a>(&'a Option<Box<When>>);

impl fmt::Display for Open<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(when) => write!(f, "{when}"),
            None => f.write_str(".."),
        }
    }
}
