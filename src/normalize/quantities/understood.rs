//! The noun that a number leaves out: 13 were killed (people); 56 more (soldiers, from before).

use super::Statistic;
use crate::document::Document;
use crate::extract::Quantity;
use crate::extract::quantities::lists::{is_any, same_sentence};
use crate::schema::UnitKind;

/// Words of what happens to people.
const HARM: &[&str] = &[
    "killed",
    "dead",
    "died",
    "die",
    "dies",
    "injured",
    "wounded",
    "hurt",
    "missing",
    "arrested",
    "detained",
    "displaced",
    "trapped",
    "hospitalised",
    "hospitalized",
    "infected",
    "homeless",
    "survived",
    "drowned",
    "rescued",
    "evacuated",
    "perished",
    "fled",
    "attended",
    "protested",
    "marched",
    "died.",
];

/// The noun understood: that of the last number of things in this sentence or the one before; people, where people die
/// or flee.
pub fn noun(document: &Document, quantity: &Quantity, before: &[Statistic]) -> Option<String> {
    let at = document.token_at(quantity.span.start);
    let last = before.iter().rev().take(3).find(|s| s.unit_kind == UnitKind::Count && s.unit.is_some());
    let recent = last.filter(|s| document.sentence_at(s.span.start) + 1 >= document.sentence_at(quantity.span.start));
    recent.and_then(|s| s.unit.clone()).or_else(|| harmed(document, quantity, at).then(|| "people".to_owned()))
}

fn harmed(document: &Document, quantity: &Quantity, first: usize) -> bool {
    let end = document.tokens_in(quantity.span).end;
    (first.saturating_sub(4)..end + 5).any(|at| same_sentence(document, at, first) && is_any(document, at, HARM))
}
