//! Names in a list are of one kind: of Acre, Rahat and Deir Hanna none is a person, nor of Carter and Logan counties.

use super::found::Found;
use crate::document::Document;
use crate::extract::NameKind;
use crate::lexicon::{Groups, WordClass, WordSet};
use std::ops::Range;

/// The fewest names in a list.
const FEWEST: usize = 3;

/// Makes places of the persons among places in a list, if the label is the only evidence for a person.
pub fn agree(document: &Document, found: &mut [Found]) {
    let mut start = 0;
    for end in 1..=found.len() {
        if end < found.len() && are_joined(document, &found[end - 1], &found[end]) {
            continue;
        }
        let list = &mut found[start..end];
        start = end;
        let count = |kind: NameKind| list.iter().filter(|name| name.kind == kind).count();
        let (places, people) = (count(NameKind::Place), count(NameKind::Person));
        if list.len() >= FEWEST && places > people {
            let doubtful = |name: &&mut Found| name.kind == NameKind::Person && !has_given_name(document, &name.tokens);
            list.iter_mut().filter(doubtful).for_each(|name| name.kind = NameKind::Place);
        }
    }
}

/// Makes a place of the person after a place and "and", where something is in or of both: the pupils of Oslo and Moss.
/// A surname of someone named in full is none.
pub fn pair(document: &Document, found: &mut [Found]) {
    let word = |name: &Found| document.tokens[name.tokens.end - 1].hash;
    let doubtful: Vec<usize> =
        (1..found.len()).filter(|&at| is_in_both(document, &found[at - 1], &found[at])).collect();
    if doubtful.is_empty() {
        return;
    }
    let whole = |name: &&Found| name.kind == NameKind::Person && name.tokens.len() > 1;
    let bearers: WordSet = found.iter().filter(whole).map(word).collect();
    for at in doubtful {
        if !bearers.contains(&word(&found[at])) {
            found[at].kind = NameKind::Place;
        }
    }
}

/// True for a person of one word after a place and "and", where something is in or of both.
fn is_in_both(document: &Document, place: &Found, other: &Found) -> bool {
    const WHERE: [&str; 6] = ["across", "from", "in", "of", "throughout", "to"];
    const ACT: WordClass = WordClass::VERB.union(WordClass::AUXILIARY).union(WordClass::REPORTING);
    let joined = place.tokens.end + 1 == other.tokens.start && document.is(place.tokens.end, "and");
    let kinds = place.kind == NameKind::Place && other.kind == NameKind::Person && other.tokens.len() == 1;
    let before = place.tokens.start.checked_sub(1).filter(|&at| document.is_any(at, &WHERE));
    let acts = document.class(other.tokens.end).intersects(ACT | WordClass::PEOPLE);
    joined && kinds && !acts && before.is_some_and(|at| document.same_sentence(at, other.tokens.start))
}

/// Makes places of the persons in a list that a noun for several places ends: Carter and Logan counties.
pub fn govern(document: &Document, found: &mut [Found]) {
    /// The most tokens of a list.
    const REACH: usize = 64;
    let listed = |&at: &usize| document.tokens[at].capitalised() || document.is_any(at, &[",", "and", "or"]);
    for head in (1..document.tokens.len()).filter(|&at| document.in_group(at, Groups::PLACES)) {
        let sentence = document.tokens[head].sentence as usize;
        let start = document.sentences[sentence].tokens.start.max(head.saturating_sub(REACH));
        let Some(first) = (start..head).rev().take_while(listed).last() else { continue };
        let several = (first..head).any(|at| document.is_any(at, &["and", "or"]));
        let reached = found.partition_point(|name| name.tokens.start < first);
        let list = found[reached..].iter_mut().take_while(|name| name.tokens.end <= head);
        let doubtful = |name: &&mut Found| name.kind == NameKind::Person && !has_given_name(document, &name.tokens);
        list.filter(doubtful).filter(|_| several).for_each(|name| name.kind = NameKind::Place);
    }
}

/// True for names with only a comma, "and" or "or" between them.
fn are_joined(document: &Document, one: &Found, other: &Found) -> bool {
    let mut between = one.tokens.end..other.tokens.start;
    let same = document.tokens[one.tokens.start].sentence == document.tokens[other.tokens.start].sentence;
    same && (1..=2).contains(&between.len()) && between.all(|at| document.is_any(at, &[",", "and", "or"]))
}

/// True for a name of several words that begins with a given name.
fn has_given_name(document: &Document, name: &Range<usize>) -> bool {
    name.len() > 1 && document.class(name.start).contains(WordClass::GIVEN_NAME)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::span::Span;
    use NameKind::{Person, Place};

    /// The kinds of the names of a list after this correction.
    fn check(text: &str, names: &[(&str, NameKind)], expected: &[NameKind]) {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let mut found: Vec<Found> = names
            .iter()
            .map(|&(name, kind)| {
                let start = text.find(name).expect("a name of the text");
                Found { tokens: document.tokens_in(Span::new(start, start + name.len())), kind }
            })
            .collect();
        agree(&document, &mut found);
        assert_eq!(found.iter().map(|name| name.kind).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_person_after_a_place_and_a_conjunction_is_a_place() {
        let kinds = |text: &str| {
            let article = Article::from_text("a", text);
            let document = Document::new(&article);
            let tokens = |name: &str| {
                let start = text.rfind(name).expect("a name of the text");
                document.tokens_in(Span::new(start, start + name.len()))
            };
            let found = |name, kind| Found { tokens: tokens(name), kind };
            let mut found = vec![found("Oslo", Place), found("Reed", Person)];
            if text.starts_with("Ann") {
                found.insert(0, Found { tokens: 0..2, kind: Person });
            }
            pair(&document, &mut found);
            found.last().map(|name| name.kind)
        };
        assert_eq!(kinds("The mayor of Oslo and Reed said so."), Some(Person));
        assert_eq!(kinds("The pupils of Oslo and Reed, who were late."), Some(Place));
        assert_eq!(kinds("Ann Reed met the mayor of Oslo and Reed, too."), Some(Person));
        assert_eq!(kinds("She likes Oslo and Reed, too."), Some(Person));
    }

    #[test]
    fn names_in_a_list_of_places_are_places() {
        let names = [("Lohar", Place), ("Deir Zumar", Person), ("Kesh", Place)];
        check("It rained in Lohar, Deir Zumar and Kesh.", &names, &[Place; 3]);
        check("It rained in Lohar. Deir Zumar met Kesh.", &names, &[Place, Person, Place]);
        let people = [("Lohar", Place), ("Anna Zumar", Person), ("Kesh", Place)];
        check("They met Lohar, Anna Zumar and Kesh.", &people, &[Place, Person, Place]);
    }
}
