//! A quantity whose measure, place or period is looked for.

use crate::lexicon::{Groups, WordClass};
use crate::normalize::Statistic;
use crate::schema::UnitKind;
use crate::syntax::{At, Clause, Phrase, Reading, Run};
use std::cell::OnceCell;

/// A quantity in its article, with those before it.
pub struct Asked<'r, 'a> {
    pub reading: Reading<'r, 'a>,
    pub statistic: &'r Statistic,
    /// Its tokens.
    pub run: Run,
    pub before: &'r [Statistic],
    pub runs: &'r [Run],
    /// All quantities of the article.
    pub all: &'r [Run],
    /// The verb that governs it, once computed.
    clause: OnceCell<Option<&'r Clause>>,
    /// The clause whose subject it is, once computed.
    own_clause: OnceCell<Option<&'r Clause>>,
}

impl<'r, 'a> Asked<'r, 'a> {
    /// The statistic with this index.
    pub fn new(reading: Reading<'r, 'a>, statistics: &'r [Statistic], runs: &'r [Run], index: usize) -> Self {
        let (before, runs_before) = (&statistics[..index], &runs[..index]);
        Self {
            reading,
            statistic: &statistics[index],
            run: runs[index],
            before,
            runs: runs_before,
            all: runs,
            clause: OnceCell::new(),
            own_clause: OnceCell::new(),
        }
    }

    pub fn kind(&self) -> UnitKind {
        self.statistic.unit_kind
    }

    pub fn is_count(&self) -> bool {
        self.kind() == UnitKind::Count
    }

    pub fn phrase_at(&self, at: At) -> Option<&Phrase> {
        self.reading.syntax.phrase(self.reading.syntax.phrase_at(at))
    }

    /// The outermost phrase that begins with a token or holds it at its beginning.
    pub fn phrase_from(&self, at: At) -> Option<&Phrase> {
        let syntax = self.reading.syntax;
        let mut index = syntax.phrase_at(at).get()?;
        while syntax.phrases.get(index + 1).is_some_and(|next| next.possessor.get() == Some(index)) {
            index += 1;
        }
        syntax.phrases.get(index)
    }

    /// The token after the quantity and the brackets after it: 56 billion yuan (US$22.3 billion).
    pub fn end(&self) -> At {
        const LONGEST: u32 = 8;
        let end = self.run.end;
        if !self.reading.is(end, "(") {
            return end;
        }
        let close = (1..LONGEST).map(|n| end.after(n)).find(|&at| self.reading.is(at, ")"));
        close.map_or(end, At::next)
    }

