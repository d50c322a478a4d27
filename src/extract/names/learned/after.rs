//! From labels to names.

use super::features::Reading;
use super::labels;
use crate::document::Document;
use crate::extract::Name;

/// The names that the labels of a document's tokens make.
pub fn names(document: &Document, _reading: &Reading, labels: Vec<usize>) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < labels.len() {
        let start = at;
        at += 1;
        if let Some(kind) = labels::kind(labels[start]) {
            while at < labels.len() && labels[at] == labels::inside(kind) {
                at += 1;
            }
            names.push(Name { span: document.span_of(start..at), kind });
        }
    }
    names
}
