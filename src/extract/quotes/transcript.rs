//! Transcripts and interviews: paragraphs that begin with their speaker, in capitals (WALLACE: Welcome back) or in turns
//! (Courier: ..., **Moss:** ..., Q. ..., A. ...), or come after a line with only their speaker. The paragraphs can be in
//! quotation marks, with opening marks and, except for the last, no closing ones.

use super::reader::Reader;
use crate::document::{Document, Token};
use crate::extract::{Name, Reported};
use crate::lexicon::WordClass;
use crate::schema::{QuoteKind, SpeakerRule};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The name of the rule.
pub const RULE: &str = "turn";

/// The most tokens before the colon: REP. JOHN SMITH (R-OH).
const LABEL: usize = 10;

/// With fewer turns than this, the labels are no speakers: UPDATE: ...
const FEWEST: usize = 3;

/// The most words of a label that is not in capitals.
const WORDS: usize = 4;

/// The turns of a transcript in order, with the paragraphs that continue them; none if only a paragraph or two look like
/// one.
pub fn find(reader: &Reader) -> Vec<Reported> {
    let turns = turns(reader);
    let names: BTreeSet<&str> = turns.iter().filter_map(|turn| turn.name(reader).rsplit(' ').next()).collect();
    let mut rows = Vec::new();
    for (at, turn) in turns.iter().enumerate().filter(|(_, turn)| !is_question(turn.name(reader))) {
        rows.push(turn.reported(reader));
        let next = turns.get(at + 1).map_or(0, |next| next.first);
        rows.extend((turn.last + 1..next).map_while(|paragraph| turn.continued(reader, paragraph, &names)));
    }
    rows
}

/// Removes the labels of questions and answers from the names after them: Q. Ann, do you agree?
pub fn leave_labels_out(document: &Document, rows: &[Reported], names: &mut Vec<Name>) {
    let answers = rows.iter().any(|row| row.rule == SpeakerRule::Transcript && row.speaker.is_none());
    let labelled = |name: &Name| {
        let label = document.token_at(name.span.start);
        let opens =
            document.paragraphs.binary_search_by_key(&name.span.start, |paragraph| paragraph.span.start).is_ok();
        let word = document.word(label).trim_end_matches('.');
        (opens && word.len() == 1 && (is_question(word) || is_answer(word))).then(|| document.tokens[label].span.end)
    };
    names.retain_mut(|name| {
        if let Some(end) = labelled(name).filter(|_| answers) {
            name.span = Span { start: end.min(name.span.end), ..name.span }.trim(document.text);
        }
        !name.span.is_empty()
    });
}

/// The paragraphs of those who speak by turns.
fn turns(reader: &Reader) -> Vec<Turn> {
    let paragraphs = 0..reader.document.paragraphs.len();
    let mut turns: Vec<Turn> =
        paragraphs.filter_map(|at| Turn::labelled(reader, at).or_else(|| Turn::below(reader, at))).collect();
    let shouted = turns.iter().filter(|turn| turn.is_shouted(reader)).count() >= FEWEST;
    let taking = take_turns(reader, &turns);
    let mut before = None;
    turns.retain(|turn| {
        let known = shouted && turn.is_shouted(reader) || taking.contains(turn.name(reader));
        // A second guest who speaks once.
        let direct = turn.first == turn.last || turn.is_asked(reader);
        let answers = before == Some(turn.first) && direct && turn.is_named(reader);
        before = (known || answers).then_some(turn.last + 1);
        known || answers
    });
    turns
}

/// The labels of those who speak by turns: at least two, each of them repeatedly, of whom one asks; or the one who asks,
/// if others answer; or the one who answers the questions above his turns. (Nobody asks in a list of events.)
fn take_turns<'a>(reader: &Reader<'_, 'a>, turns: &[Turn]) -> BTreeSet<&'a str> {
    let mut by_name: BTreeMap<&str, Vec<&Turn>> = BTreeMap::new();
    turns.iter().for_each(|turn| by_name.entry(turn.name(reader)).or_default().push(turn));
    by_name.retain(|_, own| own.len() > 1);
    let asked = by_name.values().flatten().any(|turn| turn.asks(reader) || turn.is_asked(reader));
    let alone = |own: &Vec<&Turn>| {
        let asks = own.iter().all(|turn| turn.asks(reader)) && turns.len() > FEWEST;
        asks || own.iter().all(|turn| turn.is_asked(reader))
    };
    let taken = asked && (by_name.len() > 1 || by_name.values().all(alone));
    if taken { by_name.into_keys().collect() } else { BTreeSet::new() }
}

