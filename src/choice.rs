//! Choosing among candidates by a linear model over named features. The weights are in `lexicon/choices.csv`, which
//! `examples/fit_choices` fits to labelled articles.

use crate::lexicon::fields;
use crate::span::Span;
use bitflags::Flags;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The weights of all models: model, feature, weight.
const WEIGHTS: &str = include_str!("lexicon/choices.csv");

/// The features of a model with their weights.
fn weights_of(model: &str) -> &'static [(&'static str, f32)] {
    static MODELS: LazyLock<BTreeMap<&str, Vec<(&str, f32)>>> = LazyLock::new(|| {
        let mut models: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for [model, feature, weight] in WEIGHTS.lines().skip(1).map(fields) {
            models.entry(model).or_default().push((feature, weight.parse().expect("a number")));
        }
        models
    });
    MODELS.get(model).map_or(&[], Vec::as_slice)
}

/// Below this probability no answer is chosen.
pub const LIKELY: f32 = 0.37;
/// The same for when a number holds: newspapers date more than their numbers.
pub const LIKELY_PERIOD: f32 = 0.45;

/// A linear model with the names of its features.
pub struct Model<const N: usize> {
    /// Its name in the weights file.
    pub name: &'static str,
    /// The names of its features, in the order in which they are given.
    pub features: [&'static str; N],
    weights: [f32; N],
    threshold: f32,
}

impl<const N: usize> Model<N> {
    /// Reads the weights of a model; a feature that is not in the file has weight 0.
    pub fn read(name: &'static str, features: [&'static str; N]) -> Self {
        let own = weights_of(name);
        let weight = |feature: &str| own.iter().find(|(own, _)| *own == feature).map_or(0.0, |(_, weight)| *weight);
        Self { name, features, weights: features.map(weight), threshold: weight("nobody") }
    }

    /// The score of a candidate.
    pub fn score(&self, features: &[f32; N]) -> f32 {
        features.iter().zip(&self.weights).map(|(feature, weight)| feature * weight).sum()
    }

    /// The score that a candidate needs to be chosen.
    pub fn threshold(&self) -> f32 {
        self.threshold
    }
}

/// A choice as used for fitting: the words to resolve, and the candidates with their features.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The model's name.
    pub model: &'static str,
    /// The names of its features.
    pub features: Vec<&'static str>,
    /// The pronoun, the description, the first mention.
    pub span: Span,
    /// Each candidate by name.
    pub candidates: Vec<(String, Vec<f32>)>,
}

/// A candidate, with the clues that apply to it.
pub struct Candidate<T, F> {
    /// The person or thing.
    pub what: T,
    /// The evidence for or against it.
    pub clues: F,
}

/// The models of one question, one for each kind of thing: country_of_count, country_of_money.
pub struct Chooser {
    /// The models by name: the question, "of", the kind.
    models: Vec<(String, Weights)>,
    /// The probability that an answer needs.
    least: f32,
}

impl Chooser {
    /// Reads the weights of a question's models, whose answers need this probability.
    pub fn read<F: Flags<Bits = u128>>(question: &str, kinds: &[&str], least: f32) -> Self {
        let name = |kind: &&str| format!("{question}_of_{kind}");
        let model = |name: String| (name.clone(), Weights::read::<F>(&name));
        Self { models: kinds.iter().map(name).map(model).collect(), least }
    }

    /// The likeliest candidate for a thing of a kind, if likely enough; candidates that are the same answer are likely
    /// together. The choice is recorded if requested.
    pub fn choose<T, F: Flags<Bits = u128> + Copy>(
        &'static self,
        (kind, span): (usize, Span),
        mut candidates: Vec<Candidate<T, F>>,
        same: impl Fn(&T, &T) -> bool,
        name: impl Fn(&T) -> String,
        kept: &mut Option<Vec<Choice>>,
    ) -> Option<T> {
        let (model, weights) = &self.models[kind];
        if let Some(kept) = kept {
            kept.push(choice(model, span, candidates.iter().map(|one| (name(&one.what), one.clues))));
        }
        let same = |one: usize, other: usize| same(&candidates[one].what, &candidates[other].what);
        let chosen = weights.choose(candidates.iter().map(|one| one.clues.bits()), self.least, same)?;
        Some(candidates.swap_remove(chosen).what)
    }
}

