//! Mentions of countries: names, demonyms, places.

use super::{Name, Place};
use crate::document::Document;

/// The mentions of countries in order.
pub fn find(_document: &Document, _names: &[Name]) -> Vec<Place> {
    Vec::new()
}
