//! Constructions that name what a quantity measures, each with its cases.

use super::super::Asked;
use super::super::words::{full_name, full_verb, in_group, is_change, is_copula, is_level, is_opening, name};
use crate::lexicon::{Groups, Tags, WordClass};
use crate::schema::{MeasureRule, UnitKind};
use crate::syntax::{At, Clause, Index, Phrase, Reading, Run, Tense, Voice, What};

/// A rule with its cases: the measure is in brackets.
pub struct Rule {
    /// Its name.
    pub id: MeasureRule,
    /// The words that it finds.
    pub find: fn(&Asked) -> Option<Run>,
    /// Cases in which it must find the words in brackets.
    #[cfg(test)]
    yes: &'static [&'static str],
    /// Cases in which it must find nothing.
    #[cfg(test)]
    no: &'static [&'static str],
}

macro_rules! rules {
    ($($id:ident $find:ident yes $yes:expr, no $no:expr;)*) => {
        /// The rules. If several find something, the first is the likeliest.
        pub const RULES: &[Rule] = &[$(Rule {
            id: MeasureRule::$id,
            find: $find,
            #[cfg(test)]
            yes: &$yes,
            #[cfg(test)]
            no: &$no,
        },)*];
    };
}

rules! {
    Attribute attribute
        yes ["He got three months' [jail].", "They took part in a three-day [meeting].", "She runs a 300-bed [clinic].", "It raised the man's $500 [bail]."],
        no ["The tower is 54 metres high.", "They met for three days."];
    ChangeIn change_in
        yes ["It told of a 10 per cent rise in [food prices]."],
        no ["Prices rose 10 per cent in the north."];
    OfWhat of_what
        yes ["She got 25 percent of the [votes].", "They sold 9 tonnes of [ore]."],
        no ["It pleased 25 percent of people.", "They sold 9 tonnes to farmers.", "75 percent of the votes were counted."];
    AmountIn amount_in
        yes ["The firm paid $5m in [compensation].", "He spent two years in [prison]."],
        no ["The firm paid $5m in London.", "He spent two years in France."];
    NounOf noun_of
        yes ["It has a [carpet area] of 2,500 square feet."],
        no ["It has a total of 2,500 square feet.", "A rise of 5 percent followed."];
    Happened happened
        yes [
            "13 people were [killed].",
            "Fifty chiefs [attended].",
            "Four soldiers and two nurses were [killed].",
            "75 percent of the votes were [counted].",
            "Four ferries are set to [sail].",
            "Two suspects appear to have [fled].",
        ],
        no ["13 people were there.", "He saw 13 people."];
    Reduced reduced
        yes ["It names 40 families [living] there.", "The blast left 36 people [dead]."],
        no ["It names 40 families.", "It names 40 families in need."];
    Subject subject
        yes ["Its [average annual per capita income] is $500.", "[Turnout] was 54 percent.", "[Oil] fell 3 percent.", "The bank raised the [rate] to 3 percent.", "It put his [fortune] at $3 billion.", "The bank kept its [repo rate] at 3 percent."],
        no ["Police arrested 54 people.", "54 percent came.", "It left the road at 3 metres."];
    Verb verb
        yes ["Police [arrested] six people.", "He [paid] $5m.", "They [paid] a total of $5m."],
        no ["There were six people.", "Turnout was 54 percent."];
    Absolute absolute
        yes ["With [loans] down 11 per cent, it closed."],
        no ["He went down 11 steps."];
    Carried carried
        yes [],
        no ["Turnout was 54 percent. It rained for 3 days."];
}

/// a three-day [meeting], a $175-million [agreement], a 40 per cent [occupancy rate]
fn attribute(asked: &Asked) -> Option<Run> {
    let reading = asked.reading;
    if asked.is_count() && !asked.statistic.attribute {
        return None;
    }
    let start = if reading.is(asked.run.end, "-") { asked.run.end.next() } else { asked.run.end };
    let phrase = asked.phrase_from(start).filter(|phrase| phrase.run.start <= asked.run.end && start <= phrase.head)?;
    let before = asked.run.start.prev();
    let leads = |at: At| reading.any(at, WordClass::DETERMINER | WordClass::ADJECTIVE) || reading.is(at, "'s");
    let led = phrase.run.start == start && (leads(before) || reading.any(before.prev(), WordClass::DETERMINER));
    let inside = phrase.run.start <= asked.run.start || asked.statistic.attribute || led;
    let thing = matches!(phrase.what, What::Thing | What::Body | What::Place | What::Name);
    let named = (start.index()..=phrase.head.index()).map(At::new).find(|&at| !is_opening(reading, at))?;
    (inside && thing && !is_change(reading.document, phrase.head)).then(|| Run::new(named, phrase.head.next()))
}

