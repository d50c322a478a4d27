//! The number that a number is compared with: 5.3 % in May, from 5.1 % a year earlier.

use crate::normalize::Statistic;
use crate::schema::UnitKind;
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

/// True for two numbers of a list with the same preposition after each: 11 percent in May, 9 in June.
pub fn are_listed(reading: Reading, one: Run, other: Run) -> bool {
    const LONGEST: usize = 14;
    const LED: &[&str] = &["in", "for", "from", "to", "on", "at", "by"];
    let gap = one.end.index()..other.start.index();
    let start = gap.clone().take(LONGEST).map(At::new).find(|&at| reading.is_any(at, LED));
    let led = start.is_some_and(|start| reading.token(start).hash == reading.token(other.end).hash);
    let joined = reading.is_any(other.start.prev(), &["and", ",", "or", "with"]);
    let plain = |at: At| reading.syntax.group_at(at).get().is_none() && !reading.is(at, ";");
    let near = gap.len() <= LONGEST && reading.sentence(one.start).contains(other.end);
    near && joined && led && gap.map(At::new).all(plain)
}

/// True for a bare number listed after a number of things, whose noun it leaves out: 57 loans in May, with 48 in June.
pub fn is_of_list(reading: Reading, statistics: &[Statistic], runs: &[Run]) -> bool {
    let ([.., before, bare], Some([one, other])) = (statistics, runs[..statistics.len()].last_chunk::<2>()) else {
        return false;
    };
    let counts = [before, bare].iter().all(|statistic| statistic.unit_kind == UnitKind::Count);
    counts && bare.unit.is_none() && !before.attribute && are_listed(reading, *one, *other)
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
