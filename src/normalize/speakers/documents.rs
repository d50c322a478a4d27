//! Nouns for documents that speak: report, poll, letter.

use crate::lexicon::{WordMap, fold_hash};
use crate::normalize::Quote;
use crate::schema::SpeakerKind;
use std::collections::HashSet;
use std::sync::LazyLock;

/// What a noun for a document describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Document {
    /// A poll, a study, figures: an article calls the same work by several of these.
    Research,
    /// Any other.
    Other,
}

/// True for a noun for a document.
pub(super) fn is_document(noun: &str) -> bool {
    of_noun(fold_hash(noun)).is_some()
}

/// Gives documents without an issuer one name, where it is told with "the" elsewhere: a report ... the report.
pub(super) fn make_definite(quotes: &mut [Quote]) {
    let told = |quote: &Quote| quote.speaker.name.clone().filter(|_| quote.speaker.kind == SpeakerKind::Unknown);
    let names: HashSet<String> = quotes.iter().filter_map(told).filter(|name| name.starts_with("the ")).collect();
    for name in quotes.iter_mut().filter_map(|quote| quote.speaker.name.as_mut()) {
        let words = name.strip_prefix("a ").or_else(|| name.strip_prefix("an "));
        let noun = words.filter(|words| words.rsplit(' ').next().is_some_and(is_document));
        if let Some(definite) = noun.map(|noun| format!("the {noun}")).filter(|definite| names.contains(definite)) {
            *name = definite;
        }
    }
}

/// What a noun describes; none if it is not one for a document.
pub(super) fn of_noun(hash: u64) -> Option<Document> {
    static NOUNS: LazyLock<WordMap<Document>> = LazyLock::new(|| {
        let lines = include_str!("../../lexicon/document_nouns.csv").lines().skip(1);
        let kind = |kind: &str| if kind == "research" { Document::Research } else { Document::Other };
        lines.filter_map(|line| line.split_once(',')).map(|(noun, own)| (fold_hash(noun), kind(own))).collect()
    });
    NOUNS.get(&hash).copied()
}
