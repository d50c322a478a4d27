//! Talks go on - Ann Lee: "..."

use super::{MarkRule, Quotation};
use crate::schema::SpeakerRule;
use std::ops::Range;

/// See [`MARKS`](super::MARKS).
pub const RULE: MarkRule = MarkRule {
    id: "marked.headed",
    find: |quotation| Some(quotation.untagged(Some(quotation.headed()?), SpeakerRule::Colon, false)),
    yes: &[("Bridge to open - Ann Lee: “It is safe.”", "It is safe.")],
    no: &["Ann Lee: “It is safe.”"],
};

impl Quotation<'_, '_, '_> {
    /// The name between a dash and a colon before a quotation: Talks go on - Ann Lee: "..."
    fn headed(&self) -> Option<Range<usize>> {
        let reader = self.reader;
        let colon = self.tokens.start.checked_sub(1).filter(|&t| reader.word(t) == ":")?;
        let named = |t: &usize| reader.name_like(*t) || reader.is(*t, &["and", "."]);
        let start = (0..colon).rev().take_while(named).last().filter(|&start| start > 0 && reader.name_like(start))?;
        (reader.dash(start - 1) || reader.word(start - 1) == "-").then_some(start..colon)
    }
}