    /// The verb that governs the quantity: in the last verb group before it in its sentence, with only phrases and
    /// function words between.
    pub fn clause(&self) -> Option<&'r Clause> {
        *self.clause.get_or_init(|| self.find_clause())
    }

    fn find_clause(&self) -> Option<&'r Clause> {
        const FURTHEST: u32 = 40;
        let reading = self.reading;
        let sentence = reading.sentence(self.run.start);
        let start = self.whole().start;
        let before = (1..=FURTHEST).map(|n| start.before(n)).take_while(|&at| sentence.contains(at));
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

    /// The quantity with the noun of amount before it (a total of, a group of), and with the phrase joined after it by
    /// "of".
    pub fn whole(&self) -> Run {
        let reading = self.reading;
        let of = self.run.start.prev();
        let counted = self.phrase_at(of.prev()).filter(|phrase| phrase.run.end == of && reading.is(of, "of"));
        let mere = |head: At| reading.document.in_group(head.index(), Groups::TOTAL_NOUN | Groups::BODY);
        let start = counted.filter(|phrase| mere(phrase.head)).map_or(self.run.start, |phrase| phrase.run.start);
        let joined = self.phrase_from(self.run.end.next()).filter(|_| reading.is(self.run.end, "of"));
        Run { start, end: joined.map_or(self.run.end, |phrase| reading.syntax.whole(phrase).end) }
    }

    /// The clause whose subject the quantity is, or is a part of: 40 soldiers and [12 officers] were killed.
    pub fn own_clause(&self) -> Option<&'r Clause> {
        *self.own_clause.get_or_init(|| self.find_own_clause())
    }

    fn find_own_clause(&self) -> Option<&'r Clause> {
        const MOST: usize = 8;
        let reading = self.reading;
        let whole = self.whole();
        let holds = |clause: &&Clause| {
            let subject = reading.syntax.phrase(clause.subject).filter(|_| !clause.inverted);
            subject.is_some_and(|subject| {
                let inside = subject.run.start < whole.end && whole.start < subject.run.end;
                inside
                    || self.joined_by_and(whole.end, subject.run.start)
                    || self.joined_by_and(subject.run.end, whole.start)
            })
        };
        // Clauses are in the order of their verbs. The verb of a subject follows it closely.
        let syntax = reading.syntax;
        let sentence = reading.sentence(self.run.start);
        let first = syntax.clauses.partition_point(|clause| syntax.group(clause.verb).run.start < self.run.start);
        let after = syntax.clauses[first..].iter().take(MOST);
        after.take_while(|clause| sentence.contains(syntax.group(clause.verb).run.start)).find(holds)
    }

    /// True if there are only members of a list from the end of one to the other, which follows "and".
    fn joined_by_and(&self, end: At, other: At) -> bool {
        const LONGEST: usize = 14;
        let reading = self.reading;
        let gap = end.index()..other.index();
        let listed = |at: At| {
            let phrase = reading.syntax.phrase_at(at).get().is_some() || reading.is_any(at, &["and", ",", "or", "of"]);
            phrase && reading.syntax.group_at(at).get().is_none()
        };
        let last = reading.is_any(other.prev(), &["and", "or"]);
        !gap.is_empty() && gap.len() <= LONGEST && last && gap.map(At::new).all(listed)
    }

    /// True for a quantity that another is compared with: up from [4 percent], more than the [300] of last year.
    pub fn is_compared(&self) -> bool {
        const REACH: u32 = 3;
        let reading = self.reading;
        let before = |at: At| {
            reading.is_any(at, &["from", "than", "compared", "versus", "against", "outnumbered"])
                && reading.sentence(self.run.start).contains(at)
        };
        (1..=REACH).map(|n| self.run.start.before(n)).any(before)
    }

    /// True for a definite quantity: the two countries, his three sons.
    pub fn is_definite(&self) -> bool {
        let before = self.run.start.prev();
        let reading = self.reading;
        let opener =
            reading.any(before, WordClass::DETERMINER) && !reading.is_any(before, &["a", "an", "some", "no", "all"]);
        opener || reading.is(before, "'s")
    }

    /// The preceding quantity, if this one is the same in another unit: NT$104 million (US$3.47 million).
    pub fn converted(&self) -> Option<&'r Statistic> {
        let (last, run) = (self.before.last()?, self.runs.last()?);
        let joined = run.end == self.run.start.prev() && self.reading.is_any(run.end, &["(", "or"]);
        let other = last.unit_kind == self.kind() && last.unit != self.statistic.unit && !self.is_count();
        (joined && other).then_some(last)
    }

    /// True if a part of another quantity is among these tokens.
    pub fn has_other(&self, gap: Run) -> bool {
        let first = self.all.partition_point(|run| run.end <= gap.start);
        self.all[first..].iter().take(2).any(|run| run.start < gap.end && *run != self.run)
    }

    /// True for a number that is after "to" or "at": rose to 9,393.
    pub fn is_bare(&self) -> bool {
        self.reading.is_any(self.run.start.prev(), &["to", "at", "from", "by"])
    }
}

/// The kinds of quantity that weigh the clues differently: things, things in an attribute, a bare number, money,
/// shares, time, ages, sizes.
pub const KINDS: [&str; 8] = ["count", "attribute", "bare_number", "money", "share", "duration", "age", "size"];

/// The kind of a quantity, as an index of [`KINDS`].
pub fn kind(asked: &Asked) -> usize {
    match asked.statistic.unit_kind {
        UnitKind::Count if asked.statistic.attribute => 1,
        UnitKind::Count if asked.is_bare() => 2,
        UnitKind::Count => 0,
        UnitKind::Money => 3,
        UnitKind::Percent | UnitKind::Ratio => 4,
        UnitKind::Duration => 5,
        UnitKind::Age => 6,
        _ => 7,
    }
}
