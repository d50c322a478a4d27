//! The subject before a verb.

use super::Verb;
use super::parenthesis::{describes, is_region};
use crate::extract::quotes::cues::{Build, Cue, TagRule};
use crate::extract::quotes::reader::NOMINAL;
use crate::extract::quotes::{apposition, clauses, phrases};
use crate::lexicon::reporting::{Takes, reporting};
use crate::lexicon::{Groups, WordClass};
use crate::syntax::At;
use std::ops::Range;

/// See [`TAGS`](crate::extract::quotes::cues::TAGS).
pub const RULE: TagRule = TagRule {
    id: "tag.subject",
    find: |reader, token, found| Verb::at(reader, token)?.with_subject(found),
    yes: &[
        ("The mayor said the bridge was safe.", "the bridge was safe"),
        ("The bridge is safe, the mayor of Leeds, Ann Lee, said.", "The bridge is safe"),
        ("Ann Lee, M.Sc., R.N., said the bridge was safe.", "the bridge was safe"),
        ("“The bridge is safe,” Ann Lee, told the Courier.", "The bridge is safe,"),
    ],
    no: &["The ruling party won."],
};

/// Words between a subject and "to" that make it the subject of the next verb.
const RAISING: &[&str] = &["due", "expected", "going", "likely", "scheduled", "set", "understood"];

/// Where the subject of a verb is.
pub enum Subject {
    /// Here.
    Phrase(Range<usize>),
    /// Earlier in the sentence.
    Elsewhere,
    /// Nowhere: was quoted, is said.
    Unnamed,
    /// The word is not a verb here.
    NoVerb,
}

impl<'r, 'd, 'a> Verb<'r, 'd, 'a> {
    /// The tag of a verb with a subject before it or elsewhere in the sentence.
    fn with_subject(&self, found: &[Cue]) -> Option<Cue> {
        let reader = self.reader;
        let (source, build) = match self.subject() {
            Subject::Phrase(phrase) => match self.issuer(&phrase) {
                Some(issuer) => (Some(issuer), Build::Carried),
                None => (Some(phrase), Build::Plain),
            },
            Subject::Elsewhere => (self.carried(found), Build::Carried),
            Subject::Unnamed => (None, Build::Plain),
            Subject::NoVerb => return None,
        };
        if build == Build::Plain && source.as_ref().is_some_and(|s| !self.agrees(s)) {
            return None;
        }
        let own = source.as_ref().filter(|_| build == Build::Plain);
        let first = |s: &Range<usize>| apposition::role_before(reader, self.sentence.start, s).unwrap_or(s.start);
        let start = own.map_or(self.group, |s| first(s).min(self.group));
        let words = self.words();
        let addressee = self.addressee(words.end);
        let end = addressee.as_ref().map_or(words.end, |a| a.end);
        Some(Cue { words, takes: self.takes, build, source, addressee, tag: start..end, rule: "" })
    }

    pub fn subject(&self) -> Subject {
        let reader = self.reader;
        let edge = self.without_adverbials(self.group);
        let Some(before) = edge.checked_sub(1).filter(|&b| b >= self.sentence.start) else {
            let alone = reader.in_group(self.group, Groups::STANDALONE) && self.group < self.token;
            return match () {
                _ if self.takes.contains(Takes::GERUND) => Subject::Elsewhere,
                _ if alone => Subject::Phrase(self.group..self.group + 1),
                _ => Subject::NoVerb,
            };
        };
        if self.passive() {
            return if self.as_saying() { self.phrase_before() } else { Subject::Unnamed };
        }
        if reader.is(before, &["to"]) {
            let noun = self.may_be_noun() && !self.opens_complement() && !self.takes.contains(Takes::PARTICLE);
            let perfect = self.takes.contains(Takes::PARTICIPLE) && self.has_auxiliary(&["have"]);
            let verb = self.takes.intersects(Takes::BASE | Takes::GERUND) && !noun || perfect;
            return match self.made_to(before).or_else(|| self.raised(before)) {
                Some(phrase) if verb => Subject::Phrase(phrase),
                _ if verb => Subject::Elsewhere,
                _ => Subject::NoVerb,
            };
        }
        if self.is_noun(before) {
            return Subject::NoVerb;
        }
        if reader.relative(before) {
            let comma = usize::from(before > 0 && reader.word(before - 1) == ",");
            let joined = before > 0 && reader.is(before - 1, &["and", "but", "or"]);
            let other = if joined { Subject::Elsewhere } else { Subject::NoVerb };
            return self.phrase(before - comma).map_or(other, Subject::Phrase);
        }
        if self.takes.contains(Takes::GERUND) && !self.modal() {
            return self.gerund(before);
        }
        if let Some(phrase) = self.quoted_parenthesis(before) {
            return Subject::Phrase(phrase);
        }
        if matches!(reader.word(before), ",") || reader.dash(before) {
            let subject = self.parenthesis(before).or_else(|| self.before_stray_comma(before));
            return subject.map_or(Subject::Elsewhere, Subject::Phrase);
        }
        if reader.is(before, &["and", "but", "or", "then", "who", "as"]) {
            return Subject::Elsewhere;
        }
        self.phrase_before()
    }

