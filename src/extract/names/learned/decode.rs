//! The best labels of a run: Viterbi's algorithm under the constraints of BIO.

use super::labels::{LABELS, OUTSIDE, may_follow};
use super::weights::Row;

/// The score of an impossible label.
const NEVER: f32 = -1e9;

/// The transitions with those excluded by [`may_follow`] made impossible.
pub fn constrain(transitions: &[Row; LABELS]) -> [Row; LABELS] {
    std::array::from_fn(|a| std::array::from_fn(|b| if may_follow(a, b) { transitions[a][b] } else { NEVER }))
}

/// The best labels for the scores of a run's tokens, put into `labels`. The token before the run is outside all names.
/// `back` is a scratch buffer.
pub fn decode(scores: &[Row], transitions: &[Row; LABELS], back: &mut Vec<[u8; LABELS]>, labels: &mut Vec<usize>) {
    back.clear();
    labels.clear();
    let Some((first, rest)) = scores.split_first() else { return };
    let mut best: Row = std::array::from_fn(|label| transitions[OUTSIDE][label] + first[label]);
    back.push([OUTSIDE as u8; LABELS]);
    for score in rest {
        let mut next = [NEVER; LABELS];
        let mut from = [0; LABELS];
        // The inner loop is over the next labels, so that the compiler can vectorise it.
        for before in 0..LABELS {
            for label in 0..LABELS {
                let value = best[before] + transitions[before][label];
                let better = value > next[label];
                next[label] = if better { value } else { next[label] };
                from[label] = if better { before as u8 } else { from[label] };
            }
        }
        for (next, score) in next.iter_mut().zip(score) {
            *next += score;
        }
        best = next;
        back.push(from);
    }
    let mut label = (0..LABELS).fold(OUTSIDE, |most, label| if best[label] > best[most] { label } else { most });
    for from in back.iter().rev() {
        labels.push(label);
        label = usize::from(from[label]);
    }
    labels.reverse();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::NameKind;
    use crate::extract::names::learned::labels::{begin, inside};

    #[test]
    fn a_name_continues_only_where_it_has_begun() {
        let person = |label| std::array::from_fn(|l| if l == label { 2.0 } else { 0.0 });
        let scores = [person(inside(NameKind::Person)), person(inside(NameKind::Person)), person(OUTSIDE)];
        let (mut back, mut labels) = (Vec::new(), Vec::new());
        decode(&scores, &constrain(&[[0.0; LABELS]; LABELS]), &mut back, &mut labels);
        assert_eq!(labels, [begin(NameKind::Person), inside(NameKind::Person), OUTSIDE]);
    }
}
