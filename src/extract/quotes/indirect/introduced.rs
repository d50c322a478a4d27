//! As he said on Monday, ...

use super::ends::clause_end;
use super::{ClauseRule, Found, trim};
use crate::extract::quotes::cues::Cue;
use crate::extract::quotes::reader::Reader;
use crate::lexicon::WordClass;
use crate::schema::SpeakerRule;
use std::ops::Range;

/// See [`super::CLAUSES`].
pub const RULE: ClauseRule = ClauseRule {
    id: "clause.introduced",
    find: |tag| {
        let start = introduced(tag.reader, tag.cue, &tag.sentence)? + 1;
        let end = clause_end(tag.reader, start, &tag.sentence, tag.following, tag.cue);
        Found::of(trim(tag.reader, start..end), SpeakerRule::TagBefore)
    },
    yes: &[("As the mayor said on Monday, the bridge is safe.", "the bridge is safe")],
    no: &["The bridge is safe, as the mayor said on Monday."],
};

/// The comma after "as he said" when his words follow it: But as Kerry said on Monday, ...
fn introduced(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<usize> {
    let as_he = cue.tag.start.checked_sub(1).filter(|&t| t >= sentence.start && reader.is(t, &["as"]))?;
    let leads = |t: usize| !reader.is_word(t) || reader.any(t, WordClass::CONJUNCTION) || reader.adverb(t);
    let opens = (sentence.start..as_he).all(leads) || as_he > 0 && reader.is(as_he - 1, &["and", "but", "that"]);
    let comma = (cue.tag.end..sentence.end.min(cue.tag.end + 12)).find(|&t| !reader.is_word(t))?;
    let adverbial = comma == cue.tag.end
        || reader.preposition(cue.tag.end)
        || reader.time(cue.tag.end)
        || reader.adverb(cue.tag.end);
    (opens && adverbial && reader.word(comma) == ",").then_some(comma)
}
