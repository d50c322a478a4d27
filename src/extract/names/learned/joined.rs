//! Names that the labels cut too short: at a nickname in marks, at a particle, after initials.

use super::found::{Found, insert};
use crate::document::{Document, Shape, TokenKind};
use crate::extract::NameKind;
use crate::extract::names::runs::{capitalised, is_joint_hyphen};
use crate::extract::names::styles::is_rank;
use crate::lexicon::WordClass;
use std::ops::Range;

/// Joins the parts of persons' names.
pub fn join(document: &Document, found: &mut Vec<Found>) {
    let persons: Vec<Range<usize>> =
        found.iter().filter(|name| name.kind == NameKind::Person).map(|name| name.tokens.clone()).collect();
    for name in persons {
        let mut whole = after_initials(document, before_particles(document, name.clone()));
        whole.start -= usize::from(is_after_small_word(document, whole.start));
        whole.start -= usize::from(is_after_given_particle(document, &whole));
        while let Some(end) = next_part(document, found, &whole) {
            whole.end = end;
        }
        if whole != name {
            insert(found, Found { tokens: whole, kind: NameKind::Person });
        }
    }
}

/// The end of a name that continues after a nickname, particles or a word for "child of".
fn next_part(document: &Document, found: &[Found], name: &Range<usize>) -> Option<usize> {
    after_nickname(document, found, name)
        .or_else(|| after_particles(document, name))
        .or_else(|| after_child_of(document, name))
}

/// The end of a name that continues with the father's after a/l, a/p, s/o or d/o (anak lelaki, daughter of), as in
/// Malaysia, Singapore and India.
fn after_child_of(document: &Document, name: &Range<usize>) -> Option<usize> {
    const MOST: usize = 3;
    let slash = name.end + 1;
    let pair = |one: &str, other: &str| document.is(name.end, one) && document.is(slash + 1, other);
    let child = pair("a", "l") || pair("a", "p") || pair("s", "o") || pair("d", "o");
    let father = |&at: &usize| document.same_sentence(at, name.start) && document.tokens[at].shape == Shape::Title;
    let joined = document.is(slash, "/") && document.glued(slash) && document.glued(slash + 1);
    let end = (slash + 2..slash + 2 + MOST).take_while(father).last()? + 1;
    (child && joined && document.same_sentence(slash, name.start)).then_some(end)
}

/// True for a particle that is not an English word.
fn is_particle(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    let english = matches!(document.word(at), "den" | "do" | "e" | "la" | "ten" | "u" | "y");
    token.class.contains(WordClass::PARTICLE)
        && token.shape == Shape::Lower
        && token.kind == TokenKind::Word
        && !english
}

/// A name with the particles before it: ben Dayan, van der Laan, al-Amin, Al-Amin.
pub fn before_particles(document: &Document, mut name: Range<usize>) -> Range<usize> {
    let particle = |at: usize| document.same_sentence(at, name.end - 1) && is_particle(document, at);
    let hyphened =
        |at: usize| at > 1 && is_joint_hyphen(document, at - 1) && document.class(at - 2).contains(WordClass::PARTICLE);
    if document.glued(name.start) && hyphened(name.start) {
        name.start -= 2;
    }
    let first = (0..name.start).rev().take_while(|&at| particle(at)).last().unwrap_or(name.start);
    let before = first.checked_sub(1).filter(|&at| document.same_sentence(at, first));
    if before.is_none_or(|at| !capitalised(document, at)) {
        name.start = first;
    }
    name
}

/// A name with two letters for given names before it: KM Rahman, LR Das; titles and known words are excluded.
fn after_initials(document: &Document, name: Range<usize>) -> Range<usize> {
    initials_before(document, name.start).unwrap_or(name.start)..name.end
}

/// The two letters for given names right before a name.
pub fn initials_before(document: &Document, start: usize) -> Option<usize> {
    let at = start.checked_sub(1).filter(|&at| document.same_sentence(at, start))?;
    let token = &document.tokens[at];
    // A unit is written like this in lower case only.
    let other = token.class.difference(WordClass::UNIT | WordClass::NOUN);
    let unknown = token.class.is_empty() || token.class.contains(WordClass::UNIT) && other.is_empty();
    let letters = token.shape == Shape::Upper && token.span.len() == 2 && unknown;
    let capitals = letters && document.word(at).bytes().all(|b| b.is_ascii_uppercase());
    (capitals && !is_rank(document, at)).then_some(at)
}

