//! What a quantity measures, as written. The rules are tried in the order of [`RULES`].

use super::words::{full_name, in_group, is_change, is_copula, is_level, name};
use crate::lexicon::{Groups, Tags, WordClass};
use crate::normalize::Statistic;
use crate::schema::{MeasureRule, UnitKind};
use crate::syntax::{At, Clause, Index, Phrase, Reading, Run, Tense, Voice, What};

/// A quantity in its article, with those before it.
struct Asked<'r, 'a> {
    reading: Reading<'r, 'a>,
    statistic: &'r Statistic,
    /// Its tokens.
    run: Run,
    before: &'r [Statistic],
    runs: &'r [Run],
}

type Find = fn(&Asked) -> Option<Run>;

/// The rules with their names. The first that finds something decides.
const RULES: &[(MeasureRule, Find)] = &[
    (MeasureRule::Attribute, attribute),
    (MeasureRule::ChangeIn, change_in),
    (MeasureRule::OfWhat, of_what),
    (MeasureRule::AmountIn, amount_in),
    (MeasureRule::NounOf, noun_of),
    (MeasureRule::Conversion, conversion),
    (MeasureRule::Happened, happened),
    (MeasureRule::Reduced, reduced),
    (MeasureRule::Subject, subject),
    (MeasureRule::Verb, verb),
    (MeasureRule::Absolute, absolute),
    (MeasureRule::Carried, carried),
];

/// What the last of these statistics measures, with the rule that found it.
pub fn find(reading: Reading, statistics: &[Statistic], runs: &[Run]) -> Option<(MeasureRule, Run)> {
    let (statistic, before) = statistics.split_last()?;
    let (&run, runs) = runs.split_last()?;
    if statistic.unit_kind == UnitKind::Age {
        return None;
    }
    let asked = Asked { reading, statistic, run, before, runs };
    let apart = |found: &Run| found.start < found.end && (found.end <= run.start || found.start >= run.end);
    RULES.iter().find_map(|(rule, find)| find(&asked).filter(apart).map(|found| (*rule, found)))
}

impl Asked<'_, '_> {
    fn kind(&self) -> UnitKind {
        self.statistic.unit_kind
    }

    fn is_count(&self) -> bool {
        self.kind() == UnitKind::Count
    }

    fn phrase_at(&self, at: At) -> Option<&Phrase> {
        self.reading.syntax.phrase(self.reading.syntax.phrase_at(at))
    }

    /// The outermost phrase that begins with a token or holds it at its beginning.
    fn phrase_from(&self, at: At) -> Option<&Phrase> {
        let syntax = self.reading.syntax;
        let mut index = syntax.phrase_at(at).get()?;
        while syntax.phrases.get(index + 1).is_some_and(|next| next.possessor.get() == Some(index)) {
            index += 1;
        }
        syntax.phrases.get(index)
    }

    /// The token after the quantity and what stands in brackets after it: 56 billion yuan (US$22.3 billion).
    fn end(&self) -> At {
        const LONGEST: u32 = 8;
        let end = self.run.end;
        if !self.reading.is(end, "(") {
            return end;
        }
        let close = (1..LONGEST).map(|n| end.after(n)).find(|&at| self.reading.is(at, ")"));
        close.map_or(end, At::next)
    }

    /// The verb that governs the quantity: of the group before it in its sentence that nothing but phrases and small words
    /// part from it.
    fn clause(&self) -> Option<&Clause> {
        const FURTHEST: u32 = 40;
        let reading = self.reading;
        let sentence = reading.sentence(self.run.start);
        let before = (1..=FURTHEST).map(|n| self.run.start.before(n)).take_while(|&at| sentence.contains(at));
        for at in before {
            if let Some(clause) = reading.syntax.clause_at(at) {
                return Some(clause);
            }
            if reading.is_any(at, &[";", ":", "which", "who", "that"]) {
                return None;
            }
        }
        None
    }