    fn phrase_before(&self) -> Subject {
        match self.phrase(self.group) {
            Some(phrase) if !self.absolute(&phrase) => Subject::Phrase(phrase),
            _ => Subject::NoVerb,
        }
    }

    /// True for a participle that is not a finite verb: with many leaders worried about it; they oppose a plan called.
    fn absolute(&self, phrase: &Range<usize>) -> bool {
        let reader = self.reader;
        let Some(before) = phrase.start.checked_sub(1).filter(|&before| before >= self.sentence.start) else {
            return false;
        };
        let thing = reader.is(phrase.start, &["a", "an"]) && !phrases::can_speak(reader, phrase);
        let object = reader.is(self.token, &["called", "dubbed", "titled"]) && thing;
        let with = reader.is(before, &["with"]) || object && clauses::finite(reader, before);
        with && self.takes.contains(Takes::PARTICIPLE) && !self.modal()
    }

    /// The people who are made to speak: it led Lee to say; it is common for fans to say.
    fn made_to(&self, to: usize) -> Option<Range<usize>> {
        let object = to > self.sentence.start && self.reader.is(to - 1, &["him", "her", "them", "me", "us"]);
        let phrase = if object { to - 1..to } else { phrases::before(self.reader, self.sentence.start, to)? };
        let verb = phrase.start.checked_sub(1).filter(|&verb| verb >= self.sentence.start)?;
        self.reader.in_group(verb, Groups::CAUSATIVE).then_some(phrase)
    }

    /// Someone who is expected or about to speak: “No,” he is expected to say.
    fn raised(&self, to: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        let syntax = reader.reading.syntax;
        let last = to.checked_sub(1).filter(|&last| reader.is(last, RAISING))?;
        let be = (self.sentence.start..last).rev().find(|&t| !reader.adverb(t))?;
        let clause = syntax.clause_at(At::new(last)).or_else(|| syntax.clause_at(At::new(be)))?;
        let subject = syntax.phrase(clause.subject)?.run.range();
        (subject.end <= be + 1 && self.takes.contains(Takes::BASE) && !reader.quoted(subject.start)).then_some(subject)
    }

    fn phrase(&self, end: usize) -> Option<Range<usize>> {
        let phrase = phrases::before(self.reader, self.sentence.start, self.without_adverbials(end))?;
        let phrase = self.without_gerund(phrase);
        // A report released last year found.
        let phrase = self.named_as(&phrase).unwrap_or(phrase);
        let dated = phrase.end < end && self.reader.word(phrase.end - 1).ends_with("ed");
        let phrase = if dated { phrase.start..end } else { phrase };
        Some(self.described(&phrase).unwrap_or(phrase))
    }

    /// Someone who gave only part of a name: a shopper who gave her name only as Lena.
    fn named_as(&self, name: &Range<usize>) -> Option<Range<usize>> {
        let reader = self.reader;
        let low = self.sentence.start.max(name.start.saturating_sub(12));
        if name.start <= low + 3 || !reader.is(name.start - 1, &["as"]) {
            return None;
        }
        let who = (low + 1..name.start - 1).rev().find(|&t| reader.is(t, &["who"]))?;
        let given = (who..name.start - 1).any(|t| reader.is(t, &["gave", "name", "identified", "asked"]));
        let parted = usize::from(reader.word(who - 1) == ",");
        phrases::before(reader, self.sentence.start, who - parted).filter(|_| given)
    }

