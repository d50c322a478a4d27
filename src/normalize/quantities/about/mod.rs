//! What a quantity says something about: what is measured, where, when, and what it is compared with.

use super::super::Statistic;
use super::Around;
use crate::document::Document;
use crate::syntax::{Reading, Run};

mod compared;
mod measure;
mod period;
mod place;
mod words;

/// Adds what is measured, where, when, and what it is compared with to the statistics of an article.
pub fn read(reading: Reading, statistics: &mut [Statistic], around: &Around) {
    let runs: Vec<Run> = statistics.iter().map(|s| reading.document.tokens_in(s.span).into()).collect();
    for index in 0..statistics.len() {
        let found = measure::find(reading, &statistics[..=index], &runs[..=index]);
        statistics[index].measure = found.map(|(rule, run)| (reading.span(run), rule));
    }
    compared::read(reading, statistics, &runs);
    let places = place::Places::new(reading.document, around.countries, around.home);
    for (statistic, &run) in statistics.iter_mut().zip(&runs) {
        statistic.country = places.of(reading, statistic, run);
        statistic.period = period::of(reading, statistic, run, around.dates);
    }
}

/// The sentence of a quantity.
fn sentence(document: &Document, statistic: &Statistic) -> usize {
    document.sentence_at(statistic.span.start)
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::document::Document;
    use crate::extract::extract;
    use crate::normalize::normalize;
    use crate::syntax::Syntax;

    /// The statistics of a text: measure, country, period, and the value of the one that it is compared with.
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let syntax = Syntax::new(&document);
        let facts = normalize(&document, &syntax, &extract(&document, &syntax));
        let told = |s: &crate::normalize::Statistic| {
            let measure = s.measure.map_or("-", |(span, _)| span.of(text));
            let (country, period) = (s.country.as_deref().unwrap_or("-"), s.period.as_deref().unwrap_or("-"));
            let compared = s.compared_with.map_or(String::new(), |index| format!(" {}", facts.statistics[index].value));
            format!("{measure} {country} {period}{compared}")
        };
        let found: Vec<String> = facts.statistics.iter().map(told).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn what_is_measured() {
        check("Turnout was 54 percent.", &["Turnout - -"]);
        check("Police arrested six people.", &["arrested - -"]);
        check("They took part in a three-day meeting.", &["meeting - -"]);
        check("She got 25 percent of the votes.", &["votes - -"]);
        check("The tower is 54 years old.", &["- - -"]);
    }
}
