//! Numbers with the same measure and unit, side by side: what rose, what fell, what does not agree.

use super::html::escape;
use super::row_id;
use crate::export::stated::stated;
use crate::schema::{Statistic, Tables};
use std::collections::HashMap;
use std::fmt::Write;

/// The maximum number of measures, and of numbers per measure.
const MOST: usize = 6;
const MOST_NUMBERS: usize = 12;

/// A bar for each number whose measure has another one in the same unit; empty if there is none.
pub fn chart(tables: &Tables) -> String {
    let groups: Vec<_> = groups(&tables.statistics).into_iter().filter(|rows| rows.len() > 1).take(MOST).collect();
    if groups.is_empty() {
        return String::new();
    }
    let mut chart = "<section class=\"chart\"><h2>Numbers to compare</h2>\n<table><thead class=\"unseen\"><tr>\
                     <th scope=\"col\">number</th><th scope=\"col\">bar</th></tr></thead>\n"
        .to_owned();
    for rows in groups {
        let highest = rows.iter().map(|&row| upper(&tables.statistics[row])).fold(0.0, f64::max);
        chart.push_str("<tbody>\n");
        for &row in rows.iter().take(MOST_NUMBERS) {
            let width = upper(&tables.statistics[row]) * 100.0 / highest;
            let (id, words) = (row_id("statistics", row), stated(&tables.statistics, row));
            writeln!(
                chart,
                "<tr><th scope=\"row\"><a href=\"#{id}\" data-row=\"{id}\">{}</a></th><td><svg viewBox=\"0 0 100 10\" \
                 preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"bar-statistic\" width=\"{width:.2}\" \
                 height=\"10\"/></svg></td></tr>",
                escape(&words)
            )
            .expect("a String takes everything");
        }
        chart.push_str("</tbody>\n");
    }
    chart + "</table></section>\n"
}

/// The rows of each measure and unit, in text order. Numbers that cannot be drawn as a bar are left out.
fn groups(statistics: &[Statistic]) -> Vec<Vec<usize>> {
    let (mut groups, mut places): (Vec<Vec<usize>>, HashMap<_, usize>) = (Vec::new(), HashMap::new());
    for (row, statistic) in statistics.iter().enumerate() {
        let Some(measure) = statistic.measure.as_deref().filter(|_| statistic.value > 0.0) else { continue };
        let key = (measure.to_lowercase(), statistic.unit.as_deref(), statistic.per.as_deref());
        let place = *places.entry(key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[place].push(row);
    }
    groups
}

/// The number, or the upper end of a range.
fn upper(statistic: &Statistic) -> f64 {
    statistic.value_max.unwrap_or(statistic.value).max(statistic.value)
}

#[cfg(test)]
mod tests {
    use crate::article::Article;

    #[test]
    fn numbers_of_one_measure_and_unit_are_drawn_beside_each_other() {
        let chart = |text: &str| super::chart(&crate::process(&Article::from_text("a", text)));
        let drawn = chart("Rates\nThe jobless rate was 8 percent in May. The jobless rate was 4 percent in 2007.\n");
        assert_eq!(drawn.matches("bar-statistic").count(), 2, "{drawn}");
        assert!(drawn.contains("width=\"100.00\"") && drawn.contains("width=\"50.00\""), "{drawn}");
        assert_eq!(chart("Rates\nThe jobless rate was 8 percent in May. Some 40 houses burned down.\n"), "");
    }
}
