//! The kind of an organisation, by the lists, by the words of its name, and by the noun next to it.

use super::forms::Form;
use super::origin::Origin;
use crate::document::{Document, Shape};
use crate::lexicon::organisations::{Strength, kind_of_pair, kind_of_word};
use crate::lexicon::{Groups, WordClass};
use crate::schema::OrganisationKind;
use std::ops::Range;

/// Kinds indicated by a word anywhere in a name, if its head can be of many kinds: the Anglers' Sports Club.
const TOPICAL: [OrganisationKind; 5] = [
    OrganisationKind::ArmedGroup,
    OrganisationKind::Education,
    OrganisationKind::Media,
    OrganisationKind::Religious,
    OrganisationKind::Sports,
];

/// The kind of the organisation of these forms; `full` is the fullest.
pub fn kind(document: &Document, origin: &Origin, own: &[&Form], full: &Form) -> OrganisationKind {
    let listed = |form: &Form| origin.called(form.span.of(document.text)).and_then(|known| known.kind);
    let state = is_central_bank(document, full).then_some(OrganisationKind::Government);
    let station = || is_station(document, full).then_some(OrganisationKind::Media);
    let others = || own.iter().filter(|form| form.words != full.words);
    let default = match () {
        () if full.acronym => OrganisationKind::Government,
        () if full.is_society(document) => OrganisationKind::Ngo,
        () => OrganisationKind::Company,
    };
    let whole = || is_part(document, &full.tokens).then(|| of_whole(document, origin, full)).flatten();
    let part_of =
        of_first_words(document, origin, &full.tokens).or_else(|| owner_kind(document, origin, full)).or_else(whole);
    listed(full)
        .or(state)
        .or(part_of.filter(|kind| *kind == OrganisationKind::International || is_part(document, &full.tokens)))
        .or_else(station)
        .or_else(|| of_pair(document, full))
        .or_else(|| of_words(document, &full.tokens))
        .or_else(|| of_first_words(document, origin, &full.tokens))
        .or_else(|| others().find_map(|form| listed(form)))
        .or_else(|| own.iter().find_map(|form| beside(document, form)))
        .or_else(|| others().find_map(|form| of_words(document, &form.tokens)))
        .or_else(|| own.iter().find_map(|form| of_player(document, form)))
        .unwrap_or(default)
}

/// The kind of the listed organisation at the start of a longer name: al-Qaeda in Iraq.
fn of_first_words(document: &Document, origin: &Origin, name: &Range<usize>) -> Option<OrganisationKind> {
    let ends = (name.start + 1..name.end).rev();
    let words = |end: usize| document.span_of(name.start..end).of(document.text);
    ends.into_iter().find_map(|end| origin.known(words(end)).and_then(|known| known.kind))
}

/// The kind of the listed organisation right before a name: the UN [Commission on Fisheries], the UN's.
fn owner_kind(document: &Document, origin: &Origin, form: &Form) -> Option<OrganisationKind> {
    let before = form.tokens.start.checked_sub(1)?;
    let at = if document.is(before, "'s") { before.checked_sub(1)? } else { before };
    origin.known(document.word(at)).and_then(|known| known.kind)
}

/// The kind of the body after "of" in the name of a part of it: Board of Directors of the Bergen Bank, Office of the UN
/// Envoy. What a department is for is no body.
fn of_whole(document: &Document, origin: &Origin, form: &Form) -> Option<OrganisationKind> {
    let noun = |whole: &Range<usize>| {
        let class = document.class(document.head_of_name(whole));
        class.contains(WordClass::ORGANISATION_NOUN) && !class.contains(WordClass::PLURAL)
    };
    let of_acronym = |whole: &Range<usize>| {
        let acronym = document.tokens[whole.start].shape == Shape::Upper;
        acronym.then(|| of_first_words(document, origin, whole)).flatten()
    };
    let of_noun = |whole: &Range<usize>| noun(whole).then(|| of_words(document, whole)).flatten();
    let of = form.tokens.clone().filter(|&at| document.is(at, "of"));
    let wholes = of.map(|of| of + 1 + usize::from(document.is(of + 1, "the"))..form.tokens.end);
    wholes.filter(|whole| whole.len() > 1).find_map(|whole| of_acronym(&whole).or_else(|| of_noun(&whole)))
}

/// True for a name whose head is a word for a part of some body: the finance department of Acme.
fn is_part(document: &Document, name: &Range<usize>) -> bool {
    document.in_group(document.head_of_name(name), Groups::PART_OF_BODY)
}

