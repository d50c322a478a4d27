//! People in lists with something in brackets after each, as in squads and casts: Ann Lee (Harbour FC), Tom Reed (Vita).

use super::found::{Found, insert};
use crate::document::{Document, Shape, TokenKind};
use crate::extract::NameKind;
use crate::lexicon::WordClass;
use std::ops::Range;

/// The fewest pairs of a list.
const FEWEST: usize = 3;

/// The most tokens in the brackets, and words in a name.
const LONGEST: usize = 6;

/// A name and what is in the brackets after it.
struct Pair {
    name: Range<usize>,
    inside: Range<usize>,
}

/// Makes people of the names before the brackets in lists of mostly people, and no people of those in the brackets.
pub fn add(document: &Document, found: &mut Vec<Found>) {
    let mut list: Vec<Pair> = Vec::new();
    let brackets: Vec<usize> = (1..document.tokens.len()).filter(|&at| document.is(at, "(")).collect();
    if brackets.len() < FEWEST {
        return;
    }
    for pair in brackets.into_iter().filter_map(|at| pair_at(document, at)) {
        if list.last().is_some_and(|last| !follows(document, last, &pair)) {
            settle(document, &list, found);
            list.clear();
        }
        list.push(pair);
    }
    settle(document, &list, found);
}

/// The pair of the bracket that opens at a token.
fn pair_at(document: &Document, open: usize) -> Option<Pair> {
    let same = |at: usize| document.same_sentence(open, at);
    let close = (open + 2..open + 2 + LONGEST).find(|&at| document.is(at, ")")).filter(|&at| same(at))?;
    let word = |at: &usize| {
        let token = &document.tokens[*at];
        let particle = token.class.contains(WordClass::PARTICLE);
        same(*at) && token.kind == TokenKind::Word && (matches!(token.shape, Shape::Title | Shape::Initial) || particle)
    };
    let start = (open.saturating_sub(LONGEST)..open).rev().take_while(word).last()?;
    (open - start > 1).then_some(Pair { name: start..open, inside: open + 1..close })
}

/// True for a pair right after another: between them are at most a comma and "and".
fn follows(document: &Document, last: &Pair, pair: &Pair) -> bool {
    let mut between = last.inside.end + 1..pair.name.start;
    between.len() <= 2 && between.all(|at| document.is_any(at, &[",", ";", "and", "&"]))
}

/// Corrects the names of a list, if most of those before its brackets look like people's.
fn settle(document: &Document, list: &[Pair], found: &mut Vec<Found>) {
    let kind = |found: &[Found], tokens: &Range<usize>| {
        let first = found.partition_point(|name| name.tokens.end <= tokens.start);
        found.get(first).filter(|name| name.tokens.start < tokens.end).map(|name| name.kind)
    };
    let given = |pair: &Pair| document.class(pair.name.start).contains(WordClass::GIVEN_NAME);
    let person = |pair: &&Pair| kind(found, &pair.name) == Some(NameKind::Person) || given(pair);
    let people = list.iter().filter(person).count();
    if list.len() < FEWEST || 3 * people < 2 * list.len() {
        return;
    }
    let body = |pair: &&Pair| kind(found, &pair.inside) == Some(NameKind::Organisation);
    let bodies = 4 * list.iter().filter(body).count() >= list.len();
    for Pair { name, inside } in list {
        insert(found, Found { tokens: name.clone(), kind: NameKind::Person });
        let misread = match kind(found, inside) {
            Some(NameKind::Person) => !document.class(inside.start).contains(WordClass::GIVEN_NAME) || bodies,
            Some(NameKind::Place) => bodies,
            _ => false,
        };
        if misread {
            let kind = if bodies { NameKind::Organisation } else { NameKind::Other };
            insert(found, Found { tokens: inside.clone(), kind });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::span::Span;
    use NameKind::{Organisation, Person, Place};

    #[track_caller]
    fn check(text: &str, known: &[(&str, NameKind)], people: &[&str], bodies: &[&str]) {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let name = |&(name, kind): &(&str, NameKind)| {
            let start = text.find(name).expect("a name of the text");
            Found { tokens: document.tokens_in(Span::new(start, start + name.len())), kind }
        };
        let mut found: Vec<Found> = known.iter().map(name).collect();
        add(&document, &mut found);
        let of = |kind: NameKind| -> Vec<&str> {
            let names = found.iter().filter(|name| name.kind == kind);
            names.map(|name| document.span_of(name.tokens.clone()).of(document.text)).collect()
        };
        assert_eq!((of(Person), of(Organisation)), (people.to_vec(), bodies.to_vec()), "{text}");
    }

    #[test]
    fn squads_are_people_of_bodies() {
        let text = "DEFENDERS: Jorge Lenz (Vita), Boris Ramik (Harbour FC), Romel Quist (Lima), Andy Nye (Vita)";
        let known = [("Vita", Person), ("Boris Ramik", Person), ("Harbour FC", Organisation), ("Lima", Place)];
        let people = ["Jorge Lenz", "Boris Ramik", "Romel Quist", "Andy Nye"];
        check(text, &known, &people, &["Vita", "Harbour FC", "Lima"]);
    }

    #[test]
    fn lists_of_other_things_stay() {
        let rivers = "It rains on Mount Lenz (Peru), Mount Ramik (Chile) and Lake Quist (Peru).";
        check(rivers, &[("Mount Ramik", Place)], &[], &[]);
        let pair = "He met Jorge Lenz (Vita) and Boris Ramik (Harbour FC).";
        check(pair, &[("Vita", Person)], &["Vita"], &[]);
    }
}
