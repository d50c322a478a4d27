//! Several speakers of the same words: Barrette and de Jong said.

use super::noun_phrase;
use super::sources::Sources;
use crate::lexicon::WordClass;
use crate::normalize::Speaker;
use crate::schema::SpeakerKind;
use crate::span::Span;
use std::ops::Range;

impl Sources<'_> {
    /// The speakers whom a speech tag lists; none if it names only one.
    pub fn several(&self, span: Span) -> Vec<Speaker> {
        let phrase = self.document.tokens_in(span);
        let parts = self.parts(phrase);
        if parts.len() < 2 {
            return Vec::new();
        }
        let speakers: Vec<Speaker> =
            parts.iter().map(|part| self.named(self.document.span_of(part.clone())).0).collect();
        let listed = parts.len() > 2;
        let is_speaker = |(speaker, part): (&Speaker, &Range<usize>)| self.is_speaker_by_itself(speaker, part, listed);
        let named = speakers.iter().filter(|speaker| is_named(speaker)).count();
        let same = speakers.windows(2).any(|pair| pair[0] == pair[1]);
        let all = speakers.iter().zip(&parts).all(is_speaker);
        if all && named > 0 && !same { speakers } else { Vec::new() }
    }

    /// The parts of a phrase between "and" and commas, without splitting names.
    fn parts(&self, phrase: Range<usize>) -> Vec<Range<usize>> {
        let document = self.document;
        let joins = |at: usize| {
            document.is_any(at, &["and", "&"]) && !self.is_in_name(at) && !self.joins_fields(at, phrase.end)
        };
        if !phrase.clone().any(joins) || document.is(phrase.start, "both") && phrase.len() < 4 {
            return Vec::new();
        }
        let comma = |at: usize| document.is(at, ",") && !self.is_in_name(at);
        let start = phrase.start + usize::from(document.is(phrase.start, "both"));
        let mut parts = Vec::new();
        let mut first = start;
        for at in start..=phrase.end {
            if at == phrase.end || joins(at) || comma(at) {
                if first < at {
                    parts.push(first..at);
                }
                first = at + 1;
            }
        }
        parts
    }

    /// True for "and" between two fields of one officer: Harbour Marketing and Public Relations Manager Ann Lee.
    fn joins_fields(&self, and: usize, end: usize) -> bool {
        const OTHER: WordClass = WordClass::ORGANISATION_NOUN
            .union(WordClass::ORGANISATION_WORD)
            .union(WordClass::PLACE_WORD)
            .union(WordClass::GIVEN_NAME)
            .union(WordClass::SURNAME);
        let document = self.document;
        let capitalised = |at: usize| document.tokens[at].capitalised();
        let class = |at: usize| document.class(at);
        let plain = |at: usize| {
            class(at).contains(WordClass::NOUN) && !class(at).intersects(OTHER.union(noun_phrase::people()))
        };
        let field = and.checked_sub(1).is_some_and(|at| capitalised(at) && plain(at));
        let officer =
            (and + 1..end).take_while(|&at| capitalised(at)).find(|&at| class(at).intersects(noun_phrase::people()));
        let named = |at: usize| at > and + 1 && plain(at - 1) && at + 1 < end && self.person_at(at + 1).is_some();
        field && officer.is_some_and(named)
    }

    /// True for a token inside one name: Marks and Spencer.
    fn is_in_name(&self, at: usize) -> bool {
        let span = self.document.tokens[at].span;
        let first = self.mentions.names.partition_point(|name| name.span.end <= span.start);
        let name = self.mentions.names.get(first).is_some_and(|name| name.span.contains(span));
        name || self.bodies.at(span).is_some()
    }

    /// True for a part that is a speaker by itself: a named person, or in a pair a group (Lee and officials, Lee and
    /// her lawyer). A part after a comma without a name is an apposition.
    fn is_speaker_by_itself(&self, speaker: &Speaker, part: &Range<usize>, listed: bool) -> bool {
        let class = |at: usize| self.document.class(at);
        let plural = class(part.end - 1).contains(WordClass::PLURAL);
        let people = class(noun_phrase::head(self.document, part.clone())).intersects(noun_phrase::people());
        let group = speaker.kind == SpeakerKind::Group
            && people
            && (plural || class(part.start).contains(WordClass::DETERMINER));
        is_named(speaker) || group && !listed
    }
}

fn is_named(speaker: &Speaker) -> bool {
    speaker.person.is_some() || speaker.organisation.is_some() || speaker.country.is_some()
}
