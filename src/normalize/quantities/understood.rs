//! The noun or unit that a number leaves out: 13 were killed (people); 56 more (soldiers, from before); 5 percent, up
//! from 4 (percent).

use super::Statistic;
use super::about::{Asked, are_compared, are_listed};
use crate::document::Document;
use crate::lexicon::{Groups, Lexicon, WordClass, fold_eq};
use crate::schema::{Assumed, Bound, Change, UnitKind};
use crate::span::Span;
use crate::syntax::{Reading, Run, What};
use std::ops::Range;

/// Adds the units that are left out.
pub fn read(reading: Reading, statistics: &mut [Statistic], runs: &[Run]) {
    for index in 0..statistics.len() {
        if statistics[index].unit.is_some() || statistics[index].unit_kind != UnitKind::Count {
            continue;
        }
        let (kind, unit) = match of_compared(reading, &statistics[..=index], runs) {
            Some((kind, unit)) => (kind, Some(unit)),
            None => (UnitKind::Count, noun(&Asked::new(reading, statistics, runs, index))),
        };
        let statistic = &mut statistics[index];
        statistic.assumed = unit.is_some().then_some(Assumed::Unit);
        (statistic.unit_kind, statistic.unit) = (kind, unit);
    }
    take_from_wholes(reading.document, statistics);
}

/// The unit of the measure that the last number is compared with or listed after: 63.1 percent, down from 70.4; 11
/// percent in May and 9 in June. Not that of the same amount in another currency.
fn of_compared(reading: Reading, statistics: &[Statistic], runs: &[Run]) -> Option<(UnitKind, String)> {
    let last = statistics.len().checked_sub(1)?;
    let before = last.checked_sub(1)?;
    let converted = Asked::new(reading, statistics, runs, before).converted().is_some();
    let before = before - usize::from(converted);
    let (one, other) = (runs[before], runs[last]);
    let before = &statistics[before];
    let measured = before.unit_kind != UnitKind::Count && before.unit_kind != UnitKind::Age;
    let compared = before.change == Change::Level && are_compared(reading, one, other);
    let found = measured && (compared || before.unit_kind != UnitKind::Ratio && are_listed(reading, one, other));
    Some((before.unit_kind, before.unit.clone().filter(|_| found)?))
}

/// The implied noun: people, if people are mentioned; else that of the first number of things in the sentence, or of
/// the last in the sentence before.
fn noun(asked: &Asked) -> Option<String> {
    let (document, quantity, before) = (asked.reading.document, asked.statistic, asked.before);
    let tokens = document.tokens_in(quantity.span);
    let people = || Some("people".to_owned());
    let us = document.is(tokens.end, "of") && document.is_any(tokens.end + 1, &["us", "you", "whom"]);
    let body =
        tokens.start > 1 && document.is(tokens.start - 1, "of") && document.in_group(tokens.start - 2, Groups::BODY);
    let dead = document.is(tokens.end, "of") && document.in_group(tokens.end + 1, Groups::HARM);
    if us || body || dead {
        return people();
    }
    let others = document.is(tokens.end - 1, "others");
    let compared = asked.runs.last().is_some_and(|last| are_compared(asked.reading, *last, asked.run));
    if !compared && followed_by_noun(document, tokens.end) {
        return None;
    }
    let sentence = document.sentence_at(quantity.span.start);
    let near: Vec<(usize, &Statistic)> = before
        .iter()
        .rev()
        .take(8)
        .filter(|s| s.unit_kind == UnitKind::Count && s.unit.is_some() && !s.attribute)
        .map(|s| (document.sentence_at(s.span.start), s))
        .take_while(|(place, _)| place + 1 >= sentence)
        .filter(|(place, s)| *place != sentence || !parted(document, s.span, quantity.span))
        .collect();
    let here = near.iter().rfind(|(place, _)| *place == sentence);
    // "80 others" are others of the last ones mentioned.
    let told = if others { near.first() } else { here.or(near.first()) };
    let antecedent = told.and_then(|(_, s)| s.unit.clone());
    let crowd = is_crowd(document, quantity, tokens.end);
    let of_people = crowd || others || harmed(document, quantity, tokens.start);
    if !of_people && (quantity.value.fract() != 0.0 || is_reading(asked)) {
        return None;
    }
    let certain = !others && (crowd || is_harmed_here(document, &tokens));
    let fits = (here.is_some() || crowd) && antecedent.as_deref().is_some_and(names_people);
    if certain && !fits { people() } else { antecedent.or_else(|| of_people.then(people).flatten()) }
}

