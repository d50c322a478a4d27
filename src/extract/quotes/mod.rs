//! Reported words and their speech tags.
//!
//! First the speech tags are read (`cues`: who, with which words, to whom), then each quotation looks for the tag that
//! it belongs to (`marked`), and the tags left over report what stands beside them without marks (`indirect`).

use super::{Name, Reported};
use crate::document::Document;
use reader::Reader;

mod cues;
mod indirect;
mod kinds;
mod marked;
mod phrases;
mod reader;
mod titles;

/// The reported words of a document in order.
pub fn find(document: &Document, _names: &[Name]) -> Vec<Reported> {
    let reader = Reader::new(document);
    let cues = cues::find(&reader);
    let mut used = vec![false; cues.len()];
    let mut rows = marked::find(&reader, &cues, &mut used);
    let last = rows.last().map_or(0, |row| row.utterance);
    let indirect = indirect::find(&reader, &cues, &used);
    rows.extend(indirect.into_iter().zip(last + 1..).map(|(row, utterance)| Reported { utterance, ..row }));
    rows.sort_by_key(|row| row.span);
    number_utterances(&mut rows);
    rows
}

/// Numbers the utterances in the order of their first parts.
fn number_utterances(rows: &mut [Reported]) {
    let mut numbers = vec![0; rows.len() + 1];
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
