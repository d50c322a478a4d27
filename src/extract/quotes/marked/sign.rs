//! Banners that read "..."; a placard said "...": written words that nobody says.

use super::{Found, MarkRule, Quotation};
use crate::extract::quotes::cues::Cue;
use crate::extract::quotes::phrases;
use crate::lexicon::Groups;

/// See [`MARKS`](super::MARKS).
pub const RULE: MarkRule = MarkRule {
    id: "marked.sign",
    find: |quotation| quotation.on_sign().then_some(Found::Nothing),
    yes: &[
        ("The crowd held banners reading “Save our bridge” and “No more tolls.”", "No more tolls."),
        ("A sign on the door said: “Back soon.”", "Back soon."),
        ("“Tolls kill,” read a placard at the bridge.", "Tolls kill,"),
    ],
    no: &["“Save our bridge,” read the mayor.", "The mayor saw the sign and said: “It is safe.”"],
};

/// The most tokens before the words in which others and their tag are looked for.
const REACH: usize = 40;

impl Quotation<'_, '_, '_> {
    /// True for words whose tag next to them has a sign as its subject, also after others that "and" joins.
    fn on_sign(&self) -> bool {
        let reader = self.reader;
        let is_sign = |cue: &Cue| {
            let source = cue.source.as_ref();
            source.is_some_and(|source| reader.in_group(phrases::head(reader, source), Groups::SIGN))
        };
        let joins = |at: usize| matches!(reader.word(at), "," | ":" | "and" | "or");
        let low = reader.sentence(self.tokens.start).start.max(self.tokens.start.saturating_sub(REACH));
        let mut first = self.tokens.start;
        while first > low && (joins(first - 1) || reader.quoted(first - 1)) {
            first = reader.quotation_at(first - 1).map_or(first - 1, |before| before.start);
        }
        let before = self.cues[..self.cue_from(self.tokens.start)].last().filter(|cue| cue.tag.end == first);
        let after = self.cues[self.cue_from(self.tokens.end)..].first().filter(|cue| cue.tag.start == self.tokens.end);
        before.is_some_and(is_sign) || after.is_some_and(is_sign)
    }
}
