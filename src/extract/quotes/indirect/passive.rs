//! What a passive names: the talks were announced; Lee is accused of theft; Lee is said to have won.

use super::begins::complement;
use super::topic::ends;
use super::{ClauseRule, Found, trim};
use crate::extract::quotes::cues::{Build, Cue};
use crate::extract::quotes::phrases;
use crate::extract::quotes::reader::Reader;
use crate::lexicon::WordClass;
use crate::lexicon::reporting::Takes;
use crate::schema::SpeakerRule;
use crate::syntax::{At, Group, Voice, What};
use std::ops::Range;

/// See [`super::CLAUSES`].
pub const RULE: ClauseRule = ClauseRule {
    id: "clause.passive",
    find: |tag| {
        let (reader, cue, sentence) = (tag.reader, tag.cue, &tag.sentence);
        let topic = passive(reader, cue, sentence).filter(|_| complement(reader, cue, sentence).is_none())?;
        Some(Found::Clause(topic, SpeakerRule::TagAfter))
    },
    yes: &[("The new bridge was announced on Monday.", "The new bridge")],
    no: &["The new bridge has not been announced.", "The two drivers were denied on Monday."],
};

fn passive(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<Range<usize>> {
    const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being"];
    let passive = cue.build == Build::Plain
        && cue.takes.contains(Takes::PARTICIPLE)
        && (cue.takes.contains(Takes::TOPIC) || cue.takes.contains(Takes::CLAUSE) && reader.is(cue.words.end, &["to"]))
        && !cue.takes.intersects(Takes::ADDRESSEE | Takes::FINDING)
        && (cue.tag.start..cue.words.start).any(|t| reader.is(t, BE));
    let subject = passive.then(|| phrases::before(reader, sentence.start, cue.tag.start))??;
    let pronoun = subject.len() == 1 && reader.pronoun(subject.start);
    let (group, what) = acted_on(reader, cue.words.start)?;
    let next = cue.words.end;
    let charged = reader.is(next, &["of", "for"]) && cue.takes.contains(Takes::OBJECT);
    let complement = charged || reader.is(next, &["as", "to"]) || reader.any(next, WordClass::DETERMINER);
    if pronoun && !complement || reader.relative(subject.start) {
        return None;
    }
    if !complement {
        // "Was called on Monday" says nothing of what it was called.
        let told = group.negated || matches!(what, What::Person | What::Group);
        return (!told && !cue.takes.contains(Takes::OBJECT | Takes::INFINITIVE)).then_some(subject);
    }
    let ends = |t: usize| ends(reader, t) || reader.is(t, &["by"]);
    let end = (next + 1..sentence.end).find(|&t| ends(t)).unwrap_or(sentence.end);
    trim(reader, subject.start..end)
}

/// The passive group of a finite verb and what its subject is.
fn acted_on<'r>(reader: &Reader<'r, '_>, verb: usize) -> Option<(&'r Group, What)> {
    let syntax = reader.reading.syntax;
    let clause = syntax.clause_at(At::new(verb))?;
    let group = syntax.group(clause.verb);
    let subject = syntax.phrase(clause.subject)?;
    (group.voice == Voice::Passive && group.finite()).then_some((group, subject.what))
}
