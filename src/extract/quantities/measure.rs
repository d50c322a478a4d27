//! The unit, currency or percent sign at a number.

use super::bounds::past_qualifier;
use super::lists::{currency_at, is_year, unit_at};
use crate::document::{Document, Numeral, NumeralForm, Shape, TokenKind, is_currency_sign};
use crate::lexicon::measures::{self, Currency, Unit};
use crate::lexicon::{Groups, WordClass};
use crate::schema::UnitKind;
use std::ops::Range;

/// The measure of a number.
#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    /// A currency, before or after the number.
    Money(Range<usize>, Currency),
    /// A unit of measure, percent among them, mostly after the number.
    Unit(Range<usize>, Unit),
}

impl Measure {
    /// Its tokens.
    pub fn tokens(&self) -> Range<usize> {
        match self {
            Measure::Money(tokens, _) | Measure::Unit(tokens, _) => tokens.clone(),
        }
    }

    /// What it measures.
    pub fn kind(&self) -> UnitKind {
        match self {
            Measure::Money(..) => UnitKind::Money,
            Measure::Unit(_, unit) => unit.kind,
        }
    }

    /// How many of the named unit in the tables one of it is: 0.01 for cents.
    pub fn factor(&self) -> f64 {
        match self {
            Measure::Money(_, currency) => currency.factor,
            Measure::Unit(_, unit) => unit.factor,
        }
    }

    /// True when two measures are of the same kind, so that their numbers can form a range. (Not points and percent.)
    pub fn like(&self, other: &Measure) -> bool {
        match (self, other) {
            (Measure::Money(..), Measure::Money(..)) => true,
            (Measure::Unit(_, one), Measure::Unit(_, other)) => {
                one.kind == other.kind && (one.kind != UnitKind::Percent || one.name == other.name)
            }
            _ => false,
        }
    }
}

/// The measure of a number, before it (not before `floor`), within it, or after it.
pub fn measure_of(document: &Document, numeral: &Numeral, floor: usize) -> Option<Measure> {
    let money = currency_before(document, numeral.tokens.start).filter(|(money, _)| money.start >= floor);
    let money = money.or_else(|| currency_within(document, &numeral.tokens));
    let named = || {
        let tokens = unit_before(document, numeral).filter(|unit| unit.start >= floor)?;
        unit_from(document, tokens.start).map(|unit| Measure::Unit(tokens, unit))
    };
    let money = money.map(|(tokens, currency)| named_twice(document, numeral, tokens, currency));
    money.or_else(|| measure_after(document, numeral)).or_else(|| in_primes(document, numeral)).or_else(named)
}

/// The currency of an amount with a sign before it, which may be named again after it: $5 pesos.
fn named_twice(document: &Document, numeral: &Numeral, sign: Range<usize>, currency: Currency) -> Measure {
    let end = numeral.tokens.end;
    let word = document.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && t.span.len() > 3);
    let named = (word && document.same_sentence(sign.start, end)).then(|| currency_at(document, end)).flatten();
    match named.filter(|(_, named)| named.factor == currency.factor && !is_weight(named.form)) {
        Some((tokens, named)) => Measure::Money(sign.start..tokens.end, named),
        None => Measure::Money(sign, currency),
    }
}

/// The feet of a size with primes: 5'11", 6' 9", 22' long.
fn in_primes(document: &Document, numeral: &Numeral) -> Option<Measure> {
    const TALLEST: f64 = 20.0;
    let at = numeral.tokens.end;
    let feet = numeral.value.fract() == 0.0 && (1.0..=TALLEST).contains(&numeral.value) && numeral.tokens.len() == 1;
    let number = document.tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Number);
    let apart = || document.glued(at + 2) && is_inch_mark(document, at + 2);
    let inches = feet && number && (document.glued(at + 1) || apart());
    let sized = numeral.tokens.len() == 1 && document.in_group(at + 1, Groups::EXTENT);
    let prime = document.glued(at) && is_prime(document, at);
    (prime && (inches || sized)).then(|| measures::named("foot")).flatten().map(|unit| Measure::Unit(at..at + 1, unit))
}

/// The foot mark in a height: 5'11".
pub fn is_prime(document: &Document, at: usize) -> bool {
    matches!(document.word(at), "'" | "’" | "′")
}

