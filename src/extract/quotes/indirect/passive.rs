//! What a passive reports about its subject: Lee is accused of theft; Lee is said to have won.

use super::begins::{complement, opens_infinitive};
use super::topic::ends;
use super::{ClauseRule, Found, trim};
use crate::extract::quotes::clauses;
use crate::extract::quotes::cues::{Build, Cue};
use crate::extract::quotes::reader::Reader;
use crate::lexicon::WordClass;
use crate::lexicon::reporting::Takes;
use crate::schema::SpeakerRule;
use crate::syntax::{At, Run, Voice};
use std::ops::Range;

/// See [`super::CLAUSES`].
pub const RULE: ClauseRule = ClauseRule {
    id: "clause.passive",
    find: |tag| {
        let (reader, cue, sentence) = (tag.reader, tag.cue, &tag.sentence);
        let topic = passive(reader, cue, sentence).filter(|_| complement(reader, cue, sentence).is_none())?;
        Some(Found::Clause(topic, SpeakerRule::TagAfter))
    },
    yes: &[
        ("Lee is said to have sold the farm.", "Lee is said to have sold the farm"),
        ("The bridge is said to be safe.", "The bridge is said to be safe"),
    ],
    no: &[
        "The new bridge was announced on Monday.",
        "The fire was reported by a neighbour.",
        "The crew was called to a house.",
        "The plan was denied as the firm had gone.",
    ],
};

fn passive(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<Range<usize>> {
    const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being"];
    let passive = cue.build == Build::Plain
        && cue.takes.contains(Takes::PARTICIPLE)
        && (cue.takes.contains(Takes::TOPIC) || cue.takes.contains(Takes::CLAUSE) && reader.is(cue.words.end, &["to"]))
        && !cue.takes.intersects(Takes::ADDRESSEE | Takes::FINDING)
        && (cue.tag.start..cue.words.start).any(|t| reader.is(t, BE));
    let subject = passive.then(|| passive_subject(reader, cue.words.start))??.start.index();
    if reader.relative(subject) || !complemented(reader, cue, sentence) {
        return None;
    }
    let next = cue.words.end;
    let ends = |t: usize| ends(reader, t) || reader.is(t, &["by"]);
    let end = (next + 1..sentence.end).find(|&t| ends(t)).unwrap_or(sentence.end);
    trim(reader, subject..end)
}

/// True for what follows a passive and reports what was said about its subject. Without it the subject is only what
/// someone found, reported or announced: accused of theft; said to be safe; described as mad; called a liar.
fn complemented(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> bool {
    let next = cue.words.end;
    let object = cue.takes.intersects(Takes::OBJECT | Takes::NAMING);
    let stop = (next + 1..sentence.end).find(|&t| ends(reader, t)).unwrap_or(sentence.end);
    match () {
        _ if reader.is(next, &["of", "for"]) => object,
        _ if reader.is(next, &["to"]) => opens_infinitive(reader, next),
        _ if reader.is(next, &["as"]) => !clauses::has_finite(reader, next + 1..stop),
        _ => object && reader.any(next, WordClass::DETERMINER),
    }
}

/// The subject of a verb in a finite passive group.
fn passive_subject(reader: &Reader, verb: usize) -> Option<Run> {
    let reading = reader.reading;
    let clause = reading.syntax.clause_at(At::new(verb))?;
    let group = reading.syntax.group(clause.verb);
    reading.subject_run(clause).filter(|_| group.voice == Voice::Passive && group.finite())
}
