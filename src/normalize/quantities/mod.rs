//! The values and meaning of quantities.

use super::{CountryMention, Date, Quote, Statistic};
use crate::choice::Choice;
use crate::document::Document;
use crate::extract::{Counted, Mentions, Quantity};
use crate::schema::{Assumed, UnitKind};
use crate::syntax::{Reading, Run};

mod about;
mod money;
mod source;
mod understood;

/// What else is known about an article when its quantities are read.
pub struct Around<'a> {
    /// The mentions of countries.
    pub countries: &'a [CountryMention],
    /// Reported words.
    pub quotes: &'a [Quote],
    /// Dates.
    pub dates: &'a [Date],
    /// The country of the article.
    pub home: Option<&'a str>,
}

/// The quantities with their units and sources, and with their measure, place and period, in order.
pub fn resolve(reading: Reading, mentions: &Mentions, around: &Around) -> Vec<Statistic> {
    read_all(reading, mentions, around, &mut None)
}

/// The choices that are made for quantities, for fitting their weights.
pub fn choices(reading: Reading, mentions: &Mentions, around: &Around) -> Vec<Choice> {
    let mut kept = Some(Vec::new());
    read_all(reading, mentions, around, &mut kept);
    kept.unwrap_or_default()
}

fn read_all(reading: Reading, mentions: &Mentions, around: &Around, kept: &mut Option<Vec<Choice>>) -> Vec<Statistic> {
    let document = reading.document;
    let money = money::Money::of(around.countries, around.home);
    let mut sources = source::Sources::new(around.quotes);
    let mut statistics: Vec<Statistic> = Vec::with_capacity(mentions.quantities.len());
    for quantity in &mentions.quantities {
        let source = sources.of(quantity.span);
        statistics.push(Statistic { source, ..read(document, quantity, &money) });
    }
    let runs: Vec<Run> = statistics.iter().map(|s| document.tokens_in(s.span).into()).collect();
    understood::read(reading, &mut statistics, &runs);
    about::read(reading, &mut statistics, &runs, around, kept);
    statistics
}

fn read(document: &Document, quantity: &Quantity, money: &money::Money) -> Statistic {
    let (unit_kind, unit) = match &quantity.counted {
        Counted::Nothing => (UnitKind::Count, None),
        Counted::Things(noun) => (UnitKind::Count, Some(noun.of(document.text).to_owned())),
        Counted::Units { kind, name } => (*kind, Some(name.clone().into_owned())),
        Counted::Money { codes } => (UnitKind::Money, Some(money.code(codes).to_owned())),
    };
    let several = matches!(&quantity.counted, Counted::Money { codes } if codes.contains(' '));
    Statistic {
        span: quantity.span,
        value: quantity.value,
        value_max: quantity.value_max,
        bound: quantity.bound,
        unit_kind,
        unit,
        attribute: quantity.attribute,
        per: quantity.per,
        change: quantity.change,
        source: None,
        measure: None,
        country: None,
        period: None,
        compared_with: None,
        assumed: several.then_some(Assumed::Currency),
    }
}

#[cfg(test)]
mod tests;