    /// A source without the clause that modifies it: fans [marching through the streets] chanted.
    fn without_gerund(&self, phrase: Range<usize>) -> Range<usize> {
        let reader = self.reader;
        let hangs = |&t: &usize| {
            let gerund = reader.word(t).ends_with("ing") && reader.any(t, WordClass::VERB) && !reader.name_like(t);
            let more = reader.preposition(t + 1) || reader.any(t + 1, WordClass::DETERMINER);
            gerund && more && reader.noun_like(t - 1) && !reader.hyphen(t + 1)
        };
        let end = (phrase.start + 1..phrase.end).find(hangs).unwrap_or(phrase.end);
        phrase.start..end
    }

    /// The name that opens the clause before a description whose second comma is missing: Ann Lee, head of the firm
    /// said.
    fn described(&self, phrase: &Range<usize>) -> Option<Range<usize>> {
        let reader = self.reader;
        let comma = (self.sentence.start..phrase.start).rev().take(3).find(|&t| reader.word(t) == ",")?;
        let region = is_region(reader, self.sentence.start, phrase.start, phrase.end);
        let place = (self.sentence.start..comma).rev().find(|&t| !reader.name_like(t)).filter(|_| region);
        let name = phrases::before(reader, self.sentence.start, place.unwrap_or(comma))?;
        let opens = name.start == self.sentence.start || reader.quoted(name.start - 1);
        let full = name.len() > 1
            && reader.any(name.start, WordClass::GIVEN_NAME)
            && name.clone().all(|t| reader.name_like(t) || reader.word(t) == ".");
        let role = region || reader.relative(comma + 1) || describes(reader, comma + 1, phrase.end);
        (opens && full && role && !reader.quoted(comma + 1)).then_some(name)
    }

    /// Where a phrase ends without "last week" after it: Kerry last week said.
    fn without_times(&self, end: usize) -> usize {
        let reader = self.reader;
        let low = self.sentence.start.max(end.saturating_sub(8));
        let mut at = reader.before_lapse(low, end);
        while at > low + 1 && (reader.time(at - 1) || reader.span_of_time(at - 1) && reader.time(at - 2)) {
            at -= 1;
        }
        at
    }

    /// Where a phrase ends without "on Monday" and "in a statement" after it: Kerry in a statement said.
    fn without_adverbials(&self, end: usize) -> usize {
        let reader = self.reader;
        let low = self.sentence.start.max(end.saturating_sub(8));
        let at = self.without_times(end);
        let unbroken = |t: &usize| reader.is_word(*t) && !reader.any(*t, WordClass::CONJUNCTION);
        let medium = (low + 1..at).rev().take_while(unbroken).find(|&t| reader.is(t, &["in", "on", "during", "at"]));
        match medium {
            Some(t) if t + 1 == at && at < end => t,
            Some(t) if phrases::medium_within(reader, t + 1..at) && !(t..at).any(|t| reader.relative(t)) => t,
            _ => at,
        }
    }

    /// True for a word that is a noun or an attribute here: the claims, alleged crimes, news reports of.
    fn is_noun(&self, before: usize) -> bool {
        let reader = self.reader;
        if self.attribute(before) {
            return true;
        }
        if self.modal() || reader.pronoun(before) {
            return false;
        }
        let alone = reader.in_group(before, Groups::STANDALONE) || reader.is(before, &["which"]);
        let attributive = reader.any(before, WordClass::DETERMINER) && !alone
            || reader.is(before, &["'s"])
            || reader.preposition(before) && !reader.is(before, &["to"]) && !self.takes.contains(Takes::GERUND);
        if attributive {
            return true;
        }
        let counted = reader.is_number(before) && before > 0 && reader.any(before - 1, WordClass::DETERMINER);
        let described = reader.any(before, WordClass::ADJECTIVE) && !reader.any(before, NOMINAL);
        let sure = counted || described && !reader.name_like(before);
        let body = reader.any(before, WordClass::PERSON_NOUN | WordClass::OFFICE | WordClass::ORGANISATION_NOUN)
            && (reader.word(self.token + 1) != "," || self.takes.contains(Takes::CLAUSE));
        let verb = reader.name_like(before)
            || reader.quoted(before)
            || self.opens_complement()
            || body
            || self.follows_quotation();
        self.may_be_noun() && (sure || !verb)
    }

