//! Mentions of countries: names, demonyms, places.

use super::{Name, NameKind, Place};
use crate::document::Document;
use crate::lexicon::{WordClass, WordSet};
use crate::span::Span;

mod gazetteer;
mod guards;

pub use gazetteer::{Gazetteer, Sense};

/// The mentions of countries in order.
pub fn find(document: &Document, names: &[Name]) -> Vec<Place> {
    let gazetteer = Gazetteer::get();
    let mut persons = names.iter().filter(|name| name.kind == NameKind::Person).map(|name| name.span).peekable();
    let full = words_of_full_names(document, names);
    let mut places = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        let Some((tokens, senses)) = gazetteer.at(document, at) else {
            at += 1;
            continue;
        };
        at = tokens.end;
        let span = document.span_of(tokens.clone());
        while persons.next_if(|person| person.end <= span.start).is_some() {}
        let speaks = || {
            full.contains(&document.tokens[tokens.start].hash)
                && document.class(tokens.end).contains(WordClass::REPORTING)
        };
        let in_person = persons.peek().is_some_and(|person| is_within(span, *person) || *person == span && speaks());
        let how = senses[0].how();
        if !in_person && !guards::means_other(document, &tokens, senses) {
            places.push(Place { span, how });
        }
    }
    places
}

/// The hashes of the words of the persons' full names.
fn words_of_full_names(document: &Document, names: &[Name]) -> WordSet {
    let persons = names.iter().filter(|name| name.kind == NameKind::Person).map(|name| document.tokens_in(name.span));
    persons.filter(|tokens| tokens.len() > 1).flatten().map(|at| document.tokens[at].hash).collect()
}

/// True when a mention is a part of a person's name: Michael Jordan.
fn is_within(span: Span, person: Span) -> bool {
    person.start <= span.start && span.end <= person.end && person != span
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::schema::How;

    /// Mentions as name:..., demonym:..., place:...
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let label = |how| match how {
            How::Name => "name",
            How::Demonym => "demonym",
            _ => "place",
        };
        let found: Vec<_> =
            find(&document, &[]).iter().map(|place| format!("{}:{}", label(place.how), place.span.of(text))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn names_abbreviations_and_demonyms_are_found() {
        check("The US and the U.K. met Turkish aides.", &["name:US", "name:U.K.", "demonym:Turkish"]);
        check("US-led strikes hit Aleppo in Syria", &["name:US", "place:Aleppo", "name:Syria"]);
        check("TURKEY SHOOTS DOWN JET", &["name:TURKEY"]);
        check("LEEDS, England", &["place:LEEDS", "place:England"]);
        check("He lives in Missoula, MT, not OR Tambo.", &["place:Missoula", "place:MT"]);
        check("Dutchmen and Britons love Holland.", &["demonym:Dutchmen", "demonym:Britons", "name:Holland"]);
    }

    #[test]
    fn roads_buildings_and_native_peoples_are_of_no_country() {
        check("Trucks block US-50, just north of the lake.", &[]);
        check("A fire broke out at the Spanish Oaks Apartments.", &[]);
        check("They say Indian casinos pay no tax.", &[]);
        check("They say Indian farmers pay no tax.", &["demonym:Indian"]);
    }

    #[test]
    fn words_that_are_spelt_like_countries_are_not() {
        check("IS told us that it is polish, not turkey on china.", &[]);
        check("It cost US$5m.", &[]);
        check("A SWAT team ate French fries by the Indian Ocean.", &[]);
        check("He lives at 12 Malta Road near Irish Hill.", &[]);
        check("It was built in 100 B.C. in Latin America.", &[]);
        check("The Lok Sabha met. They flew to Sabha.", &["place:Sabha"]);
        check("The Colorado Party ate Victoria sponge, not Colorado beans.", &["place:Colorado"]);
    }
}
