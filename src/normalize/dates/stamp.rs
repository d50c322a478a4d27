//! The day of publication as the text itself shows it: in a stamp of the page, below a photo, or at a post that it
//! quotes. An article is written within days of all of them.

use crate::document::{Document, TokenKind};
use crate::extract::{Calendar, Expression, Parts};
use crate::lexicon::{Groups, WordClass};
use crate::syntax::{self, At, Reading};
use chrono::NaiveDate;

/// What shows the day, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// Updated at 1:33 p.m. on Thursday, March 29, 2018.
    Stamp,
    /// A woman waits in Lima, Peru, Thursday, March 29, 2018.
    Caption,
    /// Ann Lee (@annlee) March 29, 2018
    Post,
}

/// A day that the text shows.
pub struct Shown {
    /// The day.
    pub day: NaiveDate,
    /// True for the day of publication itself, by a stamp; false for one within days of it.
    pub exact: bool,
}

/// The latest day of the surest kind.
pub fn of(reading: Reading, dates: &[Calendar]) -> Option<Shown> {
    let shown = dates.iter().filter_map(|date| full_day(date).and_then(|day| Some((kind(reading, date)?, day))));
    let (kind, day) = shown.min_by_key(|&(kind, day)| (kind, std::cmp::Reverse(day)))?;
    Some(Shown { day, exact: kind == Kind::Stamp })
}

/// A day with its month and year.
fn full_day(date: &Calendar) -> Option<NaiveDate> {
    let Expression::Date(Parts { year: Some(year), month: Some(month), day: Some(day), .. }) = date.expression else {
        return None;
    };
    NaiveDate::from_ymd_opt(year, month, day)
}

fn kind(reading: Reading, date: &Calendar) -> Option<Kind> {
    let document = reading.document;
    let run = document.tokens_in(date.span);
    if document.is(run.start.wrapping_sub(1), ")") && is_handle(document, run.start - 1) {
        return Some(Kind::Post);
    }
    if is_stamp(reading, run.start, run.end) {
        return Some(Kind::Stamp);
    }
    is_caption(reading, run.start).then_some(Kind::Caption)
}

/// True for the bracket after the name of an account: (@annlee).
fn is_handle(document: &Document, close: usize) -> bool {
    const LONGEST: usize = 8;
    let open = (close.saturating_sub(LONGEST)..close).rev().find(|&at| document.is(at, "("));
    open.is_some_and(|open| document.word(open + 1).starts_with('@'))
}

/// True for a day after a word of publishing or beside a time of day, and for one that nothing joins to the first or last
/// words of a paragraph.
fn is_stamp(reading: Reading, start: usize, end: usize) -> bool {
    let document = reading.document;
    let sentence = document.sentences[document.tokens[start].sentence as usize].tokens.clone();
    let timed = is_time(document, end) || is_time(document, sentence.start) && !is_verb(reading, sentence);
    timed || is_published(reading, start) || is_first(document, start, end) || is_last(document, start, end)
}

/// True for a day after a word of publishing: Updated at 1:33 p.m. on March 29, 2018; Published: March 29, 2018
fn is_published(reading: Reading, start: usize) -> bool {
    const REACH: usize = 8;
    const PUBLISHING: &[&str] = &["updated", "published", "posted", "created", "modified", "filed"];
    let document = reading.document;
    let opens = document.sentences[document.tokens[start].sentence as usize].tokens.start;
    let first = opens.max(start.saturating_sub(REACH));
    let Some(word) = (first..start).rev().find(|&at| document.is_any(at, PUBLISHING)) else { return false };
    let leads = word == opens || document.is_any(word + 1, &[":", "at"]);
    leads && !is_verb(reading, first..word) && !is_verb(reading, word + 1..start)
}

/// True for a time of day: 2:36 pm.
fn is_time(document: &Document, at: usize) -> bool {
    let number = |at: usize| document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    let minutes = number(at) && document.is(at + 1, ":") && number(at + 2);
    document.glued(at + 1) && minutes || number(at) && document.in_group(at + 1, Groups::CLOCK)
}

/// True for a day before the first words of one of the first paragraphs: 5 May 2018 Lima Prices are up.
fn is_first(document: &Document, start: usize, end: usize) -> bool {
    const PARAGRAPHS: usize = 3;
    let place = paragraph(document, start);
    let opens = start == 0 || paragraph(document, start - 1) != place;
    let early = place.is_some_and(|place| place < PARAGRAPHS) && paragraph(document, end) == place;
    opens && early && document.tokens[end].capitalised()
}

/// True for a day after which a paragraph ends without a stop, if nothing governs it: MAP 05 April 2018
fn is_last(document: &Document, start: usize, end: usize) -> bool {
    let Some(before) = start.checked_sub(1).filter(|&before| document.tokens[before].kind == TokenKind::Word) else {
        return false;
    };
    let place = paragraph(document, start);
    let alone = paragraph(document, before) == place && paragraph(document, end) != place;
    alone && !document.class(before).contains(WordClass::PREPOSITION)
}

fn paragraph(document: &Document, at: usize) -> Option<usize> {
    document.tokens.get(at).map(|token| document.sentences[token.sentence as usize].paragraph)
}

/// True for a day after a comma in a sentence whose verbs are in the present: it tells what a photo shows.
fn is_caption(reading: Reading, start: usize) -> bool {
    let document = reading.document;
    let sentence = document.sentences[document.tokens[start].sentence as usize].tokens.clone();
    let tense = |at: usize| reading.syntax.clause_at(At::new(at)).map(|clause| reading.syntax.group(clause.verb).tense);
    let shows = |at| matches!(tense(at), Some(syntax::Tense::Present));
    let tells = |at| matches!(tense(at), Some(syntax::Tense::Past | syntax::Tense::Modal));
    document.is(start.wrapping_sub(1), ",") && sentence.clone().any(shows) && !sentence.clone().any(tells)
}

fn is_verb(reading: Reading, mut tokens: std::ops::Range<usize>) -> bool {
    tokens.any(|at| reading.syntax.group_at(At::new(at)).get().is_some())
}
