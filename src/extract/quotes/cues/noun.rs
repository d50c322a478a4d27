//! Kerry's claim that; his promise of; calls by Kerry for.

use super::{Build, Cue, TagRule};
use crate::extract::quotes::reader::Reader;
use crate::extract::quotes::{clauses, phrases};
use crate::lexicon::reporting::Takes;
use crate::lexicon::{Groups, WordClass};
use crate::syntax::{At, Run};
use std::ops::Range;

/// See [`super::TAGS`].
pub const RULE: TagRule = TagRule {
    id: "tag.noun",
    find: |reader, token, _| reader.any(token, WordClass::REPORTING_NOUN).then(|| noun(reader, token)).flatten(),
    yes: &[
        ("Nobody believed the mayor's claim that the bridge was safe.", "the bridge was safe"),
        ("The mayor made the claim that the bridge was not safe.", "the bridge was not safe"),
    ],
    no: &["The claim rang hollow."],
};

/// Kerry's claim that; his promise of; the accusation that; calls by Kerry for
fn noun(reader: &Reader, token: usize) -> Option<Cue> {
    let sentence = reader.sentence(token);
    let low = sentence.start.max(token.saturating_sub(4));
    let owner = owner(reader, token, low);
    let first = owner.as_ref().map_or(low, |owner| owner.end);
    if (first..token).any(|t| reader.is(t, &["in", "on", "as"])) {
        return None;
    }
    let author = if owner.is_none() { author(reader, token + 1, sentence.end) } else { None };
    let raised = if owner.is_none() && author.is_none() { raiser(reader, token, sentence.start) } else { None };
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
        _ if call && reader.is(next, &["for"]) => Takes::TOPIC | Takes::QUOTATION | Takes::THING,
        _ if clause || copula => Takes::CLAUSE | Takes::QUOTATION,
        _ if promise => Takes::INFINITIVE | Takes::OBJECT,
        _ if quotation => Takes::OBJECT,
        _ => return None,
    };
    let tag = owner.as_ref().map_or(token, |owner| owner.start)..next;
    Some(Cue {
        words: token..token + 1,
        takes,
        build: Build::Noun,
        source: owner.or(author).or(raised),
        addressee: None,
        tag,
        rule: "",
    })
}

/// The speaker named before a noun: Kerry's earlier claim, his claim.
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

/// The subject of a verb whose object is the noun: Kerry made the [claim] that.
fn raiser(reader: &Reader, token: usize, low: usize) -> Option<Range<usize>> {
    const NEAR: usize = 3;
    let within = |t: usize| reader.any(t, WordClass::DETERMINER | WordClass::ADJECTIVE);
    let verb = (token.saturating_sub(NEAR).max(low)..token).rev().find(|&t| !within(t))?;
    let raises = reader.in_group(verb, Groups::RAISING_CLAIM);
    let clause = reader.reading.syntax.clause_at(At::new(verb)).filter(|_| raises)?;
    reader.reading.subject_run(clause).map(Run::range).filter(|subject| subject.end <= verb)
}

/// The speaker named by a phrase after a noun: claims by Kerry, calls from Kerry.
fn author(reader: &Reader, next: usize, end: usize) -> Option<Range<usize>> {
    reader.is(next, &["by", "from"]).then(|| phrases::after(reader, next + 1, end)).flatten()
}

/// The possessor in a phrase before 's: in "a check on Lee's claim" Lee's.
fn possessor(reader: &Reader, phrase: Range<usize>) -> Range<usize> {
    let last = (phrase.start..phrase.end).rev().find(|&t| reader.preposition(t));
    match last.filter(|&t| !reader.is(t, &["of"]) && reader.name_like(phrase.end - 1)) {
        Some(preposition) => preposition + 1..phrase.end,
        None => phrase,
    }
}

/// True when a clause lacks its subject, so that "that" is its subject: a claim that rang hollow.
fn relative_clause(reader: &Reader, start: usize) -> bool {
    reader.word(start) == ","
        || (clauses::finite(reader, start) || reader.any(start, WordClass::AUXILIARY)) && !reader.pronoun(start)
}
