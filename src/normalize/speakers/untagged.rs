//! Words in quotation marks without a speech tag: the speaker given by the text around them.

use super::coreference::Binding;
use super::discourse::{Discourse, Form, Mention, Standing};
use crate::document::Document;
use crate::extract::Reported;
use crate::normalize::{Quote, Speaker};
use crate::schema::{QuoteKind, SpeakerKind, SpeakerRule};
use crate::span::Span;

/// The number of preceding mentions that are examined.
const REACH: usize = 24;

/// The number of paragraphs back to the words of a person who may still be speaking.
const FAR: usize = 3;

/// The number of quotes before one that depends on a tag that are examined.
const NESTED: usize = 8;

/// The number of quotes below a headline that are examined.
const BELOW: usize = 30;

/// A possible speaker of words without a speech tag.
pub enum Inferred {
    /// The speaker of the words before.
    Speaker(Speaker, SpeakerRule),
    /// The person whom the text before is about.
    Entity(usize, SpeakerRule),
}

/// The likely speaker of the words: the speaker of the words before in the paragraph, the subject of the sentence before, or the
/// last speaker in the paragraph before. Parts of clauses have none.
pub fn inferred(
    discourse: &Discourse,
    bindings: &[Binding],
    reported: &Reported,
    quotes: &[Quote],
) -> Option<Inferred> {
    let before = quotes.last();
    let known = |quote: &&Quote| quote.speaker.name.is_some();
    if let Some(before) = before.filter(known).filter(|before| before.utterance == reported.utterance) {
        return Some(Inferred::Speaker(before.speaker.clone(), SpeakerRule::Continuation));
    }
    let place = Place::of(discourse.document, reported.span);
    if let Some(before) = before.filter(known).filter(|before| adds(discourse.document, reported, before, &place)) {
        return Some(Inferred::Speaker(before.speaker.clone(), SpeakerRule::Continuation));
    }
    if reported.kind != QuoteKind::Direct {
        return None;
    }
    let spoken = outermost(discourse.document, quotes).filter(known);
    let subject = subject_before(discourse, bindings, reported.span);
    let near = |sentence: usize| place.sentence - sentence <= 1;
    let last = spoken.map(|quote| (Place::of(discourse.document, quote.span), quote));
    match (last, subject) {
        (Some((there, quote)), _) if there.paragraph == place.paragraph && near(there.sentence) => {
            Some(Inferred::Speaker(quote.speaker.clone(), SpeakerRule::Continuation))
        }
        (_, Some((mention, entity))) if paragraph(discourse, mention) == place.paragraph => {
            Some(Inferred::Entity(entity, SpeakerRule::SameParagraph))
        }
        (Some((there, quote)), _) if there.paragraph == place.paragraph => {
            Some(Inferred::Speaker(quote.speaker.clone(), SpeakerRule::Continuation))
        }
        (Some((there, quote)), None) if there.paragraph + 1 == place.paragraph => {
            Some(Inferred::Speaker(quote.speaker.clone(), SpeakerRule::PreviousParagraph))
        }
        (Some((there, quote)), Some((mention, entity))) if there.paragraph + 1 == place.paragraph => {
            let later = mention.sentence > there.sentence + 1;
            Some(match later {
                true => Inferred::Entity(entity, SpeakerRule::PreviousParagraph),
                false => Inferred::Speaker(quote.speaker.clone(), SpeakerRule::PreviousParagraph),
            })
        }
        (_, Some((mention, entity))) if paragraph(discourse, mention) + 1 == place.paragraph => {
            Some(Inferred::Entity(entity, SpeakerRule::PreviousParagraph))
        }
        (Some((there, quote)), _) if quote.speaker.person.is_some() && place.paragraph - there.paragraph <= FAR => {
            Some(Inferred::Speaker(quote.speaker.clone(), SpeakerRule::PreviousParagraph))
        }
        _ => None,
    }
}

/// True for a gerund that opens a sentence of the same paragraph: "...," Lee said. Adding, "..."
fn adds(document: &Document, reported: &Reported, before: &Quote, place: &Place) -> bool {
    let opens = |cue: Span| document.sentences[document.sentence_at(cue.start)].span.start == cue.start;
    let gerund = reported.rule == SpeakerRule::CarriedSubject && reported.cue.is_some_and(opens);
    gerund && Place::of(document, before.span).paragraph == place.paragraph
}

