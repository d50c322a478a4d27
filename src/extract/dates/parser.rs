//! The grammar of calendar expressions.

use super::expression::{Expression, Parts};
use crate::document::{Document, Phrases, Shape, Token, TokenKind};
use crate::lexicon::WordClass;
use crate::lexicon::calendar::{self, Entry, Kind, Unit};
use std::sync::LazyLock;

/// What was read, and the token after it.
pub type Found<T> = Option<(usize, T)>;

/// What can begin at a token.
enum Opening {
    Nothing,
    /// A name in capitals: of a holiday, or of a part of a year (Q3).
    Name,
    Anything,
}

/// Reads expressions within a sentence. Every method takes the token to begin at.
pub struct Parser<'a> {
    pub(super) document: &'a Document<'a>,
    /// The token after the sentence.
    end: usize,
}

impl<'a> Parser<'a> {
    /// A parser that reads up to the token `end`.
    pub fn new(document: &'a Document<'a>, end: usize) -> Self {
        Self { document, end }
    }

    /// The expression that begins at a token: the token after its last, and what it says.
    pub fn expression(&self, at: usize) -> Found<Expression> {
        match self.opening(at) {
            Opening::Nothing => None,
            Opening::Name => self.holiday(at).or_else(|| self.part_of_year(at)),
            Opening::Anything => self.range(at),
        }
    }

