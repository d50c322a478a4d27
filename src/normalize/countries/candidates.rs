//! The words that can mention a country, with what surrounds them.

use crate::document::{Document, Shape, TokenKind};
use crate::extract::places::{Gazetteer, Sense};
use crate::extract::{Mentions, NameKind};
use crate::lexicon::WordClass;
use crate::lexicon::places::PlaceKind;
use crate::span::Span;
use bitflags::bitflags;
use std::collections::BTreeSet;
use std::ops::Range;

bitflags! {
    /// What surrounds a candidate.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct Clues: u16 {
        /// A preposition of place before it: in Bath.
        const LOCATED = 1;
        /// It opens a paragraph before a dash or an agency: LEBANON (AP) —
        const DATELINE = 1 << 1;
        /// A word for what a place has follows it: Bath residents.
        const PLACE_NOUN = 1 << 2;
        /// It is a part of a longer name.
        const EMBEDDED = 1 << 3;
        /// It stands for a person, or is a part of a person's name elsewhere in the article.
        const PERSON = 1 << 4;
        /// It is spelt like a plain word, a given name or a surname.
        const WEAK = 1 << 5;
        /// An article stands before it: the Duma.
        const ARTICLE = 1 << 6;
        /// It is spelt like a given name.
        const GIVEN = 1 << 7;
        /// It is a part of the name of an organisation.
        const ORGANISATION = 1 << 8;
        /// "of" before it: of Bath.
        const OF = 1 << 9;
    }
}

/// A word or phrase that can mention a country.
pub struct Candidate<'a> {
    /// Where it stands.
    pub span: Span,
    /// Its form in the lists.
    pub form: &'static str,
    /// What it can mean.
    pub senses: &'a [Sense],
    /// What surrounds it.
    pub clues: Clues,
    /// The country of the region that follows it behind a comma: Paris, Texas.
    pub qualifier: Option<&'static str>,
}

/// All candidates of an article in order.
pub fn gather<'a>(document: &Document, mentions: &Mentions) -> Vec<Candidate<'a>> {
    let gazetteer = Gazetteer::get();
    let persons: Vec<Span> =
        mentions.names.iter().filter(|name| name.kind == NameKind::Person).map(|name| name.span).collect();
    let parts = parts_of_persons(document, &persons);
    let organisations: Vec<Span> =
        mentions.names.iter().filter(|name| name.kind == NameKind::Organisation).map(|name| name.span).collect();
    let mut candidates: Vec<Candidate> = Vec::with_capacity(mentions.places.len());
    for place in &mentions.places {
        let Some((tokens, form, senses)) = gazetteer.entry(document, document.token_at(place.span.start)) else {
            continue;
        };
        let mut clues = clues(document, &tokens);
        if persons.binary_search(&place.span).is_ok()
            || tokens.len() == 1 && parts.contains(&document.tokens[tokens.start].hash)
        {
            clues |= Clues::PERSON;
        }
        let reach = organisations.partition_point(|name| name.start <= place.span.start);
        clues.set(Clues::ORGANISATION, reach > 0 && organisations[reach - 1].contains(place.span));
        candidates.push(Candidate { span: place.span, form, senses, clues, qualifier: None });
    }
    for at in 1..candidates.len() {
        candidates[at - 1].qualifier = qualifier(document, &candidates[at - 1], &candidates[at]);
    }
    candidates
}

/// The hashes of the words of the persons' full names.
fn parts_of_persons(document: &Document, persons: &[Span]) -> BTreeSet<u64> {
    let full = persons.iter().map(|span| document.tokens_in(*span)).filter(|tokens| tokens.len() > 1);
    full.flatten().map(|token| document.tokens[token].hash).collect()
}

/// The country that the next candidate tells for one: it is a state or country, a comma parts the two, and the first can
/// lie in it.
fn qualifier(document: &Document, first: &Candidate, next: &Candidate) -> Option<&'static str> {
    let between = document.text[first.span.to()..next.span.from()].trim();
    let names_country = first.senses.iter().any(|sense| matches!(sense, Sense::Country(_)));
    let tells = |sense: &&Sense| match sense {
        Sense::Country(_) => !names_country,
        Sense::Place(place) => matches!(place.kind(), PlaceKind::Region | PlaceKind::Abbreviation),
        Sense::Demonym(_) | Sense::Other => false,
    };
    if between != "," {
        return None;
    }
    let codes = next.senses.iter().filter(tells).map(Sense::code);
    codes.into_iter().find(|code| first.senses.iter().any(|sense| sense.code() == *code))
}

fn clues(document: &Document, tokens: &Range<usize>) -> Clues {
    let mut clues = Clues::empty();
    let single = tokens.len() == 1;
    let class = document.class(tokens.start);
    clues.set(Clues::LOCATED, is_located(document, tokens.start));
    clues.set(Clues::OF, tokens.start > 0 && document.is(tokens.start - 1, "of"));
    clues.set(Clues::DATELINE, is_dateline(document, tokens));
    clues.set(Clues::PLACE_NOUN, has_place_noun(document, tokens.end));
    clues.set(Clues::EMBEDDED, is_embedded(document, tokens));
    clues.set(Clues::WEAK, single && class.intersects(NAME.union(COMMON)));
    clues.set(Clues::GIVEN, single && class.contains(WordClass::GIVEN_NAME));
    clues.set(Clues::PERSON, single && class.contains(WordClass::GIVEN_NAME) && is_surname(document, tokens.end));
    clues.set(Clues::ARTICLE, tokens.start > 0 && document.is(tokens.start - 1, "the"));
    clues
}