/// a 10 per cent rise in [food prices]; a 4 per cent fall for the [pound]
fn change_in(asked: &Asked) -> Option<Run> {
    const REACH: u32 = 4;
    let reading = asked.reading;
    let change = (0..REACH).map(|n| asked.run.end.after(n)).find(|&at| is_change(reading.document, at))?;
    let plain = (asked.run.end.index()..change.index())
        .map(At::new)
        .all(|at| reading.tagged(at, Tags::ADJECTIVE | Tags::NOMINAL));
    if !plain || !reading.is_any(change.next(), &["in", "of", "for"]) {
        return None;
    }
    let thing = change.after(2);
    let act = reading.tagged(thing, Tags::GERUND).then(|| Run::new(thing, thing.next()));
    act.or_else(|| full_name(reading, asked.phrase_from(thing)?))
}

/// 25 percent of the [votes]; 9.6 million tonnes of [ore]; seven years of [experience]
fn of_what(asked: &Asked) -> Option<Run> {
    let reading = asked.reading;
    if asked.is_count()
        || asked.kind() == UnitKind::Money && !reading.is(asked.end(), "of")
        || !reading.is(asked.end(), "of")
    {
        return None;
    }
    if asked.own_clause().is_some_and(|own| tells_state(reading, own)) {
        return None;
    }
    // For people and money the sentence says more than that: 11 percent of people are hungry.
    let phrase = asked.phrase_from(asked.end().next()).filter(|phrase| phrase.what != What::Group)?;
    let vague = reading.is_any(phrase.head, &["people", "population", "money", "value", "total", "time"]);
    if vague { None } else { full_name(reading, phrase) }
}

/// True for a clause that says what its subject is or what is done to it: 75 percent of the votes were counted.
fn tells_state(reading: Reading, clause: &Clause) -> bool {
    let group = reading.syntax.group(clause.verb);
    let state = (0..2).map(|n| group.run.end.after(n)).any(|at| reading.tagged(at, Tags::ADJECTIVE | Tags::PARTICIPLE));
    group.voice == Voice::Passive || is_copula(reading, group.main) && state
}

/// $5m in [compensation]; two years in [prison]
fn amount_in(asked: &Asked) -> Option<Run> {
    let reading = asked.reading;
    let amount = matches!(asked.kind(), UnitKind::Money | UnitKind::Duration);
    let end = asked.end();
    if !amount || !reading.is(end, "in") {
        return None;
    }
    let phrase = asked.phrase_from(end.next())?;
    let held = in_group(reading, phrase.head, Groups::CUSTODY);
    let lower = !reading.token(phrase.head).capitalised() && phrase.determiner == At::NOWHERE;
    let fits = if asked.kind() == UnitKind::Duration { held } else { lower && phrase.what == What::Thing };
    fits.then(|| name(reading, phrase)).flatten()
}

/// a [carpet area] of 2,500 square feet; a [family] of four
fn noun_of(asked: &Asked) -> Option<Run> {
    let reading = asked.reading;
    let of = asked.run.start.prev();
    let bare = asked.is_count() && asked.statistic.span.len() < 8;
    if !reading.is(of, "of") || asked.is_count() && !bare {
        return None;
    }
    let phrase = asked.phrase_at(of.prev()).filter(|phrase| phrase.run.end == of)?;
    let general = in_group(reading, phrase.head, Groups::TOTAL_NOUN) || is_change(reading.document, phrase.head);
    if general { None } else { name(reading, phrase) }
}

/// 13 people were [killed]; 50 chiefs [attended]; 11 percent are [hungry]
fn happened(asked: &Asked) -> Option<Run> {
    let reading = asked.reading;
    if !matches!(asked.kind(), UnitKind::Count | UnitKind::Percent | UnitKind::Money) {
        return None;
    }
    let group = full_verb(reading, reading.syntax.group(asked.own_clause()?.verb));
    if is_copula(reading, group.main) {
        let state = (0..3)
            .map(|n| group.run.end.after(n))
            .find(|&at| reading.tagged(at, Tags::ADJECTIVE | Tags::PARTICIPLE))?;
        return Some(Run::new(state, state.next()));
    }
    let says_nothing = in_group(reading, group.main, Groups::LIGHT_VERB) || is_mere_level(reading, group.main);
    let passive = group.voice == Voice::Passive;
    (!says_nothing && (passive || asked.is_count())).then(|| Run::new(group.main, group.main.next()))
}

