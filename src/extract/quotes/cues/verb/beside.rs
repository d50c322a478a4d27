//! Verbs that speak only next to a quotation: "...," beamed Ann Lee; "...," Mr Hale marvelled. There any verb is one of
//! speech, whether a list has it or not.

use super::particles;
use crate::extract::quotes::labels::is_title;
use crate::extract::quotes::phrases;
use crate::extract::quotes::reader::Reader;
use crate::lexicon::reporting::{Takes, reporting};
use crate::lexicon::{Tags, WordClass};
use std::ops::Range;

/// What a verb next to a quotation takes: the quotation; nothing for other words.
pub fn takes(reader: &Reader, token: usize) -> Takes {
    let after = reader.quotations.partition_point(|quotation| quotation.end <= token);
    let beside = after.checked_sub(1).is_some_and(|quotation| verb_beside(reader, quotation) == Some(token));
    match beside {
        true if reader.tagged(token, Tags::SINGULAR | Tags::PRESENT) => Takes::QUOTATION | Takes::PRESENT,
        true => Takes::QUOTATION | Takes::PAST,
        false => Takes::empty(),
    }
}

/// The verbs next to quotations, in order.
pub fn verbs(reader: &Reader) -> Vec<usize> {
    (0..reader.quotations.len()).filter_map(|quotation| verb_beside(reader, quotation)).collect()
}

/// The verb of the tag after a quotation that opens its sentence and ends with a comma, a question or exclamation mark.
fn verb_beside(reader: &Reader, quotation: usize) -> Option<usize> {
    let tokens = &reader.quotations[quotation];
    let (start, end) = (tokens.start, tokens.end);
    let open = tokens.len() > 3 && matches!(reader.word(end - 2), "," | "?" | "!");
    if !open || reader.sentence(start).start != start || !reader.is_word(end) || reader.quoted(end) {
        return None;
    }
    let limit = reader.sentence(end).end;
    let inverted = is_verb(reader, end) && !reader.name_like(end);
    let (verb, subject) = match inverted {
        // broke in Ann Lee
        true => {
            let adverb = phrases::particle(reader, end + 1) || reader.is(end + 1, &["in", "on"]);
            (end, phrases::after(reader, end + 1 + usize::from(adverb), limit)?)
        }
        false => phrases::after(reader, end, limit).map(|subject| (subject.end, subject))?,
    };
    let rest = if inverted { subject.end } else { verb + 1 };
    let plain = verb < limit && !is_listed(reader, verb) && is_verb(reader, verb) && !is_work(reader, tokens);
    (plain && is_speaker(reader, &subject) && ends(reader, rest, limit)).then_some(verb)
}

/// True for a verb that a list has, with its particle if it needs one: snapped back.
fn is_listed(reader: &Reader, verb: usize) -> bool {
    let takes = reporting(reader.word(verb), reader.document.tokens[verb].hash);
    !takes.is_empty() && (!takes.contains(Takes::PARTICLE) || reader.is(verb + 1, particles(reader, verb)))
}

/// True for a title, which someone may have made or sold: “River,” Lee painted in May. (“Never,” sighed Lee.)
fn is_work(reader: &Reader, tokens: &Range<usize>) -> bool {
    const SAID: WordClass = WordClass::ADVERB
        .union(WordClass::PRONOUN)
        .union(WordClass::DETERMINER)
        .union(WordClass::CONJUNCTION)
        .union(WordClass::AUXILIARY);
    let inner = tokens.start + 1..tokens.end - 1;
    let said =
        inner.filter(|&t| reader.is_word(t)).all(|t| reader.any(t, SAID) || reader.is(t, &["yes", "ok", "okay"]));
    is_title(reader.document, tokens) && reader.word(tokens.end - 2) == "," && !said
}

/// True for a finite verb with a meaning of its own.
fn is_verb(reader: &Reader, token: usize) -> bool {
    reader.tagged(token, Tags::PAST | Tags::SINGULAR | Tags::PRESENT | Tags::PARTICIPLE)
        && !reader.any(token, WordClass::AUXILIARY)
        && !reader.capitalised(token)
}

/// True for a name, or words for people, before or after the verb.
fn is_speaker(reader: &Reader, subject: &Range<usize>) -> bool {
    let people = WordClass::PEOPLE | WordClass::HONORIFIC;
    let named = reader.name_like(subject.start) || subject.clone().any(|at| reader.any(at, people));
    (named || reader.is(subject.start, &["he", "she"])) && phrases::can_speak(reader, subject)
}

/// True where a tag can end: at a mark, or before a preposition, a time or an adverb.
fn ends(reader: &Reader, token: usize, limit: usize) -> bool {
    token >= limit
        || !reader.is_word(token)
        || reader.preposition(token)
        || reader.time(token)
        || reader.adverb(token)
        || reader.any(token, WordClass::CONJUNCTION)
}