/// True for the level of one thing, which counts nothing: the index closed at 8,214; the peso fell to 58.
fn is_reading(asked: &Asked) -> bool {
    let reading = asked.reading;
    let level = reading.is_any(asked.run.start.prev(), &["to", "at"]);
    let subject = asked.clause().and_then(|clause| reading.syntax.phrase(clause.subject)).filter(|_| level);
    subject.is_some_and(|subject| {
        let counts = reading.in_group(subject.head, Groups::TOTAL_NOUN | Groups::COUNT_NOUN);
        !counts && !subject.plural && !matches!(subject.what, What::Pronoun | What::Relative | What::Number)
    })
}

/// True if a semicolon separates two numbers of a sentence.
fn parted(document: &Document, one: Span, other: Span) -> bool {
    document.text.get(one.to()..other.from()).is_some_and(|between| between.contains(';'))
}

/// True for a large number without a noun, with a verb for what crowds do: tens of thousands came.
fn is_crowd(document: &Document, quantity: &Statistic, end: usize) -> bool {
    const REACH: usize = 4;
    let verb = (end..end + REACH).take_while(|&at| document.same_sentence(end - 1, at)).find(|&at| {
        let class = document.class(at);
        class.contains(WordClass::VERB) && !class.contains(WordClass::AUXILIARY)
    });
    quantity.bound == Bound::Vague
        && verb.is_some_and(|verb| document.in_group(verb, Groups::CROWD_VERB | Groups::HARM))
}

/// True if the number is next to a word for harm: killed 13; 13 were killed; 13 dead.
fn is_harmed_here(document: &Document, tokens: &Range<usize>) -> bool {
    let harm = |at: usize| document.same_sentence(tokens.start, at) && document.in_group(at, Groups::HARM);
    let past_auxiliary = |at: usize| at + usize::from(document.class(at).contains(WordClass::AUXILIARY));
    let after = past_auxiliary(past_auxiliary(tokens.end));
    harm(after) || tokens.start > 0 && harm(tokens.start - 1)
}

/// True for a noun for people.
fn names_people(noun: &str) -> bool {
    let last = noun.rsplit(' ').next().unwrap_or(noun);
    let class = Lexicon::get().class(last) | Lexicon::get().class(last.strip_suffix('s').unwrap_or(last));
    let named = ["people", "others", "men", "women", "children"].iter().any(|word| fold_eq(last, word));
    named || class.intersects(WordClass::PEOPLE)
}

/// True when the number is followed by a noun that it does not count: a 15,000 capacity.
fn followed_by_noun(document: &Document, at: usize) -> bool {
    let class = document.class(at);
    let only_noun = class.contains(WordClass::NOUN)
        && !class.intersects(WordClass::VERB | WordClass::ADJECTIVE | WordClass::ADVERB | WordClass::PREPOSITION);
    only_noun && document.same_sentence(at - 1, at)
}

fn harmed(document: &Document, quantity: &Statistic, first: usize) -> bool {
    let end = document.tokens_in(quantity.span).end;
    (first.saturating_sub(4)..end + 5)
        .any(|at| document.same_sentence(at, first) && document.in_group(at, Groups::HARM))
}

/// Gives a part the noun of its whole: 1,400 of their 2,000 buses.
fn take_from_wholes(document: &Document, statistics: &mut [Statistic]) {
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
