//! A verb of speech: its group, whether it is one at all, its particles, and its addressee.

pub mod as_saying;
pub mod beside;
pub mod inverted;
pub mod passive;
pub mod phrasal;
pub mod subject;

use super::as_reported::is_as_reported;
use super::sentence::main_subject;
use super::{Build, Cue, embedded, governor};
use crate::extract::quotes::reader::Reader;
use crate::extract::quotes::{clauses, phrases};
use crate::lexicon::reporting::{Takes, reporting};
use crate::lexicon::{Groups, Tags, WordClass};
use crate::syntax::At;
use std::ops::Range;

/// The most tokens in a line that can be a headline.
const HEADLINE: usize = 30;

/// Particles that make a verb one of speech: shot back, chimed in, put it.
const PARTICLES: &[&str] = &["out", "back", "in", "it"];

/// A verb of speech outside quotation marks.
pub struct Verb<'r, 'd, 'a> {
    reader: &'r Reader<'d, 'a>,
    token: usize,
    pub takes: Takes,
    sentence: Range<usize>,
    /// The first token of the verb group: has also said.
    pub group: usize,
}

impl<'r, 'd, 'a> Verb<'r, 'd, 'a> {
    /// The verb of speech at a token, if it is one, outside "according to" and "as reported by".
    pub fn at(reader: &'r Reader<'d, 'a>, token: usize) -> Option<Self> {
        if reader.is(token, &["according"]) || is_as_reported(reader, token) {
            return None;
        }
        let listed = reporting(reader.word(token), reader.document.tokens[token].hash);
        let particle = listed.contains(Takes::PARTICLE) && !reader.is(token + 1, particles(reader, token));
        let beside = if listed.is_empty() || particle { beside::takes(reader, token) } else { Takes::empty() };
        let phrasal = phrasal::at(reader, token).map_or(Takes::empty(), |(takes, _)| takes);
        let takes = if beside.is_empty() { listed | phrasal } else { beside };
        let sentence = reader.sentence(token);
        let begins = token == sentence.start || reader.quoted(token - 1);
        if takes.contains(Takes::FINDING) && reader.is(token + 1, &["up", "off", "around"]) {
            return None;
        }
        if takes.is_empty() || reader.capitalised(token) && !begins && !headline_verb(reader, token, takes) {
            return None;
        }
        if describes_noun(reader, token) && !after_open_quotation(reader, token) {
            return None;
        }
        let pointed = takes.contains(Takes::CLAUSE) && reader.is(token + 1, &["to"]);
        if takes.contains(Takes::PARTICLE) && !reader.is(token + 1, particles(reader, token)) && !pointed {
            return None;
        }
        if as_saying::quotes_another(reader, token) {
            return None;
        }
        let mut verb = Self { reader, token, takes, group: token, sentence };
        while verb.group > verb.sentence.start && verb.in_group(verb.group - 1) {
            verb.group -= 1;
        }
        (!verb.is_told_to()).then_some(verb)
    }

    /// True for a participle that describes who was told to act: Lee, told to leave, sat down.
    fn is_told_to(&self) -> bool {
        let reader = self.reader;
        let base = reader.is(self.token + 1, &["to"]) && reader.tagged(self.token + 2, Tags::BASE);
        base && reader.is(self.token, &["told"]) && !self.passive()
    }

    /// True for auxiliaries and adverbs before the verb.
    fn in_group(&self, token: usize) -> bool {
        let reader = self.reader;
        let owner = reader.is(token, &["'s"]) && !self.takes.intersects(Takes::PARTICIPLE | Takes::GERUND);
        let auxiliary = reader.any(token, WordClass::AUXILIARY) && !reader.name_like(token) && !owner;
        !reader.quoted(token) && (auxiliary || reader.adverb(token) || reader.is(token, &["n't"]))
    }

    fn modal(&self) -> bool {
        (self.group..self.token).any(|t| self.reader.any(t, WordClass::AUXILIARY))
    }

    /// was told, is said, been called
    fn passive(&self) -> bool {
        self.takes.contains(Takes::PARTICIPLE) && (self.group..self.token).any(|t| self.reader.in_group(t, Groups::BE))
    }

    /// was quoted as saying
    fn as_saying(&self) -> bool {
        self.reader.is(self.token, &["quoted", "cited"]) && self.reader.is(self.token + 1, &["as"])
    }

