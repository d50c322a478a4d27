//! The context of a word that can mention a country.

use crate::document::{Document, Shape, TokenKind};
use crate::lexicon::{Groups, WordClass};
use bitflags::bitflags;
use std::ops::Range;

bitflags! {
    /// Clues from the context of a candidate.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct Clues: u16 {
        /// A preposition of place before it: in Bath.
        const LOCATED = 1;
        /// It opens a paragraph before a dash or an agency: LEBANON (AP) —
        const DATELINE = 1 << 1;
        /// A word for something that places have follows it: Bath residents.
        const PLACE_NOUN = 1 << 2;
        /// It is a part of a longer name.
        const EMBEDDED = 1 << 3;
        /// It stands for a person, or is a part of a person's name elsewhere in the article.
        const PERSON = 1 << 4;
        /// It is spelled like a plain word, a given name or a surname.
        const WEAK = 1 << 5;
        /// An article is before it: the Duma.
        const ARTICLE = 1 << 6;
        /// It is spelled like a given name.
        const GIVEN = 1 << 7;
        /// It is a part of the name of an organisation.
        const ORGANISATION = 1 << 8;
        /// "of" before it: of Bath.
        const OF = 1 << 9;
        /// It is in a position where hardly anything but a place occurs: in Bath, near Bath, the city of Bath.
        const SITED = 1 << 10;
        /// The words for a town's office or public body follow it: Bath Mayor, Bath Police, Bath High School.
        const CIVIC = 1 << 11;
        /// It is listed with a place.
        const LISTED = 1 << 12;
        /// Every word of it is also a plain word: West End, Reading.
        const PLAIN = 1 << 13;
        /// It ends in a word for its kind of place: Hyde Park, Beacon Hill.
        const GENERIC = 1 << 14;
        /// It is not the first word of a sentence.
        const INSIDE = 1 << 15;
    }
}

/// The clues from the words around a mention.
pub fn clues(document: &Document, tokens: &Range<usize>) -> Clues {
    let mut clues = Clues::empty();
    let single = tokens.len() == 1;
    let class = document.class(tokens.start);
    // Schools and hospitals are named after saints.
    let saint = document.is_any(tokens.start, &["st.", "st", "saint"]);
    let civic = is_civic(document, tokens.end) && !saint;
    let embedded = is_embedded(document, tokens);
    clues.set(Clues::LOCATED, is_located(document, tokens.start));
    clues.set(Clues::SITED, (civic || !embedded) && is_sited(document, tokens));
    clues.set(Clues::OF, tokens.start > 0 && document.is(tokens.start - 1, "of"));
    clues.set(Clues::DATELINE, is_dateline(document, tokens));
    clues.set(Clues::PLACE_NOUN, has_place_noun(document, tokens.end));
    clues.set(Clues::CIVIC, civic);
    let sentence = document.tokens[tokens.start].sentence as usize;
    clues.set(Clues::INSIDE, document.sentences[sentence].tokens.start < tokens.start);
    clues.set(Clues::EMBEDDED, embedded);
    clues.set(Clues::WEAK, single && class.intersects(NAME.union(COMMON)));
    clues.set(Clues::PLAIN, tokens.clone().all(|token| document.class(token).intersects(COMMON)));
    clues.set(Clues::GENERIC, !single && document.class(tokens.end - 1).contains(WordClass::PLACE_WORD));
    clues.set(Clues::GIVEN, single && class.contains(WordClass::GIVEN_NAME));
    clues.set(Clues::PERSON, single && class.contains(WordClass::GIVEN_NAME) && is_surname(document, tokens.end));
    clues.set(Clues::ARTICLE, tokens.start > 0 && document.is(tokens.start - 1, "the"));
    clues
}

const NAME: WordClass = WordClass::GIVEN_NAME.union(WordClass::SURNAME);

const COMMON: WordClass = WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE).union(WordClass::ADVERB);

/// True for a capitalised word that is known as a surname only.
fn is_surname(document: &Document, token: usize) -> bool {
    let other = COMMON | WordClass::ORGANISATION_WORD | WordClass::PLACE_WORD | WordClass::OFFICE | WordClass::MONTH;
    let class = document.class(token);
    document.tokens.get(token).is_some_and(|it| it.capitalised())
        && class.contains(WordClass::SURNAME)
        && !class.intersects(other)
}

/// True in a position where hardly anything but a place occurs, unless what follows makes it a possessor (in Bath's
/// plans) or a modifier (in Bath trousers).
fn is_sited(document: &Document, tokens: &Range<usize>) -> bool {
    let Some(before) = tokens.start.checked_sub(1) else { return false };
    let of_settlement = before > 0 && document.is(before, "of") && document.in_group(before - 1, Groups::SETTLEMENT);
    if of_settlement || is_home(document, before) || is_party(document, before) {
        return true;
    }
    let part =
        document.in_group(before, Groups::PLACE_PART) && before > 0 && document.tokens[before].shape == Shape::Lower;
    let site = document.in_group(before, Groups::PLACE_PREPOSITION) || part;
    site && !is_possessive(document, tokens.end) && !is_plain_noun(document, tokens.end)
}

