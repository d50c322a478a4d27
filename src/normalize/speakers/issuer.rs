//! Documents speak for their issuers, if the text names them: a report by the council, a Gazette survey, UNESCO's
//! figures.

use super::sources::Sources;
use crate::lexicon::{WordClass, WordSet, fold_hash};
use crate::normalize::{Quote, Speaker};
use std::ops::Range;
use std::sync::LazyLock;

/// Verbs for issuing a document.
const SENT: [&str; 14] = [
    "issued",
    "issuing",
    "mailed",
    "penned",
    "posted",
    "published",
    "publishing",
    "released",
    "sends",
    "sent",
    "signed",
    "submitted",
    "writes",
    "wrote",
];

/// The most words between a document and its issuer: a report published by the council.
const MOST_BETWEEN: usize = 6;

impl Sources<'_> {
    /// The issuer of the document, or the owner of the newspaper, that is the head of a phrase.
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

    /// The issuer of a document that was mentioned before with the same noun: Blake set it down in a letter ... the
    /// letter said. It is its possessor there, the one who says or sends something with it there, or its speaker
    /// before.
    pub fn issuer_before(&self, phrase: &Range<usize>, quotes: &[Quote]) -> Option<Speaker> {
        const FARTHEST: usize = 16;
        let document = self.document;
        let last = phrase.end.checked_sub(2).filter(|&at| at >= phrase.start)?;
        let part = phrase.len() > 2 && document.is(last - 1, "of");
        let definite = (phrase.len() == 2 || part) && document.is_any(last, &["the", "this", "that"]);
        let noun = document.tokens[phrase.end - 1];
        if !definite || noun.capitalised() || !is_document(noun.hash) {
            return None;
        }
        let start = document.sentences[(noun.sentence as usize).saturating_sub(FARTHEST)].tokens.start;
        let before = (start..phrase.start).rev().filter(|&at| document.tokens[at].hash == noun.hash);
        before.into_iter().find_map(|there| self.issuer_at(start, there, quotes))
    }

    /// The issuer of the document that is mentioned at a token.
    fn issuer_at(&self, start: usize, there: usize, quotes: &[Quote]) -> Option<Speaker> {
        let document = self.document;
        let sentence = &document.sentences[document.tokens[there].sentence as usize];
        let first =
            (start..there).rev().find(|&at| document.class(at).contains(WordClass::DETERMINER)).unwrap_or(there);
        let said = || {
            let by_it =
                |quote: &&Quote| quote.speaker_as_written.is_some_and(|tag| tag.contains(document.tokens[there].span));
            quotes.iter().rev().find(by_it).filter(|quote| is_known(&quote.speaker)).map(|quote| quote.speaker.clone())
        };
        let before = first.checked_sub(1).filter(|at| sentence.tokens.contains(at));
        let sends = before.is_some_and(|at| document.is(at, "in") || document.is_any(at, &SENT));
        let sender = || (sentence.tokens.start..first).find_map(|at| self.person_at(at));
        let owner = self.issuer(&(first..there + 1), there).or_else(|| self.owner_of(there)).or_else(said);
        owner.or_else(|| if sends { sender() } else { None })
    }

    /// The person who is the possessor of a document: Blake's letter, his letter.
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

    /// The organisation after "by", "from" or "of": a report by the council.
    fn author(&self, start: usize, end: usize) -> Option<usize> {
        let document = self.document;
        let reach = end.max(start).min(start + MOST_BETWEEN);
        let clause = |at: usize| document.is_any(at, &["that", "which", "who", "on", "about"]) || document.is(at, ",");
        let by =
            (start..=reach).take_while(|&at| !clause(at)).find(|&at| document.is_any(at, &["by", "from", "of"]))?;
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
