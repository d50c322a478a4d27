//! Days, months and weekdays by number and name.

use super::expression::{Expression, Parts};
use super::parser::{Found, Parser};
use crate::document::{Shape, TokenKind};
use crate::lexicon::calendar::{Kind, Unit};
use crate::lexicon::{Groups, WordClass};

impl Parser<'_> {
    /// The month that a word names, in any context.
    pub(super) fn month_name(&self, at: usize) -> Option<i32> {
        self.value(at, Kind::Month)
    }

    /// Thursday; Friday, Sept. 5; Friday (Sept. 5); Friday evening, Sept. 5; Tuesday the eleventh; Monday two weeks from
    /// now
    pub(super) fn weekday(&self, at: usize) -> Found<Expression> {
        let weekday = self.value(at, Kind::Weekday).filter(|_| !self.is_title(at))? as u32;
        let short = self.document.word(at).len() <= 4;
        let part = at + 1 + usize::from(self.is_any(at + 1, &["morning", "afternoon", "evening", "night"]));
        let bracket = self.is(part, "(");
        let next = part + usize::from(self.is(part, ",") || bracket);
        let dated = || self.numeric(next).or_else(|| self.month_first(next)).or_else(|| self.day_first(next));
        match dated().filter(|&(end, _)| !bracket || self.is(end, ")")) {
            Some((end, Expression::Date(parts))) => {
                let end = end + usize::from(bracket);
                return Some((end, Expression::Date(Parts { weekday: Some(weekday), ..parts })));
            }
            figures @ Some((_, Expression::Figures { .. })) => return figures,
            _ => {}
        }
        if let Some((end, day)) = self.ordinal(self.skip_the(at + 1)).filter(|&(_, n)| n <= 31) {
            let parts = Parts { day: Some(day as u32), weekday: Some(weekday), ..Parts::default() };
            return Some((end, Expression::Date(parts)));
        }
        let plain = Expression::Date(Parts { weekday: Some(weekday), ..Parts::default() });
        if let Some((
            end,
            Expression::Relative { unit: Unit::Week, steps } | Expression::Beside { unit: Unit::Week, steps },
        )) = self.stepped(if self.is(at + 1, "of") { self.skip_the(at + 2) } else { at + 1 })
        {
            return Some((end, Expression::Nearest { of: Box::new(plain), steps }));
        }
        // Sun, Sat, Wed and similar forms are words too; alone they are weekdays only with a capital, and not before a
        // name.
        let named = self.token(at + 1).is_some_and(|t| t.capitalised() && t.kind == TokenKind::Word);
        let title = self.document.tokens[at].shape == Shape::Title && !named && !self.is(at - at.min(1), "the");
        let sure = !short || title && !self.bears(at);
        let times = self.is_any(at + 1, &["mornings", "afternoons", "evenings", "nights"]);
        let plural = self.document.word(at).ends_with("days");
        let every = plural || at > 0 && self.is_any(at - 1, &["every", "each"]) || times || self.in_timetable(at);
        sure.then(|| (at + 1, if every { Expression::Recurring(Box::new(plain)) } else { plain }))
    }

    /// True for one of three or more weekdays in a list, which recur every week: it flies on Tuesday, Thursday and
    /// Saturday. (Not for days in a row, nor for a choice: on Monday, Tuesday and Wednesday; on Monday, Thursday or
    /// Friday.)
    fn in_timetable(&self, at: usize) -> bool {
        const WHOLE_WEEK: usize = 7;
        let weekday = |at: usize| self.value(at, Kind::Weekday);
        let past_link = |at: usize| {
            let comma = at + usize::from(self.is(at, ","));
            comma + usize::from(self.is_any(comma, &["and", "&"]))
        };
        let next = |at: usize| Some(past_link(at + 1)).filter(|&other| other > at + 1 && weekday(other).is_some());
        let before = |at: usize| {
            (2..=3).filter_map(|n| at.checked_sub(n)).find(|&first| next(first) == Some(at) && weekday(first).is_some())
        };
        let first = std::iter::successors(Some(at), |&at| before(at)).take(WHOLE_WEEK).last().unwrap_or(at);
        let list = std::iter::successors(Some(first), |&at| next(at)).take(WHOLE_WEEK);
        let days: Vec<i32> = list.filter_map(weekday).collect();
        days.len() > 2 && days.windows(2).any(|pair| pair[1] != pair[0] + 1)
    }

    /// True for a weekday in the name of a paper or programme: the Sunday Times, Monday Night Football.
    fn is_title(&self, at: usize) -> bool {
        let title = |at: usize| self.token(at).is_some_and(|t| t.shape == Shape::Title && t.kind == TokenKind::Word);
        let programme = self.is_any(at + 1, &["Night", "Morning"]) && title(at + 2);
        let treaty = at > 0 && title(at - 1) && self.in_group(at + 1, Groups::AFTER_HOLIDAY);
        title(at + 1) && (programme || treaty || self.in_group(at + 1, Groups::NEWSPAPER))
    }

    /// March 14, 1987; March 2014; March
    pub(super) fn month_first(&self, at: usize) -> Found<Expression> {
        let month = self.month_name(at)? as u32;
        let parts = Parts { month: Some(month), ..Parts::default() };
        let with_year = |end: usize, parts: Parts| match self.year_after(end) {
            Some((end, year)) => (end, Expression::Date(Parts { year: Some(year), ..parts })),
            None => self.within_year(at, end, parts),
        };
        let comma = self.is(at + 1, ",");
        let next = if comma { at + 2 } else { self.skip_the(at + 1) };
        let other = self.year_words(next).is_some() || comma && self.digits(next).is_none();
        let day = self.day(next).filter(|&(end, _)| !other && !self.counts_something(end));
        if let Some((end, day)) = day {
            return Some(with_year(end, Parts { day: Some(day), ..parts }));
        }
        if let Some((end, year)) = self.year_after(at + 1) {
            return Some((end, Expression::Date(Parts { year: Some(year), ..parts })));
        }
        let part = self.is(at + 1, "-") && self.token(at + 2).is_some_and(|t| t.shape == Shape::Upper);
        (self.sure_month(at) && !part)
            .then(|| self.within_year(at, at + 1, Parts { year: self.year_after_noun(at + 1), ..parts }))
    }

    /// A date without its year, which began at `first`: in a year counted from the present (June last year), in every
    /// year (every year on June 3), or as it is.
    fn within_year(&self, first: usize, end: usize, parts: Parts) -> (usize, Expression) {
        let date = Expression::Date(parts);
        if parts.year.is_some() {
            return (end, date);
        }
        let link = if self.is_any(end, &["of", "in"]) { end + 1 } else { end };
        match self.stepped(link).or_else(|| self.that_stretch(link)) {
            Some((
                end,
                stretch
                @ (Expression::Relative { unit: Unit::Year, .. } | Expression::Shifted { unit: Unit::Year, .. }),
            )) => (end, Expression::Within { of: Box::new(date), stretch: Box::new(stretch) }),
            _ if self.yearly(first) => (end, Expression::Recurring(Box::new(date))),
            _ => (end, date),
        }
    }

    /// True when "every year" is shortly before, or "every" right before.
    fn yearly(&self, at: usize) -> bool {
        const NEAR: usize = 6;
        let every = |at: usize| self.document.is_any(at, &["every", "each"]);
        at > 0 && every(at - 1) || (at.saturating_sub(NEAR)..at).any(|i| every(i) && self.document.is(i + 1, "year"))
    }

    /// The year after a noun with a month before it: the July unrest in 2021.
    fn year_after_noun(&self, noun: usize) -> Option<i32> {
        let lower = self.token(noun).is_some_and(|t| t.shape == Shape::Lower && t.class.contains(WordClass::NOUN));
        let linked = lower && self.is_any(noun + 1, &["in", "of"]);
        linked.then(|| self.year_digits(noun + 2)).flatten().map(|(_, year)| year)
    }

    /// True when a day's number is the first part of something else: 5 p.m., 5 million, 5:30, 5 per cent.
    pub(super) fn counts_something(&self, at: usize) -> bool {
        let clock = self.is(at, ":") && self.glued(at + 1) && self.digits(at + 1).is_some();
        let counted = || self.is_any(at, &["million", "billion", "percent", "per", "%", "people"]);
        clock || self.in_group(at, Groups::CLOCK) || counted()
    }

    /// A year after a month or a day of a month: 1987; , 1987; of 1987; in 1987; of '87; (1987)
    pub(super) fn year_after(&self, at: usize) -> Found<i32> {
        if let Some(found) = self.year(at) {
            return Some(found);
        }
        if self.is(at, ",") {
            return self.year_digits(at + 1);
        }
        if self.is(at, "(") {
            return self.year_digits(at + 1).filter(|&(end, _)| self.is(end, ")")).map(|(end, year)| (end + 1, year));
        }
        let linked = self.is(at, "of") || self.is(at, "in");
        if !linked {
            return None;
        }
        self.year(at + 1).or_else(|| self.short_year(at + 1).filter(|_| self.is(at, "of")))
    }

    /// True when a month alone is one: capitalised, and not a verb (may, march) or a person (May said, Mr March).
    pub(super) fn sure_month(&self, at: usize) -> bool {
        let token = &self.document.tokens[at];
        let word = token.span.of(self.document.text);
        let before = at.checked_sub(1).filter(|&before| self.document.tokens[before].sentence == token.sentence);
        let led = before.is_some_and(|before| {
            self.document.in_group(before, Groups::MONTH_LEADER) || self.document.is(before, "-")
        });
        let bare = word.trim_end_matches('.');
        let is = |words: &[&str]| words.iter().any(|word| bare.eq_ignore_ascii_case(word));
        let twofold = is(&["may", "march", "mar", "dec", "jan", "sep"]);
        let named = self.token(at + 1).is_some_and(|t| {
            t.kind == TokenKind::Word
                && t.shape == Shape::Title
                && !t.class.intersects(WordClass::PREPOSITION | WordClass::PRONOUN | WordClass::DETERMINER)
                // Mar del Plata
                || t.shape == Shape::Lower && t.class.contains(WordClass::PARTICLE)
        });
        let ranged = self.is_any(at + 1, &["-", "–", "to", "through"])
            && self.month_name(at + 2).is_some()
            && self.document.tokens[at + 2].capitalised();
        // The October Budget; not the August Moon.
        let given_name = twofold || is(&["april", "june", "august"]);
        let told_apart = before.is_some_and(|before| {
            self.document.class(before).contains(WordClass::DETERMINER) || self.document.is(before, "'s")
        });
        match (token.capitalised(), twofold && !ranged) {
            (true, true) => {
                led && !named && token.shape != Shape::Upper || !self.bears(at) && self.is_plainly_month(at)
            }
            (true, false) => led || !named || told_apart && !given_name,
            (false, true) => {
                led && (self.document.is(at - 1, "in") || self.document.is(at - 1, "since")) && word.len() > 2
            }
            (false, false) => led,
        }
    }

    /// True for May and March that can only be a month: May was cold; a contentious May amendment.
    fn is_plainly_month(&self, at: usize) -> bool {
        let opens = at == 0 || self.document.tokens[at - 1].sentence != self.document.tokens[at].sentence;
        if opens {
            return self.in_group(at + 1, Groups::MONTH_VERB) && self.document.tokens[at].shape == Shape::Title;
        }
        let describes = WordClass::DETERMINER | WordClass::ADJECTIVE;
        let noun = self.token(at + 1).is_some_and(|t| {
            t.shape == Shape::Lower
                && t.class.contains(WordClass::NOUN)
                && !t.class.intersects(WordClass::VERB | WordClass::AUXILIARY | WordClass::ADVERB)
        });
        noun && self.document.tokens[at].shape == Shape::Title && self.document.class(at - 1).intersects(describes)
    }

    /// 14 March 1987; the 3rd of June; twenty third day of September; the 14th
    pub(super) fn day_first(&self, at: usize) -> Found<Expression> {
        if at > 0 && matches!(self.document.word(at - 1), "$" | "£" | "€") {
            return None;
        }
        let (next, day) = self.day(at)?;
        let next = if self.is(next, "day") && self.is(next + 1, "of") { next + 1 } else { next };
        let next = if self.is(next, "of") { next + 1 } else { next };
        // "one may ask": a number word and a lower-case verb.
        let verb = self.digits(at).is_none()
            && !self.document.tokens.get(next).is_some_and(|t| t.capitalised())
            && (self.is(next, "may") || self.is(next, "march"))
            && self.ordinal(at).is_none();
        if let Some(month) = self.month_name(next).filter(|_| !verb) {
            let parts = Parts { month: Some(month as u32), day: Some(day), ..Parts::default() };
            return Some(match self.year_after(next + 1) {
                Some((end, year)) => (end, Expression::Date(Parts { year: Some(year), ..parts })),
                None => self.within_year(at, next + 1, parts),
            });
        }
        // "on the 14th", with nothing after it that it could be the 14th of.
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

    /// the last day of 2016; the 15th of next month; the second Sunday in June
    pub(super) fn day_of(&self, at: usize) -> Found<Expression> {
        let last = self.is_any(at, &["last", "final"]);
        let (next, nth) = if last { (at + 1, -1) } else { self.ordinal(at).filter(|&(_, nth)| nth <= 31)? };
        let weekday = self.value(next, Kind::Weekday).map(|weekday| weekday as u32);
        let day = self.is(next, "day");
        let link = next + usize::from(weekday.is_some() || day);
        let linked = self.is(link, "of") || self.is(link, "in") && weekday.is_some();
        let counted = weekday.is_some() || day || !last && self.digits(at).is_some();
        if !linked || !counted || weekday.is_some() && nth > 5 {
            return None;
        }
        let stretch = self.skip_the(link + 1);
        let year = || self.year_digits(stretch).map(|(end, year)| (end, Expression::year(year)));
        let (end, of) = self
            .month_first(stretch)
            .or_else(year)
            .or_else(|| self.stepped(stretch))
            .or_else(|| self.present_stretch(stretch).filter(|_| stretch > link + 1))?;
        Some((end, Expression::DayOf { nth, weekday, of: Box::new(of) }))
    }

    /// today; the day before yesterday; the day after tomorrow
    pub(super) fn day_word(&self, at: usize) -> Found<Expression> {
        self.token(at)?;
        let day = |steps| Expression::Relative { unit: Unit::Day, steps };
        let paper = at > 0 && self.document.is(at - 1, "USA");
        let title = |at: usize| self.token(at).is_some_and(|t| t.shape == Shape::Title && t.kind == TokenKind::Word);
        let opens = at == 0 || self.document.tokens[at - 1].sentence != self.document.tokens[at].sentence;
        let upper = |at: usize| self.token(at).is_some_and(|t| t.shape == Shape::Upper && t.span.len() > 3);
        let name = title(at) && title(at + 1) && !opens && self.document.tokens[at - 1].kind == TokenKind::Word
            || upper(at) && upper(at + 1);
        if let Some(steps) = self.value(at, Kind::Day).filter(|_| !paper && !name) {
            return Some((at + 1, day(steps)));
        }
        let around = if self.is(at + 1, "before") { -1 } else { 1 };
        let between = self.is(at, "day") && (self.is(at + 1, "before") || self.is(at + 1, "after"));
        let steps = between.then(|| self.value(at + 2, Kind::Day)).flatten()?;
        (steps == around).then(|| (at + 3, day(2 * around)))
    }
}