const NAME: WordClass = WordClass::GIVEN_NAME.union(WordClass::SURNAME);

const COMMON: WordClass = WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE).union(WordClass::ADVERB);

/// True for a capitalised word that is known for a surname and for nothing else.
fn is_surname(document: &Document, token: usize) -> bool {
    let other = COMMON | WordClass::ORGANISATION_WORD | WordClass::PLACE_WORD | WordClass::OFFICE | WordClass::MONTH;
    let class = document.class(token);
    document.tokens.get(token).is_some_and(|it| it.capitalised())
        && class.contains(WordClass::SURNAME)
        && !class.intersects(other)
}

const LOCATIVES: &[&str] = &[
    "across",
    "around",
    "at",
    "from",
    "in",
    "into",
    "near",
    "outside",
    "through",
    "throughout",
    "to",
    "toward",
    "towards",
];

/// Words for a part of a place before its name, with or without a preposition.
const PARTS: &[&str] = &[
    "central",
    "downtown",
    "east",
    "eastern",
    "greater",
    "inner-city",
    "metro",
    "metropolitan",
    "midtown",
    "nearby",
    "neighboring",
    "neighbouring",
    "north",
    "northeast",
    "northern",
    "northwest",
    "rural",
    "south",
    "southeast",
    "southern",
    "southwest",
    "suburban",
    "uptown",
    "west",
    "western",
];

/// True behind a preposition of place, a word for a part of a place, or the letter of a party (D-Columbus).
fn is_located(document: &Document, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    let party = document.is(before, "-") && document.glued(first) && before > 0 && {
        matches!(document.word(before - 1), "D" | "R" | "I") && document.glued(before)
    };
    party || document.is_any(before, PARTS) || document.is_any(before, LOCATIVES)
}

/// True for a candidate that opens a paragraph, or in capitals a sentence, before a dash, perhaps with an agency in brackets.
fn is_dateline(document: &Document, tokens: &Range<usize>) -> bool {
    let sentence = &document.sentences[document.tokens[tokens.start].sentence as usize];
    let upper = document.tokens[tokens.clone()].iter().any(|token| token.shape == Shape::Upper);
    let opens_paragraph = document.paragraphs[sentence.paragraph].span.start == sentence.span.start;
    if sentence.tokens.start != tokens.start || !upper && !opens_paragraph {
        return false;
    }
    let near = tokens.end..sentence.tokens.end.min(tokens.end + 8);
    let dash = |token: usize| matches!(document.word(token), "—" | "–" | "--" | "-") && !document.glued(token);
    near.into_iter().any(dash) || upper && document.is(tokens.end, ",")
}

/// Words that follow the name of a place whose they are.
const PLACE_NOUNS: &[&str] = &[
    "airport",
    "area",
    "attorney",
    "authorities",
    "boy",
    "business",
    "businesses",
    "cathedral",
    "church",
    "council",
    "councillor",
    "couple",
    "court",
    "district",
    "family",
    "firefighters",
    "girl",
    "hospital",
    "hotel",
    "man",
    "mayor",
    "men",
    "mother",
    "native",
    "officials",
    "police",
    "resident",
    "residents",
    "school",
    "schools",
    "streets",
    "suburb",
    "teen",
    "teenager",
    "university",
    "voters",
    "woman",
    "women",
];

fn has_place_noun(document: &Document, next: usize) -> bool {
    document.is_any(next, PLACE_NOUNS) || document.is(next, "-") && document.is(next + 1, "based")
}

/// True when a capitalised word stands right beside it, no mark between: a part of a longer name.
fn is_embedded(document: &Document, tokens: &Range<usize>) -> bool {
    let plain = WordClass::DETERMINER | WordClass::PREPOSITION | WordClass::PRONOUN | WordClass::CONJUNCTION;
    let name_word = |token: usize| {
        let it = &document.tokens[token];
        it.kind == TokenKind::Word && it.capitalised() && !it.class.intersects(plain)
    };
    let sentence = &document.sentences[document.tokens[tokens.start].sentence as usize].tokens;
    let joined = |joint: usize, beyond: usize| {
        sentence.contains(&beyond) && matches!(document.word(joint), "&" | "-") && name_word(beyond)
    };
    let before = tokens.start > sentence.start + 1 && {
        let before = tokens.start - 1;
        name_word(before) && !document.is_any(before, PARTS)
            || joined(before, before - 1) && !is_located(document, tokens.start)
    };
    let behind = tokens.end < sentence.end && (name_word(tokens.end) || joined(tokens.end, tokens.end + 1));
    before || behind
}
