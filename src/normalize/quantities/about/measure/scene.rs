//! A quantity with the verbs and words around it: which clues apply to words near it.

use super::super::Asked;
use super::super::words::{in_group, is_level};
use super::clues::Clue;
use crate::choice::flags;
use crate::lexicon::{Groups, Tags, WordClass};
use crate::normalize::{Date, Statistic};
use crate::schema::{Change, UnitKind};
use crate::syntax::{At, Clause, Index, Phrase, Run, Tense, Voice, What};

/// A quantity with the verbs and words around it.
pub struct Scene<'q, 'r, 'a> {
    asked: &'q Asked<'r, 'a>,
    dates: &'q [Date],
    /// The tokens of its sentence that are near it.
    pub near: Run,
    /// The clause whose subject it is.
    own: Option<&'q Clause>,
    /// The clause whose verb governs it.
    governing: Option<&'q Clause>,
    /// The clues about the quantity itself.
    shared: Clue,
    /// The subject of the first finite verb of the sentence.
    first_subject: Option<Index>,
    /// For each token near it, how many of each sort are before the token.
    sorts: Vec<[u16; SORTS]>,
}

/// What may be between the quantity and other words: verbs, marks and openers of clauses, heads of phrases.
const SORTS: usize = 3;

/// An index of [`SORTS`].
#[derive(Clone, Copy)]
enum Sort {
    Verb,
    Break,
    Head,
}

/// The number of tokens around a quantity that are examined.
const REACH: u32 = 40;

impl<'q, 'r, 'a> Scene<'q, 'r, 'a> {
    /// Examines the context of a quantity.
    pub fn new(asked: &'q Asked<'r, 'a>, dates: &'q [Date]) -> Self {
        let sentence = asked.reading.sentence(asked.run.start);
        let start = At::new(asked.run.start.index().saturating_sub(REACH as usize));
        let near = Run { start: sentence.start.max(start), end: sentence.end.min(asked.run.end.after(REACH)) };
        let (own, governing) = (asked.own_clause(), asked.clause());
        let (shared, sorts) = (Clue::empty(), sorts(asked, near));
        let mut scene = Self { asked, dates, near, own, governing, shared, first_subject: None, sorts };
        scene.shared = scene.of_quantity();
        scene.first_subject = scene.first_subject();
        scene
    }

    /// True if a token of a sort is in a gap.
    fn has(&self, gap: Run, sort: Sort) -> bool {
        let before = |at: At| self.sorts[at.index() - self.near.start.index()][sort as usize];
        let inside = self.near.start <= gap.start && gap.start <= gap.end && gap.end <= self.near.end;
        inside && before(gap.start) < before(gap.end)
    }

    /// The evidence for or against some words.
    pub fn clues(&self, run: Run) -> Clue {
        let phrase = self.asked.phrase_at(run.last());
        let verb = self.asked.reading.syntax.clause_at(run.start).filter(|_| run.tokens().len() == 1);
        let of_form = match (verb, phrase) {
            (Some(clause), _) => self.of_verb(clause, run.start),
            (None, Some(phrase)) => self.of_noun(run, phrase),
            (None, None) => self.of_state(run.start),
        };
        of_form | self.of_words(run) | self.of_place(run) | self.shared
    }

    /// The clues of the words themselves, whatever their form.
    fn of_words(&self, run: Run) -> Clue {
        let reading = self.asked.reading;
        let span = reading.span(run);
        let first = self.dates.partition_point(|date| date.span.end <= span.start);
        let dated = self.dates.get(first).is_some_and(|date| date.span.overlaps(span));
        let text = reading.document.text;
        let words = span.of(text);
        let measured = |before: &Statistic| before.measure.is_some_and(|(other, _)| other.of(text) == words);
        const RECENT: usize = 20;
        let last = self.asked.before.last().and_then(|last| last.measure);
        let compared = last.is_some_and(|(last, _)| last == span) && self.asked.is_compared();
        flags(&[
            (self.asked.has_other(run), Clue::IN_QUANTITY),
            (dated, Clue::IN_DATE),
            (self.asked.before.iter().rev().take(RECENT).any(measured), Clue::MEASURED_BEFORE),
            (compared, Clue::OF_LAST_COMPARED),
            (last.is_some_and(|(last, _)| last == span) && self.is_listed(), Clue::OF_LAST_LISTED),
        ])
    }

