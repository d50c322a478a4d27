//! Words of the calendar.

use super::{WordMap, fields, fold_hash};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The kind of a calendar word; its number is in [`Entry::value`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// January is 1.
    Month,
    /// Monday is 1.
    Weekday,
    /// EDTF's: spring 21, summer 22, autumn 23, winter 24.
    Season,
    /// A unit of the calendar, see [`Unit`].
    Unit,
    /// this 0, last -1, next 1: steps from the present one.
    Step,
    /// today 0, yesterday -1: days from today.
    Day,
    /// one to nineteen
    Cardinal,
    /// first to nineteenth, twentieth, thirtieth
    Ordinal,
    /// twenty, thirty ... ninety
    Tens,
    /// twenties ... nineties
    Decade,
    /// early, mid, late: before a month, year or decade.
    Part,
    /// end, middle, rest: part of a period of the calendar.
    Share,
    /// fiscal, financial: accounting years.
    Account,
}

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// A calendar month.
    Month,
    /// Three months from January, April, July or October.
    Quarter,
    /// A calendar year.
    Year,
    /// Ten years from one that ends in 0.
    Decade,
    /// A hundred years from one that ends in 00.
    Century,
    /// Two weeks.
    Fortnight,
}

impl Unit {
    /// The unit by its number in the list.
    pub fn from_value(value: i32) -> Unit {
        use Unit::*;
        [Day, Week, Weekend, Month, Quarter, Year, Decade, Century, Fortnight][value as usize - 1]
    }
}

/// A word of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its kind.
    pub kind: Kind,
    /// Its number.
    pub value: i32,
}

/// The calendar entry of a word (an abbreviation without its full stop), by its [`fold_hash`].
pub fn look_up(hash: u64) -> Option<Entry> {
    static WORDS: LazyLock<WordMap<Entry>> = LazyLock::new(read);
    WORDS.get(&hash).copied()
}

/// The number of a month in another language of Western Europe, for dates in metadata; texts are English.
pub fn month_abroad(word: &str) -> Option<u32> {
    static MONTHS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
        let lines = include_str!("months_abroad.csv").lines().skip(1).filter_map(|line| line.split_once(','));
        lines.map(|(month, number)| (month, number.parse().expect("a whole number"))).collect()
    });
    MONTHS.get(word.to_lowercase().as_str()).copied()
}

fn read() -> WordMap<Entry> {
    let mut table = WordMap::default();
    let mut add = |word: &'static str, kind, value: &str| {
        let entry = Entry { kind, value: value.parse().expect("a whole number") };
        table.entry(fold_hash(word)).or_insert(entry);
    };
    for (csv, kind) in [(include_str!("months.csv"), Kind::Month), (include_str!("weekdays.csv"), Kind::Weekday)] {
        for (word, value) in csv.lines().skip(1).filter_map(|line| line.split_once(',')) {
            add(word, kind, value);
        }
    }
    for line in include_str!("calendar.csv").lines().skip(1) {
        let fields: Vec<_> = line.split(',').collect();
        add(fields[0], kind(fields[1]), fields[2]);
    }
    table
}

fn kind(word: &str) -> Kind {
    match word {
        "season" => Kind::Season,
        "unit" => Kind::Unit,
        "step" => Kind::Step,
        "day" => Kind::Day,
        "cardinal" => Kind::Cardinal,
        "ordinal" => Kind::Ordinal,
        "tens" => Kind::Tens,
        "decade" => Kind::Decade,
        "part" => Kind::Part,
        "share" => Kind::Share,
        "account" => Kind::Account,
        other => panic!("calendar.csv has a kind that is none: {other}"),
    }
}

/// The day on which a holiday falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// The same day of the same month each year.
    Fixed {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
    },
    /// Days from a feast that is listed year by year: Easter Sunday, the beginning of Ramadan.
    Listed {
        /// The keys of the list, separated by slashes: a name can stand for several feasts (Eid).
        keys: &'static str,
        /// Negative before.
        days: i64,
    },
    /// The nth weekday of a month, and days from there.
    Weekday {
        /// 1 to 12.
        month: u32,
        /// Monday is 1.
        weekday: u32,
        /// 1 is the first, -1 the last.
        nth: i32,
        /// Days after that one.
        days: i64,
    },
}

