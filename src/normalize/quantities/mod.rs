//! What a quantity amounts to.

use super::{CountryMention, Quote, Statistic};
use crate::document::{Document, Numeral};
use crate::extract::quantities::lists;
use crate::extract::{Mentions, Pattern, Quantity};
use crate::schema::{Bound, Change};
use crate::span::Span;

mod bound;
mod source;
mod understood;
mod unit;

/// The quantities with their values, in order.
pub fn resolve(
    document: &Document,
    mentions: &Mentions,
    countries: &[CountryMention],
    quotes: &[Quote],
) -> Vec<Statistic> {
    let money = unit::Money::of(document, countries);
    let mut sources = source::Sources::new(quotes);
    let mut statistics: Vec<Statistic> = Vec::with_capacity(mentions.quantities.len());
    for quantity in &mentions.quantities {
        let Some(mut statistic) = read(document, quantity, &money) else { continue };
        if quantity.pattern == Pattern::Count && statistic.unit.is_none() {
            statistic.unit = understood::noun(document, quantity, &statistics);
        }
        statistic.source = sources.of(quantity.span);
        statistics.push(statistic);
    }
    understood::take_from_wholes(document, &mut statistics);
    statistics
}

fn read(document: &Document, quantity: &Quantity, money: &unit::Money) -> Option<Statistic> {
    let lower = numeral(document, quantity.number)?;
    let upper = quantity.upper.and_then(|span| numeral(document, span));
    let (unit_kind, unit, factor) = unit::of(document, quantity, money);
    let (mut value, mut value_max) = (lower.value, upper.as_ref().map(|upper| upper.value));
    if let Some(upper) = &upper {
        if lower.scale == 1.0 && upper.scale > 1.0 && lower.value < upper.value / upper.scale {
            value *= upper.scale;
        } else if in_thousands(document, quantity, &lower, upper) {
            value *= 1000.0;
        }
        if quantity.pattern == Pattern::Ratio {
            value /= upper.value;
            value_max = None;
        }
    }
    if let Some(rest) = quantity.rest {
        value += unit::remainder(document, quantity, rest);
    }
    Some(Statistic {
        span: quantity.span,
        value: rounded(value * factor),
        value_max: value_max.map(|max| rounded(max * factor)),
        bound: bound::of(document, quantity, lower.form, value_max.is_some()),
        unit_kind,
        unit,
        per: quantity.per,
        change: change(document, quantity),
        source: None,
    })
}

/// True where the lower number leaves its thousands to the upper one: 15-20,000.
fn in_thousands(document: &Document, quantity: &Quantity, lower: &Numeral, upper: &Numeral) -> bool {
    let hyphened = document.is_any(document.token_at(quantity.number.end), &["-", "–"]);
    let near = lower.value * 1000.0 < upper.value && lower.value * 4000.0 >= upper.value;
    hyphened && upper.scale == 1.0 && upper.value % 1000.0 == 0.0 && near
}

fn numeral(document: &Document, span: Span) -> Option<Numeral> {
    Numeral::at(document, document.token_at(span.start))
}

/// The value without the dust of binary fractions: 0.19, not 0.19000000000000003.
fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let digits = 12 - value.abs().log10().floor() as i32;
    let factor = 10f64.powi(digits.clamp(-290, 290));
    let rounded = (value * factor).round() / factor;
    if rounded.is_finite() { rounded } else { value }
}

fn change(document: &Document, quantity: &Quantity) -> Change {
    let Some(span) = quantity.change else { return Change::Level };
    let at = document.token_at(span.start);
    let before = span.start < quantity.span.start;
    let words =
        if before { lists::change_word(document, at).or_else(|| lists::changed_by(document, at)) } else { None };
    words.or_else(|| lists::change_noun(document, at)).unwrap_or(Change::Level)
}

/// A bound that both a phrase before and one behind give: the one that says more.
fn stronger(before: Option<Bound>, behind: Option<Bound>) -> Option<Bound> {
    match (before, behind) {
        (None | Some(Bound::About), Some(behind)) => Some(behind),
        (before, _) => before,
    }
}

#[cfg(test)]
mod tests;
