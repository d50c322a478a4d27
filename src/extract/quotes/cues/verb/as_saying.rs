//! Someone whose words are told at second hand: the Courier quoted Kerry as saying; Kerry was cited by it as claiming.

use super::Verb;
use crate::extract::quotes::cues::{Build, Cue, TagRule};
use crate::extract::quotes::phrases;
use crate::extract::quotes::reader::Reader;
use crate::lexicon::reporting::{Takes, reporting};
use crate::lexicon::{Groups, WordClass};
use crate::syntax::{At, Run};
use std::ops::Range;

/// See [`TAGS`](crate::extract::quotes::cues::TAGS).
pub const RULE: TagRule = TagRule {
    id: "tag.as_saying",
    find: |reader, token, _| Verb::at(reader, token)?.of_another(),
    yes: &[
        ("The Courier cited the mayor as saying the bridge was safe.", "the bridge was safe"),
        ("“The bridge is safe,” the Courier quoted Ann Lee as saying on Monday.", "The bridge is safe,"),
        ("The Courier cited port and city sources as saying the bridge was “quite safe”.", "quite safe"),
        ("The mayor was cited by the Courier as saying: “The bridge is safe.”", "The bridge is safe."),
    ],
    no: &["The Courier quoted the mayor as a friend of bridges."],
};

/// The most tokens between the verb and "as".
const REACH: usize = 12;

/// True for the verb that brings in whoever is quoted: [quoted] Kerry as saying.
pub fn quotes_another(reader: &Reader, token: usize) -> bool {
    let end = reader.sentence(token).end.min(token + REACH);
    let saying = |at: usize| reader.is(at, &["as"]) && is_saying(reader, at + 1);
    is_quoting(reader, token) && (token + 2..end).take_while(|&at| reader.word(at) != ",").any(saying)
}

fn is_quoting(reader: &Reader, token: usize) -> bool {
    reader.any(token, WordClass::REPORTING) && matches!(reader.lemma(token), "quote" | "cite")
}

/// True for a gerund of speech: saying, claiming.
fn is_saying(reader: &Reader, token: usize) -> bool {
    let takes = || reporting(reader.word(token), reader.document.tokens[token].hash);
    reader.any(token, WordClass::REPORTING) && takes().contains(Takes::GERUND | Takes::CLAUSE)
}

impl Verb<'_, '_, '_> {
    /// The tag of a gerund after "as": its speaker is the object of the verb before it, or its subject in the passive.
    fn of_another(&self) -> Option<Cue> {
        let reader = self.reader;
        let by = self.token.checked_sub(1).filter(|&at| reader.is(at, &["as"]) && is_saying(reader, self.token))?;
        let low = self.sentence.start.max(by.saturating_sub(REACH));
        let verb = (low..by.saturating_sub(1)).rev().find(|&at| is_quoting(reader, at))?;
        let subject = self.subject_of(verb);
        let passive = (low..verb).rev().take(3).any(|at| reader.in_group(at, Groups::BE));
        let object = || {
            let phrase = phrases::after(reader, verb + 1, by)?;
            let whole = !reader.preposition(phrase.end) && !reader.time(phrase.end);
            Some(if whole { phrase.start..by } else { phrase })
        };
        let source = if passive { subject.clone() } else { object() };
        let start = subject.map_or(verb, |subject| subject.start);
        let words = self.token..self.token + 1;
        let (takes, build, tag) = (self.takes, Build::Plain, start..words.end);
        source.is_some().then_some(Cue { words, takes, build, source, addressee: None, tag, rule: "" })
    }

    fn subject_of(&self, verb: usize) -> Option<Range<usize>> {
        let reading = self.reader.reading;
        let clause = reading.syntax.clause_at(At::new(verb))?;
        reading.subject_run(clause).map(Run::range).filter(|subject| subject.end <= verb)
    }
}