/// A verb of level or change that is not an act: lost and raised say what was done to what is counted.
fn is_mere_level(reading: Reading, verb: At) -> bool {
    is_level(reading, verb) && !in_group(reading, verb, Groups::DONE_TO_COUNTED)
}

/// [turnout] was 54 %; [oil] fell 3 %; lifted the [rate] by half a point to 3 %
fn subject(asked: &Asked) -> Option<Run> {
    let reading = asked.reading;
    let clause = asked.clause()?;
    let group = reading.syntax.group(clause.verb);
    // Forbes puts his [fortune] at $3 billion; the bank kept its [rate] at 3 percent.
    let valued = reading.syntax.phrase(clause.object).filter(|object| object.run.end == asked.run.start.prev());
    let level = matches!(asked.kind(), UnitKind::Money | UnitKind::Percent | UnitKind::Temperature | UnitKind::Speed);
    if level && reading.is(asked.run.start.prev(), "at") && valued.is_some() {
        return full_name(reading, valued?);
    }
    if asked.is_count() && !asked.is_bare() || asked.kind() == UnitKind::Duration || !is_level(reading, group.main) {
        return None;
    }
    let object = reading.syntax.phrase(clause.object).filter(|object| object.run.end <= asked.run.start);
    let moved = object.filter(|_| is_change(reading.document, group.main) && group.voice == Voice::Active);
    if let Some(run) = moved.and_then(|object| full_name(reading, object)) {
        return Some(run);
    }
    let subject = antecedent(reading, clause.subject).or_else(|| before_participle(reading, group.run.start))?;
    full_name(reading, outermost(reading, subject))
}

/// The phrase before a participle that describes it: the amount of food collected has plummeted.
fn before_participle<'r>(reading: Reading<'r, '_>, verb: At) -> Option<&'r Phrase> {
    let participle = reading.tagged(verb.prev(), Tags::PARTICIPLE);
    let end = if participle { verb.prev() } else { verb };
    reading.syntax.phrase(reading.syntax.phrase_at(end.prev())).filter(|phrase| phrase.run.end == end)
}

/// The phrase that others modify with prepositions: the [value] of loans for homes.
fn outermost<'r>(reading: Reading<'r, '_>, mut phrase: &'r Phrase) -> &'r Phrase {
    loop {
        let link = phrase.run.start.prev();
        let outer = reading.syntax.phrase(reading.syntax.phrase_at(link.prev()));
        let joined = in_group(reading, link, Groups::MODIFIES);
        match outer.filter(|outer| joined && outer.run.end == link && outer.what != What::Time) {
            Some(outer) => phrase = outer,
            None => return phrase,
        }
    }
}

/// The phrase of a subject; for "which" and "that" the antecedent.
fn antecedent<'r>(reading: Reading<'r, '_>, subject: Index) -> Option<&'r Phrase> {
    let phrase = reading.syntax.phrase(subject)?;
    if phrase.what != What::Relative {
        return Some(phrase);
    }
    let before = phrase.run.start.prev();
    let before = if reading.is(before, ",") { before.prev() } else { before };
    reading.syntax.phrase(reading.syntax.phrase_at(before))
}

/// [paid] $5m; [killing] three soldiers; [arrested] six people
fn verb(asked: &Asked) -> Option<Run> {
    let reading = asked.reading;
    let measured =
        matches!(asked.kind(), UnitKind::Count | UnitKind::Money | UnitKind::Mass | UnitKind::Volume | UnitKind::Area);
    let clause = asked.clause().filter(|_| measured)?;
    let group = reading.syntax.group(clause.verb);
    let whole = asked.whole();
    let gap = (group.run.end.index()..whole.start.index()).map(At::new);
    let object = reading.syntax.phrase(clause.object);
    let direct = object.is_some_and(|o| o.run.start < whole.end && whole.start < o.run.end)
        || gap.clone().all(|at| reading.tagged(at, Tags::ADVERB | Tags::PARTICLE))
        || asked.kind() == UnitKind::Money && gap.clone().all(|at| !reading.any(at, WordClass::PREPOSITION));
    let says_nothing = in_group(reading, group.main, Groups::LIGHT_VERB | Groups::COPULA)
        || is_mere_level(reading, group.main)
        || reading.any(group.main, WordClass::AUXILIARY);
    (direct && !says_nothing).then(|| Run::new(group.main, group.main.next()))
}

