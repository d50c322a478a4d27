//! Documents speak for those who issued them, where the text says so: a report by the council, a Gazette survey, UNESCO's
//! figures.

use super::sources::Sources;
use crate::lexicon::{WordClass, WordSet, fold_hash};
use crate::normalize::{Quote, Speaker};
use std::ops::Range;
use std::sync::LazyLock;

/// What stands between a document and its issuer: a report published by the council.
const MOST_BETWEEN: usize = 6;

impl Sources<'_> {
    /// Who issued the document, or owns the paper, that a phrase is about.
    pub fn issuer(&self, phrase: &Range<usize>, head: usize) -> Option<Speaker> {
        let class = self.document.class(head);
        let people = class.intersects(WordClass::PERSON_NOUN | WordClass::OFFICE | WordClass::PLURAL);
        let body = class.contains(WordClass::ORGANISATION_NOUN) && !people;
        if !body && !is_document(self.document.tokens[head].hash) {
            return None;
        }
        let before = self.owner(phrase.start..head);
        before.or_else(|| if body { None } else { self.author(head + 1, phrase.end) }).map(|body| self.body(body))
    }

    /// Who issued the document that was spoken of before by the same noun: in her letter ... the letter said. It is the one
    /// who owns it there, or the one who said something there.
    pub fn issuer_before(&self, phrase: &Range<usize>, head: usize, quotes: &[Quote]) -> Option<Speaker> {
        const FARTHEST: usize = 8;
        let document = self.document;
        let noun = document.tokens[head];
        let definite = phrase.len() == 2 && document.is_any(phrase.start, &["the", "this", "that"]);
        if !definite || !is_document(noun.hash) {
            return None;
        }
        let sentence = noun.sentence as usize;
        let start = document.sentences[sentence.saturating_sub(FARTHEST)].tokens.start;
        let there = (start..phrase.start).rev().find(|&at| document.tokens[at].hash == noun.hash)?;
        let sentence = document.sentences[document.tokens[there].sentence as usize].span;
        let first =
            (start..there).rev().find(|&at| document.class(at).contains(WordClass::DETERMINER)).unwrap_or(there);
        let said =
            || quotes.iter().rev().find(|q| q.cue.is_some_and(|cue| sentence.contains(cue)) && is_known(&q.speaker));
        self.issuer(&(first..there + 1), there)
            .or_else(|| self.owner_of(there))
            .or_else(|| said().map(|quote| quote.speaker.clone()))
    }

    /// The person who owns a document: Blake's letter, his letter.
    fn owner_of(&self, noun: usize) -> Option<Speaker> {
        let before = noun.checked_sub(1)?;
        let name = if self.document.is(before, "'s") { before.checked_sub(1)? } else { before };
        self.person_at(name)
    }

    /// The organisation right before a noun: a Wall Street Journal [report], UNESCO's [figures].
    fn owner(&self, before: Range<usize>) -> Option<usize> {
        let last = before.end.checked_sub(1).filter(|at| before.contains(at))?;
        let last =
            if self.document.is(last, "'s") || self.document.is(last, "'") { last.checked_sub(1)? } else { last };
        self.bodies.at(self.document.tokens[last].span).filter(|_| self.document.tokens[last].capitalised())
    }

    /// The organisation behind "by", "from" or "of": a report by the council.
    fn author(&self, start: usize, end: usize) -> Option<usize> {
        let document = self.document;
        let reach = end.max(start).min(start + MOST_BETWEEN);
        let by = (start..=reach).find(|&at| document.is_any(at, &["by", "from", "of"]))?;
        let words = by + 1..(by + 2 + MOST_BETWEEN).min(document.tokens.len());
        let near = words
            .take_while(|&at| !document.is(at, ",") && document.tokens[at].sentence == document.tokens[by].sentence);
        near.into_iter().find_map(|at| self.bodies.at(document.tokens[at].span))
    }
}

fn is_known(speaker: &Speaker) -> bool {
    speaker.person.is_some() || speaker.organisation.is_some()
}

fn is_document(hash: u64) -> bool {
    static NOUNS: LazyLock<WordSet> =
        LazyLock::new(|| include_str!("../../lexicon/document_nouns.csv").lines().skip(1).map(fold_hash).collect());
    NOUNS.contains(&hash)
}