/// True for a name after a capitalised word that is lower-case elsewhere and can only be capitalised here as part of a
/// name: and Nor Aziah.
fn is_after_small_word(document: &Document, start: usize) -> bool {
    const SMALL: WordClass = WordClass::CONJUNCTION.union(WordClass::PREPOSITION).union(WordClass::AUXILIARY);
    const OTHER: WordClass = WordClass::MONTH.union(WordClass::DETERMINER);
    let Some(at) = start.checked_sub(2).map(|before| before + 1) else { return false };
    let (before, token) = (&document.tokens[at - 1], &document.tokens[at]);
    let inside = before.sentence == token.sentence && document.same_sentence(start, at);
    let prose = before.kind == TokenKind::Word && before.shape == Shape::Lower || document.is(at - 1, ",");
    let word = token.shape == Shape::Title && token.class.intersects(SMALL) && !token.class.intersects(OTHER);
    inside && prose && word && !document.glued(start)
}

/// True for a family name with a particle after a given name that is also a particle: Del [Van Horn].
fn is_after_given_particle(document: &Document, name: &Range<usize>) -> bool {
    let Some(at) = name.start.checked_sub(1).filter(|&at| document.same_sentence(at, name.start)) else { return false };
    let family = name.len() > 1 && document.class(name.start).contains(WordClass::PARTICLE);
    let free = at == 0 || !document.same_sentence(at - 1, at) || !capitalised(document, at - 1);
    family && free && capitalised(document, name.start) && matches!(document.word(at), "Al" | "Ben" | "Del")
}

/// The end of a name that continues after particles: Omar | bin Rashid.
fn after_particles(document: &Document, name: &Range<usize>) -> Option<usize> {
    const MOST: usize = 3;
    let inside = |at: usize| document.same_sentence(at, name.start);
    let article = |at: usize| matches!(document.word(at), "la" | "las" | "los") && at > name.end;
    let particles = (name.end..).take(MOST).take_while(|&at| inside(at) && (is_particle(document, at) || article(at)));
    let last = particles.last()? + 1;
    let word = inside(last) && capitalised(document, last) && document.tokens[last].kind == TokenKind::Word;
    (word && !document.glued(last)).then_some(last + 1)
}

/// The end of a name that continues after a nickname in marks: Rosa “Birdie” Lane.
fn after_nickname(document: &Document, found: &[Found], name: &Range<usize>) -> Option<usize> {
    const LONGEST: usize = 4;
    let inside = |at: usize| document.same_sentence(at, name.start);
    let is_mark = |at: usize, marks: &[&str]| inside(at) && marks.contains(&document.word(at));
    let bracket =
        name.len() == 1 && is_mark(name.end, &["("]) && document.class(name.start).contains(WordClass::GIVEN_NAME);
    if !bracket && !is_mark(name.end, &["“", "\"", "‘", "'", "''", "«"]) || document.glued(name.end) {
        return None;
    }
    let start = name.end + 1;
    let close = (start + 1..start + LONGEST)
        .find(|&at| is_mark(at, if bracket { &[")"] } else { &["”", "\"", "’", "'", "''", "»"] }))?;
    let inner = start + usize::from(bracket && is_mark(start, &["“", "\""]))..close;
    let inner = inner.start..inner.end - usize::from(bracket && is_mark(close - 1, &["”", "\""]));
    let nickname = !inner.is_empty()
        && inner.clone().all(|at| capitalised(document, at) || document.class(at).contains(WordClass::DETERMINER));
    let next = close + 1;
    if !nickname || !inside(next) || document.tokens[next].shape != Shape::Title || document.glued(next) {
        return None;
    }
    let person = found.iter().find(|name| name.tokens.start == next && name.kind == NameKind::Person);
    let class = document.class(next);
    let surname = class.intersects(WordClass::SURNAME | WordClass::RARE_NAME) || class.is_empty();
    person.map(|person| person.tokens.end).or(surname.then_some(next + 1))
}
