//! Names of persons, places and organisations, found by a learned tagger.

use super::Name;
use crate::document::Document;
use std::sync::LazyLock;

pub mod learned;
mod runs;
pub mod styles;

pub use learned::Learned;

/// The names of a document in order; none overlaps another.
pub fn find(document: &Document) -> Vec<Name> {
    static LEARNED: LazyLock<Learned<'static>> = LazyLock::new(Learned::built_in);
    LEARNED.tag(document)
}
