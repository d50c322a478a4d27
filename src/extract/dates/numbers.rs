//! Numbers in dates: days, years, counts, in digits and in words.

use super::parser::{Found, Parser};
use crate::document::{Token, TokenKind};
use crate::lexicon::calendar::Kind;

impl Parser<'_> {
    /// At most four digits and nothing else; returns their number and value.
    #[inline]
    pub fn digits(&self, at: usize) -> Option<(usize, i32)> {
        let token = self.token(at).filter(|t| t.kind == TokenKind::Number && t.span.len() <= 4)?;
        self.value_of_digits(token)
    }

    #[inline(never)]
    fn value_of_digits(&self, token: &Token) -> Option<(usize, i32)> {
        let word = token.span.of(self.document.text).as_bytes();
        let plain = word.iter().all(u8::is_ascii_digit);
        plain.then(|| (word.len(), word.iter().fold(0, |n, digit| n * 10 + i32::from(digit - b'0'))))
    }

    /// A year of four digits from 1000 to 2999.
    pub fn year_digits(&self, at: usize) -> Found<i32> {
        self.digits(at).filter(|&(width, n)| width == 4 && (1000..3000).contains(&n)).map(|(_, n)| (at + 1, n))
    }

    /// A year in digits or words, or (after a month or "of") in two digits.
    pub fn year(&self, at: usize) -> Found<i32> {
        self.year_digits(at).or_else(|| self.year_words(at))
    }

    /// A year of two digits: '87, or 87 after "of". Over 30 it is one of the last century.
    pub fn short_year(&self, at: usize) -> Found<i32> {
        let first = if self.is(at, "'") { at + 1 } else { at };
        let (width, n) = self.digits(first)?;
        (width == 2).then_some((first + 1, if n > 30 { 1900 + n } else { 2000 + n }))
    }

    /// nineteen eighty six; two thousand and five; seventeen hundred thirty three
    pub fn year_words(&self, at: usize) -> Found<i32> {
        let (next, high) = self.below_hundred(at)?;
        if self.is(next, "thousand") && high == 2 {
            let rest = if self.is(next + 1, "and") { next + 2 } else { next + 1 };
            return Some(self.below_hundred(rest).map_or((next + 1, 2000), |(end, low)| (end, 2000 + low)));
        }
        if !(13..=20).contains(&high) {
            return None;
        }
        let next = if self.is(next, "hundred") { next + 1 } else { next };
        let (end, low) = self.below_hundred(next)?;
        (low >= 10).then_some((end, high * 100 + low))
    }

    /// A cardinal in words below a hundred: twenty-three, twenty three, nine.
    pub fn below_hundred(&self, at: usize) -> Found<i32> {
        match self.entry(at)? {
            entry if entry.kind == Kind::Cardinal => Some((at + 1, entry.value)),
            entry if entry.kind == Kind::Tens => {
                let next = if self.is(at + 1, "-") { at + 2 } else { at + 1 };
                let unit = self.entry(next).filter(|e| e.kind == Kind::Cardinal && e.value < 10);
                Some(unit.map_or((at + 1, entry.value), |e| (next + 1, entry.value + e.value)))
            }
            _ => None,
        }
    }

    /// An ordinal: 3rd, third, twenty-third.
    pub fn ordinal(&self, at: usize) -> Found<i32> {
        if let Some((_, n)) = self.digits(at) {
            let glued = self.glued(at + 1) && self.is_any(at + 1, &["st", "nd", "rd", "th"]);
            return glued.then_some((at + 2, n));
        }
        match self.entry(at)? {
            entry if entry.kind == Kind::Ordinal => Some((at + 1, entry.value)),
            entry if entry.kind == Kind::Tens => {
                let next = if self.is(at + 1, "-") { at + 2 } else { at + 1 };
                let unit = self.entry(next).filter(|e| e.kind == Kind::Ordinal && e.value < 10)?;
                Some((next + 1, entry.value + unit.value))
            }
            _ => None,
        }
    }

    /// The day of a month: in digits, as an ordinal, in words.
    pub fn day(&self, at: usize) -> Found<u32> {
        let plain = || self.digits(at).filter(|&(width, _)| width <= 2).map(|(_, n)| (at + 1, n));
        let (end, n) = self.ordinal(at).or_else(plain).or_else(|| self.below_hundred(at))?;
        (1..=31).contains(&n).then_some((end, n as u32))
    }

    /// A count in digits or words, perhaps of dozens; "a" and "an" are one, "a couple of" is two.
    pub fn count(&self, at: usize) -> Found<i32> {
        let one = self.is_any(at, &["a", "an"]).then_some((at + 1, 1));
        if one.is_some() && self.is(at + 1, "couple") {
            return Some((at + 2 + usize::from(self.is(at + 2, "of")), 2));
        }
        let digits = || self.digits(at).filter(|&(width, _)| width <= 3).map(|(_, n)| (at + 1, n));
        let (end, n) = one.or_else(digits).or_else(|| self.below_hundred(at))?;
        Some(if self.is(end, "dozen") { (end + 1, 12 * n) } else { (end, n) })
    }

    /// A count that may be the lowest of two: three; two or three; 10-15. The lowest and the highest.
    pub fn counts(&self, at: usize) -> Found<(i32, i32)> {
        let (next, least) = self.count(at)?;
        let joint = self.is_any(next, &["or", "to", "-", "–"]);
        let most = joint.then(|| self.count(next + 1)).flatten().filter(|&(_, most)| most > least);
        Some(most.map_or((next, (least, least)), |(next, most)| (next, (least, most))))
    }
}
