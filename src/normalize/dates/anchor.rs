//! The day that the dates of an article are counted from: its day of publication, else the day of its dateline, else one
//! that its text shows to be near.

use super::stamp::{self, Shown};
use crate::document::{Document, TokenKind};
use crate::extract::{Calendar, Expression, Parts};
use crate::lexicon::calendar::Unit;
use crate::schema::DateAnchor;
use crate::syntax::Reading;
use chrono::{Datelike, NaiveDate};

/// A day that other dates are counted from.
#[derive(Debug, Clone, Copy)]
pub struct Anchor {
    /// The day. If its year is unknown, one in a year that has its weekday.
    pub day: NaiveDate,
    /// Where it was found.
    pub kind: DateAnchor,
    /// True if its year is known.
    pub year: bool,
    /// True if its weekday is known.
    pub weekday: bool,
    /// True if it is only within days of the day of publication.
    pub near: bool,
}

impl Anchor {
    /// The day of publication, else that of the dateline, else one that the text shows, else that of the week which it
    /// tells about. A day with its year is better than one without.
    pub fn of(reading: Reading, dates: &[Calendar]) -> Option<Self> {
        let document = reading.document;
        if let Some(day) = document.article.published_on {
            return Some(Self::known(day, DateAnchor::PublishedOn));
        }
        let dateline = dateline(document, dates);
        let shown = || stamp::of(reading, dates).map(Self::shown);
        dateline.filter(|dateline| dateline.year).or_else(shown).or(dateline).or_else(|| of_week(dates))
    }

    /// A day that the text shows.
    fn shown(Shown { day, exact }: Shown) -> Self {
        let kind = if exact { DateAnchor::Dateline } else { DateAnchor::Text };
        Self { near: !exact, ..Self::known(day, kind) }
    }

    /// A day whose year is known.
    fn known(day: NaiveDate, kind: DateAnchor) -> Self {
        Self { day, kind, year: true, weekday: true, near: false }
    }

    /// True if what is known about the day is enough to count an expression from it: weekdays and weeks need its
    /// weekday, holidays its year, days the day itself.
    pub fn serves(&self, expression: &Expression) -> bool {
        match expression {
            Expression::Relative { unit: Unit::Day, .. }
            | Expression::Beside { unit: Unit::Day, .. }
            | Expression::Shifted { from: None, unit: Unit::Day, .. }
                if self.near =>
            {
                false
            }
            Expression::Holiday { .. } | Expression::WeekOf { .. } | Expression::DayOf { .. } => self.year,
            Expression::Weekend => self.weekday,
            Expression::Date(parts) => self.weekday || parts.weekday.is_none(),
            Expression::Relative { unit, .. } | Expression::Beside { unit, .. } => {
                self.weekday || !matches!(unit, Unit::Week | Unit::Weekend | Unit::Fortnight)
            }
            Expression::Nearest { of, .. }
            | Expression::Since(of)
            | Expression::After(of)
            | Expression::Until(of)
            | Expression::Before(of) => self.serves(of),
            Expression::Same(first, second) => self.serves(first) || self.serves(second),
            Expression::Range(from, to) => self.serves(from) && self.serves(to),
            _ => true,
        }
    }
}

/// The day of a dateline: one of the first paragraphs begins with names and the day, and a dash, colon or bracket or
/// nothing follows.
fn dateline(document: &Document, dates: &[Calendar]) -> Option<Anchor> {
    const PARAGRAPHS: usize = 3;
    const LONGEST: usize = 12;
    let found = dates.iter().take(PARAGRAPHS).find(|date| {
        let sentence = &document.sentences[document.sentence_at(date.span.start)];
        let tokens = document.tokens_in(date.span);
        let before = &document.tokens[sentence.tokens.start..tokens.start];
        let names = before.iter().all(|t| t.capitalised() || t.kind == TokenKind::Mark)
            || is_name_line(document, sentence.tokens.start, tokens.start);
        // Lima, 3 May 2021: a line of its own, and no headline.
        let next = document.tokens.get(tokens.end).map(|next| document.sentences[next.sentence as usize].paragraph);
        let dated = matches!(date.expression, Expression::Date(Parts { year: Some(_), .. }));
        let own_line = dated && sentence.paragraph > 0 && next != Some(sentence.paragraph);
        let closed = own_line || document.is_any(tokens.end, &["-", "–", "—", "--", ":", ")", "("]);
        sentence.paragraph < PARAGRAPHS && before.len() <= LONGEST && !before.is_empty() && names && closed
    })?;
    let Expression::Date(parts @ Parts { month: Some(month), day: Some(day), .. }) = found.expression else {
        return None;
    };
    if let Some(year) = parts.year {
        let day = NaiveDate::from_ymd_opt(year, month, day)?;
        return Some(Anchor::known(day, DateAnchor::Dateline));
    }
    let year = year_with_weekdays(dates, month, day);
    let day = NaiveDate::from_ymd_opt(year.unwrap_or(2001), month, day)?;
    Some(Anchor { day, kind: DateAnchor::Dateline, year: false, weekday: year.is_some(), near: false })
}

