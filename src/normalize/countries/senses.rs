//! The sense that a form has in an article.

use super::candidates::{Candidate, Form};
use super::clues::Clues;
use super::context::Context;
use super::doubt::{doubt, is_borne_out};
use crate::extract::places::Sense;
use crate::lexicon::places::PlaceKind;
use std::collections::BTreeMap;

/// The score that a sense needs.
const THRESHOLD: f32 = 5.0;

/// The sense of each form; none if the form does not mean a country.
pub fn choose(candidates: &[Candidate], context: &Context) -> BTreeMap<Form, Option<Sense>> {
    let mut forms: BTreeMap<Form, Vec<&Candidate>> = BTreeMap::new();
    for candidate in candidates {
        forms.entry(candidate.key()).or_default().push(candidate);
    }
    forms.into_iter().map(|(form, mentions)| (form, sense(&mentions, context))).collect()
}

/// The likeliest sense of the mentions of one form.
fn sense(mentions: &[&Candidate], context: &Context) -> Option<Sense> {
    let senses = mentions[0].senses;
    let townish = Clues::PLACE_NOUN | Clues::CIVIC | Clues::EMBEDDED | Clues::DATELINE;
    let town = mentions.iter().any(|mention| mention.clues.intersects(townish));
    let clues = mentions.iter().map(|mention| weight(mention.clues)).fold(f32::MIN, f32::max);
    let score = |sense: &Sense| {
        let qualified = mentions.iter().filter_map(|mention| mention.qualifier);
        let told = qualified.map(|code| if code == sense.code() { 10.0 } else { -5.0 }).reduce(f32::max).unwrap_or(0.0);
        // Evidence against a place is not evidence against a country.
        let clues = if matches!(sense, Sense::Place(_)) { clues } else { clues.clamp(0.0, 3.0) };
        // A place mentioned first without its region is the well-known one.
        let context = if mentions[0].apart { 0.0 } else { in_context(sense, senses, context, town) };
        prior(sense) + told + clues + context
    };
    let best =
        senses.iter().map(|sense| (sense, score(sense))).reduce(|best, next| if next.1 > best.1 { next } else { best });
    let told = |sense: &Sense| context.tells_of(sense.code());
    best.filter(|(sense, score)| *score >= THRESHOLD && is_borne_out(mentions, sense, told(sense)))
        .map(|(sense, _)| *sense)
}

/// How likely a sense is without any evidence.
fn prior(sense: &Sense) -> f32 {
    let Sense::Place(place) = sense else { return 14.0 };
    let size = (place.thousands() as f32 + 1.0).ln();
    match place.kind() {
        PlaceKind::Capital => size + size.min(4.0),
        PlaceKind::Region | PlaceKind::Abbreviation => size.max(5.0) + 4.0,
        PlaceKind::Feature | PlaceKind::People => 9.0,
        PlaceKind::County => 7.0,
        // The lists have no population for places that are known for something other than their size.
        PlaceKind::City if place.thousands() == 0 => 6.0,
        PlaceKind::City => size,
    }
}

/// The evidence of the article for and against a sense.
fn in_context(sense: &Sense, senses: &[Sense], context: &Context, town: bool) -> f32 {
    let code = sense.code();
    let told = if context.tells_of(code) { 1.0 } else { -1.0 };
    let nearness = nearness(sense, senses, context);
    if matches!(sense, Sense::Place(_)) || context.tells_of(code) {
        return nearness * (6.0 * context.local_share(code) + 4.0 * context.share(code)) + told;
    }
    let others = senses.iter().filter(|other| other.code() != code);
    let elsewhere = others.map(|other| self::nearness(other, senses, context) * context.local_share(other.code()));
    if town { -8.0 * elsewhere.fold(0.0, f32::max) } else { 0.0 }
}

/// The prior of a place above which its small namesakes must be near: a world city, a country.
const GREAT: f32 = 11.0;

/// The share of the country's context that is evidence for a town with a well-known namesake in another country:
/// largest if the article mentions the town's state.
fn nearness(sense: &Sense, senses: &[Sense], context: &Context) -> f32 {
    match sense {
        Sense::Place(place)
            if place.kind() == PlaceKind::City
                && senses.iter().any(|it| it.code() != place.code() && prior(it) > GREAT) =>
        {
            1.0 - 0.7 * context.distance(*place)
        }
        _ => 1.0,
    }
}

/// The weight of the context of a mention.
fn weight(clues: Clues) -> f32 {
    let given = clues.contains(Clues::GIVEN) && !clues.intersects(Clues::LOCATED | Clues::DATELINE);
    let embedded = clues.contains(Clues::EMBEDDED) && !clues.contains(Clues::ORGANISATION);
    let located = clues.contains(Clues::LOCATED) && !clues.contains(Clues::EMBEDDED | Clues::ORGANISATION);
    let weights = [
        (located, 3.0),
        (clues.contains(Clues::OF), 1.0),
        (clues.contains(Clues::DATELINE), 5.0),
        (clues.contains(Clues::PLACE_NOUN), 3.0),
        (embedded, -3.0),
        (clues.contains(Clues::PERSON), -8.0),
        (clues.contains(Clues::WEAK), if located { -1.0 } else { -2.0 }),
        (given, -2.0),
        (clues.contains(Clues::WEAK | Clues::ARTICLE) && !clues.contains(Clues::PLACE_NOUN), -2.0),
    ];
    weights.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum()
}

/// True when a mention of a form has the form's sense in the article.
pub fn has_sense(candidate: &Candidate, sense: &Sense, context: &Context) -> bool {
    let clues = candidate.clues;
    let placed = clues.intersects(Clues::SITED | Clues::PLACE_NOUN | Clues::CIVIC) || candidate.qualifier.is_some();
    let person = clues.contains(Clues::PERSON | Clues::WEAK) && !placed;
    let part = clues.contains(Clues::EMBEDDED) && !clues.contains(Clues::CIVIC);
    let doubtful = doubt(candidate, sense, context.tells_of(sense.code())) > 1
        || clues.contains(Clues::WEAK) && !clues.contains(Clues::ORGANISATION);
    !person && !(matches!(sense, Sense::Place(_)) && part && doubtful)
}
