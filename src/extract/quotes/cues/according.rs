//! According to Kerry.

use super::{Cue, TagRule};
use crate::extract::quotes::reader::Reader;
use crate::extract::quotes::{apposition, phrases};

/// See [`super::TAGS`].
pub const RULE: TagRule = TagRule {
    id: "tag.according",
    find: |reader, token, _| according(reader, token),
    yes: &[("The bridge is safe, according to the mayor.", "The bridge is safe")],
    no: &["They paid accordingly."],
};

fn according(reader: &Reader, token: usize) -> Option<Cue> {
    if !reader.is(token, &["according"]) || !reader.is(token + 1, &["to"]) {
        return None;
    }
    let start = token + 2;
    let end = reader.sentence(token).end;
    // A source that is not a recognised noun phrase (recent polling) extends to the next mark.
    let source = phrases::after(reader, start, end).or_else(|| {
        let stop = (start..end.min(start + 12)).find(|&t| reader.quoted(t) || !reader.is_word(t)).unwrap_or(end);
        (stop > start && stop <= start + 12).then_some(start..stop)
    })?;
    let source = apposition::name_after(reader, source);
    let tag = token..source.end;
    Some(Cue::according(token..token + 2, source, tag))
}
