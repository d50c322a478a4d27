//! Reported words and their speech tags.

use super::{Name, Reported};
use crate::document::Document;

/// The reported words of a document in order.
pub fn find(_document: &Document, _names: &[Name]) -> Vec<Reported> {
    Vec::new()
}
