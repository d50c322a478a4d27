//! The country and the organisation that a role belongs to.

use super::phrases::{Phrase, Reader};
use crate::document::Document;
use crate::extract::NameKind;
use crate::normalize::CountryMention;
use std::ops::Range;

/// The country that the words of a role name, by name, demonym or place.
pub fn country_in(document: &Document, countries: &[CountryMention], phrase: &Phrase) -> Option<String> {
    let span = document.span_of(phrase.tokens.clone());
    let first = countries.partition_point(|mention| mention.span.start < span.start);
    countries[first..]
        .iter()
        .take_while(|m| m.span.start < span.end)
        .find(|m| span.contains(m.span))
        .map(|m| m.code.clone())
}

/// The organisation that the words of a role name.
pub fn organisation_in(document: &Document, reader: &Reader, phrase: &Phrase) -> Option<String> {
    let named = |at: usize| reader.name(at).filter(|(_, kind)| *kind == NameKind::Organisation);
    let (tokens, _) = phrase.tokens.clone().find_map(named)?;
    Some(words(document, tokens.clone()))
}

/// The organisation that stands right before a name as its owner (CNN's Ann Blake) or behind it (Ann Blake of Acme).
pub fn organisation_beside(document: &Document, reader: &Reader, name: &Range<usize>) -> Option<String> {
    let owner = name.start.checked_sub(2).filter(|&at| reader.is_possessive(at + 1));
    let of = name.end + usize::from(document.is(name.end, ","));
    let member = ["of", "at", "from", "with"].iter().any(|word| document.is(of, word));
    let behind = member.then(|| of + 1 + usize::from(document.is(of + 1, "the")));
    let named = |at: usize| reader.name(at).filter(|(_, kind)| *kind == NameKind::Organisation);
    let (tokens, _) = owner.and_then(named).or_else(|| behind.and_then(named))?;
    Some(words(document, tokens.clone()))
}

fn words(document: &Document, tokens: Range<usize>) -> String {
    super::display::plain_spaces(document.span_of(tokens).of(document.text))
}