/// True for the label of a question, which names nobody: its words have no row.
fn is_question(label: &str) -> bool {
    ["q", "question"].iter().any(|word| label.eq_ignore_ascii_case(word))
}

/// True for the label of an answer, which names nobody either.
fn is_answer(label: &str) -> bool {
    ["a", "answer"].iter().any(|word| label.eq_ignore_ascii_case(word))
}

/// A paragraph that may be a turn.
struct Turn {
    /// The speaker.
    label: Range<usize>,
    /// The words.
    span: Span,
    /// True for words in quotation marks.
    marked: bool,
    /// The paragraph of the label.
    first: usize,
    /// The paragraph of the words.
    last: usize,
}

impl Turn {
    /// A paragraph with one to some capitalised words and a colon before its own; Q. or Q - before a question.
    fn labelled(reader: &Reader, paragraph: usize) -> Option<Self> {
        let tokens = tokens(reader, paragraph);
        let first = after_stars(reader, tokens.start, tokens.end);
        let marked = !reader.is_word(first) && reader.quoted(first);
        let start = first + usize::from(marked);
        let label = short_label(reader, start).or_else(|| {
            let colon = (start + 1..start + LABEL).find(|&t| reader.word(t) == ":")?;
            Some((start..colon, colon + 1))
        });
        let (label, after) = label?;
        let label = label.start..label.end - usize::from(is_stars(reader, label.end - 1));
        if after >= tokens.end || !is_label(reader, &label) || reader.quoted(start) != marked {
            return None;
        }
        let end = if marked { closing_mark(reader, first) } else { reader.document.paragraphs[paragraph].span.end };
        Self::new(reader, label, Span { start: reader.document.tokens[after - 1].span.end, end }, marked, paragraph)
    }

    /// A paragraph below a line with only a name.
    fn below(reader: &Reader, line: usize) -> Option<Self> {
        let tokens = tokens(reader, line);
        let words = reader.document.paragraphs.get(line + 1)?.span;
        let mark = |&t: &usize| is_stars(reader, t) || reader.word(t) == ":";
        let start = after_stars(reader, tokens.start, tokens.end);
        let end = tokens.end - tokens.clone().rev().take_while(mark).count();
        let label = start..end.max(start);
        let plain = label.len() <= WORDS && is_label(reader, &label) && !reader.document.paragraphs[line].headline;
        let turn = Self::new(reader, label, words, false, line).filter(|_| plain)?;
        Some(Self { last: line + 1, ..turn }).filter(|turn| turn.is_named(reader))
    }

    fn new(reader: &Reader, label: Range<usize>, words: Span, marked: bool, paragraph: usize) -> Option<Self> {
        let star = |c: char| c == '*' || c.is_whitespace();
        let span = Span { start: words.start, end: words.end.max(words.start) };
        let text = span.of(reader.document.text);
        let (start, end) = (text.len() - text.trim_start_matches(star).len(), text.trim_end_matches(star).len());
        let span = Span::new(span.from() + start, span.from() + end.max(start));
        let turn = Self { label, span, marked, first: paragraph, last: paragraph };
        (!span.is_empty() && (turn.label.len() <= WORDS || turn.is_shouted(reader))).then_some(turn)
    }

    fn name<'a>(&self, reader: &Reader<'_, 'a>) -> &'a str {
        reader.span(&self.label).of(reader.document.text).trim_end_matches('.')
    }

    /// True for a label of capitals only, of more than a letter, before its words. (On a line of its own it is a heading.)
    fn is_shouted(&self, reader: &Reader) -> bool {
        let mut words = self.label.clone().filter(|&t| reader.is_word(t));
        self.first == self.last
            && self.name(reader).len() > 1
            && words.all(|t| !reader.word(t).contains(char::is_lowercase))
    }

