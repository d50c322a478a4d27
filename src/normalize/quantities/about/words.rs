//! The meaning of verbs and nouns around a quantity.

use crate::document::Document;
use crate::extract::change_at;
use crate::lexicon::{Groups, Tags, WordClass};
use crate::syntax::{At, Group, Phrase, Reading, Run, Tense, What};

/// True for a verb whose subject has the value that follows: is, hit, reached, rose, fell, totalled.
pub fn is_level(reading: Reading, verb: At) -> bool {
    in_group(reading, verb, Groups::LEVEL_VERB | Groups::COPULA) || is_change(reading.document, verb)
}

/// True for a word of change: rose, fell, increase.
pub fn is_change(document: &Document, at: At) -> bool {
    change_at(document, at.index()).is_some() || document.in_group(at.index(), Groups::RAISING | Groups::LOWERING)
}

/// True for a form of "be" or a verb like it.
pub fn is_copula(reading: Reading, verb: At) -> bool {
    in_group(reading, verb, Groups::COPULA)
}

/// The verb that says what happens, after one that only says that it seems, begins or is planned: they appear [to have
/// left]; talks are set [to begin].
pub fn full_verb<'r>(reading: Reading<'r, '_>, verb: &'r Group) -> &'r Group {
    let next = reading.syntax.group(reading.syntax.group_at(verb.run.end));
    let raised = next.tense == Tense::Infinitive && next.run.start == verb.run.end;
    if raised && in_group(reading, verb.main, Groups::RAISING_VERB) { next } else { verb }
}

/// True when a token's word is in one of these groups.
pub fn in_group(reading: Reading, at: At, groups: Groups) -> bool {
    reading.document.in_group(at.index(), groups)
}

/// The words of a phrase that name a thing, without its determiner, possessor and numbers, to its head; none for
/// persons, places, times and pronouns.
pub fn name(reading: Reading, phrase: &Phrase) -> Option<Run> {
    let thing = matches!(phrase.what, What::Thing | What::Group | What::Body | What::Place);
    let named = thing && !reading.tagged(phrase.head, Tags::PROPER);
    plain_name(reading, phrase).filter(|_| named)
}

/// The same for any kind of phrase except pronouns.
pub fn plain_name(reading: Reading, phrase: &Phrase) -> Option<Run> {
    if matches!(phrase.what, What::Pronoun | What::Relative | What::Number)
        || reading.any(phrase.head, WordClass::PRONOUN)
    {
        return None;
    }
    let mut start = match reading.syntax.phrase(phrase.possessor) {
        Some(owner) => owner.run.end.next(),
        None => phrase.run.start,
    };
    while start < phrase.head && is_opening(reading, start) {
        start = start.next();
    }
    let head = per_head(reading, phrase).unwrap_or(phrase.head);
    (start <= phrase.head).then(|| Run::new(start, head.next()))
}

/// The head of what "per capita" joins to a phrase of adjectives: the average annual per capita [income].
fn per_head(reading: Reading, phrase: &Phrase) -> Option<At> {
    let end = phrase.head.next();
    let joined = reading.is(end, "per") && reading.is(end.next(), "capita");
    let rest = reading.syntax.phrase(reading.syntax.phrase_at(end.after(2))).filter(|_| joined)?;
    rest.run.contains(end.after(2)).then_some(rest.head)
}

/// True for a word that does not begin the name of a thing: a determiner, a number, a mark, a bound.
pub fn is_opening(reading: Reading, at: At) -> bool {
    let openers = WordClass::DETERMINER | WordClass::NUMBER | WordClass::PREPOSITION;
    let numbered = reading.is(at.prev(), "-") && reading.tagged(at.before(2), Tags::NUMBER);
    !reading.is_word(at) || reading.any(at, openers) || numbered
}

/// The name of a phrase with the phrase joined by "of", if its head says little alone: the value of new loans.
pub fn full_name(reading: Reading, phrase: &Phrase) -> Option<Run> {
    let own = name(reading, phrase)?;
    if !in_group(reading, phrase.head, Groups::GENERAL_NOUN) {
        return Some(own);
    }
    match reading.syntax.phrase(phrase.of).and_then(|of| name(reading, of)) {
        Some(of) => Some(Run { start: own.start, end: of.end }),
        None => Some(own),
    }
}

/// True if nothing between two places opens another clause: in 2021 the mine produced 20 tonnes.
pub fn within_clause(reading: Reading, start: At, end: At) -> bool {
    let mark = |at: At| !reading.is_word(at) && !reading.is_any(at, &["-", "'", "%", "$"]);
    let other = |at: At| reading.in_group(at, Groups::CLAUSE_BREAK) || mark(at);
    (start.index()..end.index()).map(At::new).all(|at| !other(at))
}
