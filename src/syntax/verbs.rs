//! Verb groups: auxiliaries with their full verb.

use super::{At, Index, Reading, Run, Syntax};
use crate::document::Document;
use crate::lexicon::{Groups, Tag, Tags, WordClass};

/// A verb group: has not been told; to leave; saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// including the adverbs between them
    pub run: Run,
    /// The full verb, or the last auxiliary if there is none: told; is.
    pub main: At,
    /// Its tense, or the form without a tense.
    pub tense: Tense,
    /// Whether its subject acts or is acted on.
    pub voice: Voice,
    /// The modal verb: would, may; nowhere if there is none.
    pub modal: At,
    /// True for did not say, never said.
    pub negated: bool,
    /// True for a group with a form of "have": has said.
    pub perfect: bool,
}

impl Group {
    /// No group.
    pub const NONE: Self = Self {
        run: Run { start: At::NOWHERE, end: At::NOWHERE },
        main: At::NOWHERE,
        tense: Tense::Participle,
        voice: Voice::Active,
        modal: At::NOWHERE,
        negated: false,
        perfect: false,
    };

    /// True when it can be the verb of a sentence.
    pub fn finite(&self) -> bool {
        matches!(self.tense, Tense::Past | Tense::Present | Tense::Modal)
    }
}

/// The tense of a group, or the form without a tense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// said, had said, was told
    Past,
    /// says, has said, is told
    Present,
    /// will say, would have said
    Modal,
    /// to say
    Infinitive,
    /// saying
    Gerund,
    /// A participle without an auxiliary: told of the plan, he left.
    Participle,
    /// A base form without an auxiliary: an order, or part of a question (did he say).
    Base,
}

/// Whether the subject acts or is acted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// said
    Active,
    /// was said
    Passive,
}

/// Finds the groups of all sentences.
pub fn read(document: &Document, syntax: &mut Syntax) {
    syntax.group_at = vec![Index::NONE; document.tokens.len()];
    let mut found = Vec::with_capacity(document.tokens.len() / 8);
    let reading = Reading { document, syntax };
    for sentence in &document.sentences {
        let end = At::new(sentence.tokens.end);
        let mut at = At::new(sentence.tokens.start);
        let first = found.len();
        while at < end {
            at = match group(reading, at, end) {
                Some(group) => {
                    found.push(group);
                    group.run.end
                }
                None => at.next(),
            };
        }
        make_finite(reading, &mut found[first..]);
    }
    for (index, group) in found.iter().enumerate() {
        syntax.group_at[group.run.range()].fill(Index::new(index));
    }
    syntax.groups = found;
}

/// A sentence has a finite verb: if none was found, a participle after a noun is taken as one if it can be a past form.
fn make_finite(reading: Reading, groups: &mut [Group]) {
    if groups.iter().any(Group::finite) {
        return;
    }
    let past = |group: &&mut Group| {
        let subject = reading.syntax.phrase_at(group.run.start.prev()) != Index::NONE;
        group.tense == Tense::Participle && subject && reading.token(group.main).tags().contains(Tags::PAST)
    };
    if let Some(group) = groups.iter_mut().find(past) {
        (group.tense, group.voice) = (Tense::Past, Voice::Active);
    }
}

/// True for a verb that does not modify a noun within a phrase.
fn verbal(reading: Reading, at: At, tags: Tags) -> bool {
    reading.tagged(at, tags) && reading.syntax.phrase_at(at) == Index::NONE
}

/// The group that begins with a token.
fn group(reading: Reading, start: At, end: At) -> Option<Group> {
    let infinitive = is_to(reading, start)
        && reading.tagged(after_adverbs(reading, start.next(), end), Tags::BASE | Tags::AUXILIARY);
    if !infinitive && !verbal(reading, start, Tags::VERB | Tags::AUXILIARY) {
        return None;
    }
    let mut group = Group { run: Run { start, end: start.next() }, main: start, ..Group::NONE };
    let mut at = if infinitive { start.next() } else { start };
    let mut helped = false;
    // Each word is a verb of the group or between two of its verbs.
    while at < end {
        let word = reading.tag(at);
        if word == Tag::Auxiliary {
            group.add_auxiliary(reading, at);
            helped = true;
        } else if word.is(Tags::VERB) && reading.syntax.phrase_at(at) == Index::NONE {
            group.main = at;
            group.run.end = at.next();
            break;
        } else if (word.is(Tags::ADVERB | Tags::PARTICLE) || between(reading, at)) && (helped || infinitive) {
            group.negated |= negates(reading, at);
        } else {
            break;
        }
        at = at.next();
    }
    group.negated |= negated_before(reading, start) || negated_after(reading, group.run.end);
    group.tense = tense(reading, &group, infinitive);
    group.voice = voice(reading, &group, helped);
    Some(group)
}

/// True for a word between an auxiliary and its participle that is an adverb there: has since said; have both said.
fn between(reading: Reading, at: At) -> bool {
    (reading.any(at, WordClass::ADVERB) || reading.is_any(at, &["since", "both", "all", "each"]))
        && reading.tagged(at.next(), Tags::PARTICIPLE | Tags::PAST)
}

