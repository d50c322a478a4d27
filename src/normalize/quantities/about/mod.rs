//! What a quantity is about: what is measured, where, when, and what it is compared with.

use super::super::Statistic;
use super::Around;
use crate::choice::Choice;
use crate::schema::{Assumed, MeasureRule};
use crate::syntax::{Reading, Run};

mod asked;
mod compared;
mod measure;
mod period;
mod place;
mod words;

pub use asked::Asked;
pub use compared::{are_compared, are_listed};

use asked::{KINDS, kind};

/// Adds what is measured, where, when, and what it is compared with to the statistics of an article.
pub fn read(
    reading: Reading,
    statistics: &mut [Statistic],
    runs: &[Run],
    around: &Around,
    kept: &mut Option<Vec<Choice>>,
) {
    let places = place::Places::new(reading.document, around.countries, around.home);
    for index in 0..statistics.len() {
        let asked = Asked::new(reading, statistics, runs, index);
        if let Some(same) = asked.converted().cloned() {
            let Statistic { measure, period, country, .. } = same;
            let measure = measure.map(|(span, _)| (span, MeasureRule::Conversion));
            statistics[index] = Statistic { measure, period, country, ..statistics[index].clone() };
            continue;
        }
        let measure = measure::find(&asked, around.dates, kept);
        if let Some(noun) = measure.and_then(|found| measure::counted_noun(&asked, found)) {
            statistics[index].unit = Some(reading.text(noun).to_owned());
            statistics[index].assumed = Some(Assumed::Unit);
        } else if compared::is_of_list(reading, &statistics[..=index], runs) {
            statistics[index].unit = statistics[index - 1].unit.clone();
            statistics[index].assumed = statistics[index].unit.as_ref().map(|_| Assumed::Unit);
        }
        statistics[index].measure = measure.map(|(rule, run)| (reading.span(run), rule));
        statistics[index].period = period::of(&Asked::new(reading, statistics, runs, index), around.dates, kept);
        statistics[index].country = places.of(&Asked::new(reading, statistics, runs, index), kept);
    }
    compared::read(reading, statistics, runs);
    compared::share(statistics);
}

#[cfg(test)]
mod tests;
