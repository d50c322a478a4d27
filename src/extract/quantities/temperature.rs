//! Degrees on the other side of zero: 12 below zero, 10 degrees below zero Fahrenheit, 40 below.

use super::draft::{Draft, Pattern};
use super::lists::unit_at;
use super::measure::Measure;
use crate::document::{Document, TokenKind};
use crate::lexicon::{Groups, WordClass, measures};
use crate::schema::UnitKind;

/// True for the zero of "temperatures fell below zero", if the sentence is about temperature.
fn is_zero_itself(document: &Document, draft: &Draft) -> bool {
    let zero = document.is(draft.start, "zero") && draft.unit.is_none() && draft.measure.is_none();
    let led = draft.start > 0 && document.is_any(draft.start - 1, &["below", "above"]);
    zero && led && is_about_warmth(document, draft.start)
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
    let zero = document.is_any(at, &["below", "above", "under"])
        && (document.is(at + 1, "zero") || document.is(at + 1, "freezing") && is_celsius(draft));
    let alone = !zero && is_below_alone(document, draft);
    if !temperature || !(zero || alone) || !document.same_sentence(draft.start, at) {
        return;
    }
    if !document.is(at, "above") {
        negate(draft);
    }
    draft.extend(at + 1 + usize::from(zero));
    let scale = unit_at(document, draft.end).filter(|(tokens, unit)| {
        unit.name.starts_with("degree ") && document.same_sentence(at, tokens.start) && !document.glued(tokens.start)
    });
    if let Some((tokens, unit)) = scale {
        draft.extend(tokens.end);
        draft.measure = Some(Measure::Unit(tokens, unit));
    }
    if draft.measure.is_none() {
        draft.measure = measures::named("degree").map(|unit| Measure::Unit(at..draft.end, unit));
    }
    draft.pattern = Pattern::Measure;
}

/// Makes a temperature negative, and of a range both ends, which change places: 5 to 10 below zero.
fn negate(draft: &mut Draft) {
    draft.numeral.value = -draft.numeral.value.abs();
    if let Some(upper) = &mut draft.upper {
        upper.value = -upper.value.abs();
        std::mem::swap(&mut upper.value, &mut draft.numeral.value);
    }
}

/// True unless the degrees are Fahrenheit, whose freezing point is not zero.
fn is_celsius(draft: &Draft) -> bool {
    !matches!(&draft.measure, Some(Measure::Unit(_, unit)) if unit.name.ends_with("Fahrenheit"))
}

/// True for a temperature before "below" and nothing that it is below: it was 40 below in town.
fn is_below_alone(document: &Document, draft: &Draft) -> bool {
    let (start, at) = (draft.start, draft.end);
    let closing = WordClass::PREPOSITION | WordClass::CONJUNCTION;
    let closed = !document.same_sentence(start, at + 1)
        || document.tokens[at + 1].kind == TokenKind::Mark
        || document.class(at + 1).intersects(closing);
    let it = start > 1 && document.is(start - 2, "it") && document.in_group(start - 1, Groups::BE);
    document.is(at, "below") && closed && draft.measure.is_none() && (it || is_about_warmth(document, start))
}

/// True in a sentence about temperature.
fn is_about_warmth(document: &Document, at: usize) -> bool {
    let sentence = &document.sentences[document.tokens[at].sentence as usize].tokens;
    sentence.clone().any(|at| document.in_group(at, Groups::WARMTH))
}
