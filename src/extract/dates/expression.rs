//! The content of a calendar expression, before it is resolved against the day of publication.

use crate::lexicon::calendar::Unit;
use serde::{Deserialize, Serialize};

/// A calendar expression by its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expression {
    /// A day, month or year by number and name, with the parts that are given: Thursday, 26 November, June 2014, 2016.
    Date(Parts),
    /// Ten years: the 1990s.
    Decade(i32),
    /// A hundred years: the 19th century is 1800.
    Century(i32),
    /// A period counted from the present one: this week 0, last year -1, yesterday -1 day.
    Relative {
        /// What is counted.
        unit: Unit,
        /// How many steps from the present one.
        steps: i32,
    },
    /// A period counted from the date mentioned just before, else from the present one: the previous month, a year
    /// earlier.
    Beside {
        /// What is counted.
        unit: Unit,
        /// How many steps.
        steps: i32,
    },
    /// A weekday, month, season or holiday counted from the present: last Thursday, next June, this summer.
    Nearest {
        /// What is counted.
        of: Box<Expression>,
        /// This 0, last -1, next 1.
        steps: i32,
    },
    /// A number of units before or after a date: three weeks ago, two days after Christmas.
    Shifted {
        /// The date counted from; none is the day of publication.
        from: Option<Box<Expression>>,
        /// What is counted.
        unit: Unit,
        /// How many; negative before.
        steps: i32,
    },
    /// The date mentioned just before: two years earlier is counted from it.
    Told,
    /// The nearest weekend: over the weekend.
    Weekend,
    /// A season by its EDTF number, with the expression of its year, if given.
    Season {
        /// 21 spring, 22 summer, 23 autumn, 24 winter.
        season: u32,
        /// The year.
        year: Option<Box<Expression>>,
    },
    /// A part of a year in months: the first quarter of 2016.
    Months {
        /// The first month, 1 to 12.
        first: u32,
        /// The last month.
        last: u32,
        /// The year.
        year: Option<Box<Expression>>,
    },
    /// A holiday by its place in the list, with the expression of its year, if given.
    Holiday {
        /// Its place in the list of holidays.
        holiday: usize,
        /// The year.
        year: Option<Box<Expression>>,
        /// True if the article means the holiday of every year.
        every_year: bool,
    },
    /// A week by its number in the year or within a period: week 19; the last week (-1) of July.
    WeekOf {
        /// 1 is the first, -1 the last; 0 the week that holds the day.
        nth: i32,
        /// The period or day; none is the year of publication.
        of: Option<Box<Expression>>,
    },
    /// A day by its number within a period: the last day of 2016; the second Sunday (7) in June.
    DayOf {
        /// 1 is the first, -1 the last.
        nth: i32,
        /// The weekday that is counted; none for all days.
        weekday: Option<u32>,
        /// The period.
        of: Box<Expression>,
    },
    /// From one date to another, both included, or one of the two: 2014 or 2015.
    Range(Box<Expression>, Box<Expression>),
    /// A stretch up to and with a date: the year to June, the 12 months ended 30 June 2020.
    Ending {
        /// What is counted.
        unit: Unit,
        /// How many.
        count: i32,
        /// The date that it ends with.
        last: Box<Expression>,
    },
    /// From a date on: since 2010.
    Since(Box<Expression>),
    /// From the end of a date on: after 2010.
    After(Box<Expression>),
    /// Up to a date: until 2010, by May 2014.
    Until(Box<Expression>),
    /// Up to the beginning of a date: before 2010.
    Before(Box<Expression>),
    /// A numeric date whose order of day and month depends on the text or its country: 03/04/2019.
    Figures {
        /// The first number.
        first: u32,
        /// The second number.
        second: u32,
        /// The year, if given.
        year: Option<i32>,
    },
    /// A date in a year that is counted from the present: November last year.
    Within {
        /// The date.
        of: Box<Expression>,
        /// The year.
        stretch: Box<Expression>,
    },
    /// Two names of one day: yesterday, 23 March.
    Same(Box<Expression>, Box<Expression>),
    /// A recurring date, so that no single day is meant: every Monday.
    Recurring(Box<Expression>),
}

/// The parts of a date that are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Parts {
    /// The year.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: Option<u32>,
    /// 1 to 31.
    pub day: Option<u32>,
    /// Monday is 1.
    pub weekday: Option<u32>,
}

impl Expression {
    /// A year alone.
    pub fn year(year: i32) -> Self {
        Expression::Date(Parts { year: Some(year), ..Parts::default() })
    }

    /// Some relative unit in a box, for the year of a part of it.
    pub fn boxed(self) -> Option<Box<Self>> {
        Some(Box::new(self))
    }
}
