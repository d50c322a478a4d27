//! Whether a word that can be a place is really one.
//!
//! The names of small towns usually mean something else: a surname, a company, a university, a plain word. The doubt
//! about a name depends on its kind and size; a mention in the article must have as much evidence.

use super::candidates::Candidate;
use super::clues::Clues;
use crate::extract::places::Sense;
use crate::lexicon::places::{PlaceKind, is_namesake};

/// True when the mentions of a form in an article are enough evidence for a place.
pub fn is_borne_out(mentions: &[&Candidate], sense: &Sense, told: bool) -> bool {
    let doubt = doubt(mentions[0], sense, told);
    doubt == 0 || mentions.iter().any(|mention| evidence(mention) >= doubt)
}

/// True when one mention is enough evidence by itself.
pub fn bears_itself_out(candidate: &Candidate, sense: &Sense, told: bool) -> bool {
    evidence(candidate) >= doubt(candidate, sense, told)
}

/// The doubt about a place, 0 to 3; told: whether the rest of the article has evidence for its country.
pub fn doubt(candidate: &Candidate, sense: &Sense, told: bool) -> u8 {
    let Sense::Place(place) = sense else { return 0 };
    let clues = candidate.clues;
    let single = !candidate.form.contains([' ', '-']);
    let thousands = place.thousands();
    if is_namesake(candidate.form) {
        return 2;
    }
    let doubt = match place.kind() {
        // A large city is more frequent than the capitalised plain word.
        PlaceKind::City if clues.contains(Clues::PLAIN | Clues::INSIDE) && single && thousands >= 200 => 1,
        PlaceKind::City if clues.contains(Clues::PLAIN) && single => 2,
        PlaceKind::City if clues.contains(Clues::PLAIN) => u8::from(thousands < 50),
        // Churches and schools are named after saints.
        PlaceKind::City if ["St. ", "St ", "Saint "].iter().any(|saint| candidate.form.starts_with(saint)) => {
            u8::from(thousands < 300)
        }
        PlaceKind::City if clues.contains(Clues::WEAK) => u8::from(thousands < 300) + u8::from(thousands < 100),
        PlaceKind::Region if thousands == 0 => u8::from(clues.contains(Clues::WEAK)),
        _ => 0,
    };
    let remote = !told && place.kind() == PlaceKind::City && (1..100).contains(&thousands);
    if remote && clues.contains(Clues::GENERIC) { 3 } else { (doubt + u8::from(remote)).min(2) }
}

/// The evidence for a place in the context of a mention, 0 to 3.
fn evidence(candidate: &Candidate) -> u8 {
    let clues = candidate.clues;
    let part = clues.contains(Clues::EMBEDDED) && !clues.contains(Clues::CIVIC);
    let strong = Clues::SITED | Clues::PLACE_NOUN | Clues::CIVIC;
    if candidate.qualifier.is_some() || clues.contains(Clues::DATELINE) {
        3
    } else if clues.intersects(strong) && !part {
        2
    } else {
        u8::from(clues.intersects(Clues::LOCATED | Clues::OF | Clues::LISTED) && !part)
    }
}
