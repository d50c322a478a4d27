//! The unit of a quantity: counted noun, English singular of a measure, ISO 4217 code.

use super::CountryMention;
use crate::document::{Document, Numeral};
use crate::extract::quantities::lists;
use crate::extract::{Pattern, Quantity};
use crate::lexicon::measures::{Currency, local_currency};
use crate::schema::UnitKind;
use crate::span::Span;
use std::collections::BTreeMap;

/// What the article's money is: the currencies of the countries that it speaks of, the most mentioned first.
pub struct Money {
    local: Vec<&'static str>,
}

impl Money {
    /// Reads the countries of an article.
    pub fn of(document: &Document, countries: &[CountryMention]) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for mention in countries {
            *counts.entry(&mention.code).or_default() += 1;
        }
        let mut ranked: Vec<_> = counts.into_iter().collect();
        ranked.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        let home = document.article.url.as_deref().and_then(home_of);
        let local = home.into_iter().chain(ranked.into_iter().filter_map(|(code, _)| local_currency(code))).collect();
        Self { local }
    }

    /// The code of a currency as written: the only one that it can mean, or the one of the article's countries.
    fn code(&self, currency: &Currency) -> &'static str {
        let mut codes = currency.codes.split(' ');
        let likeliest = codes.next().unwrap_or(currency.codes);
        if codes.next().is_none() {
            return likeliest;
        }
        self.local
            .iter()
            .find(|local| currency.codes.split(' ').any(|code| code == **local))
            .copied()
            .unwrap_or(likeliest)
    }
}

/// The currency of the country that a web address ends with.
fn home_of(url: &str) -> Option<&'static str> {
    let host = url.split("//").nth(1).unwrap_or(url).split(['/', ':', '?']).next()?;
    match host.rsplit('.').next()? {
        "ca" => Some("CAD"),
        "au" => Some("AUD"),
        "nz" => Some("NZD"),
        "sg" => Some("SGD"),
        _ => None,
    }
}

/// The kind and name of a quantity's unit, and what one of it is of the unit named (0.01 for cents).
pub fn of(document: &Document, quantity: &Quantity, money: &Money) -> (UnitKind, Option<String>, f64) {
    let words = |span: Span| span.of(document.text).to_owned();
    let first = quantity.unit.map(|span| document.token_at(span.start));
    match quantity.pattern {
        Pattern::Count => (UnitKind::Count, quantity.unit.map(words).or_else(|| times(document, quantity)), 1.0),
        Pattern::Ratio => (UnitKind::Ratio, Some("ratio".to_owned()), 1.0),
        Pattern::Multiple => (UnitKind::Ratio, Some("times".to_owned()), 1.0),
        Pattern::Age => (
            UnitKind::Age,
            Some(first.and_then(|at| lists::unit_at(document, at)).map_or("year", |(_, unit)| unit.name).to_owned()),
            1.0,
        ),
        Pattern::Money => match first.and_then(|at| lists::currency_at(document, at)) {
            Some((_, currency)) => (UnitKind::Money, Some(money.code(&currency).to_owned()), currency.factor),
            None => (UnitKind::Money, None, 1.0),
        },
        Pattern::Measure => measure(document, first),
    }
}

fn times(document: &Document, quantity: &Quantity) -> Option<String> {
    let at = document.token_at(quantity.number.start);
    document.is_any(at, &["twice", "thrice"]).then(|| "times".to_owned())
}

fn measure(document: &Document, first: Option<usize>) -> (UnitKind, Option<String>, f64) {
    let Some(at) = first else { return (UnitKind::Other, None, 1.0) };
    match lists::measure_name(document, at) {
        Some((kind, name)) => (kind, Some(name.to_owned()), 1.0),
        None => (UnitKind::Other, None, 1.0),
    }
}

/// What the smaller part of a compound adds: 2 inches are a sixth of a foot, 50 cents half a dollar.
pub fn remainder(document: &Document, quantity: &Quantity, rest: Span) -> f64 {
    let Some(numeral) = Numeral::at(document, document.token_at(rest.start)) else { return 0.0 };
    let at = numeral.tokens.end;
    let part = match quantity.pattern {
        Pattern::Money => lists::currency_at(document, at).map_or(0.01, |(_, currency)| currency.factor),
        _ => lists::unit_at(document, at).map_or(1.0 / 12.0, |(_, unit)| fraction_of_whole(unit.name)),
    };
    numeral.value * part
}

/// How much a smaller unit is of the one that it follows in a compound.
fn fraction_of_whole(part: &str) -> f64 {
    match part {
        "inch" | "month" => 1.0 / 12.0,
        "ounce" => 1.0 / 16.0,
        "pound" => 1.0 / 14.0,
        "centimetre" => 0.01,
        "minute" | "second" => 1.0 / 60.0,
        "hour" => 1.0 / 24.0,
        _ => 0.0,
    }
}