    /// The subject of a verb that has none next to it: that of the tag before in the sentence, else the sentence's own.
    /// After a comma, a tag within reported words does not count: Lee said Hill denies it, adding.
    pub fn carried(&self, found: &[Cue]) -> Option<Range<usize>> {
        let opens = self.group == self.sentence.start;
        let end = if opens { self.sentence.end } else { self.group };
        let main = main_subject(self.reader, self.sentence.start, end);
        let comma = |t: usize| self.reader.word(t) == ",";
        let marked = !opens && self.group > 1 && self.reader.quoted(self.group - 1) && comma(self.group - 2);
        let after_comma = marked || !opens && comma(self.group - 1);
        let mut last = found.len().checked_sub(1).filter(|&last| self.sentence.contains(&found[last].words.start));
        while let Some(outer) = last.filter(|_| after_comma).and_then(|last| governor(self.reader, found, last)) {
            last = Some(outer);
        }
        let last = last.filter(|&last| !(after_comma && embedded(self.reader, &found[last])));
        let introduces = |cue: &Cue| {
            matches!(cue.build, Build::Noun | Build::According)
                || main.as_ref().is_some_and(|main| cue.words.start < main.start)
        };
        // According to Lee, it is late, adding that they have won.
        let adds = after_comma && self.reader.lemma(self.token) == "add";
        let according = last.map(|last| &found[last]).filter(|cue| adds && cue.build == Build::According);
        if let Some(cue) = according {
            return cue.source.clone();
        }
        let before = last.map(|last| &found[last]).filter(|cue| !introduces(cue)).and_then(|cue| cue.source.clone());
        // In addition to saying so, Kerry left.
        before.or(main).or_else(|| main_subject(self.reader, self.sentence.start, self.sentence.end))
    }

    /// The sender of a medium that speaks: Lee issued a statement saying; Lee posted a video that said.
    pub fn issuer(&self, phrase: &Range<usize>) -> Option<Range<usize>> {
        let reader = self.reader;
        let to = phrase.start > self.sentence.start && reader.is(phrase.start - 1, &["to"]);
        let start = if to { phrase.start - 1 } else { phrase.start };
        let medium = match to {
            true => phrases::before(reader, self.sentence.start, start)?,
            false => phrase.clone(),
        };
        let participle = self.takes.contains(Takes::GERUND) && !self.modal();
        if !phrases::sent(reader, &medium) || !participle && !reader.relative(self.group - 1) {
            return None;
        }
        main_subject(reader, self.sentence.start, medium.start).filter(|subject| subject.end < medium.start)
    }

    /// True when subject and verb agree in number, according to their forms.
    pub fn agrees(&self, source: &Range<usize>) -> bool {
        let reader = self.reader;
        let counted = reader.is(source.start, &["many", "several", "these", "those", "both", "few"]);
        let counted = counted || self.may_be_noun() && reader.is_number(source.start);
        if self.takes.contains(Takes::PRESENT) && counted {
            return false;
        }
        let infinitive = reader.is(self.group.saturating_sub(1), &["to"]);
        if self.modal() || infinitive || !self.takes.contains(Takes::BASE) || self.takes.contains(Takes::PAST) {
            return true;
        }
        let last = source.end - 1;
        let inside = (source.start + 1..source.end).find(|&t| reader.preposition(t) || reader.relative(t));
        let head = inside.map_or(last, |t| t - 1);
        let ending = |t: usize| {
            let word = reader.word(t);
            word.ends_with(['s', ')', '%']) && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
        };
        let plural = |t: usize| reader.any(t, WordClass::PLURAL) || reader.is_number(t) || ending(t);
        let close = reader.any(head, WordClass::ADJECTIVE) && head > source.start;
        plural(last)
            || plural(head)
            || close && plural(head - 1) && !reader.any(head - 1, WordClass::ADJECTIVE)
            || reader.is(source.start, &["those", "these", "all", "most", "many", "some", "few"])
            || reader.in_group(last, Groups::PLURAL_SUBJECT)
            || [last, head].iter().any(|&t| reader.is(t, &["percent", "half", "third", "quarter", "majority"]))
            || source.clone().any(|t| reader.is(t, &["and"]))
            || source.clone().any(|t| reader.any(t, WordClass::UNMARKED_PLURAL) || reader.is(t, &["data"]))
            || reader.any(source.start, WordClass::PLURAL)
            || source.clone().any(|t| reader.any(t, WordClass::PLURAL))
    }

    /// The reporting words with their particle: called on, quoted as saying.
    pub fn words(&self) -> Range<usize> {
        let next = self.token + 1;
        let reader = self.reader;
        if let Some((_, end)) = phrasal::at(reader, self.token) {
            return self.token..end;
        }
        if self.as_saying() && reader.is(next + 1, &["saying"]) {
            return self.token..next + 2;
        }
        self.token..next + usize::from(reader.is(next, self.particles()))
    }