    /// A quick look what can begin at a token: most words begin nothing.
    fn opening(&self, at: usize) -> Opening {
        let calendar = WordClass::MONTH | WordClass::WEEKDAY | WordClass::CALENDAR;
        let token = &self.document.tokens[at];
        let near = |at| self.token(at).is_some_and(|t| t.class.intersects(calendar) || t.kind == TokenKind::Number);
        let any = |yes| if yes { Opening::Anything } else { Opening::Nothing };
        if token.kind == TokenKind::Mark {
            return any(near(at + 1) && (self.is(at, "'") || self.is(at, "’")));
        }
        if token.kind == TokenKind::Number || token.class.intersects(calendar) {
            return Opening::Anything;
        }
        if token.class.contains(WordClass::PREPOSITION) {
            let range = || ["from", "between", "since"].iter().any(|w| self.is(at, w));
            return any(near(at + 2) && self.is(at, "in")
                || (near(at + 1) || near(at + 2) || self.is(at + 1, "now")) && range());
        }
        if token.class.contains(WordClass::DETERMINER) {
            return any(near(at + 1));
        }
        if token.capitalised() || self.short_part(at).is_some() { Opening::Name } else { Opening::Nothing }
    }

    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.document.tokens[..self.end].get(at)
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        at < self.end && self.document.is(at, word)
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        at < self.end && self.document.glued(at)
    }

    /// What the calendar knows of the word at a token.
    pub(super) fn entry(&self, at: usize) -> Option<Entry> {
        let classes = WordClass::MONTH | WordClass::WEEKDAY | WordClass::CALENDAR;
        let token = self.token(at).filter(|t| t.class.intersects(classes))?;
        calendar::look_up(token.span.of(self.document.text).trim_end_matches('.'))
    }

    fn value(&self, at: usize, kind: Kind) -> Option<i32> {
        self.entry(at).filter(|e| e.kind == kind).map(|e| e.value)
    }

    pub(super) fn skip_the(&self, at: usize) -> usize {
        if self.is(at, "the") { at + 1 } else { at }
    }

    /// An expression that is no range.
    pub(super) fn atom(&self, at: usize) -> Found<Expression> {
        self.numeric(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.day_word(at))
            .or_else(|| self.stepped(at))
            .or_else(|| self.shifted(at))
            .or_else(|| self.part_of_year(at))
            .or_else(|| self.week(at))
            .or_else(|| self.season(at))
            .or_else(|| self.holiday(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.bare_year(at))
    }

    /// The month that a word names, wherever it stands.
    pub(super) fn month_name(&self, at: usize) -> Option<i32> {
        self.value(at, Kind::Month)
    }

    /// Thursday; Friday, Sept. 5; Tuesday the eleventh; Monday two weeks from now
    fn weekday(&self, at: usize) -> Found<Expression> {
        let weekday = self.value(at, Kind::Weekday)? as u32;
        let short = self.document.word(at).len() <= 4;
        let next = if self.is(at + 1, ",") { at + 2 } else { at + 1 };
        let dated = || self.numeric(next).or_else(|| self.month_first(next)).or_else(|| self.day_first(next));
        if let Some((end, Expression::Date(parts))) = dated() {
            return Some((end, Expression::Date(Parts { weekday: Some(weekday), ..parts })));
        }
        if let Some((end, day)) = self.ordinal(self.skip_the(at + 1)).filter(|&(_, n)| n <= 31) {
            let parts = Parts { day: Some(day as u32), weekday: Some(weekday), ..Parts::default() };
            return Some((end, Expression::Date(parts)));
        }
        let plain = Expression::Date(Parts { weekday: Some(weekday), ..Parts::default() });
        if let Some((end, Expression::Relative { unit: Unit::Week, steps })) =
            self.stepped(if self.is(at + 1, "of") { at + 2 } else { at + 1 })
        {
            return Some((end, Expression::Nearest { of: Box::new(plain), steps }));
        }
        // Sun, Sat, Wed and their like are words too; alone they are weekdays only with a capital, and not in front of a name.
        let named = self.token(at + 1).is_some_and(|t| t.capitalised() && t.kind == TokenKind::Word);
        let sure =
            !short || self.document.tokens[at].shape == Shape::Title && !named && !self.is(at - at.min(1), "the");
        sure.then_some((at + 1, plain))
    }

    /// March 14, 1987; March 2014; March
    fn month_first(&self, at: usize) -> Found<Expression> {
        let month = self.month_name(at)? as u32;
        let parts = Parts { month: Some(month), ..Parts::default() };
        let with_year = |end: usize, parts: Parts| match self.year_behind(end) {
            Some((end, year)) => (end, Expression::Date(Parts { year: Some(year), ..parts })),
            None => (end, Expression::Date(parts)),
        };
        let next = if self.is(at + 1, ",") { at + 2 } else { self.skip_the(at + 1) };
        let spelt_year = self.year_words(next).is_some();
        let day = self.day(next).filter(|&(end, _)| !spelt_year && !self.counts_something(end));
        if let Some((end, day)) = day {
            return Some(with_year(end, Parts { day: Some(day), ..parts }));
        }
        if let Some((_, year)) = self.year_behind(at + 1) {
            let (end, _) = self.year_behind(at + 1)?;
            return Some((end, Expression::Date(Parts { year: Some(year), ..parts })));
        }
        self.sure_month(at).then_some((at + 1, Expression::Date(parts)))
    }

    /// True when a day's number is the first part of something else: 5 p.m., 5 million, 5:30, 5 per cent.
    fn counts_something(&self, at: usize) -> bool {
        ["million", "billion", "percent", "per", "%", ":", "people", "p.m.", "a.m.", "pm", "am"]
            .iter()
            .any(|w| self.is(at, w))
    }

    /// A year behind a month or a day of a month: 1987; , 1987; of 1987; in 1987; of '87
    pub(super) fn year_behind(&self, at: usize) -> Found<i32> {
        if let Some(found) = self.year(at) {
            return Some(found);
        }
        if self.is(at, ",") {
            return self.year_digits(at + 1);
        }
        let linked = self.is(at, "of") || self.is(at, "in");
        if !linked {
            return None;
        }
        self.year(at + 1).or_else(|| self.short_year(at + 1).filter(|_| self.is(at, "of")))
    }

    /// True when a month alone is one: with a capital, and not a verb (may, march) or a person (May said, Mr March).
    fn sure_month(&self, at: usize) -> bool {
        let token = &self.document.tokens[at];
        let word = token.span.of(self.document.text);
        let open = [
            "in", "of", "since", "until", "till", "by", "last", "next", "this", "from", "to", "between", "and",
            "early", "late", "mid", "during", "before", "after", "through", "for", "each", "every", "previous", "-",
        ];
        let led = at > 0
            && open.iter().any(|w| self.document.is(at - 1, w))
            && self.document.tokens[at - 1].sentence == token.sentence;
        let twofold = ["may", "march", "mar", "dec", "jan", "sep"]
            .iter()
            .any(|w| word.trim_end_matches('.').eq_ignore_ascii_case(w));
        let named = self.token(at + 1).is_some_and(|t| {
            t.kind == TokenKind::Word
                && t.shape == Shape::Title
                && !t.class.intersects(WordClass::PREPOSITION | WordClass::PRONOUN | WordClass::DETERMINER)
        });
        match (token.capitalised(), twofold) {
            (true, true) => led && !named && token.shape != Shape::Upper,
            (true, false) => led || !named,
            (false, true) => {
                led && (self.document.is(at - 1, "in") || self.document.is(at - 1, "since")) && word.len() > 2
            }
            (false, false) => led,
        }
    }

    /// 14 March 1987; the 3rd of June; twenty third day of September; the 14th
    fn day_first(&self, at: usize) -> Found<Expression> {
        if at > 0 && matches!(self.document.word(at - 1), "$" | "£" | "€") {
            return None;
        }
        let (next, day) = self.day(at)?;
        let next = if self.is(next, "day") && self.is(next + 1, "of") { next + 1 } else { next };
        let next = if self.is(next, "of") { next + 1 } else { next };
        // "one may ask": a word for a number and a small-lettered verb.
        let verb = self.digits(at).is_none()
            && !self.document.tokens.get(next).is_some_and(|t| t.capitalised())
            && (self.is(next, "may") || self.is(next, "march"))
            && self.ordinal(at).is_none();
        if let Some(month) = self.month_name(next).filter(|_| !verb) {
            let parts = Parts { month: Some(month as u32), day: Some(day), ..Parts::default() };
            let (end, year) = self.year_behind(next + 1).map_or((next + 1, None), |(end, year)| (end, Some(year)));
            return Some((end, Expression::Date(Parts { year, ..parts })));
        }
        // "on the 14th", and nothing that it could be the 14th of.
        let alone = self.digits(at).is_some() && self.ordinal(at).is_some() && at > 0;
        let led = alone
            && (self.document.is(at - 1, "on")
                || at > 1 && self.document.is(at - 1, "the") && self.document.is(at - 2, "on"));
        let free = self.token(at + 2).is_none_or(|t| {
            t.kind != TokenKind::Word
                || t.class.intersects(WordClass::PREPOSITION | WordClass::CONJUNCTION) && !self.is(at + 2, "of")
        });
        (led && free).then_some((at + 2, Expression::Date(Parts { day: Some(day), ..Parts::default() })))
    }

    /// today; the day before yesterday; the day after tomorrow
    fn day_word(&self, at: usize) -> Found<Expression> {
        let day = |steps| Expression::Relative { unit: Unit::Day, steps };
        if let Some(steps) = self.value(at, Kind::Day) {
            return Some((at + 1, day(steps)));
        }
        let around = if self.is(at + 1, "before") { -1 } else { 1 };
        let between = self.is(at, "day") && (self.is(at + 1, "before") || self.is(at + 1, "after"));
        let steps = between.then(|| self.value(at + 2, Kind::Day)).flatten()?;
        (steps == around).then(|| (at + 3, day(2 * around)))
    }

    /// this week; last Thursday; next June; the coming quarter; last summer; last night; the week after next
    fn stepped(&self, at: usize) -> Found<Expression> {
        if self.is(at, "week") && self.is(at + 1, "after") && self.is(at + 2, "next") {
            return Some((at + 3, Expression::Relative { unit: Unit::Week, steps: 2 }));
        }
        if self.is(at, "weekend") && at > 0 && self.document.is(at - 1, "the") && !self.is(at + 1, "of") {
            return Some((at + 1, Expression::Weekend));
        }
        let steps = self.value(at, Kind::Step)?;
        let kind = ["calendar", "working", "fiscal", "financial"].iter().any(|w| self.is(at + 1, w));
        let next = if kind { at + 2 } else { at + 1 };
        if steps < 0 && self.is(next, "night") && self.is(at, "last") {
            return Some((next + 1, Expression::Relative { unit: Unit::Day, steps: -1 }));
        }
        if self.is(at, "this") && ["morning", "afternoon", "evening"].iter().any(|w| self.is(next, w)) {
            return Some((next + 1, Expression::Relative { unit: Unit::Day, steps: 0 }));
        }
        let nearest = |end, of: Expression| Some((end, Expression::Nearest { of: Box::new(of), steps }));
        match self.entry(next) {
            // "the following day", "the past week" are told from another day than today's, "last quarters" are several.
            Some(Entry { kind: Kind::Unit, value }) if !self.document.word(next).ends_with('s') => {
                let unit = Unit::from_value(value);
                let plain = self.token(next + 1).is_none_or(|t| t.kind != TokenKind::Word || !self.is(next + 1, "of"));
                // "the last year", "over the past week" are stretches up to now, not calendar weeks and years.
                let stretch = steps != 0 && unit != Unit::Weekend && self.over_the(at);
                let counted = !matches!(unit, Unit::Day | Unit::Fortnight) && !(self.is(at, "last") && !plain);
                if !counted || stretch {
                    return None;
                }
                let day = if self.is(next + 1, "on") { next + 2 } else { next + 1 };
                match self.value(day, Kind::Weekday).filter(|_| unit == Unit::Week) {
                    Some(weekday) => {
                        let parts = Parts { weekday: Some(weekday as u32), ..Parts::default() };
                        Some((day + 1, Expression::Nearest { of: Box::new(Expression::Date(parts)), steps }))
                    }
                    None => Some((next + 1, Expression::Relative { unit, steps })),
                }
            }
            Some(Entry { kind: Kind::Weekday, value }) => {
                nearest(next + 1, Expression::Date(Parts { weekday: Some(value as u32), ..Parts::default() }))
            }
            Some(Entry { kind: Kind::Month, .. }) => {
                let (end, month) = self.month_first(next)?;
                nearest(end, month)
            }
            Some(Entry { kind: Kind::Season, value }) => {
                nearest(next + 1, Expression::Season { season: value as u32, year: None })
            }
            _ => {
                let ((end, date), _) = (self.day_first(next)?, self.ordinal(next)?);
                matches!(date, Expression::Date(Parts { month: Some(_), .. })).then(|| nearest(end, date)).flatten()
            }
        }
    }

    /// True behind "over the", "in the past": a stretch of time up to now or from now on.
    fn over_the(&self, at: usize) -> bool {
        let led = |word| at > 1 && self.document.is(at - 1, "the") && self.document.is(at - 2, word);
        ["over", "during", "within", "throughout"].into_iter().any(led)
            || (led("in") || led("for")) && ["past", "last"].iter().any(|w| self.is(at, w))
    }

    /// three weeks ago; two days from now; two days after Christmas
    fn shifted(&self, at: usize) -> Found<Expression> {
        if self.is(at, "in") {
            return self.ahead(at);
        }
        let (next, count) = self.count(at)?;
        let unit = self.value(next, Kind::Unit).map(Unit::from_value)?;
        let (next, shift) = (next + 1, |from, steps| Expression::Shifted { from, unit, steps });
        if self.is(next, "ago") {
            return Some((next + 1, shift(None, -count)));
        }
        if self.is(next, "from") && (self.is(next + 1, "now") || self.is(next + 1, "today")) {
            return Some((next + 2, shift(None, count)));
        }
        let steps = match () {
            () if self.is(next, "before") => -count,
            () if self.is(next, "after") || self.is(next, "from") => count,
            () => return None,
        };
        let base = self.skip_the(next + 1);
        let (end, from) = self
            .weekday(base)
            .or_else(|| self.month_first(base))
            .or_else(|| self.day_first(base))
            .or_else(|| self.day_word(base))
            .or_else(|| self.holiday(base))?;
        Some((end, shift(from.boxed(), steps)))
    }

    /// in two weeks, where it is said right behind what will be: otherwise it is how long something takes.
    fn ahead(&self, at: usize) -> Found<Expression> {
        let (next, steps) = self.count(at + 1)?;
        let unit = self.value(next, Kind::Unit).map(Unit::from_value)?;
        let planned = (at.saturating_sub(5)..at).any(|i| self.document.class(i).contains(WordClass::FUTURE_CUE));
        planned.then_some((next + 1, Expression::Shifted { from: None, unit, steps }))
    }

    /// The year that a part of a year belongs to: 2016; of 2016; of last year; in 2016
    fn of_year(&self, at: usize) -> (usize, Option<Box<Expression>>) {
        let next = if self.is(at, "of") || self.is(at, "in") || self.is(at, ",") { self.skip_the(at + 1) } else { at };
        if let Some((end, year)) = self.year_digits(next) {
            return (end, Expression::year(year).boxed());
        }
        match self.stepped(next) {
            Some((end, year @ Expression::Relative { unit: Unit::Year, .. })) => (end, year.boxed()),
            _ => (at, None),
        }
    }

    /// The first quarter of 2016; Q3 2015; 2015 Q3; the second half of last year
    fn part_of_year(&self, at: usize) -> Found<Expression> {
        if let Some((next, year)) = self.year_digits(at) {
            let next = if self.is(next, "-") { next + 1 } else { next };
            let (first, last) = self.short_part(next)?;
            return Some((next + 1, Expression::Months { first, last, year: Expression::year(year).boxed() }));
        }
        if let Some((first, last)) = self.short_part(at) {
            let (end, year) = self.of_year(at + 1);
            return Some((end, Expression::Months { first, last, year }));
        }
        let (next, nth) = self.ordinal(at)?;
        let length = match () {
            () if self.is(next, "quarter") && nth <= 4 => 3,
            () if self.is(next, "half") && nth <= 2 => 6,
            () => return None,
        };
        let (end, year) = self.of_year(next + 1);
        // Halves and quarters without a year are as often those of a match, or of anything else.
        let told =
            year.is_some() || length == 3 && self.document.tokens[at].shape == Shape::Lower && !self.is(next + 1, "of");
        let nth = nth as u32;
        told.then_some((end, Expression::Months { first: (nth - 1) * length + 1, last: nth * length, year }))
    }

    /// Q3, H2: the first and last month.
    fn short_part(&self, at: usize) -> Option<(u32, u32)> {
        let word = self.token(at)?.span.of(self.document.text).as_bytes();
        let &[letter, digit] = word else { return None };
        let nth = u32::from(digit.wrapping_sub(b'0'));
        match letter.to_ascii_lowercase() {
            b'q' if (1..=4).contains(&nth) => Some((nth * 3 - 2, nth * 3)),
            b'h' if (1..=2).contains(&nth) => Some((nth * 6 - 5, nth * 6)),
            _ => None,
        }
    }

    /// The week of April 10; the last week of July; the first week of 2019; week 19
    fn week(&self, at: usize) -> Found<Expression> {
        let starting = ["of", "beginning", "starting", "commencing"].iter().any(|w| self.is(at + 1, w));
        if self.is(at, "week") && starting {
            let start = self.skip_the(if self.is(at + 2, "on") { at + 3 } else { at + 2 });
            let (end, day) = self.month_first(start).or_else(|| self.day_first(start))?;
            return Some((end, Expression::WeekOf { nth: 0, of: day.boxed() }));
        }
        if self.is(at, "week") {
            let (_, nth) = self.digits(at + 1).filter(|&(_, n)| (1..=53).contains(&n))?;
            let (end, of) = self.of_year(at + 2);
            return Some((end, Expression::WeekOf { nth, of }));
        }
        let (next, nth) = if self.is(at, "last") { (at + 1, -1) } else { self.ordinal(at)? };
        if !(self.is(next, "week") && self.is(next + 1, "of") && nth <= 53) {
            return None;
        }
        let start = self.skip_the(next + 2);
        let year = || self.year_digits(start).map(|(end, year)| (end, Expression::year(year)));
        let (end, of) = self.month_first(start).or_else(year).or_else(|| self.stepped(start))?;
        Some((end, Expression::WeekOf { nth, of: of.boxed() }))
    }

    /// The summer of 2012; fall 2016; over the summer
    fn season(&self, at: usize) -> Found<Expression> {
        let the = self.is(at, "the");
        let name = self.skip_the(at);
        let season = self.value(name, Kind::Season)? as u32;
        let (end, year) = self.of_year(name + 1);
        let led = the
            && at > 0
            && ["over", "during", "in", "of", "through", "throughout", "since", "until"]
                .iter()
                .any(|w| self.document.is(at - 1, w));
        // "in the fall of a president", "the spring broke": a season that stands alone must have its preposition.
        let free = self.token(end).is_none_or(|t| {
            t.kind != TokenKind::Word
                || t.class.intersects(WordClass::PREPOSITION | WordClass::CONJUNCTION) && !self.is(end, "of")
        });
        (year.is_some() || led && free).then_some((end, Expression::Season { season, year }))
    }

    /// Christmas Eve; Easter 2019; the Thanksgiving holiday
    fn holiday(&self, at: usize) -> Found<Expression> {
        static HOLIDAYS: LazyLock<Phrases<usize>> =
            LazyLock::new(|| Phrases::new(calendar::holidays().enumerate().map(|(index, (name, _))| (name, index))));
        let capital = self.token(at)?.capitalised();
        let (tokens, _, values) =
            HOLIDAYS.longest_at(self.document, at).filter(|(tokens, ..)| tokens.end <= self.end && capital)?;
        let (end, year) = self.of_year(tokens.end);
        let end = if ["holiday", "weekend"].iter().any(|w| self.is(end, w)) { end + 1 } else { end };
        let every_year = year.is_none() && self.each_year(at);
        // A Christmas market, an Easter egg: the holiday only tells what kind of thing it is.
        let kind_of =
            |t: &Token| t.shape == Shape::Lower && t.kind == TokenKind::Word && t.class.contains(WordClass::NOUN);
        let closed = WordClass::PREPOSITION
            | WordClass::CONJUNCTION
            | WordClass::AUXILIARY
            | WordClass::PRONOUN
            | WordClass::CALENDAR
            | WordClass::ADVERB
            | WordClass::REPORTING;
        let told_apart = self.glued(at) && self.document.is(at - 1, "-");
        if year.is_none() && !told_apart && self.token(end).is_some_and(|t| kind_of(t) && !t.class.intersects(closed)) {
            return None;
        }
        Some((end, Expression::Holiday { holiday: values[0], year, every_year }))
    }

    /// True when "every year", "annual" or the like stands within a few words before.
    fn each_year(&self, at: usize) -> bool {
        let window = at.saturating_sub(8)..at;
        window
            .into_iter()
            .any(|i| ["every", "each", "annual", "annually", "yearly"].iter().any(|w| self.document.is(i, w)))
    }

    /// 1990s; '90s; the nineties; 19th century
    fn decade(&self, at: usize) -> Found<Expression> {
        if let Some((next, nth)) = self.ordinal(at).filter(|&(_, n)| (1..=30).contains(&n)) {
            let next = if self.is(next, "-") { next + 1 } else { next };
            return self.is(next, "century").then(|| (next + 1, Expression::Century((nth - 1) * 100)));
        }
        let his =
            at > 0 && self.document.class(at - 1).contains(WordClass::DETERMINER) && !self.document.is(at - 1, "the");
        if let Some(value) = self.value(at, Kind::Decade).filter(|_| at > 0 && self.document.is(at - 1, "the")) {
            return Some((at + 1, Expression::Decade(1900 + value)));
        }
        let quoted = self.is(at, "'") || self.is(at, "’") || self.is(at, "‘");
        let number = if quoted { at + 1 } else { at };
        let (width, n) = self.digits(number)?;
        let plural = self.is(number + 1, "s") || self.is(number + 1, "'s") || self.is(number + 1, "’s");
        let led = quoted && self.glued(number) || number > 0 && self.document.is(number - 1, "the");
        match width {
            4 if plural && n % 10 == 0 && (1000..2100).contains(&n) => Some((number + 2, Expression::Decade(n))),
            2 if plural && n % 10 == 0 && led && !his => {
                Some((number + 2, Expression::Decade(if n >= 20 { 1900 + n } else { 2000 + n })))
            }
            _ => None,
        }
    }

    /// A year alone: behind a preposition or in brackets, or before a noun that it tells apart (the 2003 report).
    fn bare_year(&self, at: usize) -> Found<Expression> {
        let spelt = || {
            self.year_words(at)
                .filter(|_| at > 0 && (self.document.is(at - 1, "in") || self.document.is(at - 1, "since")))
        };
        let (end, year) = self.year_digits(at).filter(|&(_, year)| (1500..2100).contains(&year)).or_else(spelt)?;
        if let Some(month) = self.month_name(end) {
            let parts = Parts { year: Some(year), month: Some(month as u32), ..Parts::default() };
            return Some((end + 1, Expression::Date(parts)));
        }
        let found = Some((end, Expression::year(year)));
        if self.glued(end)
            && self.token(end).is_some_and(|t| t.kind == TokenKind::Word && !self.is(end, "'s") && !self.is(end, "’s"))
        {
            return None;
        }
        let Some(before) = at
            .checked_sub(1)
            .filter(|_| at > 0 && self.document.tokens[at - 1].sentence == self.document.tokens[at].sentence)
        else {
            return found.filter(|_| self.token(end).is_some() && !self.counted(end));
        };
        let token = &self.document.tokens[before];
        let leads = [
            "in", "of", "since", "by", "from", "until", "till", "to", "during", "before", "after", "for", "through",
            "between", "and", "or", "early", "late", "mid", "(", ",", "around", "than", "year",
        ];
        let led = leads.iter().any(|w| self.document.is(before, w));
        let glued_dash = self.document.word(before) == "-"
            && self.glued(at)
            && before > 0
            && ["mid", "pre", "post", "early", "late"].iter().any(|w| self.document.is(before - 1, w));
        let told_apart = token.class.contains(WordClass::DETERMINER)
            || self.document.is(before, "'s")
            || self.document.is(before, "’s");
        let noun_follows = self.token(end).is_some_and(|t| {
            t.kind == TokenKind::Word && !t.class.intersects(WordClass::PREPOSITION | WordClass::AUXILIARY)
        });
        let sure = (led || glued_dash) && !self.counted(end) || told_apart && noun_follows && !self.counted(end);
        found.filter(|_| sure)
    }

    /// True when what follows is counted or measured: a small-lettered plural, a unit, a mark of money or per cent.
    fn counted(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let word = token.span.of(self.document.text);
        let plural = token.shape == Shape::Lower
            && word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !token.class.intersects(WordClass::AUXILIARY | WordClass::REPORTING);
        let later_plural = || {
            let (next, after) = (self.token(at + 1), self.token(at + 2));
            next.is_some_and(|t| self.document.is(at, "-") && t.kind == TokenKind::Word) && after.is_some()
        };
        plural && self.document.is(at.saturating_sub(2), "of")
            || plural && !self.led_by_preposition(at - 1)
            || [
                "people", "%", "per", "percent", "metres", "meters", "miles", "km", "feet", "men", "women", "kg",
                "euros", "dollars", "pounds", "tonnes", "tons", "hours", "BC",
            ]
            .iter()
            .any(|w| self.is(at, w))
            || later_plural()
    }

    fn led_by_preposition(&self, at: usize) -> bool {
        at > 0 && ["in", "since", "the", "by", "until", "during"].iter().any(|w| self.document.is(at - 1, w))
    }
}
