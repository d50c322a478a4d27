//! Names missed by the labels but recognised by their context: with an age after them, after an initial, between people
//! in a list.

use super::found::{Found, insert};
use super::joined::initials_before;
use super::words::NAMES;
use crate::document::{Document, Shape, TokenKind};
use crate::extract::NameKind;
use crate::extract::places::Gazetteer;
use crate::lexicon::{WordClass, organisations};
use crate::schema::OrganisationKind;
use std::ops::Range;

/// Adds these names.
pub fn add(document: &Document, found: &mut Vec<Found>) {
    let mut new = Vec::new();
    let mut next = 0;
    for at in 0..document.tokens.len() {
        while found.get(next).is_some_and(|name| name.tokens.end <= at) {
            next += 1;
        }
        let label = found.get(next).filter(|name| name.tokens.start <= at);
        let free = label.is_none_or(|name| name.kind != NameKind::Person && name.tokens.len() == 1);
        if !free || !is_strange(document, at) {
            continue;
        }
        let (before, after) = (next.checked_sub(1), next + usize::from(label.is_some()));
        let [before, after] = [before, Some(after)].map(|index| found.get(index?));
        let told = after_initial(document, at)
            .or_else(|| after_two_initials(document, at))
            .or_else(|| has_age(document, at).then_some(at..at + 1))
            .or_else(|| is_between_people(document, at, before, after).then_some(at..at + 1));
        new.extend(told);
    }
    new.into_iter().for_each(|tokens| insert(found, Found { tokens, kind: NameKind::Person }));
}

/// Adds the acronyms that are written as words: Nato, Unesco. One that is a given name, too, can only be a body of many
/// states, an armed group or a sport's: Isis, Fifa.
pub fn add_acronyms(document: &Document, found: &mut Vec<Found>) {
    let mut next = 0;
    for at in 0..document.tokens.len() {
        while found.get(next).is_some_and(|name| name.tokens.end <= at) {
            next += 1;
        }
        let free = found.get(next).is_none_or(|name| name.tokens.start > at || name.tokens.len() == 1);
        if free && is_acronym_as_word(document, at) {
            insert(found, Found { tokens: at..at + 1, kind: NameKind::Organisation });
        }
    }
}

fn is_acronym_as_word(document: &Document, at: usize) -> bool {
    use OrganisationKind::{ArmedGroup, International, Sports};
    let token = &document.tokens[at];
    let name = token.class.difference(NAMES.union(WordClass::MASCULINE_NAME).union(WordClass::FEMININE_NAME));
    let title = token.kind == TokenKind::Word && token.shape == Shape::Title && name.is_empty();
    let listed = || organisations::acronym_as_word(document.word(at));
    let fits = |kind| !token.class.intersects(NAMES) || matches!(kind, ArmedGroup | International | Sports);
    title && listed().and_then(|known| known.kind).is_some_and(fits) && Gazetteer::get().at(document, at).is_none()
}

/// True for a capitalised word that is a name or in no list, without another next to it.
fn is_strange(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    let known = token.class.difference(NAMES.union(WordClass::MASCULINE_NAME).union(WordClass::FEMININE_NAME));
    token.kind == TokenKind::Word
        && token.shape == Shape::Title
        && known.is_empty()
        && !continues(document, at, at + 1)
        && Gazetteer::get().at(document, at).is_none()
}

/// True for a capitalised word in the same sentence.
fn continues(document: &Document, one: usize, other: usize) -> bool {
    document.same_sentence(one, other) && document.tokens[other].capitalised()
}

/// True for a word without a capitalised one before it in its sentence.
fn begins(document: &Document, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| !continues(document, at, before))
}

/// An unlisted word with an initial before it: S. Ganzorig, S.Ganzorig.
fn after_initial(document: &Document, at: usize) -> Option<Range<usize>> {
    let word = document.word(at).as_bytes();
    if let [b'A'..=b'Z', b'.', b'A'..=b'Z', b'a'..=b'z', ..] = word {
        return Some(at..at + 1);
    }
    let initial = at.checked_sub(1).filter(|&before| {
        let token = &document.tokens[before];
        let stop = document.word(before).ends_with('.');
        token.shape == Shape::Initial && stop && token.sentence == document.tokens[at].sentence
    })?;
    begins(document, initial).then_some(initial..at + 1)
}

/// A family name with two letters for given names before it: KM Rahman, JP Rao.
fn after_two_initials(document: &Document, at: usize) -> Option<Range<usize>> {
    let initials = initials_before(document, at).filter(|_| document.class(at).intersects(NAMES))?;
    begins(document, initials).then_some(initials..at + 1)
}

/// True for a word with an age in commas after it: Parwana, 7, and.
fn has_age(document: &Document, at: usize) -> bool {
    let sentence = document.tokens[at].sentence;
    let word = |at: usize| document.tokens.get(at).filter(|t| t.sentence == sentence).map_or("", |_| document.word(at));
    let age = word(at + 2).parse().is_ok_and(|age: u32| (1..110).contains(&age));
    let closed = [",", ".", ";", ")", "and"].contains(&word(at + 3));
    word(at + 1) == "," && age && closed && begins(document, at)
}

/// True for an item of a list whose neighbours on both sides are people: Marta, [Rafinha] and Ann Lee.
fn is_between_people(document: &Document, at: usize, before: Option<&Found>, next: Option<&Found>) -> bool {
    let person = |name: &&Found| name.kind == NameKind::Person;
    let joined = |mut between: Range<usize>| {
        let same = document.tokens[between.start.min(at)].sentence == document.tokens[between.end.max(at)].sentence;
        same && (1..=2).contains(&between.len()) && between.all(|at| document.is_any(at, &[",", "and"]))
    };
    before.filter(person).is_some_and(|name| joined(name.tokens.end..at))
        && next.filter(person).is_some_and(|name| joined(at + 1..name.tokens.start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::span::Span;

    /// The persons of a text, some of which are known.
    fn check(text: &str, known: &[&str], expected: &[&str]) {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let name = |name: &&str| {
            let start = text.find(name).expect("a name of the text");
            Found { tokens: document.tokens_in(Span::new(start, start + name.len())), kind: NameKind::Person }
        };
        let mut found: Vec<Found> = known.iter().map(name).collect();
        add(&document, &mut found);
        let found: Vec<_> = found.iter().map(|name| document.span_of(name.tokens.clone()).of(document.text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_words_around_a_name_tell_a_person() {
        check("They met Zarmin, 4, and Hosnia, 7.", &[], &["Zarmin", "Hosnia"]);
        check("They met in Zarmin, in June, and left.", &[], &[]);
        check("They met S. Ganzurig and B.Khurelbat there.", &[], &["S. Ganzurig", "B.Khurelbat"]);
        check("They met in the Zarmin S. Ganzurig there.", &[], &[]);
        check("They thanked KM Rahman and JP Rao there.", &[], &["KM Rahman", "JP Rao"]);
        check("They thanked UN Das and PM Rao and the ZT Bank.", &[], &[]);
        check("They met Ann Lee, Rafinho and Tom Reed.", &["Ann Lee", "Tom Reed"], &["Ann Lee", "Rafinho", "Tom Reed"]);
        check("They met Ann Lee, Monday and Tom Reed.", &["Ann Lee", "Tom Reed"], &["Ann Lee", "Tom Reed"]);
        check("They met Ann Lee in Zarmin.", &["Ann Lee"], &["Ann Lee"]);
    }
}