/// The inch mark in a height: 5'11".
pub fn is_inch_mark(document: &Document, at: usize) -> bool {
    matches!(document.word(at), "\"" | "”" | "″" | "''" | "’’")
}

/// The currency that is before the number: $5, US$ 5, Rs 500, USD 200.
fn currency_before(document: &Document, number: usize) -> Option<(Range<usize>, Currency)> {
    if number == 0 || !document.currency_before(number) {
        return None;
    }
    let from = number.saturating_sub(4);
    (from..number).find_map(|first| {
        let (tokens, currency) = currency_at(document, first)?;
        let prefix = tokens.len() == 1 || prefixed_sign(document, tokens.clone());
        let written = is_currency_sign(document.word(number - 1)) || code_or_sign(document, tokens.clone());
        let letter = tokens.len() == 1 && document.word(first).len() == 1 && !is_currency_sign(document.word(first));
        let apart = letter && (document.glued(first) || !document.glued(number) && document.word(first) != "R");
        let named = document.is(first, "euro") && is_year(document, number);
        let fits = tokens.end == number && prefix && written && document.same_sentence(first, number);
        let fits = fits && !apart && !named;
        fits.then_some((tokens, currency))
    })
}

/// The code of a currency that is within a number, before its multiplier: 75 USD million.
fn currency_within(document: &Document, numeral: &Range<usize>) -> Option<(Range<usize>, Currency)> {
    let at = numeral.end.checked_sub(2).filter(|at| numeral.contains(at))?;
    let code = document.class(at).contains(WordClass::CURRENCY) && document.tokens[at].kind == TokenKind::Word;
    currency_at(document, at).filter(|(tokens, _)| code && tokens.end < numeral.end)
}

/// The name of a unit before its number: a magnitude 7.8 quake, a magnitude of 7.8; as a heading, per cent of 210.
fn unit_before(document: &Document, numeral: &Numeral) -> Option<Range<usize>> {
    let first = numeral.tokens.start;
    let before = first.checked_sub(1).filter(|&before| document.same_sentence(before, first))?;
    // a magnitude 7.8 quake, a magnitude-7.8 quake, of a magnitude of 7.8
    let linked = document.is_any(before, &["of", "-"]) && before > 0;
    let named = before - usize::from(linked);
    if document.is(named, "magnitude") && document.same_sentence(named, first) {
        return Some(named..first);
    }
    let heading = document.sentences[document.tokens[first].sentence as usize].tokens.start;
    let (tokens, unit) = unit_at(document, heading).filter(|_| document.is(before, "of"))?;
    let closed = document.tokens.get(numeral.tokens.end).is_none_or(|t| t.kind == TokenKind::Mark);
    (tokens.end == before && unit.kind == UnitKind::Percent && closed).then_some(tokens)
}

/// True for letters and a currency sign that belong together: A$ without a space; "c $" and "us $" also with one.
fn prefixed_sign(document: &Document, tokens: Range<usize>) -> bool {
    let glued = (tokens.start + 1..tokens.end).all(|token| document.glued(token));
    glued || document.word(tokens.start) != "a" && document.word(tokens.start) != "A"
}

/// True for currencies that are before their number in letters: USD, Rs, RM. (Not euros or pounds.)
fn code_or_sign(document: &Document, tokens: Range<usize>) -> bool {
    let word = document.word(tokens.start);
    let code = word.len() <= 4 && word.starts_with(|c: char| c.is_ascii_uppercase());
    code || word == "kr"
        || is_currency_sign(word)
        || tokens.len() == 1 && word.len() == 3 && document.class(tokens.start) - WordClass::UNIT == WordClass::CURRENCY
}

/// The unit or currency after a number, with a hyphen or brackets between (68-ounce, 20 (kg)).
pub fn measure_after(document: &Document, numeral: &Numeral) -> Option<Measure> {
    let number = numeral.tokens.end;
    if !document.same_sentence(numeral.tokens.start, number) {
        return None;
    }
    // 400-odd miles, 20 or so miles
    let end = past_qualifier(document, number);
    if !document.same_sentence(numeral.tokens.start, end) {
        return None;
    }
    let hyphened = document.is(end, "-") && document.glued(end) && document.glued(end + 1);
    let bracketed = document.is_any(end, &["(", "[", "{", "<"]);
    let of = numeral.form == NumeralForm::Vague && document.is(end, "of");
    let qualified = document.in_group(end, Groups::STRETCH) && is_time(document, end + 1);
    let first = end + usize::from(hyphened || bracketed || of || qualified);
    if !document.same_sentence(numeral.tokens.start, first) {
        return None;
    }
    let measure = measure_at(document, numeral, first, hyphened)?;
    let closed = document.is_any(measure.tokens().end, &[")", "]", "}", ">"]);
    (!bracketed || closed).then_some(measure)
}

