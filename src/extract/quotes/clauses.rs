//! Clauses, recognised from words without a parser: finite verbs and their subjects.

use super::reader::Reader;
use crate::lexicon::{Groups, WordClass};
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

/// True when a clause of its own begins at a token: a subject with its finite verb shortly after it.
pub fn opens(reader: &Reader, at: usize, end: usize) -> bool {
    let subject = reader.pronoun(at)
        || reader.any(at, WordClass::DETERMINER)
        || reader.is(at, &["there"])
        || reader.noun_like(at)
        || reader.any(at, WordClass::ADJECTIVE)
        || reader.is_number(at);
    let verb = |t: usize| finite(reader, t) && (t > at);
    let near = at..end.min(at + 8);
    subject && near.into_iter().take_while(|&t| reader.is_word(t) || reader.is_number(t) || reader.hyphen(t)).any(verb)
}
