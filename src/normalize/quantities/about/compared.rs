//! The number that a number is compared with: 5.3 % in May, from 5.1 % a year earlier.

use crate::normalize::Statistic;
use crate::syntax::{At, Reading, Run};

/// Adds to each statistic the one that its sentence compares it with.
pub fn read(reading: Reading, statistics: &mut [Statistic], runs: &[Run]) {
    for index in 1..statistics.len() {
        let (before, after) = (&statistics[index - 1], &statistics[index]);
        let same = before.unit_kind == after.unit_kind
            && before.unit == after.unit
            && before.change == after.change
            && reading.sentence(runs[index - 1].start) == reading.sentence(runs[index].start);
        if !same {
            continue;
        }
        match compared(reading, runs[index - 1], runs[index]) {
            Some(Order::WithLater) => statistics[index - 1].compared_with = Some(index),
            Some(Order::WithEarlier) => statistics[index].compared_with = Some(index - 1),
            None => {}
        }
    }
}

/// Gives both numbers of a comparison the measure and country that one of them lacks.
pub fn share(statistics: &mut [Statistic]) {
    for index in 0..statistics.len() {
        let Some(other) = statistics[index].compared_with else { continue };
        let (one, two) = (&statistics[index], &statistics[other]);
        let measure = one.measure.or(two.measure);
        let country = one.country.clone().or_else(|| two.country.clone());
        for place in [index, other] {
            statistics[place].measure = statistics[place].measure.or(measure);
            statistics[place].country = statistics[place].country.take().or_else(|| country.clone());
        }
    }
}

/// True for two numbers of a sentence, one of which is compared with the other.
pub fn are_compared(reading: Reading, one: Run, other: Run) -> bool {
    reading.sentence(one.start) == reading.sentence(other.start) && compared(reading, one, other).is_some()
}

/// Which of two numbers is compared with the other.
enum Order {
    /// to 5 %, from 4 %; 5 %, compared with 4 %; 5 %, more than the 4 % expected
    WithLater,
    /// from 4 % to 5 %
    WithEarlier,
}

fn compared(reading: Reading, one: Run, other: Run) -> Option<Order> {
    const LONGEST: usize = 14;
    let gap = || (one.end.index()..other.start.index()).map(At::new);
    if gap().count() > LONGEST || gap().any(|at| reading.is_any(at, &[";", "and", "while"])) {
        return None;
    }
    let lead = other.start.prev();
    let compares = gap().any(|at| reading.is_any(at, &["compared", "versus", "against"]));
    if reading.is(one.start.prev(), "from") && reading.is(lead, "to") {
        Some(Order::WithEarlier)
    } else if compares && reading.is_any(lead, &["with", "to", "versus", "against", "just", "only"])
        || reading.is(lead, "from")
        || reading.is(lead, "the") && reading.is_any(lead.prev(), &["than", "above", "below"])
    {
        Some(Order::WithLater)
    } else {
        None
    }
}
