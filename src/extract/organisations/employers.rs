//! Names identified as organisations because someone serves them: the head of Vargen, Vargen spokesman Tom Reed, the
//! newspaper Vargen. This overrules the tagger's kind.

use super::Page;
use crate::document::{Shape, TokenKind};
use crate::lexicon::{Groups, WordClass};
use crate::schema::How;
use std::ops::Range;

/// The most words of a name.
const LONGEST: usize = 5;

impl Page<'_> {
    /// The run of capitalised words for which the tagger has no name and which someone serves.
    pub(super) fn employer_at(&self, at: usize) -> Option<Range<usize>> {
        let free = |&at: &usize| self.capitalised(at) && self.name(at).is_none() && self.is_word(at);
        if !free(&at) || at > 0 && self.document.same_sentence(at - 1, at) && self.capitalised(at - 1) {
            return None;
        }
        let end =
            (at..at + LONGEST).take_while(|next| free(next) && self.document.same_sentence(at, *next)).last()? + 1;
        let run = at..end;
        let continues = self.capitalised(end) && self.document.same_sentence(at, end);
        (!continues && self.line(at).prose && self.employs(&run)).then(|| self.grown(run)).flatten()
    }

    /// True for a name next to a noun for someone, or with a noun for a body before it: the head of Vargen.
    pub(super) fn employs(&self, name: &Range<usize>) -> bool {
        let document = self.document;
        let before = |at: usize| name.start.checked_sub(at).filter(|&at| self.document.same_sentence(at, name.start));
        let the = self.the_before(name);
        let served = self.is_served(name);
        let works = |at: usize| document.in_group(at, Groups::JOURNALIST);
        let medium = served && before(2 + the).is_some_and(works)
            || the > 0 && before(2).is_some_and(|at| document.is_any(at, &["told", "tells"]));
        let noun = before(1).is_some_and(|at| {
            let small = document.tokens[at].shape == Shape::Lower;
            small && document.class(at).contains(WordClass::ORGANISATION_NOUN)
        });
        let serves =
            |at: usize| self.document.same_sentence(name.start, at) && document.class(at).intersects(WordClass::PEOPLE);
        let inside = !self.opens_sentence(name.start);
        let body = served || noun || inside && serves(name.end);
        let plain = || self.is_plain(name) && !(medium && self.is_of_things(name));
        (body || medium) && !plain() && !self.is_in_country(name)
    }

    /// True for a name after someone's office: the head of Vargen.
    pub(super) fn is_served(&self, name: &Range<usize>) -> bool {
        let document = self.document;
        let Some(preposition) = name.start.checked_sub(1 + self.the_before(name)).filter(|&at| at > 0) else {
            return false;
        };
        let office = document.class(preposition - 1);
        document.is_any(preposition, &["of", "at", "for", "with"])
            && document.same_sentence(preposition - 1, name.start)
            && office.intersects(WordClass::PEOPLE)
            && !office.contains(WordClass::RELATION)
    }

    /// 1 for a name after "the", else 0.
    fn the_before(&self, name: &Range<usize>) -> usize {
        usize::from(name.start > 0 && self.document.is(name.start - 1, "the"))
    }

    fn opens_sentence(&self, at: usize) -> bool {
        let sentence = self.document.tokens[at].sentence as usize;
        self.document.sentences[sentence].tokens.start == at
    }

    fn is_word(&self, at: usize) -> bool {
        let token = &self.document.tokens[at];
        token.kind == TokenKind::Word
            && !token
                .class
                .intersects(WordClass::MONTH | WordClass::WEEKDAY | WordClass::HONORIFIC | WordClass::PRONOUN)
    }

    /// True for only plain words and words for offices, as in titles: Prime Minister, Head Coach.
    fn is_plain(&self, name: &Range<usize>) -> bool {
        let plain = WordClass::NOUN | WordClass::ADJECTIVE | WordClass::VERB | WordClass::PEOPLE | WordClass::PORTFOLIO;
        name.clone().all(|at| self.document.class(at).intersects(plain | WordClass::ADVERB))
    }

    /// True for words of which none is for people or offices, as in the names of newspapers: Evening News.
    fn is_of_things(&self, name: &Range<usize>) -> bool {
        name.clone().all(|at| !self.document.class(at).intersects(WordClass::PEOPLE))
    }

    /// True for a name in the gazetteer, or of a people.
    pub(super) fn is_in_country(&self, name: &Range<usize>) -> bool {
        self.place_ending(name.end - 1).is_some_and(|(tokens, place)| {
            tokens.start <= name.start && matches!(place.how, How::Name | How::Demonym | How::Place)
        })
    }
}
