//! Names identified by a title before them: Ms June, Dr Will, PM Reed; and parts of titles that are not part of a name.

use super::found::{Found, insert};
use super::words::NAMES;
use crate::document::{Document, Shape, Token, TokenKind};
use crate::extract::NameKind;
use crate::extract::names::runs::capitalised;
use crate::extract::names::styles::is_rank_of_people;
use crate::extract::places::Gazetteer;
use crate::lexicon::WordClass;
use std::ops::Range;

/// Makes persons of words after titles that only people have, even if they are months, plain words or places elsewhere.
pub fn add_titled(document: &Document, found: &mut Vec<Found>) {
    let titled = (0..document.tokens.len()).filter(|&at| is_title_of_people(document, at));
    let new: Vec<Found> = titled.filter_map(|at| person_after(document, found, at)).collect();
    new.into_iter().for_each(|person| insert(found, person));
}

/// True for a title that precedes people only: Mr, Mrs, Miss, Dr; PM and DCI before a word that can be a name.
fn is_title_of_people(document: &Document, at: usize) -> bool {
    const TITLES: [&str; 7] = ["Mr", "Mrs", "Ms", "Mx", "Dr", "Smt", "Mme"];
    let Token { class, shape, kind, .. } = document.tokens[at];
    if kind != TokenKind::Word || shape == Shape::Lower {
        return false;
    }
    let word = document.word(at);
    class.contains(WordClass::HONORIFIC) && TITLES.contains(&word.trim_end_matches('.'))
        || is_rank_of_people(document, at) && {
            let next = document.class(at + 1);
            next.intersects(NAMES) || next.is_empty()
        }
        || word == "Miss" && document.class(at + 1).contains(WordClass::SURNAME) && {
            Gazetteer::get().at(document, at + 1).is_none()
        }
}

/// The name after a title, if the labels have no person there: a capitalised word, and the surname after it. Not with a
/// word for an organisation or office (Dr Reed Laboratories, Mr Speaker).
fn person_after(document: &Document, found: &[Found], title: usize) -> Option<Found> {
    const OTHER: WordClass = WordClass::ORGANISATION_WORD.union(WordClass::OFFICE).union(WordClass::HONORIFIC);
    let sentence = document.tokens[title].sentence;
    let start = title + 1;
    let name = |at: usize| {
        let token = document.tokens.get(at).filter(|token| token.sentence == sentence);
        token.is_some_and(|token| token.kind == TokenKind::Word && token.shape == Shape::Title)
    };
    if !name(start) {
        return None;
    }
    let first = found.partition_point(|name| name.tokens.end <= start);
    let labelled = found.get(first).filter(|name| name.tokens.start <= start);
    let known = labelled.is_some_and(|name| name.kind == NameKind::Person);
    let surname = |at: usize| {
        let class = document.class(at);
        name(at) && (class.intersects(WordClass::SURNAME | WordClass::RARE_NAME) || class.is_empty())
    };
    let end = start + 1 + usize::from(surname(start + 1));
    // Mr Major left; not: Mr Justice Reed
    let surnamed = |at: usize| document.class(at).contains(WordClass::SURNAME) && !name(at + 1);
    let other = |at: usize| capitalised(document, at) && document.class(at).intersects(OTHER) && !surnamed(at);
    let body = other(start) || end < document.tokens.len() && document.tokens[end].sentence == sentence && other(end);
    (!known && !body).then_some(Found { tokens: start..end, kind: NameKind::Person })
}

/// True for a token with a title before it.
pub fn is_titled(document: &Document, name: &Range<usize>) -> bool {
    name.start > 0 && is_title_of_people(document, name.start - 1)
}
