//! The subject of a whole sentence, for verbs without a subject next to them.

use super::REACH;
use crate::extract::quotes::reader::Reader;
use crate::extract::quotes::{apposition, phrases};
use crate::lexicon::WordClass;
use std::ops::Range;

/// The subject of a sentence: its first noun phrase, after adverbs, phrases with prepositions and participles.
pub fn main_subject(reader: &Reader, start: usize, end: usize) -> Option<Range<usize>> {
    let end = end.min(start + REACH);
    let mut at = after_dateline(reader, start, end);
    while at < end {
        let participle = at == start && opens_with_participle(reader, at);
        let dateline = at > start && reader.any(at, WordClass::PREPOSITION) && reader.dash(at - 1);
        let introduces = reader.preposition(at)
            || dateline
            || participle
            || reader.any(at, WordClass::CONJUNCTION) && !reader.is(at, &["and", "but", "or", "so", "yet", "nor"]);
        if introduces {
            at = (at..end).find(|&t| reader.word(t) == "," && !reader.relative(t + 1))? + 1;
            at = after_region(reader, at);
        } else if let Some(comma) = adverbial_time(reader, at, end) {
            at = comma + 1;
        } else if reader.is(at, &["more", "fewer", "less"]) && reader.is(at + 1, &["than"]) {
            return phrases::after(reader, at + 2, end).map(|phrase| at..phrase.end);
        } else if reader.adverb(at)
            || reader.clitic(at)
            || !reader.is_word(at) && !reader.is_number(at)
            || reader.any(at, WordClass::CONJUNCTION)
            || reader.time(at)
        {
            at += 1;
        } else {
            return phrases::after(reader, at, end).map(|phrase| apposition::name_after(reader, phrase));
        }
    }
    None
}

/// After the region of a place before a comma: in Ames, Iowa, Lee said.
fn after_region(reader: &Reader, at: usize) -> usize {
    let place = at >= 2 && names_region(reader, at - 2, at);
    let named = |t: usize| reader.name_like(t) || reader.word(t) == ".";
    let comma = (at + 1..at + 4).find(|&t| !named(t)).filter(|&t| reader.word(t) == ",");
    comma.filter(|_| place).map_or(at, |comma| comma + 1)
}

/// True for a participle that opens a sentence: speaking to reporters; asked about it; based on its data.
pub(super) fn opens_with_participle(reader: &Reader, at: usize) -> bool {
    let word = reader.word(at);
    let past = word.ends_with("ed") && (reader.preposition(at + 1) || reader.any(at, WordClass::REPORTING));
    past || word.ends_with("ing") && reader.any(at, WordClass::VERB | WordClass::REPORTING)
}

/// The comma after a time that opens a sentence: hours later, a few days ago, Sunday morning.
fn adverbial_time(reader: &Reader, at: usize, end: usize) -> Option<usize> {
    let comma = (at + 1..end.min(at + 8)).find(|&t| reader.word(t) == ",")?;
    let last = comma - 1;
    let told = reader.is(last, &["later", "ago", "earlier", "before", "after", "afterwards", "afterward"])
        || reader.time(last)
        || reader.span_of_time(last);
    let plain = |t: usize| t == at || !reader.name_like(t) || reader.time(t);
    (told && (at..comma).all(plain)).then_some(comma)
}

/// Where a sentence begins after its dateline: DECATUR, Ill. (AP) -- The ...
fn after_dateline(reader: &Reader, start: usize, end: usize) -> usize {
    let agency = (start..end.min(start + 6)).any(|t| reader.word(t) == "(" && reader.word(t + 2) == ")");
    let shouted = agency || reader.word(start).len() > 2 && reader.word(start).chars().all(|c| c.is_uppercase());
    let dash = (start..end.min(start + 10)).find(|&t| reader.dash(t));
    dash.filter(|_| shouted).map_or(start, |t| t + 1)
}

/// True when the name after a comma can be the region of the place before it, and is not a person's name.
pub(super) fn names_region(reader: &Reader, place: usize, region: usize) -> bool {
    let given = reader.any(region, WordClass::GIVEN_NAME) && !reader.any(region, WordClass::ABBREVIATION);
    let person = given || reader.any(region, WordClass::HONORIFIC | WordClass::OFFICE);
    reader.name_like(place) && !reader.time(place) && reader.name_like(region) && !person
}