/// True for a duration in the plural.
fn is_time(document: &Document, at: usize) -> bool {
    let unit = document.tokens.get(at).and_then(|_| unit_at(document, at));
    unit.is_some_and(|(_, unit)| unit.kind == UnitKind::Duration && unit.form.ends_with('s'))
}

fn measure_at(document: &Document, numeral: &Numeral, first: usize, hyphened: bool) -> Option<Measure> {
    if glued_minutes(document, first).is_some() {
        let lasting = Groups::LENGTH_LEADER | Groups::LASTING;
        let before = numeral.tokens.start.checked_sub(1).filter(|&before| document.in_group(before, lasting));
        let long = before.is_some_and(|before| !document.is_any(before, &["about", "after", "by"]));
        return measures::named("hour").filter(|_| long).map(|unit| Measure::Unit(first..first + 1, unit));
    }
    if let Some((tokens, unit)) = sign_at(document, first) {
        return Some(Measure::Unit(tokens, in_context(document, first, unit)));
    }
    let money = currency_at(document, first).filter(|(tokens, _)| is_currency_after(document, tokens.clone()));
    let unit =
        unit_at(document, first).filter(|(tokens, unit)| fits(document, numeral, tokens.clone(), unit, hyphened));
    match (money, unit) {
        (Some((money, currency)), Some((tokens, unit))) => {
            let measure = tokens.len() > money.len() || is_weight(currency.form) && weighs(document, numeral, &tokens);
            let unit = || Measure::Unit(tokens, in_context(document, first, unit));
            Some(if measure { unit() } else { Measure::Money(money, currency) })
        }
        (Some((money, currency)), None) => Some(Measure::Money(money, currency)),
        (None, Some((tokens, unit))) => Some(Measure::Unit(tokens, in_context(document, first, unit))),
        (None, None) => None,
    }
}

/// The minutes glued to their hours: 1h30.
pub fn glued_minutes(document: &Document, at: usize) -> Option<f64> {
    let minutes =
        document.tokens.get(at).filter(|_| document.glued(at)).and_then(|_| document.word(at).strip_prefix('h'))?;
    let shape = minutes.len() == 2 && minutes.bytes().all(|b| b.is_ascii_digit());
    shape.then(|| minutes.parse().ok()).flatten().filter(|&minutes| minutes < 60.0)
}

/// The unit that begins with a token that is known to be one.
fn unit_from(document: &Document, first: usize) -> Option<Unit> {
    let known = sign_at(document, first).or_else(|| unit_at(document, first));
    known.map(|(_, unit)| in_context(document, first, unit))
}

/// Degrees without a scale, resolved by context.
fn in_context(document: &Document, at: usize, mut unit: Unit) -> Unit {
    if unit.name == "degree" {
        unit.kind = angle_or_temperature(document, at);
    }
    unit
}

/// A unit in signs: %, °C, ".
fn sign_at(document: &Document, first: usize) -> Option<(Range<usize>, Unit)> {
    document.tokens.get(first)?;
    match document.word(first) {
        "%" if document.is_any(first + 1, &["point", "points"]) => one_of(first..first + 2, "% points"),
        "%" => one_of(first..first + 1, "%"),
        sign @ ("°" | "º") => degrees(document, first).or_else(|| one_of(first..first + 1, sign)),
        "\"" if document.is(first + 1, "long") => one_of(first..first + 1, "″"),
        _ => None,
    }
}

/// The tokens with the unit that has this form in the list.
fn one_of(tokens: Range<usize>, form: &str) -> Option<(Range<usize>, Unit)> {
    measures::named(form).map(|unit| (tokens, unit))
}

/// ° with the scale after it.
fn degrees(document: &Document, first: usize) -> Option<(Range<usize>, Unit)> {
    let (tokens, unit) = document.tokens.get(first + 1).and_then(|_| unit_at(document, first + 1))?;
    unit.name.starts_with("degree ").then_some((first..tokens.end, unit))
}

