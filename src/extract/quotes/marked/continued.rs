//! "..." A quotation that continues the quote before it.

use super::{MarkRule, Marked, Quotation, kinds};
use crate::lexicon::WordClass;
use crate::schema::SpeakerRule;

/// See [`MARKS`](super::MARKS).
pub const RULE: MarkRule = MarkRule {
    id: "marked.continued",
    find: |quotation| {
        let (before, last) = quotation.last.filter(|_| quotation.continues_last_quote(None))?;
        match last.cue.filter(|_| quotation.follows_tag(*before, last)) {
            Some(cue) => Some(quotation.tagged(cue, SpeakerRule::TagInside, true)),
            None => Some(quotation.untagged(None, SpeakerRule::Continuation, true)),
        }
    },
    yes: &[
        ("“The bridge is safe,” said the mayor. “It will open soon.”", "It will open soon."),
        ("The mayor said: “The bridge is safe. “It will open soon.”", "It will open soon."),
    ],
    no: &["“The bridge is safe,” said the mayor. The bus is “as safe as any bridge”."],
};

impl Quotation<'_, '_, '_> {
    /// True when a quotation continues the quote before: it begins a sentence after the sentence of that quote's tag,
    /// or a paragraph after one that ended within quotation marks, and has no other tag.
    pub(super) fn continues_last_quote(&self, cue: Option<usize>) -> bool {
        let reader = self.reader;
        let Some((quotation, last)) = self.last else { return false };
        let before = &reader.quotations[*quotation];
        if !self.opens_sentence() {
            return false;
        }
        let unclosed = !reader.document.quotations[*quotation].closed;
        if unclosed {
            return reader.paragraph(self.tokens.start) - reader.paragraph(before.start) <= 1;
        }
        let same_paragraph = reader.paragraph(before.start) == reader.paragraph(self.tokens.start);
        cue.is_none()
            && (same_paragraph && self.follows_tag(*quotation, last)
                || before.end == self.tokens.start
                || self.next_paragraph(*quotation, last))
    }

    /// True for a whole quotation that opens the next paragraph after a whole quote with a tag: its speaker continues.
    fn next_paragraph(&self, quotation: usize, last: &Marked) -> bool {
        let reader = self.reader;
        let paragraph = reader.paragraph(self.tokens.start);
        let before = &reader.quotations[quotation];
        let opens = reader.document.paragraphs[paragraph].span.start == reader.span(self.tokens).start;
        let ends = self.tokens.end >= reader.document.tokens.len()
            || reader.sentence(self.tokens.end).start == self.tokens.end;
        opens
            && ends
            && reader.paragraph(before.start) + 1 == paragraph
            && (last.cue.is_some() || last.joined)
            && [before, self.tokens].iter().all(|quotation| kinds::is_direct(reader, quotation))
    }

    /// True when only the tag of the quote before, and its sentence, come between that quote and a quotation.
    pub(super) fn follows_tag(&self, quotation: usize, last: &Marked) -> bool {
        let reader = self.reader;
        let before = &reader.quotations[quotation];
        let sentence = reader.document.tokens[self.tokens.start].sentence;
        let previous = reader.document.tokens[before.end - 1].sentence;
        reader.paragraph(before.start) == reader.paragraph(self.tokens.start)
            && sentence == previous + 1
            && last.cue.is_some()
            && !(before.end..self.tokens.start).any(|t| {
                reader.any(t, WordClass::REPORTING)
                    && self.cues[self.cue_from(t)..]
                        .first()
                        .is_some_and(|c| c.words.start == t && Some(self.cue_from(t)) != last.cue)
            })
    }
}
