//! Bar charts: a table with a bar per row, which works with screen readers and at any width.

use super::html::escape;
use std::fmt::Write;

/// One bar.
pub struct Bar {
    /// Its label, in HTML.
    pub label: String,
    /// Its length.
    pub value: u64,
}

/// The maximum number of bars in a chart.
const MOST: usize = 12;

/// A chart of the longest bars; bars of equal length keep their order. Empty when there are none.
pub fn bars(title: &str, class: &str, unit: &str, mut bars: Vec<Bar>) -> String {
    if bars.is_empty() {
        return String::new();
    }
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.value));
    let longest = bars[0].value.max(1);
    let mut chart = format!(
        "<section class=\"chart\"><h2>{title}</h2>\n<table><thead class=\"unseen\"><tr><th scope=\"col\">{title}</th>\
         <th scope=\"col\">bar</th><th scope=\"col\">{unit}</th></tr></thead>\n<tbody>\n",
        title = escape(title),
        unit = escape(unit),
    );
    for Bar { label, value } in bars.iter().take(MOST) {
        let width = *value as f64 * 100.0 / longest as f64;
        writeln!(
            chart,
            "<tr><th scope=\"row\">{label}</th><td><svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" \
             aria-hidden=\"true\"><rect class=\"bar-{class}\" width=\"{width:.2}\" height=\"10\"/></svg></td>\
             <td class=\"n\">{value}</td></tr>"
        )
        .expect("a String takes everything");
    }
    chart.push_str("</tbody></table>\n");
    let (rest, sum) = (bars.len().saturating_sub(MOST), bars.iter().skip(MOST).map(|bar| bar.value).sum::<u64>());
    if rest > 0 {
        writeln!(chart, "<p>and {rest} more with {sum} {}</p>", escape(unit)).expect("a String takes everything");
    }
    chart.push_str("</section>\n");
    chart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bars_are_drawn_and_the_others_summed() {
        let some = (1..=14).map(|value| Bar { label: format!("c{value}"), value }).collect();
        let chart = bars("Countries", "country", "mentions", some);
        assert!(chart.find("c14").unwrap() < chart.find("c13").unwrap());
        assert!(chart.contains("width=\"100.00\"") && chart.contains("and 2 more with 3 mentions"), "{chart}");
        assert!(!chart.contains("c2<"));
        assert_eq!(bars("None", "country", "mentions", Vec::new()), "");
    }
}
