//! The sense that a form has in an article.

use super::candidates::{Candidate, Clues};
use super::context::Context;
use crate::extract::places::Sense;
use crate::lexicon::places::{Place, PlaceKind};
use std::collections::BTreeMap;

/// What a sense must score to be held.
const THRESHOLD: f32 = 6.0;

/// The sense of each form, by its form in the lists; none where the form means something else than a country.
pub fn choose(candidates: &[Candidate], context: &Context) -> BTreeMap<&'static str, Option<Sense>> {
    let mut forms: BTreeMap<&'static str, Vec<&Candidate>> = BTreeMap::new();
    for candidate in candidates {
        forms.entry(candidate.form).or_default().push(candidate);
    }
    forms.into_iter().map(|(form, mentions)| (form, sense(&mentions, context))).collect()
}

/// The likeliest sense of the mentions of one form.
fn sense(mentions: &[&Candidate], context: &Context) -> Option<Sense> {
    let senses = mentions[0].senses;
    let clues = mentions.iter().map(|mention| weight(mention.clues)).fold(f32::MIN, f32::max);
    let score = |sense: &Sense| {
        let qualified = mentions.iter().filter_map(|mention| mention.qualifier);
        let told = qualified.map(|code| if code == sense.code() { 10.0 } else { -5.0 }).reduce(f32::max).unwrap_or(0.0);
        prior(sense)
            + told
            + in_context(sense, senses, context)
            + if matches!(sense, Sense::Place(_)) { clues } else { 0.0 }
    };
    let best =
        senses.iter().map(|sense| (sense, score(sense))).reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.filter(|(_, score)| *score >= THRESHOLD).map(|(sense, _)| *sense)
}

/// How likely a sense is, nothing else being known.
fn prior(sense: &Sense) -> f32 {
    match sense {
        Sense::Country(_) | Sense::Demonym(_) => 14.0,
        Sense::Place(place) => {
            size(place)
                + match place.kind {
                    PlaceKind::Capital => 4.0,
                    PlaceKind::Region | PlaceKind::Abbreviation => 4.0,
                    PlaceKind::County | PlaceKind::Feature => 6.0,
                    PlaceKind::City => 0.0,
                }
        }
    }
}

fn size(place: &Place) -> f32 {
    (place.thousands as f32 + 1.0).ln()
}

/// What the article tells for and against a sense.
fn in_context(sense: &Sense, senses: &[Sense], context: &Context) -> f32 {
    let code = sense.code();
    match sense {
        Sense::Place(_) => {
            6.0 * context.local_share(code)
                + 4.0 * context.share(code)
                + if context.tells_of(code) { 1.0 } else { -1.0 }
        }
        _ if context.tells_of(code) => 0.0,
        _ => {
            let others = senses.iter().filter(|other| other.code() != code);
            -8.0 * others.map(|other| context.local_share(other.code())).fold(0.0, f32::max)
        }
    }
}

/// What the surroundings of a mention weigh.
fn weight(clues: Clues) -> f32 {
    let weights = [
        (Clues::LOCATED, 3.0),
        (Clues::DATELINE, 5.0),
        (Clues::PLACE_NOUN, 3.0),
        (Clues::EMBEDDED, -3.0),
        (Clues::PERSON, -8.0),
        (Clues::WEAK, -3.0),
        (Clues::ARTICLE, -3.0),
    ];
    weights.iter().filter(|(clue, _)| clues.contains(*clue)).map(|(_, weight)| weight).sum()
}

/// True when a mention of a form has the form's sense in the article.
pub fn stands(candidate: &Candidate, sense: &Sense) -> bool {
    let person = candidate.clues.contains(Clues::PERSON)
        && candidate.clues.contains(Clues::WEAK)
        && !candidate.clues.contains(Clues::LOCATED);
    match sense {
        Sense::Country(_) | Sense::Demonym(_) => !person,
        Sense::Place(_) => !person && !candidate.clues.contains(Clues::WEAK | Clues::EMBEDDED),
    }
}
