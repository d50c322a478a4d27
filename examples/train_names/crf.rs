//! Training: maximises the likelihood of the labels of whole runs of tokens with AdaGrad, with dropout of half of the
//! features.

use std::collections::HashMap;
use tidings::extract::names::learned::constrain;
use tidings::extract::names::learned::labels::{LABELS, OUTSIDE};
use tidings::extract::names::learned::weights::Row;

pub const EPOCHS: usize = 8;
/// So many times it is learned, and the average taken: one time alone is better or worse by chance.
const TIMES: u64 = 5;
/// Weights are averaged over the last epochs, so many.
const AVERAGED: usize = 2;
const RATE: f32 = 0.05;
/// The share of features used in a step.
const SEEN: f32 = 0.5;

/// A run of tokens with its labels: the features of each token, by number.
struct Example {
    tokens: Vec<(Vec<u32>, usize)>,
}

/// All examples, and all features by number.
#[derive(Default)]
pub struct Examples {
    numbers: HashMap<u32, u32>,
    keys: Vec<u32>,
    examples: Vec<Example>,
}

impl Examples {
    /// Adds a run: the keys of the features of each token, and its label.
    pub fn add(&mut self, tokens: Vec<(Vec<u32>, usize)>) {
        let mut number = |key| {
            *self.numbers.entry(key).or_insert_with(|| {
                self.keys.push(key);
                self.keys.len() as u32 - 1
            })
        };
        let tokens = tokens.into_iter().map(|(keys, label)| (keys.into_iter().map(&mut number).collect(), label));
        self.examples.push(Example { tokens: tokens.collect() });
    }

    /// The number of tokens.
    pub fn tokens(&self) -> usize {
        self.examples.iter().map(|example| example.tokens.len()).sum()
    }

    /// Learns several times, each time in another order and with others of the features left out, and takes the average:
    /// the transitions, and the weights of each feature by its key.
    pub fn learn(&self) -> ([Row; LABELS], Vec<(u32, Row)>) {
        let mut transitions = [[0.0; LABELS]; LABELS];
        let mut rows = vec![[0.0; LABELS]; self.keys.len()];
        for time in 0..TIMES {
            let learned = self.learn_once(time);
            add(&mut transitions, &learned.0);
            add(&mut rows, &learned.1);
        }
        (transitions, self.keys.iter().copied().zip(rows).collect())
    }

    fn learn_once(&self, time: u64) -> ([Row; LABELS], Vec<Row>) {
        let mut learner = Learner::new(self.keys.len(), time);
        let mut order: Vec<usize> = (0..self.examples.len()).collect();
        for epoch in 0..EPOCHS {
            learner.shuffle(&mut order);
            let loss: f64 = order.iter().map(|&example| f64::from(learner.step(&self.examples[example]))).sum();
            eprintln!("time {}, epoch {}: loss {:.4} a token", time + 1, epoch + 1, loss / self.tokens() as f64);
            if epoch + AVERAGED >= EPOCHS {
                learner.add_to_sum();
            }
        }
        learner.average()
    }
}

/// Adds a part of what was learned.
fn add(sum: &mut [Row], learned: &[Row]) {
    let pairs = sum.iter_mut().flatten().zip(learned.iter().flatten());
    pairs.for_each(|(sum, weight)| *sum += weight / TIMES as f32);
}

/// A weight with the sum of the squares of its gradients.
#[derive(Clone, Copy, Default)]
struct Weight {
    value: f32,
    squares: f32,
    sum: f32,
}

impl Weight {
    fn descend(&mut self, gradient: f32) {
        self.squares += gradient * gradient;
        self.value -= RATE * gradient / (self.squares.sqrt() + 1e-6);
    }
}

struct Learner {
    rows: Vec<[Weight; LABELS]>,
    transitions: [[Weight; LABELS]; LABELS],
    random: u64,
}

impl Learner {
    fn new(features: usize, time: u64) -> Self {
        let none = [Weight::default(); LABELS];
        let random = 0x2545_f491_4f6c_dd1d ^ time.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self { rows: vec![none; features], transitions: [none; LABELS], random }
    }