    /// True for a number in a list with the preceding one: 65 bags, 34 kg of seed and three tools.
    fn is_listed(&self) -> bool {
        const LONGEST: usize = 8;
        let reading = self.asked.reading;
        let Some(last) = self.asked.runs.last() else { return false };
        let gap = Run { start: last.end.min(self.asked.run.start), end: self.asked.run.start };
        let joins = |at: At| reading.is_any(at, &[",", "and", "or"]);
        let breaks = |at: At| reading.is_any(at, &[";", ":", "."]) || reading.syntax.group_at(at).get().is_some();
        let near = gap.tokens().len() <= LONGEST && reading.sentence(last.start) == reading.sentence(gap.end);
        near && gap.tokens().any(joins) && !gap.tokens().any(breaks)
    }

    fn of_quantity(&self) -> Clue {
        let reading = self.asked.reading;
        let run = self.asked.run;
        let main = self.governing.map(|clause| reading.syntax.group(clause.verb).main);
        let before = self.asked.whole().start.prev();
        flags(&[
            (self.own.is_some(), Clue::QUANTITY_SUBJECT),
            (main.is_some_and(|_| self.is_direct()), Clue::QUANTITY_OBJECT),
            (reading.any(before, WordClass::PREPOSITION), Clue::QUANTITY_AFTER_PREPOSITION),
            (main.is_some_and(|main| is_level(reading, main)), Clue::QUANTITY_LEVEL),
            (main.is_some_and(|main| in_group(reading, main, Groups::LIGHT_VERB)), Clue::QUANTITY_LIGHT),
            (main.is_none() && self.own.is_none(), Clue::QUANTITY_FREE),
            (self.asked.statistic.change != Change::Level, Clue::QUANTITY_CHANGE),
            (reading.is(run.start.prev(), "("), Clue::QUANTITY_BRACKET),
            (self.asked.is_definite(), Clue::QUANTITY_DEFINITE),
        ])
    }

    /// True if the quantity follows its verb with only function words between.
    fn is_direct(&self) -> bool {
        let reading = self.asked.reading;
        let Some(clause) = self.governing else { return false };
        let end = reading.syntax.group(clause.verb).run.end;
        let start = self.asked.whole().start;
        let object = reading.syntax.phrase(clause.object);
        let gap = || (end.index()..start.index()).map(At::new);
        object.is_some_and(|object| object.run.contains(self.asked.run.start))
            || gap().all(|at| reading.tagged(at, Tags::ADVERB | Tags::PARTICLE))
    }

    fn of_verb(&self, clause: &Clause, main: At) -> Clue {
        let reading = self.asked.reading;
        let group = reading.syntax.group(clause.verb);
        let own = self.own.is_some_and(|own| own.verb == clause.verb);
        let governs = self.governing.is_some_and(|governing| governing.verb == clause.verb);
        let direct = governs && self.is_direct();
        let light = in_group(reading, main, Groups::LIGHT_VERB);
        let level = is_level(reading, main);
        let passive = group.voice == Voice::Passive;
        let loose = matches!(group.tense, Tense::Gerund | Tense::Participle);
        let infinitive = group.tense == Tense::Infinitive;
        let fits = in_group(reading, main, measured_by(self.asked.kind()).1);
        Clue::IS_VERB
            | flags(&[
                (passive, Clue::PASSIVE),
                (light, Clue::LIGHT),
                (level, Clue::LEVEL),
                (loose, Clue::PARTICIPLE),
                (own, Clue::OWN_VERB),
                (own && passive, Clue::OWN_PASSIVE),
                (direct, Clue::DIRECT),
                (direct && (light || level), Clue::DIRECT_LIGHT),
                (governs && passive, Clue::GOVERNS_PASSIVE),
                (fits, Clue::VERB_OF_KIND),
                (governs && self.led_by(&["for"]), Clue::GOVERNS_FOR),
                (governs && self.led_by(&["in", "within", "over", "during"]), Clue::GOVERNS_IN),
                (governs && self.led_by(&["by"]), Clue::GOVERNS_BY),
                (governs && self.led_by(&["of", "with"]), Clue::GOVERNS_OF),
                (self.is_next_verb(main) && self.after_relative(group.run.start), Clue::AFTER_RELATIVE),
                (in_group(reading, main, Groups::HARM), Clue::HARM),
                (infinitive && self.is_after_own(group.run.start), Clue::OWN_INFINITIVE),
            ])
    }

