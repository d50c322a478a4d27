//! Days of publication as sources write them.

use chrono::{DateTime, NaiveDate, NaiveDateTime};

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
    use super::parse;

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

    #[test]
    fn anything_else_is_not() {
        for text in ["", "22/01/2015", "2015-02-30", "2015-1-22", "January 22, 2015", "2015-01-22 or so"] {
            check(text, None);
        }
    }
}