    /// True for a label that is a name, or stands for one: Ann Moss, A.
    fn is_named(&self, reader: &Reader) -> bool {
        const OTHER: WordClass = WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE);
        let name = |t: usize| {
            let listed = reader.any(t, WordClass::GIVEN_NAME | WordClass::SURNAME | WordClass::HONORIFIC);
            listed || !reader.any(t, OTHER)
        };
        is_answer(self.name(reader)) || self.label.clone().filter(|&t| reader.is_word(t)).all(name)
    }

    /// True for a question.
    fn asks(&self, reader: &Reader) -> bool {
        self.span.of(reader.document.text).ends_with('?')
    }

    /// True for the turn of a speaker who is alone on a line below a question.
    fn is_asked(&self, reader: &Reader) -> bool {
        let asks = |above: usize| is_asking(reader, reader.document.paragraphs[above].span);
        self.first < self.last && self.first.checked_sub(1).is_some_and(asks)
    }

    /// The words of the paragraph after an answer, if they go on with it: they speak of "I" or "we", and name no speaker.
    fn continued(&self, reader: &Reader, paragraph: usize, names: &BTreeSet<&str>) -> Option<Reported> {
        const OWN: [&str; 6] = ["i", "we", "my", "our", "you", "your"];
        let tokens = tokens(reader, paragraph);
        let told = tokens.clone().any(|t| reader.quoted(t) || names.contains(reader.word(t)));
        let span = reader.document.paragraphs[paragraph].span;
        let goes_on = tokens.clone().any(|t| reader.is(t, &OWN)) && !told && !is_asking(reader, span);
        let row = Reported { span, speaker: None, rule: SpeakerRule::Continuation, ..self.reported(reader) };
        (goes_on && !self.marked && !self.asks(reader)).then_some(row)
    }

    fn reported(&self, reader: &Reader) -> Reported {
        Reported {
            kind: if self.marked { QuoteKind::Direct } else { QuoteKind::Indirect },
            span: self.span,
            speaker: Some(reader.span(&self.label)).filter(|_| !is_answer(self.name(reader))),
            cue: None,
            addressee: None,
            utterance: 0,
            rule: SpeakerRule::Transcript,
        }
    }
}

/// The tokens of a paragraph.
fn tokens(reader: &Reader, paragraph: usize) -> Range<usize> {
    reader.document.tokens_in(reader.document.paragraphs[paragraph].span)
}

/// Q. or A. before a question or an answer, also with a dash: the label, and the token after it and its mark.
fn short_label(reader: &Reader, start: usize) -> Option<(Range<usize>, usize)> {
    let word = reader.word(start);
    let letter = word.trim_end_matches('.');
    let dash = reader.dash(start + 1) || reader.word(start + 1) == "-";
    let named = letter.len() == 1 && (is_question(letter) || is_answer(letter));
    match named {
        true if word.ends_with('.') => Some((start..start + 1, start + 1)),
        true if dash || reader.word(start + 1) == "." => Some((start..start + 1, start + 2)),
        _ => None,
    }
}

/// True for capitalised words, with the marks of initials and brackets.
fn is_label(reader: &Reader, label: &Range<usize>) -> bool {
    let capital = |token: &Token| token.capitalised();
    let mut words = label.clone().filter(|&t| reader.is_word(t));
    !label.is_empty() && reader.is_word(label.start) && words.all(|t| capital(&reader.document.tokens[t]))
}

/// True for the marks of bold words: **Moss:**
fn is_stars(reader: &Reader, token: usize) -> bool {
    let word = reader.word(token);
    !word.is_empty() && word.bytes().all(|byte| byte == b'*')
}

/// The first token that is no mark of bold words.
fn after_stars(reader: &Reader, start: usize, end: usize) -> usize {
    (start..end).find(|&t| !is_stars(reader, t)).unwrap_or(end)
}

/// True for words that end with a question mark.
fn is_asking(reader: &Reader, span: Span) -> bool {
    span.of(reader.document.text).trim_end_matches('*').ends_with('?')
}

/// Where the words of the quotation with this opening mark end.
fn closing_mark(reader: &Reader, open: usize) -> u32 {
    let index = reader.quotations.partition_point(|tokens| tokens.start < open);
    reader.document.quotations[index].inner.end
}