impl Group {
    fn add_auxiliary(&mut self, reading: Reading, at: At) {
        self.main = at;
        self.run.end = at.next();
        self.perfect |= is_have(reading, at);
        self.negated |=
            reading.word(at).ends_with("n't") || reading.word(at).ends_with("n’t") || reading.is(at, "cannot");
        if is_modal(reading, at) {
            self.modal = at;
        }
    }
}

/// True for not, never.
fn negates(reading: Reading, at: At) -> bool {
    reading.is_any(at, &["not", "never", "no"])
}

/// True for a group after "never".
fn negated_before(reading: Reading, start: At) -> bool {
    reading.is_any(start.prev(), &["never", "not"])
}

/// True for is not, said nothing: a negation after a group that has no other verb.
fn negated_after(reading: Reading, end: At) -> bool {
    reading.is(end, "not") && !reading.is(end.next(), "only")
}

fn is_to(reading: Reading, at: At) -> bool {
    reading.is(at, "to") && reading.tagged(at, Tags::PARTICLE)
}

fn is_have(reading: Reading, at: At) -> bool {
    reading.in_group(at, Groups::HAVE)
}

fn is_modal(reading: Reading, at: At) -> bool {
    reading.in_group(at, Groups::MODAL)
}

fn after_adverbs(reading: Reading, mut at: At, end: At) -> At {
    while at < end && reading.tagged(at, Tags::ADVERB) {
        at = at.next();
    }
    at
}

/// The tense of a group by its first verb.
fn tense(reading: Reading, group: &Group, infinitive: bool) -> Tense {
    let first = group.run.start;
    if infinitive {
        return Tense::Infinitive;
    }
    if group.modal != At::NOWHERE {
        return Tense::Modal;
    }
    match reading.tag(first) {
        Tag::Past => Tense::Past,
        Tag::Singular | Tag::Present => Tense::Present,
        Tag::Gerund => Tense::Gerund,
        Tag::Base => Tense::Base,
        Tag::Auxiliary => auxiliary_tense(reading, first),
        _ => Tense::Participle,
    }
}

fn auxiliary_tense(reading: Reading, at: At) -> Tense {
    match () {
        () if reading.is_any(at, &["was", "were", "had", "did", "'d", "wasn't", "weren't"]) => Tense::Past,
        () if reading.is_any(at, &["didn't", "hadn't"]) => Tense::Past,
        () if reading.is_any(at, &["being", "having"]) => Tense::Gerund,
        () if reading.is(at, "been") => Tense::Participle,
        () if reading.is(at, "be") => Tense::Base,
        () => Tense::Present,
    }
}

/// Passive: a participle after a form of "be" (or "get"), or without any auxiliary after a noun.
fn voice(reading: Reading, group: &Group, helped: bool) -> Voice {
    let participle = reading.tagged(group.main, Tags::PARTICIPLE);
    let be = |at: At| reading.tagged(at, Tags::AUXILIARY) && !is_have(reading, at) && !is_modal(reading, at);
    let mut helpers = group.run.tokens().rev().skip(1);
    match participle && (!helped || helpers.any(be)) {
        true => Voice::Passive,
        false => Voice::Active,
    }
}

impl Reading<'_, '_> {
    /// The base form of a reporting verb: say for said; empty for other words.
    pub fn lemma(&self, verb: At) -> &'static str {
        crate::lexicon::reporting::lemma(self.word(verb), self.token(verb).hash)
    }

    /// True for a group whose verb is a reporting verb: said, has told.
    pub fn reports(&self, group: &Group) -> bool {
        self.any(group.main, WordClass::REPORTING)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    /// The groups of a sentence: words/tense/voice, a minus for negated ones.
    fn check(sentence: &str, expected: &[&str]) {
        let article = Article::from_text("a", format!("Talks go on\n{sentence}"));
        let document = Document::new(&article);
        let syntax = Syntax::new(&document);
        let reading = Reading { document: &document, syntax: &syntax };
        let second = document.sentences[1].tokens.start;
        let groups = syntax.groups.iter().filter(|group| group.run.start.index() >= second);
        let show = |group: &Group| {
            let sign = if group.negated { "-" } else { "" };
            format!("{sign}{}/{:?}/{:?}", reading.text(group.run), group.tense, group.voice)
        };
        assert_eq!(groups.map(show).collect::<Vec<_>>(), expected, "{sentence}");
    }

    #[test]
    fn auxiliaries_stand_with_their_verb() {
        check("The mayor has said it.", &["has said/Present/Active"]);
        check("The mayor was told of the plan.", &["was told/Past/Passive"]);
        check("It could not have been sold.", &["-could not have been sold/Modal/Passive"]);
        check("He will soon leave the city.", &["will soon leave/Modal/Active"]);
    }

    #[test]
    fn infinitives_and_gerunds_are_groups_of_their_own() {
        check("She wants to leave the city.", &["wants/Present/Active", "to leave/Infinitive/Active"]);
        check("He left, saying it was late.", &["left/Past/Active", "saying/Gerund/Active", "was/Past/Active"]);
    }

    #[test]
    fn verbs_that_describe_a_noun_are_no_groups() {
        check("The plan of the mayor announced.", &["announced/Past/Active"]);
        check("The wounded soldiers slept.", &["slept/Past/Active"]);
        check("Rising prices worry the united workers.", &["worry/Present/Active"]);
    }
}
