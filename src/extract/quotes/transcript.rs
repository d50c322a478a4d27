//! Transcripts: paragraphs that begin with their speaker in capitals and a colon. WALLACE: Welcome back. The paragraphs
//! can be in quotation marks, with opening marks and, except for the last, no closing ones.

use super::reader::Reader;
use crate::extract::Reported;
use crate::schema::{QuoteKind, SpeakerRule};
use crate::span::Span;

/// The name of the rule.
pub const RULE: &str = "turn";

/// The most tokens before the colon: REP. JOHN SMITH (R-OH).
const LABEL: usize = 10;

/// With fewer turns than this, the capitals are a label: UPDATE: ...
const FEWEST: usize = 3;

/// The turns of a transcript in order; none if only a paragraph or two look like one.
pub fn find(reader: &Reader) -> Vec<Reported> {
    let turns: Vec<_> = reader.document.paragraphs.iter().filter_map(|p| turn(reader, p.span)).collect();
    if turns.len() < FEWEST { Vec::new() } else { turns }
}

fn turn(reader: &Reader, paragraph: Span) -> Option<Reported> {
    let first = reader.document.token_at(paragraph.start);
    let marked = !reader.is_word(first) && reader.quoted(first);
    let start = first + usize::from(marked);
    let colon = (start + 1..start + LABEL).find(|&t| reader.word(t) == ":")?;
    let after = reader.document.tokens[colon].span.end;
    if after >= paragraph.end {
        return None;
    }
    let words = (start..colon).filter(|&t| reader.is_word(t));
    let shouted = words.clone().count() > 0 && words.clone().all(|t| !reader.word(t).contains(char::is_lowercase));
    let name = reader.word(start).len() > 1 && reader.quoted(start) == marked && reader.is_word(start);
    let end = if marked { closing_mark(reader, first) } else { paragraph.end };
    let span = Span { start: after, end: end.max(after) }.trim(reader.document.text);
    (shouted && name && !span.is_empty()).then(|| Reported {
        kind: if marked { QuoteKind::Direct } else { QuoteKind::Indirect },
        span,
        speaker: Some(reader.span(&(start..colon))),
        cue: None,
        addressee: None,
        utterance: 0,
        rule: SpeakerRule::Transcript,
    })
}

/// Where the words of the quotation with this opening mark end.
fn closing_mark(reader: &Reader, open: usize) -> u32 {
    let index = reader.quotations.partition_point(|tokens| tokens.start < open);
    reader.document.quotations[index].inner.end
}