    /// The particles that belong to the verb.
    fn particles(&self) -> &'static [&'static str] {
        if self.takes.contains(Takes::PARTICLE) && !self.takes.contains(Takes::TOPIC) {
            return particles(self.reader, self.token);
        }
        match self.reader.lemma(self.token) {
            "call" => &["on", "for", "out", "upon"],
            "refer" | "point" => &["to"],
            _ => &[],
        }
    }

    /// The addressee: the object of "told", or after "to".
    pub fn addressee(&self, at: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        if reader.quoted(at) || reader.in_group(at, Groups::COMPLEMENT_OPENER) {
            return None;
        }
        if reader.is(at, &["to"]) && !self.takes.contains(Takes::OBJECT) {
            let act = self.takes.contains(Takes::INFINITIVE)
                && !reader.name_like(at + 1)
                && !reader.pronoun(at + 1)
                && !reader.any(at + 1, WordClass::DETERMINER);
            if act {
                return None;
            }
            let phrase = phrases::after(reader, at + 1, self.sentence.end)?;
            return reader.is_word(at + 1).then_some(phrase).filter(|p| !reader.verb_only(p.start));
        }
        if !self.takes.contains(Takes::ADDRESSEE) || reader.preposition(at) || reader.time(at) {
            return None;
        }
        let phrase = phrases::after(reader, at, self.sentence.end)?;
        let clause = reader.verb_only(phrase.end) && !reader.is(self.token, &["told", "tells", "tell", "telling"]);
        let place = (phrase.start + 1..phrase.end).find(|&t| reader.is(t, &["in", "on", "at"]));
        let told = phrase.start..place.unwrap_or(phrase.end);
        let end = self.subject_within(&told, phrase.end).unwrap_or(told.end);
        (!clause).then_some(phrase.start..end)
    }

    /// Where the subject of the reported clause begins within a phrase after the verb, if a finite verb follows: told
    /// Baghdad | talks in Rome will go on.
    fn subject_within(&self, told: &Range<usize>, end: usize) -> Option<usize> {
        let reader = self.reader;
        let verb = (end..self.sentence.end).find(|&t| !reader.adverb(t))?;
        let capitals = told.clone().skip_while(|&t| !reader.name_like(t)).take_while(|&t| reader.name_like(t));
        let start = capitals.last()? + 1;
        let nouns = (start..told.end).all(|t| !reader.capitalised(t) && !reader.preposition(t) && !reader.clitic(t));
        (start < told.end && nouns && clauses::finite(reader, verb)).then_some(start)
    }
}

/// The particles that make a verb one of speech.
fn particles(reader: &Reader, token: usize) -> &'static [&'static str] {
    if reader.lemma(token) == "pipe" { &["up", "in"] } else { PARTICLES }
}

/// True for a participle or adjective that describes the noun after it: the ruling party, the accused man.
fn describes_noun(reader: &Reader, token: usize) -> bool {
    let syntax = reader.reading.syntax;
    let attribute = reader.tagged(token, Tags::ADJECTIVE | Tags::PARTICIPLE | Tags::GERUND);
    attribute && syntax.phrase(syntax.phrase_at(At::new(token))).is_some_and(|phrase| phrase.head > At::new(token))
}

/// True right after a quotation that ends with a comma: "...," continued Amy Lee.
fn after_open_quotation(reader: &Reader, token: usize) -> bool {
    token > 1 && reader.quoted(token - 1) && reader.word(token - 2) == ","
}

/// True for a finite verb in a line of capitalised words only: Kerry Says Talks Go On.
fn headline_verb(reader: &Reader, token: usize, takes: Takes) -> bool {
    let sentence = reader.sentence(token);
    let speech = takes.intersects(Takes::PRESENT | Takes::PAST)
        && takes.contains(Takes::CLAUSE)
        && !takes.intersects(Takes::THOUGHT | Takes::FINDING);
    if !speech || sentence.len() > HEADLINE || token == sentence.start {
        return false;
    }
    let closed = WordClass::PREPOSITION.union(WordClass::DETERMINER).union(WordClass::CONJUNCTION);
    let small = |t: usize| reader.is_word(t) && !reader.clitic(t) && !reader.capitalised(t);
    let lower = sentence.clone().filter(|&t| small(t) && !reader.any(t, closed)).count();
    lower == 0 && reader.capitalised(token - 1) && !reader.any(token - 1, closed | WordClass::ADVERB)
}
