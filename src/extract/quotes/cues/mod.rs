//! Speech tags: their cue, their speaker, and their addressee.

mod according;
mod as_reported;
mod in_words;
mod noun;
mod sentence;
mod verb;

use super::reader::Reader;
use super::rule::Rule;
use crate::lexicon::reporting::Takes;
use crate::lexicon::{Groups, WordClass};
pub use sentence::main_subject;
use std::ops::Range;

/// How a speech tag is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// Kerry said
    Plain,
    /// said Kerry
    Inverted,
    /// ..., adding; ... and said; ... to say: the subject is elsewhere in the sentence.
    Carried,
    /// according to Kerry
    According,
    /// Kerry's claim that
    Noun,
}

/// A speech tag.
#[derive(Debug, Clone)]
pub struct Cue {
    /// The cue: the reporting words.
    pub words: Range<usize>,
    /// What the verb takes.
    pub takes: Takes,
    /// How the tag is built.
    pub build: Build,
    /// The speaker.
    pub source: Option<Range<usize>>,
    /// The addressee.
    pub addressee: Option<Range<usize>>,
    /// The whole tag, from its subject to its addressee.
    pub tag: Range<usize>,
    /// The rule that found it.
    pub rule: &'static str,
}

impl Cue {
    /// Cues that name a source and report nothing more: according to, as reported by, in the words of.
    fn according(words: Range<usize>, source: Range<usize>, tag: Range<usize>) -> Self {
        Self {
            words,
            takes: Takes::CLAUSE | Takes::QUOTATION,
            build: Build::According,
            source: Some(source),
            addressee: None,
            tag,
            rule: "",
        }
    }
}

/// A rule that finds the tag whose reporting words begin with a token, in addition to those found before.
pub type TagRule = Rule<fn(&Reader, usize, &[Cue]) -> Option<Cue>>;

/// The rules for tags, in their order.
pub const TAGS: &[TagRule] = &[
    according::RULE,
    as_reported::RULE,
    verb::as_saying::RULE,
    verb::inverted::RULE,
    verb::passive::RULE,
    verb::subject::RULE,
    in_words::RULE,
    noun::RULE,
];

/// The most tokens between a subject and its verb.
const REACH: usize = 40;

/// All speech tags outside quotation marks, in the order of their reporting words.
pub fn find(reader: &Reader) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    let mut beside = verb::beside::verbs(reader).into_iter().peekable();
    for token in 0..reader.document.tokens.len() {
        let class = reader.class(token);
        let spoken = beside.next_if_eq(&token).is_some() || verb::phrasal::at(reader, token).is_some();
        let unlisted = spoken || reader.is(token, &["words"]);
        if !unlisted && !class.intersects(WordClass::REPORTING | WordClass::REPORTING_NOUN) || reader.quoted(token) {
            continue;
        }
        let within_source = |cue: &Cue| cue.source.as_ref().is_some_and(|source| source.contains(&token));
        if cues.last().is_some_and(within_source) {
            continue;
        }
        let rules = TAGS.iter().filter(|rule| reader.follows(rule.id));
        let found = |rule: &TagRule| Some(Cue { rule: rule.id, ..(rule.find)(reader, token, &cues)? });
        let cue = rules.into_iter().find_map(found);
        cues.extend(cue);
    }
    cues
}

/// The tag whose reported words contain another: Lee said (that) Hill claims; Lee tells those who doubt it.
pub fn governor(reader: &Reader, cues: &[Cue], inner: usize) -> Option<usize> {
    let sentence = |cue: &Cue| reader.document.tokens[cue.words.start].sentence;
    let before = cues[..inner].iter().enumerate().rev().take(3);
    let same = before.take_while(|(_, cue)| sentence(cue) == sentence(&cues[inner]));
    let built = |cue: &Cue| matches!(cue.build, Build::Plain | Build::Carried);
    let reports = |cue: &Cue| cue.takes.contains(Takes::CLAUSE) && cue.source.is_some() && built(cue);
    let (outer, cue) = same.into_iter().find(|(_, cue)| reports(cue))?;
    let gap = cue.tag.end..cues[inner].tag.start.max(cue.tag.end);
    let again = |t: &usize| reader.is(*t, &["and", "but"]) && reader.is(*t + 1, &["that"]);
    let gap = gap.clone().rev().find(again).map_or(gap.start, |and| and + 1)..gap.end;
    let parts = |t: usize| {
        matches!(reader.word(t), "," | ";" | ":")
            || reader.dash(t)
            || reader.quoted(t)
            || reader.in_group(t, Groups::PARTING)
    };
    // He answered Lee, who predicted: the addressee speaks in a relative clause.
    let inner_source = cues[inner].source.as_ref();
    let answered = cue.addressee.as_ref().zip(inner_source).is_some_and(|(told, source)| {
        told.contains(&source.start) && reader.word(source.end) == "," && reader.relative(source.end + 1)
    });
    (cues[inner].tag.start >= cue.words.end && !answered && !gap.clone().any(parts)).then_some(outer)
}

/// True for a tag in a relative clause or in the complement of a noun: those who say; accusations that Hill claims.
fn embedded(reader: &Reader, cue: &Cue) -> bool {
    let before_verb = (cue.tag.start..cue.words.start).any(|t| reader.relative(t));
    before_verb || cue.tag.start > 0 && (reader.is(cue.tag.start - 1, &["that"]) || reader.relative(cue.tag.start))
}
