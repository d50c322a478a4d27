//! Which person a pronoun means. Candidates are weighed by how near, how prominent and how often they are mentioned, as
//! Lappin and Leass ("An algorithm for pronominal anaphora resolution", 1994) do; genders are learned from the article
//! itself: what the pronouns of a first round tell is evidence in the next.

use super::discourse::{Discourse, Form, Mention, Standing};
use super::gender::{Evidence, Gender};

/// How often the pronouns are resolved; the last round counts.
const ROUNDS: usize = 3;
/// So many candidates are remembered; those longest not mentioned are forgotten.
const REMEMBERED: usize = 12;
/// No candidate is worth binding below this weight.
const THRESHOLD: f32 = -1.5;

/// Who is meant by a mention.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Binding {
    /// An index into [`Discourse::entities`].
    pub entity: Option<usize>,
    /// By how much the best candidate outweighed the second, 1 at most.
    pub margin: f32,
}

/// Who is meant by each mention of the discourse.
pub fn bind(discourse: &Discourse) -> Vec<Binding> {
    let mut reading = Reading::new(discourse);
    for _ in 0..ROUNDS {
        reading.read();
    }
    reading.bindings
}

/// The number of features of a candidate, see [`Round::features`].
const FEATURES: usize = 16;
/// What each feature weighs.
const WEIGHTS: [f32; FEATURES] =
    [0.65, -0.25, 0.75, -1.1, 0.5, 0.7, 0.85, 0.2, 0.7, 1.2, -1.5, -0.2, 0.45, -0.3, -0.2, 0.8];

/// Somebody who was mentioned, with the last mentions outside and inside quotes.
struct Candidate {
    entity: usize,
    told: Option<usize>,
    quoted: Option<usize>,
    subject: Option<usize>,
    count: u32,
}

/// The article read from its beginning to its end, perhaps again.
struct Reading<'a> {
    discourse: &'a Discourse<'a>,
    /// What is known of each entity's gender, the pronouns bound so far among it.
    genders: Vec<Evidence>,
    bindings: Vec<Binding>,
    /// The latest first.
    candidates: Vec<Candidate>,
    /// Who said the words before.
    last_speaker: Option<usize>,
}

impl<'a> Reading<'a> {
    fn new(discourse: &'a Discourse<'a>) -> Self {
        let genders = discourse.entities.iter().map(|entity| entity.gender).collect();
        let binding = |mention: &Mention| Binding { entity: mention.entity, margin: 1.0 };
        let bindings = discourse.mentions.iter().map(binding).collect();
        Self { discourse, genders, bindings, candidates: Vec::new(), last_speaker: None }
    }

    fn read(&mut self) {
        self.candidates.clear();
        self.last_speaker = None;
        for (index, mention) in self.discourse.mentions.iter().enumerate() {
            if let Form::Pronoun(gender) = mention.form {
                self.vote(index, gender, -1.0);
                self.bindings[index] = self.choose(index, gender);
                self.vote(index, gender, 1.0);
            }
            if let Some(entity) = self.bindings[index].entity {
                self.remember(entity, index);
                if mention.speaks {
                    self.last_speaker = Some(entity);
                }
            }
        }
    }

    /// A pronoun tells of the gender of the one whom it means, as far as it is sure.
    fn vote(&mut self, pronoun: usize, gender: Gender, sign: f32) {
        let binding = self.bindings[pronoun];
        if let Some(entity) = binding.entity {
            self.genders[entity].add(gender, sign * binding.margin);
        }
    }

    fn remember(&mut self, entity: usize, index: usize) {
        let known = self.candidates.iter().position(|candidate| candidate.entity == entity);
        let mut candidate = match known {
            Some(position) => self.candidates.remove(position),
            None => Candidate { entity, told: None, quoted: None, subject: None, count: 0 },
        };
        candidate.count += 1;
        match self.discourse.mentions[index].quote {
            Some(_) => candidate.quoted = Some(index),
            None => {
                candidate.told = Some(index);
                if self.discourse.mentions[index].standing == Standing::Subject {
                    candidate.subject = Some(index);
                }
            }
        }
        self.candidates.insert(0, candidate);
        self.candidates.truncate(REMEMBERED);
    }

