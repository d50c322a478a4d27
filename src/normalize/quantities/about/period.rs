//! When a number holds: the likeliest date of its sentence, the one before, or of the number before it.

use super::words::within_clause;
use super::{Asked, KINDS, kind};
use crate::choice::{self, Choice, Chooser, LIKELY_PERIOD, flags};
use crate::lexicon::{Groups, Tags, WordClass};
use crate::normalize::Date;
use crate::schema::{Change, DateRule, PeriodRule, UnitKind};
use crate::syntax::{At, Group, Reading, Run, Tense};
use bitflags::bitflags;
use std::sync::LazyLock;

bitflags! {
    /// The evidence for or against a date.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    struct Clue: u128 {
        /// It follows the quantity with only words of its phrase between.
        const FOLLOWS = 1;
        /// It opens the sentence.
        const FRONTED = 1 << 1;
        /// Within four words.
        const NEAR = 1 << 2;
        /// Nothing between them opens another clause.
        const WITHIN_CLAUSE = 1 << 3;
        /// A day.
        const DAY = 1 << 4;
        /// A month.
        const MONTH = 1 << 5;
        /// A year.
        const YEAR = 1 << 6;
        /// A longer period.
        const STRETCH = 1 << 7;
        /// Nothing about it is known.
        const UNKNOWN = 1 << 8;
        /// In the sentence before.
        const SENTENCE_BEFORE = 1 << 9;
        /// The date of the preceding number.
        const CARRIED = 1 << 10;
        /// That number is in the same sentence.
        const SAME_SENTENCE = 1 << 11;
        /// The quantity is a change.
        const OF_CHANGE = 1 << 12;
        /// The last date before the quantity in its sentence.
        const LAST_BEFORE = 1 << 13;
        /// With its preposition it opens the sentence: in 2019, on Sunday.
        const OPENS = 1 << 14;
        /// After "than", "compared" or "since".
        const COMPARED = 1 << 15;
        /// It belongs to the same verb as the quantity.
        const SAME_VERB = 1 << 16;
        /// Another quantity is between them.
        const NUMBER_BETWEEN = 1 << 17;
        /// "from", "than" or "compared" is between them: it is of what the quantity is compared with.
        const COMPARISON_BETWEEN = 1 << 18;
        /// The quantity is what another is compared with.
        const OF_COMPARED = 1 << 19;
        /// The nearest date of the sentence to what another quantity is compared with.
        const NEAREST_OF_COMPARED = 1 << 20;
        /// A date of that quantity, for one that it is compared with.
        const CARRIED_OF_COMPARED = 1 << 21;
        /// The day on which something was said: police said on Monday.
        const OF_SAYING = 1 << 22;
        /// An interval with an open end.
        const OPEN_END = 1 << 23;
        /// The quantity describes a noun: a 48-hour strike.
        const OF_ATTRIBUTE = 1 << 24;
        /// It is known what the quantity measures.
        const OF_MEASURED = 1 << 25;
        /// That is the verb of the date.
        const VERB_OF_MEASURE = 1 << 26;
        /// The quantity is a definite one: their six children.
        const OF_DEFINITE = 1 << 27;
        /// The interval is open, and the quantity's verb is in the perfect: have arrived since 2017.
        const OPEN_OF_PERFECT = 1 << 28;
        /// An interval with an open beginning.
        const OPEN_START = 1 << 29;
        /// After "by" or "until".
        const AFTER_BY = 1 << 30;
        /// The quantity's verb is not finite: failed to repay.
        const QUANTITY_LOOSE = 1 << 31;
        /// It is in the present.
        const QUANTITY_PRESENT = 1 << 32;
        /// It is after a modal verb.
        const QUANTITY_MODAL = 1 << 33;
        /// In the sentence before, to which a pronoun at the beginning refers.
        const BEFORE_PRONOUN = 1 << 34;
        /// The date of the preceding number, which has the same unit.
        const CARRIED_LIKE = 1 << 35;
        /// A clause with a verb is between.
        const VERB_BETWEEN = 1 << 36;
        /// A relative pronoun is between: the 300 people who were arrested in May.
        const RELATIVE_BETWEEN = 1 << 37;
        /// The number is in brackets.
        const OF_BRACKET = 1 << 38;
        /// After "of".
        const OF_OF = 1 << 39;
        /// A number under ten.
        const OF_SMALL = 1 << 40;
        /// The verb of the quantity says what happens, in the past.
        const OF_PAST = 1 << 41;
        /// What it measures is a harm: killed.
        const OF_HARM = 1 << 42;
        /// In a headline, or in the first sentence of the text.
        const OF_LEAD = 1 << 43;
    }
}