/// True for the preposition before someone's home, after a comma or an age: Ann Lee, 54, of Bath.
fn is_home(document: &Document, preposition: usize) -> bool {
    preposition > 0 && document.is_any(preposition, &["of", "from"]) && document.is(preposition - 1, ",")
}

fn is_possessive(document: &Document, next: usize) -> bool {
    document.is(next, "'s")
}

/// True for a lower-case word that is only a noun.
fn is_plain_noun(document: &Document, token: usize) -> bool {
    let other = WordClass::VERB | WordClass::ADJECTIVE | WordClass::ADVERB | WordClass::PREPOSITION | FUNCTION;
    let class = document.class(token);
    document.tokens.get(token).is_some_and(|it| it.shape == Shape::Lower)
        && class.contains(WordClass::NOUN)
        && !class.intersects(other | WordClass::CALENDAR)
}

const FUNCTION: WordClass =
    WordClass::DETERMINER.union(WordClass::PREPOSITION).union(WordClass::PRONOUN).union(WordClass::CONJUNCTION);

/// True for the hyphen after the letter of a party: D-Columbus.
fn is_party(document: &Document, hyphen: usize) -> bool {
    hyphen > 0
        && document.is(hyphen, "-")
        && document.glued(hyphen)
        && document.glued(hyphen + 1)
        && matches!(document.word(hyphen - 1), "D" | "R" | "I")
}

/// True for a capitalised word of the office or public body of a town, or of a politician's party.
fn is_civic(document: &Document, next: usize) -> bool {
    document.tokens.get(next).is_some_and(|it| it.capitalised()) && document.in_group(next, Groups::CIVIC)
}

/// True after a preposition of place, a word for a part of a place, or the letter of a party (D-Columbus).
fn is_located(document: &Document, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    is_party(document, before)
        || document.in_group(before, Groups::PLACE_PART | Groups::PLACE_PREPOSITION | Groups::PLACE_LEADER)
}

/// True for a candidate that opens a paragraph, or in capitals a sentence, before a dash, perhaps with an agency in
/// brackets.
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

fn has_place_noun(document: &Document, next: usize) -> bool {
    document.in_group(next, Groups::PLACE_NOUN)
        || document.is(next, "-") && document.in_group(next + 1, Groups::PLACE_PARTICIPLE)
}

/// True when a capitalised word is right next to it, no mark between: a part of a longer name.
fn is_embedded(document: &Document, tokens: &Range<usize>) -> bool {
    let name_word = |token: usize| {
        let it = &document.tokens[token];
        it.kind == TokenKind::Word && it.capitalised() && !is_apart(document, token)
    };
    let sentence = &document.sentences[document.tokens[tokens.start].sentence as usize].tokens;
    let joined = |joint: usize, beyond: usize| {
        let hyphen = document.is(joint, "-") && document.glued(joint) && document.glued(joint + 1);
        sentence.contains(&beyond) && (hyphen || document.is(joint, "&")) && name_word(beyond)
    };
    let before = tokens.start > sentence.start + 1 && {
        let before = tokens.start - 1;
        name_word(before) && !document.in_group(before, Groups::PLACE_PART)
            || joined(before, before - 1) && !is_located(document, tokens.start)
    };
    let after = tokens.end < sentence.end
        && (name_word(tokens.end) && !is_title(document, tokens.end) || joined(tokens.end, tokens.end + 1));
    before || after
}

/// True for words that do not continue a name though they are capitalised: function words, dates, and, in headlines,
/// verbs.
fn is_apart(document: &Document, token: usize) -> bool {
    let class = document.class(token);
    let verb = class.contains(WordClass::VERB) && !class.intersects(NAME | WordClass::NOUN | WordClass::ADJECTIVE);
    let number = document.tokens.get(token + 1).is_some_and(|next| next.kind == TokenKind::Number);
    let date = class.contains(WordClass::MONTH) && number || class.contains(WordClass::WEEKDAY);
    verb || date || class.intersects(FUNCTION)
}

/// True for an office or party after its place: Bath Mayor Ann Lee.
fn is_title(document: &Document, next: usize) -> bool {
    let class = document.class(next);
    let office = class.contains(WordClass::OFFICE | WordClass::PUBLIC) && !class.intersects(NAME);
    office || document.is_any(next, &["democrat", "democrats", "republican", "republicans"])
}
