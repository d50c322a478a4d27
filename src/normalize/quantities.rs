//! What a quantity amounts to.

use super::{CountryMention, Quote, Statistic};
use crate::document::Document;
use crate::extract::Mentions;

/// The quantities with their values, in order.
pub fn resolve(
    _document: &Document,
    _mentions: &Mentions,
    _countries: &[CountryMention],
    _quotes: &[Quote],
) -> Vec<Statistic> {
    Vec::new()
}
