//! Numbers in digits, with their separators, powers and multipliers: 31,000; 1.5 million; 3 x 10^6.

use super::Reader;
use crate::document::Shape;
use crate::lexicon::{Groups, NumberPart, RAISED, WordClass};

/// The highest power of ten that is read.
const MOST_EXPONENT: i32 = 99;

impl Reader<'_, '_> {
    /// Digits, with a power of ten: 10⁶, 2.5 × 10^6.
    pub(super) fn digits(&mut self) -> Option<f64> {
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
    pub(super) fn scales(&mut self) -> f64 {
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
            // EUR 40 m
            "m" | "b" if !self.glued(at) => self.money_before(digits),
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
