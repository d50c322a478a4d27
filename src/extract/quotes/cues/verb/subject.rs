//! The subject before a verb.

use super::Verb;
use crate::extract::quotes::cues::{Build, Cue, TagRule};
use crate::extract::quotes::{apposition, phrases};
use crate::lexicon::reporting::Takes;
use crate::lexicon::{Groups, WordClass};
use crate::syntax::{At, Tense};
use std::ops::Range;

/// See [`TAGS`](crate::extract::quotes::cues::TAGS).
pub const RULE: TagRule = TagRule {
    id: "tag.subject",
    find: |reader, token, found| Verb::at(reader, token)?.with_subject(found),
    yes: &[
        ("The mayor said the bridge was safe.", "the bridge was safe"),
        ("The bridge is safe, the mayor of Leeds, Ann Lee, said.", "The bridge is safe"),
        ("Ann Lee, M.Sc., R.N., said the bridge was safe.", "the bridge was safe"),
        ("“The bridge is safe,” Ann Lee, told the Courier.", "The bridge is safe,"),
        ("“The bridge is safe,” Mr Lee beamed.", "The bridge is safe,"),
        ("The mayor made it clear that the bridge was safe.", "the bridge was safe"),
        ("The mayor let slip that the bridge was safe.", "the bridge was safe"),
    ],
    no: &[
        "The mayor made a clear bridge that was safe.",
        "Ann Lee, told to leave the bridge, sat down.",
        "The ruling party won.",
        "The clerks forged letters to prove they had “left.”",
    ],
};

/// Where the subject of a verb is.
pub enum Subject {
    /// Here.
    Phrase(Range<usize>),
    /// Earlier in the sentence.
    Elsewhere,
    /// Nowhere: was quoted, is said.
    Unnamed,
    /// The word is not a verb here.
    NoVerb,
}

impl<'r, 'd, 'a> Verb<'r, 'd, 'a> {
    /// The tag of a verb with a subject before it or elsewhere in the sentence.
    fn with_subject(&self, found: &[Cue]) -> Option<Cue> {
        let reader = self.reader;
        let (source, build) = match self.subject() {
            Subject::Phrase(phrase) => match self.issuer(&phrase) {
                Some(issuer) => (Some(issuer), Build::Carried),
                None => (Some(phrase), Build::Plain),
            },
            Subject::Elsewhere if self.is_purpose() => return None,
            Subject::Elsewhere => (self.carried(found), Build::Carried),
            Subject::Unnamed => (None, Build::Plain),
            Subject::NoVerb => return None,
        };
        if build == Build::Plain && source.as_ref().is_some_and(|s| !self.agrees(s)) {
            return None;
        }
        let own = source.as_ref().filter(|_| build == Build::Plain);
        let first = |s: &Range<usize>| apposition::role_before(reader, self.sentence.start, s).unwrap_or(s.start);
        let start = own.map_or(self.group, |s| first(s).min(self.group));
        let words = self.words();
        let addressee = self.addressee(words.end);
        let end = addressee.as_ref().map_or(words.end, |a| a.end);
        Some(Cue { words, takes: self.takes, build, source, addressee, tag: start..end, rule: "" })
    }

    /// Where the subject is, by the syntax of the sentence.
    fn subject(&self) -> Subject {
        let reading = self.reader.reading;
        let Some(clause) = reading.syntax.clause_at(At::new(self.token)) else { return Subject::NoVerb };
        let group = reading.syntax.group(clause.verb);
        if group.main != At::new(self.token) || clause.inverted {
            return Subject::NoVerb;
        }
        if self.passive() && !self.as_saying() {
            return Subject::Unnamed;
        }
        let before = group.run.start.prev();
        match reading.subject_run(clause) {
            // She was quoted as saying.
            _ if group.tense == Tense::Gerund && reading.is(before, "as") => Subject::NoVerb,
            Some(subject) if !clause.shared || self.plans(before) => Subject::Phrase(self.source(subject.range())),
            None if !matches!(group.tense, Tense::Gerund | Tense::Infinitive) => Subject::NoVerb,
            _ => Subject::Elsewhere,
        }
    }

    /// True when a token ends a group with a form of "be", or comes after one: is expected [to say], is due [to say].
    fn plans(&self, last: At) -> bool {
        let syntax = self.reader.reading.syntax;
        let ends = |at: At| {
            syntax.group(syntax.group_at(at)).run.tokens().any(|at| self.reader.in_group(at.index(), Groups::BE))
        };
        self.takes.contains(Takes::BASE) && (ends(last) || ends(last.prev()))
    }

    /// The source in a subject: without "in a statement" after it; of a role, the name after it.
    fn source(&self, subject: Range<usize>) -> Range<usize> {
        let reader = self.reader;
        let medium = |t: &usize| reader.is(*t, &["in", "on", "during", "at"]) && phrases::medium(reader, t + 1);
        let end = (subject.start + 1..subject.end).find(medium).unwrap_or(subject.end);
        apposition::name_after(reader, subject.start..end)
    }

    /// True for a finding that somebody is after: they forged letters [to prove] that.
    fn is_purpose(&self) -> bool {
        self.takes.contains(Takes::FINDING) && self.group > 0 && self.reader.is(self.group - 1, &["to"])
    }

    /// True for a form that can be a noun: claims, state.
    pub(super) fn may_be_noun(&self) -> bool {
        self.reader.any(self.token, WordClass::NOUN)
            && !self.reader.is(self.token, &["say", "says"])
            && self.takes.intersects(Takes::BASE | Takes::PRESENT)
    }
}
