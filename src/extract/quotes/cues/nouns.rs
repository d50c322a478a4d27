//! Tags without a verb of speech: according to Kerry, as reported by Kerry, in the words of Kerry, Kerry's claim that.

use super::{Build, Cue};
use crate::extract::quotes::reader::Reader;
use crate::extract::quotes::{apposition, clauses, phrases};
use crate::lexicon::WordClass;
use crate::lexicon::reporting::{Takes, reporting};
use std::ops::Range;

pub(super) fn according(reader: &Reader, token: usize) -> Option<Cue> {
    let start = token + 2;
    let end = reader.sentence(token).end;
    // A source that is no noun phrase to the reader (recent polling) goes to the next mark.
    let source = phrases::after(reader, start, end).or_else(|| {
        let stop = (start..end.min(start + 12)).find(|&t| reader.quoted(t) || !reader.is_word(t)).unwrap_or(end);
        (stop > start && stop <= start + 12).then_some(start..stop)
    })?;
    let source = apposition::name_behind(reader, source);
    let tag = token..source.end;
    let takes = Takes::CLAUSE | Takes::QUOTATION;
    Some(Cue { words: token..token + 2, takes, build: Build::According, source: Some(source), addressee: None, tag })
}

/// As reported by the Times, ...
pub(super) fn as_reported(reader: &Reader, token: usize) -> Option<Cue> {
    let takes = reporting(reader.word(token), reader.document.tokens[token].hash);
    let source = phrases::after(reader, token + 2, reader.sentence(token).end)?;
    let reports = takes.contains(Takes::PARTICIPLE | Takes::CLAUSE);
    let takes = Takes::CLAUSE | Takes::QUOTATION;
    let (words, tag) = (token..token + 1, token - 1..source.end);
    reports.then_some(Cue { words, takes, build: Build::According, source: Some(source), addressee: None, tag })
}

/// In the words of Kerry; in Kerry's words: the cue at "words".
pub(super) fn in_words(reader: &Reader, token: usize) -> Option<Cue> {
    let sentence = reader.sentence(token);
    let before = token - usize::from(token > sentence.start && reader.is(token - 1, &["own"]));
    let low = sentence.start.max(token.saturating_sub(8));
    let start = (low..before).rev().find(|&t| reader.is(t, &["in"]))?;
    let source = match start + 2 == token && reader.is(start + 1, &["the"]) && reader.is(token + 1, &["of"]) {
        true => phrases::after(reader, token + 2, sentence.end)?,
        false if reader.is(before - 1, &["'s", "'"]) => start + 1..before - 1,
        false if start + 2 == before && reader.is(start + 1, &["his", "her", "their"]) => start + 1..before,
        false => return None,
    };
    if source.is_empty() || source.clone().any(|t| reader.quoted(t)) {
        return None;
    }
    let takes = Takes::CLAUSE | Takes::QUOTATION;
    let tag = start..source.end.max(token + 1);
    Some(Cue { words: token..token + 1, takes, build: Build::According, source: Some(source), addressee: None, tag })
}

/// Kerry's claim that; his promise of; the accusation that; calls by Kerry for
pub(super) fn noun(reader: &Reader, token: usize) -> Option<Cue> {
    let sentence = reader.sentence(token);
    let low = sentence.start.max(token.saturating_sub(4));
    let owner = owner(reader, token, low);
    let first = owner.as_ref().map_or(low, |owner| owner.end);
    if (first..token).any(|t| reader.is(t, &["in", "on", "as"])) {
        return None;
    }
    let author = if owner.is_none() { author(reader, token + 1, sentence.end) } else { None };
    let next = author.as_ref().map_or(token + 1, |author| author.end);
    let next = next + usize::from(author.is_some() && reader.word(next) == ",");
    let day = next + usize::from(author.is_none() && reader.time(next));
    let clause = reader.is(day, &["that"]) && !relative_clause(reader, day + 1);
    let copula = owner.is_some() && reader.is(next, &["is", "was"]) && reader.is(next + 1, &["that", ":"]);
    let call = reader.is(token, &["call", "calls"]);
    let pledge = reader.is(token, &["promise", "promises", "pledge", "pledges", "vow", "vows"]);
    let act = call || pledge || owner.is_some() || author.is_some();
    let verb = WordClass::VERB | WordClass::AUXILIARY;
    let promise = act && reader.is(next, &["to"]) && reader.any(next + 1, verb);
    let quotation = owner.is_some() && (reader.quoted(next) || reader.is(next, &["of", "about", ":"]));
    let takes = match () {
        _ if call && reader.is(next, &["for"]) => Takes::TOPIC | Takes::QUOTATION,
        _ if clause || copula => Takes::CLAUSE | Takes::QUOTATION,
        _ if promise => Takes::INFINITIVE | Takes::OBJECT,
        _ if quotation => Takes::OBJECT,
        _ => return None,
    };
    let tag = owner.as_ref().map_or(token, |owner| owner.start)..next;
    Some(Cue { words: token..token + 1, takes, build: Build::Noun, source: owner.or(author), addressee: None, tag })
}

/// Whose words a noun before it names: Kerry's earlier claim, his claim.
fn owner(reader: &Reader, token: usize, low: usize) -> Option<Range<usize>> {
    let attribute = |t: usize| {
        reader.any(t, WordClass::ADJECTIVE | WordClass::ADVERB | WordClass::NOUN) || reader.is(t, &["most", "more"])
    };
    let owner = (low..token).rev().find(|&t| !attribute(t))?;
    if reader.is(owner, &["'s", "'"]) {
        return phrases::before(reader, reader.sentence(token).start, owner).map(|phrase| possessor(reader, phrase));
    }
    reader.is(owner, &["his", "her", "their", "its", "my", "our"]).then_some(owner..owner + 1)
}

/// Whose words a phrase behind a noun names: claims by Kerry, calls from Kerry.
fn author(reader: &Reader, next: usize, end: usize) -> Option<Range<usize>> {
    reader.is(next, &["by", "from"]).then(|| phrases::after(reader, next + 1, end)).flatten()
}

/// Whose something is in a phrase before 's: in "a check on Lee's claim" Lee's.
fn possessor(reader: &Reader, phrase: Range<usize>) -> Range<usize> {
    let last = (phrase.start..phrase.end).rev().find(|&t| reader.preposition(t));
    match last.filter(|&t| !reader.is(t, &["of"]) && reader.name_like(phrase.end - 1)) {
        Some(preposition) => preposition + 1..phrase.end,
        None => phrase,
    }
}

/// True when a clause lacks its subject, so that "that" before it stands for the noun: a claim that rang hollow.
fn relative_clause(reader: &Reader, start: usize) -> bool {
    reader.word(start) == ","
        || (clauses::finite(reader, start) || reader.any(start, WordClass::AUXILIARY)) && !reader.pronoun(start)
}