    /// The best candidate for a pronoun.
    fn choose(&self, pronoun: usize, gender: Gender) -> Binding {
        let (mut best, mut second) = ((THRESHOLD, None), THRESHOLD);
        for candidate in &self.candidates {
            let Some(weight) = self.weigh(candidate, pronoun, gender) else { continue };
            if weight > best.0 {
                second = best.0;
                best = (weight, Some(candidate.entity));
            } else if weight > second {
                second = weight;
            }
        }
        if let Some((entity, weight)) = self.ahead(pronoun, gender).filter(|&(_, weight)| weight > best.0) {
            (best, second) = ((weight, Some(entity)), best.0);
        }
        Binding { entity: best.1, margin: (best.0 - second).clamp(0.0, 1.0) }
    }

    /// The weight of a candidate; none when it cannot be meant.
    fn weigh(&self, candidate: &Candidate, pronoun: usize, gender: Gender) -> Option<f32> {
        let mentions = &self.discourse.mentions;
        let here = &mentions[pronoun];
        let in_same_quote = |index: usize| here.quote.is_some() && mentions[index].quote == here.quote;
        let (last, quoted) = match (candidate.told, candidate.quoted) {
            (_, Some(index)) if in_same_quote(index) => (index, false),
            (Some(index), _) => (index, false),
            (None, Some(index)) => (index, true),
            (None, None) => return None,
        };
        let there = &mentions[last];
        if self.same_clause(here, there) {
            return None;
        }
        let support = self.genders[candidate.entity].support(gender);
        if support < -0.75 {
            return None;
        }
        let features = self.features(candidate, here, there, support, quoted);
        let weight = features.iter().zip(WEIGHTS).map(|(feature, weight)| feature * weight).sum();
        Some(weight)
    }

    /// What speaks for a candidate and against it.
    fn features(
        &self,
        candidate: &Candidate,
        here: &Mention,
        there: &Mention,
        support: f32,
        quoted: bool,
    ) -> [f32; FEATURES] {
        let mentions = &self.discourse.mentions;
        let flag = |is: bool| if is { 1.0 } else { 0.0 };
        let paragraph = |mention: &Mention| self.discourse.document.sentences[mention.sentence].paragraph;
        let distance = here.sentence - there.sentence;
        let paragraphs = paragraph(here) - paragraph(there);
        let subject_distance = candidate.subject.map_or(usize::MAX, |index| here.sentence - mentions[index].sentence);
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
            support.max(0.0),
            support.min(0.0),
            flag(self.discourse.entities[candidate.entity].phrase.is_some()),
            flag(quoted),
            flag(here.speaks && self.last_speaker == Some(candidate.entity)),
            flag(there.standing == Standing::Subject && here.standing == Standing::Subject),
            (candidate.count as f32).ln().min(2.5),
            flag(subject_distance == 0 && here.standing == Standing::Possessive),
        ]
    }

    /// True when the pronoun is done to by the one mentioned there in one clause: Smith saw him.
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

    /// The subject that follows a pronoun in a clause or phrase set before it: In his speech, Smith said ...
    fn ahead(&self, pronoun: usize, gender: Gender) -> Option<(usize, f32)> {
        let mentions = &self.discourse.mentions;
        let here = &mentions[pronoun];
        let sentence = &self.discourse.document.sentences[here.sentence];
        let fronted = self.discourse.document.tokens[sentence.tokens.start].class;
        use crate::lexicon::WordClass;
        if !fronted.intersects(WordClass::PREPOSITION | WordClass::CONJUNCTION)
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
        (support >= -0.75).then_some((entity, 1.8 + 1.5 * support))
    }
}