/// What degrees without a scale are: of an angle if the sentence is about turning or steering, else of temperature.
fn angle_or_temperature(document: &Document, at: usize) -> UnitKind {
    let from = at.saturating_sub(6);
    let turned =
        (from..at + 4).any(|token| document.same_sentence(token, at) && document.in_group(token, Groups::TURNING));
    if turned { UnitKind::Other } else { UnitKind::Temperature }
}

/// True for a currency that is after its number: a name in letters, a code, a sign.
fn is_currency_after(document: &Document, tokens: Range<usize>) -> bool {
    let word = document.word(tokens.start);
    if matches!(word, "p" | "c") {
        return document.glued(tokens.start) && document.tokens[tokens.start - 1].kind == TokenKind::Number;
    }
    let short = word.len() <= 2 && !is_currency_sign(word);
    if short && (tokens.len() == 1 || document.is(tokens.start + 1, ".")) {
        return matches!(word, "元" | "円" | "kr" | "Rs" | "Dh" | "Bt" | "Tk" | "Sh" | "TL");
    }
    // Mark, Rand and Frank are names: 8 Rand Paul, ten Mark-class boats.
    let joined = document.is(tokens.end, "-") && document.glued(tokens.end);
    if document.tokens[tokens.start].shape == Shape::Title && (joined || capital_follows(document, tokens.end)) {
        return false;
    }
    // The sign belongs to the next amount: "paid 5 $10 bills".
    !is_currency_sign(word)
        || !document.glued(tokens.end)
        || document.tokens.get(tokens.end).is_none_or(|t| t.kind != TokenKind::Number)
}

fn is_weight(form: &str) -> bool {
    matches!(form, "pound" | "pounds")
}

/// True when pounds are a weight: no words about money nearby, and no millions except of a substance (265 million
/// pounds of corn).
fn weighs(document: &Document, numeral: &Numeral, unit: &Range<usize>) -> bool {
    let from = numeral.tokens.start.saturating_sub(8);
    let money = (from..unit.end + 4)
        .any(|at| document.same_sentence(at, unit.start) && document.in_group(at, Groups::MONEY_TALK));
    let converted = document.is(unit.end, "(") && document.currency_before(unit.end + 2);
    !money && !converted && !pence_follow(document, unit.end) && (numeral.scale < 1e6 || document.is(unit.end, "of"))
}

/// True before the smaller coins of a sum: [two pounds] forty pence; [20 pounds] and 5 pence.
fn pence_follow(document: &Document, at: usize) -> bool {
    let first = at + usize::from(document.is(at, "and"));
    let coins = document.tokens.get(first).and_then(|_| Numeral::at(document, first));
    coins.and_then(|coins| currency_at(document, coins.tokens.end)).is_some_and(|(_, coin)| coin.factor < 1.0)
}

/// True when a unit can belong to this number: abbreviations of a letter or two must be glued to it or clear from the
/// context; "second" after two or more is a rank.
fn fits(document: &Document, numeral: &Numeral, tokens: Range<usize>, unit: &Unit, hyphened: bool) -> bool {
    let word = document.word(tokens.start);
    let glued = document.glued(tokens.start);
    let digits = document.tokens[tokens.start - 1].kind == TokenKind::Number;
    if matches!(word, "K" | "k") {
        return word == "K" && in_kelvin(document, tokens.start);
    }
    if tokens.len() > 1 || hyphened {
        // one-in-five is a ratio
        return (hyphened || word != "in") && !(word == "in" && document.is(tokens.end, "-"));
    }
    match word {
        _ if is_class_name(document, tokens.start, unit, digits) => false,
        "in" | "In" | "IN" | "cal" | "bit" | "H" | "MO" | "mo" => false,
        "c" | "C" | "C." | "f" | "F" | "F." if !hyphened => unit_is_degree(document, numeral, tokens.start),
        "W" | "V" | "J" => digits && !capital_follows(document, tokens.end) && !document.is(tokens.end, "-"),
        "m" | "g" | "h" | "l" | "t" | "L" => digits && (glued || stands_apart(document, numeral, tokens.start)),
        "s" | "j" | "w" | "v" => digits && glued,
        "second" | "minute" | "Second" | "Minute" => {
            numeral.value.abs() <= 1.0 || is_length(document, numeral, tokens.end)
        }
        "st" | "mt" | "MT" | "gt" | "kt" | "tw" | "ha" | "mb" | "db" | "ms" => {
            digits && (glued || word != "st" && word != "MT")
        }
        _ => {
            let symbol = word.starts_with(|c: char| c.is_uppercase()) && unit.form.len() <= 2 && !glued && digits;
            let power = unit.kind == UnitKind::Energy;
            !symbol || unit.form == word && (power || !capital_follows(document, tokens.end))
        }
    }
}

