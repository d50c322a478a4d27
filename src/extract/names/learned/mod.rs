//! Names by a learned tagger: a linear-chain CRF with features hashed to 32-bit keys.
//!
//! Written for this project and not taken from a library because the speed of the program depends on it: it scores only
//! the runs of capitalised words (a sixth of the tokens of news), looks its features up in a table that is used in
//! place in the program file, and makes no allocation per token. A general CRF library with features as strings takes
//! about a hundred times as long per article. It is trained by `examples/train_names`, which shares [`features`] with
//! it.

use super::Name;
use crate::document::Document;

mod after;
mod coordinated;
mod decode;
mod edges;
pub mod features;
mod found;
mod joined;
pub mod labels;
mod listed;
mod officers;
mod paired;
mod people;
mod seats;
mod titled;
mod votes;
pub mod weights;
mod words;

pub use decode::{constrain, decode};

use features::Reading;
use labels::{LABELS, OUTSIDE};
use weights::{Row, Weights};

/// The learned tagger.
pub struct Learned<'w> {
    weights: Weights<'w>,
    transitions: [Row; LABELS],
}

impl Learned<'static> {
    /// The tagger whose weights are built into the program.
    pub fn built_in() -> Self {
        Self::new(crate::weights!("../../../lexicon/names.weights")).expect("names.weights fit the features (tested)")
    }
}

impl<'w> Learned<'w> {
    /// A tagger with the weights of a file.
    pub fn new(file: &'w [u8]) -> Option<Self> {
        let weights = Weights::read(file)?;
        let transitions = constrain(weights.transitions());
        Some(Self { weights, transitions })
    }

    /// The label of each token with its [`margin`].
    fn read(&self, document: &Document, reading: &Reading) -> Vec<(usize, f32)> {
        let mut all = vec![(OUTSIDE, 0.0); document.tokens.len()];
        let mut keys = Vec::new();
        let (mut scores, mut back, mut labels) = (Vec::new(), Vec::new(), Vec::new());
        for run in reading.runs() {
            scores.clear();
            for at in run.clone() {
                reading.features(run, at, &mut keys);
                scores.push(self.weights.score(&mut keys));
            }
            decode(&scores, &self.transitions, &mut back, &mut labels);
            for (at, (&label, scores)) in run.clone().zip(labels.iter().zip(&scores)) {
                all[at] = (label, margin(scores, label));
            }
        }
        all
    }

    /// The names of a document in order; none overlaps another.
    pub fn tag(&self, document: &Document) -> Vec<Name> {
        let reading = Reading::new(document);
        let labels = self.read(document, &reading);
        after::names(document, &reading, &labels)
    }
}

/// By how much a label scores above the best one of another kind, at its token alone.
fn margin(scores: &Row, label: usize) -> f32 {
    let other = |&other: &usize| labels::kind(other) != labels::kind(label);
    let best = (0..LABELS).filter(other).map(|other| scores[other]).fold(f32::MIN, f32::max);
    scores[label] - best
}