/// A choice by features that are true or false.
fn choice<F: Flags<Bits = u128>>(
    model: &'static str,
    span: Span,
    candidates: impl Iterator<Item = (String, F)>,
) -> Choice {
    let value = |holds: bool| if holds { 1.0 } else { 0.0 };
    let values = |clues: F| F::FLAGS.iter().map(|flag| value(clues.bits() & flag.value().bits() != 0)).collect();
    Choice {
        model,
        features: F::FLAGS.iter().map(|flag| flag.name()).collect(),
        span,
        candidates: candidates.map(|(name, clues)| (name, values(clues))).collect(),
    }
}

/// The flags of a set that are true.
pub fn flags<F: Flags + Copy>(all: &[(bool, F)]) -> F {
    all.iter().filter(|(holds, _)| *holds).fold(F::empty(), |flags, &(_, flag)| flags.union(flag))
}

/// A linear model over features that are true or false, one bit each.
struct Weights {
    clues: [f32; u128::BITS as usize],
    nobody: f32,
}

impl Weights {
    /// Reads the weights of a model.
    fn read<F: Flags<Bits = u128>>(model: &str) -> Self {
        let mut weights = Self { clues: [0.0; u128::BITS as usize], nobody: 0.0 };
        for &(clue, weight) in weights_of(model) {
            match F::from_name(clue) {
                Some(clue) => weights.clues[clue.bits().trailing_zeros() as usize] = weight,
                None => weights.nobody = weight,
            }
        }
        weights
    }

    fn score(&self, mut clues: u128) -> f32 {
        let mut score = 0.0;
        while clues != 0 {
            score += self.clues[clues.trailing_zeros() as usize];
            clues &= clues - 1;
        }
        score
    }

    /// The likeliest candidate of the likeliest answer, if that is likely enough.
    fn choose(
        &self,
        candidates: impl Iterator<Item = u128>,
        least: f32,
        same: impl Fn(usize, usize) -> bool,
    ) -> Option<usize> {
        let likely: Vec<f32> = candidates.map(|clues| self.score(clues).exp()).collect();
        let somebody: f32 = likely.iter().sum();
        let least = least * (self.nobody.exp() + somebody);
        if somebody < least {
            return None;
        }
        let of_answer = |at: usize| {
            let same = &same;
            (0..likely.len()).filter(move |&other| other == at || same(at, other))
        };
        let answer = |at: usize| of_answer(at).map(|other| likely[other]).sum::<f32>();
        let answers: Vec<f32> = (0..likely.len()).map(answer).collect();
        let best = (0..likely.len()).max_by(|&one, &other| answers[one].total_cmp(&answers[other]))?;
        let chosen = of_answer(best).max_by(|&one, &other| likely[one].total_cmp(&likely[other]));
        chosen.filter(|_| answers[best] >= least)
    }
}

/// The result of a choice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Chosen {
    /// The best candidate, and its margin over the next.
    One(usize, f32),
    /// Two are equally likely.
    Several,
    /// No one is likely enough.
    Nobody,
}

/// The best of scored candidates that is above a threshold and beats all others by a margin.
pub fn best(scores: impl Iterator<Item = (usize, f32)>, threshold: f32, margin: f32) -> Chosen {
    let (mut first, mut second) = ((None, threshold), threshold);
    for (candidate, score) in scores {
        if score > first.1 {
            second = first.1;
            first = (Some(candidate), score);
        } else if score > second {
            second = score;
        }
    }
    match first {
        (Some(candidate), score) if score - second >= margin || second <= threshold => {
            Chosen::One(candidate, score - second)
        }
        (Some(_), _) => Chosen::Several,
        (None, _) => Chosen::Nobody,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_is_chosen_where_it_is_clear() {
        let choose = |scores: &[f32]| best(scores.iter().copied().enumerate(), 1.0, 0.5);
        assert_eq!(choose(&[0.0, 3.0, 2.0]), Chosen::One(1, 1.0));
        assert_eq!(choose(&[2.9, 3.0]), Chosen::Several);
        assert_eq!(choose(&[0.9]), Chosen::Nobody);
        assert_eq!(choose(&[1.5]), Chosen::One(0, 0.5));
    }

    #[test]
    fn a_line_of_weights_has_three_cells() {
        assert!(WEIGHTS.lines().all(|line| line.split(',').count() == 3), "no name of a feature has a comma");
    }

    #[test]
    fn weights_are_read_by_name() {
        let model = Model::read("body", ["head in name", "no such feature"]);
        assert!(model.score(&[1.0, 1.0]) == model.score(&[1.0, 0.0]) && model.score(&[1.0, 0.0]) > 0.0);
    }
}
