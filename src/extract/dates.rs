//! Calendar expressions.

use super::Calendar;
use crate::document::Document;

/// The calendar expressions of a document in order.
pub fn find(_document: &Document) -> Vec<Calendar> {
    Vec::new()
}
