//! What a quantity may measure: the noun phrases, verbs and states near it in its sentence, and the results of the
//! rules.

use super::super::Asked;
use super::super::words::{full_name, full_verb, is_change, plain_name};
use super::clues::Clue;
use super::rules::RULES;
use super::scene::Scene;
use crate::choice;
use crate::lexicon::{Groups, Tags};
use crate::normalize::Date;
use crate::schema::MeasureRule;
use crate::syntax::{At, Reading, Run};

/// Words that it may measure, with the rule that found them.
pub type Candidate = choice::Candidate<(MeasureRule, Run), Clue>;

/// The candidates of a quantity, each once.
pub fn of(asked: &Asked, dates: &[Date]) -> Vec<Candidate> {
    let scene = Scene::new(asked, dates);
    let mut found = by_rules(asked);
    let mut add = |run: Run| {
        if apart(asked, run) && !found.iter().any(|known| known.what.1 == run) {
            found.push(Candidate { what: (MeasureRule::Likeliest, run), clues: Clue::empty() });
        }
    };
    for at in scene.near.tokens() {
        names(asked, at).for_each(&mut add);
        if is_verb(asked.reading, at) || is_state(asked.reading, at) {
            add(Run::new(at, at.next()));
        }
    }
    if let Some(run) = of_sentence_before(asked) {
        add(run);
    }
    for candidate in &mut found {
        candidate.clues |= scene.clues(candidate.what.1);
    }
    found
}

/// What the preceding number measures, if it is in the sentence before.
fn of_sentence_before(asked: &Asked) -> Option<Run> {
    let document = asked.reading.document;
    let last = asked.before.last()?;
    let sentence = document.sentence_at(asked.statistic.span.start);
    let before = document.sentence_at(last.span.start) + 1 == sentence;
    let (span, _) = last.measure.filter(|_| before)?;
    Some(document.tokens_in(span).into())
}

/// The results of the rules; the first of them is the likeliest.
fn by_rules(asked: &Asked) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::with_capacity(16);
    for rule in RULES {
        let Some(run) = (rule.find)(asked).filter(|run| apart(asked, *run)) else { continue };
        // If another rule found the same words, the first one is recorded.
        if !found.iter().any(|known| known.what.1 == run) {
            let clues = if found.is_empty() { Clue::FIRST_RULE } else { Clue::RULE };
            found.push(Candidate { what: (rule.id, run), clues });
        }
    }
    found
}

/// True for words that name something and are not part of the quantity, of its denominator, or of what it counts.
fn apart(asked: &Asked, run: Run) -> bool {
    let (reading, statistic) = (asked.reading, asked.statistic);
    let around = |run: Run| run.start < run.end && (run.end <= asked.run.start || run.start >= asked.run.end);
    let per = |run: Run| statistic.per.is_some_and(|per| per.overlaps(reading.span(run)));
    let counted = |run: Run| statistic.unit.as_deref().is_some_and(|unit| reading.text(run).ends_with(unit));
    let says_nothing = reading.in_group(run.start, Groups::UNMEASURED | Groups::BE) || !reading.is_word(run.start);
    let empty = run.tokens().len() == 1 && (says_nothing || reading.is(run.start, "'s"));
    around(run) && !per(run) && !empty && !(asked.is_count() && counted(run))
}

/// The names of the phrase whose head is a token: with the phrase joined by "of", and alone.
fn names(asked: &Asked, head: At) -> impl Iterator<Item = Run> {
    let phrase = asked.phrase_at(head).filter(|phrase| phrase.head == head);
    let full = phrase.and_then(|phrase| full_name(asked.reading, phrase));
    let own = phrase.and_then(|phrase| plain_name(asked.reading, phrase));
    full.into_iter().chain(own)
}

/// True for the main word of a group of verbs that says what happens.
fn is_verb(reading: Reading, at: At) -> bool {
    let group = reading.syntax.clause_at(at).map(|clause| reading.syntax.group(clause.verb));
    group.is_some_and(|group| group.main == at && full_verb(reading, group).main == at)
}

/// True for a state that someone or something is in: dead, missing, available. (Not: 3 percent higher.)
fn is_state(reading: Reading, at: At) -> bool {
    let outside = reading.syntax.phrase_at(at).get().is_none() && !is_change(reading.document, at);
    reading.tagged(at, Tags::ADJECTIVE | Tags::PARTICIPLE) && outside || reading.in_group(at, Groups::HARM)
}
