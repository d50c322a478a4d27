//! The objects of verbs like "announced", "called for" and "described": a deal, a ban, Kerry as a friend.

use super::begins::complement;
use super::{ClauseRule, Found, trim};
use crate::extract::quotes::clauses;
use crate::extract::quotes::cues::{Build, Cue};
use crate::extract::quotes::phrases;
use crate::extract::quotes::reader::Reader;
use crate::lexicon::reporting::Takes;
use crate::lexicon::{Groups, WordClass};
use crate::schema::SpeakerRule;
use crate::syntax::{At, Tense};
use std::ops::Range;

/// See [`super::CLAUSES`].
pub const RULE: ClauseRule = ClauseRule {
    id: "clause.topic",
    find: |tag| {
        let (reader, cue, sentence) = (tag.reader, tag.cue, &tag.sentence);
        let topic = topic(reader, cue, sentence).filter(|_| complement(reader, cue, sentence).is_none())?;
        let carried = cue.build == Build::Carried;
        Some(Found::Clause(topic, if carried { SpeakerRule::CarriedSubject } else { SpeakerRule::TagBefore }))
    },
    yes: &[("The mayor announced a new bridge.", "a new bridge")],
    no: &["The mayor announced that the bridge was safe."],
};

/// The phrases after the verb, up to the next clause, time or medium.
fn topic(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<Range<usize>> {
    let after = after_preposition(reader, cue);
    if cue.source.is_none() && cue.build != Build::Noun || !(after.is_some() || names(reader, cue, sentence)) {
        return None;
    }
    let start = after.or_else(|| object(reader, cue)).filter(|&start| begins(reader, start))?;
    // Calls for a ban have come: the noun is the subject of the next verb.
    let ends = |t: usize| ends(reader, t) || cue.build == Build::Noun && clauses::finite(reader, t);
    let end = (start + 1..sentence.end).find(|&t| ends(t)).unwrap_or(sentence.end);
    let topic = trim(reader, start..without_time(reader, start + 1, end))?;
    // "Praised him" does not report what was said.
    let told = topic.len() > 1 || !reader.any(start, WordClass::PRONOUN);
    let thing = after.is_some() || cue.takes.contains(Takes::THING);
    (told && (thing || is_clausal(reader, &topic))).then_some(topic)
}

/// True for a topic that says something by itself: X to go, Y of lying, the plan as mad. (A ban and his concern do
/// not.)
fn is_clausal(reader: &Reader, topic: &Range<usize>) -> bool {
    let syntax = reader.reading.syntax;
    let verb = |t: usize| {
        let group = syntax.group(syntax.group_at(At::new(t)));
        group.run.start == At::new(t) && group.tense != Tense::Participle
    };
    topic.clone().any(|t| verb(t) || reader.is(t, &["as"]))
}

/// True for a tag whose object is what was said or spoken of.
fn names(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> bool {
    let object = cue.takes.contains(Takes::OBJECT) && !cue.takes.contains(Takes::STANCE);
    let built = matches!(cue.build, Build::Plain | Build::Noun)
        || cue.build == Build::Carried && (cue.words.len() > 1 || continues_main_verb(reader, cue));
    let named = !cue.takes.contains(Takes::TOPIC) || cue.takes.contains(Takes::INFINITIVE);
    let described = object && named && cue.words.len() == 1;
    built
        && (object || cue.takes.contains(Takes::TOPIC))
        && (!described || complemented(reader, cue.tag.end, sentence.end))
}

/// After the preposition that introduces the topic: joked about it, argued against it, commented on it.
fn after_preposition(reader: &Reader, cue: &Cue) -> Option<usize> {
    const OWN: &[(&str, &str)] = &[("argue", "for"), ("comment", "on"), ("insist", "on")];
    let told = cue.tag.end == cue.words.end || cue.takes.contains(Takes::ADDRESSEE);
    let speech = cue.takes.intersects(Takes::CLAUSE | Takes::TOPIC)
        && told
        && !reader.is(cue.words.start, &["say", "says", "said"])
        && !cue.takes.intersects(Takes::THOUGHT | Takes::FINDING)
        && (cue.build == Build::Plain || cue.build == Build::Carried && continues_main_verb(reader, cue));
    let verb = reader.lemma(cue.words.start);
    let next = (cue.tag.end..cue.tag.end + 3).find(|&t| !reader.adverb(t) && !reader.time(t))?;
    let own = OWN.iter().any(|&(lemma, word)| verb == lemma && reader.is(next, &[word]));
    let favour = reader.is(next, &["in"]) && reader.is(next + 1, &["favor", "favour"]);
    match () {
        _ if !speech => None,
        _ if own || reader.is(next, &["about", "against"]) => Some(next + 1),
        _ if favour && reader.is(next + 2, &["of"]) => Some(next + 3),
        _ => None,
    }
}

/// Where the object of a tag begins.
fn object(reader: &Reader, cue: &Cue) -> Option<usize> {
    let people = WordClass::PERSON_NOUN
        | WordClass::OFFICE
        | WordClass::RELATION
        | WordClass::PLURAL
        | WordClass::ORGANISATION_NOUN;
    let named = |told: &Range<usize>| {
        let thing = reader.any(told.end - 1, WordClass::NOUN) && told.clone().all(|t| !reader.name_like(t));
        (thing || reader.is(told.start, &["a", "an", "more", "no"])) && !told.clone().any(|t| reader.any(t, people))
    };
    match cue.addressee.as_ref() {
        Some(told) if named(told) || reader.is(told.end, &["to"]) => Some(told.start),
        Some(told) if reader.is(told.end, &["about", "for"]) => Some(told.end + 1),
        Some(told) if reader.any(told.end, WordClass::DETERMINER) => Some(told.end),
        Some(_) => None,
        None => Some(cue.tag.end + usize::from(reader.is(cue.tag.end, &["about", "of", "against", "for"]))),
    }
}

/// True for a verb that continues the main verb of the sentence: and criticised; continued to criticise; by
/// criticising.
fn continues_main_verb(reader: &Reader, cue: &Cue) -> bool {
    let timed = |t: usize| reader.time(t) || reader.is(t, &["on"]) && reader.time(t + 1);
    let Some(before) = (0..cue.tag.start).rev().take(4).find(|&t| !timed(t)) else { return false };
    let means =
        cue.takes.contains(Takes::GERUND) && reader.is(before, &["by", "while", "after", "before", "in", "when"]);
    means
        || reader.is(before, &[",", "and", "but"])
        || reader.is(before, &["to"]) && before > 0 && reader.in_group(before - 1, Groups::ASPECT)
}

/// True when an object and its description follow: him a liar, the plan as mad, the actions lawful.
fn complemented(reader: &Reader, start: usize, end: usize) -> bool {
    let Some(object) = phrases::after(reader, start, end) else { return false };
    let short = if reader.pronoun(start) { start + 1 } else { object.end };
    let names = (start..object.end).take_while(|&t| reader.name_like(t)).count();
    let next = if names > 0 && names < object.len() { start + names } else { short };
    let stop = (next..end).find(|&t| ends(reader, t)).unwrap_or(end);
    let predicated = reader.in_group(start, Groups::OBJECT_PRONOUN)
        && (reader.noun_like(next) || reader.any(next, WordClass::ADJECTIVE))
        && !reader.adverb(next);
    let as_a = (next..stop).any(|t| reader.is(t, &["as"]));
    let complement = reader.any(next, WordClass::DETERMINER | WordClass::ADJECTIVE);
    as_a || predicated || complement && !reader.preposition(next) && !reader.quoted(next)
}

/// Where a topic ends without a time at its end: a deal on Monday.
fn without_time(reader: &Reader, low: usize, end: usize) -> usize {
    let mut at = end;
    while at > low && (reader.time(at - 1) || reader.span_of_time(at - 1)) {
        at -= 1;
    }
    if at < end && at > low && reader.is(at - 1, &["on", "in"]) { at - 1 } else { at }
}

/// True for a word that can open a noun phrase.
fn begins(reader: &Reader, start: usize) -> bool {
    let start = start + usize::from(reader.word(start).ends_with("ly") && reader.any(start + 1, WordClass::ADJECTIVE));
    let determiner = reader.any(start, WordClass::DETERMINER);
    let auxiliary = reader.any(start, WordClass::AUXILIARY) && !reader.word(start).ends_with("ing");
    let word = reader.is_word(start)
        && !reader.preposition(start)
        && (determiner || !reader.adverb(start) || reader.any(start, WordClass::ADJECTIVE))
        && !reader.time(start)
        && !auxiliary
        && (determiner || !reader.any(start, WordClass::CONJUNCTION));
    let bound = reader.is(start, &["at", "between", "about", "around", "over", "nearly", "almost"]);
    word || reader.opens_amount(start) || bound && (start + 1..start + 3).any(|t| reader.opens_amount(t))
}

/// True for a mark or word that a topic does not go beyond.
pub fn ends(reader: &Reader, token: usize) -> bool {
    let described = reader.any(token + 1, WordClass::ADJECTIVE) || reader.hyphen(token + 2);
    let adjectives = reader.any(token - 1, WordClass::ADJECTIVE) && described;
    let examples = reader.is(token + 1, &["including", "such"]);
    matches!(reader.word(token), ";" | ":" | ".")
        || reader.word(token) == "," && !adjectives && !examples && !listed(reader, token)
        || reader.dash(token)
        || reader.is(token, &["while", "but"])
        || reader.is(token, &["in", "on", "at"]) && phrases::medium(reader, token + 1)
        || reader.is(token, &["during", "before", "after", "when", "following", "until"])
        || reader.is(token, &["and"]) && (reader.verb_only(token + 1) || reader.any(token + 1, WordClass::REPORTING))
}

/// True for a comma between the names of a list: Hill, Lee and Ames.
fn listed(reader: &Reader, comma: usize) -> bool {
    let name = |t: usize| reader.name_like(t) || reader.word(t) == ".";
    let next = (comma + 1..comma + 6).find(|&t| !name(t)).unwrap_or(comma + 1);
    let joined = reader.word(next) == "," || reader.is(next, &["and", "or"]);
    let last = reader.is(comma + 1, &["and", "or"]) && reader.name_like(comma + 2);
    reader.name_like(comma - 1) && (joined && next > comma + 1 || last)
}