/// What two words of a name mean together, the head and any other: a food bank gives to the poor, the army of a liberation
/// is not a state's, a house of deputies is. Any two in a row do if the head says nothing: Food Bank Bergen.
fn of_pair(document: &Document, form: &Form) -> Option<OrganisationKind> {
    let head = document.head_of_name(&form.tokens);
    let hash = |at: usize| document.tokens[at].hash;
    let with_head = form.tokens.clone().filter(|&at| at != head).map(|at| (at, head));
    let silent = kind_of_word(hash(head)).is_none();
    let next = form.tokens.clone().skip(1).filter(|_| silent).map(|at| (at - 1, at));
    let topic = |at: usize| at != head && document.class(at).contains(WordClass::PORTFOLIO);
    let national = || form.tokens.clone().any(|at| document.is(at, "national"));
    let of_state = || national() || form.country.is_some() && form.tokens.clone().any(topic);
    let pair = with_head.chain(next).find_map(|(other, at)| kind_of_pair(hash(at), hash(other)));
    pair.or_else(|| (document.is(head, "institute") && of_state()).then_some(OrganisationKind::Government))
}

/// What the words of a name indicate: its head, the word before "of" or the last one, unless that can be of many kinds
/// and another word is more specific.
fn of_words(document: &Document, name: &Range<usize>) -> Option<OrganisationKind> {
    let tells = |at: usize| kind_of_word(document.tokens[at].hash);
    let head = document.head_of_name(name);
    let firm = |at: usize| tells(at).filter(|(_, strength)| at != head && *strength == Strength::Firm);
    let topic = || name.clone().rev().filter_map(firm).map(|(kind, _)| kind).find(|kind| TOPICAL.contains(kind));
    let weak = || name.clone().rev().filter_map(tells).find(|(_, strength)| *strength == Strength::Weak);
    match tells(head) {
        Some(_) if is_of_states(document, name) => Some(OrganisationKind::International),
        // The Chess Union is not a trade union.
        Some((OrganisationKind::Other, Strength::Head)) if topic() == Some(OrganisationKind::Sports) => topic(),
        Some((kind, Strength::Firm | Strength::Head)) => Some(kind),
        // A fraud squad does not play games.
        Some((OrganisationKind::Sports, Strength::Weak)) => {
            let other = |at: usize| tells(at).map(|(kind, _)| kind).filter(|_| at != head);
            topic().or_else(|| name.clone().find_map(other)).or(Some(OrganisationKind::Sports))
        }
        Some((kind, Strength::Weak)) => topic().or(Some(kind)),
        None => name.clone().rev().find_map(firm).or_else(weak).map(|(kind, _)| kind),
    }
}

/// True for a name whose first word shows that it is of many states: International Fisheries Organisation.
fn is_of_states(document: &Document, name: &Range<usize>) -> bool {
    document.in_group(name.start, Groups::MANY_STATES)
        && document.in_group(document.head_of_name(name), Groups::STATES_BODY)
}

/// True for the central bank of a state: Reserve Bank, Bank of Namibia.
fn is_central_bank(document: &Document, form: &Form) -> bool {
    let tokens = &form.tokens;
    let bank = |at: usize| document.is(at, "bank");
    let central = tokens.clone().any(|at| document.is_any(at, &["central", "reserve"]) && bank(at + 1));
    let state =
        tokens.len() == 3 && bank(tokens.start) && document.is(tokens.start + 1, "of") && form.country.is_some();
    central || state
}

/// True for the call sign of a station with its band: WXYZ-TV4, KXYZ-FM.
fn is_station(document: &Document, form: &Form) -> bool {
    let band = form.span.of(document.text).rsplit_once('-');
    band.is_some_and(|(_, band)| ["AM", "FM", "TV"].iter().any(|name| band.starts_with(name)))
}

/// Sports for a name before one who plays there: the Kestrel goalkeeper.
fn of_player(document: &Document, form: &Form) -> Option<OrganisationKind> {
    document.in_group(form.tokens.end, Groups::PLAYER).then_some(OrganisationKind::Sports)
}

/// The description by a common noun next to a name.
fn beside(document: &Document, form: &Form) -> Option<OrganisationKind> {
    nouns_beside(document, form).find_map(kind_of_word).map(|(kind, _)| kind)
}

/// The nouns for bodies next to a name, by their hashes: the airline Acme; the Acme party; Acme, a bank.
pub fn nouns_beside<'d>(document: &'d Document, form: &Form) -> impl Iterator<Item = u64> + 'd {
    const FARTHEST: usize = 6;
    let end = form.tokens.end;
    let determined = document.class(end + 1).contains(WordClass::DETERMINER);
    let apposed = if document.is(end, ",") && determined { end + 2..end + 2 + FARTHEST } else { end..end };
    let inside = |at: &usize| {
        let class = document.class(*at);
        !class.is_empty() && !class.intersects(WordClass::PREPOSITION | WordClass::AUXILIARY)
    };
    let places = form.tokens.start.checked_sub(1).into_iter().chain([end]).chain(apposed.take_while(inside));
    let places: Vec<usize> = places.collect();
    places
        .into_iter()
        .filter_map(|at| document.tokens.get(at))
        .filter(|token| token.shape == Shape::Lower)
        .filter_map(|token| token.class.contains(WordClass::ORGANISATION_NOUN).then_some(token.hash))
}