static MODELS: LazyLock<Chooser> = LazyLock::new(|| Chooser::read::<Clue>("period", &KINDS, LIKELY_PERIOD));

/// A possible date, and where it was found.
type Candidate<'d> = choice::Candidate<(&'d Date, PeriodRule), Clue>;

/// The value of the date for which a quantity holds, and where it was found.
pub fn of(asked: &Asked, dates: &[Date], kept: &mut Option<Vec<Choice>>) -> Option<(String, PeriodRule)> {
    if asked.kind() == UnitKind::Age {
        return None;
    }
    let question = (kind(asked), asked.statistic.span);
    let same = |one: &(&Date, _), other: &(&Date, _)| one.0.value == other.0.value;
    let chosen = MODELS.choose(question, candidates(asked, dates), same, |(date, _)| date.value.clone(), kept)?;
    Some((chosen.0.value.clone(), chosen.1))
}

fn candidates<'d>(asked: &Asked, dates: &'d [Date]) -> Vec<Candidate<'d>> {
    const MOST: usize = 12;
    let document = asked.reading.document;
    let sentence = document.sentence_at(asked.statistic.span.start);
    let bounds = document.sentences[sentence].span;
    let before = document.sentences[sentence.saturating_sub(1)].span;
    let first = dates.partition_point(|date| date.span.start < before.start);
    let near = dates[first..].iter().take(MOST).take_while(|date| date.span.start < bounds.end);
    let (here, earlier): (Vec<&Date>, Vec<&Date>) = near.partition(|date| date.span.start >= bounds.start);
    let place = Here { asked, dates: &here };
    let own = here.iter().filter(|date| !place.is_of_baseline(date));
    let mut found: Vec<Candidate> = own.map(|date| place.candidate(date)).collect();
    found.extend(earlier.last().map(|date| place.earlier(date)));
    place.add_carried(dates, &mut found);
    found
}

/// A quantity with the dates of its sentence.
struct Here<'q, 'r, 'a, 'd> {
    asked: &'q Asked<'r, 'a>,
    dates: &'q [&'d Date],
}

