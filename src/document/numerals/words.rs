//! Numbers in words: forty-two, two dozen, hundreds of thousands.

use super::{NumeralForm, Reader};
use crate::lexicon::NumberPart;

impl Reader<'_, '_> {
    /// twice, thrice
    pub(super) fn times(&mut self) -> Option<f64> {
        let value = self.value_at(self.at, &[NumberPart::Times])?;
        self.at += 1;
        Some(value)
    }

    /// dozens, tens of thousands, several hundred, a few dozen
    pub(super) fn vague(&mut self) -> Option<f64> {
        let start = self.at;
        let few = usize::from(self.is(start, "a"));
        let value = if self.is(start, "several") || self.is(start + few, "few") {
            let at = start + usize::from(self.is(start + few, "few")) * few + 1;
            let value = self.value_at(at, &[NumberPart::Hundred, NumberPart::Scale, NumberPart::Group])?;
            self.at = at + 1;
            value * self.scale_after_hundred(value)
        } else {
            let value = self.value_at(start, &[NumberPart::Vague])?;
            self.at = start + 1;
            value
        };
        self.form = NumeralForm::Vague;
        self.scale = value;
        let mut value = value;
        while self.is(self.at, "of") {
            let Some(next) = self.value_at(self.at + 1, &[NumberPart::Vague]) else { break };
            value *= next;
            self.at += 2;
        }
        Some(value)
    }

    /// The multiplier after a vague hundred: several hundred thousand.
    fn scale_after_hundred(&mut self, hundred: f64) -> f64 {
        let scale = self.value_at(self.at, &[NumberPart::Scale]).filter(|_| hundred == 100.0);
        self.at += usize::from(scale.is_some());
        scale.unwrap_or(1.0)
    }

    /// A whole number, perhaps with a fraction after it.
    pub(super) fn cardinal(&mut self) -> Option<f64> {
        let (mut total, mut limit) = (0.0, f64::INFINITY);
        loop {
            let start = self.at;
            if limit.is_finite() && !self.joint(limit) {
                break;
            }
            let Some(chunk) = self.chunk() else {
                self.at = start;
                break;
            };
            let part = self.decimals(start).or_else(|| self.and_fraction()).unwrap_or(0.0);
            let scale = self.scales();
            let value = (chunk + part) * scale;
            if value >= limit {
                self.at = start;
                break;
            }
            total += value;
            self.scale = if scale > 1.0 || limit.is_infinite() { scale } else { self.scale };
            if scale == 1.0 || part > 0.0 {
                return Some(total);
            }
            if let Some(tail) = self.scaled_fraction(scale) {
                return Some(total + tail);
            }
            limit = scale;
        }
        limit.is_finite().then_some(total)
    }

    /// Moves past what may be between the parts of a number: nothing, or "and" after hundreds and thousands. Digits
    /// after a multiplier are a new number unless a multiplier of their own follows (4 thousand 3 hundred).
    fn joint(&mut self, limit: f64) -> bool {
        if self.is(self.at, "and") && (limit <= 1e5 || limit == 1e7) {
            self.at += 1;
        }
        !self.digits_at(self.at)
            || self.value_at(self.at + 1, &[NumberPart::Hundred, NumberPart::Scale]).is_some_and(|next| next < limit)
    }

    /// A number below the next multiplier: digits; two hundred and five; forty-two.
    fn chunk(&mut self) -> Option<f64> {
        let start = self.at;
        let article = self.is(start, "a") || self.is(start, "an");
        let first = if self.digits_at(start) {
            self.form = NumeralForm::Digits;
            Some(self.digits()?)
        } else if article {
            self.at += 1;
            None
        } else {
            self.below_hundred()
        };
        if let Some(group) = self.group(article) {
            return Some(first.unwrap_or(1.0) * group * self.grouped());
        }
        let Some(hundred) = self.value_at(self.at, &[NumberPart::Hundred]) else {
            let scale_follows = self.value_at(self.at, &[NumberPart::Scale]).is_some();
            if first.is_none() && !scale_follows {
                self.at = start;
            }
            return first.or((article && scale_follows).then_some(1.0));
        };
        self.at += 1;
        Some(first.unwrap_or(1.0) * hundred + self.below_hundred_after_and())
    }

