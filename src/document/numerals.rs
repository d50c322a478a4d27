//! Numbers in digits, in words, and in both: 1.2 million, two dozen, three and a half, two-thirds, tens of thousands.

use super::{Document, Shape, TokenKind};
use crate::lexicon::{Groups, NumberPart, NumberWord, RAISED, WordClass, number_word};
use std::ops::Range;

/// How a number is expressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumeralForm {
    /// With digits: 31,000, 1.5 million
    Digits,
    /// In words: two dozen, forty-two
    Words,
    /// As a part of one: half, two-thirds
    Fraction,
    /// As a vague number of this size: dozens, several hundred
    Vague,
}

/// A number in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeral {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its value, multipliers applied.
    pub value: f64,
    /// The last multiplier in it, or 1: a million in "5 million".
    pub scale: f64,
    /// How it is expressed.
    pub form: NumeralForm,
}

impl Numeral {
    /// with all its tokens
    pub fn at(document: &Document, first: usize) -> Option<Numeral> {
        let sentence = document.tokens.get(first)?.sentence;
        let end = document.sentences[sentence as usize].tokens.end;
        let mut reader = Reader { document, at: first, end, scale: 1.0, form: NumeralForm::Words };
        let negative = reader.sign();
        let value =
            reader.vague().or_else(|| reader.fraction()).or_else(|| reader.cardinal()).or_else(|| reader.times())?;
        if !value.is_finite() {
            return None;
        }
        let tokens = first..reader.at;
        let value = if negative { -value } else { value };
        Some(Numeral { tokens, value, scale: reader.scale, form: reader.form })
    }
}

/// The highest power of ten that is read.
const MOST_EXPONENT: i32 = 99;

/// Reads a number from left to right. Each method moves past what it has read, or stays in place and returns none.
struct Reader<'d, 'a> {
    document: &'d Document<'a>,
    at: usize,
    end: usize,
    scale: f64,
    form: NumeralForm,
}

impl Reader<'_, '_> {
    fn is(&self, at: usize, word: &str) -> bool {
        at < self.end && self.document.is(at, word)
    }

    fn glued(&self, at: usize) -> bool {
        at < self.end && self.document.glued(at)
    }

    fn digits_at(&self, at: usize) -> bool {
        at < self.end && self.document.tokens[at].kind == TokenKind::Number
    }

    /// The number word at a token.
    fn word_at(&self, at: usize) -> Option<NumberWord> {
        if at >= self.end || !self.document.tokens[at].class.contains(WordClass::NUMBER) {
            return None;
        }
        number_word(self.document.word(at), self.document.tokens[at].hash)
    }

    /// The value of the number word at a token, if it is one of these parts.
    fn value_at(&self, at: usize, parts: &[NumberPart]) -> Option<f64> {
        self.word_at(at).filter(|word| parts.contains(&word.part)).map(|word| word.value)
    }

    /// The token after a hyphen at `at`, or `at` when none is there: twenty-one, fifty - two.
    fn past_hyphen(&self, at: usize) -> usize {
        if self.is(at, "-") { at + 1 } else { at }
    }

    /// minus (not "plus or minus"), negative, or a minus sign that is glued to digits and to nothing before.
    fn sign(&mut self) -> bool {
        let either = self.at > 0 && self.document.is(self.at - 1, "or");
        let word = self.is(self.at, "minus") && !either || self.is(self.at, "negative");
        let mark = (self.is(self.at, "-") || self.is(self.at, "−") || self.is(self.at, "–"))
            && self.glued(self.at + 1)
            && !self.glued(self.at)
            && self.digits_at(self.at + 1);
        self.at += usize::from(word || mark);
        word || mark
    }

    /// twice, thrice
    fn times(&mut self) -> Option<f64> {
        let value = self.value_at(self.at, &[NumberPart::Times])?;
        self.at += 1;
        Some(value)
    }

