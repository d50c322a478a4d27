//! Two bodies joined by "and" that the tagger takes for one: Oslo University and Bergen Arts Centre.

use super::Page;
use crate::lexicon::organisations::kind_of_word;
use crate::lexicon::{Groups, WordClass, organisations};
use std::ops::Range;

impl Page<'_> {
    /// A name, or the two names joined by "and" in it, if each is a body by itself. The fields of a ministry, and
    /// companies of two surnames, are one: Ministry of Trade and Labour.
    pub(super) fn apart(&self, name: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        const LONGEST: usize = 24;
        let and = name.clone().take(LONGEST).find(|&at| {
            let whole = |part: Range<usize>| self.is_whole(&part);
            self.document.is(at, "and") && whole(name.start..at) && whole(at + 1..name.end) && !self.is_field(at, &name)
        });
        let first = name.start..and.unwrap_or(name.end);
        let second = and.map(|and| and + 1..name.end);
        [Some(first), second].into_iter().flatten()
    }

    /// True for "and" between two fields of one body: the Securities and Exchange Commission.
    fn is_field(&self, and: usize, name: &Range<usize>) -> bool {
        let plural = self.document.class(and - 1).contains(WordClass::PLURAL);
        plural && self.document.in_group(name.end - 1, Groups::DEPARTMENT)
    }

    /// True for words that name a body by themselves: an acronym, a name of the lists, several words with a noun for a
    /// body at the end or before "of".
    fn is_whole(&self, name: &Range<usize>) -> bool {
        let document = self.document;
        if name.is_empty() || !document.tokens[name.start].capitalised() {
            return false;
        }
        let words = document.span_of(name.clone()).of(document.text);
        let listed = organisations::written(words).next().is_some();
        let acronym = name.len() == 1 && words.len() > 2 && words.chars().all(char::is_uppercase);
        let of = name.clone().find(|&at| document.is_any(at, &["of", "for"]));
        let head = of.unwrap_or(name.end).saturating_sub(1).max(name.start);
        let class = document.class(head);
        let body = class.contains(WordClass::ORGANISATION_WORD) && kind_of_word(document.tokens[head].hash).is_some();
        // Labour is a party, but also a field of a ministry.
        let plain = name.len() == 1 && class.intersects(WordClass::NOUN | WordClass::ADJECTIVE);
        listed && !plain || acronym || name.len() > 1 && body && document.tokens[head].capitalised()
    }
}
