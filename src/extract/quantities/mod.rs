//! The parts of quantities: the number, its bound, what it counts or measures, and the denominator.

use super::{Calendar, Name, Quantity};
use crate::document::{Document, Numeral, TokenKind};
use crate::lexicon::WordClass;
use crate::schema::Change;
use crate::syntax::Reading;
use guards::Taken;

mod ages;
mod bounds;
mod changes;
mod draft;
mod guards;
mod lists;
mod measure;
mod noun;
mod ranges;
mod rates;
mod ratios;
mod reader;
mod surroundings;
mod temperature;

/// The quantities of a document in order.
pub fn find(reading: Reading, names: &[Name], dates: &[Calendar]) -> Vec<Quantity> {
    let document = reading.document;
    let mut taken = Taken::new(names, dates);
    let mut found: Vec<Quantity> = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < document.tokens.len() {
        if reading.in_address(at) {
            at += 1;
            continue;
        }
        let alone = ages::decade_of_life(document, at).or_else(|| reader::read_one(document, at, floor));
        if let Some(draft) = alone.filter(|_| !taken.holds_token(document, at)) {
            (at, floor) = (draft.next, draft.next);
            found.push(draft.finish(document));
            continue;
        }
        let Some(numeral) = numeral_near(document, at, floor) else {
            at += 1;
            continue;
        };
        at = numeral.tokens.end.max(at + 1);
        if taken.holds(document, &numeral) || guards::is_no_quantity(document, &numeral) {
            at = at.max(guards::past_joined_numbers(document, &numeral));
        } else if let Some(end) = guards::past_result(document, &numeral) {
            at = end;
        } else if let Some(mut draft) = reader::read(reading, numeral.clone(), floor, found.last()) {
            changes::share(document, found.last(), &mut draft);
            at = at.max(draft.next);
            floor = draft.next;
            found.push(draft.finish(document));
        } else {
            at = at.max(guards::past_joined_numbers(document, &numeral));
        }
    }
    found
}

/// The change indicated by a word next to a quantity: rose, increase.
pub fn change_at(document: &Document, at: usize) -> Option<Change> {
    lists::change_word(document, at).or_else(|| lists::change_noun(document, at))
}

/// The number that a token begins, with the "a", "several" or minus before it; nothing for all other tokens.
fn numeral_near(document: &Document, at: usize, floor: usize) -> Option<Numeral> {
    let token = &document.tokens[at];
    if token.kind != TokenKind::Number && !token.class.contains(WordClass::NUMBER) {
        return None;
    }
    let before = at.checked_sub(1).filter(|&before| before >= floor && document.same_sentence(before, at));
    let early = before.and_then(|before| {
        let few = document.is_any(before, &["few"]) && before > floor && document.is(before - 1, "a");
        let signed = document.is(before, "-") && before > floor && document.is_any(before - 1, &["minus", "negative"]);
        let first = before - usize::from(few || signed);
        let opener = document.is_any(first, &["a", "an", "several", "few", "minus", "negative", "-", "−", "–"]);
        opener.then(|| Numeral::at(document, first)).flatten().filter(|numeral| numeral.tokens.end > at)
    });
    early.or_else(|| Numeral::at(document, at))
}

#[cfg(test)]
mod tests;
