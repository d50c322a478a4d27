//! Names of persons, places and organisations.
//!
//! A tagger is behind a trait of one method. [`Rules`] needs nothing but the word lists and always works.

use super::Name;
use crate::document::Document;

mod rules;
mod runs;

pub use rules::Rules;

/// Finds names.
pub trait NameTagger {
    /// The names of a document in order; none overlaps another.
    fn tag(&self, document: &Document) -> Vec<Name>;
}

/// The names of a document in order, by the default tagger.
pub fn find(document: &Document) -> Vec<Name> {
    Rules.tag(document)
}
