//! Cities that speak and are no people: London said the talks would go on; Leeds said its parks were open.

use super::found::Found;
use super::people::People;
use crate::document::Document;
use crate::extract::NameKind;
use crate::extract::places::{Gazetteer, Sense};
use crate::lexicon::places::PlaceKind;
use crate::lexicon::{Groups, WordClass};

/// The smallest capital that is hardly a person's name alone, in thousands.
const LARGE: u32 = 300;

/// Makes places of cities that the labels take for people: large capitals, and others that are "it". Not if the article
/// has a person of that name, and not where someone is he or she.
pub fn place(document: &Document, people: &People, found: &mut [Found]) {
    let alone = |name: &&mut Found| name.kind == NameKind::Person && !people.is_known(document, name);
    for name in found.iter_mut().filter(alone) {
        let sentence = document.sentences[document.tokens[name.tokens.start].sentence as usize].tokens.clone();
        let has = |words: &[&str]| sentence.clone().any(|at| document.is_any(at, words));
        let speaks = document.class(name.tokens.end).intersects(WordClass::REPORTING | WordClass::AUXILIARY);
        let own = speaks && has(&["it", "its", "it's"]);
        let person = sentence.clone().any(|at| document.in_group(at, Groups::HE.union(Groups::SHE)));
        if !person && is_city(document, name, own) {
            name.kind = NameKind::Place;
        }
    }
}

/// True for a large capital; for any city that is `known` to be a thing.
fn is_city(document: &Document, name: &Found, known: bool) -> bool {
    let Some((tokens, senses)) = Gazetteer::get().at(document, name.tokens.start) else { return false };
    let city = |sense: &Sense| match sense {
        Sense::Place(place) if known => matches!(place.kind(), PlaceKind::Capital | PlaceKind::City),
        Sense::Place(place) => place.kind() == PlaceKind::Capital && place.thousands() >= LARGE,
        _ => false,
    };
    tokens == name.tokens && senses.iter().any(city)
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::document::Document;
    use crate::extract::NameKind;
    use crate::extract::names::find;

    /// Whether the first word of a text, after a headline, is a person's name.
    fn check(text: &str, person: bool) {
        let article = Article::from_text("a", format!("Talks\n{text}"));
        let names = find(&Document::new(&article));
        let found = names.iter().find(|name| name.span.start == 6).map(|name| name.kind);
        assert_eq!(found == Some(NameKind::Person), person, "{text}");
    }

    #[test]
    fn a_capital_that_speaks_is_no_person() {
        check("London said the talks would go on.", false);
        check("Paris warned that time was short.", false);
        check("Madrid said that it had recalled its envoy.", false);
        check("London said he would go on.", true);
        check("London said the talks would go on, Jack London's aide said.", true);
    }

    #[test]
    fn a_city_is_no_person_where_it_is_a_thing() {
        check("Glasgow said its schools would stay shut.", false);
        check("Austin said the vote was fair.", true);
        check("Victoria said her dog was found.", true);
    }
}
