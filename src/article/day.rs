//! Days of publication as sources write them: ISO 8601 and similar forms, mail headers, seconds since 1970, days in
//! words. The day is the publisher's own, as written: a time zone is ignored and does not shift it.

use super::Remark;
use crate::lexicon::calendar::{self, Kind};
use crate::lexicon::fold_hash;
use crate::schema::NoticeCode;
use chrono::{DateTime, Datelike, NaiveDate};
use std::ops::RangeInclusive;

/// The years of days of publication, from the first newspapers on. Days outside them are placeholders: programs write
/// 0001-01-01 and 9999-12-31 when they have no day. The last year is fixed, since results must not depend on the clock.
pub const YEARS: RangeInclusive<i32> = 1600..=2050;

/// A day of publication as given by a source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// The day, if it can be one.
    pub on: Option<NaiveDate>,
    /// What is written there, if nothing can have been published on that day.
    pub implausible: Option<String>,
}

impl Published {
    /// Accepts a day, if something can have been published on it.
    pub fn new(day: NaiveDate) -> Self {
        if YEARS.contains(&day.year()) {
            Self { on: Some(day), implausible: None }
        } else {
            Self { on: None, implausible: Some(day.to_string()) }
        }
    }

    /// The notice for a day that is written but not known.
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

/// True for ISO 8601 days in years with a sign or more than four digits, and for those without a year: 0000-00-00.
fn is_far(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let day = unsigned.split(['T', ' ']).next().unwrap_or(unsigned);
    let parts: Vec<_> = day.split('-').collect();
    let number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let far = |year: &str| unsigned.len() < text.len() || year.len() > 4 || year.bytes().all(|digit| digit == b'0');
    matches!(parts[..], [year, month, day] if far(year) && month.len() == 2 && day.len() == 2)
        && parts.iter().all(number)
}

/// Parses a day, or the day of a time, in any usual form.
pub fn parse(text: &str) -> Result<NaiveDate, String> {
    let text = text.trim();
    let forms = [year_first, chinese, seconds, year_last, in_words];
    let day = forms.iter().find_map(|form| form(text));
    day.ok_or_else(|| format!("expected a day (2015-01-22), found {text:?}"))
}

/// Parses a day written with its month first (01-22-2015), as RealNews does; else like [`parse`].
pub fn parse_month_first(text: &str) -> Result<NaiveDate, String> {
    let numbers: Option<Vec<u32>> = text.trim().split('-').map(|number| number.parse().ok()).collect();
    match numbers.as_deref() {
        Some(&[month, day, year]) if year > 999 => NaiveDate::from_ymd_opt(year as i32, month, day),
        _ => None,
    }
    .map_or_else(|| parse(text), Ok)
}

/// 2015-01-22, 2015/1/22, 20150122, and any of them followed by a time.
pub fn year_first(text: &str) -> Option<NaiveDate> {
    let separator = text.as_bytes().get(4).map(|&byte| char::from(byte)).filter(|mark| "-/.".contains(*mark));
    let (day, rest) = match separator {
        None => (compact(text.get(..8)?)?, &text[8..]),
        Some(mark) => {
            let end = text[5..].find(|c: char| !c.is_ascii_digit() && c != mark).map_or(text.len(), |at| at + 5);
            (separated(text[..end].trim_end_matches(mark), mark)?, &text[end..])
        }
    };
    is_time(rest, separator.is_none()).then_some(day)
}

/// 20150122
pub fn compact(digits: &str) -> Option<NaiveDate> {
    let number = |digits: &str| digits.parse::<u32>().ok();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    NaiveDate::from_ymd_opt(number(&digits[..4])? as i32, number(&digits[4..6])?, number(&digits[6..])?)
}

/// Day and month may have one digit only between slashes or full stops, as spreadsheets write them.
fn separated(text: &str, mark: char) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(mark).collect();
    let [year, month, day] = parts[..] else { return None };
    let width = |part: &str| part.len() == 2 || (mark != '-' && part.len() == 1);
    if !width(month) || !width(day) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// True for nothing, or a time with any zone: `T08:00:00Z`, ` 08:00:00.5 +0000`; after a compact day also `080000`.
fn is_time(rest: &str, compact: bool) -> bool {
    let rest = rest.trim_end();
    let time = rest.strip_prefix(['T', 't', ' ']).unwrap_or(rest).trim_start();
    let digits = time.bytes().take_while(u8::is_ascii_digit).count();
    let allowed = |c: char| c.is_ascii_alphanumeric() || ":.,+-[]/_() ".contains(c);
    match digits {
        0 => time.is_empty() || is_zone(time),
        1 | 2 => time[digits..].starts_with(':') && time.chars().all(allowed) && rest != time,
        4 | 6 => (compact || rest != time) && time.chars().all(allowed),
        _ => false,
    }
}

/// True for a zone without a time: `Z`, `UTC`, `+01:00`.
fn is_zone(text: &str) -> bool {
    matches!(text, "Z" | "UTC" | "GMT") || text.strip_prefix(['+', '-']).is_some_and(|zone| zone.len() >= 4)
}

/// 2015 年 1 月 22 日
fn chinese(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let number = |digits: &str| digits.trim().parse::<u32>().ok();
    NaiveDate::from_ymd_opt(number(year)? as i32, number(month)?, number(rest.split('日').next()?)?)
}

/// Seconds or milliseconds since 1970, for years in which they have this many digits.
fn seconds(text: &str) -> Option<NaiveDate> {
    let whole =
        text.split_once('.').map_or(text, |(whole, rest)| if rest.parse::<u64>().is_ok() { whole } else { text });
    let number: i64 = whole.parse().ok()?;
    let seconds = match whole.trim_start_matches('-').len() {
        9 | 10 => number,
        12 | 13 => number.div_euclid(1_000),
        15 | 16 => number.div_euclid(1_000_000),
        _ => return None,
    };
    DateTime::from_timestamp(seconds, 0).map(|time| time.date_naive())
}

/// 22/01/2015, 01/22/2015 and 22.1.2015, where the order of day and month is unambiguous; with full stops the day is
/// first.
fn year_last(text: &str) -> Option<NaiveDate> {
    let (date, time) = text.split_once([' ', ',']).unwrap_or((text, ""));
    let mark = date.chars().find(|mark| "-/.".contains(*mark))?;
    let parts: Vec<&str> = date.split(mark).collect();
    let [first, second, year] = parts[..] else { return None };
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 2);
    let (first, second) = (number(first)?, number(second)?);
    let year: i32 = year.parse().ok().filter(|_| year.len() == 4)?;
    let plain = first > 12 || second > 12 || first == second || mark == '.';
    let (day, month) = if second > 12 { (second, first) } else { (first, second) };
    NaiveDate::from_ymd_opt(year, month, day).filter(|_| plain && is_time(&format!(" {time}"), false))
}

