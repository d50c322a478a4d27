//! According to Kerry.

use super::{Cue, TagRule};
use crate::extract::quotes::reader::Reader;
use crate::extract::quotes::{apposition, phrases};
use crate::lexicon::Groups;

/// See [`super::TAGS`].
pub const RULE: TagRule = TagRule {
    id: "tag.according",
    find: |reader, token, _| according(reader, token),
    yes: &[("The bridge is safe, according to the mayor.", "The bridge is safe")],
    no: &["They paid accordingly.", "The bridge was built according to normal rules."],
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
    let plain = token > 0 && reader.is_word(token - 1);
    if plain && reader.in_group(phrases::head(reader, &source), Groups::ACCORDANCE) {
        return None;
    }
    let source = apposition::name_after(reader, source);
    let tag = token..source.end;
    Some(Cue::according(token..token + 2, source, tag))
}
