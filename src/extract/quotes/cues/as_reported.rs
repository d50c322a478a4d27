//! As reported by Kerry.

use super::{Cue, TagRule};
use crate::extract::quotes::phrases;
use crate::extract::quotes::reader::Reader;
use crate::lexicon::WordClass;
use crate::lexicon::reporting::{Takes, reporting};

/// See [`super::TAGS`].
pub const RULE: TagRule = TagRule {
    id: "tag.as_reported",
    find: |reader, token, _| is_as_reported(reader, token).then(|| as_reported(reader, token)).flatten(),
    yes: &[("The bridge is safe, as reported by the mayor.", "The bridge is safe")],
    no: &["The bridge was painted by the mayor."],
};

/// True for a participle between "as" and "by".
pub fn is_as_reported(reader: &Reader, token: usize) -> bool {
    let before = || (token.saturating_sub(3)..token).rev().find(|&t| !reader.adverb(t));
    reader.any(token, WordClass::REPORTING)
        && reader.is(token + 1, &["by"])
        && before().is_some_and(|before| reader.is(before, &["as"]))
}

fn as_reported(reader: &Reader, token: usize) -> Option<Cue> {
    let takes = reporting(reader.word(token), reader.document.tokens[token].hash);
    let source = phrases::after(reader, token + 2, reader.sentence(token).end)?;
    let reports = takes.contains(Takes::PARTICIPLE | Takes::CLAUSE);
    let tag = token - 1..source.end;
    reports.then(|| Cue::according(token..token + 1, source, tag))
}