    /// dozens, tens of thousands, several hundred, a few dozen
    fn vague(&mut self) -> Option<f64> {
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

    /// half, a quarter, two-thirds, 3/4, ½; with a multiplier after: half a million, three quarters of a billion
    fn fraction(&mut self) -> Option<f64> {
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

    /// A whole number, perhaps with a fraction after it.
    fn cardinal(&mut self) -> Option<f64> {
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

    /// The denominator of a fraction at a token: fifths in "one hundred and two fifths".
    fn denominator(&self, at: usize) -> Option<f64> {
        let at = self.past_hyphen(at);
        let word = self.word_at(at)?;
        (matches!(word.part, NumberPart::Part | NumberPart::Ordinal) && word.word.ends_with('s')).then_some(word.value)
    }

    /// dozen; couple, pair and trio only with "a" before and "of" or a multiplier after.
    fn group(&mut self, article: bool) -> Option<f64> {
        let word = self.word_at(self.at)?;
        let dozen = word.value == 12.0 && matches!(word.part, NumberPart::Group | NumberPart::Vague);
        let of = self.is(self.at + 1, "of");
        let multiplied = || {
            let parts = [NumberPart::Hundred, NumberPart::Scale, NumberPart::Group];
            word.value == 2.0 && self.value_at(self.at + 1, &parts).is_some()
        };
        let other = word.part == NumberPart::Group && article && (of || multiplied());
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
    fn below_hundred(&mut self) -> Option<f64> {
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

    /// Digits, with a power of ten: 10⁶, 2.5 × 10^6.
    fn digits(&mut self) -> Option<f64> {
        if let Some((power, end)) = self.power(self.at) {
            self.at = end;
            return Some(power);
        }
        let value = self.grouped_digits()?;
        let times = ["×", "x", "·"].iter().any(|sign| self.is(self.at, sign));
        let Some((power, end)) = self.power(self.at + 1).filter(|_| times) else { return Some(value) };
        self.at = end;
        Some(value * power)
    }

    /// The power of ten at a token, and its end: 10⁶, 10⁻³, 10^6. (A raised figure after another number refers to a
    /// note.)
    fn power(&self, at: usize) -> Option<(f64, usize)> {
        if !self.is(at, "10") {
            return None;
        }
        let raised = self.raised(at + 1);
        let (exponent, end) = raised.or_else(|| self.raised_in_ascii(at + 1))?;
        Some((10f64.powi(exponent), end))
    }

    /// An exponent in raised figures that are glued to what is before them.
    fn raised(&self, at: usize) -> Option<(i32, usize)> {
        const MOST_TOKENS: usize = 2;
        let figure = |c: char| RAISED.iter().position(|raised| *raised == c);
        let figures = |at: &usize| self.glued(*at) && self.document.word(*at).chars().all(|c| figure(c).is_some());
        let minus = self.glued(at) && self.is(at, "⁻");
        let first = at + usize::from(minus);
        let end = first + (first..first + MOST_TOKENS).take_while(figures).count();
        let digits = (first..end).flat_map(|at| self.document.word(at).chars()).filter_map(figure);
        let exponent = digits.fold(0, |exponent, digit| (10 * exponent + digit as i32).min(MOST_EXPONENT));
        (end > first).then_some((if minus { -exponent } else { exponent }, end))
    }

    /// An exponent after ^, glued to what is before it.
    fn raised_in_ascii(&self, at: usize) -> Option<(i32, usize)> {
        let minus = self.is(at + 1, "-") && self.glued(at + 1);
        let digits = at + 1 + usize::from(minus);
        let written = self.is(at, "^") && self.glued(at) && self.glued(digits) && self.digits_at(digits);
        let exponent = written.then(|| self.document.word(digits).parse::<i32>().ok()).flatten()?;
        (exponent <= MOST_EXPONENT).then_some((if minus { -exponent } else { exponent }, digits + 1))
    }

    /// Digits, with groups separated by spaces (1 414 021 100).
    fn grouped_digits(&mut self) -> Option<f64> {
        let first = self.document.word(self.at);
        let mut value = number(first)?;
        self.at += 1;
        let mut grouped = first.len() <= 3 && first.bytes().all(|b| b.is_ascii_digit());
        const MOST_GROUPS: usize = 6;
        let last = self.at + MOST_GROUPS;
        while grouped && self.at < last && self.digits_at(self.at) && self.is_group_of_three(self.at) {
            let group = self.document.word(self.at);
            value = value * 1000.0 + number(group)?;
            grouped = group.len() == 3;
            self.at += 1;
        }
        Some(value)
    }

    /// True for three digits (perhaps with decimals: 18 500,50) after one space that is not a line end.
    fn is_group_of_three(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        let between = &self.document.text[tokens[at - 1].span.to()..tokens[at].span.from()];
        let word = self.document.word(at);
        let (digits, part) = word.split_once(['.', ',']).unwrap_or((word, ""));
        let decimals = !word.contains(',') || part.len() < 3;
        matches!(between, " " | "\u{a0}" | "\u{202f}" | "\u{2009}") && digits.len() == 3 && decimals
    }

    /// The multipliers at this place, multiplied: million; lakh crore; bn glued to digits.
    fn scales(&mut self) -> f64 {
        let mut scale = 1.0;
        loop {
            let at = if scale == 1.0 { self.scale_hyphen() } else { self.at };
            let at = if scale == 1.0 { self.past_code(at) } else { at };
            let Some(value) = self.value_at(at, &[NumberPart::Scale]).or_else(|| self.short_scale(at)) else {
                return scale;
            };
            scale *= value;
            self.at = at + 1;
        }
    }

    /// The place of a multiplier after a currency's code, which is then within the number (75 USD million), else this
    /// place.
    fn past_code(&self, at: usize) -> usize {
        let code = at < self.end
            && self.document.class(at).contains(WordClass::CURRENCY)
            && self.document.tokens[at].shape == Shape::Upper
            && self.value_at(at + 1, &[NumberPart::Scale]).is_some();
        at + usize::from(code)
    }

    /// The place of a multiplier after a hyphen ($2-million), else this place.
    fn scale_hyphen(&self) -> usize {
        let glued = self.glued(self.at) && self.glued(self.at + 1);
        if self.is(self.at, "-") && glued { self.at + 1 } else { self.at }
    }

    /// bn, k, m and the like after digits. The single letters must be glued to them, joined by a hyphen or before what
    /// they count (10 k people), and a lower-case m or b is a multiplier only of money or of things counted, since it may
    /// be a metre.
    fn short_scale(&self, at: usize) -> Option<f64> {
        let value = self.value_at(at, &[NumberPart::Short])?;
        let word = self.document.word(at);
        let digits = at.checked_sub(1 + usize::from(at > self.at))?;
        if matches!(word, "cr" | "Cr" | "crs") {
            // Rs 450 cr, 2 lakh cr, 1.2 cr doses
            let lakhs = self.value_at(digits, &[NumberPart::Scale]).is_some();
            let counts = || self.money_before(digits) || self.counts_after(at + 1);
            return (lakhs || self.digits_at(digits) && counts()).then_some(value);
        }
        if !self.digits_at(digits) {
            return None;
        }
        let multiplies = match word {
            _ if at > self.at => {
                matches!(word, "B" | "M" | "T" | "K" | "bn" | "mn" | "tn") && self.money_before(digits)
            }
            "k" | "K" | "M" | "B" | "MM" => self.glued(at) || self.counts_after(at + 1),
            "tr" => self.glued(at) || self.money_before(digits),
            // 155mm shells are of 155 millimetres.
            "mm" => self.glued(at) && self.money_before(digits),
            "m" | "b" | "t" | "T" => self.glued(at) && self.multiplies(at),
            _ => true,
        };
        multiplies.then_some(value)
    }

    /// True for a letter between digits that are money, or that count what follows.
    fn multiplies(&self, at: usize) -> bool {
        let letter = self.document.word(at);
        let ranged = self.document.is_any(at + 1, &["-", "–", "to", "or", "and"])
            && self.digits_at(at + 2)
            && self.is(at + 3, letter);
        let from = at >= 4 && self.is(at - 3, letter) && self.document.is_any(at - 2, &["-", "–", "to", "or", "and"]);
        self.money_before(at - 1)
            || self.counts_after(at + 1)
            || ranged && (self.money_before(at - 1) || self.counts_after(at + 4))
            || from && self.digits_at(at - 4) && self.money_before(at - 4)
    }

    fn money_before(&self, digits: usize) -> bool {
        digits > 0 && self.document.currency_before(digits)
    }

    /// True when a unit, a currency or a plural noun follows, perhaps after a word that describes it: 2m people, 20m
    /// euros, 2.5m-tonne, 3m Dutch voters. (Not the metres of a race: 100m hurdles.)
    fn counts_after(&self, at: usize) -> bool {
        const RACES: &[&str] = &["hurdles", "heats", "finals", "races", "relays", "sprints", "champions"];
        let first = self.past_hyphen(at);
        let size = self.document.in_group(first, Groups::EXTENT);
        let people = first < self.end && self.document.tokens[first].capitalised();
        let adjective = self.word_class(first).intersects(WordClass::ADJECTIVE) || people;
        let describes = adjective && !size || self.is(first, "more");
        let counted = |at: usize| self.is_counted(at) && !self.document.is_any(at, RACES);
        let joined = first > at && self.word_class(first).contains(WordClass::UNIT);
        joined || counted(first) || describes && self.is_plural_noun(first + 1) && counted(first + 1)
    }

    /// A unit, a currency or a plural noun.
    fn is_counted(&self, at: usize) -> bool {
        let class = self.word_class(at);
        let word = if at < self.end { self.document.word(at) } else { "" };
        // 100m in 9.81 seconds: a time, not inches.
        let symbol = (2..=4).contains(&word.len()) && word != "in";
        class.contains(WordClass::CURRENCY) && word.len() > 1
            || class.contains(WordClass::UNIT) && (symbol || word.ends_with('s'))
            || self.document.is_any(at, &["sq", "square", "cubic"]) && at < self.end
            || self.is_plural_noun(at)
    }

    fn is_plural_noun(&self, at: usize) -> bool {
        let class = self.word_class(at);
        let marked = |at: usize| self.document.word(at).ends_with('s');
        class.contains(WordClass::UNMARKED_PLURAL)
            || class.contains(WordClass::NOUN) && marked(at) && !class.contains(WordClass::PREPOSITION)
    }

    /// The classes of a word of this sentence.
    fn word_class(&self, at: usize) -> WordClass {
        if at < self.end { self.document.class(at) } else { WordClass::empty() }
    }

    /// "and a half", "1/2", "½", "and two thirds" after a whole number.
    fn and_fraction(&mut self) -> Option<f64> {
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
    fn scaled_fraction(&mut self, scale: f64) -> Option<f64> {
        let start = self.at;
        let hundred = scale;
        let part = self.and_fraction().or_else(|| {
            self.at = start;
            None
        })?;
        let own = self.scales();
        Some(part * if own > 1.0 { own } else { hundred })
    }

    /// "point zero three" after a number in words that began at `first`, perhaps with hyphens (two-point-four). Not:
    /// "at one point two men came".
    fn decimals(&mut self, first: usize) -> Option<f64> {
        let point = self.past_hyphen(self.at);
        let digit = self.past_hyphen(point + 1);
        let moment = self.is(self.at - 1, "one") && first > 0 && self.document.is_any(first - 1, &["at", "to", "from"]);
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

/// The value of digits with their separators: 31,000 and 12,34,567.89 and 1.5 and 1.250.000; 18,50 and 1.250,50.
fn number(word: &str) -> Option<f64> {
    decimal_comma(word).or_else(|| separated(word))
}

/// A comma used as the decimal point, since the last group of a number has three digits: 18,50; 2,3; 50,000,00; 0,125;
/// 1.250,50.
fn decimal_comma(word: &str) -> Option<f64> {
    let (whole, part) = word.rsplit_once(',')?;
    let decimals = part.len() < 3 || whole == "0" || whole.contains('.') && !part.contains('.');
    decimals.then(|| separated(&[&whole.replace('.', ""), ".", part].concat())).flatten()
}

/// The value of digits whose commas separate groups.
fn separated(word: &str) -> Option<f64> {
    let mut bytes = [0; 40];
    let mut length = 0;
    let grouped = word.bytes().filter(|&b| b == b'.').count() > 1 && word.split('.').skip(1).all(|g| g.len() == 3);
    for byte in word.bytes().filter(|&b| b != b',' && !(grouped && b == b'.')) {
        *bytes.get_mut(length)? = byte;
        length += 1;
    }
    std::str::from_utf8(&bytes[..length]).ok()?.parse().ok()
}

/// The value of digits without separators.
fn whole(word: &str) -> Option<f64> {
    word.bytes().all(|b| b.is_ascii_digit()).then(|| word.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    /// The value of the number that a text begins with, and the words after it.
    fn check(text: &str, value: f64, rest: &str) {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let numeral = Numeral::at(&document, 0).unwrap_or_else(|| panic!("no number in {text:?}"));
        assert!((numeral.value - value).abs() <= value.abs() * 1e-12, "{text:?} is {}", numeral.value);
        let after = document.tokens.get(numeral.tokens.end).map_or("", |t| &text[t.span.from()..]);
        assert_eq!(after, rest, "{text:?}");
    }

    fn check_none(text: &str) {
        let article = Article::from_text("a", text);
        assert_eq!(Numeral::at(&Document::new(&article), 0), None, "{text:?}");
    }

    #[test]
    fn powers_of_ten_are_multiplied() {
        check("10⁶ tons", 1e6, "tons");
        check("10¹² tons", 1e12, "tons");
        check("2.5 × 10^6 litres", 2.5e6, "litres");
        check("3 x 10⁶ tons", 3e6, "tons");
        check("3 x 10 tons", 3.0, "x 10 tons");
        check("5 × 10⁻³ grams", 0.005, "grams");
        check("2 x 10^-9 metres", 2e-9, "metres");
        check("12³ men", 12.0, "³ men");
        check("10^ men", 10.0, "^ men");
    }

    #[test]
    fn digits_with_separators_and_multipliers() {
        check("31,000 men", 31000.0, "men");
        check("1.5 million", 1.5e6, "");
        check("12,34,567.89 rupees", 1234567.89, "rupees");
        check("18 500,50 rand", 18500.5, "rand");
        check("1 250 000,00", 1.25e6, "");
        check("18 500,500 rand", 18.0, "500,500 rand");
        check("1.2 cr doses", 1.2e7, "doses");
        check("1.2 cr.", 1.2, "cr.");
        check("10 k people", 1e4, "people");
        check("10 K Street", 10.0, "K Street");
        check("5 bil barrels", 5e9, "barrels");
        check("1 414 021 100 people", 1414021100.0, "people");
        check("2bn barrels", 2e9, "barrels");
        check("2,25 billion", 2.25e9, "");
        check("2,25", 2.25, "");
        check("7,5 percent", 7.5, "percent");
        check("7,5% of it", 7.5, "% of it");
        check("4,1 million", 4.1e6, "");
        check("4,1 and 6 miles", 4.0, ",1 and 6 miles");
        check("0,125 grams", 0.125, "grams");
        check("1.250,50 euros", 1250.5, "euros");
        check("1.250.000 people", 1.25e6, "people");
        check("1,250 people", 1250.0, "people");
        check("11,250.75", 11250.75, "");
        check("2,25,000 rupees", 225000.0, "rupees");
        check("2m people", 2e6, "people");
        check("2m tall", 2.0, "m tall");
        check("2.5m tonnes", 2.5e6, "tonnes");
        check("2.5m-tonne", 2.5e6, "-tonne");
        check("3m Dutch voters", 3e6, "Dutch voters");
        check("2m to 3m people", 2e6, "to 3m people");
        check("3m high walls", 3.0, "m high walls");
        check("100m hurdles", 100.0, "m hurdles");
        check("400m in 48 seconds", 400.0, "m in 48 seconds");
        check("75 USD million", 75e6, "");
        check("75 USD a head", 75.0, "USD a head");
        check("13 lakh", 13e5, "");
        check("3 hundred and 21 cows", 321.0, "cows");
        check("5 million 20 times", 5e6, "20 times");
        check("-5 degrees", -5.0, "degrees");
    }

    #[test]
    fn numbers_in_words() {
        check("twenty-one men", 21.0, "men");
        check("two hundred and five", 205.0, "");
        check("two hundred and two thousand", 202000.0, "");
        check("one million two thousand and six", 1002006.0, "");
        check("a hundred years", 100.0, "years");
        check("two dozen eggs", 24.0, "eggs");
        check("a couple of weeks", 2.0, "weeks");
        check("a couple hundred cows", 200.0, "cows");
        check("a couple of thousand cows", 2000.0, "cows");
        check("a couple of dozen", 24.0, "");
        check("one point two million cows", 1.2e6, "cows");
        check("two-point-four tonnes", 2.4, "tonnes");
        check("one point of view", 1.0, "point of view");
        check("three lakh crore", 3e12, "");
        check("two hundred point zero three", 200.03, "");
        check("seven and five others", 7.0, "and five others");
    }

    #[test]
    fn fractions() {
        check("half of them", 0.5, "of them");
        check("half a million men", 5e5, "men");
        check("two quarters of it", 2.0, "quarters of it");
        check("two-thirds of it", 2.0 / 3.0, "of it");
        check("a half-million dollars", 5e5, "dollars");
        check("half-dozen seats", 6.0, "seats");
        check("three and a half years", 3.5, "years");
        check("5 million and a half", 5.5e6, "");
        check("five and a half million", 5.5e6, "");
        check("10 1/2 miles", 10.5, "miles");
        check("1½ miles", 1.5, "miles");
        check("three quarters of a million", 7.5e5, "");
    }

    #[test]
    fn vague_numbers() {
        check("dozens of men", 12.0, "of men");
        check("tens of thousands of men", 1e4, "of men");
        check("several hundred men", 100.0, "men");
        check("several hundred thousand men", 1e5, "men");
        check("several dozen men", 12.0, "men");
        check("a few dozen men", 12.0, "men");
    }

    #[test]
    fn words_that_are_no_numbers() {
        for text in ["second place", "a man", "a few men", "couple", "third time", "bn", "k", "quarter", "a"] {
            check_none(text);
        }
    }
}
