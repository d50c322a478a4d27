//! Ages: a 62-year-old, aged 5, Smith, 54, died at 82.

use super::draft::Draft;
use super::lists::same_sentence;
use super::measure::Measure;
use super::{Pattern, Quantity};
use crate::document::{Document, TokenKind};
use crate::lexicon::WordClass;
use crate::schema::UnitKind;

/// Reads an age; true when the number is one.
pub fn read(document: &Document, draft: &mut Draft, measure: Option<&Measure>, last: Option<&Quantity>) -> bool {
    let known = with_old(document, draft, measure)
        || measure.is_none()
            && (after_aged(document, draft)
                || after_name(document, draft)
                || and_older(document, draft)
                || now(document, draft)
                || turned(document, draft)
                || of_group(document, draft)
                || at_death(document, draft)
                || of_subject(document, draft)
                || next_age(document, draft, last));
    if known {
        draft.pattern = Pattern::Age;
    }
    known
}

/// 5 years old, 62-year-old, three months of age, 87 yo
fn with_old(document: &Document, draft: &mut Draft, measure: Option<&Measure>) -> bool {
    let end = draft.end;
    if measure.is_none() {
        let short = document.is_any(end, &["yo", "y.o", "y.o."]);
        if short {
            draft.extend(end + 1);
        }
        return short;
    }
    let Some(Measure::Unit(tokens, unit)) = measure else { return false };
    if unit.kind != UnitKind::Duration {
        return false;
    }
    let hyphen = usize::from(document.is(tokens.end, "-"));
    let old = tokens.end + hyphen;
    let end = if document.is_any(old, &["old", "olds"]) {
        old + 1
    } else if document.is(tokens.end, "of") && document.is(tokens.end + 1, "age") {
        tokens.end + 2
    } else {
        return false;
    };
    draft.unit = Some(tokens.clone());
    draft.extend(end);
    true
}

/// aged 5, age 87, at the age of 12, aged between 15 and 17
fn after_aged(document: &Document, draft: &mut Draft) -> bool {
    let Some(before) = draft.start.checked_sub(1) else { return false };
    let between = usize::from(
        document.is_any(before, &["between", "over", "under", "above", "below", "about", "around", "just", "only"]),
    );
    let Some(at) = before.checked_sub(between) else { return false };
    if !same_sentence(document, at, draft.start) {
        return false;
    }
    if document.is_any(at, &["aged", "age", "ages"]) {
        draft.start = at;
        return true;
    }
    document.is(at, "of") && at > 0 && document.is_any(at - 1, &["age", "ages"])
}

/// those 45 and over, 18 or older
fn and_older(document: &Document, draft: &Draft) -> bool {
    let (start, end) = (draft.start, draft.end);
    let joined = document.is_any(end, &["and", "or"]);
    let aged = document.is_any(end + 1, &["older", "younger"]);
    let person = start > 0
        && (document.is_any(start - 1, &["those", "people", "anyone", "everyone"])
            || document.class(start - 1).contains(WordClass::PERSON_NOUN));
    let over = document.is_any(end + 1, &["over", "under", "above", "below", "up"]);
    joined && same_sentence(document, start, end + 1) && (aged || over && person)
}

fn can_be_age(document: &Document, draft: &Draft) -> bool {
    let whole = draft.numeral.value.fract() == 0.0 && (1.0..=119.0).contains(&draft.numeral.value);
    whole && draft.numeral.tokens.len() == 1 && document.tokens[draft.numeral.tokens.start].kind == TokenKind::Number
}

/// Smith, 54, said; a boy, 12, was; Smith (54)
fn after_name(document: &Document, draft: &Draft) -> bool {
    let (start, end) = (draft.start, draft.end);
    if start < 2 || !same_sentence(document, start - 2, start) || !can_be_age(document, draft) {
        return false;
    }
    let closed = |marks: &[&str]| document.tokens.get(end).is_none() || document.is_any(end, marks);
    let comma = document.is(start - 1, ",") && closed(&[",", ".", ";", ":"])
        || document.is(start - 1, "(") && document.is(end, ")");
    let name = &document.tokens[start - 2];
    let place = name.class.intersects(WordClass::MONTH | WordClass::WEEKDAY | WordClass::LABEL | WordClass::NUMBER);
    let named = name.kind == TokenKind::Word && name.capitalised() && !place;
    let listed = start > 3 && document.tokens[start - 3].kind == TokenKind::Number;
    let person = name.class.contains(WordClass::PERSON_NOUN) || document.is_any(start - 2, &["Jr", "Jr.", "Sr."]);
    comma && !listed && (named || person)
}

