//! What verbs like "announced", "called for" and "described" name: a deal, a ban, Kerry as a friend.

use super::trim;
use crate::extract::quotes::cues::{Build, Cue};
use crate::extract::quotes::phrases;
use crate::extract::quotes::reader::Reader;
use crate::lexicon::WordClass;
use crate::lexicon::reporting::Takes;
use std::ops::Range;

/// The phrases behind the verb, up to the next clause, time or medium.
pub fn topic(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<Range<usize>> {
    let plain = matches!(cue.build, Build::Plain | Build::Carried | Build::Noun)
        && cue.takes.intersects(Takes::TOPIC | Takes::OBJECT)
        && (cue.takes.contains(Takes::TOPIC) || !cue.takes.contains(Takes::STANCE))
        && cue.source.is_some();
    let carried = cue.build == Build::Carried && cue.words.len() == 1 && !goes_on(reader, cue);
    let named = !cue.takes.contains(Takes::TOPIC) || cue.takes.contains(Takes::INFINITIVE);
    let described =
        cue.takes.contains(Takes::OBJECT) && !cue.takes.contains(Takes::STANCE) && named && cue.words.len() == 1;
    if !plain || carried || described && !complemented(reader, cue.tag.end, sentence.end) {
        return None;
    }
    let named = |told: &Range<usize>| {
        let people = WordClass::PERSON_NOUN | WordClass::OFFICE | WordClass::PLURAL | WordClass::ORGANISATION_NOUN;
        reader.is(told.start, &["a", "an", "more", "no"]) && !told.clone().any(|t| reader.any(t, people))
    };
    let start = match cue.addressee.as_ref() {
        Some(told) if named(told) => told.start,
        Some(told) if reader.is(told.end, &["to"]) => told.start,
        Some(told) if reader.is(told.end, &["about", "for"]) => told.end + 1,
        Some(_) => return None,
        None => cue.tag.end + usize::from(reader.is(cue.tag.end, &["about", "of", "against", "for"])),
    };
    if !begins(reader, start) {
        return None;
    }
    let end = (start + 1..sentence.end).find(|&t| ends(reader, t)).unwrap_or(sentence.end);
    let topic = trim(reader, start..without_time(reader, start + 1, end))?;
    // "Praised him" tells nothing of what was said.
    (topic.len() > 1 || !reader.any(start, WordClass::PRONOUN)).then_some(topic)
}

/// True for a verb that goes on from the sentence's own: and criticised; continued to criticise.
fn goes_on(reader: &Reader, cue: &Cue) -> bool {
    const ASPECTS: &[&str] = &["on", "continue", "continued", "continues", "continuing", "began", "begun", "proceeded"];
    let Some(before) = cue.tag.start.checked_sub(1) else { return false };
    reader.is(before, &[",", "and", "but"])
        || reader.is(before, &["to"]) && before > 0 && reader.is(before - 1, ASPECTS)
}

/// True when an object and what it is said to be follow: him a liar, the plan as mad, the actions lawful.
fn complemented(reader: &Reader, start: usize, end: usize) -> bool {
    let Some(object) = phrases::after(reader, start, end) else { return false };
    let short = if reader.pronoun(start) { start + 1 } else { object.end };
    let names = (start..object.end).take_while(|&t| reader.name_like(t)).count();
    let next = if names > 0 && names < object.len() { start + names } else { short };
    let stop = (next..end).find(|&t| ends(reader, t)).unwrap_or(end);
    let as_a = (next..stop).any(|t| reader.is(t, &["as"]));
    let complement = reader.any(next, WordClass::DETERMINER | WordClass::ADJECTIVE);
    as_a || complement && !reader.preposition(next) && !reader.quoted(next)
}

/// Where a topic ends when a time at its end is left out: a deal on Monday.
fn without_time(reader: &Reader, low: usize, end: usize) -> usize {
    let mut at = end;
    while at > low && (reader.time(at - 1) || reader.span_of_time(at - 1)) {
        at -= 1;
    }
    if at < end && at > low && reader.is(at - 1, &["on", "in"]) { at - 1 } else { at }
}

/// True for a word that can open a noun phrase.
fn begins(reader: &Reader, start: usize) -> bool {
    let determiner = reader.any(start, WordClass::DETERMINER);
    let word = reader.is_word(start)
        && !reader.preposition(start)
        && (determiner || !reader.adverb(start) || reader.any(start, WordClass::ADJECTIVE))
        && !reader.time(start)
        && !reader.any(start, WordClass::AUXILIARY)
        && (determiner || !reader.any(start, WordClass::CONJUNCTION));
    word || reader.is_number(start)
}

/// True for a mark or word that a topic does not go beyond.
fn ends(reader: &Reader, token: usize) -> bool {
    let adjectives = reader.any(token - 1, WordClass::ADJECTIVE) && reader.any(token + 1, WordClass::ADJECTIVE);
    matches!(reader.word(token), ";" | ":" | ".")
        || reader.word(token) == "," && !adjectives
        || reader.dash(token)
        || reader.is(token, &["while", "but"])
        || reader.is(token, &["in", "on", "at"]) && phrases::medium(reader, token + 1)
        || reader.is(token, &["during", "before", "after", "when", "following", "until"])
        || reader.is(token, &["and"]) && (reader.verb_only(token + 1) || reader.any(token + 1, WordClass::REPORTING))
}
