//! Names of persons, places and organisations.

use super::Name;
use crate::document::Document;

/// The names of a document in order.
pub fn find(_document: &Document) -> Vec<Name> {
    Vec::new()
}