    /// The clause whose subject the quantity is.
    fn own_clause(&self) -> Option<&Clause> {
        let holds = |clause: &&Clause| {
            let subject = self.reading.syntax.phrase(clause.subject);
            subject.is_some_and(|p| p.run.start < self.run.end && self.run.start < p.run.end) && !clause.inverted
        };
        // Clauses stand in the order of their verbs. The verb of a subject follows it closely.
        const MOST: usize = 8;
        let syntax = self.reading.syntax;
        let sentence = self.reading.sentence(self.run.start);
        let first = syntax.clauses.partition_point(|clause| syntax.group(clause.verb).run.start < self.run.start);
        let after = syntax.clauses[first..].iter().take(MOST);
        after.take_while(|clause| sentence.contains(syntax.group(clause.verb).run.start)).find(holds)
    }
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
    let led = phrase.run.start == start && reading.any(before, WordClass::DETERMINER | WordClass::ADJECTIVE);
    let inside = phrase.run.start <= asked.run.start || asked.statistic.attribute || led;
    let thing = matches!(phrase.what, What::Thing | What::Body | What::Place | What::Name);
    (inside && thing && !is_change(reading.document, phrase.head)).then(|| Run::new(start, phrase.head.next()))
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
    // Of people and of money the sentence says more than that: 11 percent of people are hungry.
    let phrase = asked.phrase_from(asked.end().next()).filter(|phrase| phrase.what != What::Group)?;
    let vague = reading.is_any(phrase.head, &["people", "population", "money", "value", "total", "time"]);
    if vague { None } else { full_name(reading, phrase) }
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

/// The measure of the amount that this one in brackets converts: NT$104 million (US$3.47 million).
fn conversion(asked: &Asked) -> Option<Run> {
    let reading = asked.reading;
    let (last, run) = (asked.before.last()?, asked.runs.last()?);
    let bracket = reading.is(asked.run.start.prev(), "(") && run.end == asked.run.start.prev();
    let measure = last.measure.filter(|_| bracket && last.unit_kind == asked.kind())?;
    Some(reading.document.tokens_in(measure.0).into())
}

/// 13 people were [killed]; 50 chiefs [attended]; 11 percent are [hungry]
fn happened(asked: &Asked) -> Option<Run> {
    let reading = asked.reading;
    if !matches!(asked.kind(), UnitKind::Count | UnitKind::Percent | UnitKind::Money) {
        return None;
    }
    let group = reading.syntax.group(asked.own_clause()?.verb);
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

/// A verb of level or change that is no act: lost and raised say what was done to what is counted.
fn is_mere_level(reading: Reading, verb: At) -> bool {
    is_level(reading, verb)
        && !reading.is_any(verb, &["lost", "lose", "loses", "losing", "raised", "cut", "added", "shed"])
}

/// [turnout] was 54 %; [oil] fell 3 %; lifted the [rate] by half a point to 3 %
fn subject(asked: &Asked) -> Option<Run> {
    let reading = asked.reading;
    let clause = asked.clause()?;
    let group = reading.syntax.group(clause.verb);
    if asked.is_count() && !is_bare_count(asked) || asked.kind() == UnitKind::Duration || !is_level(reading, group.main)
    {
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

/// The phrase that others are joined to by prepositions: the [value] of loans for homes.
fn outermost<'r>(reading: Reading<'r, '_>, mut phrase: &'r Phrase) -> &'r Phrase {
    loop {
        let link = phrase.run.start.prev();
        let outer = reading.syntax.phrase(reading.syntax.phrase_at(link.prev()));
        let joined = reading.is_any(link, &["of", "for", "to", "in", "on", "from", "among", "between", "with"]);
        match outer.filter(|outer| joined && outer.run.end == link && outer.what != What::Time) {
            Some(outer) => phrase = outer,
            None => return phrase,
        }
    }
}

/// True for a number that its noun is left out of, or that stands after "to" or "at": rose to 9,393.
fn is_bare_count(asked: &Asked) -> bool {
    asked.reading.is_any(asked.run.start.prev(), &["to", "at", "from", "by"])
}

/// The phrase of a subject; of "which" and "that" the one before.
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
    let gap = (group.run.end.index()..asked.run.start.index()).map(At::new);
    let object = reading.syntax.phrase(clause.object);
    let direct = object.is_some_and(|o| o.run.start < asked.run.end && asked.run.start < o.run.end)
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

/// The measure of the number before it in its sentence that it is set beside: 75 kg in March and 44 kg in June.
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
    ((thing || amount) && (!asked.is_count() || is_bare_count(asked)))
        .then(|| reading.document.tokens_in(measure).into())
}