    /// True for a quantity after one of these prepositions.
    fn led_by(&self, prepositions: &[&str]) -> bool {
        self.asked.reading.is_any(self.asked.whole().start.prev(), prepositions)
    }

    /// True if no verb is between the quantity and this one after it.
    fn is_next_verb(&self, main: At) -> bool {
        let reading = self.asked.reading;
        let Some(group) = reading.syntax.groups.get(reading.syntax.group_at(main).get().unwrap_or(usize::MAX)) else {
            return false;
        };
        let end = self.asked.run.end;
        group.run.start >= end
            && (end.index()..group.run.start.index()).all(|at| reading.syntax.group_at(At::new(at)).get().is_none())
    }

    fn after_relative(&self, start: At) -> bool {
        let reading = self.asked.reading;
        let before = if reading.tagged(start.prev(), Tags::ADVERB) { start.before(2) } else { start.prev() };
        reading.is_any(before, &["who", "which", "that"])
    }

    /// True right after the verb whose subject the quantity is.
    fn is_after_own(&self, at: At) -> bool {
        self.own.is_some_and(|own| self.asked.reading.syntax.group(own.verb).run.end == at)
    }

    fn of_state(&self, at: At) -> Clue {
        let reading = self.asked.reading;
        let soon = |clause: &Clause| (0..3).any(|n| reading.syntax.group(clause.verb).run.end.after(n) == at);
        Clue::IS_STATE
            | flags(&[
                (self.own.is_some_and(soon), Clue::OWN_PREDICATE),
                (in_group(reading, at, Groups::HARM), Clue::HARM),
            ])
    }

    fn of_noun(&self, run: Run, phrase: &Phrase) -> Clue {
        let reading = self.asked.reading;
        let first = self.asked.phrase_at(run.start).unwrap_or(phrase);
        let is = |index: Index| {
            reading.syntax.phrase(index).is_some_and(|other| other.run.contains(first.head) && other.head == first.head)
        };
        let subject = self.governing.is_some_and(|clause| is(clause.subject));
        let object = self.governing.is_some_and(|clause| is(clause.object));
        let level = self.governing.is_some_and(|clause| is_level(reading, reading.syntax.group(clause.verb).main));
        flags(&[
            (matches!(phrase.what, What::Name) || reading.tagged(phrase.head, Tags::PROPER), Clue::IS_NAME),
            (matches!(first.what, What::Person | What::Group), Clue::IS_PERSONS),
            (matches!(first.what, What::Time | What::Place), Clue::IS_TIME_OR_PLACE),
            (first.determiner != At::NOWHERE, Clue::DETERMINED),
            (run.tokens().len() > 1, Clue::LONG),
            (subject, Clue::GOVERNING_SUBJECT),
            (subject && level, Clue::SUBJECT_OF_LEVEL),
            (object, Clue::GOVERNING_OBJECT),
            (self.own.is_some_and(|clause| is(clause.object)), Clue::OWN_OBJECT),
            (reading.any(first.run.start.prev(), WordClass::PREPOSITION), Clue::AFTER_PREPOSITION),
            (self.first_subject.is_some_and(is) && self.governing.is_none(), Clue::FIRST_SUBJECT_FREE),
            (phrase.plural, Clue::IS_PLURAL),
            (is_act(reading.word(first.head)), Clue::IS_ACT),
            (in_group(reading, first.head, measured_by(self.asked.kind()).0), Clue::NOUN_OF_KIND),
            (in_group(reading, first.head, ANY_NOUN), Clue::NOUN_OF_ANY_KIND),
            (subject && self.led_by(&["to", "at"]), Clue::SUBJECT_TO),
            (object && self.led_by(&["to", "at", "from", "by"]), Clue::OBJECT_TO),
        ])
    }

    /// The subject of the first finite verb of the sentence.
    fn first_subject(&self) -> Option<Index> {
        const MOST: usize = 4;
        let syntax = self.asked.reading.syntax;
        let sentence = self.asked.reading.sentence(self.asked.run.start);
        let first = syntax.clauses.partition_point(|clause| syntax.group(clause.verb).run.start < sentence.start);
        let clauses = syntax.clauses[first..].iter().take(MOST);
        let mut inside = clauses.take_while(|clause| sentence.contains(syntax.group(clause.verb).run.start));
        inside.find(|clause| syntax.group(clause.verb).finite()).map(|clause| clause.subject)
    }

