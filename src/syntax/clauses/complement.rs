//! What is after a verb: its object and its complement.

use super::{Complement, Reader, opens_quotation};
use crate::lexicon::{Groups, Tags};
use crate::syntax::{At, Index, Tense, What};

impl<'r> Reader<'r, '_> {
    /// The object and the complement of the verb.
    pub(super) fn right(&self) -> (Index, Complement) {
        let mut at = self.after_adverbs(self.group.run.end);
        // shrugged off, pointed out
        if self.reading.tagged(at, Tags::PREPOSITION)
            && !self.reading.is(at, "as")
            && self.reading.is(at.next(), "that")
        {
            at = at.next();
        }
        let complement = self.complement(at);
        if complement != Complement::None {
            return (Index::NONE, complement);
        }
        let object = self.beginning_at(at);
        let Some(phrase) = self.phrase(object) else { return (Index::NONE, Complement::None) };
        let end = self.reading.syntax.whole(phrase).end;
        if self.finite_at(self.after_adverbs(end)) && phrase.what != What::Relative {
            return (Index::NONE, Complement::Bare(phrase.run.start));
        }
        (object, self.complement(self.after_adverbs(end)))
    }

    /// The complement of the verb from a token on, if its first word identifies it.
    fn complement(&self, at: At) -> Complement {
        let reading = self.reading;
        let at = if self.is(at, ",") || self.is(at, ":") { at.next() } else { at };
        match () {
            () if !self.sentence.contains(at) => Complement::None,
            () if opens_quotation(reading, at) => Complement::Quotation(at),
            () if reading.is(at, "that") && reading.tagged(at, Tags::SUBORDINATOR) => Complement::That(at),
            () if reading.in_group(at, Groups::COMPLEMENT_OPENER) && !reading.is(at, "that") => {
                Complement::Question(at)
            }
            () if self.group_at(at).is_some_and(|group| group.tense == Tense::Infinitive) => Complement::Infinitive(at),
            () => Complement::None,
        }
    }

    /// True for the first token of a finite group.
    pub(super) fn finite_at(&self, at: At) -> bool {
        self.sentence.contains(at) && self.group_at(at).is_some_and(|group| group.run.start == at && group.finite())
    }

    pub(super) fn after_adverbs(&self, mut at: At) -> At {
        while self.sentence.contains(at)
            && self.reading.tagged(at, Tags::ADVERB | Tags::PARTICLE)
            && self.reading.syntax.group_at(at) == Index::NONE
        {
            at = at.next();
        }
        at
    }

    /// The phrase that begins with a token; of a possessor, the phrase of what it possesses.
    fn beginning_at(&self, at: At) -> Index {
        let Some(mut index) = self.reading.syntax.phrase_at(at).get() else { return Index::NONE };
        let phrases = &self.reading.syntax.phrases;
        if phrases[index].run.start != at {
            return Index::NONE;
        }
        while phrases.get(index + 1).is_some_and(|next| next.possessor == Index::new(index)) {
            index += 1;
        }
        Index::new(index)
    }
}
