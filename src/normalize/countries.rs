//! Which country a mention means, and which countries take part.

use super::CountryMention;
use crate::document::Document;
use crate::extract::Mentions;

/// The mentions of countries with their codes, in order.
pub fn resolve(_document: &Document, _mentions: &Mentions) -> Vec<CountryMention> {
    Vec::new()
}

/// The countries that take part as members in the event or arrangement that the article reports, alpha-3, sorted.
pub fn participants(_document: &Document, _countries: &[CountryMention]) -> Vec<String> {
    Vec::new()
}
