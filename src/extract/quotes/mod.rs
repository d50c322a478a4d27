//! Reported words and their speech tags.
//!
//! First the speech tags are read (`cues`: speaker, reporting words, addressee), then each quotation is matched with
//! its tag (`marked`), and the remaining tags report the words next to them without marks (`indirect`).

use super::Reported;
use crate::choice::Choice;
use crate::document::Document;
use crate::schema::{QuoteKind, SpeakerRule};
use crate::span::Span;
use crate::syntax::Syntax;
use cues::Cue;
use marked::Decision;
use reader::Reader;
pub use rule::Named;
pub use transcript::leave_labels_out;

mod apposition;
mod clauses;
mod cues;
mod indirect;
mod labels;
mod marked;
mod phrases;
mod reader;
mod rule;
#[cfg(test)]
mod tests;
mod transcript;

/// The reported words of a document in order.
pub fn find(document: &Document, syntax: &Syntax) -> Vec<Reported> {
    read(&Reader::new(document, syntax))
}

/// The same with one of the [`rules`] switched off.
pub fn find_without(document: &Document, syntax: &Syntax, rule: &'static str) -> Vec<Reported> {
    read(&Reader::new(document, syntax).without(rule))
}

/// The model that leaves out words which are hardly reported; it is switched off like a rule.
pub const LIKELY: &str = indirect::likely::ID;

/// The choices whether words without quotation marks are reported, for fitting their weights.
pub fn choices(document: &Document, syntax: &Syntax) -> Vec<Choice> {
    let reader = Reader::new(document, syntax);
    let (cues, used, _) = with_marks(&reader);
    indirect::choices(&reader, &cues, &used)
}

/// All rules with their cases, in their order.
pub fn rules() -> impl Iterator<Item = Named> {
    let tags = cues::TAGS.iter().map(Named::from);
    let marks = marked::MARKS.iter().map(Named::from);
    tags.chain(marks).chain(indirect::CLAUSES.iter().map(Named::from))
}

/// Finds the rules that found reported words.
pub struct Explainer<'d, 'a> {
    reader: Reader<'d, 'a>,
    cues: Vec<Cue>,
    decisions: Vec<Decision>,
    rows: Vec<Reported>,
}

impl<'d, 'a> Explainer<'d, 'a> {
    /// Reads a document once.
    pub fn new(document: &'d Document<'a>, syntax: &'d Syntax) -> Self {
        let reader = Reader::new(document, syntax);
        let (cues, rows) = (cues::find(&reader), read(&reader));
        let decisions = marked::decide(&reader, &cues);
        Self { reader, cues, decisions, rows }
    }

    /// The rules that found the words with this span: that of their tag, if they have one, and that of the words.
    pub fn rules(&self, span: Span) -> Vec<&'static str> {
        let of_row = |row: &&Reported| row.span == span;
        let Some(row) = self.rows.iter().find(of_row) else { return Vec::new() };
        let of_cue = |cue: &Cue| Some(self.reader.span(&cue.words)) == row.cue;
        let index = self.cues.iter().position(of_cue);
        let words = match (row.rule, row.kind) {
            (SpeakerRule::Transcript, _) => Some(transcript::RULE),
            (_, QuoteKind::Indirect) => index.and_then(|index| indirect::rule_of(&self.reader, &self.cues, index)),
            _ => self.of_marks(span),
        };
        index.map(|index| self.cues[index].rule).into_iter().chain(words).collect()
    }

    /// The rule that decided on the quotation with these words.
    fn of_marks(&self, words: Span) -> Option<&'static str> {
        let quotations = &self.reader.document.quotations;
        let decision = self.decisions.iter().find(|decision| quotations[decision.quotation].inner == words);
        decision.map(|decision| decision.rule)
    }
}

/// The speech tags, which of them are those of words in quotation marks, and these words.
fn with_marks(reader: &Reader) -> (Vec<Cue>, Vec<bool>, Vec<Reported>) {
    let cues = cues::find(reader);
    let mut used = vec![false; cues.len()];
    let rows = marked::find(reader, &cues, &mut used);
    (cues, used, rows)
}

fn read(reader: &Reader) -> Vec<Reported> {
    let (cues, used, mut rows) = with_marks(reader);
    let last = rows.last().map_or(0, |row| row.utterance);
    let mut unmarked = indirect::find(reader, &cues, &used);
    let turns = transcript::find(reader);
    let outside = |row: &Reported| {
        let next = turns.partition_point(|turn| turn.span.end <= row.span.start);
        !turns.get(next).is_some_and(|turn| turn.span.overlaps(row.span))
    };
    rows.retain(outside);
    unmarked.retain(outside);
    rows.extend(
        unmarked
            .into_iter()
            .chain(turns.iter().cloned())
            .zip(last + 1..)
            .map(|(row, utterance)| Reported { utterance, ..row }),
    );
    rows.sort_by_key(|row| row.span);
    continue_turns(&mut rows);
    number_utterances(&mut rows);
    rows
}

/// Paragraphs without a name that continue a turn in quotation marks belong to its utterance.
fn continue_turns(rows: &mut [Reported]) {
    let mut turn = None;
    for row in rows {
        match row.rule {
            SpeakerRule::Transcript => turn = Some(row.utterance),
            SpeakerRule::Continuation => row.utterance = turn.unwrap_or(row.utterance),
            _ => turn = None,
        }
    }
}

/// Numbers the utterances in the order of their first parts.
fn number_utterances(rows: &mut [Reported]) {
    let most = rows.iter().map(|row| row.utterance).max().unwrap_or(0);
    let mut numbers = vec![0; most as usize + 1];
    let mut count = 0;
    for row in rows {
        let number = &mut numbers[row.utterance as usize];
        if *number == 0 {
            count += 1;
            *number = count;
        }
        row.utterance = *number;
    }
}
