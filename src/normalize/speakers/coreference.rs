//! Which person a pronoun refers to. Candidates are weighed by how near, how prominent and how often they are
//! mentioned, as in Lappin and Leass ("An algorithm for pronominal anaphora resolution", 1994), by a model that is
//! fitted to labelled news; genders are learned from the article itself: the pronouns resolved in one round are
//! evidence in the next.

use super::discourse::{Discourse, Form, Mention, Saying, Standing};
use super::gender::{Evidence, Gender};
use crate::choice::{self, Choice, Chosen, Model};
use crate::lexicon::WordClass;
use crate::normalize::Person;
use std::sync::LazyLock;

/// How often the pronouns are resolved; the last round counts.
const ROUNDS: usize = 3;
/// The number of candidates remembered; the least recently mentioned are forgotten.
const REMEMBERED: usize = 12;
/// A pronoun never refers to someone with more evidence against its gender than this.
const LEAST_SUPPORT: f32 = -0.75;

/// The evidence for a candidate.
const FEATURES: [&str; 30] = [
    "same sentence",
    "sentences between",
    "same paragraph",
    "paragraphs between",
    "subject of the sentence",
    "subject of the sentence before",
    "opens a sentence as subject",
    "last by pronoun",
    "last by another pronoun",
    "gender for",
    "gender against",
    "unnamed and speaks",
    "unnamed",
    "spoke last",
    "spoke last and goes on",
    "both subjects",
    "mentions",
    "owner and subject",
    "named in own marked words",
    "named in own words",
    "both speak",
    "last as owner",
    "last after a preposition",
    "pronoun before",
    "opens its sentence",
    "unnamed in the sentence",
    "nearest",
    "unnamed and nearest",
    "ahead",
    "ahead and gender",
];

type Features = [f32; FEATURES.len()];

/// A pronoun, as an index into the mentions, with its candidates and the evidence for each.
type Weighed = (usize, Vec<(usize, Features)>);

/// The model for pronouns that are speakers, and the one for the others.
fn model(speaks: bool) -> &'static Model<{ FEATURES.len() }> {
    static SPEAKER: LazyLock<Model<{ FEATURES.len() }>> = LazyLock::new(|| Model::read("speaker", FEATURES));
    static PERSON: LazyLock<Model<{ FEATURES.len() }>> = LazyLock::new(|| Model::read("person", FEATURES));
    if speaks { &SPEAKER } else { &PERSON }
}

/// The weight of a pronoun in quotation marks as evidence of gender, relative to one in the article's own words.
const IN_QUOTES: f32 = 0.3;

/// The person that a mention refers to.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Binding {
    /// An index into [`Discourse::entities`].
    pub entity: Option<usize>,
    /// By how much the best candidate outweighed the second, 1 at most.
    pub margin: f32,
}

/// The person that each mention of the discourse refers to.
pub fn bind(discourse: &Discourse) -> Vec<Binding> {
    read(discourse).bindings
}

/// The choices for the pronouns, for fitting the weights.
pub fn choices(discourse: &Discourse, people: &[Person]) -> Vec<Choice> {
    let mut reading = read(discourse);
    reading.kept = Some(Vec::new());
    reading.read();
    let name = |entity: usize| match &discourse.entities[entity].phrase {
        Some(phrase) => discourse.document.span_of(phrase.clone()).of(discourse.document.text).to_owned(),
        None => people[entity].name.clone(),
    };
    let choice = |(pronoun, candidates): Weighed| Choice {
        model: if discourse.mentions[pronoun].speaks { "speaker" } else { "person" },
        features: FEATURES.to_vec(),
        span: discourse.document.span_of(discourse.mentions[pronoun].tokens.clone()),
        candidates: candidates.into_iter().map(|(entity, features)| (name(entity), features.to_vec())).collect(),
    };
    let kept = reading.kept.take().unwrap_or_default();
    kept.into_iter().map(choice).collect()
}

