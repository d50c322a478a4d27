//! According to X, ...; ..., according to X; ..., according to X, ...

use super::ends::before_additions;
use super::{ClauseRule, Found, Tag, low_end, trim};
use crate::extract::quotes::clauses;
use crate::extract::quotes::cues::{Build, Cue};
use crate::extract::quotes::reader::Reader;
use crate::lexicon::{Groups, WordClass};
use crate::schema::SpeakerRule;
use std::ops::Range;

/// See [`super::CLAUSES`].
pub const RULE: ClauseRule = ClauseRule {
    id: "clause.according",
    find: |tag| {
        let by = tag.cue.build == Build::According;
        by.then(|| Found::of(according(tag), SpeakerRule::AccordingTo)).flatten()
    },
    yes: &[
        ("According to the mayor, the bridge is safe.", "the bridge is safe"),
        ("According to Ann Lee, chief engineer for the port, the bridge is safe.", "the bridge is safe"),
        ("According to the mayor, the bridge is safe, but Hill said that it was not.", "the bridge is safe"),
    ],
    no: &["The mayor said the bridge was safe."],
};

/// According to X, ...; ..., according to X; ..., according to X, ...
fn according(tag: &Tag) -> Option<Range<usize>> {
    let (reader, cue, sentence) = (tag.reader, tag.cue, &tag.sentence);
    let low = low_end(reader, cue, sentence);
    if named(reader, cue) && clauses::opens(reader, cue.tag.end, sentence.end) {
        let start = cue.tag.end;
        return trim(reader, start..before_additions(reader, start + 2, sentence.end));
    }
    let opens = (low..cue.tag.start).all(|t| !reader.is_word(t) || t == low && reader.any(t, WordClass::CONJUNCTION));
    // The union said according to Lee, it is safe.
    let said = cue.tag.start > low && reader.any(cue.tag.start - 1, WordClass::REPORTING);
    if opens || said {
        let comma = comma_after(reader, cue.tag.end..sentence.end)?;
        let comma = comma_after(reader, comma + 1..sentence.end)
            .filter(|&next| named(reader, cue) && is_role(reader, comma + 1..next, sentence.end))
            .unwrap_or(comma);
        let adds = |t: usize| reader.word(t) == "," && (reports(reader, t + 1) || contrasts(tag, t + 1));
        let end = (comma + 1..sentence.end).find(|&t| adds(t)).unwrap_or(sentence.end);
        return trim(reader, comma + 1..end);
    }
    trim(
        reader,
        low_end(reader, cue, sentence)..if continues_after_tag(reader, cue, sentence) {
            sentence.end
        } else {
            cue.tag.start
        },
    )
}

fn comma_after(reader: &Reader, mut tokens: Range<usize>) -> Option<usize> {
    tokens.find(|&t| reader.word(t) == ",")
}

/// True for a role after a name, with the words of the source after its comma: Lee, the port's engineer, [it is safe].
fn is_role(reader: &Reader, role: Range<usize>, end: usize) -> bool {
    let next = role.end + 1;
    !clauses::has_finite(reader, role.clone())
        && role.into_iter().any(|t| reader.any(t, WordClass::PEOPLE))
        && clauses::opens(reader, next, end)
}

/// True where another speaker contradicts: but Hill said.
fn contrasts(tag: &Tag, token: usize) -> bool {
    let joined = tag.reader.is(token, &["but", "though", "although"]);
    let other = |cue: &Cue| token < cue.tag.start && cue.tag.start < tag.sentence.end && cue.source.is_some();
    joined && tag.following.iter().take(2).any(other)
}

/// True for a participle that continues the source's words: adding, noting. "Including" only lists.
fn reports(reader: &Reader, token: usize) -> bool {
    reader.any(token, WordClass::REPORTING) && reader.word(token).ends_with("ing") && !reader.is(token, &["including"])
}

/// True for a source that is only a name or a pronoun, so that a clause can follow it without a comma: according to
/// them it is safe.
fn named(reader: &Reader, cue: &Cue) -> bool {
    let pronoun = |source: &Range<usize>| source.len() == 1 && reader.in_group(source.start, Groups::OBJECT_PRONOUN);
    let named = |source: &Range<usize>| source.clone().all(|t| reader.name_like(t) || reader.word(t) == ".");
    cue.source.as_ref().is_some_and(|source| pronoun(source) || named(source))
}

/// True when the reported words continue after a tag: At the heart, according to Lee, was a plan; ..., according to
/// Lee, and ...
fn continues_after_tag(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> bool {
    let end = cue.tag.end;
    let close = (end..sentence.end.min(end + 20)).find(|&t| reader.word(t) == ",");
    let opened = cue.tag.start > sentence.start + 1 && reader.word(cue.tag.start - 1) == ",";
    if opened && close.is_some_and(|close| reader.any(close + 1, WordClass::AUXILIARY)) {
        return true;
    }
    let next = end + 1;
    if close != Some(end) || next >= sentence.end {
        return false;
    }
    let broken = opened && reader.in_group(cue.tag.start - 2, Groups::MODAL);
    let object = reader.opens_amount(next);
    let joined = reader.is(next, &["and", "but", "or", "although", "though", "while"]);
    !clauses::has_finite(reader, sentence.start..cue.tag.start) || broken || object || joined
}
