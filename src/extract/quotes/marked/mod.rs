//! Words in quotation marks: which of them are quotes, and which speech tag they belong to.

use super::cues::{Build, Cue};
use super::reader::Reader;
use super::rule::Rule;
use crate::extract::Reported;
use crate::schema::{QuoteKind, SpeakerRule};
use std::ops::Range;

mod after;
mod alone;
mod before;
mod colon;
mod continued;
mod coordinated;
mod headed;
mod kinds;
mod label;
mod sign;
mod signature;
mod title;
mod trailing;

/// The most tags that are examined on each side of a quotation.
const NEAR: usize = 6;

/// A rule that decides whether a quotation is a quote, and whose.
pub type MarkRule = Rule<fn(&Quotation) -> Option<Found>>;

/// The rules for quotations, in their order. What none of them finds is not a quote.
pub const MARKS: &[MarkRule] = &[
    label::RULE,
    title::PLACED,
    title::THEME,
    sign::RULE,
    after::RULE,
    signature::RULE,
    headed::RULE,
    before::RULE,
    coordinated::RULE,
    title::RULE,
    trailing::RULE,
    continued::RULE,
    colon::RULE,
    alone::RULE,
];

/// What a rule finds.
pub enum Found {
    /// That the marks enclose a name, a title or a label; no further rule is tried.
    Nothing,
    /// Words that someone said.
    Quote(Marked),
}

/// A quotation that is a quote, before it becomes a row.
#[derive(Clone)]
pub struct Marked {
    /// The tag that it belongs to.
    cue: Option<usize>,
    /// Its speaker.
    speaker: Option<Range<usize>>,
    /// How the speaker is known.
    how: SpeakerRule,
    /// True when it continues the one before.
    joined: bool,
}

/// What was decided about each quotation, and by which rule.
pub struct Decision {
    /// The number of the quotation.
    pub quotation: usize,
    marked: Option<Marked>,
    /// The rule.
    pub rule: &'static str,
}

/// What the rules find on the quotations of a document, in order.
pub fn decide(reader: &Reader, cues: &[Cue]) -> Vec<Decision> {
    let mut decisions: Vec<Decision> = Vec::new();
    let mut last: Option<(usize, Marked)> = None;
    for (index, tokens) in reader.quotations.iter().enumerate() {
        let quotation = Quotation { reader, cues, tokens, index, last: last.as_ref() };
        let rules = MARKS.iter().filter(|rule| reader.follows(rule.id));
        let found = rules.into_iter().find_map(|rule| Some(((rule.find)(&quotation)?, rule.id)));
        let Some((found, rule)) = found else { continue };
        let marked = match found {
            Found::Nothing => None,
            Found::Quote(marked) => Some(marked),
        };
        last = marked.clone().map(|marked| (index, marked)).or(last);
        decisions.push(Decision { quotation: index, marked, rule });
    }
    share_tags(reader, &mut decisions);
    decisions
}

/// The parts of a quotation that opens again without closing have the tag or signature of its last part: “We won. “It
/// was late,” said Lee.
fn share_tags(reader: &Reader, decisions: &mut [Decision]) {
    for index in (1..decisions.len()).rev() {
        let (before, after) = decisions.split_at_mut(index);
        let (part, next) = (&mut before[index - 1], &after[0]);
        let number = part.quotation;
        let untagged = |marked: &&mut Marked| marked.cue.is_none() && opens_again(reader, number);
        let told = |how: SpeakerRule| matches!(how, SpeakerRule::TagAfter | SpeakerRule::Signature);
        let tagged = next.marked.as_ref().filter(|next| told(next.how));
        if let (Some(marked), Some(next)) = (part.marked.as_mut().filter(untagged), tagged) {
            let joined = number.checked_sub(1).is_some_and(|before| opens_again(reader, before));
            *marked = Marked { joined, ..next.clone() };
        }
    }
}