/// The names of holidays with the days on which they fall.
pub fn holidays() -> impl Iterator<Item = (&'static str, Holiday)> {
    include_str!("holidays.csv")
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(','))
        .map(|(name, rule)| (name, holiday(rule)))
}

/// Reads `12-25`, `easter-2` or `11 Thursday 4 +1`.
fn holiday(rule: &'static str) -> Holiday {
    let number = |field: &str| field.parse::<i32>().expect("a whole number");
    if rule.starts_with(|c: char| c.is_ascii_lowercase()) {
        let (keys, days) = rule.split_at(rule.find(['+', '-']).expect("a number of days"));
        return Holiday::Listed { keys, days: number(days).into() };
    }
    if let Some((month, day)) = rule.split_once('-').filter(|_| !rule.contains(' ')) {
        return Holiday::Fixed { month: number(month) as u32, day: number(day) as u32 };
    }
    let fields: Vec<_> = rule.split(' ').collect();
    let weekday = look_up(fold_hash(fields[1])).expect("a weekday").value as u32;
    let days = fields.get(3).map_or(0, |days| number(days));
    Holiday::Weekday { month: number(fields[0]) as u32, weekday, nth: number(fields[2]), days: days.into() }
}

/// A holiday of one year: its first and last day.
pub type Days = (NaiveDate, NaiveDate);

/// The days of a key in `holiday_days.csv`, in order.
pub fn listed(key: &str) -> &'static [Days] {
    static LISTED: LazyLock<HashMap<&str, Vec<Days>>> = LazyLock::new(|| {
        let mut days: HashMap<&str, Vec<Days>> = HashMap::new();
        for [key, first, last] in include_str!("holiday_days.csv").lines().skip(1).map(fields) {
            let first: NaiveDate = first.parse().expect("a day");
            let last = if last.is_empty() { first } else { last.parse().expect("a day") };
            days.entry(key).or_default().push((first, last));
        }
        days
    });
    LISTED.get(key).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike;

    #[test]
    fn words_of_the_calendar_are_known_whatever_their_case() {
        assert_eq!(look_up(fold_hash("SEPT")), Some(Entry { kind: Kind::Month, value: 9 }));
        assert_eq!(look_up(fold_hash("fall")), Some(Entry { kind: Kind::Season, value: 23 }));
        assert_eq!(look_up(fold_hash("table")), None);
    }

    #[test]
    fn months_abroad_are_sorted_and_said_once() {
        let words: Vec<_> = include_str!("months_abroad.csv").lines().skip(1).map(|l| l.split(',').next()).collect();
        assert!(words.is_sorted_by(|a, b| a < b));
        assert_eq!((month_abroad("März"), month_abroad("March")), (Some(3), None));
    }

    #[test]
    fn every_holiday_has_a_rule_that_can_be_read() {
        assert!(holidays().count() > 40);
        let find = |name| holidays().find(|h| h.0 == name).unwrap().1;
        assert_eq!(find("Good Friday"), Holiday::Listed { keys: "easter", days: -2 });
        assert_eq!(find("Black Friday"), Holiday::Weekday { month: 11, weekday: 4, nth: 4, days: 1 });
        let keys = |holiday| match holiday {
            Holiday::Listed { keys, .. } => keys,
            _ => "",
        };
        for (name, holiday) in holidays() {
            assert!(keys(holiday).split('/').all(|key| key.is_empty() || !listed(key).is_empty()), "{name}");
        }
    }

    #[test]
    fn listed_holidays_have_their_days() {
        let in_2024 = |key| listed(key).iter().find(|(first, _)| first.year() == 2024).unwrap().0.to_string();
        // As proclaimed by the religious authorities.
        assert_eq!(in_2024("easter"), "2024-03-31");
        assert_eq!(in_2024("orthodox_easter"), "2024-05-05");
        assert_eq!(in_2024("yom_kippur"), "2024-10-12");
        assert_eq!(in_2024("eid_al_fitr"), "2024-04-10");
        assert_eq!(in_2024("lunar_new_year"), "2024-02-10");
    }
}