fn read<'a>(discourse: &'a Discourse<'a>) -> Reading<'a> {
    let mut reading = Reading::new(discourse);
    for _ in 0..ROUNDS {
        let before = reading.bindings.clone();
        reading.read();
        // The next round would find the same.
        if reading.bindings == before {
            break;
        }
    }
    reading
}

/// Someone who was mentioned, with the last mentions outside and inside quotes.
struct Candidate {
    entity: usize,
    unquoted: Option<usize>,
    quoted: Option<usize>,
    subject: Option<usize>,
    count: u32,
}

/// The article read from beginning to end, perhaps repeatedly.
struct Reading<'a> {
    discourse: &'a Discourse<'a>,
    /// The evidence of each entity's gender, including the pronouns bound so far.
    genders: Vec<Evidence>,
    bindings: Vec<Binding>,
    /// The latest first.
    candidates: Vec<Candidate>,
    /// The speaker of the words before.
    last_speaker: Option<usize>,
    /// The entity of the last personal pronoun, and its index.
    last_pronoun: Option<(usize, usize)>,
    /// For each mention in quotation marks, the mention that says the words.
    quote_speakers: Vec<Option<usize>>,
    /// The sayings by the mention that is their speaker.
    sayings: Vec<&'a Saying>,
    /// The candidates of each pronoun, if they are recorded.
    kept: Option<Vec<Weighed>>,
}

impl<'a> Reading<'a> {
    fn new(discourse: &'a Discourse<'a>) -> Self {
        let genders = discourse.entities.iter().map(|entity| entity.gender).collect();
        let binding = |mention: &Mention| Binding { entity: mention.entity, margin: 1.0 };
        let bindings = discourse.mentions.iter().map(binding).collect();
        let mut quote_speakers = vec![None; discourse.mentions.len()];
        for saying in discourse.sayings.iter().filter(|saying| saying.marked) {
            quote_speakers[saying.said.clone()].fill(Some(saying.speaker));
        }
        let mut sayings: Vec<&Saying> = discourse.sayings.iter().collect();
        sayings.sort_by_key(|saying| saying.speaker);
        Self {
            discourse,
            genders,
            bindings,
            candidates: Vec::new(),
            last_speaker: None,
            last_pronoun: None,
            quote_speakers,
            sayings,
            kept: None,
        }
    }

    fn read(&mut self) {
        self.candidates.clear();
        self.last_speaker = None;
        self.last_pronoun = None;
        for (index, mention) in self.discourse.mentions.iter().enumerate() {
            if let Form::Pronoun(gender) = mention.form {
                self.vote(index, gender, -1.0);
                self.bindings[index] = self.choose(index, gender);
                self.vote(index, gender, 1.0);
                self.last_pronoun = self.bindings[index].entity.map(|entity| (entity, index));
            }
            if let Some(entity) = self.bindings[index].entity {
                self.remember(entity, index);
                if mention.speaks {
                    self.last_speaker = Some(entity);
                }
            }
        }
    }

    /// A pronoun is evidence for the gender of the one whom it refers to, in proportion to its certainty.
    fn vote(&mut self, pronoun: usize, gender: Gender, sign: f32) {
        let binding = self.bindings[pronoun];
        if let Some(entity) = binding.entity {
            let quoted = self.discourse.mentions[pronoun].quote.is_some();
            let weight = if quoted { IN_QUOTES } else { 1.0 };
            self.genders[entity].add(gender, sign * weight * binding.margin);
        }
    }

    fn remember(&mut self, entity: usize, index: usize) {
        let known = self.candidates.iter().position(|candidate| candidate.entity == entity);
        let place = known.unwrap_or_else(|| {
            self.candidates.truncate(REMEMBERED - 1);
            self.candidates.push(Candidate { entity, unquoted: None, quoted: None, subject: None, count: 0 });
            self.candidates.len() - 1
        });
        self.candidates[..=place].rotate_right(1);
        let candidate = &mut self.candidates[0];
        candidate.count += 1;
        match self.discourse.mentions[index].quote {
            Some(_) => candidate.quoted = Some(index),
            None => {
                candidate.unquoted = Some(index);
                if self.discourse.mentions[index].standing == Standing::Subject {
                    candidate.subject = Some(index);
                }
            }
        }
    }

