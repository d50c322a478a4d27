//! What the text around a date shows about it: the dates before, the year that it names, the order of day and month in
//! numeric dates.

use super::anchor::Anchor;
use super::resolve::{Mentioned, Resolver};
use super::tense::{self, Tense};
use super::when::When;
use crate::document::Document;
use crate::extract::{Calendar, Expression, Parts};
use crate::span::Span;
use crate::syntax::Reading;

/// Countries whose newspapers write the month before the day in numeric dates.
const MONTH_FIRST: &[&str] = &["USA", "PHL", "FSM", "PLW", "MHL", "PRI", "GUM"];

/// What an article shows about its dates, followed along the text.
pub struct Context {
    /// The day that others are counted from.
    pub anchor: Option<Anchor>,
    day_first: bool,
    /// The year given with each month, if all such dates agree.
    months: [Option<i32>; 12],
    /// The sentence of the preceding date, the date, and whether its year is known.
    last: Option<(usize, Mentioned, bool)>,
}

impl Context {
    /// Reads the dates of an article of a newspaper from this country.
    pub fn new(reading: Reading, dates: &[Calendar], home: Option<&str>) -> Self {
        let anchor = Anchor::of(reading, dates);
        Self { anchor, day_first: day_first(dates, home), months: months(dates), last: None }
    }

    /// The resolver of a date from only its own words and the tense around it.
    pub fn resolver(&self, reading: Reading, span: Span) -> Resolver {
        let (tense, possessor) = (tense::around(reading, span), tense::is_possessor(reading.document, span));
        Resolver {
            published: None,
            tense,
            mentioned: None,
            possessor,
            near: false,
            named_year: None,
            day_first: self.day_first,
        }
    }

    /// The date mentioned before this one in the same or the preceding sentence, and whether its year is known.
    pub fn mentioned_before(&self, document: &Document, span: Span) -> Option<(Mentioned, bool)> {
        let sentence = document.sentence_at(span.start);
        const NEAR: usize = 2;
        self.last.filter(|(place, ..)| place + NEAR >= sentence).map(|(_, told, year)| (told, year))
    }

    /// Keeps a date for those counted from it. An unknown year is replaced by some year.
    pub fn tell(&mut self, document: &Document, span: Span, when: &When) {
        const SOME_YEAR: i32 = 2001;
        let known = when.bounds().0.is_some();
        let (first, last) = if known { when.bounds() } else { when.clone().in_year(SOME_YEAR).bounds() };
        let sentence = document.sentence_at(span.start);
        self.last = first.zip(last).map(|(first, last)| (sentence, Mentioned { first, last }, known)).or(self.last);
    }

    /// The year that the text gives a date without one: at the start of its sentence (In 2019, between March and May);
    /// and, if nothing is known about the day of publication, from the same month with its year elsewhere or a date
    /// right before.
    pub fn named_year(&self, reading: Reading, dates: &[Calendar], index: usize) -> Option<i32> {
        let month = yearless_month(&dates[index].expression)?;
        let fronted = fronted_year(reading, dates, index);
        let dated = self.anchor.is_some_and(|anchor| anchor.year && !anchor.near);
        let elsewhere = || self.months[month as usize - 1].filter(|_| is_month(&dates[index].expression));
        fronted.or_else(|| if dated { None } else { near_year(reading.document, dates, index).or_else(elsewhere) })
    }
}

/// The month of a date that has no year, or of the last one of a range.
fn yearless_month(expression: &Expression) -> Option<u32> {
    match expression {
        Expression::Date(Parts { year: None, month, .. }) => *month,
        Expression::Range(from, to) => yearless_month(from).and(yearless_month(to)),
        Expression::Since(of) | Expression::Ending { last: of, .. } => yearless_month(of),
        _ => None,
    }
}

/// A month without a day.
fn is_month(expression: &Expression) -> bool {
    matches!(expression, Expression::Date(Parts { day: None, .. }))
}

/// The year that a sentence begins with: In 2019, the shop was shut in May. (Not if the sentence is about the future.)
fn fronted_year(reading: Reading, dates: &[Calendar], index: usize) -> Option<i32> {
    let document = reading.document;
    let span = dates[index].span;
    let sentence = document.sentence_at(span.start);
    let first = document.sentences[sentence].tokens.start;
    const MOST: usize = 20;
    let earlier =
        dates[..index].iter().rev().take(MOST).take_while(|date| document.sentence_at(date.span.start) == sentence);
    let year = earlier.filter_map(|date| match date.expression {
        Expression::Date(Parts { year: Some(year), month: None, .. }) => Some((document.tokens_in(date.span), year)),
        _ => None,
    });
    let fronted = year.last().filter(|(tokens, _)| tokens.start <= first + 1 && document.is(tokens.end, ","));
    fronted.filter(|_| tense::around(reading, span) != Tense::Future).map(|(_, year)| year)
}

/// The year of a month that comes right before in the same sentence.
fn near_year(document: &Document, dates: &[Calendar], index: usize) -> Option<i32> {
    let sentence = document.sentence_at(dates[index].span.start);
    let before = dates[..index].last().filter(|date| document.sentence_at(date.span.start) == sentence)?;
    explicit(&before.expression).map(|(_, year)| year)
}

/// The month and year of a date that has both, the last ones of a range.
fn explicit(expression: &Expression) -> Option<(u32, i32)> {
    match expression {
        Expression::Date(Parts { year: Some(year), month: Some(month), .. }) => Some((*month, *year)),
        Expression::Range(_, to) => explicit(to),
        Expression::Ending { last, .. } => explicit(last),
        _ => None,
    }
}

/// The year of each month that is always given with the same year.
fn months(dates: &[Calendar]) -> [Option<i32>; 12] {
    let mut years = [const { Vec::new() }; 12];
    for (month, year) in dates.iter().filter_map(|date| explicit(&date.expression)) {
        years[month as usize - 1].push(year);
    }
    years.map(|years| years.first().copied().filter(|first| years.iter().all(|year| year == first)))
}

/// True if days are before months in numeric dates: a date that fits no other order decides for all; else the
/// newspaper's country.
fn day_first(dates: &[Calendar], home: Option<&str>) -> bool {
    let figures = || dates.iter().flat_map(|date| in_figures(&date.expression));
    let (day_first, month_first) = (figures().filter(|f| f.0 > 12).count(), figures().filter(|f| f.1 > 12).count());
    match day_first.cmp(&month_first) {
        std::cmp::Ordering::Equal => home.is_some_and(|home| !MONTH_FIRST.contains(&home)),
        order => order.is_gt(),
    }
}

/// The two numbers of a numeric date.
fn in_figures(expression: &Expression) -> Vec<(u32, u32)> {
    match expression {
        Expression::Figures { first, second, .. } => vec![(*first, *second)],
        Expression::Range(from, to) => [in_figures(from), in_figures(to)].concat(),
        Expression::Since(of) | Expression::After(of) | Expression::Until(of) | Expression::Before(of) => {
            in_figures(of)
        }
        _ => Vec::new(),
    }
}
