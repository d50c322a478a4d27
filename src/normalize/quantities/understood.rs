//! The noun that a number leaves out: 13 were killed (people); 56 more (soldiers, from before).

use super::Statistic;
use crate::document::Document;
use crate::extract::Quantity;
use crate::extract::quantities::lists::same_sentence;
use crate::lexicon::WordClass;
use crate::schema::UnitKind;

/// Words of what happens to people.
const HARM: &[&str] = &[
    "killed",
    "dead",
    "died",
    "die",
    "dies",
    "injured",
    "wounded",
    "hurt",
    "missing",
    "arrested",
    "detained",
    "displaced",
    "trapped",
    "hospitalised",
    "hospitalized",
    "infected",
    "homeless",
    "survived",
    "drowned",
    "rescued",
    "evacuated",
    "perished",
    "fled",
    "attended",
    "protested",
    "marched",
    "died.",
];

/// Bodies of people whose number follows: a town of 440.
const BODIES: &[&str] = &[
    "crowd",
    "town",
    "village",
    "city",
    "population",
    "audience",
    "team",
    "staff",
    "workforce",
    "community",
    "congregation",
    "force",
    "gathering",
    "party",
    "community",
    "crew",
    "family",
];

/// The noun understood: people, where people are told of; else that of the first number of things in the sentence, or
/// of the last in the sentence before.
pub fn noun(document: &Document, quantity: &Quantity, before: &[Statistic]) -> Option<String> {
    let tokens = document.tokens_in(quantity.span);
    let people = || Some("people".to_owned());
    let us = document.is(tokens.end, "of") && document.is_any(tokens.end + 1, &["us", "you", "whom"]);
    let body = tokens.start > 1 && document.is(tokens.start - 1, "of") && document.is_any(tokens.start - 2, BODIES);
    let dead = document.is(tokens.end, "of") && document.is_any(tokens.end + 1, HARM);
    if us || body || dead {
        return people();
    }
    let others = document.is(tokens.end - 1, "others");
    if followed_by_noun(document, tokens.end) {
        return None;
    }
    let sentence = document.sentence_at(quantity.span.start);
    let near: Vec<(usize, &Statistic)> = before
        .iter()
        .rev()
        .take(8)
        .filter(|s| s.unit_kind == UnitKind::Count && s.unit.is_some())
        .map(|s| (document.sentence_at(s.span.start), s))
        .take_while(|(place, _)| place + 1 >= sentence)
        .collect();
    let here = near.iter().rfind(|(place, _)| *place == sentence);
    // "80 others" are others of the last ones told.
    let told = if others { near.first() } else { here.or(near.first()) };
    let antecedent = told.and_then(|(_, s)| s.unit.clone());
    antecedent
        .or_else(|| others.then(people).flatten())
        .or_else(|| harmed(document, quantity, tokens.start).then(people).flatten())
}

/// True when a noun stands right behind that the number does not count: a 15,000 capacity.
fn followed_by_noun(document: &Document, at: usize) -> bool {
    let class = document.class(at);
    let only_noun = class.contains(WordClass::NOUN)
        && !class.intersects(WordClass::VERB | WordClass::ADJECTIVE | WordClass::ADVERB | WordClass::PREPOSITION);
    only_noun && same_sentence(document, at - 1, at)
}

fn harmed(document: &Document, quantity: &Quantity, first: usize) -> bool {
    let end = document.tokens_in(quantity.span).end;
    (first.saturating_sub(4)..end + 5).any(|at| same_sentence(document, at, first) && document.is_any(at, HARM))
}

/// Gives a part the noun of its whole: 1,400 of their 2,000 buses.
pub fn take_from_wholes(document: &Document, statistics: &mut [Statistic]) {
    for at in 1..statistics.len() {
        let (part, whole) = (&statistics[at - 1], &statistics[at]);
        let between = document.token_at(part.span.end)..document.token_at(whole.span.start);
        let of = between.len() == 1 || between.len() == 2 && !document.is(between.start + 1, "which");
        if part.unit_kind == UnitKind::Count
            && whole.unit_kind == UnitKind::Count
            && of
            && document.is(between.start, "of")
        {
            statistics[at - 1].unit = statistics[at].unit.clone();
        }
    }
}