    /// The best candidate for a pronoun.
    fn choose(&mut self, pronoun: usize, gender: Gender) -> Binding {
        let own = self.own_words(pronoun);
        let known = self.candidates.iter().filter_map(|candidate| {
            self.weigh(candidate, pronoun, gender, own).map(|features| (candidate.entity, features))
        });
        let mut candidates = Vec::with_capacity(REMEMBERED + 1);
        candidates.extend(known.chain(self.ahead(pronoun, gender)));
        let model = model(self.discourse.mentions[pronoun].speaks);
        let scores = candidates.iter().map(|(_, features)| model.score(features)).enumerate();
        let chosen = choice::best(scores, model.threshold(), 0.0);
        let binding = match chosen {
            Chosen::One(best, margin) => Binding { entity: Some(candidates[best].0), margin: margin.clamp(0.0, 1.0) },
            Chosen::Several | Chosen::Nobody => Binding::default(),
        };
        if let Some(kept) = &mut self.kept {
            kept.push((pronoun, candidates));
        }
        binding
    }

    /// The evidence for a candidate; none if it cannot be meant.
    fn weigh(&self, candidate: &Candidate, pronoun: usize, gender: Gender, own: &[&Saying]) -> Option<Features> {
        let mentions = &self.discourse.mentions;
        let here = &mentions[pronoun];
        let in_same_words = |&index: &usize| {
            let words = |index: usize| (mentions[index].quote, self.quote_speakers[index]);
            let ((quote, quote_speaker), here) = (words(index), words(pronoun));
            quote.is_some() && (quote == here.0 || quote_speaker.is_some() && quote_speaker == here.1)
        };
        let last = candidate.quoted.filter(in_same_words).or(candidate.unquoted).or(candidate.quoted)?;
        let there = &mentions[last];
        if self.same_clause(here, there) || self.tells(pronoun, candidate.entity) {
            return None;
        }
        // "You are a star," he told her: a star in someone's words is not a person of the text.
        let unheard = candidate.unquoted.is_none() && here.quote.is_none();
        if unheard && self.discourse.entities[candidate.entity].phrase.is_some() {
            return None;
        }
        let support = self.genders[candidate.entity].support(gender);
        if support < LEAST_SUPPORT {
            return None;
        }
        Some(self.features(candidate, pronoun, last, support, own))
    }

    /// The features of a candidate whose last mention is at `last`.
    fn features(&self, candidate: &Candidate, pronoun: usize, last: usize, support: f32, own: &[&Saying]) -> Features {
        let mentions = &self.discourse.mentions;
        let (here, there) = (&mentions[pronoun], &mentions[last]);
        let last_pronoun = self.last_pronoun.filter(|&(_, index)| here.sentence - mentions[index].sentence < 3);
        let flag = |is: bool| if is { 1.0 } else { 0.0 };
        let paragraph = |mention: &Mention| self.discourse.document.sentences[mention.sentence].paragraph;
        let distance = here.sentence - there.sentence;
        let paragraphs = paragraph(here) - paragraph(there);
        let subject_distance = candidate.subject.map_or(usize::MAX, |index| here.sentence - mentions[index].sentence);
        let unnamed = self.discourse.entities[candidate.entity].phrase.is_some();
        let nearest = self.candidates[0].entity == candidate.entity;
        let opens = candidate.subject.is_some_and(|s| s == 0 || mentions[s - 1].sentence != mentions[s].sentence);
        [
            flag(distance == 0),
            distance.saturating_sub(1).min(8) as f32,
            flag(paragraphs == 0),
            flag(paragraphs > 1),
            flag(subject_distance == 0),
            flag(subject_distance == 1),
            flag(opens && subject_distance < 3),
            flag(matches!(there.form, Form::Pronoun(_))),
            flag(matches!(there.form, Form::Pronoun(other) if Form::Pronoun(other) != here.form)),
            support.max(0.0),
            support.min(0.0),
            flag(here.speaks && unnamed),
            flag(!here.speaks && unnamed),
            flag(here.speaks && self.last_speaker == Some(candidate.entity)),
            flag(here.continues && paragraphs < 2 && self.last_speaker == Some(candidate.entity)),
            flag(there.standing == Standing::Subject && here.standing == Standing::Subject),
            (candidate.count as f32).ln().min(2.5),
            flag(subject_distance == 0 && here.standing == Standing::Possessive),
            flag(self.is_named_in(own, candidate.entity, true)),
            flag(self.is_named_in(own, candidate.entity, false)),
            flag(there.speaks && here.speaks),
            flag(there.standing == Standing::Possessive),
            flag(there.standing == Standing::Oblique),
            flag(last_pronoun.is_some_and(|(entity, _)| entity == candidate.entity)),
            flag(last == 0 || mentions[last - 1].sentence != there.sentence),
            flag(distance == 0 && unnamed),
            flag(nearest),
            flag(nearest && unnamed),
            0.0,
            0.0,
        ]
    }

