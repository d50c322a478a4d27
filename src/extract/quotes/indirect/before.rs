//! The plan would fail, he said.

use super::begins::is_occasion;
use super::{ClauseRule, Found, low_end, trim};
use crate::extract::quotes::clauses;
use crate::extract::quotes::cues::{Build, Cue};
use crate::extract::quotes::reader::Reader;
use crate::lexicon::WordClass;
use crate::lexicon::reporting::Takes;
use crate::schema::SpeakerRule;
use std::ops::Range;

/// See [`super::CLAUSES`].
pub const RULE: ClauseRule = ClauseRule {
    id: "clause.before",
    find: |tag| {
        let (reader, cue, sentence) = (tag.reader, tag.cue, &tag.sentence);
        let trails = cue.takes.contains(Takes::CLAUSE)
            && matches!(cue.build, Build::Plain | Build::Inverted)
            && (follows_subject(cue) || as_clause(reader, cue))
            && ends_clause(reader, cue, sentence);
        let clause = trails.then(|| fronted(reader, cue, sentence)).flatten()?;
        Some(Found::Clause(clause, SpeakerRule::TagAfter))
    },
    yes: &[
        ("The bridge was safe, the mayor said.", "The bridge was safe"),
        ("The bridge was safe, the mayor said when asked about it.", "The bridge was safe"),
    ],
    no: &["The mayor said that the bridge was safe.", "The mayor, 61, an engineer, was found at home."],
};

/// True for a tag with a speaker: the subject of "was found" or "was denied" is not one.
fn follows_subject(cue: &Cue) -> bool {
    cue.build == Build::Inverted || cue.source.as_ref().is_some_and(|source| source.start < cue.words.start)
}

/// ..., as was reported on Monday
fn as_clause(reader: &Reader, cue: &Cue) -> bool {
    cue.tag.start > 0 && reader.is(cue.tag.start - 1, &["as"])
}

/// True when a tag reports nothing after it in its sentence.
fn ends_clause(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> bool {
    let next = cue.tag.end;
    next >= sentence.end
        || matches!(reader.word(next), "." | "," | "?" | "!" | ";" | ")")
        || reader.preposition(next)
        || reader.time(next)
        || reader.adverb(next)
        || reader.dash(next)
        || is_occasion(reader, next)
        || cue.build == Build::Inverted && reader.relative(next)
}

/// ..., he said.
fn fronted(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<Range<usize>> {
    let as_he = usize::from(cue.tag.start > sentence.start && as_clause(reader, cue));
    let comma = cue.tag.start.checked_sub(1 + as_he).filter(|&t| t > sentence.start)?;
    if !(reader.word(comma) == "," || reader.dash(comma)) {
        return None;
    }
    let clause = trim(reader, low_end(reader, cue, sentence)..comma)?;
    let comma = clause.clone().any(|t| reader.word(t) == ",");
    let adverbial = !comma && reader.preposition(clause.start) && !(clause.clone()).any(|t| reader.verb_only(t));
    // Tate's deputy, Ann Lee, agreed: a role and its name, and no clause.
    let role = reader.any(clause.end - 1, WordClass::PEOPLE) && !clauses::has_finite(reader, clause.clone());
    (!adverbial && !role && clause.len() > 2).then_some(clause)
}
