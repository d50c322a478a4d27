//! Kerry: "..."

use super::{MarkRule, Quotation};
use crate::extract::quotes::cues::main_subject;
use crate::extract::quotes::{apposition, clauses, phrases};
use crate::schema::SpeakerRule;
use std::ops::Range;

/// See [`MARKS`](super::MARKS).
pub const RULE: MarkRule = MarkRule {
    id: "marked.colon",
    find: |quotation| {
        quotation.after_colon().then(|| quotation.untagged(quotation.before_colon(), SpeakerRule::Colon, false))
    },
    yes: &[
        ("The mayor had a plain answer: “It is safe.”", "It is safe."),
        ("And this from the mayor, Ann Lee: “It is safe.”", "It is safe."),
        ("Another view came from the mayor, Ann Lee, on Monday: “It is safe.”", "It is safe."),
    ],
    no: &["The bridge is “as safe as any”."],
};

impl Quotation<'_, '_, '_> {
    /// Kerry: "..."
    fn after_colon(&self) -> bool {
        self.tokens.start > 0 && self.reader.word(self.tokens.start - 1) == ":"
    }

    /// The person named after "from" before a colon, in a line that says only that words came: And from the mayor, Ann Lee:
    /// "..."; there was this reply from Ann Lee on Monday: "..."
    fn sender(&self, colon: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        let start = reader.sentence(colon).start;
        let from = (start..colon).rev().find(|&t| reader.is(t, &["from"]))?;
        let phrase = phrases::after(reader, from + 1, colon)?;
        let sender = apposition::name_after(reader, phrase);
        let end = sender.end + usize::from(reader.word(sender.end) == ",");
        let when = reader.time(end) || reader.is(end, &["after", "before", "on", "at", "in", "during"]);
        let closes = sender.end == colon || when && !clauses::has_finite(reader, end..colon);
        let there = (start..from).any(|t| reader.is(t, &["there"]));
        let came = there || from > start && reader.is(from - 1, &["came", "comes"]);
        (closes && (came || !clauses::has_finite(reader, start..from))).then_some(sender)
    }

    /// The speaker announced by the sentence before a colon: its subject, or the possessor of it.
    fn before_colon(&self) -> Option<Range<usize>> {
        let colon = self.tokens.start - 1;
        if let Some(sender) = self.sender(colon) {
            return Some(sender);
        }
        let subject = main_subject(self.reader, self.reader.sentence(colon).start, colon)?;
        Some(phrases::owner(self.reader, &subject).unwrap_or(subject))
    }
}