    /// The words of which a pronoun is the speaker.
    fn own_words(&self, pronoun: usize) -> &[&'a Saying] {
        let first = self.sayings.partition_point(|saying| saying.speaker < pronoun);
        let count = self.sayings[first..].iter().take_while(|saying| saying.speaker == pronoun).count();
        &self.sayings[first..first + count]
    }

    /// True when someone is named in their own words: people do not speak of themselves by name.
    fn is_named_in(&self, own: &[&Saying], entity: usize, marked: bool) -> bool {
        own.iter()
            .filter(|saying| saying.marked == marked)
            .flat_map(|saying| &self.discourse.mentions[saying.said.clone()])
            .any(|mention| !matches!(mention.form, Form::Pronoun(_)) && mention.entity == Some(entity))
    }

    /// True when a pronoun is in words that this person says: a speaker is "I" there.
    fn tells(&self, pronoun: usize, entity: usize) -> bool {
        let quote_speaker = self.quote_speakers[pronoun].filter(|&quote_speaker| quote_speaker != pronoun);
        quote_speaker.is_some_and(|quote_speaker| self.bindings[quote_speaker].entity == Some(entity))
    }

    /// True when the mention there is the subject of the clause in which the pronoun is the object: Smith saw him.
    fn same_clause(&self, here: &Mention, there: &Mention) -> bool {
        if here.standing != Standing::Object || there.standing != Standing::Subject || here.sentence != there.sentence {
            return false;
        }
        let document = self.discourse.document;
        let between = there.tokens.end..here.tokens.start;
        let reflexive = document.word(here.tokens.start).ends_with("self");
        !reflexive
            && between.len() < 6
            && !between.clone().any(|token| document.is(token, ",") || document.is(token, "that"))
    }

    /// The subject after a pronoun in a clause or phrase at the start: In his speech, Smith said ...
    fn ahead(&self, pronoun: usize, gender: Gender) -> Option<(usize, Features)> {
        let mentions = &self.discourse.mentions;
        let here = &mentions[pronoun];
        let sentence = &self.discourse.document.sentences[here.sentence];
        let fronted = self.discourse.document.tokens[sentence.tokens.start].class;
        let participle =
            fronted.contains(WordClass::VERB) && self.discourse.document.word(sentence.tokens.start).ends_with("ed");
        if !(participle || fronted.intersects(WordClass::PREPOSITION | WordClass::CONJUNCTION))
            || here.tokens.start > sentence.tokens.start + 8
        {
            return None;
        }
        let next = mentions[pronoun + 1..]
            .iter()
            .take(3)
            .take_while(|next| next.sentence == here.sentence && next.tokens.start < here.tokens.start + 15)
            .find(|next| next.form == Form::Name && next.standing == Standing::Subject)?;
        let entity = next.entity?;
        let support = self.genders[entity].support(gender);
        let mut features = [0.0; FEATURES.len()];
        features[FEATURES.len() - 2..].copy_from_slice(&[1.0, support]);
        (support >= LEAST_SUPPORT).then_some((entity, features))
    }
}
