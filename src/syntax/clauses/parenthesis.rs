//! What commas, dashes or quotation marks set apart between a subject and its verb: Smith, who leads the party, said.

use super::{Reader, STEPS, is_quote};
use crate::lexicon::{Tags, WordClass, are_post_nominal};
use crate::syntax::{At, Index, Phrase, What};

impl<'r> Reader<'r, '_> {
    /// The phrase before a parenthesis between commas: Smith, who leads the party, said.
    pub(super) fn before_comma(&self, comma: At) -> Index {
        let mut at = comma;
        for _ in 0..STEPS {
            let Some(open) = self.comma_before(at) else { break };
            let index = self.climb(self.ending_before(open));
            let fits = self.phrase(index).is_some_and(|phrase| self.may_be_subject(phrase) && !self.governed(phrase));
            if let Some(person) = self.person_after(index, open, comma) {
                return person;
            }
            if fits && !self.is_degree(index) && self.sets_apart(open, comma) {
                return self.climb(self.named_before(index));
            }
            at = open;
        }
        // Ann Lee, whose firm sells data, a growing trade, said; Ann Lee of the union, said: the first comma is missing.
        let named =
            |index: &Index| self.opens(*index) && self.phrase(*index).is_some_and(|phrase| self.may_be_subject(phrase));
        [at, comma].map(|end| self.climb(self.ending_before(end))).into_iter().find(named).unwrap_or(Index::NONE)
    }

    /// True for letters after a name and a comma, of a degree, a region or a party: Ann Lee, [R.N.], a dietitian, said;
    /// Rep. Ann Lee, [R-Ohio], a moderate, said.
    fn is_degree(&self, index: Index) -> bool {
        let letters = |phrase: &Phrase| {
            let word = self.reading.word(phrase.head);
            let first = phrase.run.start;
            let stops = word.ends_with('.') && word.matches('.').count() > 1;
            let party = self.reading.word(first).len() == 1 && self.is(first.next(), "-") || self.is_party_label(word);
            phrase.run.tokens().len() == 1 && (stops || are_post_nominal(word)) || party
        };
        self.phrase(index).is_some_and(|phrase| letters(phrase) && self.is(phrase.run.start.prev(), ","))
    }

    /// True for a party and a region in one word: R-Ohio.
    fn is_party_label(&self, word: &str) -> bool {
        word.split_once('-')
            .is_some_and(|(party, region)| matches!(party, "R" | "D" | "I") && region.starts_with(char::is_uppercase))
    }

    /// True for a phrase at the beginning of the sentence, or after a quotation.
    pub(super) fn opens(&self, index: Index) -> bool {
        let opens = |before: At| !self.sentence.contains(before) || self.ends_quotation(before);
        self.phrase(index).is_some_and(|phrase| opens(phrase.run.start.prev()))
    }

    /// The person between two commas after something that is none: after the vote, [Ann Lee], said.
    fn person_after(&self, thing: Index, open: At, close: At) -> Option<Index> {
        let person = self.ending_before(close);
        let named = |phrase: &Phrase| {
            phrase.run.start == open.next()
                && phrase.what == What::Person
                && self.reading.tagged(phrase.head, Tags::PROPER)
        };
        let other = |phrase: &Phrase| matches!(phrase.what, What::Thing | What::Time | What::Place | What::Number);
        let fits = self.phrase(person).is_some_and(named) && self.phrase(thing).is_none_or(other);
        fits.then_some(person)
    }

    /// True for a phrase that can be a subject, next to a parenthesis between commas; not the name in "whose firm,
    /// Northgate, sells".
    fn may_be_subject(&self, phrase: &Phrase) -> bool {
        let before = phrase.run.start.prev();
        let owned = self.phrase(self.ending_before(before)).filter(|_| self.is(before, ","));
        let whose = |phrase: &Phrase| self.reading.is(phrase.run.start, "whose");
        let given = self.reading.any(phrase.run.start, WordClass::GIVEN_NAME);
        !whose(phrase)
            && !owned.is_some_and(whose)
            && !matches!(phrase.what, What::Time | What::Number)
            && (phrase.what != What::Place || given)
    }

    /// The name before a role and a comma: Ann Lee, [head of the firm].
    pub(super) fn named_before(&self, role: Index) -> Index {
        let Some(phrase) = self.phrase(role) else { return role };
        let comma = phrase.run.start.prev();
        let person = WordClass::PEOPLE;
        let is_role = phrase.run.tokens().any(|at| self.reading.any(at, person));
        // Ann Lee, 67, a teacher
        let aged = |name: &Phrase| name.what == What::Number && self.is(name.run.start.prev(), ",");
        let beside = self.ending_before(comma);
        let age = self.phrase(beside).filter(|name| aged(name));
        let name = age.map_or(beside, |age| self.ending_before(age.run.start.prev()));
        let given = |name: &Phrase| self.reading.any(name.run.start, WordClass::GIVEN_NAME);
        let named = self.phrase(name).is_some_and(|name| {
            (matches!(name.what, What::Name | What::Person) || given(name) && name.what != What::Time)
                && self.reading.tagged(name.head, Tags::PROPER)
                && !self.is_fronted(name)
        });
        if is_role && named && self.is(comma, ",") { name } else { role }
    }

    /// True for a name after a preposition that opens the sentence: In [Oslo], the mayor, Ann Lee, said.
    fn is_fronted(&self, name: &Phrase) -> bool {
        let before = name.run.start.prev().prev();
        self.governed(name) && (!self.sentence.contains(before) || self.reading.tagged(before, Tags::CONJUNCTION))
    }

    /// The mark that opens the quotation that a mark closes; that mark if none is near.
    pub(super) fn opening_quote(&self, close: At) -> At {
        const FAR: u32 = 40;
        let mut tokens = (1..FAR).map(|n| close.before(n)).take_while(|&at| self.sentence.contains(at));
        tokens.find(|&at| is_quote(self.reading, at)).unwrap_or(close)
    }

    /// True for the mark that closes a quotation with another mark before it: It is over,”
    fn ends_quotation(&self, at: At) -> bool {
        is_quote(self.reading, at) && self.reading.tagged(at.prev(), Tags::MARK)
    }

    /// The comma before a token, not beyond a quotation that ends with a mark.
    fn comma_before(&self, at: At) -> Option<At> {
        const FAR: u32 = 40;
        let tokens = (1..FAR).map(|n| at.before(n)).take_while(|&at| self.sentence.contains(at));
        tokens.take_while(|&at| !self.ends_quotation(at)).find(|&at| self.is(at, ","))
    }

    /// True for what can be between two commas after a subject: an apposition, a relative clause, an age, a place, a
    /// participle; not a clause with its own subject.
    fn sets_apart(&self, open: At, close: At) -> bool {
        let first = open.next();
        let reading = self.reading;
        if reading.is_any(first, &["and", "but", "or", "because", "although", "though", "if"]) {
            return false;
        }
        let relative = reading.is_any(first, &["who", "which", "whose", "whom", "where"])
            || reading.tagged(first, Tags::PREPOSITION | Tags::PRONOUN)
                && reading.is_any(first.next(), &["whom", "which"]);
        let verbal = self.group_at(first).is_some_and(|group| !group.finite());
        relative || verbal || !self.has_clause(first, close)
    }

    /// True when a finite verb with a subject before it that is not a relative pronoun is between two tokens.
    fn has_clause(&self, from: At, to: At) -> bool {
        let mut at = from;
        while at < to {
            match self.reading.syntax.group_at(at).get().filter(|&index| index < self.index) {
                Some(index) => {
                    let clause = &self.before[index];
                    let group = &self.reading.syntax.groups[index];
                    let subject = self.phrase(clause.subject);
                    let own = subject.is_some_and(|s| s.what != What::Relative && s.run.start >= from);
                    if group.finite() && own && !clause.shared && !clause.inverted {
                        return true;
                    }
                    at = group.run.end;
                }
                None => at = at.next(),
            }
        }
        false
    }

    /// The phrase before a parenthesis between dashes.
    pub(super) fn before_dash(&self, close: At) -> Index {
        const FAR: u32 = 40;
        let dash = self.reading.word(close);
        let tokens = (1..FAR).map(|n| close.before(n)).take_while(|&at| self.sentence.contains(at));
        let mut tokens = tokens.filter(|&at| !self.reading.glued(at) || !self.reading.glued(at.next()) || dash != "-");
        let open = tokens.find(|&at| self.is(at, dash));
        open.map_or(Index::NONE, |open| self.climb(self.ending_before(open)))
    }
}
