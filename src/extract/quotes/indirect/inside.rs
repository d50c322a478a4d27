//! The plan, he said, would fail.

use super::ends::{anonymous, before_additions};
use super::{ClauseRule, Found, REACH, low_end, trim};
use crate::extract::quotes::clauses;
use crate::extract::quotes::cues::{Build, Cue};
use crate::extract::quotes::reader::Reader;
use crate::lexicon::WordClass;
use crate::lexicon::reporting::Takes;
use crate::schema::SpeakerRule;
use crate::syntax::At;
use std::ops::Range;

/// See [`super::CLAUSES`].
pub const RULE: ClauseRule = ClauseRule {
    id: "clause.inside",
    find: |tag| {
        let (reader, cue, sentence) = (tag.reader, tag.cue, &tag.sentence);
        if !parenthetical(reader, cue) {
            return None;
        }
        let verb = (cue.tag.end + 1..sentence.end).find(|&t| clauses::finite(reader, t));
        let low = verb.filter(|_| cue.build == Build::Plain).unwrap_or(0).max(cue.tag.end + 2);
        let end = before_additions(reader, low, sentence.end);
        Found::of(trim(reader, around(reader, cue, sentence)..end), SpeakerRule::TagInside)
    },
    yes: &[("The bridge, the mayor said, is safe.", "The bridge, the mayor said, is safe")],
    no: &["The mayor said the bridge, an old one, is safe."],
};

/// The plan, he said, would fail: commas on both sides of the tag, or a word of no more than three before it.
fn parenthetical(reader: &Reader, cue: &Cue) -> bool {
    let end = cue.tag.end;
    let plain = matches!(cue.build, Build::Plain | Build::Inverted) && cue.takes.contains(Takes::CLAUSE);
    let closed = reader.word(end) == ","
        && !reader.quoted(end + 1)
        && !reader.is(end + 1, &["who", "which", "adding", "citing"])
        && !(reader.is(end + 1, &["and", "but"]) && reader.any(end + 2, WordClass::REPORTING));
    let opened = cue.tag.start > 0 && reader.word(cue.tag.start - 1) == ",";
    // The race is tight, he said, looking out.
    let verb = WordClass::VERB | WordClass::REPORTING;
    let aside = reader.word(end + 1).ends_with("ing") && reader.any(end + 1, verb) || anonymous(reader, end + 1);
    let closed = closed && !(aside && whole_before(reader, cue));
    plain
        && (closed || resumes(reader, cue))
        && opened
        && !(cue.build == Build::Inverted && whole_before(reader, cue))
        && (cue.source.as_ref().is_none_or(|s| !reader.relative(s.start)))
}

/// True when a clause continues after an apposition to the speaker: The plan, said Lee, who made it, is dead.
fn resumes(reader: &Reader, cue: &Cue) -> bool {
    let end = cue.tag.end;
    let high = reader.sentence(cue.words.start).end.min(end + REACH);
    let close = (end + 1..high).find(|&t| reader.word(t) == ",");
    reader.word(end) == "," && close.is_some_and(|close| clauses::finite(reader, close + 1))
}

/// True when the whole reported clause comes before a tag: The race is tight, said Lee, the coach.
fn whole_before(reader: &Reader, cue: &Cue) -> bool {
    let first = reader.sentence(cue.words.start).start.max(cue.words.start.saturating_sub(REACH));
    let coordinates = reader.is(first, &["and", "but", "that", "so", "yet", "or"]);
    let introduces = reader.any(first, WordClass::CONJUNCTION | WordClass::PREPOSITION) && !coordinates;
    let comma = (first..cue.tag.start.saturating_sub(1)).rev().find(|&t| reader.word(t) == ",");
    let syntax = reader.reading.syntax;
    let finite = |from: usize| (from..cue.tag.start).any(|t| syntax.group(syntax.group_at(At::new(t))).finite());
    finite(first) && !introduces || comma.is_some_and(finite)
}

/// Where a clause with a tag inside begins: also after a dash.
fn around(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> usize {
    let low = low_end(reader, cue, sentence);
    (low..cue.tag.start).rev().find(|&t| reader.dash(t)).map_or(low, |t| t + 1)
}