/// The last words that are not reported within those of another, nor in a clause that modifies the speaker of a
/// quotation: "...," said Lee, a coach who thinks that it is late.
fn outermost<'q>(document: &Document, quotes: &'q [Quote]) -> Option<&'q Quote> {
    let within = |pair: &[Quote]| pair[0].span.contains(pair[1].span);
    let nested = quotes.windows(2).rev().take_while(|pair| within(pair)).count();
    let last = quotes.len().checked_sub(nested + 1)?;
    let sentence = |quote: &Quote| document.sentence_at(quote.span.end.max(quote.span.start + 1) - 1);
    let same = |quote: &&Quote| sentence(quote) == sentence(&quotes[last]);
    let hung = quotes[last].kind == QuoteKind::Indirect;
    let tagged = quotes[..last].iter().rev().take(NESTED).take_while(same).find(|quote| {
        quote.kind == QuoteKind::Direct && matches!(quote.rule, SpeakerRule::TagAfter | SpeakerRule::PronounSubject)
    });
    tagged.filter(|_| hung).or(Some(&quotes[last]))
}

/// Parts of an utterance before the one that has the speech tag get its speaker too.
pub fn carry_back(quotes: &mut [Quote]) {
    for index in (1..quotes.len()).rev() {
        let (before, after) = quotes.split_at_mut(index);
        let (before, after) = (&mut before[index - 1], &after[0]);
        if before.utterance == after.utterance && before.speaker.kind == SpeakerKind::Unknown {
            before.speaker = after.speaker.clone();
            before.rule = SpeakerRule::Continuation;
        }
    }
}

/// Words in a headline, or in a line that is only a quotation, are often repeated in a quote below: they get its
/// speaker.
pub fn look_below(document: &Document, quotes: &mut [Quote]) {
    for index in 0..quotes.len() {
        let (before, below) = quotes.split_at_mut(index + 1);
        let quote = &mut before[index];
        let turn = quote.rule == SpeakerRule::Transcript;
        if turn || quote.speaker_as_written.is_some() || !heads(document, quote.span) {
            continue;
        }
        let words = folded(quote.span.of(document.text));
        let below = below.iter().take(BELOW).filter(|quote| quote.speaker.name.is_some());
        let same = below.filter(|below| below.span.len() >= quote.span.len());
        if let Some(said) = same.into_iter().find(|below| folded(below.span.of(document.text)).contains(&words)) {
            quote.speaker = said.speaker.clone();
            quote.rule = SpeakerRule::Repeated;
        }
    }
}

/// True in a headline and for a line that is only a quotation.
fn heads(document: &Document, span: Span) -> bool {
    const SHORT: usize = 100;
    let paragraph = &document.paragraphs[Place::of(document, span).paragraph];
    span.len() <= SHORT && (paragraph.headline || paragraph.span.len() <= span.len() + 8)
}

/// Words prepared for comparison: lower case, straight apostrophes, no mark at the ends.
fn folded(words: &str) -> String {
    words.to_lowercase().replace('’', "'").trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// The sentence and the paragraph of a span.
struct Place {
    sentence: usize,
    paragraph: usize,
}

impl Place {
    fn of(document: &Document, span: Span) -> Self {
        let sentence = document.sentence_at(span.end.max(span.start + 1) - 1);
        Self { sentence, paragraph: document.sentences[sentence].paragraph }
    }
}

fn paragraph(discourse: &Discourse, mention: &Mention) -> usize {
    discourse.document.sentences[mention.sentence].paragraph
}

/// The subject at the start of the last sentence before some words whose subject is a person.
pub fn subject_before<'a>(discourse: &'a Discourse, bindings: &[Binding], span: Span) -> Option<(&'a Mention, usize)> {
    let document = discourse.document;
    let end =
        discourse.mentions.partition_point(|mention| document.tokens[mention.tokens.start].span.start < span.start);
    let first = end.saturating_sub(REACH);
    let subjects: Vec<(usize, &Mention)> = (first..end)
        .map(|index| (index, &discourse.mentions[index]))
        .filter(|(_, mention)| mention.quote.is_none() && mention.standing == Standing::Subject)
        .filter(|(_, mention)| mention.form != Form::Noun)
        .collect();
    let last = subjects.last()?.1.sentence;
    let (index, mention) = subjects.iter().find(|(_, mention)| mention.sentence == last)?;
    bindings[*index].entity.map(|entity| (*mention, entity))
}