/// True for a quotation without a closing mark right before the next one.
fn opens_again(reader: &Reader, quotation: usize) -> bool {
    let end = reader.quotations[quotation].end;
    let adjacent = reader.quotations.get(quotation + 1).is_some_and(|next| next.start == end);
    adjacent && !reader.document.quotations[quotation].closed
}

/// The quotations of a document that are quotes, in order; `used` is set for their cues.
pub fn find(reader: &Reader, cues: &[Cue], used: &mut [bool]) -> Vec<Reported> {
    let mut rows: Vec<Reported> = Vec::new();
    let mut utterance = 0;
    for Decision { quotation, marked, .. } in decide(reader, cues) {
        let Some(marked) = marked else { continue };
        utterance += u32::from(!marked.joined || utterance == 0);
        if let Some(cue) = marked.cue {
            used[cue] = true;
        }
        rows.push(row(reader, cues, quotation, &marked, utterance));
    }
    rows
}

fn row(reader: &Reader, cues: &[Cue], quotation: usize, marked: &Marked, utterance: u32) -> Reported {
    let cue = marked.cue.map(|cue| &cues[cue]);
    let span = |tokens: &Option<Range<usize>>| tokens.as_ref().map(|t| reader.span(t));
    let direct = kinds::is_direct(reader, &reader.quotations[quotation]);
    Reported {
        kind: if direct { QuoteKind::Direct } else { QuoteKind::Fragment },
        span: reader.document.quotations[quotation].inner,
        speaker: span(&marked.speaker),
        cue: cue.map(|cue| reader.span(&cue.words)),
        addressee: cue.and_then(|cue| span(&cue.addressee)),
        utterance,
        rule: marked.how,
    }
}

/// A quotation among the tags of its document.
pub struct Quotation<'r, 'd, 'a> {
    reader: &'r Reader<'d, 'a>,
    cues: &'r [Cue],
    /// Its tokens, marks included.
    tokens: &'r Range<usize>,
    index: usize,
    /// The quote before, with the number of its quotation.
    last: Option<&'r (usize, Marked)>,
}

impl<'r> Quotation<'r, '_, '_> {
    /// A quote with a tag.
    fn tagged(&self, cue: usize, how: SpeakerRule, joined: bool) -> Found {
        let speaker = self.cues[cue].source.clone();
        Found::Quote(Marked { cue: Some(cue), speaker, how, joined })
    }

    /// A quote without a tag.
    fn untagged(&self, speaker: Option<Range<usize>>, how: SpeakerRule, joined: bool) -> Found {
        Found::Quote(Marked { cue: None, speaker, how, joined })
    }

    /// The tokens of the quote before.
    fn quote_before(&self) -> Option<&'r Range<usize>> {
        self.last.map(|(quotation, _)| &self.reader.quotations[*quotation])
    }

    /// The index of the first cue at this token or after it.
    fn cue_from(&self, token: usize) -> usize {
        self.cues.partition_point(|cue| cue.words.start < token)
    }

    /// The tags shortly before a token, the nearest last.
    fn cues_before(&self, token: usize) -> Range<usize> {
        let first = self.cue_from(token);
        first.saturating_sub(NEAR)..first
    }

    /// True for a quotation that ends with a full stop, a question or exclamation mark.
    fn ends_full(&self) -> bool {
        self.inner_text().ends_with(['.', '?', '!'])
    }

    fn inner_text(&self) -> &str {
        let document = self.reader.document;
        document.quotations[self.index].inner.of(document.text)
    }

    /// The sentence of its last word. A closing mark after a space may stand in the next one.
    fn last_sentence(&self) -> Range<usize> {
        self.reader.sentence(self.tokens.end.saturating_sub(2).max(self.tokens.start))
    }

    /// True when it opens a sentence.
    fn opens_sentence(&self) -> bool {
        self.reader.sentence(self.tokens.start).start == self.tokens.start
    }
}
