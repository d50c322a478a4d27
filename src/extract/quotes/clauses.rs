//! Finite verbs, recognised by their form, and clauses with their subjects.

use super::reader::Reader;
use crate::lexicon::{Groups, WordClass};
use crate::syntax::{At, Clause, Phrase, What};
use std::ops::Range;

/// True for a word that is a finite verb, according to its form and its neighbours.
pub fn finite(reader: &Reader, token: usize) -> bool {
    if reader.clitic(token) {
        return contracted(reader, token);
    }
    if !reader.is_word(token) || reader.name_like(token) {
        return false;
    }
    if reader.any(token, WordClass::AUXILIARY) {
        return !reader.is(token, &["be", "been", "being", "having"]);
    }
    let noun = reader.word(token).ends_with("ing") || reader.span_of_time(token);
    if !reader.any(token, WordClass::VERB) || noun || token == 0 {
        return false;
    }
    let before = (token.saturating_sub(3)..token).rev().find(|&t| !reader.adverb(t)).unwrap_or(token);
    if reader.is(before, &["to"]) || reader.any(before, WordClass::DETERMINER) && !reader.pronoun(before) {
        return reader.is(before, &["that", "this", "some", "many", "most", "all", "both"]) && reader.verb_only(token);
    }
    let subject = reader.in_group(before, Groups::SUBJECT_PRONOUN);
    let object = reader.any(token + 1, WordClass::DETERMINER | WordClass::PRONOUN)
        || reader.is(token + 1, &["to", "that"])
        || reader.name_like(token + 1);
    subject || reader.verb_only(token) || reader.noun_like(before) && object
}

/// 're, 've and the like; 's after a pronoun.
fn contracted(reader: &Reader, token: usize) -> bool {
    let possessive = reader.is(token, &["'s", "'"]);
    token > 0
        && reader.is_word(token)
        && (!possessive || reader.pronoun(token - 1) || reader.is(token - 1, &["that", "there", "what"]))
}

/// True when a range holds a finite verb.
pub fn has_finite(reader: &Reader, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|t| finite(reader, t))
}

/// The clauses with a finite verb after a token, up to an end.
fn within<'r>(reader: &Reader<'r, '_>, at: usize, end: usize) -> impl Iterator<Item = &'r Clause> {
    let syntax = reader.reading.syntax;
    let group = |clause: &Clause| syntax.group(clause.verb);
    let first = syntax.clauses.partition_point(|clause| group(clause).run.start <= At::new(at));
    let before = move |clause: &&Clause| group(clause).run.start < At::new(end);
    syntax.clauses[first..].iter().take_while(before).filter(move |clause| group(clause).finite())
}

/// True when a clause of its own begins at a token: a subject with its finite verb after it.
pub fn opens(reader: &Reader, at: usize, end: usize) -> bool {
    const FAR: usize = 4;
    let begins = |subject: &Phrase| subject.run.contains(At::new(at)) && subject.head >= At::new(at);
    let subject = |clause: &Clause| reader.reading.syntax.phrase(clause.subject);
    within(reader, at, end).take(FAR).filter_map(subject).any(begins)
}

/// True when a finite verb follows whose subject is here too, and is not a relative pronoun.
pub fn has_clause(reader: &Reader, at: usize, end: usize) -> bool {
    // The country since he won; 600 posts, some clerks said: another clause begins before its subject.
    let parts = |t: usize| reader.word(t) == "," || reader.in_group(t, Groups::JOINING | Groups::QUESTION);
    let subject = |clause: &Clause| reader.reading.syntax.phrase(clause.subject);
    // The days they spent together: the pronoun's clause is about the noun before it.
    let about_noun = |subject: &Phrase| {
        let syntax = reader.reading.syntax;
        let before = syntax.phrase(syntax.phrase_at(subject.run.start.prev()));
        let noun = |before: &Phrase| before.run.start == At::new(at) && before.what != What::Time;
        subject.what == What::Pronoun && before.is_some_and(noun)
    };
    within(reader, at, end).filter_map(subject).any(|subject| {
        let own = subject.what != What::Relative && subject.head >= At::new(at) && !about_noun(subject);
        own && !(at + 1..subject.run.start.index()).any(parts)
    })
}
