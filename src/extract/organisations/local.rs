//! Bodies named by a common noun after a place, a demonym or a name: the Iranian foreign ministry, Kerala police.

use super::Page;
use crate::document::{Shape, TokenKind};
use crate::extract::NameKind;
use crate::lexicon::{Groups, WordClass};
use crate::schema::How;
use std::ops::Range;

/// Nouns that make a name only after the name of a place or body.
const PARTS: [&str; 3] = ["administration", "commission", "department"];

/// Words between the name and the noun: foreign, affairs, prefectural.
const MOST_BETWEEN: usize = 3;

impl Page<'_> {
    /// The body whose noun is at a token.
    pub(super) fn local_body(&self, noun: usize) -> Option<Range<usize>> {
        let document = self.document;
        let token = &document.tokens[noun];
        if token.shape != Shape::Lower {
            return None;
        }
        if let Some(officer) = self.officer_before(noun) {
            return Some(officer..noun + 1);
        }
        let own = document.in_group(noun, Groups::LOCAL_BODY);
        if !(own || document.is_any(noun, &PARTS)) || document.glued(noun) {
            return None;
        }
        let first = (noun.saturating_sub(MOST_BETWEEN)..noun).rev().find(|&at| !self.is_field_of_ministry(at))? + 1;
        let owner = first.checked_sub(1).filter(|&at| self.document.same_sentence(at, noun))?;
        let station = document.is(noun, "police") && document.is_any(noun + 1, &["station", "department"]);
        let end = noun + 1 + usize::from(station);
        let many = document.is_any(end, &["officer", "officers", "car", "cars"]);
        let field = document.class(first).contains(WordClass::PORTFOLIO) || document.is(first, "foreign");
        let ministry = document.is(noun, "ministry") && field;
        // A Christian ministry is no body.
        let believers = document.class(owner).contains(WordClass::BELIEF) && self.place_ending(owner).is_none();
        let owned = self.owner_ending(owner, first == noun && !station, own).filter(|_| !believers);
        let start = owned.or(ministry.then_some(first));
        start.filter(|_| !many).map(|start| start..end)
    }

    /// Where the public officer begins whose office is at a token, with the place: the [Texas attorney general's] office.
    /// Without a place it may be a room: not in the mayor's office.
    fn officer_before(&self, office: usize) -> Option<usize> {
        let document = self.document;
        let owns = |at: usize| document.is(at + 1, "'s") && document.is_any(office, &["department", "office"]);
        let last = office.checked_sub(2).filter(|&at| owns(at) && document.same_sentence(at, office))?;
        let officer = document.class(last).intersects(WordClass::PEOPLE);
        let public = document.is(last, "attorney") || officer && document.class(last).contains(WordClass::PUBLIC);
        let title = WordClass::NOUN | WordClass::PEOPLE | WordClass::PLACE_WORD;
        let part = |at: &usize| {
            let free = self.name(*at).is_none() && self.place_ending(*at).is_none();
            free && document.class(*at).intersects(title) && document.same_sentence(*at, office)
        };
        let first = (last.saturating_sub(MOST_BETWEEN)..=last).rev().take_while(part).last().filter(|_| public)?;
        let owner = first.checked_sub(1).filter(|&at| document.same_sentence(at, office))?;
        let room =
            || document.is(owner, "the") && owner > 0 && document.is_any(owner - 1, &["at", "in", "inside", "into"]);
        let alone = || (document.is(owner, "the") && !room()).then_some(first);
        self.owner_ending(owner, false, true).or_else(alone)
    }

    /// Where the possessor in a body's name begins. A demonym alone before police or army does not name a body.
    fn owner_ending(&self, at: usize, bare: bool, own: bool) -> Option<usize> {
        if let Some((tokens, place)) = self.place_ending(at) {
            if !own && place.how != How::Place {
                return None;
            }
            let people = bare && place.how == How::Demonym && self.document.is_any(at + 1, &["police", "army"]);
            return (!people).then_some(tokens.start);
        }
        let (tokens, kind) = self.name(at)?;
        (*kind != NameKind::Person && (own || *kind != NameKind::Other) && tokens.end == at + 1).then_some(tokens.start)
    }

    /// True for a lower-case word for the field of a ministry: foreign, home affairs, prefectural.
    fn is_field_of_ministry(&self, at: usize) -> bool {
        let token = &self.document.tokens[at];
        let nominal = token.class.intersects(WordClass::NOUN | WordClass::ADJECTIVE | WordClass::PORTFOLIO);
        let closed = WordClass::DETERMINER | WordClass::PREPOSITION | WordClass::AUXILIARY | WordClass::REPORTING;
        token.kind == TokenKind::Word && token.shape == Shape::Lower && nominal && !token.class.intersects(closed)
    }
}
