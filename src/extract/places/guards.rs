//! Words that are spelled like a mention of a country but are not, as their context shows.

use super::Sense;
use crate::document::{Document, Shape, TokenKind};
use crate::lexicon::Groups;
use crate::lexicon::organisations::written;
use crate::lexicon::places::PlaceKind;
use std::ops::Range;

/// True when an entry of the gazetteer means something else in this context.
pub fn means_other(document: &Document, tokens: &Range<usize>, senses: &[Sense]) -> bool {
    let abbreviation = senses.iter().all(|sense| has_kind(sense, PlaceKind::Abbreviation));
    matches!(senses[0], Sense::Other)
        || is_currency(document, tokens)
        || is_road(document, tokens)
        || is_street(document, tokens)
        || is_landmark(document, tokens, senses)
        || is_native(document, tokens)
        || is_water(document, tokens, senses)
        || is_political_party(document, tokens, senses)
        || is_acronym(document, tokens, senses)
        || is_in_body_elsewhere(document, tokens, senses)
        || is_era(document, tokens)
        || abbreviation && !follows_place(document, tokens)
}

fn has_kind(sense: &Sense, kind: PlaceKind) -> bool {
    matches!(sense, Sense::Place(place) if place.kind() == kind)
}

/// US$ is a currency, not a mention of the country.
fn is_currency(document: &Document, tokens: &Range<usize>) -> bool {
    document.is(tokens.end, "$") && document.glued(tokens.end)
}

/// US-24: a code for a highway. (U.S. 79 says whose highway it is.)
fn is_road(document: &Document, tokens: &Range<usize>) -> bool {
    let number =
        |at: usize| document.tokens.get(at).is_some_and(|it| it.kind == TokenKind::Number && it.span.len() <= 3);
    document.is_any(tokens.start, &["US", "U.S."]) && document.is(tokens.end, "-") && number(tokens.end + 1)
}

/// The name of a street: Malta Road.
fn is_street(document: &Document, tokens: &Range<usize>) -> bool {
    document.in_group(tokens.end, Groups::STREET) && document.tokens[tokens.end].capitalised()
}

/// A place that is named after a country or people: Irish Hill, Jordan Valley, the Spanish Oaks Apartments.
fn is_landmark(document: &Document, tokens: &Range<usize>, senses: &[Sense]) -> bool {
    const LONGEST: usize = 4;
    let of_country = matches!(senses[0], Sense::Country(_) | Sense::Demonym(_)) && tokens.len() == 1;
    let capital = |at: &usize| document.tokens[*at].capitalised();
    let landmark = document.in_group(tokens.end, Groups::LANDMARK) && capital(&tokens.end);
    // Spanish Oaks Apartments
    let end = document.sentences[document.tokens[tokens.start].sentence as usize].tokens.end;
    let last = (tokens.end..end).take(LONGEST).take_while(capital).last();
    let demonym = matches!(senses[0], Sense::Demonym(_));
    let building = demonym && last.is_some_and(|last| document.in_group(last, Groups::BUILDING));
    of_country && (landmark || building)
}

/// What is of the native peoples of America: Indian casinos.
fn is_native(document: &Document, tokens: &Range<usize>) -> bool {
    const NOUNS: [&str; 8] =
        ["casino", "casinos", "gaming", "reservation", "reservations", "tribal", "tribe", "tribes"];
    tokens.len() == 1 && document.is(tokens.start, "indian") && document.is_any(tokens.end, &NOUNS)
}

/// A river, lake or sea that is named after a country: Lake Chad, the Sea of Japan, the Jordan River.
fn is_water(document: &Document, tokens: &Range<usize>, senses: &[Sense]) -> bool {
    const AFTER: [&str; 7] = ["river", "sea", "ocean", "strait", "straits", "basin", "delta"];
    const BEFORE: [&str; 7] = ["river", "lake", "sea", "gulf", "bight", "strait", "straits"];
    let of_country = matches!(senses[0], Sense::Country(_) | Sense::Demonym(_)) && tokens.len() == 1;
    let capital = |at: usize| document.tokens[at].capitalised();
    let after = || document.is_any(tokens.end, &AFTER) && capital(tokens.end);
    let of = |at: usize| if at > 0 && document.is(at, "of") { at - 1 } else { at };
    let before = || tokens.start.checked_sub(1).map(of).is_some_and(|at| document.is_any(at, &BEFORE) && capital(at));
    of_country && (after() || before())
}

/// A party that is named after a colour or virtue that is also a place: the Colorado Party.
fn is_political_party(document: &Document, tokens: &Range<usize>, senses: &[Sense]) -> bool {
    let place = |sense: &Sense| matches!(sense, Sense::Place(place) if place.kind() != PlaceKind::People);
    document.is(tokens.end, "Party") && document.tokens[tokens.end].capitalised() && senses.iter().all(place)
}

/// A city of more than this many thousands is hardly ever spelled like an acronym.
const METROPOLIS: u32 = 1000;

/// Capitals alone among lower-case words are an acronym and not a place (SWAT), except at the start of a dateline.
fn is_acronym(document: &Document, tokens: &Range<usize>, senses: &[Sense]) -> bool {
    let place = |sense: &Sense| match sense {
        Sense::Place(place) => place.name().contains(char::is_lowercase) && place.thousands() < METROPOLIS,
        _ => false,
    };
    let shape = |token: usize| document.tokens.get(token).filter(|it| it.kind == TokenKind::Word).map(|it| it.shape);
    let sentence = &document.sentences[document.tokens[tokens.start].sentence as usize].tokens;
    let quiet = |token: usize| shape(token) != Some(Shape::Upper);
    let dateline = sentence.start == tokens.start && shape(tokens.end).is_none();
    tokens.len() == 1
        && !quiet(tokens.start)
        && senses.iter().all(place)
        && !dateline
        && (sentence.start == tokens.start || quiet(tokens.start - 1))
        && quiet(tokens.end)
}

/// The last word of a body of one country that is spelled like a place in another: Lok Sabha is not in Libya.
fn is_in_body_elsewhere(document: &Document, tokens: &Range<usize>, senses: &[Sense]) -> bool {
    let before = tokens.start.checked_sub(1).filter(|&at| document.same_sentence(at, tokens.start));
    let Some(before) = before.filter(|&at| document.tokens[at].capitalised()) else { return false };
    let words = document.span_of(before..tokens.end).of(document.text);
    let elsewhere =
        |code: &str| senses.iter().all(|sense| matches!(sense, Sense::Place(place) if place.code() != code));
    written(words).any(|body| body.country.is_some_and(elsewhere))
}

/// 100 B.C. is a time.
fn is_era(document: &Document, tokens: &Range<usize>) -> bool {
    document.is(tokens.start, "B.C.")
        && tokens.start.checked_sub(1).is_some_and(|before| document.tokens[before].kind == TokenKind::Number)
}

/// True when a comma and a capitalised word are before (Butte, MT), or a party's letter (D-OR), and the name ends here.
fn follows_place(document: &Document, tokens: &Range<usize>) -> bool {
    let Some(before) = tokens.start.checked_sub(2) else { return false };
    let joined = document.is(before + 1, ",") || document.is(before + 1, "-") && document.glued(tokens.start);
    let ends =
        document.tokens.get(tokens.end).is_none_or(|next| next.kind != TokenKind::Word || next.shape == Shape::Lower);
    joined && document.tokens[before].capitalised() && ends
}
