//! Degrees on the other side of zero: 12 below zero, 10 degrees below zero Fahrenheit.

use super::draft::{Draft, Pattern};
use super::lists::unit_at;
use super::measure::Measure;
use crate::document::Document;
use crate::lexicon::{Groups, measures};
use crate::schema::UnitKind;

/// True for the zero of "temperatures fell below zero", if the sentence is about temperature.
fn is_zero_itself(document: &Document, draft: &Draft) -> bool {
    let zero = document.is(draft.start, "zero") && draft.unit.is_none() && draft.measure.is_none();
    let led = draft.start > 0 && document.is_any(draft.start - 1, &["below", "above"]);
    let sentence = &document.sentences[document.tokens[draft.start].sentence as usize].tokens;
    zero && led && sentence.clone().any(|at| document.in_group(at, Groups::WARMTH))
}

/// Includes "below zero" after a temperature or a bare number: the value is negative. "Above zero" is included too.
pub fn read(document: &Document, draft: &mut Draft) {
    if is_zero_itself(document, draft) {
        draft.measure = measures::named("degree").map(|unit| Measure::Unit(draft.numeral.tokens.clone(), unit));
        draft.pattern = Pattern::Measure;
        return;
    }
    let temperature = match &draft.measure {
        Some(Measure::Unit(_, unit)) => unit.kind == UnitKind::Temperature,
        Some(Measure::Money(..)) => false,
        None => draft.pattern == Pattern::Count && draft.unit.is_none(),
    };
    let at = draft.end;
    let zero = document.is_any(at, &["below", "above"]) && document.is(at + 1, "zero");
    if !temperature || !zero || !document.same_sentence(draft.start, at + 1) {
        return;
    }
    if document.is(at, "below") {
        draft.numeral.value = -draft.numeral.value.abs();
    }
    draft.extend(at + 2);
    let scale = unit_at(document, draft.end).filter(|(tokens, unit)| {
        unit.name.starts_with("degree ") && document.same_sentence(at, tokens.start) && !document.glued(tokens.start)
    });
    if let Some((tokens, unit)) = scale {
        draft.extend(tokens.end);
        draft.measure = Some(Measure::Unit(tokens, unit));
    }
    if draft.measure.is_none() {
        draft.measure = measures::named("degree").map(|unit| Measure::Unit(at..at + 2, unit));
    }
    draft.pattern = Pattern::Measure;
}
