//! Words in quotation marks without a tag that are a quote nevertheless.

use super::{MarkRule, Quotation, kinds};
use crate::document::Mark;
use crate::extract::quotes::cues::main_subject;
use crate::extract::quotes::phrases;
use crate::schema::SpeakerRule;
use std::ops::Range;

/// See [`MARKS`](super::MARKS).
pub const RULE: MarkRule = MarkRule {
    id: "marked.alone",
    find: |quotation| {
        let whole = kinds::is_quote_without_tag(quotation.reader, quotation.tokens) || quotation.is_answer();
        (whole || quotation.in_headline()).then_some(())?;
        let speaker =
            quotation.sentence_subject().or_else(|| quotation.actor_before().filter(|_| quotation.is_answer()));
        let how = if speaker.is_some() { SpeakerRule::CarriedSubject } else { SpeakerRule::None };
        Some(quotation.untagged(speaker, how, false))
    },
    yes: &[
        ("The mayor put forward plans to “build on what was done”.", "build on what was done"),
        ("The mayor tapped the beam. “For a year.”", "For a year."),
    ],
    no: &["The bridge is called “safe”."],
};

impl Quotation<'_, '_, '_> {
    /// The subject of a sentence with a quoted part of a clause but without a tag: Lee put forward a plan to "build on
    /// it".
    fn sentence_subject(&self) -> Option<Range<usize>> {
        let reader = self.reader;
        let start = reader.sentence(self.tokens.start).start;
        let subject =
            main_subject(reader, start, self.tokens.start).filter(|subject| subject.end < self.tokens.start)?;
        let headline = reader.document.paragraphs[reader.paragraph(start)].headline;
        (!headline && phrases::can_speak(reader, &subject)).then_some(subject)
    }

    /// True for a short sentence of its own after another: He tapped the beam. "For a year."
    fn is_answer(&self) -> bool {
        let (reader, tokens) = (self.reader, self.tokens);
        let words = tokens.clone().filter(|&t| reader.is_word(t)).count();
        let parted = tokens.end >= reader.document.tokens.len() || reader.sentence(tokens.end).start == tokens.end;
        let follows = tokens.start > 0 && reader.paragraph(tokens.start - 1) == reader.paragraph(tokens.start);
        self.opens_sentence()
            && parted
            && follows
            && words > 1
            && self.ends_full()
            && reader.capitalised(tokens.start + 1)
    }

    /// The subject of the preceding sentence in the paragraph.
    fn actor_before(&self) -> Option<Range<usize>> {
        let reader = self.reader;
        let sentence = reader.sentence(self.tokens.start.checked_sub(1)?);
        let subject = main_subject(reader, sentence.start, sentence.end)?;
        phrases::can_speak(reader, &subject).then_some(subject)
    }

    /// True in a headline, where single quotation marks enclose words that were said, and for a line that is only a
    /// quotation.
    fn in_headline(&self) -> bool {
        let document = self.reader.document;
        let mark = &document.quotations[self.index];
        let paragraph = &document.paragraphs[self.reader.paragraph(self.tokens.start)];
        paragraph.headline && mark.mark == Mark::Single || paragraph.span == mark.outer
    }
}
