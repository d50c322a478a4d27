//! The models of what numbers measure, where and when they hold, and of the countries of roles: one for each kind of
//! number or role, each near the one for all kinds.
//!
//! The weights before are not used, so the same labels give the same bytes.

use super::Model;
use super::fit::{Example, Weights, fit_near};
use std::collections::{BTreeMap, BTreeSet};
use tidings::choice::{LIKELY, LIKELY_PERIOD};

/// The families of models, by the first word of their names, how near the weights of a kind are kept to those for all
/// kinds, and the probability that an answer needs.
const FAMILIES: [(&str, f32, f32); 4] =
    [("country", 20.0, LIKELY), ("measure", 10.0, LIKELY), ("nation", 5.0, LIKELY), ("period", 20.0, LIKELY_PERIOD)];
/// As many parts of newsrooms are each measured with weights fitted on the others.
const FOLDS: usize = 5;
/// How near to nothing the weights for all kinds are kept.
const DECAY: f32 = 2.0;

/// True for a model of a family.
pub fn is_of_kind(model: &str) -> bool {
    FAMILIES.iter().any(|(family, ..)| model.strip_prefix(family).is_some_and(|rest| rest.starts_with("_of_")))
}

/// Writes the weights, and prints how often they are right on other newsrooms than those they are fitted on.
pub fn write(models: &BTreeMap<&'static str, Model>, csv: &mut String) {
    for (family, decay, least) in FAMILIES {
        let kinds: Vec<_> = models.iter().filter(|(name, _)| name.starts_with(&format!("{family}_of_"))).collect();
        let Some((_, first)) = kinds.first() else { continue };
        let features = first.features.clone();
        measure((family, least), decay, &kinds);
        let fitted = fit(decay, &kinds, |_| true);
        for ((name, _), weights) in kinds.iter().zip(&fitted) {
            let named = features.iter().copied().zip(&weights.features);
            // A feature that the file has not weighs nothing.
            let told = |weight: f32| weight.abs() >= 0.005;
            for (feature, weight) in
                [("nobody", &weights.nobody)].into_iter().chain(named).filter(|(_, weight)| told(**weight))
            {
                *csv += &format!("{name},{feature},{weight:.2}\n");
            }
        }
    }
}

type Kind<'m> = (&'m &'static str, &'m Model);

/// The weights of each kind, fitted on some of the examples.
fn fit(decay: f32, kinds: &[Kind], used: impl Fn(&Example) -> bool) -> Vec<Weights> {
    let nothing = Weights::nothing(kinds[0].1.features.len());
    let all = kinds.iter().flat_map(|(_, model)| &model.examples).filter(|e| used(e));
    let shared = fit_near(&nothing, DECAY, all);
    let own = |model: &Model| fit_near(&shared, decay, model.examples.iter().filter(|e| used(e)));
    kinds.iter().map(|(_, model)| own(model)).collect()
}

/// Right answers, answers, and labels.
#[derive(Default, Clone, Copy)]
struct Count {
    right: u32,
    given: u32,
    labelled: u32,
    reachable: u32,
}

impl Count {
    fn add(&mut self, weights: &Weights, example: &Example, least: f32) {
        let chosen = weights.likely(example, least);
        self.labelled += u32::from(example.answered);
        self.reachable += u32::from(!example.right.is_empty());
        self.given += u32::from(chosen.is_some());
        self.right += u32::from(chosen.is_some_and(|chosen| example.right.contains(&chosen)));
    }

    fn print(self, what: &str) {
        let part = |of: u32| f64::from(self.right) / f64::from(of.max(1));
        let (precision, recall) = (part(self.given), part(self.labelled));
        let f1 = 2.0 * f64::from(self.right) / f64::from((self.given + self.labelled).max(1));
        let reachable = f64::from(self.reachable) / f64::from(self.labelled.max(1));
        println!(
            "{what:26} P {precision:.3} R {recall:.3} F1 {f1:.3} of {} (among the candidates {reachable:.3})",
            self.labelled
        );
    }
}

fn measure((family, least): (&str, f32), decay: f32, kinds: &[Kind]) {
    let rooms: BTreeSet<&str> =
        kinds.iter().flat_map(|(_, model)| model.examples.iter().map(|example| example.newsroom.as_str())).collect();
    let fold: BTreeMap<&str, usize> = rooms.into_iter().enumerate().map(|(n, room)| (room, n % FOLDS)).collect();
    let mut counts = vec![Count::default(); kinds.len()];
    for part in 0..FOLDS {
        let fitted = fit(decay, kinds, |example| fold[example.newsroom.as_str()] != part);
        for (((_, model), weights), count) in kinds.iter().zip(&fitted).zip(&mut counts) {
            model
                .examples
                .iter()
                .filter(|e| fold[e.newsroom.as_str()] == part)
                .for_each(|e| count.add(weights, e, least));
        }
    }
    let mut all = Count::default();
    for ((name, _), count) in kinds.iter().zip(&counts) {
        count.print(name);
        all.right += count.right;
        all.given += count.given;
        all.labelled += count.labelled;
        all.reachable += count.reachable;
    }
    all.print(&format!("{family}, other newsrooms"));
}
