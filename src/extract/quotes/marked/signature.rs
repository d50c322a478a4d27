//! Signatures: the speaker's name after a dash, if the words stand alone. “I am afraid.” — Ann Lee, Denver

use super::{MarkRule, Quotation};
use crate::extract::quotes::phrases;
use crate::lexicon::WordClass;
use crate::schema::SpeakerRule;
use std::ops::Range;

/// See [`MARKS`](super::MARKS).
pub const RULE: MarkRule = MarkRule {
    id: "marked.signature",
    find: |quotation| {
        let joined = quotation.continues_last_quote(None);
        Some(quotation.untagged(Some(quotation.signature()?), SpeakerRule::Signature, joined))
    },
    yes: &[("“We built it again.” — Ann Lee, Leeds", "We built it again.")],
    no: &["“We built it again” — Lee said so."],
};

/// The most tokens of a signature.
const LONGEST: usize = 16;

impl Quotation<'_, '_, '_> {
    /// The speaker who signs a quotation that begins a paragraph: after it or in a paragraph of his own below it.
    fn signature(&self) -> Option<Range<usize>> {
        let (reader, quotation) = (self.reader, self.tokens);
        let document = reader.document;
        let paragraph = reader.paragraph(quotation.start);
        let opens = document.paragraphs[paragraph].span.start == document.tokens[quotation.start].span.start;
        let dash = quotation.end;
        if !opens || dash + 1 >= document.tokens.len() || !(reader.dash(dash) || reader.word(dash) == "-") {
            return None;
        }
        let below = reader.paragraph(dash);
        if below > paragraph + 1 {
            return None;
        }
        let line = dash + 1..document.tokens_in(document.paragraphs[below].span).end;
        if line.is_empty() || line.len() > LONGEST || !reader.name_like(line.start) {
            return None;
        }
        let name = phrases::after(reader, line.start, line.end)?;
        let speaks = |t: usize| reader.quoted(t) || reader.verb_only(t) || reader.any(t, WordClass::REPORTING);
        let parted = name.end >= line.end || !reader.is_word(name.end);
        (parted && !name.clone().any(speaks)).then_some(name)
    }
}