    /// The clues of their position.
    fn of_place(&self, run: Run) -> Clue {
        let asked = self.asked;
        let reading = asked.reading;
        let after = run.start >= asked.run.end;
        let phrase_start = asked.phrase_at(run.start).map_or(run.start, |phrase| phrase.run.start.min(run.start));
        let gap = match after {
            true => Run { start: asked.end().min(run.start), end: phrase_start.max(asked.end().min(run.start)) },
            false => Run { start: run.end, end: asked.run.start },
        };
        let length = gap.tokens().len();
        let only = |words: &[&str]| length == 1 && reading.is_any(gap.start, words);
        let noun = asked.phrase_at(run.last()).is_some();
        let nearest = !self.has(gap, if noun { Sort::Head } else { Sort::Verb });
        let last = asked.before.last().and_then(|last| last.measure);
        flags(&[
            (after, Clue::AFTER),
            (length == 0, Clue::NEXT),
            (after && only(&["of"]), Clue::AFTER_OF),
            (after && only(&["for", "on"]), Clue::AFTER_FOR),
            (after && only(&["to", "by"]), Clue::AFTER_TO),
            (!after && only(&["of"]), Clue::LINKED_OF),
            (length <= 4, Clue::NEAR),
            (length > 12, Clue::FAR),
            (self.has(gap, Sort::Verb), Clue::VERB_BETWEEN),
            (self.has(gap, Sort::Break), Clue::BREAK_BETWEEN),
            (last.is_some_and(|(span, _)| span == reading.span(run)) && self.like_last(), Clue::OF_LAST_LIKE),
            (run.end <= self.near.start, Clue::OF_SENTENCE_BEFORE),
            (after && noun && nearest, Clue::NEXT_NOUN),
            (!after && noun && nearest, Clue::LAST_NOUN),
        ])
    }

    fn like_last(&self) -> bool {
        let asked = self.asked;
        asked.before.last().is_some_and(|last| last.unit_kind == asked.kind() && last.unit == asked.statistic.unit)
    }
}

/// The nouns of what a kind of unit measures, and the verbs of what is done with it.
fn measured_by(kind: UnitKind) -> (Groups, Groups) {
    match kind {
        UnitKind::Money => (Groups::MONEY_NOUN, Groups::MONEY_VERB),
        UnitKind::Duration => (Groups::TIME_NOUN, Groups::TIME_VERB),
        UnitKind::Percent | UnitKind::Ratio => (Groups::SHARE_NOUN, Groups::empty()),
        UnitKind::Count => (Groups::COUNT_NOUN, Groups::COUNT_VERB),
        _ => (Groups::SIZE_NOUN, Groups::SIZE_VERB),
    }
}

/// The nouns of what any unit measures.
const ANY_NOUN: Groups = Groups::MONEY_NOUN
    .union(Groups::TIME_NOUN)
    .union(Groups::SHARE_NOUN)
    .union(Groups::COUNT_NOUN)
    .union(Groups::SIZE_NOUN);

/// True for a noun of an act, by its ending: payment, production.
fn is_act(word: &str) -> bool {
    ["tion", "sion", "ment", "ments", "tions", "sions", "ing", "ance", "ence"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// How many tokens of each sort are before each of these, and before their end.
fn sorts(asked: &Asked, near: Run) -> Vec<[u16; SORTS]> {
    let reading = asked.reading;
    let mut counts = [0; SORTS];
    let mut sorts = Vec::with_capacity(near.tokens().len() + 1);
    sorts.push(counts);
    for at in near.tokens() {
        let head = asked.phrase_at(at).is_some_and(|phrase| phrase.head == at && phrase.what != What::Number);
        counts[Sort::Verb as usize] += u16::from(reading.syntax.group_at(at).get().is_some());
        counts[Sort::Break as usize] += u16::from(!reading.is_word(at) || reading.in_group(at, Groups::CLAUSE_BREAK));
        counts[Sort::Head as usize] += u16::from(head);
        sorts.push(counts);
    }
    sorts
}
