//! The subject before a verb, that of a gerund or an infinitive, and the one that it shares with an earlier verb.

use super::{Clause, Reader, STEPS, is_quote, speaker};
use crate::lexicon::{Groups, Tags};
use crate::syntax::{At, Index, Tense, What};

impl<'r> Reader<'r, '_> {
    /// The subject before the verb.
    pub(super) fn left(&self) -> Index {
        let start = self.group.run.start;
        match self.left_of(self.before_adverbs(start)) {
            // Sun said: what looks like a day may be a name.
            Index::NONE => self.left_of(start),
            // With fans worried about it, he left.
            subject if self.phrase(subject).is_some_and(|phrase| self.reading.is(phrase.run.start.prev(), "with")) => {
                Index::NONE
            }
            // Ann Lee, head of the union said: the second comma is missing.
            subject => Some(self.named_before(subject)).filter(|&name| self.opens(name)).unwrap_or(subject),
        }
    }

    /// The subject before a token.
    fn left_of(&self, start: At) -> Index {
        let at = start.prev();
        if !self.sentence.contains(at) {
            return Index::NONE;
        }
        match self.reading.word(at) {
            "," => self.before_comma(at),
            // Smith, who called it "mad," said.
            _ if is_quote(self.reading, at) && self.is(at.prev(), ",") => self.before_comma(self.opening_quote(at)),
            "—" | "–" | "--" | "-" => self.before_dash(at),
            _ => {
                let nearest = self.ending_before(start);
                // Those polled said: a participle is between the phrase and the verb.
                let described = || match is_quote(self.reading, at) {
                    // A woman who goes by the name “Lark” said.
                    true => self.ending_before(self.opening_quote(at)),
                    false => self.before_verb(at).unwrap_or(Index::NONE),
                };
                let index = self.climb(if nearest == Index::NONE { described() } else { nearest });
                // Smith, a lawyer, on Twitter said.
                let preposition = self.phrase(index).map_or(At::NOWHERE, |phrase| phrase.run.start.prev());
                let adverbial = self.reading.tagged(preposition, Tags::PREPOSITION) && self.is(preposition.prev(), ",");
                match adverbial.then(|| self.before_comma(preposition.prev())) {
                    Some(Index::NONE) | None => index,
                    Some(subject) => subject,
                }
            }
        }
    }

    /// The subject of a gerund, right before it: with [the mayor] saying; not what an earlier verb has as its object:
    /// she called [the mayor] saying.
    pub(super) fn beside(&self) -> Index {
        let start = self.before_adverbs(self.group.run.start);
        let index = self.ending_before(start);
        let inscribed = self.reading.is(self.group.main, "reading");
        let object = |clause: &Clause| clause.object == index;
        match self.phrase(index) {
            // a hat reading "Vote"
            Some(_) if inscribed => index,
            Some(phrase) if speaker(phrase) && !self.before.iter().rev().take(2).any(object) => self.climb(index),
            _ => Index::NONE,
        }
    }

    /// The subject of an infinitive after a verb that makes somebody act: it led [the mayor] to say.
    pub(super) fn made(&self) -> Index {
        let index = self.ending_before(self.group.run.start);
        let verb = self.phrase(index).map_or(At::NOWHERE, |phrase| phrase.run.start.prev());
        if self.reading.in_group(verb, Groups::CAUSATIVE) { index } else { Index::NONE }
    }

    /// The token after what can be between a subject and its verb: adverbs; a day or time, which belongs to the verb.
    pub(super) fn before_adverbs(&self, mut at: At) -> At {
        let adverb = |at: At| {
            self.reading.tagged(at, Tags::ADVERB)
                || self.reading.is_any(at, &["both", "all", "each", "once", "overall"])
                    && self.ending_before(at) != Index::NONE
        };
        while self.sentence.contains(at.prev()) && adverb(at.prev()) {
            at = at.prev();
        }
        let time = self.phrase(self.ending_before(at)).filter(|time| time.what == What::Time && time.run.end == at);
        let Some(time) = time.filter(|time| self.sentence.contains(time.run.start)) else { return at };
        let before = time.run.start.prev();
        let preposition = self.reading.tagged(before, Tags::PREPOSITION | Tags::SUBORDINATOR);
        self.before_adverbs(match () {
            () if self.reading.is(before, "than") => before.prev(),
            () if preposition => before,
            () => time.run.start,
        })
    }

    /// The subject of an earlier verb that this one shares: She left and said; he stood, saying.
    pub(super) fn shared_subject(&self) -> Index {
        let start = self.before_adverbs(self.group.run.start);
        let joint = start.prev();
        let joined = self.reading.tagged(joint, Tags::CONJUNCTION)
            || self.is(joint, ",")
            || self.group.tense == Tense::Infinitive;
        if !joined && self.group.tense != Tense::Gerund {
            return Index::NONE;
        }
        let earlier = self
            .before
            .iter()
            .rev()
            .take(STEPS)
            .take_while(|clause| self.sentence.contains(self.reading.syntax.group(clause.verb).run.start));
        let mut finite = earlier.filter(|clause| self.reading.syntax.group(clause.verb).finite() || clause.shared);
        finite.find(|clause| clause.subject != Index::NONE).map_or(Index::NONE, |clause| clause.subject)
    }
}
