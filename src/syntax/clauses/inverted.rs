//! The subject after a verb of saying: "...," said Smith.

use super::{Reader, closes_quotation, quoted_before, speaks};
use crate::document::TokenKind;
use crate::syntax::{At, Index, Tense};

impl<'r> Reader<'r, '_> {
    /// The subject after a verb of saying: "...," said Smith. A comma, a mark or the beginning of the sentence is
    /// before the verb, without a subject, and no verb after the phrase.
    pub(super) fn inverted_subject(&self, object: Index) -> Option<Index> {
        let reading = self.reading;
        let before = self.group.run.start.prev();
        let finite = self.group.finite() || self.group.tense == Tense::Base && self.is(before, ",");
        if !reading.reports(self.group) || !finite {
            return None;
        }
        let opens = self.group.run.start == self.sentence.start
            || reading.token(before).kind == TokenKind::Mark && !self.is(before, ")") && !self.is(before, "-");
        self.phrase(object).filter(|phrase| opens && speaks(phrase))?;
        // Smith, who is 42, said; “...,” she told Smith: the first comma closes a parenthesis.
        let told = self.is(before, ",")
            && !closes_quotation(reading, before.prev())
            && self.left() != Index::NONE
            && !self.interrupts(before, object);
        let addressed =
            reading.is_any(self.group.main, &["told", "tells", "asked", "asks"]) && !quoted_before(reading, before);
        (!told && !addressed).then_some(object)
    }

    /// True for a speech tag between a subject and its verb: Prices, [said the bank], will rise.
    fn interrupts(&self, comma: At, object: Index) -> bool {
        let Some(phrase) = self.phrase(object) else { return false };
        let end = self.reading.syntax.whole(phrase).end;
        let opening = self.phrase(self.ending_before(comma)).map(|phrase| phrase.run.start);
        opening == Some(self.sentence.start) && self.is(end, ",") && self.finite_at(self.after_adverbs(end.next()))
    }
}