/// January 22, 2015; 22 January 2015; Thu, 22 Jan 2015 08:00:00 GMT; Thu Jan 22 08:00:00 GMT 2015; 26-FEB-1987 15:01.
fn in_words(text: &str) -> Option<NaiveDate> {
    const WORDS: usize = 8;
    let words = text.split(|c: char| c.is_whitespace() || ",;-".contains(c)).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.take(WORDS).collect();
    let weekday = words.first().is_some_and(|word| english(Kind::Weekday, word).is_some());
    let words = if weekday { &words[1..] } else { &words };
    let (at, month) = words.iter().take(3).enumerate().find_map(|(at, word)| Some((at, month(word)?)))?;
    let day = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
        digits.parse::<u32>().ok().filter(|day| *day <= 31)
    };
    let year = |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let (day, after) = match at {
        0 => (day(words.get(1)?)?, 2),
        _ => (day(words[at - 1])?, at + 1),
    };
    let before_time = at > 0 && words.get(after + 1).is_some_and(is_clock);
    if let Some(year) = words.get(after).filter(|_| before_time).and_then(|word| two_digit_year(word)) {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    let year = words.get(after).filter(|word| year(word)).or_else(|| words[after..].iter().find(|word| year(word)))?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day)
}

/// The year that two digits mean in the dates of mail and RSS: 00 to 49 are 2000 to 2049, 50 to 99 are 1950 to 1999
/// (RFC 2822, section 4.3).
fn two_digit_year(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok().filter(|_| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some(if year < 50 { 2000 + year } else { 1900 + year })
}

/// True for a time of day: 08:00, 8:00:00.
fn is_clock(word: &&str) -> bool {
    word.split_once(':').is_some_and(|(hour, _)| hour.parse::<u32>().is_ok_and(|hour| hour < 25))
}

/// The number of a month, in English or in another interface language of the databases.
pub fn month(word: &str) -> Option<u32> {
    english(Kind::Month, word).or_else(|| calendar::month_abroad(word.trim_end_matches('.')))
}

fn english(kind: Kind, word: &str) -> Option<u32> {
    let entry = calendar::look_up(fold_hash(word.trim_end_matches('.')))?;
    (entry.kind == kind).then_some(entry.value as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(parse(text).ok().map(|d| d.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn days_and_the_days_of_times_are_read() {
        for text in [
            "2015-01-22",
            "2015-01-22T23:30:00Z",
            "2015-01-22T23:30:00-05:00",
            "2015-01-22T23:30:00+0000",
            "2015-01-22T23:30",
            "2015-01-22 10:00:00",
            "2015-01-22 10:00:00.123456+00:00",
            "2015-01-22 10:00:00 UTC",
            "2015-01-22T10:00:00[America/New_York]",
            "2015-01-22Z",
            "2015/01/22",
            "2015/1/22 9:05",
            "2015/01/22/",
            "20150122",
            "20150122T101500Z",
            "20150122T101500-0500",
            "20150122101500",
            "2015 年 1 月 22 日",
        ] {
            check(text, Some("2015-01-22"));
        }
    }

    #[test]
    fn days_of_mail_and_in_words_are_read() {
        for text in [
            "Thu, 22 Jan 2015 23:30:00 GMT",
            "Thu, 22 Jan 2015 23:30:00 -0500",
            "22 Jan 2015 23:30 BST",
            "Thu, 22 Jan 15 23:30:00 GMT",
            "22-Jan-15 23:30",
            "Thu Jan 22 08:00:00 GMT 2015",
            "January 22, 2015",
            "January 22, 2015 Thursday 9:20 AM GMT",
            "January 22, 2015, Thursday, Late Edition - Final",
            "Thursday 22 January 2015",
            "22 January 2015",
            "22nd January 2015",
            "Jan. 22, 2015",
            "22. Januar 2015 Donnerstag",
            "22 janvier 2015",
            "22-JAN-2015 15:01:01.79",
        ] {
            check(text, Some("2015-01-22"));
        }
    }

    #[test]
    fn seconds_since_1970_are_read() {
        check("1421884800", Some("2015-01-22"));
        check("1421884800000", Some("2015-01-22"));
        check("1421884800.0", Some("2015-01-22"));
        check("-14218848000", None);
        check("1421884", None);
    }

    #[test]
    fn of_day_and_month_the_one_that_can_be_is_taken() {
        check("22/01/2015", Some("2015-01-22"));
        check("01/22/2015", Some("2015-01-22"));
        check("22.1.2015", Some("2015-01-22"));
        check("05/05/2015", Some("2015-05-05"));
        check("05/06/2015", None);
        assert_eq!(parse_month_first("05-06-2015").unwrap().to_string(), "2015-05-06");
        assert_eq!(parse_month_first("2015-05-06").unwrap().to_string(), "2015-05-06");
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
    fn days_on_which_nothing_was_published_are_distinguished() {
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
        for text in
            ["", "soon", "2015-02-30", "2015-1-22", "2015-01", "2015-01-22 or so", "22/13/2015", "May 2015", "x 1 May"]
        {
            check(text, None);
        }
    }
}
