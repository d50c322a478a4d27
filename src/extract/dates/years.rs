//! Years, decades and centuries.

use super::expression::{Expression, Parts};
use super::parser::{Found, Parser};
use crate::document::{Shape, TokenKind};
use crate::lexicon::WordClass;
use crate::lexicon::calendar::Kind;

impl Parser<'_> {
    /// 1990s; '90s; the nineties; 19th century
    pub(super) fn decade(&self, at: usize) -> Found<Expression> {
        if let Some((next, nth)) = self.ordinal(at).filter(|&(_, n)| (1..=30).contains(&n)) {
            let next = if self.is(next, "-") { next + 1 } else { next };
            let named = |at: usize| self.token(at).is_some_and(|t| t.shape == Shape::Title);
            let name = named(next) && named(next + 1);
            return (self.is(next, "century") && !name).then(|| (next + 1, Expression::Century((nth - 1) * 100)));
        }
        let his =
            at > 0 && self.document.class(at - 1).contains(WordClass::DETERMINER) && !self.document.is(at - 1, "the");
        let parted = at > 0 && self.value(at - 1 - usize::from(self.is(at - 1, "-") && at > 1), Kind::Part).is_some();
        let the = at > 0 && self.document.is(at - 1, "the");
        if let Some(value) = self.value(at, Kind::Decade).filter(|_| the || parted && !self.his_part(at)) {
            return Some((at + 1, Expression::Decade(1900 + value)));
        }
        let quoted = self.is_any(at, &["'", "‘"]);
        let number = if quoted { at + 1 } else { at };
        let (width, n) = self.digits(number)?;
        let plural = self.is_any(number + 1, &["s", "'s"]);
        let another = number > 2 && self.is_any(number - 1, &["and", "or", "to"]) && self.is(number - 2, "s");
        // "the mid-40s" is as often a temperature or an age.
        let early = parted && self.is_any(at - 1, &["early", "late"]) && !self.his_part(at);
        let led = quoted && self.glued(number) || the || another || early;
        match width {
            4 if plural && n % 10 == 0 && (1000..2100).contains(&n) => Some((number + 2, Expression::Decade(n))),
            2 if plural && n % 10 == 0 && led && !his => {
                Some((number + 2, Expression::Decade(if n >= 20 { 1900 + n } else { 2000 + n })))
            }
            _ => None,
        }
    }

    /// True for the years of a person's age: in his early 40s.
    fn his_part(&self, at: usize) -> bool {
        let part = at - 1 - usize::from(self.is(at - 1, "-"));
        let before = part.checked_sub(1).map(|before| self.document.class(before));
        before.is_some_and(|class| class.contains(WordClass::DETERMINER)) && !self.is(part - 1, "the")
    }

    /// fiscal 2016; fiscal year 2015; the 2014-15 financial year is told by its years alone
    pub(super) fn fiscal_year(&self, at: usize) -> Found<Expression> {
        self.value(at, Kind::Account)?;
        let year = at + 1 + usize::from(self.is(at + 1, "year"));
        self.years(year).or_else(|| self.year_digits(year).map(|(end, year)| (end, Expression::year(year))))
    }

    /// A year alone: behind a preposition or in brackets, or before a noun that it tells apart (the 2003 report).
    pub(super) fn bare_year(&self, at: usize) -> Found<Expression> {
        let spelt = || {
            self.year_words(at)
                .filter(|_| at > 0 && (self.document.is(at - 1, "in") || self.document.is(at - 1, "since")))
        };
        let (end, year) = self.year_digits(at).filter(|&(_, year)| (1500..2100).contains(&year)).or_else(spelt)?;
        if let Some(month) = self.month_name(end) {
            let parts = Parts { year: Some(year), month: Some(month as u32), ..Parts::default() };
            return Some((end + 1, Expression::Date(parts)));
        }
        if self.names_event(end) {
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
        let leads = [
            "in", "of", "since", "by", "from", "until", "till", "to", "during", "before", "after", "for", "through",
            "between", "and", "or", "early", "late", "mid", "(", ",", "around", "than", "year", "circa",
        ];
        let led = self.document.is_any(before, &leads);
        let glued_dash = self.document.word(before) == "-"
            && self.glued(at)
            && before > 0
            && self.document.is_any(before - 1, &["mid", "pre", "post", "early", "late", "circa"]);
        let told_apart = token.class.contains(WordClass::DETERMINER) || self.document.is(before, "'s");
        let noun_follows = self.token(end).is_some_and(|t| {
            t.kind == TokenKind::Word && !t.class.intersects(WordClass::PREPOSITION | WordClass::AUXILIARY)
        });
        let sure = (led || glued_dash) && !self.counted(end) || told_apart && noun_follows && !self.counted(end);
        found.filter(|_| sure)
    }

    /// True when the words behind a year make a name of it: the 2012 Summer Olympics, 2016 Republican Convention.
    fn names_event(&self, at: usize) -> bool {
        const LONGEST: usize = 5;
        let named = (at..at + LONGEST).take_while(|&at| {
            self.token(at).is_some_and(|t| t.kind == TokenKind::Word && matches!(t.shape, Shape::Title | Shape::Upper))
        });
        named.last().is_some_and(|last| self.is_any(last, &EVENTS))
    }

    /// True when what follows is counted or measured: a small-lettered plural, a unit, a mark of money or per cent.
    fn counted(&self, at: usize) -> bool {
        let hyphened = self.is(at, "-") && self.token(at + 1).is_some_and(|t| t.kind == TokenKind::Word);
        let joined = hyphened && self.token(at + 2).is_some();
        let of_these = || self.document.is(at.saturating_sub(2), "of") || !self.led_by_preposition(at - 1);
        self.is_any(at, &MEASURES) || joined || self.plural(at) && of_these()
    }

    /// A small-lettered plural.
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

/// What stands behind a number that is no year.
const MEASURES: [&str; 19] = [
    "people", "%", "per", "percent", "metres", "meters", "miles", "km", "feet", "men", "women", "kg", "euros",
    "dollars", "pounds", "tonnes", "tons", "hours", "BC",
];

/// What names of events that have a year in them end with.
const EVENTS: [&str; 24] = [
    "Awards",
    "Bowl",
    "Championship",
    "Championships",
    "Classic",
    "Convention",
    "Cup",
    "Derby",
    "Emmys",
    "Expo",
    "Festival",
    "Final",
    "Finals",
    "Games",
    "Grammys",
    "Marathon",
    "Masters",
    "Olympics",
    "Open",
    "Oscars",
    "Paralympics",
    "Prix",
    "Series",
    "Tournament",
];
