//! The organisation that a role refers to without naming it: the institute's director, its president, the chief
//! executive.

use super::affiliation::Affiliations;
use super::phrases::Phrase;
use crate::lexicon::organisations::kinds_of;
use crate::lexicon::{Groups, WordClass, fold_eq};
use std::ops::Range;

/// Bodies that a state has only one of: they stand for no other body of their kind.
const OWN: [&str; 7] = ["army", "court", "government", "military", "navy", "parliament", "police"];

/// Nouns for the company or club of a role.
const COMPANY: [&str; 4] = ["company", "firm", "group", "union"];

impl Affiliations<'_> {
    /// The previously named organisation that a role refers to by a noun (the institute's director, the Mercator
    /// Institute being known), by "its", or by nothing, for leaders of a company.
    pub(super) fn organisation_understood(&self, phrase: &Phrase) -> Option<String> {
        let indefinite = phrase.tokens.start > 0 && self.document.is_any(phrase.tokens.start - 1, &["a", "an"]);
        if indefinite {
            return None;
        }
        let noun = || phrase.tokens.clone().find_map(|at| self.organisation_meant(at));
        noun().or_else(|| self.owner_by_pronoun(phrase)).or_else(|| self.company_before(phrase))
    }

    /// The previously named organisation whose name has the noun at `at` as its head; not if a name before the noun
    /// says which one (the Reed campaign).
    pub(super) fn organisation_meant(&self, at: usize) -> Option<String> {
        let class = self.document.class(at);
        let body = class.contains(WordClass::ORGANISATION_NOUN)
            || class.contains(WordClass::ORGANISATION_WORD | WordClass::NOUN)
                && !class.contains(WordClass::PLACE_WORD)
                && !self.document.is(at, "house");
        let told = at > 0 && (self.reader.kind(at - 1).is_some() || self.reader.is_possessive(at - 1));
        if class.contains(WordClass::PLURAL) || !body || told || self.reader.kind(at).is_some() {
            return None;
        }
        let same = |tokens: &&Range<usize>| {
            fold_eq(self.document.word(self.head_of_name(tokens)), self.document.word(at)) && tokens.len() > 1
        };
        let by_name = self.reader.organisations_before(at).rev().find(same);
        let kinds = || kinds_of(self.document.tokens[at].hash).filter(|_| !self.document.is_any(at, &OWN));
        let by_kind = || kinds().and_then(|kinds| self.reader.body_before(at, kinds));
        let meant = by_name.or_else(by_kind)?;
        self.organisation_at(meant.start)
    }

    /// The noun at the head of an organisation's name: Institute in Institute of Physics and in Mercator Institute.
    fn head_of_name(&self, name: &Range<usize>) -> usize {
        let joint = (name.start + 1..name.end).find(|&at| self.document.is_any(at, &["of", "for", "on"]));
        joint.unwrap_or(name.end) - 1
    }

    /// The organisation that "its" refers to: the last one named, in this sentence or the one before, if no country is
    /// named after it.
    fn owner_by_pronoun(&self, phrase: &Phrase) -> Option<String> {
        let its = phrase.tokens.start.checked_sub(1).filter(|&at| self.document.is(at, "its"))?;
        let last = self.reader.organisations_before(its).next_back()?;
        let end = self.document.span_of(last.clone()).end;
        let near = self.document.tokens[last.start].sentence + 1 >= self.document.tokens[its].sentence;
        let country = self.mention_at(self.document.tokens[its].span.start);
        let country = country.is_some_and(|country| country.span.start > end);
        (near && !country).then(|| self.organisation_at(last.start)).flatten()
    }

    /// The company or club that the sentences before are about, for a role at its top without a name: chief executive,
    /// union general secretary. It is in the nearest sentence that names one; if that is far, it must be the only one
    /// or be named again.
    fn company_before(&self, phrase: &Phrase) -> Option<String> {
        const REACH: u32 = 8;
        const NEAR: u32 = 4;
        if !self.is_company_role(phrase) {
            return None;
        }
        let sentence = |tokens: &Range<usize>| self.document.tokens[tokens.start].sentence;
        let here = self.document.tokens[phrase.tokens.start].sentence;
        let company = |tokens: &&Range<usize>| !self.is_institution(tokens.start) && !self.in_headline(tokens.start);
        let before: Vec<_> = self.reader.organisations_before(phrase.tokens.start).filter(company).collect();
        let last = before.last().map(|tokens| sentence(tokens)).filter(|&last| here - last <= REACH)?;
        let meant = before.iter().find(|tokens| sentence(tokens) == last)?;
        let same = |tokens: &&&Range<usize>| fold_eq(self.document.word(tokens.start), self.document.word(meant.start));
        let known =
            here - last <= NEAR || before.iter().filter(same).nth(1).is_some() || before.iter().all(|t| same(&t));
        known.then(|| self.organisation_at(meant.start)).flatten()
    }

    fn in_headline(&self, at: usize) -> bool {
        let sentence = self.document.tokens[at].sentence as usize;
        self.document.paragraphs[self.document.sentences[sentence].paragraph].headline
    }

    /// True for the head of a company, or of a body for which the role has a noun, with nothing else in the role.
    fn is_company_role(&self, phrase: &Phrase) -> bool {
        let bare = phrase.tokens.end == phrase.head + 1;
        let before = |words: &[&str]| phrase.head > phrase.tokens.start && self.document.is_any(phrase.head - 1, words);
        let officer = self.document.is(phrase.head, "officer") && before(&["executive", "operating", "financial"]);
        let director = self.document.is(phrase.head, "director") && before(&["managing", "executive", "finance"]);
        let company = |at: usize| self.document.is_any(at, &COMPANY);
        let owner = company(phrase.tokens.start) && self.reader.is_possessive(phrase.tokens.start + 1);
        let named = (phrase.tokens.start..phrase.head).any(company);
        let leader = self.document.in_group(phrase.head, Groups::COMPANY_LEADER) || officer || director || named;
        let plain =
            |at: usize| self.document.is(at, "-") || self.document.in_group(at, Groups::BESIDE_LEADER) || company(at);
        bare && leader && (owner || (phrase.tokens.start..phrase.head).all(plain))
    }
}
