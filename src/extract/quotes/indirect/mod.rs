//! Indirect speech: reported clauses without quotation marks.

use super::cues::{Build, Cue};
use super::phrases;
use super::reader::Reader;
use super::rule::Rule;
use crate::choice::Choice;
use crate::extract::Reported;
use crate::lexicon::WordClass;
use crate::lexicon::reporting::Takes;
use crate::schema::{QuoteKind, SpeakerRule};
use std::ops::Range;

mod according;
mod after;
mod before;
mod begins;
mod ends;
mod inside;
mod introduced;
pub mod likely;
#[cfg(test)]
mod tests;

/// The most tokens of a sentence that are examined on each side of its cue.
const REACH: usize = 150;

/// The reported clauses of the cues without a quotation, in the order of the cues.
pub fn find(reader: &Reader, cues: &[Cue], used: &[bool]) -> Vec<Reported> {
    let all = !reader.follows(likely::ID);
    let likely = candidates(reader, cues, used).filter(|(tag, clause, _)| all || likely::is_reported(tag, clause));
    likely.map(row).collect()
}

fn row((Tag { reader, cue, .. }, clause, rule): (Tag, Range<usize>, SpeakerRule)) -> Reported {
    let span = |tokens: &Option<Range<usize>>| tokens.as_ref().map(|t| reader.span(t));
    Reported {
        kind: QuoteKind::Indirect,
        span: reader.span(&clause),
        speaker: span(&cue.source),
        cue: Some(reader.span(&cue.words)),
        addressee: span(&cue.addressee),
        utterance: 0,
        rule,
    }
}

/// The choices whether the words of the cues without a quotation are reported.
pub fn choices(reader: &Reader, cues: &[Cue], used: &[bool]) -> Vec<Choice> {
    candidates(reader, cues, used).map(|(tag, clause, _)| likely::choice(&tag, &clause)).collect()
}

/// The words that the cues without a quotation may report.
fn candidates<'r, 'd, 'a>(
    reader: &'r Reader<'d, 'a>,
    cues: &'r [Cue],
    used: &'r [bool],
) -> impl Iterator<Item = (Tag<'r, 'd, 'a>, Range<usize>, SpeakerRule)> {
    let free = (0..cues.len()).filter(|&index| !used[index] && reports(&cues[index]));
    let free = free.filter(|&index| !finds(reader, &cues[index]));
    free.filter_map(move |index| {
        let tag = Tag::new(reader, cues, index);
        let Some((Found::Clause(words, rule), _)) = clause(&tag) else { return None };
        (!words.clone().any(|t| reader.quoted(t))).then_some((tag, words, rule))
    })
}

/// False for cues that describe an act or a thought: declined to, refused to, believes.
fn reports(cue: &Cue) -> bool {
    let words = Takes::CLAUSE | Takes::QUOTATION | Takes::QUESTION | Takes::TOPIC;
    (cue.build == Build::Noun || cue.takes.intersects(words)) && !cue.takes.contains(Takes::THOUGHT)
}

/// True for someone who finds or shows something, which is no speech: she found the door open. (The study found that.)
fn finds(reader: &Reader, cue: &Cue) -> bool {
    let finding = matches!(reader.lemma(cue.words.start), "find" | "show" | "prove");
    let someone = |source: &Range<usize>| {
        let head = phrases::head(reader, source);
        reader.pronoun(head) && !reader.relative(head) || reader.any(head, WordClass::PEOPLE)
    };
    finding && cue.source.as_ref().is_some_and(someone)
}

/// A tag among the others of its document, with the part of its sentence that is examined.
pub struct Tag<'r, 'd, 'a> {
    reader: &'r Reader<'d, 'a>,
    cue: &'r Cue,
    /// The tags that follow.
    following: &'r [Cue],
    sentence: Range<usize>,
}

impl<'r, 'd, 'a> Tag<'r, 'd, 'a> {
    fn new(reader: &'r Reader<'d, 'a>, cues: &'r [Cue], index: usize) -> Self {
        let cue = &cues[index];
        let whole = reader.sentence(cue.words.start);
        // A dateline and a bullet are not reported.
        let number = reader.document.tokens[cue.words.start].sentence as usize;
        let start = reader.reading.syntax.sentences[number].prose.index().min(cue.tag.start);
        let sentence = start.max(cue.words.start.saturating_sub(REACH))..whole.end.min(cue.words.end + REACH);
        Self { reader, cue, following: &cues[index + 1..], sentence }
    }
}

/// What a rule finds.
pub enum Found {
    /// The words that the tag reports, and where they are relative to it.
    Clause(Range<usize>, SpeakerRule),
    /// That the tag reports nothing; no further rule is tried.
    Nothing,
}

impl Found {
    fn of(clause: Option<Range<usize>>, rule: SpeakerRule) -> Option<Self> {
        Some(clause.map_or(Self::Nothing, |clause| Self::Clause(clause, rule)))
    }
}

/// A rule that finds what a tag reports.
pub type ClauseRule = Rule<fn(&Tag) -> Option<Found>>;

/// The rules for reported clauses, in their order.
pub const CLAUSES: &[ClauseRule] = &[according::RULE, introduced::RULE, inside::RULE, after::RULE, before::RULE];

/// What a tag reports, with the rule that found it.
fn clause(tag: &Tag) -> Option<(Found, &'static str)> {
    let rules = CLAUSES.iter().filter(|rule| tag.reader.follows(rule.id));
    rules.into_iter().find_map(|rule| Some(((rule.find)(tag)?, rule.id)))
}

/// The rule that found the clause of a tag; none if it reports nothing.
pub fn rule_of(reader: &Reader, cues: &[Cue], index: usize) -> Option<&'static str> {
    clause(&Tag::new(reader, cues, index)).map(|(_, rule)| rule)
}

/// Where a clause that ends at a tag begins: after a semicolon, colon or dash.
fn low_end(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> usize {
    let low = sentence.start.min(cue.tag.start);
    let mut closed = 0;
    let parts = |t: &usize| match reader.word(*t) {
        ")" => {
            closed += 1;
            false
        }
        "(" if closed > 0 => {
            closed -= 1;
            false
        }
        ":" => !is_in_time(reader, *t),
        word => matches!(word, ";" | "("),
    };
    (low..cue.tag.start).rev().find(parts).map_or(low, |t| t + 1)
}

/// True for the colon of a time: 10:46.
fn is_in_time(reader: &Reader, colon: usize) -> bool {
    reader.document.glued(colon) && reader.document.glued(colon + 1) && reader.is_number(colon + 1)
}

/// A range without marks at its ends.
fn trim(reader: &Reader, range: Range<usize>) -> Option<Range<usize>> {
    let inner = |t: usize| reader.is_word(t) || reader.is_number(t);
    let start = range
        .clone()
        .find(|&t| inner(t) || reader.labelled(t) || matches!(reader.word(t), "$" | "£" | "€" | "#" | "@" | "("))?;
    let closes = |t: usize| reader.labelled(t) || matches!(reader.word(t), ")" | "%" | "€");
    let end = range.clone().rev().find(|&t| inner(t) || closes(t))? + 1;
    (start < end).then(|| reader.with_labels(start..end))
}
