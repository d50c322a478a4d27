//! The subject of a whole sentence, for verbs and quotations without a subject next to them.

use crate::extract::quotes::reader::Reader;
use crate::extract::quotes::{apposition, phrases};
use crate::lexicon::Tags;
use crate::syntax::{At, Run, What};
use std::ops::Range;

/// The subject of the main clause in a range of tokens; without one, the first noun phrase after no preposition.
pub fn main_subject(reader: &Reader, start: usize, end: usize) -> Option<Range<usize>> {
    let reading = reader.reading;
    let subject = reading.main_clause(Run::new(start, end)).and_then(|clause| reading.subject_run(clause));
    let subject = subject.map(Run::range).filter(|subject| start <= subject.start && subject.end <= end);
    subject.or_else(|| first_phrase(reader, start, end)).map(|phrase| apposition::name_after(reader, phrase))
}

fn first_phrase(reader: &Reader, start: usize, end: usize) -> Option<Range<usize>> {
    let syntax = reader.reading.syntax;
    let opens = |at: usize| {
        let phrase = syntax.phrase(syntax.phrase_at(At::new(at))).filter(|phrase| phrase.run.start == At::new(at));
        let governed = at > start && reader.tagged(at - 1, Tags::PREPOSITION);
        !governed && phrase.is_some_and(|phrase| !matches!(phrase.what, What::Time | What::Relative))
    };
    let first = (start..end).find(|&at| opens(at))?;
    phrases::after(reader, first, end)
}
