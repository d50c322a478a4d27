//! Signatures: the speaker's name behind a dash, where the words stand alone. “I am afraid.” — Ann Lee, Denver

use super::phrases;
use super::reader::Reader;
use crate::lexicon::WordClass;
use std::ops::Range;

/// The most tokens of a signature.
const LONGEST: usize = 16;

/// The speaker who signs a quotation that begins a paragraph: behind it or in a paragraph of his own below it.
pub fn find(reader: &Reader, quotation: &Range<usize>) -> Option<Range<usize>> {
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
