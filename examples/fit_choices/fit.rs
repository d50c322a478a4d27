//! Fitting: a conditional logistic regression, where the candidates of a choice compete with each other and with
//! "nobody".

use std::collections::BTreeSet;

/// A choice with its right answer.
pub struct Example {
    /// The newsroom of its article.
    pub newsroom: String,
    /// The features of each candidate.
    pub candidates: Vec<Vec<f32>>,
    /// Their names.
    pub names: Vec<String>,
    /// The right candidates; empty if none is right.
    pub right: BTreeSet<usize>,
    /// True if there is an answer, among the candidates or not.
    pub answered: bool,
}

/// Fitted weights.
#[derive(Clone)]
pub struct Weights {
    /// The weight of each feature.
    pub features: Vec<f32>,
    /// The score that a candidate must exceed.
    pub nobody: f32,
}

const STEPS: usize = 400;
const RATE: f32 = 0.5;
/// Keeps the weights of rare features near the initial ones.
pub const DECAY: f32 = 4.0;

impl Weights {
    /// Zero weights.
    pub fn nothing(features: usize) -> Self {
        Self { features: vec![0.0; features], nobody: 0.0 }
    }

    /// The weights of a model from a file written before.
    pub fn read(csv: &str, model: &str, features: &[&str]) -> Self {
        let weight = |feature: &str| {
            let line = csv.lines().find(|line| line.split(',').take(2).eq([model, feature]));
            line.and_then(|line| line.rsplit(',').next()?.parse().ok()).unwrap_or(0.0)
        };
        Self { features: features.iter().map(|feature| weight(feature)).collect(), nobody: weight("nobody") }
    }

    /// The chosen candidate, if the probability of its answer is at least this. Names that contain each other are one
    /// answer, almost as in the program.
    pub fn likely(&self, example: &Example, least: f32) -> Option<usize> {
        let scores: Vec<f32> = example.candidates.iter().map(|features| self.score(features).exp()).collect();
        let all: f32 = self.nobody.exp() + scores.iter().sum::<f32>();
        let names = &example.names;
        let same = |one: usize, other: usize| names[one].contains(&names[other]) || names[other].contains(&names[one]);
        let of_answer = |at: usize| {
            let same = &same;
            (0..scores.len()).filter(move |&other| same(at, other))
        };
        let answer = |at: usize| of_answer(at).map(|other| scores[other]).sum::<f32>();
        let best = (0..scores.len()).max_by(|&one, &other| answer(one).total_cmp(&answer(other)))?;
        let chosen = of_answer(best).max_by(|&one, &other| scores[one].total_cmp(&scores[other]));
        chosen.filter(|_| answer(best) >= least * all)
    }

    fn score(&self, features: &[f32]) -> f32 {
        features.iter().zip(&self.features).map(|(feature, weight)| feature * weight).sum()
    }

    /// The chosen candidate.
    pub fn best(&self, example: &Example) -> Option<usize> {
        let scores = example.candidates.iter().map(|features| self.score(features)).enumerate();
        let best =
            scores.fold((None, self.nobody), |best, (at, score)| if score > best.1 { (Some(at), score) } else { best });
        best.0
    }
}

/// The weights that make the right answers most likely without going far from the initial ones, to which `decay` pulls
/// them, by gradient ascent with a separate step size for each weight.
pub fn fit_near<'e>(before: &Weights, decay: f32, examples: impl Iterator<Item = &'e Example>) -> Weights {
    let examples: Vec<&Example> = examples.collect();
    let features = before.features.len();
    let mut weights = before.clone();
    let mut seen = vec![1e-6f32; features + 1];
    for _ in 0..STEPS {
        let mut gradient = vec![0.0f32; features + 1];
        for example in &examples {
            add_gradient(&weights, example, &mut gradient);
        }
        for (at, gradient) in gradient.iter().enumerate() {
            let weight = if at < features { &mut weights.features[at] } else { &mut weights.nobody };
            let known = if at < features { before.features[at] } else { before.nobody };
            let slope = gradient - decay * (*weight - known);
            seen[at] += slope * slope;
            *weight += RATE * slope / seen[at].sqrt();
        }
    }
    weights
}

/// Adds an example's gradient: the features of the right answers minus the expected ones.
fn add_gradient(weights: &Weights, example: &Example, gradient: &mut [f32]) {
    // Nothing is learned where the answer is not among the candidates.
    if example.answered && example.right.is_empty() {
        return;
    }
    let features = weights.features.len();
    let mut scores: Vec<f32> = example.candidates.iter().map(|candidate| weights.score(candidate)).collect();
    scores.push(weights.nobody);
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let likely: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
    let nobody = example.candidates.len();
    let is_right = |at: usize| if example.right.is_empty() { at == nobody } else { example.right.contains(&at) };
    let all: f32 = likely.iter().sum();
    let right: f32 = (0..=nobody).filter(|&at| is_right(at)).map(|at| likely[at]).sum();
    for (at, likely) in likely.iter().enumerate() {
        let pull = if is_right(at) { likely / right } else { 0.0 } - likely / all;
        match example.candidates.get(at) {
            Some(candidate) => (0..features).for_each(|feature| gradient[feature] += pull * candidate[feature]),
            None => gradient[features] += pull,
        }
    }
}
