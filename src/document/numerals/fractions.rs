//! Fractions: half, two-thirds, ¾, 3/4, two and a half.

use super::{NumeralForm, Reader};
use crate::lexicon::NumberPart;

impl Reader<'_, '_> {
    /// half, a quarter, two-thirds, 3/4, ½; with a multiplier after: half a million, three quarters of a billion
    pub(super) fn fraction(&mut self) -> Option<f64> {
        let start = self.at;
        let Some(value) = self.simple_fraction() else {
            self.at = start;
            return None;
        };
        self.form = NumeralForm::Fraction;
        match self.fraction_scale() {
            Some(scale) => {
                self.form = NumeralForm::Words;
                Some(value * scale)
            }
            None => Some(value),
        }
    }

    fn simple_fraction(&mut self) -> Option<f64> {
        self.slashed()
            .or_else(|| self.glyph())
            .or_else(|| self.half())
            .or_else(|| self.quarter_of_scale())
            .or_else(|| self.numerator_and_denominator())
    }

    fn half(&mut self) -> Option<f64> {
        let article = usize::from(self.is(self.at, "a") || self.is(self.at, "one"));
        let at = if article == 1 { self.past_hyphen(self.at + 1) } else { self.at };
        if !self.is(at, "half") {
            return None;
        }
        self.at = at + 1;
        Some(0.5)
    }

    /// quarter million
    fn quarter_of_scale(&mut self) -> Option<f64> {
        let scaled = self.is(self.at, "quarter") && self.value_at(self.at + 1, &[NumberPart::Scale]).is_some();
        self.at += usize::from(scaled);
        scaled.then_some(0.25)
    }

    fn glyph(&mut self) -> Option<f64> {
        let value = self.value_at(self.at, &[NumberPart::Glyph])?;
        self.at += 1;
        Some(value)
    }

    /// 3/4: digits with a denominator that is used in measures, and not a date (9/11, 1/2/2016).
    fn slashed(&mut self) -> Option<f64> {
        let at = self.at;
        let shape = self.digits_at(at)
            && self.is(at + 1, "/")
            && self.digits_at(at + 2)
            && self.glued(at + 1)
            && self.glued(at + 2)
            && !(self.is(at + 3, "/") && self.glued(at + 3));
        if !shape {
            return None;
        }
        let (over, under) = (whole(self.document.word(at))?, whole(self.document.word(at + 2))?);
        let usual = matches!(under as u32, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 16 | 20 | 32 | 64 | 100);
        if over >= under || over == 0.0 || !usual {
            return None;
        }
        self.at += 3;
        self.form = NumeralForm::Digits;
        Some(over / under)
    }

    /// a third, two-thirds, three quarters
    fn numerator_and_denominator(&mut self) -> Option<f64> {
        let start = self.at;
        let over = if self.is(start, "a") || self.is(start, "an") {
            self.at += 1;
            1.0
        } else {
            self.below_hundred()?
        };
        let at = self.past_hyphen(self.at);
        let under = self.value_at(at, &[NumberPart::Part, NumberPart::Ordinal]).filter(|&under| under > 2.0);
        let plural = at < self.end && self.document.word(at).ends_with(['s', 'S']);
        match under {
            // Two quarters are six months.
            Some(under) if plural == (over != 1.0) && (over, under) != (2.0, 4.0) => {
                self.at = at + 1;
                Some(over / under)
            }
            _ => {
                self.at = start;
                None
            }
        }
    }

    /// The multiplier after a fraction: "million", "-million", "a million", "of a million", "a dozen".
    fn fraction_scale(&mut self) -> Option<f64> {
        let of = self.past_hyphen(self.at) + usize::from(self.is(self.at, "of"));
        let at = of + usize::from(self.is(of, "a") || self.is(of, "one"));
        let dozen = self.is(at, "dozen") || self.is(at, "hundred");
        let value = self
            .value_at(at, &[NumberPart::Scale])
            .or_else(|| dozen.then(|| self.value_at(at, &[NumberPart::Group, NumberPart::Hundred])).flatten())?;
        self.at = at + 1;
        self.scale = value;
        Some(value)
    }

    /// The denominator of a fraction at a token: fifths in "one hundred and two fifths".
    pub(super) fn denominator(&self, at: usize) -> Option<f64> {
        let at = self.past_hyphen(at);
        let word = self.word_at(at)?;
        (matches!(word.part, NumberPart::Part | NumberPart::Ordinal) && word.word.ends_with('s')).then_some(word.value)
    }

    /// "and a half", "1/2", "½", "and two thirds" after a whole number.
    pub(super) fn and_fraction(&mut self) -> Option<f64> {
        let start = self.at;
        let and = self.is(start, "and");
        self.at += usize::from(and);
        let form = self.form;
        let hyphened = self.is(self.at, "-") && self.glued(self.at) && self.is(self.at + 1, "and");
        if hyphened {
            self.at += 2 + usize::from(self.is(self.at + 2, "-"));
            let article = usize::from(self.is(self.at, "a")) * (1 + usize::from(self.is(self.at + 1, "-")));
            self.at += article;
        }
        let value = match (and || hyphened, self.digits_at(start)) {
            (true, _) => self.simple_fraction(),
            (false, true) => self.slashed(),
            (false, false) => self.glyph(),
        };
        self.form = form;
        if value.is_none() {
            self.at = start;
        }
        value
    }

    /// "and a half" after a multiplier is a half of it (3 million and a half), unless it has one of its own (one
    /// billion and a half million).
    pub(super) fn scaled_fraction(&mut self, scale: f64) -> Option<f64> {
        let start = self.at;
        let hundred = scale;
        let part = self.and_fraction().or_else(|| {
            self.at = start;
            None
        })?;
        let own = self.scales();
        Some(part * if own > 1.0 { own } else { hundred })
    }
}

/// The value of digits without separators.
fn whole(word: &str) -> Option<f64> {
    word.bytes().all(|b| b.is_ascii_digit()).then(|| word.parse().ok()).flatten()
}
