//! Whether quoted words are a clause or a part of one.

use crate::extract::quotes::reader::Reader;
use crate::lexicon::WordClass;
use std::ops::Range;

/// True for a clause or more: a subject with its verb, or a whole sentence.
pub fn is_direct(reader: &Reader, tokens: &Range<usize>) -> bool {
    let infinitive = tokens.start > 0 && reader.is(tokens.start - 1, &["to"]) && !reader.capitalised(tokens.start + 1);
    !infinitive && (has_clause(reader, tokens) || is_sentence(reader, tokens))
}

/// True when a quotation without a tag is a quote nevertheless: labels and names are shorter.
pub fn is_quote_without_tag(reader: &Reader, tokens: &Range<usize>) -> bool {
    let words = tokens.clone().filter(|&t| reader.is_word(t) && !reader.clitic(t)).count();
    let sentence = reader.sentence(tokens.start).start == tokens.start && is_sentence(reader, tokens);
    words >= 4 || words >= 2 && sentence
}

/// True when a subject and a finite verb are next to each other, and the clause is not relative.
fn has_clause(reader: &Reader, tokens: &Range<usize>) -> bool {
    let inner = tokens.start + 1..tokens.end;
    let mut relative = false;
    for token in inner.clone() {
        if reader.relative(token) && token > inner.start {
            relative = true;
        } else if !reader.is_word(token) {
            relative = false;
        }
        if !relative && finite(reader, token) && has_subject(reader, inner.start, token) {
            return true;
        }
    }
    false
}

/// True for a word that is a finite verb, according to its form.
fn finite(reader: &Reader, token: usize) -> bool {
    if reader.is(token, &["be", "been", "being", "having", "to"]) || !reader.is_word(token) {
        return false;
    }
    let verb = reader.any(token, WordClass::VERB) && !reader.word(token).ends_with("ing");
    reader.any(token, WordClass::AUXILIARY) || verb
}

/// True when a verb has its subject before it: a pronoun, or a noun when the word can only be a verb.
fn has_subject(reader: &Reader, low: usize, verb: usize) -> bool {
    let before = (low..verb).rev().take(4).find(|&t| !reader.adverb(t));
    before.is_some_and(|t| {
        let pronoun = reader.any(t, WordClass::PRONOUN) && !reader.relative(t);
        let noun = reader.noun_like(t) && reader.verb_only(verb) && !participle(reader, verb);
        pronoun && (reader.verb_only(verb) || reader.pronoun(t))
            || noun
            || reader.is(t, &["there", "that", "this"]) && reader.any(verb, WordClass::AUXILIARY)
    })
}

/// True for a form in -ed that needs no subject next to it: a giant lost.
fn participle(reader: &Reader, verb: usize) -> bool {
    !reader.any(verb, WordClass::AUXILIARY)
        && (reader.word(verb).ends_with("ed") || reader.word(verb).ends_with("en"))
        && reader.preposition(verb + 1)
}

/// True for a complete sentence: it begins with a capital, ends with a stop, and has a verb.
fn is_sentence(reader: &Reader, tokens: &Range<usize>) -> bool {
    let first = tokens.start + 1;
    let is_stop = |token: usize| matches!(reader.word(token), "." | "!" | "?" | "…" | "...");
    // Without a closing mark the stop is the last token.
    let last = tokens.end.saturating_sub(if is_stop(tokens.end - 1) { 1 } else { 2 });
    let stop = is_stop(last);
    let verb = (first..last).any(|t| reader.any(t, WordClass::VERB | WordClass::AUXILIARY));
    let opens = reader.sentence(tokens.start).start == tokens.start && last > first + 6;
    reader.capitalised(first) && (stop && verb && last > first + 1 || opens)
}
