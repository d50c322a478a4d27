//! Years, decades and centuries.

use super::expression::{Expression, Parts};
use super::parser::{Found, Parser};
use crate::document::{Shape, TokenKind};
use crate::extract::decades;
use crate::lexicon::calendar::Kind;
use crate::lexicon::{Groups, WordClass};

impl Parser<'_> {
    /// 1990s; '90s; the nineties; 19th century
    pub(super) fn decade(&self, at: usize) -> Found<Expression> {
        if let Some((next, nth)) = self.ordinal(at).filter(|&(_, n)| (1..=30).contains(&n)) {
            let next = if self.is(next, "-") { next + 1 } else { next };
            let named = |at: usize| self.token(at).is_some_and(|t| t.shape == Shape::Title);
            let name = named(next) && named(next + 1);
            return (self.is(next, "century") && !name).then(|| (next + 1, Expression::Century((nth - 1) * 100)));
        }
        let his = self.is_of_life(at);
        let part = decades::with_part(self.document, at);
        let parted = part < at;
        let the = at > 0 && self.document.is(at - 1, "the") && !self.after_warmth(at);
        if let Some(value) = self.value(at, Kind::Decade).filter(|_| the || parted && !his) {
            return Some((at + 1, Expression::Decade(1900 + value)));
        }
        let quoted = self.is_any(at, &["'", "‘"]);
        let number = if quoted { at + 1 } else { at };
        let (width, n) = self.digits(number)?;
        let plural = self.is_any(number + 1, &["s", "'s"]);
        let another = number > 2 && self.is_any(number - 1, &["and", "or", "to"]) && self.is_decade(number - 3);
        // "the mid-40s" can as well be a temperature or an age.
        let early = parted && (self.is_any(part, &["early", "late"]) || n >= 20 && self.is_plain_mid(at));
        let led = quoted && self.glued(number) || the || another || early;
        match width {
            4 if plural && n % 10 == 0 && (1000..2100).contains(&n) => Some((number + 2, Expression::Decade(n))),
            2 if plural && n % 10 == 0 && led && !his => {
                Some((number + 2, Expression::Decade(if n >= 20 { 1900 + n } else { 2000 + n })))
            }
            _ => None,
        }
    }

    /// in the mid-80s, with no sign of another meaning nearby: a temperature, a rating, an age. After "to" and "and" only
    /// with a decade before: from the mid-80s to the mid-90s.
    fn is_plain_mid(&self, at: usize) -> bool {
        let mid = decades::with_part(self.document, at);
        let led = mid > 1 && self.document.is(mid - 1, "the");
        let to = led && self.document.is_any(mid - 2, &["to", "into"]);
        let adverbial = led && !to && self.document.class(mid - 2).contains(WordClass::PREPOSITION);
        let joined = led && decades::row_start(self.document, mid - 1) < mid - 1;
        self.is(mid, "mid") && (adverbial || joined) && !self.level_near(at)
    }

    /// temperatures in the 30s
    fn after_warmth(&self, at: usize) -> bool {
        const NEAR: usize = 6;
        let both = |i: usize| [Groups::LEVEL_TALK, Groups::WARMTH].iter().all(|&g| self.document.in_group(i, g));
        (at.saturating_sub(NEAR)..at).any(both)
    }

    /// True near a word for something with such levels: a temperature, a rating, an age.
    fn level_near(&self, at: usize) -> bool {
        const NEAR: usize = 12;
        let near = at.saturating_sub(NEAR)..(at + NEAR).min(self.end);
        let same = |i: &usize| self.document.tokens[*i].sentence == self.document.tokens[at].sentence;
        let level = Groups::LEVEL_TALK | Groups::WARMTH;
        near.filter(same).any(|i| self.document.in_group(i, level))
    }

    /// True for the number of a decade before another: [1980]s and 90s; the [80]s and 90s. Not: in her [20]s and 30s.
    fn is_decade(&self, at: usize) -> bool {
        let led = at > 0 && self.document.is_any(at - 1, &["the", "'", "‘"]);
        self.is(at + 1, "s") && self.digits(at).is_some_and(|(width, _)| width == 4 || led)
    }

    /// True for the years of a person's age, alone or in a row: in his early 40s; in her late 40s or early 50s.
    fn is_of_life(&self, at: usize) -> bool {
        let owner = decades::row_start(self.document, at).checked_sub(1);
        owner.is_some_and(|owner| {
            self.document.class(owner).contains(WordClass::DETERMINER) && !self.document.is(owner, "the")
        })
    }

    /// fiscal 2016; fiscal year 2015; the 2014-15 financial year is identified by its years alone
    pub(super) fn fiscal_year(&self, at: usize) -> Found<Expression> {
        if self.token(at).is_some_and(|t| t.initial == b'f' && t.shape == Shape::Upper) {
            return self.short_fiscal_year(at);
        }
        self.value(at, Kind::Account)?;
        let year = at + 1 + usize::from(self.is_any(at + 1, &["year", "years"]));
        self.years(year).or_else(|| self.year_digits(year).map(|(end, year)| (end, Expression::year(year))))
    }

    /// FY20, FY-20, FY 2021, FY2020-21, FY2020-2021
    fn short_fiscal_year(&self, at: usize) -> Found<Expression> {
        let digits = self.document.word(at).strip_prefix("FY")?;
        if digits.is_empty() {
            let at = at + usize::from(self.is(at + 1, "-") && self.glued(at + 1) && self.glued(at + 2));
            let years = self.years(at + 1);
            let year = |(end, year)| (end, Expression::year(year));
            return years.or_else(|| self.year_digits(at + 1).or_else(|| self.short_year(at + 1)).map(year));
        }
        let number = digits.parse::<i32>().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
        let first = match digits.len() {
            2 => 2000 + number,
            4 => number,
            _ => return None,
        };
        let dash = self.is_any(at + 1, &["-", "–", "/"]) && self.glued(at + 1) && self.glued(at + 2);
        let last = |(width, n): (usize, i32)| match width {
            2 => Some(first - first % 100 + n),
            4 => Some(n),
            _ => None,
        };
        match dash.then(|| self.digits(at + 2)).flatten().and_then(last).filter(|&last| last > first) {
            Some(last) => {
                let (from, to) = (Expression::year(first), Expression::year(last));
                Some((at + 3, Expression::Range(Box::new(from), Box::new(to))))
            }
            None => Some((at + 1, Expression::year(first))),
        }
    }

    /// A year of two digits with its apostrophe: in '19, the class of '92.
    fn short_bare_year(&self, at: usize) -> Found<Expression> {
        let quoted = self.is_any(at, &["'", "‘"]) && self.glued(at + 1) && !self.glued(at) && at > 0;
        let led = quoted && self.document.in_group(at - 1, Groups::BARE_YEAR_LEADER);
        let (end, year) = self.short_year(at).filter(|_| led)?;
        let free = !self.glued(end) || self.token(end).is_none_or(|t| t.kind == TokenKind::Mark);
        (free && self.digits(at + 1).is_some()).then(|| (end, Expression::year(year)))
    }

    /// A year alone: after a preposition or in brackets, or before a noun that it modifies (the 2003 report).
    pub(super) fn bare_year(&self, at: usize) -> Found<Expression> {
        if let Some(found) = self.short_bare_year(at) {
            return Some(found);
        }
        let spelt = || {
            self.year_words(at)
                .filter(|_| at > 0 && (self.document.is(at - 1, "in") || self.document.is(at - 1, "since")))
        };
        let (end, year) = self.year_digits(at).filter(|&(_, year)| (1500..2100).contains(&year)).or_else(spelt)?;
        // Not the verb: the growth since 2009 may end.
        let capitalised = self.token(end).is_some_and(|t| t.capitalised());
        if let Some(month) = self.month_name(end).filter(|_| capitalised) {
            let parts = Parts { year: Some(year), month: Some(month as u32), ..Parts::default() };
            return Some((end + 1, Expression::Date(parts)));
        }
        if self.names_event(end) || self.is_house_number(at, end) {
            return None;
        }
        let found = Some((end, Expression::year(year)));
        if self.glued(end) && self.token(end).is_some_and(|t| t.kind == TokenKind::Word && !self.is(end, "'s")) {
            return None;
        }
        let Some(before) = at
            .checked_sub(1)
            .filter(|_| at > 0 && self.document.tokens[at - 1].sentence == self.document.tokens[at].sentence)
        else {
            return found.filter(|_| self.token(end).is_some() && !self.counted(end));
        };
        let token = &self.document.tokens[before];
        let led = self.document.in_group(before, Groups::BARE_YEAR_LEADER) || self.document.is_any(before, &["(", ","]);
        let glued_dash = self.document.word(before) == "-"
            && self.glued(at)
            && before > 0
            && self.document.is_any(before - 1, &["mid", "pre", "post", "early", "late", "circa"]);
        let told_apart = token.class.contains(WordClass::DETERMINER) || self.document.is(before, "'s");
        let noun_follows = self.token(end).is_some_and(|t| {
            t.kind == TokenKind::Word && !t.class.intersects(WordClass::PREPOSITION | WordClass::AUXILIARY)
        });
        let sure = (led || glued_dash) && !self.counted(end)
            || told_apart && noun_follows && !self.counted(end) && !self.is_model_year(end);
        found.filter(|_| sure)
    }

    /// True when the name of a street or a block of houses follows: of 1935 Mill St., the 1500 block of Mill Street.
    fn is_house_number(&self, at: usize, end: usize) -> bool {
        const LONGEST: usize = 3;
        let names = |at: &usize| self.token(*at).is_some_and(|t| t.kind == TokenKind::Word && t.capitalised());
        let mut named = (end..end + LONGEST + 1).take_while(names);
        let led = at > 0 && self.document.is_any(at - 1, &["of", "at", ","]);
        self.is_any(end, &["block", "blk"])
            || led && named.any(|word| word > end && self.in_group(word, Groups::STREET))
    }

    /// True when the words after a year name a vehicle of that year: a 2005 black Ford truck. (Not: the 2005 Ford strike.)
    fn is_model_year(&self, at: usize) -> bool {
        const LONGEST: usize = 5;
        let ends = WordClass::PREPOSITION | WordClass::CONJUNCTION | WordClass::AUXILIARY;
        let within =
            |at: &usize| self.token(*at).is_some_and(|t| t.kind == TokenKind::Word && !t.class.intersects(ends));
        let vehicle = (at..at + LONGEST).take_while(within).filter(|&at| self.in_group(at, Groups::VEHICLE)).last();
        let other = |at| self.token(at).is_some_and(|t| t.shape == Shape::Lower && t.class.contains(WordClass::NOUN));
        vehicle.is_some_and(|vehicle| !other(vehicle + 1))
    }

    /// True when the words after a year make it part of a name: the 2012 Summer Olympics, 2016 Republican Convention.
    fn names_event(&self, at: usize) -> bool {
        const LONGEST: usize = 5;
        let named = (at..at + LONGEST).take_while(|&at| {
            self.token(at).is_some_and(|t| t.kind == TokenKind::Word && matches!(t.shape, Shape::Title | Shape::Upper))
        });
        named.last().is_some_and(|last| self.in_group(last, Groups::EVENT_NAME))
    }

    /// True when what follows is counted or measured: a lower-case plural, a unit, a currency sign or percent sign.
    fn counted(&self, at: usize) -> bool {
        let hyphened = self.is(at, "-") && self.token(at + 1).is_some_and(|t| t.kind == TokenKind::Word);
        let joined = hyphened && self.token(at + 2).is_some();
        let of_these = || self.document.is(at.saturating_sub(2), "of") || !self.led_by_preposition(at - 1);
        self.in_group(at, Groups::NO_YEAR_UNIT) || self.is(at, "%") || joined || self.plural(at) && of_these()
    }

    /// A lower-case plural.
    fn plural(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let word = token.span.of(self.document.text);
        let form = word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
        token.shape == Shape::Lower && form && !token.class.intersects(WordClass::AUXILIARY | WordClass::REPORTING)
    }

    fn led_by_preposition(&self, at: usize) -> bool {
        at > 0 && self.document.is_any(at - 1, &["in", "since", "the", "by", "until", "during"])
    }
}
