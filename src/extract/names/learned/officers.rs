//! People whom the labels take for the end of the name of the body that they serve: Harbour Workers Forum [Anil Das]; and
//! bodies with the office of their person, taken for a person: [Nurla Moto] Founder and CEO Anil Das.

use super::found::{Found, insert};
use super::words::NAMES;
use crate::document::{Document, Shape, TokenKind};
use crate::extract::NameKind;
use crate::lexicon::WordClass;
use crate::lexicon::organisations::kind_of_word;
use std::ops::Range;

/// Separates the person from the body.
pub fn part(document: &Document, found: &mut Vec<Found>) {
    for name in found.iter_mut().filter(|name| name.kind == NameKind::Person) {
        if is_body_with_office(document, &name.tokens) {
            *name = Found { tokens: name.tokens.start..name.tokens.end - 1, kind: NameKind::Organisation };
        }
    }
    let bodies = found.iter().filter(|name| name.kind == NameKind::Organisation);
    let parted: Vec<_> =
        bodies.filter_map(|body| Some((body.tokens.clone(), person_in(document, &body.tokens)?))).collect();
    for (body, person) in parted {
        insert(found, Found { tokens: body.start..person, kind: NameKind::Organisation });
        let at = found.partition_point(|name| name.tokens.start < person);
        found.insert(at, Found { tokens: person..body.end, kind: NameKind::Person });
    }
}

/// True for words that are no given name before an office in capitals that "and" joins to another: Nurla Moto Founder and
/// CEO.
fn is_body_with_office(document: &Document, name: &Range<usize>) -> bool {
    let office = |at: usize| {
        let class = document.class(at);
        document.tokens.get(at).is_some_and(|token| token.capitalised())
            && class.intersects(WordClass::OFFICE | WordClass::PERSON_NOUN)
            && !class.intersects(NAMES)
    };
    let given = document.class(name.start).intersects(WordClass::GIVEN_NAME | WordClass::HONORIFIC);
    name.len() > 1 && !given && office(name.end - 1) && document.is_any(name.end, &["and", "&"]) && office(name.end + 1)
}

/// The start of a full name right after a noun for a body with other words before it; a name that begins with such a
/// noun is a body named after someone (Academy Anna Reyes).
fn person_in(document: &Document, body: &Range<usize>) -> Option<usize> {
    let class = |at: usize| document.class(at);
    let noun = |at: usize| {
        class(at).contains(WordClass::ORGANISATION_WORD) && kind_of_word(document.tokens[at].hash).is_some()
    };
    let named = |at: usize| {
        let token = &document.tokens[at];
        let known = token.class.intersects(NAMES) || token.class.is_empty();
        token.kind == TokenKind::Word && token.shape == Shape::Title && known && !noun(at)
    };
    let full = |start: usize| {
        class(start).contains(WordClass::GIVEN_NAME) && body.end - start > 1 && (start..body.end).all(named)
    };
    let of = body.clone().any(|at| document.is_any(at, &["of", "for"]));
    (body.start + 2..body.end).find(|&start| noun(start - 1) && full(start)).filter(|_| !of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::span::Span;

    /// The remaining names if the labels take all words of a text for one body.
    fn check(text: &str, expected: &[(&str, NameKind)]) {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let mut found = vec![Found { tokens: 0..document.tokens.len(), kind: NameKind::Organisation }];
        part(&document, &mut found);
        let words = |name: &Found| document.span_of(name.tokens.clone()).of(document.text).to_owned();
        let found: Vec<_> = found.iter().map(|name| (words(name), name.kind)).collect();
        assert_eq!(found, expected.iter().map(|&(name, kind)| (name.to_owned(), kind)).collect::<Vec<_>>(), "{text}");
    }

    #[test]
    fn a_body_with_the_office_of_its_person_is_no_person() {
        let check = |text: &str, name: &str, expected: &str, kind: NameKind| {
            let article = Article::from_text("a", text);
            let document = Document::new(&article);
            let tokens = document.tokens_in(Span::new(0, name.len()));
            let mut found = vec![Found { tokens, kind: NameKind::Person }];
            part(&document, &mut found);
            let words = document.span_of(found[0].tokens.clone()).of(text);
            assert_eq!((words, found[0].kind), (expected, kind), "{text}");
        };
        let (body, person) = (NameKind::Organisation, NameKind::Person);
        check("Nurla Moto Founder and CEO Anil Das left.", "Nurla Moto Founder", "Nurla Moto", body);
        check("Anil Founder and CEO Tom Reed left.", "Anil Founder", "Anil Founder", person);
        check("Nurla Moto and CEO Anil Das left.", "Nurla Moto", "Nurla Moto", person);
    }

    #[test]
    fn a_person_after_the_noun_for_a_body_is_none_of_its_name() {
        let (body, person) = (NameKind::Organisation, NameKind::Person);
        check("Harbour Workers Federation Anil Das", &[("Harbour Workers Federation", body), ("Anil Das", person)]);
        check("Academy Anna Reyes", &[("Academy Anna Reyes", body)]);
        check("Harbour Workers Federation Holdings", &[("Harbour Workers Federation Holdings", body)]);
    }
}