/// families [living] there; four people [involved]; 36 people [dead]
fn reduced(asked: &Asked) -> Option<Run> {
    let reading = asked.reading;
    let money = asked.kind() == UnitKind::Money && reading.is_any(asked.run.end, &["which", "that"]);
    if !asked.is_count() && !money {
        return None;
    }
    let mut at = asked.run.end;
    let relative = reading.is_any(at, &["who", "which", "that"]);
    if relative {
        at = at.next();
    }
    while reading.tagged(at, Tags::ADVERB) {
        at = at.next();
    }
    let group = reading.syntax.group(reading.syntax.group_at(at));
    let form = matches!(group.tense, Tense::Gerund | Tense::Participle) || relative && group.voice == Voice::Passive;
    let participle = group.run.start == at && form;
    let light = in_group(reading, group.main, Groups::LIGHT_VERB | Groups::COPULA);
    let harmed = in_group(reading, at, Groups::HARM) && !reading.is(at.next(), "-");
    if participle && !light {
        Some(Run::new(group.main, group.main.next()))
    } else {
        harmed.then(|| Run::new(at, at.next()))
    }
}

/// with the [number of loans] down 11.2 per cent
fn absolute(asked: &Asked) -> Option<Run> {
    let reading = asked.reading;
    let change = asked.run.start.prev();
    if !reading.is_any(change, &["up", "down", "off"]) || asked.is_count() {
        return None;
    }
    let phrase = asked.phrase_at(change.prev()).filter(|phrase| phrase.run.end == change)?;
    full_name(reading, phrase)
}

/// The measure of the preceding number in its sentence that it is paired with: 75 kg in March and 44 kg in June.
fn carried(asked: &Asked) -> Option<Run> {
    let reading = asked.reading;
    let (last, run) = (asked.before.last()?, asked.runs.last()?);
    let same = last.unit_kind == asked.kind() && last.unit == asked.statistic.unit;
    let near = reading.sentence(run.start) == reading.sentence(asked.run.start);
    let gap = || (run.end.index()..asked.run.start.index()).map(At::new);
    let joined = gap().any(|at| reading.is_any(at, &["and", ",", "to", "from", "or", "(", "than", "with", "while"]));
    let (measure, rule) = last.measure.filter(|_| same && near && joined && gap().count() < 25)?;
    let thing =
        !matches!(rule, MeasureRule::Happened | MeasureRule::Verb | MeasureRule::Reduced | MeasureRule::Attribute);
    let amount = matches!(rule, MeasureRule::Verb) && asked.kind() == UnitKind::Money;
    ((thing || amount) && (!asked.is_count() || asked.is_bare())).then(|| reading.document.tokens_in(measure).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::document::Document;
    use crate::extract::extract;
    use crate::normalize::normalize;
    use crate::syntax::{Reading, Syntax};

    /// What a rule finds for the quantities of a text.
    fn found(rule: &Rule, text: &str) -> Vec<String> {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let syntax = Syntax::new(&document);
        let statistics = normalize(&document, &syntax, &extract(&document, &syntax)).statistics;
        let runs: Vec<Run> = statistics.iter().map(|s| document.tokens_in(s.span).into()).collect();
        let reading = Reading { document: &document, syntax: &syntax };
        let asked = |index| Asked::new(reading, &statistics, &runs, index);
        let words = |index| Some(reading.text((rule.find)(&asked(index))?).to_owned());
        (0..statistics.len()).filter_map(words).collect()
    }

    #[test]
    fn every_rule_finds_what_it_must_and_nothing_else() {
        for rule in RULES {
            for case in rule.yes {
                let expected = case.split_once('[').and_then(|(_, rest)| rest.split_once(']')).expect("brackets").0;
                let text = case.replace(['[', ']'], "");
                assert!(
                    found(rule, &text).iter().any(|f| f == expected),
                    "{:?}: {text:?} {:?}",
                    rule.id,
                    found(rule, &text)
                );
            }
            for text in rule.no {
                assert_eq!(found(rule, text), Vec::<String>::new(), "{:?}: {text:?}", rule.id);
            }
        }
    }
}
