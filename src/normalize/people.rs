//! One person behind many mentions.

use super::{CountryMention, Person};
use crate::document::Document;
use crate::extract::{Mentions, NameKind};
use crate::span::Span;

/// The people named, in the order of their first mention.
pub fn resolve(_document: &Document, _mentions: &Mentions, _countries: &[CountryMention]) -> Vec<Person> {
    Vec::new()
}

/// The names of organisations, in order.
pub fn organisations(mentions: &Mentions) -> Vec<Span> {
    mentions.names.iter().filter(|name| name.kind == NameKind::Organisation).map(|name| name.span).collect()
}
