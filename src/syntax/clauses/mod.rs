//! Clauses: the subject, object and complement of each verb group.

mod complement;
mod holder;
mod inverted;
mod parenthesis;
mod run;
mod subject;
#[cfg(test)]
mod tests;

use super::{At, Group, Index, Phrase, Reading, Run, Syntax, Tense, What};
use crate::document::Document;

/// A verb group with its subject, object and complement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clause {
    /// The verb group.
    pub verb: Index,
    /// The phrase that acts (or is acted on); none if the sentence has none.
    pub subject: Index,
    /// The phrase that a relative pronoun as subject refers to: [the man] who said.
    pub antecedent: Index,
    /// True if the subject is after its verb: said Smith.
    pub inverted: bool,
    /// True if the subject is that of an earlier verb: she left and [said].
    pub shared: bool,
    /// The phrase after the verb: told [reporters]; none if there is none.
    pub object: Index,
    /// The complement of the verb.
    pub complement: Complement,
}

/// The complement of a verb, by the place where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Complement {
    /// No known complement.
    None,
    /// said that it was over
    That(At),
    /// said it was over
    Bare(At),
    /// asked whether it was over
    Question(At),
    /// vowed to fight
    Infinitive(At),
    /// said "it is over"
    Quotation(At),
}

/// Finds the clauses of all verb groups.
pub fn read(document: &Document, syntax: &mut Syntax) {
    let mut clauses: Vec<Clause> = Vec::with_capacity(syntax.groups.len());
    for index in 0..syntax.groups.len() {
        let reader = Reader::new(Reading { document, syntax }, &clauses, index);
        clauses.push(reader.clause());
    }
    syntax.clauses = clauses;
}

struct Reader<'r, 'a> {
    reading: Reading<'r, 'a>,
    /// The clauses of the earlier groups.
    before: &'r [Clause],
    index: usize,
    group: &'r Group,
    sentence: Run,
}

/// The farthest subject that is looked for, in steps from phrase to phrase.
const STEPS: usize = 12;

impl<'r, 'a> Reader<'r, 'a> {
    fn new(reading: Reading<'r, 'a>, before: &'r [Clause], index: usize) -> Self {
        let group = &reading.syntax.groups[index];
        Self { reading, before, index, group, sentence: reading.sentence(group.run.start) }
    }

    /// A reader of what is before a token, whether that is a verb or not.
    fn before(reading: Reading<'r, 'a>, at: At) -> Self {
        let index = reading.syntax.groups.partition_point(|group| group.run.start < at);
        let sentence = reading.sentence(at.prev());
        Self { reading, before: &reading.syntax.clauses, index, group: &Group::NONE, sentence }
    }

    fn clause(&self) -> Clause {
        let (object, complement) = self.right();
        let verb = Index::new(self.index);
        let none = Index::NONE;
        let mut clause =
            Clause { verb, subject: none, antecedent: none, inverted: false, shared: false, object, complement };
        if let Some(subject) = self.inverted_subject(object) {
            return Clause { subject, inverted: true, object: Index::NONE, ..clause };
        }
        match self.group.tense {
            Tense::Past | Tense::Present | Tense::Modal | Tense::Base => clause.subject = self.left(),
            Tense::Gerund => clause.subject = self.beside(),
            Tense::Infinitive => clause.subject = self.made(),
            Tense::Participle => {}
        }
        let refers = |subject: &&Phrase| subject.what == What::Relative && !self.reading.is(subject.head, "what");
        if let Some(relative) = self.phrase(clause.subject).filter(refers) {
            clause.antecedent = self.antecedent(relative).unwrap_or(none);
        }
        if clause.subject == Index::NONE {
            clause.subject = self.shared_subject();
            clause.shared = clause.subject != Index::NONE;
        }
        clause
    }

    fn phrase(&self, index: Index) -> Option<&'r Phrase> {
        self.reading.syntax.phrase(index)
    }

    /// The outermost phrase that ends right before a token, or before brackets there: the bureau (BEA).
    fn ending_before(&self, at: At) -> Index {
        let last = self.before_brackets(at).prev();
        if self.sentence.contains(last) { self.reading.syntax.phrase_at(last) } else { Index::NONE }
    }

    /// The token at the opening bracket of what is in brackets before a token; else that token.
    fn before_brackets(&self, at: At) -> At {
        const FAR: u32 = 20;
        let close = at.prev();
        if !self.is(close, ")") {
            return at;
        }
        (1..FAR).map(|n| close.before(n)).find(|&open| self.is(open, "(")).unwrap_or(at)
    }

    /// The outermost phrase that ends right before a token, or before a comma in front of it.
    fn ending_before_comma(&self, at: At) -> Option<Index> {
        let end = if self.is(at.prev(), ",") { at.prev() } else { at };
        Some(self.ending_before(end)).filter(|&index| self.phrase(index).is_some())
    }

    fn is(&self, at: At, mark: &str) -> bool {
        self.reading.word(at) == mark
    }

    fn group_at(&self, at: At) -> Option<&'r Group> {
        Some(&self.reading.syntax.groups[self.reading.syntax.group_at(at).get()?])
    }
}

/// True for a possible subject of a verb of saying: not a time or a number.
fn speaks(phrase: &Phrase) -> bool {
    !matches!(phrase.what, What::Time | What::Number | What::Relative)
}

/// True for a phrase that names people, a body, or something with a name.
fn speaker(phrase: &Phrase) -> bool {
    matches!(phrase.what, What::Person | What::Group | What::Body | What::Name | What::Pronoun)
}

fn is_quote(reading: Reading, at: At) -> bool {
    reading.document.is_double_mark(at.index())
}

fn opens_quotation(reading: Reading, at: At) -> bool {
    is_quote(reading, at) || matches!(reading.word(at), "‘" | "'") && !reading.glued(at)
}

fn closes_quotation(reading: Reading, at: At) -> bool {
    is_quote(reading, at) || matches!(reading.word(at), "’" | "'")
}

/// True when a quotation ends before a token, or with it.
fn quoted_before(reading: Reading, at: At) -> bool {
    closes_quotation(reading, at) || closes_quotation(reading, at.prev())
}