/// True for the letter of a unit after a space: 20 g of salt, 300 t, 40 t lorries. (Not: at 14 h; won 12 L 5; 3 L Street.)
fn stands_apart(document: &Document, numeral: &Numeral, at: usize) -> bool {
    let before = numeral.tokens.start.checked_sub(1);
    let clock = document.is(at, "h") && before.is_some_and(|before| document.is_any(before, &["at", "from", "by"]));
    let metre = document.is(at, "m");
    let row = !metre && document.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number);
    numeral.scale == 1.0 && !capital_follows(document, at + 1) && !clock && !row
}

/// A capitalised word that names a class or model instead: ten Kilo boats, 6 Kilo-class boats, three Mi-17 craft.
fn is_class_name(document: &Document, at: usize, unit: &Unit, digits: bool) -> bool {
    let capital = document.tokens[at].shape == Shape::Title && unit.form != document.word(at);
    let hyphen = document.is(at + 1, "-") && document.glued(at + 1) && document.glued(at + 2);
    let numbered = hyphen && document.tokens.get(at + 2).is_some_and(|next| next.kind == TokenKind::Number);
    let class = document.is(at + 1 + usize::from(hyphen), "class");
    let inside = !digits && document.tokens.get(at + 1).is_some_and(|next| next.shape == Shape::Lower);
    capital && (numbered || class || inside)
}

/// K after a space is kelvin if the sentence is about temperature; else it is a thousand or a name.
fn in_kelvin(document: &Document, at: usize) -> bool {
    let sentence = &document.sentences[document.tokens[at].sentence as usize].tokens;
    let near = at.saturating_sub(12).max(sentence.start)..(at + 12).min(sentence.end);
    !document.glued(at) && near.into_iter().any(|token| is_warmth(document, token))
}

/// The length of something: a 60 second film.
fn is_length(document: &Document, numeral: &Numeral, at: usize) -> bool {
    let class = document.class(at);
    let noun = class.contains(WordClass::NOUN) && !class.intersects(WordClass::PREPOSITION | WordClass::ADVERB);
    noun && numeral.value % 5.0 == 0.0 && document.tokens[numeral.tokens.start].kind == TokenKind::Number
}

fn capital_follows(document: &Document, at: usize) -> bool {
    document.same_sentence(at - 1, at) && document.tokens[at].capitalised()
}

/// A bare C or F after a number is a temperature scale when the number is in the range of weather and the sentence is
/// about temperature; a capital C glued to its number needs no more evidence (38C), since it can hardly be anything
/// else. After a space no name follows: 3 C Street.
fn unit_is_degree(document: &Document, numeral: &Numeral, at: usize) -> bool {
    let next = document.tokens.get(at + 1).map_or("", |t| t.span.of(document.text));
    let closed = !document.glued(at + 1) || matches!(next, ")" | "," | "." | ";" | ":" | "-" | "–" | "\"" | "”" | "’");
    let celsius = document.word(at).starts_with('C');
    let sentence = &document.sentences[document.tokens[at].sentence as usize].tokens;
    let near = at.saturating_sub(12).max(sentence.start)..(at + 12).min(sentence.end);
    let warm = || near.clone().any(|token| token != at && is_warmth(document, token));
    let plain = celsius && (document.glued(at) && numeral.value <= 60.0 || numeral.value < 0.0);
    let small = document.tokens[at].span.len() == 1 && document.word(at).starts_with(|c: char| c.is_lowercase());
    let named = !document.glued(at) && capital_follows(document, at + 1);
    closed && (-130.0..=150.0).contains(&numeral.value) && (plain || !named && !small && warm())
}

fn is_warmth(document: &Document, at: usize) -> bool {
    document.in_group(at, Groups::WARMTH) || document.is(at, "°")
}
