//! The subject of a clause: its phrase, and all its tokens up to the verb.

use super::{Clause, Reader, is_quote, speaker};
use crate::lexicon::{Groups, Tags, WordClass};
use crate::syntax::{At, Index, Phrase, Place, Reading, Run, Tense, What};

impl<'r> Reading<'r, '_> {
    /// The subject of a clause, or what a relative pronoun as subject refers to; none if the sentence has none.
    pub fn subject(&self, clause: &Clause) -> Option<&'r Phrase> {
        self.syntax.phrase(clause.antecedent).or_else(|| self.syntax.phrase(clause.subject))
    }

    /// The tokens of the subject of a clause: from the office before a name (mayor of [Oslo Ann Lee]) up to its verb,
    /// without adverbs, and without what commas, dashes, quotation marks or a relative pronoun set apart.
    pub fn subject_run(&self, clause: &Clause) -> Option<Run> {
        let index = clause.verb.get()?;
        let subject = self.subject(clause)?;
        if clause.shared {
            return Some(self.syntax.whole(subject));
        }
        let start = self.office_before(subject).unwrap_or(subject.run.start);
        let start = if self.is(start, "whose") { start.next() } else { start };
        let reader = Reader::new(*self, &self.syntax.clauses, index);
        let verb = reader.group.run.start;
        let edge = reader.before_adverbs(verb);
        // A report released last year said.
        let edge = if self.syntax.group_at(edge.prev()) == Index::NONE { edge } else { verb };
        let edge = edge.max(subject.run.end);
        let apart = |at: &At| {
            matches!(self.word(*at), "," | "—" | "–" | "--" | "―")
                || self.syntax.group(self.syntax.group_at(*at)).tense == Tense::Gerund
                || self.word(*at) == "-" && !self.glued(*at)
                || is_quote(*self, *at)
                || self.is_relative(*at)
        };
        let end = Run::new(subject.run.end, edge).tokens().find(apart).unwrap_or(edge);
        Some(Run::new(start, end))
    }

    /// The noun phrase that ends right before a token, with all that it modifies: [the head of the firm] said.
    pub fn phrase_before(&self, at: At) -> Option<Run> {
        let reader = Reader::before(*self, at);
        let phrase = self.syntax.phrase(reader.climb(reader.ending_before(at)))?;
        Some(Run::new(self.office_before(phrase).unwrap_or(phrase.run.start), at))
    }

    /// The first main clause with its verb in a run of tokens, outside quotation marks.
    pub fn main_clause(&self, run: Run) -> Option<&'r Clause> {
        let first = self.syntax.groups.partition_point(|group| group.run.start < run.start);
        let group = |clause: &Clause| self.syntax.group(clause.verb);
        let mut within = self.syntax.clauses[first..].iter().take_while(|clause| run.contains(group(clause).run.start));
        within.find(|clause| {
            let quoted = self.syntax.place(group(clause).main).contains(Place::INSIDE);
            group(clause).finite() && !quoted && self.is_main(clause)
        })
    }

    /// True for a clause with a subject that no subordinator or relative pronoun opens.
    fn is_main(&self, clause: &Clause) -> bool {
        self.syntax.phrase(clause.subject).is_some_and(|subject| {
            let before = subject.run.start.prev();
            let parts = self.in_group(before, Groups::PARTING) && !self.tagged(before, Tags::CONJUNCTION);
            let opened = parts || self.tagged(before, Tags::SUBORDINATOR) || self.is(before, "as");
            let relates = subject.what == What::Relative || self.is(subject.run.start, "whose");
            !relates && !opened && !self.is_relative(before)
        })
    }

    /// The beginning of the office before a name: [mayor of] Oslo Ann Lee.
    fn office_before(&self, name: &Phrase) -> Option<At> {
        let preposition = name.run.start.prev();
        let office = self.syntax.phrase(self.syntax.phrase_at(preposition.prev()))?;
        let held = self.any(office.head, WordClass::PEOPLE);
        (held && self.tagged(preposition, Tags::PREPOSITION) && name.what != What::Time).then_some(office.run.start)
    }

    /// True for a phrase that names persons or bodies.
    pub fn can_speak(&self, phrase: &Phrase) -> bool {
        speaker(phrase) || self.any(phrase.head, WordClass::PUBLIC)
    }
}