    /// True for a verb that ends a sentence and has its subject right after a quotation: “No,” the letter states.
    fn follows_quotation(&self) -> bool {
        let reader = self.reader;
        let mark = |t: usize| reader.quoted(t) || reader.word(t) == "," && t > 0 && reader.quoted(t - 1);
        let subject = || phrases::before(reader, self.sentence.start, self.group);
        !reader.is_word(self.token + 1)
            && subject().is_some_and(|subject| subject.start > self.sentence.start && mark(subject.start - 1))
    }

    /// True for a form that can be a noun: claims, state.
    pub(super) fn may_be_noun(&self) -> bool {
        self.reader.any(self.token, WordClass::NOUN)
            && !self.reader.is(self.token, &["say", "says"])
            && self.takes.intersects(Takes::BASE | Takes::PRESENT)
    }

    /// True for a participle that is an attribute: 12 pledged delegates, facts reported by the police.
    fn attribute(&self, before: usize) -> bool {
        let reader = self.reader;
        let next = self.token + 1;
        let names = self.takes.intersects(Takes::TOPIC | Takes::INFINITIVE) && !self.takes.contains(Takes::ADDRESSEE);
        let noun = reader.any(next, WordClass::NOUN | WordClass::PLURAL) && !reader.name_like(next);
        let counted = reader.is_number(before) || reader.is(before, &["few", "many", "several", "some", "all"]);
        self.takes.contains(Takes::PARTICIPLE) && !self.modal() && (names && noun && counted || self.passive_after())
    }

    /// facts reported by the police
    fn passive_after(&self) -> bool {
        let next = self.token + 1;
        self.reader.is(next, &["by"])
            && self.takes.contains(Takes::TOPIC)
            && !self.reader.word(next + 1).ends_with("ing")
    }

    /// True when what follows can only be a verb's complement.
    fn opens_complement(&self) -> bool {
        let next = self.token + 1;
        let reader = self.reader;
        reader.quoted(next)
            || reader.is(next, &["that", "how", "why", "whether", "the", "a", "an"])
            || reader.pronoun(next)
            || reader.word(next) == ":"
            || reader.word(next) == "," && reader.quoted(next + 1)
            || self.takes.contains(Takes::INFINITIVE) && reader.is(next, &["to"]) && reader.quoted(next + 1)
    }

    /// The subject of a gerund: the person before it, else the subject of the sentence.
    fn gerund(&self, before: usize) -> Subject {
        let reader = self.reader;
        let people = WordClass::PERSON_NOUN | WordClass::OFFICE;
        if (reader.any(before, people) || reader.name_like(before))
            && !reader.quoted(before)
            && before > self.sentence.start
        {
            return match self.phrase_before() {
                Subject::Phrase(phrase) if self.is_addressee(&phrase) => Subject::Elsewhere,
                subject => subject,
            };
        }
        if reader.is(before, &["as"]) {
            return Subject::NoVerb;
        }
        let inscribed = reader.is(self.token, &["reading"]) && reader.any(before, NOMINAL) && self.opens_complement();
        if inscribed { self.phrase_before() } else { Subject::Elsewhere }
    }

    /// True for the addressee of a verb: the senator emailed supporters saying.
    fn is_addressee(&self, phrase: &Range<usize>) -> bool {
        let reader = self.reader;
        let verb = phrase.start.checked_sub(1).filter(|&verb| verb >= self.sentence.start);
        verb.is_some_and(|verb| {
            reporting(reader.word(verb), reader.document.tokens[verb].hash).contains(Takes::ADDRESSEE | Takes::PAST)
        })
    }
}