    /// The tens and ones after hundreds: "and five", "thirty-two", "and 21".
    fn below_hundred_after_and(&mut self) -> f64 {
        let start = self.at;
        let and = self.is(start, "and");
        self.at += usize::from(and);
        let digits = and && self.digits_at(self.at) && !self.is(self.at + 1, "hundred");
        let value = if digits { self.digits().filter(|&v| v < 100.0 && v > 0.0) } else { self.below_hundred() };
        let multiplied = self.value_at(self.at, &[NumberPart::Hundred]).is_some();
        match value {
            Some(value) if !multiplied && self.denominator(self.at).is_none() => value,
            _ => {
                self.at = start;
                0.0
            }
        }
    }

    /// dozen; couple, pair and trio only with "a" before and "of" after; a couple of any kind before a multiplier (the last
    /// couple of hundred).
    fn group(&mut self, article: bool) -> Option<f64> {
        let word = self.word_at(self.at)?;
        let dozen = word.value == 12.0 && matches!(word.part, NumberPart::Group | NumberPart::Vague);
        let of = self.is(self.at + 1, "of");
        let multiplied = || {
            let parts = [NumberPart::Hundred, NumberPart::Scale, NumberPart::Group];
            word.value == 2.0 && self.value_at(self.at + 1 + usize::from(of), &parts).is_some()
        };
        let other = word.part == NumberPart::Group && (article && of || multiplied());
        if !dozen && !other {
            return None;
        }
        self.at += 1 + usize::from(!dozen && of);
        Some(word.value)
    }

    /// The hundreds or dozens that a group is of: a couple hundred, a couple of dozen.
    fn grouped(&mut self) -> f64 {
        let value = self.value_at(self.at, &[NumberPart::Hundred, NumberPart::Group]).filter(|&value| value > 2.0);
        self.at += usize::from(value.is_some());
        value.unwrap_or(1.0)
    }

    /// zero to ninety-nine in words
    pub(super) fn below_hundred(&mut self) -> Option<f64> {
        let word = self.word_at(self.at)?;
        match word.part {
            NumberPart::Small => {
                self.at += 1;
                Some(word.value)
            }
            NumberPart::Ten => {
                self.at += 1;
                let at = self.past_hyphen(self.at);
                let ones = self.value_at(at, &[NumberPart::Small]).filter(|ones| (1.0..10.0).contains(ones));
                if ones.is_some() {
                    self.at = at + 1;
                }
                Some(word.value + ones.unwrap_or(0.0))
            }
            _ => None,
        }
    }

    /// "point zero three" after a number in words that began at `first`, perhaps with hyphens (two-point-four). Not:
    /// "at one point two men came".
    fn decimals(&mut self, first: usize) -> Option<f64> {
        let point = self.past_hyphen(self.at);
        let digit = self.past_hyphen(point + 1);
        let range = first > 1 && self.document.is(first - 1, "to") && self.word_at(first - 2).is_some();
        let time = first > 0 && self.document.is_any(first - 1, &["at", "to", "from"]) && !range;
        let moment = self.is(self.at - 1, "one") && time;
        let digits = [NumberPart::Small, NumberPart::Ten];
        if !self.is(point, "point") || moment || self.value_at(digit, &digits).is_none() {
            return None;
        }
        self.at = digit;
        let (mut value, mut place) = (0.0, 1.0);
        while self.value_at(self.at, &digits).is_some() {
            let number = self.below_hundred()?;
            place /= if number < 10.0 { 10.0 } else { 100.0 };
            value += number * place;
        }
        Some(value)
    }
}
