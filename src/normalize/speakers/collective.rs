//! Whom a pronoun refers to if not to a named person: the body, the group or the unnamed source that spoke before.

use super::noun_phrase;
use super::sources::{Found, Sources, unknown};
use crate::document::TokenKind;
use crate::lexicon::WordClass;
use crate::normalize::{Quote, Speaker};
use crate::schema::{SpeakerKind, SpeakerRule};
use crate::span::Span;

/// The most sentences before a pronoun in which its body or group is looked for, if those between begin with it too.
const NEAR: usize = 3;

/// What a pronoun can refer to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    /// he, she
    One,
    /// it
    Body,
    /// they
    Many,
}

impl Number {
    fn fits(self, speaker: &Speaker) -> bool {
        let Some(name) = speaker.name.as_deref() else { return false };
        match speaker.kind {
            SpeakerKind::Organisation => self != Self::One,
            SpeakerKind::Country => self == Self::Body,
            SpeakerKind::Group if self == Self::Many => true,
            SpeakerKind::Group => self == Self::One && noun_phrase::is_one(name),
            SpeakerKind::Unknown => self != Self::One || noun_phrase::is_one(name),
            SpeakerKind::Person => false,
        }
    }
}

impl Sources<'_> {
    /// Whom a pronoun refers to: the last speaker, if recent, or the body or group with which the sentence before
    /// begins.
    pub fn collective(&self, span: Span, quotes: &[Quote]) -> Found {
        let document = self.document;
        let token = document.token_at(span.start);
        let number = match () {
            () if document.is_any(token, &["he", "she"]) => Number::One,
            () if document.is(token, "it") => Number::Body,
            () if document.is(token, "they") => Number::Many,
            () => return (unknown(), None),
        };
        let sentence = document.tokens[token].sentence as usize;
        let paragraph = |offset: u32| document.sentences[document.sentence_at(offset)].paragraph;
        let near = |last: &&Quote| paragraph(last.span.start) + 1 >= paragraph(span.start);
        let spoken = quotes.last().filter(near).filter(|last| number.fits(&last.speaker));
        let before = || {
            // Police left. They came back at noon. It was late, they said.
            let same = |&at: &usize| document.is(document.sentences[at].tokens.start, document.word(token));
            let first = (sentence.saturating_sub(NEAR)..sentence).rev().find(|at| !same(at))?;
            self.subject_body(first).filter(|body| number.fits(body))
        };
        match spoken.map(|last| last.speaker.clone()).or_else(|| before().filter(|_| number != Number::One)) {
            Some(speaker) => (speaker, Some(SpeakerRule::PronounSubject)),
            None => (unknown(), None),
        }
    }

    /// The body or the group that a sentence begins with: The union; Two officials; Acme Ltd.
    fn subject_body(&self, sentence: usize) -> Option<Speaker> {
        const LONGEST: usize = 8;
        let document = self.document;
        let tokens = document.sentences[sentence].tokens.clone();
        let verb = |&t: &usize| {
            let class = document.class(t);
            class.intersects(WordClass::VERB | WordClass::AUXILIARY | WordClass::REPORTING)
                && !class.intersects(WordClass::NOUN | WordClass::DETERMINER)
                && !document.tokens[t].capitalised()
        };
        let end = tokens.clone().take(LONGEST).find(verb).filter(|&end| end > tokens.start)?;
        let class = document.class(end - 1);
        let people = class.intersects(noun_phrase::people()) && class.contains(WordClass::PLURAL);
        let body = class.contains(WordClass::ORGANISATION_NOUN);
        let speaker = self.as_written(document.span_of(tokens.start..end), end - 1);
        let named = document.tokens[end - 1].capitalised() && speaker.kind == SpeakerKind::Organisation;
        let plain = !class.contains(WordClass::PRONOUN)
            && (tokens.start..end).all(|t| document.tokens[t].kind != TokenKind::Mark || document.is(t, "-"));
        (plain && (people || body || named || speaker.kind == SpeakerKind::Country)).then_some(speaker)
    }
}
