//! Two bodies that the tagger takes for one: Oslo University and Bergen Arts Centre, Boeing for Airbus.

use super::Page;
use crate::lexicon::organisations::kind_of_word;
use crate::lexicon::{Groups, WordClass};
use std::ops::Range;

impl Page<'_> {
    /// A name, or the two names joined by "and" or a preposition in it, if each is a body by itself. The fields of a
    /// ministry, companies of two surnames and names in the lists are one: Ministry of Trade and Labour.
    pub(super) fn apart(&self, name: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        const LONGEST: usize = 24;
        let between = |&at: &usize| {
            let (one, other) = (name.start..at, at + 1..name.end);
            match () {
                () if self.document.is(at, "and") => self.are_two(&one, &other) && !self.is_field(at, &name),
                () if self.document.is_any(at, &["for", "from", "over", "to", "with"]) => {
                    self.is_named(&one) && self.is_named(&other)
                }
                () => false,
            }
        };
        let joint = name.clone().take(LONGEST).find(between).filter(|_| !self.is_begun_by_known(&name));
        let seam = joint.map(|joint| joint..joint + 1).or_else(|| self.seam(&name));
        let first = name.start..seam.as_ref().map_or(name.end, |seam| seam.start);
        let second = seam.map(|seam| seam.end..name.end);
        [Some(first), second].into_iter().flatten()
    }

    /// Where a listed name of several words begins right after another: New York Times | White House.
    fn seam(&self, name: &Range<usize>) -> Option<Range<usize>> {
        const FEWEST: usize = 2;
        let between = name.start + FEWEST..(name.end + 1).saturating_sub(FEWEST);
        let two = |&at: &usize| self.is_known(&(name.start..at)) && self.is_known(&(at..name.end));
        between.into_iter().find(two).filter(|_| !self.is_known(name)).map(|at| at..at)
    }

    /// True for two bodies, or a listed one and another name: Sony and Vexa Plus; not Sony and Vexa Foundation.
    fn are_two(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        let name = || {
            let last = self.document.class(other.end - 1);
            self.capitalised(other.start) && !last.intersects(WordClass::ORGANISATION_WORD | WordClass::NOUN)
        };
        let both = || one.len() == 1 && self.is_known(one) && other.len() == 1 && self.is_known(other);
        self.is_whole(one) && (self.is_whole(other) || self.is_named(one) && !other.is_empty() && name()) || both()
    }

    /// True for a name whose first words, "and" among them, are a name of the lists: Eli Lilly and Company.
    fn is_begun_by_known(&self, name: &Range<usize>) -> bool {
        let and = name.clone().find(|&at| self.document.is(at, "and"));
        and.is_some_and(|and| (and + 2..=name.end).any(|end| self.is_known(&(name.start..end))))
    }

    /// True for a name of the lists that is no plain word: Labour is a party, but also a field of a ministry.
    fn is_named(&self, name: &Range<usize>) -> bool {
        let plain = WordClass::NOUN | WordClass::ADJECTIVE;
        !name.is_empty()
            && self.is_known(name)
            && !(name.len() == 1 && self.document.class(name.start).intersects(plain))
    }

    /// True for "and" between two fields or groups of one body: the Securities and Exchange Commission, the Health and Sea
    /// Department, the Bakers and Millers Union.
    pub(super) fn is_field(&self, and: usize, name: &Range<usize>) -> bool {
        const OF_GROUPS: [&str; 7] = ["alliance", "association", "federation", "guild", "league", "society", "union"];
        let (field, head) = (self.document.class(and - 1), name.end - 1);
        let plural = field.contains(WordClass::PLURAL);
        (plural || field.contains(WordClass::PORTFOLIO)) && self.document.in_group(head, Groups::DEPARTMENT)
            || plural && self.document.is_any(head, &OF_GROUPS)
    }

    /// True for words that name a body by themselves: an acronym, a name of the lists, several words with a noun for a
    /// body at the end or before "of".
    fn is_whole(&self, name: &Range<usize>) -> bool {
        let document = self.document;
        if name.is_empty() || !document.tokens[name.start].capitalised() {
            return false;
        }
        let words = document.span_of(name.clone()).of(document.text);
        let acronym = name.len() == 1 && words.len() > 2 && words.chars().all(char::is_uppercase);
        let head = document.head_of_name(name);
        let class = document.class(head);
        let body = class.contains(WordClass::ORGANISATION_WORD) && kind_of_word(document.tokens[head].hash).is_some();
        self.is_named(name) || acronym || name.len() > 1 && body && document.tokens[head].capitalised()
    }
}
