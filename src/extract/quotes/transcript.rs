//! Transcripts: paragraphs that begin with their speaker and a colon, in capitals (WALLACE: Welcome back) or in turns
//! (Courier: ..., Moss: ..., Q: ..., A: ...). The paragraphs can be in quotation marks, with opening marks and, except
//! for the last, no closing ones.

use super::reader::Reader;
use crate::extract::Reported;
use crate::schema::{QuoteKind, SpeakerRule};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The name of the rule.
pub const RULE: &str = "turn";

/// The most tokens before the colon: REP. JOHN SMITH (R-OH).
const LABEL: usize = 10;

/// With fewer turns than this, the labels are no speakers: UPDATE: ...
const FEWEST: usize = 3;

/// The most words of a label that is not in capitals.
const WORDS: usize = 4;

/// The turns of a transcript in order; none if only a paragraph or two look like one.
pub fn find(reader: &Reader) -> Vec<Reported> {
    let turns: Vec<Turn> = reader.document.paragraphs.iter().filter_map(|p| Turn::read(reader, p.span)).collect();
    let shouted = turns.iter().filter(|turn| turn.is_shouted(reader)).count() >= FEWEST;
    let taking = take_turns(reader, &turns);
    let is_turn = |turn: &&Turn| shouted && turn.is_shouted(reader) || taking.contains(turn.name(reader));
    let named = |turn: &&Turn| !is_question(turn.name(reader));
    turns.iter().filter(is_turn).filter(named).map(|turn| turn.reported(reader)).collect()
}

/// The labels of those who speak by turns: at least two, each of them repeatedly, of whom one asks. (Nobody asks in a list
/// of events.)
fn take_turns<'a>(reader: &Reader<'_, 'a>, turns: &[Turn]) -> BTreeSet<&'a str> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    turns.iter().for_each(|turn| *count.entry(turn.name(reader)).or_default() += 1);
    let repeated: BTreeSet<&str> = count.into_iter().filter(|&(_, times)| times > 1).map(|(name, _)| name).collect();
    let text = reader.document.text;
    let asks = turns.iter().any(|turn| repeated.contains(turn.name(reader)) && turn.span.of(text).ends_with('?'));
    if repeated.len() > 1 && asks { repeated } else { BTreeSet::new() }
}

/// True for the label of a question, which names nobody: its words have no row.
fn is_question(label: &str) -> bool {
    ["q", "question"].iter().any(|word| label.eq_ignore_ascii_case(word))
}

/// True for the label of an answer, which names nobody either.
pub fn is_answer(label: &str) -> bool {
    ["a", "answer"].iter().any(|word| label.eq_ignore_ascii_case(word))
}

/// A paragraph that may be a turn.
struct Turn {
    /// The speaker.
    label: Range<usize>,
    /// The words.
    span: Span,
    /// True for words in quotation marks.
    marked: bool,
}

impl Turn {
    /// A paragraph with one to some capitalised words and a colon before its own.
    fn read(reader: &Reader, paragraph: Span) -> Option<Self> {
        let first = reader.document.token_at(paragraph.start);
        let marked = !reader.is_word(first) && reader.quoted(first);
        let start = first + usize::from(marked);
        let colon = (start + 1..start + LABEL).find(|&t| reader.word(t) == ":")?;
        let after = reader.document.tokens[colon].span.end;
        let word = |t: &usize| reader.is_word(*t);
        let capitals = (start..colon).filter(word).all(|t| reader.document.tokens[t].capitalised());
        if after >= paragraph.end || !reader.is_word(start) || !capitals || reader.quoted(start) != marked {
            return None;
        }
        let end = if marked { closing_mark(reader, first) } else { paragraph.end };
        let span = Span { start: after, end: end.max(after) }.trim(reader.document.text);
        let turn = Self { label: start..colon, span, marked };
        (!span.is_empty() && (turn.label.len() <= WORDS || turn.is_shouted(reader))).then_some(turn)
    }

    fn name<'a>(&self, reader: &Reader<'_, 'a>) -> &'a str {
        reader.span(&self.label).of(reader.document.text)
    }

    /// True for a label of capitals only, of more than a letter.
    fn is_shouted(&self, reader: &Reader) -> bool {
        let mut words = self.label.clone().filter(|&t| reader.is_word(t));
        reader.word(self.label.start).len() > 1 && words.all(|t| !reader.word(t).contains(char::is_lowercase))
    }

    fn reported(&self, reader: &Reader) -> Reported {
        Reported {
            kind: if self.marked { QuoteKind::Direct } else { QuoteKind::Indirect },
            span: self.span,
            speaker: Some(reader.span(&self.label)).filter(|_| !is_answer(self.name(reader))),
            cue: None,
            addressee: None,
            utterance: 0,
            rule: SpeakerRule::Transcript,
        }
    }
}

/// Where the words of the quotation with this opening mark end.
fn closing_mark(reader: &Reader, open: usize) -> u32 {
    let index = reader.quotations.partition_point(|tokens| tokens.start < open);
    reader.document.quotations[index].inner.end
}