/// The latest of the days that are told with their weekdays (Sunday, 20 March), if all are of one week: a weekday is told
/// of days that are not long ago. (Not if the text names a later year.) Their year is told with one of them, or is the
/// latest one of the text, if the weekdays are those of that year.
fn of_week(dates: &[Calendar]) -> Option<Anchor> {
    const WEEK: i64 = 7;
    let parts = |date: &Calendar| match date.expression {
        Expression::Date(parts) => Some(parts),
        _ => None,
    };
    let told = || dates.iter().filter_map(parts).filter(|parts| parts.weekday.is_some() && parts.day.is_some());
    let day_in =
        |parts: Parts, year: i32| NaiveDate::from_ymd_opt(parts.year.unwrap_or(year), parts.month?, parts.day?);
    let fits = |year: i32| {
        told().all(|parts| day_in(parts, year).map(|day| day.weekday().number_from_monday()) == parts.weekday)
    };
    let first = told().next()?;
    let latest = dates.iter().filter_map(|date| parts(date)?.year).max();
    let known = told().find_map(|parts| parts.year).or_else(|| latest.filter(|&year| fits(year)));
    let year = known.or_else(|| year_with_weekdays(dates, first.month?, first.day?))?;
    let days = || told().filter_map(|parts| day_in(parts, year));
    let (first, last) = (days().min()?, days().max()?);
    let old = known.is_some() && latest.is_some_and(|latest| latest > year);
    let anchor = Anchor { year: known.is_some(), near: true, ..Anchor::known(last, DateAnchor::Text) };
    (!old && (last - first).num_days() < WEEK).then_some(anchor)
}

/// True for names before the day of a dateline, except for a lower-case word among them: afrol News, 24 March.
fn is_name_line(document: &Document, first: usize, end: usize) -> bool {
    let words = || (first..end).filter(|&at| document.tokens[at].kind == TokenKind::Word);
    let capitals = words().filter(|&at| document.tokens[at].capitalised()).count();
    end > first
        && document.tokens[end - 1].kind == TokenKind::Mark
        && words().count() <= 3
        && 2 * capitals >= words().count()
}

/// A year in which the days fall on the weekdays given in the text: today, Thursday; on Sunday 20 March.
fn year_with_weekdays(dates: &[Calendar], month: u32, day: u32) -> Option<i32> {
    const YEARS: std::ops::Range<i32> = 2001..2029;
    let fixed = dates.iter().find_map(|date| weekday_of(&date.expression, (month, day)))?;
    let (month, day, weekday) = fixed;
    YEARS.into_iter().find(|&year| {
        NaiveDate::from_ymd_opt(year, month, day).is_some_and(|day| day.weekday().number_from_monday() == weekday)
    })
}

/// The month, day and weekday of a date that has all three, or of today with its weekday.
fn weekday_of(expression: &Expression, today: (u32, u32)) -> Option<(u32, u32, u32)> {
    match expression {
        Expression::Date(Parts { month: Some(month), day: Some(day), weekday: Some(weekday), year: None }) => {
            Some((*month, *day, *weekday))
        }
        Expression::Same(first, second) => match (&**first, &**second) {
            (
                Expression::Relative { unit: Unit::Day, steps: 0 },
                Expression::Date(Parts { weekday: Some(weekday), month: None, day: None, .. }),
            ) => Some((today.0, today.1, *weekday)),
            _ => None,
        },
        _ => None,
    }
}
