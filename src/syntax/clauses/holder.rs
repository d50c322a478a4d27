//! From the phrase nearest to a verb to the one that it modifies: [officials] in Kabul; [the man] who shot him.

use super::{Reader, STEPS};
use crate::lexicon::{Groups, Tag, Tags, WordClass};
use crate::syntax::{At, Index, Phrase, What};

impl<'r> Reader<'r, '_> {
    /// From the phrase nearest to the verb to the one that it modifies: [officials] in Kabul; [the man] who shot him.
    pub(super) fn climb(&self, nearest: Index) -> Index {
        let mut index = nearest;
        // The phrase after a word that can open a clause: before [the mayor] left.
        let mut opening = None;
        for _ in 0..STEPS {
            let Some(phrase) = self.phrase(index).filter(|phrase| self.sentence.contains(phrase.run.start)) else {
                return Index::NONE;
            };
            let before = phrase.run.start.prev();
            let parts = self.reading.in_group(before, Groups::PARTING) || self.reading.is(before, "as");
            let opens = parts && !self.reading.tagged(before, Tags::CONJUNCTION);
            if opening.is_none() && opens {
                opening = Some(index);
            }
            // ..., he said: he, she and they are subjects.
            if self.reading.is_any(phrase.head, &["he", "she", "they", "we", "i"]) {
                return index;
            }
            match self.holder(phrase) {
                Some(holder) if self.phrase(holder).is_some_and(|holder| holder.what == What::Time) => {
                    return opening.unwrap_or(index);
                }
                Some(holder) => index = holder,
                None if self.governed(phrase) => return opening.unwrap_or(index),
                None => return index,
            }
        }
        index
    }

    /// True for a phrase after a verb or a preposition.
    pub(super) fn governed(&self, phrase: &Phrase) -> bool {
        let before = phrase.run.start.prev();
        let preposition =
            || self.reading.tagged(before, Tags::PREPOSITION) && !self.reading.in_group(before, Groups::PARTING);
        self.sentence.contains(before) && (self.group_at(before).is_some() || preposition())
    }

    /// The phrase that another modifies.
    fn holder(&self, phrase: &Phrase) -> Option<Index> {
        let before = phrase.run.start.prev();
        if !self.sentence.contains(before) {
            return None;
        }
        match self.reading.tag(before) {
            Tag::Preposition | Tag::Subordinator if self.reading.is(before.prev(), "such") => {
                // firms, such as Northgate
                self.ending_before_comma(before.prev())
            }
            Tag::Preposition | Tag::Subordinator if self.prepositional(before) => {
                self.before_preposition(before).filter(|&holder| !self.is_named_officer(holder, phrase))
            }
            Tag::Conjunction => self.before_conjunction(phrase, before),
            Tag::Mark => self.before_region(phrase, before),
            // Smith himself; the fiscal year 2021
            _ if phrase.what == What::Number
                || self.reading.is_any(phrase.head, &["himself", "herself", "themselves", "itself"]) =>
            {
                Some(self.ending_before(phrase.run.start)).filter(|&index| index != Index::NONE)
            }
            _ => self.before_verb(before),
        }
    }

    /// The place that a person is from, before its region: Ann Lee of [Leeds], West Virginia.
    fn before_region(&self, region: &Phrase, comma: At) -> Option<Index> {
        let index = self.ending_before(comma);
        let proper = |phrase: &Phrase| self.reading.tagged(phrase.head, Tags::PROPER);
        let given = |phrase: &Phrase| proper(phrase) && self.reading.any(phrase.run.start, WordClass::GIVEN_NAME);
        let place = self.phrase(index).filter(|place| self.is(comma, ",") && proper(place))?;
        let preposition = place.run.start.prev();
        let person = self.phrase(self.ending_before(preposition)).is_some_and(given);
        // A pilot who grew up in [Leeds], West Virginia, said.
        let lives = || region.what == What::Place && self.before_verb(self.skip_back(preposition).prev()).is_some();
        let from = self.reading.is_any(preposition, &["of", "in", "from", "near", "outside"]);
        (from && proper(region) && !given(region) && (person || lives())).then_some(index)
    }

    /// True for an office with its domain and then a name, which are one person: mayor of [Oslo Ann Lee]. The phrase is
    /// all that comes after the preposition.
    fn is_named_officer(&self, holder: Index, phrase: &Phrase) -> bool {
        let reading = self.reading;
        let person = WordClass::PEOPLE | WordClass::HONORIFIC;
        let given = |at: &At| reading.any(*at, WordClass::GIVEN_NAME) && reading.tagged(*at, Tags::PROPER);
        let domain = |at: At| reading.tagged(at, Tags::NOMINAL) && !reading.any(at, person | WordClass::GIVEN_NAME);
        let mut inner = phrase.run.tokens().skip(1).take_while(|&at| at < phrase.head).filter(given);
        self.phrase(holder).is_some_and(|holder| reading.any(holder.head, person))
            && reading.tagged(phrase.head, Tags::PROPER)
            && !matches!(phrase.what, What::Body | What::Place | What::Time)
            && inner.next().is_some_and(|at| domain(at.prev()))
    }

    /// True for a word that governs the phrase after it and opens no clause.
    fn prepositional(&self, at: At) -> bool {
        self.reading.tagged(at, Tags::PREPOSITION) && !self.reading.is_any(at, &["that", "if", "while"])
            || self.reading.is(at, "as")
    }

    /// What the phrase after a preposition modifies: the phrase before the preposition, or that of a verb before it.
    fn before_preposition(&self, preposition: At) -> Option<Index> {
        let at = self.skip_back(preposition);
        let phrase = self.ending_before(at);
        match self.phrase(phrase) {
            Some(_) => Some(phrase),
            None => self.before_verb(at.prev()),
        }
    }

    /// The token after the words that a preposition can follow: up to, out of; killed [early] in; people [close] to.
    fn skip_back(&self, mut at: At) -> At {
        let adjective = self.reading.tagged(at.prev(), Tags::ADJECTIVE) && self.ending_before(at) == Index::NONE;
        at = if adjective { at.prev() } else { at };
        while self.sentence.contains(at.prev()) && self.reading.tagged(at.prev(), Tags::PREPOSITION | Tags::ADVERB) {
            at = at.prev();
        }
        at
    }

    /// The first of two phrases joined by "and", if both are of one kind.
    fn before_conjunction(&self, phrase: &Phrase, conjunction: At) -> Option<Index> {
        let index = self.ending_before_comma(conjunction)?;
        let first = self.phrase(index)?;
        let named = |phrase: &Phrase| phrase.what == What::Place && self.reading.tagged(phrase.head, Tags::PROPER);
        let kind = |phrase: &Phrase| match phrase.what {
            What::Person | What::Group | What::Body | What::Name | What::Pronoun => 1,
            _ if named(phrase) => 1,
            other => 2 + other as u8,
        };
        // Prices rose in Oslo, and the mayor said: "and" after a comma joins two phrases only in a list.
        let listed = !self.is(conjunction.prev(), ",") || self.is(first.run.start.prev(), ",");
        // ... and he said: a pronoun opens a clause of its own.
        let joined = self.reading.is_any(conjunction, &["and", "or"])
            && phrase.what != What::Pronoun
            && listed
            && (kind(phrase) == kind(first) || self.opens(index) || phrase.plural && first.plural);
        joined.then_some(index)
    }

    /// The phrase that the verb which ends with a token belongs to, if the verb modifies it: the man [who shot] him,
    /// people [living in] Kabul, the decision [to leave] Kabul.
    pub(super) fn before_verb(&self, at: At) -> Option<Index> {
        let index = self.reading.syntax.group_at(at).get().filter(|&index| index < self.index)?;
        let group = &self.reading.syntax.groups[index];
        if group.finite() {
            let subject = self.before[index].subject;
            let relative = self.phrase(subject).filter(|phrase| self.relates(phrase))?;
            return self.antecedent(relative);
        }
        let start = self.skip_adverbs_back(group.run.start);
        let phrase = self.ending_before(start);
        // People who want to leave Kabul.
        if self.phrase(phrase).is_none() {
            return self.before_verb(start.prev());
        }
        Some(phrase)
    }

    /// True for who, and whose rulings.
    fn relates(&self, phrase: &Phrase) -> bool {
        phrase.what == What::Relative || self.reading.is(phrase.run.start, "whose")
    }

    fn skip_adverbs_back(&self, mut at: At) -> At {
        while self.sentence.contains(at.prev())
            && self.reading.tagged(at.prev(), Tags::ADVERB)
            && self.reading.syntax.group_at(at.prev()) == Index::NONE
        {
            at = at.prev();
        }
        at
    }

    /// The antecedent of a relative pronoun. "Who" refers to people: [the head] of the agency who.
    pub(super) fn antecedent(&self, relative: &Phrase) -> Option<Index> {
        let start = relative.run.start;
        let before = if self.reading.tagged(start.prev(), Tags::PREPOSITION) { start.prev() } else { start };
        let nearest = self.ending_before_comma(before)?;
        let who = self.reading.is(relative.head, "who");
        let fits = |index: &Index| match self.phrase(*index).map(|phrase| phrase.what) {
            Some(What::Time | What::Number) | None => false,
            Some(What::Thing | What::Place | What::Body) => !who,
            Some(_) => true,
        };
        let mut holders = std::iter::successors(Some(nearest), |&index| self.holder(self.phrase(index)?));
        holders.by_ref().take(STEPS).find(fits).or(Some(nearest))
    }
}
