//! Dates written with separators: 2016-11-26, 26/11/2016, 26.11.2016, 05-Aug-2016, Dec/2018.

use super::expression::{Expression, Parts};
use super::parser::{Found, Parser};
use crate::document::TokenKind;

impl Parser<'_> {
    /// A date with separators, without white space.
    pub fn numeric(&self, at: usize) -> Found<Expression> {
        self.dotted(at).or_else(|| self.separated(at))
    }

    /// 26.11.2016, which is one token.
    fn dotted(&self, at: usize) -> Found<Expression> {
        let token = self.token(at).filter(|t| t.kind == TokenKind::Number && t.span.len() >= 8)?;
        let mut fields = token.span.of(self.document.text).split('.').map(|f| f.parse::<i32>().ok());
        let (day, month, year) = (fields.next()??, fields.next()??, fields.next()??);
        let whole = fields.next().is_none() && (1000..3000).contains(&year);
        whole.then(|| date(year, month, day)).flatten().map(|e| (at + 1, e))
    }

    fn separated(&self, at: usize) -> Found<Expression> {
        let a = self.field(at)?;
        if !self.separator(at + 1) || !self.glued(at + 1) || !self.glued(at + 2) {
            return None;
        }
        let b = self.field(at + 2)?;
        let same = self.separator(at + 3) && self.document.word(at + 3) == self.document.word(at + 1);
        let third = (same && self.glued(at + 3) && self.glued(at + 4)).then(|| self.field(at + 4)).flatten();
        let more =
            |next| self.separator(next) && self.glued(next) && self.field(next + 1).is_some() && self.glued(next + 1);
        match third {
            Some(c) if self.is_part_of_longer_number(at) || self.is_short_code(at, a, c) => None,
            Some(c) if !more(at + 5) => three(a, b, c).map(|e| (at + 5, e)),
            Some(_) => None,
            None if self.glued(at) && self.separator(at - 1) => None,
            None => two(a, b).or_else(|| self.day_of_year(at, a, b)).map(|e| (at + 3, e)),
        }
    }

    /// True if digits and a separator come right before: the sequence of digits is longer than a date.
    fn is_part_of_longer_number(&self, at: usize) -> bool {
        let joined = self.glued(at) && self.separator(at - 1) && self.glued(at - 1) && at > 1;
        joined && self.document.tokens[at - 2].kind == TokenKind::Number
    }

    /// True if the year would have one digit: dial 2-1-1.
    fn is_short_code(&self, at: usize, first: Field, last: Field) -> bool {
        let one_digit = self.digits(at + 4).is_some_and(|(width, _)| width == 1);
        matches!((first, last), (Field::Number(_), Field::Number(_))) && one_digit
    }

    /// 10/25, only after a preposition, since many other things are written like this.
    fn day_of_year(&self, at: usize, a: Field, b: Field) -> Option<Expression> {
        let (Field::Number(a), Field::Number(b)) = (a, b) else { return None };
        let led = at > 0 && self.document.is_any(at - 1, &["on", "from", "until", "since", "by", "to"]);
        let slash = self.is(at + 1, "/") && led && (a, b) != (9, 11);
        slash.then(|| figures(a, b, None)).flatten()
    }

    fn separator(&self, at: usize) -> bool {
        self.token(at).is_some() && matches!(self.document.word(at), "-" | "/" | "–")
    }

    fn field(&self, at: usize) -> Option<Field> {
        if let Some((width, value)) = self.digits(at) {
            return Some(if width == 4 { Field::Year(value) } else { Field::Number(value) });
        }
        self.month_name(at).map(Field::Month)
    }
}

#[derive(Clone, Copy)]
enum Field {
    Year(i32),
    Number(i32),
    Month(i32),
}

/// Year first, or year last; which of two numbers before the year is the month is decided later.
fn three(a: Field, b: Field, c: Field) -> Option<Expression> {
    use Field::{Month, Number, Year};
    match (a, b, c) {
        (Year(year), Number(month) | Month(month), Number(day)) => date(year, month, day),
        (Number(day), Month(month), Year(year)) | (Month(month), Number(day), Year(year)) => date(year, month, day),
        (Number(a), Number(b), Year(year)) => figures(a, b, Some(year)),
        (Number(a), Number(b), Number(c)) => {
            let year = if c > 30 { 1900 + c } else { 2000 + c };
            figures(a, b, Some(year))
        }
        _ => None,
    }
}

/// A month and a year, or a month by name and a day.
fn two(a: Field, b: Field) -> Option<Expression> {
    use Field::{Month, Number, Year};
    match (a, b) {
        (Month(month), Year(year)) => parts(Some(year), month, None),
        (Number(month), Year(year)) if month <= 12 && (1800..2100).contains(&year) => parts(Some(year), month, None),
        // 2015-03, but 2015-16 and 2010-12 are ranges of years.
        (Year(year), Number(month)) if month <= 12 && month <= year % 100 => parts(Some(year), month, None),
        (Month(month), Number(day)) | (Number(day), Month(month)) => parts(None, month, Some(day)),
        _ => None,
    }
}

/// Two numbers of which one can be a month and the other a day.
fn figures(a: i32, b: i32, year: Option<i32>) -> Option<Expression> {
    let (low, high) = (a.min(b), a.max(b));
    let real = (1..=12).contains(&low) && (1..=31).contains(&high);
    real.then_some(Expression::Figures { first: a as u32, second: b as u32, year })
}

fn date(year: i32, month: i32, day: i32) -> Option<Expression> {
    parts(Some(year), month, Some(day))
}

fn parts(year: Option<i32>, month: i32, day: Option<i32>) -> Option<Expression> {
    let real = (1..=12).contains(&month) && day.is_none_or(|day| (1..=31).contains(&day));
    let parts = Parts { year, month: Some(month as u32), day: day.map(|d| d as u32), weekday: None };
    real.then_some(Expression::Date(parts))
}
