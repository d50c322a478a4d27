//! Which country a mention means, and which countries take part.

use super::CountryMention;
use crate::document::Document;
use crate::extract::{Mentions, places};
use crate::schema::How;
use std::collections::BTreeMap;

mod participants;

pub use participants::participants;

/// The mentions of countries with their codes, in order.
pub fn resolve(document: &Document, mentions: &Mentions) -> Vec<CountryMention> {
    let gazetteer = places::Gazetteer::get();
    mentions
        .places
        .iter()
        .filter_map(|place| {
            let senses = gazetteer.senses(document, place.span);
            let sense = senses.iter().max_by_key(|sense| weight(sense))?;
            Some(CountryMention { span: place.span, how: sense.how(), code: sense.code().to_owned() })
        })
        .collect()
}

/// How likely a sense is, nothing else being known.
fn weight(sense: &places::Sense) -> u32 {
    match sense {
        places::Sense::Country(_) | places::Sense::Demonym(_) => u32::MAX,
        places::Sense::Place(place) => place.thousands,
    }
}

/// The country that the article is most about, by its mentions; the first named of several.
pub fn home(countries: &[CountryMention]) -> Option<&str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in countries {
        *counts.entry(&mention.code).or_default() += if mention.how == How::Name { 2 } else { 1 };
    }
    let most = *counts.values().max()?;
    countries.iter().map(|mention| mention.code.as_str()).find(|code| counts[code] == most)
}
