//! Indirect speech: reported clauses without quotation marks.

use super::cues::{Build, Cue};
use super::reader::Reader;
use crate::extract::Reported;
use crate::lexicon::WordClass;
use crate::lexicon::reporting::Takes;
use crate::schema::{QuoteKind, SpeakerRule};
use std::ops::Range;

/// The reported clauses of the cues that no quotation took, in the order of the cues.
pub fn find(reader: &Reader, cues: &[Cue], used: &[bool]) -> Vec<Reported> {
    let mut rows: Vec<Reported> = Vec::new();
    for (index, cue) in cues.iter().enumerate() {
        if used[index] || cue.takes.contains(Takes::THOUGHT) {
            continue;
        }
        let next = cues.get(index + 1);
        let Some((clause, rule)) = clause(reader, cue, next) else { continue };
        if clause.clone().any(|t| reader.quoted(t)) {
            continue;
        }
        let span = |tokens: &Option<Range<usize>>| tokens.as_ref().map(|t| reader.span(t));
        rows.push(Reported {
            kind: QuoteKind::Indirect,
            span: reader.span(&clause),
            speaker: span(&cue.source),
            cue: Some(reader.span(&cue.words)),
            addressee: span(&cue.addressee),
            utterance: 0,
            rule,
        });
    }
    rows
}

/// The clause that a tag reports: behind it, else before it.
fn clause(reader: &Reader, cue: &Cue, next: Option<&Cue>) -> Option<(Range<usize>, SpeakerRule)> {
    let sentence = reader.sentence(cue.words.start);
    if cue.build == Build::According {
        return according(reader, cue, &sentence);
    }
    if let Some(start) = complement(reader, cue, &sentence) {
        let end = clause_end(reader, start, &sentence, next);
        return (end > start + 1).then_some((start..end, SpeakerRule::TagBefore));
    }
    let trails =
        cue.takes.contains(Takes::CLAUSE) && cue.build != Build::Carried && ends_clause(reader, cue, &sentence);
    let before = trails.then(|| fronted(reader, cue, &sentence)).flatten()?;
    Some((before, SpeakerRule::TagAfter))
}

/// According to X, ...; ..., according to X.
fn according(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<(Range<usize>, SpeakerRule)> {
    let first = (sentence.start..cue.tag.start).find(|&t| reader.is_word(t));
    let clause = match first {
        Some(start) => trim(reader, start..cue.tag.start),
        None => {
            let comma = (cue.tag.end..sentence.end).find(|&t| reader.word(t) == ",")?;
            trim(reader, comma + 1..sentence.end)
        }
    }?;
    Some((clause, SpeakerRule::AccordingTo))
}

/// Where the reported clause behind a tag begins.
fn complement(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<usize> {
    let mut at = cue.tag.end;
    if cue.build == Build::Inverted {
        return None;
    }
    // said on Monday that ...; said in a statement that ...
    let that = (at..sentence.end.min(at + 20))
        .take_while(|&t| reader.is_word(t) || reader.is_number(t) || reader.hyphen(t))
        .find(|&t| reader.is(t, &["that"]));
    let adverbial = |t: usize| reader.preposition(t) || reader.time(t) || reader.adverb(t) || t == at;
    if let Some(that) = that.filter(|_| cue.takes.contains(Takes::CLAUSE)) {
        if that == at || adverbial(at) && !(at..that).any(|t| reader.verb_only(t)) {
            return Some(that + 1);
        }
    }
    while at < sentence.end && (reader.time(at) || reader.is(at, &["on", "in"]) && reader.time(at + 1)) {
        at += 1;
    }
    if reader.is(at, &["whether", "if", "how", "why", "what", "when", "where"])
        && cue.takes.intersects(Takes::QUESTION | Takes::CLAUSE)
    {
        return Some(at);
    }
    if reader.is(at, &["to"]) && cue.takes.contains(Takes::INFINITIVE) {
        return Some(at);
    }
    let clause = cue.takes.contains(Takes::CLAUSE)
        && reader.is_word(at)
        && !reader.preposition(at)
        && !reader.any(at, WordClass::CONJUNCTION.difference(WordClass::DETERMINER));
    (clause && has_verb(reader, at, sentence.end)).then_some(at)
}

/// True when a finite verb comes before the next stop.
fn has_verb(reader: &Reader, start: usize, end: usize) -> bool {
    (start + 1..end)
        .take_while(|&t| !matches!(reader.word(t), "." | ";" | ":"))
        .any(|t| reader.verb_only(t) || reader.any(t, WordClass::VERB) && reader.pronoun(t - 1))
}

/// Where the clause that begins at `start` ends: before a following tag, else with its sentence.
fn clause_end(reader: &Reader, start: usize, sentence: &Range<usize>, next: Option<&Cue>) -> usize {
    let mut end = sentence.end;
    if let Some(next) = next.filter(|next| next.tag.start > start && next.words.start < sentence.end) {
        let own = matches!(reader.word(next.tag.start - 1), ",") && next.build == Build::Carried;
        if own {
            end = next.tag.start;
        }
    }
    trim(reader, start..end).map_or(start, |clause| clause.end)
}

/// True when nothing that a tag reports follows it in its sentence.
fn ends_clause(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> bool {
    let next = cue.tag.end;
    next >= sentence.end
        || matches!(reader.word(next), "." | "," | "?" | "!")
        || reader.preposition(next)
        || reader.time(next)
        || reader.adverb(next)
        || reader.dash(next)
}

/// ..., he said.
fn fronted(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<Range<usize>> {
    let comma = cue.tag.start.checked_sub(1).filter(|&t| t > sentence.start)?;
    if !(reader.word(comma) == "," || reader.dash(comma)) {
        return None;
    }
    trim(reader, sentence.start..comma)
}

/// A range without marks at its ends.
fn trim(reader: &Reader, range: Range<usize>) -> Option<Range<usize>> {
    let start = range.clone().find(|&t| reader.is_word(t) || reader.is_number(t))?;
    let end = range
        .clone()
        .rev()
        .find(|&t| reader.is_word(t) || reader.is_number(t) || matches!(reader.word(t), ")" | "%"))?
        + 1;
    (start < end).then_some(start..end)
}
