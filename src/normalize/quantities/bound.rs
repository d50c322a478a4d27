//! How a stated number bounds the true one.

use super::stronger;
use crate::document::{Document, NumeralForm};
use crate::extract::Quantity;
use crate::extract::quantities::lists;
use crate::schema::Bound;

/// The bound of a quantity: from the words before and behind it, its range, its form.
pub fn of(document: &Document, quantity: &Quantity, form: NumeralForm, range: bool) -> Bound {
    if range {
        return Bound::Between;
    }
    let before = quantity.modifier.and_then(|span| {
        let tokens = document.tokens_in(span);
        strongest_before(document, tokens.start, tokens.end)
    });
    let behind = quantity.qualifier.and_then(|span| {
        let first = document.token_at(span.start);
        let first = first + usize::from(document.is(first, "-"));
        lists::bound_after(document, first).map(|(_, bound)| bound)
    });
    let plain = if form == NumeralForm::Vague { Bound::Vague } else { Bound::Exact };
    stronger(before, behind).unwrap_or(plain)
}

/// The bound of a chain of phrases (up to about): the first that is more than "about".
fn strongest_before(document: &Document, start: usize, mut end: usize) -> Option<Bound> {
    let mut strongest = None;
    while end > start {
        let (first, bound) = lists::bound_before(document, end)?;
        strongest = stronger(Some(bound), strongest);
        end = first;
    }
    strongest
}
