//! Numbers in digits, in words, and in both: 1.2 million, two dozen, three and a half, two-thirds, tens of thousands.

mod digits;
mod fractions;
mod words;

use super::{Document, TokenKind};
use crate::lexicon::{NumberPart, NumberWord, WordClass, number_word};
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
        let hyphen = word && self.is(self.at + 1, "-") && self.glued(self.at + 1) && self.glued(self.at + 2);
        self.at += usize::from(word || mark) + usize::from(hyphen);
        word || mark
    }
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
        check("minus-40 degrees", -40.0, "degrees");
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
        check("couple of hundred cows", 200.0, "cows");
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
        for text in
            ["second place", "a man", "a few men", "couple", "couple of cows", "third time", "bn", "k", "quarter", "a"]
        {
            check_none(text);
        }
    }
}