impl<'d> Here<'_, '_, '_, 'd> {
    fn candidate(&self, date: &'d Date) -> Candidate<'d> {
        let reading = self.asked.reading;
        let quantity = self.asked.run;
        let run: Run = reading.document.tokens_in(date.span).into();
        let after = run.start >= quantity.end;
        let fronted = run.start.index() <= reading.sentence(quantity.start).start.index() + 2 && !after;
        let gap = self.gap(run);
        let length = gap.tokens().len();
        let distance = |other: &Date| self.gap(reading.document.tokens_in(other.span).into()).tokens().len();
        let nearest = || self.dates.iter().all(|other| distance(other) >= length);
        let last = self.dates.iter().rfind(|other| other.span.end <= self.asked.statistic.span.start);
        let clues = flags(&[
            (after && follows(reading, quantity.end, run.start), Clue::FOLLOWS),
            (fronted, Clue::FRONTED),
            (length <= 4, Clue::NEAR),
            (last.is_some_and(|last| last.span == date.span), Clue::LAST_BEFORE),
            (within_clause(reading, gap.start, gap.end), Clue::WITHIN_CLAUSE),
            (opens(reading, run), Clue::OPENS),
            (is_compared(reading, run), Clue::COMPARED),
            (self.has_verb_of(run), Clue::SAME_VERB),
            (self.is_of_saying(run), Clue::OF_SAYING),
            (self.asked.has_other(gap), Clue::NUMBER_BETWEEN),
            (has_comparison(reading, gap), Clue::COMPARISON_BETWEEN),
            (self.asked.is_compared() && nearest(), Clue::NEAREST_OF_COMPARED),
            (self.is_of_measure(run), Clue::VERB_OF_MEASURE),
            (date.value.contains("..") && self.is_perfect(), Clue::OPEN_OF_PERFECT),
            (after_by(reading, run), Clue::AFTER_BY),
            (gap.tokens().any(|at| reading.syntax.group_at(at).get().is_some()), Clue::VERB_BETWEEN),
            (gap.tokens().any(|at| reading.is_relative(at)), Clue::RELATIVE_BETWEEN),
        ]);
        let rule = match (after, fronted) {
            (true, _) => PeriodRule::After,
            (_, true) => PeriodRule::Fronted,
            _ => PeriodRule::Before,
        };
        Candidate { what: (date, rule), clues: clues | kind_of(date) | self.of_quantity() }
    }

    /// True for a date after what the quantity is compared with: 5 percent, down from 6 percent in [May].
    fn is_of_baseline(&self, date: &Date) -> bool {
        let reading = self.asked.reading;
        let run: Run = reading.document.tokens_in(date.span).into();
        let gap = self.gap(run);
        run.start >= self.asked.run.end && self.asked.has_other(gap) && has_comparison(reading, gap)
    }

    /// A date of the sentence before.
    fn earlier(&self, date: &'d Date) -> Candidate<'d> {
        let reading = self.asked.reading;
        let run: Run = reading.document.tokens_in(date.span).into();
        let start = reading.sentence(self.asked.run.start).start;
        let refers =
            reading.any(start, WordClass::PRONOUN) || reading.is_any(start, &["this", "that", "these", "those"]);
        let clues = flags(&[
            (self.is_of_saying(run), Clue::OF_SAYING),
            (refers, Clue::BEFORE_PRONOUN),
            (date.value.contains("..") && self.is_perfect(), Clue::OPEN_OF_PERFECT),
        ]) | kind_of(date)
            | self.of_quantity();
        Candidate { what: (date, PeriodRule::SentenceBefore), clues: Clue::SENTENCE_BEFORE | clues }
    }

    /// The tokens between the quantity and a date.
    fn gap(&self, date: Run) -> Run {
        let quantity = self.asked.run;
        let (start, end) =
            if date.start >= quantity.end { (quantity.end, date.start) } else { (date.end, quantity.start) };
        Run { start: start.min(end), end }
    }

    /// The verb of a date: the last before it in its sentence, or the first after it if it opens the sentence.
    fn verb_of(&self, date: Run) -> Option<usize> {
        const FURTHEST: u32 = 40;
        let reading = self.asked.reading;
        let sentence = reading.sentence(date.start);
        let group = |at: At| reading.syntax.group_at(at).get();
        let before = (1..=FURTHEST).map(|n| date.start.before(n)).take_while(|&at| sentence.contains(at));
        let after = (0..FURTHEST).map(|n| date.end.after(n)).take_while(|&at| sentence.contains(at));
        before.filter_map(group).next().or_else(|| after.filter_map(group).next())
    }

    /// True for a date whose verb is that of the quantity.
    fn has_verb_of(&self, date: Run) -> bool {
        let own = self.verb_of(date);
        let clauses = [self.asked.clause(), self.asked.own_clause()];
        own.is_some() && clauses.into_iter().flatten().any(|clause| clause.verb.get() == own)
    }

    /// True for the day on which something was said.
    fn is_of_saying(&self, date: Run) -> bool {
        let reading = self.asked.reading;
        let said = self.verb_of(date).is_some_and(|verb| reading.reports(&reading.syntax.groups[verb]));
        said && !self.has_verb_of(date)
    }

    /// True for a date whose verb is what the quantity measures.
    fn is_of_measure(&self, date: Run) -> bool {
        let reading = self.asked.reading;
        let Some(measure) = self.measure() else { return false };
        self.verb_of(date).is_some_and(|verb| reading.syntax.groups[verb].main == measure.start)
    }

    /// The words for what the quantity measures.
    fn measure(&self) -> Option<Run> {
        let (span, _) = self.asked.statistic.measure?;
        Some(self.asked.reading.document.tokens_in(span).into())
    }

    /// The verb groups of the quantity.
    fn verbs(&self) -> impl Iterator<Item = &Group> {
        let syntax = self.asked.reading.syntax;
        [self.asked.own_clause(), self.asked.clause()].into_iter().flatten().map(|clause| syntax.group(clause.verb))
    }

    fn is_perfect(&self) -> bool {
        self.verbs().any(|verb| verb.perfect)
    }

    /// The clues of the quantity.
    fn of_quantity(&self) -> Clue {
        let reading = self.asked.reading;
        let first = self.verbs().next();
        let measure = self.measure();
        let sentence = reading.document.sentence_at(self.asked.statistic.span.start);
        flags(&[
            (measure.is_some(), Clue::OF_MEASURED),
            (self.asked.is_definite(), Clue::OF_DEFINITE),
            (first.is_some_and(|verb| !verb.finite()), Clue::QUANTITY_LOOSE),
            (first.is_some_and(|verb| verb.tense == Tense::Present && !verb.perfect), Clue::QUANTITY_PRESENT),
            (first.is_some_and(|verb| verb.tense == Tense::Modal), Clue::QUANTITY_MODAL),
            (reading.is(self.asked.whole().start.prev(), "of"), Clue::OF_OF),
            (self.asked.statistic.value < 10.0, Clue::OF_SMALL),
            (first.is_some_and(|verb| verb.tense == Tense::Past), Clue::OF_PAST),
            (measure.is_some_and(|run| reading.in_group(run.start, Groups::HARM)), Clue::OF_HARM),
            (sentence <= 1, Clue::OF_LEAD),
            (reading.is(self.asked.run.start.prev(), "("), Clue::OF_BRACKET),
            (self.asked.statistic.change != Change::Level, Clue::OF_CHANGE),
            (self.asked.is_compared(), Clue::OF_COMPARED),
            (self.asked.statistic.attribute, Clue::OF_ATTRIBUTE),
        ])
    }

    /// Adds the date of the preceding number.
    fn add_carried(&self, dates: &'d [Date], found: &mut Vec<Candidate<'d>>) {
        const FURTHEST: usize = 40;
        let Some(last) = self.asked.before.last() else { return };
        let Some((value, _)) = &last.period else { return };
        let sentence = |at: u32| self.asked.reading.document.sentence_at(at);
        let same = sentence(last.span.start) == sentence(self.asked.statistic.span.start);
        let clues = Clue::CARRIED
            | flags(&[
                (same, Clue::SAME_SENTENCE),
                (self.asked.is_compared(), Clue::CARRIED_OF_COMPARED),
                (last.unit == self.asked.statistic.unit, Clue::CARRIED_LIKE),
            ]);
        if let Some(candidate) = found.iter_mut().find(|candidate| candidate.what.0.value == *value) {
            candidate.clues |= clues;
            return;
        }
        let end = dates.partition_point(|date| date.span.start < self.asked.statistic.span.end);
        let date = dates[..end].iter().rev().take(FURTHEST).find(|date| date.value == *value);
        let carried =
            |date| Candidate { what: (date, PeriodRule::Carried), clues: clues | kind_of(date) | self.of_quantity() };
        found.extend(date.map(carried));
    }
}

/// True for a date that opens its sentence, alone or after a preposition.
fn opens(reading: Reading, date: Run) -> bool {
    let start = reading.sentence(date.start).start;
    let led = reading.any(start, WordClass::PREPOSITION) && date.start.index() <= start.index() + 2;
    date.start == start || led
}

/// True after "than", "compared" or "since": more than in 2019.
fn is_compared(reading: Reading, date: Run) -> bool {
    (1..=4).any(|n| reading.is_any(date.start.before(n), &["than", "compared", "since", "versus", "against"]))
}

/// True for tokens with a word that compares two numbers.
fn has_comparison(reading: Reading, gap: Run) -> bool {
    gap.tokens().any(|at| reading.is_any(at, &["from", "than", "compared", "versus", "against"]))
}

/// True after "by" or "until".
fn after_by(reading: Reading, date: Run) -> bool {
    let near = [date.start, date.start.prev(), date.start.before(2)];
    near.into_iter().any(|at| reading.is_any(at, &["by", "until", "till"]))
}

/// What kind of date it is.
fn kind_of(date: &Date) -> Clue {
    let value = date.value.as_str();
    let stretch = value.contains('/') || date.rule == DateRule::Range;
    flags(&[
        (!stretch && value.len() == "2016-11-26".len(), Clue::DAY),
        (!stretch && value.len() == "2016-11".len(), Clue::MONTH),
        (!stretch && value.len() == "2016".len(), Clue::YEAR),
        (stretch, Clue::STRETCH),
        (value.contains(".."), Clue::OPEN_END),
        (value.starts_with(".."), Clue::OPEN_START),
        (!value.bytes().any(|b| b.is_ascii_digit()), Clue::UNKNOWN),
    ])
}

/// True if a date follows a quantity with only words of its phrase between.
fn follows(reading: Reading, end: At, date: At) -> bool {
    const LONGEST: usize = 9;
    let gap = end.index()..date.index();
    let plain = |at: At| {
        reading.is_word(at)
            && !reading.tagged(at, Tags::FINITE)
            && !reading.in_group(at, Groups::CLAUSE_BREAK)
            && !reading.is(at, "to")
    };
    gap.len() <= LONGEST && gap.map(At::new).all(plain)
}