    /// xorshift64
    fn random(&mut self) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for last in (1..order.len()).rev() {
            order.swap(last, (self.random() % (last as u64 + 1)) as usize);
        }
    }

    /// Takes one step; returns the loss before it.
    fn step(&mut self, example: &Example) -> f32 {
        let seen: Vec<Vec<u32>> = example.tokens.iter().map(|(features, _)| self.drop_out(features)).collect();
        let scores: Vec<Row> = seen.iter().map(|features| self.score(features)).collect();
        let transitions = constrain(&self.transitions.map(|row| row.map(|weight| weight.value)));
        let (forward, total) = forward(&scores, &transitions);
        let backward = backward(&scores, &transitions);
        let mut gold = 0.0;
        let mut before = OUTSIDE;
        for (at, &(_, label)) in example.tokens.iter().enumerate() {
            gold += scores[at][label] + transitions[before][label];
            self.step_transitions(at, before, label, &forward, &backward, &scores, &transitions, total);
            let mut gradient: Row = std::array::from_fn(|l| (forward[at][l] + backward[at][l] - total).exp());
            gradient[label] -= 1.0;
            for &feature in &seen[at] {
                for (weight, gradient) in self.rows[feature as usize].iter_mut().zip(gradient) {
                    if gradient.abs() > 1e-4 {
                        weight.descend(gradient);
                    }
                }
            }
            before = label;
        }
        total - gold
    }

    #[allow(clippy::too_many_arguments)]
    fn step_transitions(
        &mut self,
        at: usize,
        before: usize,
        label: usize,
        forward: &[Row],
        backward: &[Row],
        scores: &[Row],
        transitions: &[Row; LABELS],
        total: f32,
    ) {
        for from in 0..LABELS {
            let reached = match at {
                0 if from == OUTSIDE => 0.0,
                0 => continue,
                _ => forward[at - 1][from],
            };
            for to in 0..LABELS {
                let mut gradient = (reached + transitions[from][to] + scores[at][to] + backward[at][to] - total).exp();
                gradient -= f32::from(from == before && to == label);
                if gradient.abs() > 1e-4 {
                    self.transitions[from][to].descend(gradient);
                }
            }
        }
    }

    fn drop_out(&mut self, features: &[u32]) -> Vec<u32> {
        let limit = (SEEN * u32::MAX as f32) as u32;
        features.iter().copied().filter(|_| (self.random() >> 32) as u32 <= limit).collect()
    }

    fn score(&self, features: &[u32]) -> Row {
        let mut sum = [0.0; LABELS];
        for &feature in features {
            for (sum, weight) in sum.iter_mut().zip(&self.rows[feature as usize]) {
                *sum += weight.value;
            }
        }
        sum
    }

    fn add_to_sum(&mut self) {
        for weight in self.rows.iter_mut().chain(&mut self.transitions).flatten() {
            weight.sum += weight.value;
        }
    }

    /// The averages. Tagging uses all features, so each weight is reduced accordingly.
    fn average(&self) -> ([Row; LABELS], Vec<Row>) {
        let transitions = self.transitions.map(|row| row.map(|weight| weight.sum / AVERAGED as f32));
        let rows = self.rows.iter().map(|row| row.map(|weight| weight.sum / AVERAGED as f32 * SEEN));
        (transitions, rows.collect())
    }
}

/// The logarithm of the weight of all paths to each label of each token, and of all paths.
fn forward(scores: &[Row], transitions: &[Row; LABELS]) -> (Vec<Row>, f32) {
    let mut all: Vec<Row> = Vec::with_capacity(scores.len());
    for (at, score) in scores.iter().enumerate() {
        all.push(std::array::from_fn(|to| {
            score[to]
                + match at {
                    0 => transitions[OUTSIDE][to],
                    _ => log_sum(&std::array::from_fn(|from| all[at - 1][from] + transitions[from][to])),
                }
        }));
    }
    let total = all.last().map_or(0.0, log_sum);
    (all, total)
}

/// The same for all paths from each label of each token on.
fn backward(scores: &[Row], transitions: &[Row; LABELS]) -> Vec<Row> {
    let mut all = vec![[0.0; LABELS]; scores.len()];
    for at in (0..scores.len().saturating_sub(1)).rev() {
        let next = all[at + 1];
        all[at] = std::array::from_fn(|from| {
            log_sum(&std::array::from_fn(|to| transitions[from][to] + scores[at + 1][to] + next[to]))
        });
    }
    all
}

fn log_sum(values: &Row) -> f32 {
    let most = values.iter().fold(f32::MIN, |most, &value| most.max(value));
    most + values.iter().map(|value| (value - most).exp()).sum::<f32>().ln()
}
