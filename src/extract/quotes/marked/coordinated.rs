//! "..." and "...": the tag of the quote before, with only a comma or "and" between.

use super::{MarkRule, Quotation};
use crate::schema::SpeakerRule;

/// See [`MARKS`](super::MARKS).
pub const RULE: MarkRule = MarkRule {
    id: "marked.coordinated",
    find: |quotation| Some(quotation.tagged(quotation.coordinated()?, SpeakerRule::TagBefore, false)),
    yes: &[("“Safe as houses” and “solid as rock” were among the words used, said the mayor.", "solid as rock")],
    no: &["The mayor called the bridge “safe”. It is “solid”."],
};

impl Quotation<'_, '_, '_> {
    /// "..." and "...": the tag of the quote before, with only a comma or "and" between.
    fn coordinated(&self) -> Option<usize> {
        let between = self.quote_before()?.end..self.tokens.start;
        let joined = (1..=2).contains(&between.len())
            && between.clone().all(|t| self.reader.is(t, &[",", "and", "or", "but", ";"]));
        self.last?.1.cue.filter(|_| joined)
    }
}
