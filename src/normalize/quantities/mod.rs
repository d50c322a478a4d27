//! What a quantity amounts to.

use super::{CountryMention, Quote, Statistic};
use crate::document::Document;
use crate::extract::{Counted, Mentions, Quantity};
use crate::schema::UnitKind;

mod money;
mod source;
mod understood;

/// The quantities with their units and sources, in order.
pub fn resolve(
    document: &Document,
    mentions: &Mentions,
    countries: &[CountryMention],
    quotes: &[Quote],
    home: Option<&str>,
) -> Vec<Statistic> {
    let money = money::Money::of(countries, home);
    let mut sources = source::Sources::new(quotes);
    let mut statistics: Vec<Statistic> = Vec::with_capacity(mentions.quantities.len());
    for quantity in &mentions.quantities {
        let mut statistic = read(document, quantity, &money);
        if quantity.counted == Counted::Nothing {
            statistic.unit = understood::noun(document, quantity, &statistics);
        }
        statistic.source = sources.of(quantity.span);
        statistics.push(statistic);
    }
    understood::take_from_wholes(document, &mut statistics);
    statistics
}

fn read(document: &Document, quantity: &Quantity, money: &money::Money) -> Statistic {
    let (unit_kind, unit) = match &quantity.counted {
        Counted::Nothing => (UnitKind::Count, None),
        Counted::Things(noun) => (UnitKind::Count, Some(noun.of(document.text).to_owned())),
        Counted::Units { kind, name } => (*kind, Some(name.clone().into_owned())),
        Counted::Money { codes } => (UnitKind::Money, Some(money.code(codes).to_owned())),
    };
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
    }
}

#[cfg(test)]
mod tests;
