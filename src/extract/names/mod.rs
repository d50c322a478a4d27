//! Names of persons, places and organisations.
//!
//! A tagger is behind a trait of one method. [`Learned`] is the default; [`Rules`] needs nothing but the word lists and
//! stands in where there are no weights.

use super::Name;
use crate::document::Document;
use std::sync::LazyLock;

pub mod learned;
mod rules;
mod runs;

pub use learned::Learned;
pub use rules::Rules;

/// Finds names.
pub trait NameTagger {
    /// The names of a document in order; none overlaps another.
    fn tag(&self, document: &Document) -> Vec<Name>;
}

/// The names of a document in order, by the default tagger.
pub fn find(document: &Document) -> Vec<Name> {
    static LEARNED: LazyLock<Option<Learned<'static>>> = LazyLock::new(Learned::built_in);
    match &*LEARNED {
        Some(learned) => learned.tag(document),
        None => Rules.tag(document),
    }
}
