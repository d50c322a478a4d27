//! Days of publication as sources write them.

use super::Remark;
use crate::schema::NoticeCode;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};
use std::ops::RangeInclusive;

/// The years of days of publication, from the first newspapers on. Other days stand for a missing one: 0001-01-01 and
/// 9999-12-31 are what programs write that have none. The last year is fixed, since what comes out may not depend on a clock.
pub const YEARS: RangeInclusive<i32> = 1600..=2050;

/// A day of publication as a source gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// The day, if it can be one.
    pub on: Option<NaiveDate>,
    /// What is written there, if it is a day on which nothing was published.
    pub implausible: Option<String>,
}

impl Published {
    /// Takes a day, if something can have been published on it.
    pub fn new(day: NaiveDate) -> Self {
        if YEARS.contains(&day.year()) {
            Self { on: Some(day), implausible: None }
        } else {
            Self { on: None, implausible: Some(day.to_string()) }
        }
    }

    /// What is to be said where no day is known though one is written.
    pub fn remark(&self) -> Option<Remark> {
        let written = self.implausible.as_ref()?;
        let message = format!("nothing can have been published on {written}; the day was left out");
        Some(Remark { code: NoticeCode::ImplausibleDay, message })
    }

    /// Reads a day as it is written.
    pub fn read(text: &str) -> Result<Self, String> {
        match parse(text) {
            Ok(day) => Ok(Self::new(day)),
            Err(_) if is_far(text) => Ok(Self { on: None, implausible: Some(text.to_owned()) }),
            Err(reason) => Err(reason),
        }
    }
}

/// True for days of ISO 8601 in years with a sign or more digits than four, and for those of no year: 0000-00-00.
fn is_far(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let day = unsigned.split(['T', ' ']).next().unwrap_or(unsigned);
    let parts: Vec<_> = day.split('-').collect();
    let number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let far = |year: &str| unsigned.len() < text.len() || year.len() > 4 || year.bytes().all(|digit| digit == b'0');
    matches!(parts[..], [year, month, day] if far(year) && month.len() == 2 && day.len() == 2)
        && parts.iter().all(number)
}

/// Reads an ISO 8601 day, or the day of an ISO 8601 time as it is written there.
pub fn parse(text: &str) -> Result<NaiveDate, String> {
    let date = |d: &str| d.parse::<NaiveDate>().ok().filter(|_| d.len() == "2015-01-22".len());
    let time = |d: &str| {
        DateTime::parse_from_rfc3339(d)
            .map(|t| t.naive_local())
            .or_else(|_| d.replacen(' ', "T", 1).parse::<NaiveDateTime>())
    };
    date(text)
        .or_else(|| time(text).ok().map(|t| t.date()))
        .ok_or_else(|| format!("expected a day (2015-01-22), found {text:?}"))
}

#[cfg(test)]
mod tests {
    use super::{Published, parse};

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(parse(text).ok().map(|d| d.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn days_and_the_days_of_times_are_read() {
        check("2015-01-22", Some("2015-01-22"));
        check("2015-01-22T23:30:00Z", Some("2015-01-22"));
        check("2015-01-22T23:30:00-05:00", Some("2015-01-22"));
        check("2015-01-22 10:00:00", Some("2015-01-22"));
    }

    #[track_caller]
    fn check_published(text: &str, on: Option<&str>, implausible: Option<&str>) {
        let published = Published::read(text).unwrap();
        assert_eq!(
            (published.on.map(|day| day.to_string()).as_deref(), published.implausible.as_deref()),
            (on, implausible)
        );
    }

    #[test]
    fn days_on_which_nothing_was_published_are_told_apart() {
        check_published("1600-01-01", Some("1600-01-01"), None);
        check_published("2050-12-31", Some("2050-12-31"), None);
        check_published("1599-12-31", None, Some("1599-12-31"));
        check_published("2051-01-01", None, Some("2051-01-01"));
        check_published("0001-01-01T00:00:00", None, Some("0001-01-01"));
        check_published("9999-12-31T23:59:59Z", None, Some("9999-12-31"));
        for far in ["0000-00-00", "0000-00-00 00:00:00", "+12345-06-07", "-0044-03-15", "12345-06-07"] {
            check_published(far, None, Some(far));
        }
        assert!(Published::read("-044-03-15").unwrap().on.is_none());
        for none in ["soon", "2015-02-30", "2015-00-00", "-", "0000", "00-00-0000"] {
            assert!(Published::read(none).is_err(), "{none}");
        }
    }

    #[test]
    fn anything_else_is_not() {
        for text in ["", "22/01/2015", "2015-02-30", "2015-1-22", "January 22, 2015", "2015-01-22 or so"] {
            check(text, None);
        }
    }
}