/// Crowe, now 88, has
fn now(document: &Document, draft: &Draft) -> bool {
    let start = draft.start;
    let now =
        start > 2 && same_sentence(document, start - 3, start) && document.is_any(start - 1, &["now", "then", "aged"]);
    now && document.is_any(start - 2, &[","])
        && can_be_age(document, draft)
        && document.is_any(draft.end, &[",", ".", "and"])
}

/// children under five, women over 40
fn of_group(document: &Document, draft: &Draft) -> bool {
    let start = draft.start;
    let bounded = start > 1
        && same_sentence(document, start - 2, start)
        && document.is_any(start - 1, &["under", "over", "above", "below"]);
    let person = bounded && document.class(start - 2).contains(WordClass::PERSON_NOUN)
        || bounded && document.is_any(start - 2, &["people", "those", "anyone", "everyone"]);
    let noun = super::noun::counted(document, draft.end, false).is_some();
    person && !noun && (1.0..=119.0).contains(&draft.numeral.value) && draft.numeral.value.fract() == 0.0
}

/// What people do at an age.
const EVENTS: &[&str] = &[
    "died", "dies", "die", "dead", "death", "retired", "retire", "retires", "married", "left", "joined", "began",
    "became", "widowed", "orphaned", "pregnant",
];

/// died at 82; left school at 15
fn at_death(document: &Document, draft: &Draft) -> bool {
    let start = draft.start;
    let at = start > 1 && same_sentence(document, start - 2, start) && document.is_any(start - 1, &["at", "aged"]);
    at && can_be_age(document, draft) && (start.saturating_sub(3)..start).any(|token| document.is_any(token, EVENTS))
}

/// He was 82. She is 27 and single. Cuomo turned 60. She will be 83.
fn of_subject(document: &Document, draft: &Draft) -> bool {
    let (start, end) = (draft.start, draft.end);
    if start < 2 || !same_sentence(document, start - 2, start) || !can_be_age(document, draft) {
        return false;
    }
    let verb = document
        .is_any(start - 1, &["was", "is", "am", "'s", "'m", "turned", "turns", "turn", "turning", "were", "are"]);
    let will_be = start > 2 && document.is(start - 1, "be") && document.is_any(start - 2, &["will", "would", "'ll"]);
    let who = start - 2 - usize::from(will_be);
    let subject = document.is_any(who, &["he", "she", "I", "who", "they", "we"])
        || document.tokens[who].capitalised()
            && !document.class(who).intersects(WordClass::PRONOUN | WordClass::DETERMINER);
    let closed = document.tokens.get(end).is_none_or(|t| t.sentence != document.tokens[start].sentence)
        || document.is_any(end, &[".", ",", ";", "when", "and", "at", "?", "!", "\"", "”", "but", "now", "years"]);
    (verb || will_be) && subject && closed
}

/// who had turned 70
fn turned(document: &Document, draft: &Draft) -> bool {
    let at = draft.start.checked_sub(1).filter(|&at| same_sentence(document, at, draft.start));
    let turned = at.is_some_and(|at| document.is_any(at, &["turned", "turns", "turning"]));
    turned && can_be_age(document, draft) && super::noun::counted(document, draft.end, false).is_none()
}

/// aged 15 and 17: the second one
fn next_age(document: &Document, draft: &Draft, last: Option<&Quantity>) -> bool {
    let start = draft.start;
    if start < 2 || !document.is_any(start - 1, &["and", ",", "or"]) || !can_be_age(document, draft) {
        return false;
    }
    let before = if document.is(start - 2, ",") { start - 3 } else { start - 2 };
    let joined =
        last.is_some_and(|last| last.pattern == Pattern::Age && last.span.end == document.tokens[before].span.end);
    joined
        && (document.tokens.get(draft.end).is_none_or(|t| t.kind == TokenKind::Mark)
            || document.class(draft.end).intersects(WordClass::CONJUNCTION | WordClass::AUXILIARY))
}
