//! In the words of Kerry; in Kerry's words.

use super::{Cue, TagRule};
use crate::extract::quotes::phrases;
use crate::extract::quotes::reader::Reader;

/// See [`super::TAGS`].
pub const RULE: TagRule = TagRule {
    id: "tag.in_words",
    find: |reader, token, _| reader.is(token, &["words"]).then(|| in_words(reader, token)).flatten(),
    yes: &[("In the words of the mayor, the bridge is safe.", "the bridge is safe")],
    no: &["In other words, the bridge is safe."],
};

/// In the words of Kerry; in Kerry's words: the cue at "words".
fn in_words(reader: &Reader, token: usize) -> Option<Cue> {
    let sentence = reader.sentence(token);
    let before = token - usize::from(token > sentence.start && reader.is(token - 1, &["own"]));
    let low = sentence.start.max(token.saturating_sub(8));
    let start = (low..before).rev().find(|&t| reader.is(t, &["in"]))?;
    let source = match start + 2 == token && reader.is(start + 1, &["the"]) && reader.is(token + 1, &["of"]) {
        true => phrases::after(reader, token + 2, sentence.end)?,
        false if reader.is(before - 1, &["'s", "'"]) => start + 1..before - 1,
        false if start + 2 == before && reader.is(start + 1, &["his", "her", "their"]) => start + 1..before,
        false => return None,
    };
    if source.is_empty() || source.clone().any(|t| reader.quoted(t)) {
        return None;
    }
    let tag = start..source.end.max(token + 1);
    Some(Cue::according(token..token + 1, source, tag))
}
