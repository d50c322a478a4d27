//! Quotes and numbers over time: a bar per day, month or year, the shortest unit that is not too many bars.

use super::counts::{Counts, DayCount};
use chrono::{Datelike, Days, Months, NaiveDate};
use std::fmt::Write;

/// The maximum number of bars in a chart.
const MOST: usize = 62;

/// Charts of articles, quotes and numbers.
pub fn charts(counts: &Counts) -> String {
    let bars = bars(counts);
    if bars.len() < 2 {
        return String::new();
    }
    let of = |title: &str, class: &str, value: fn(&DayCount) -> u64| chart(title, class, &bars, value);
    format!(
        "<section aria-labelledby=\"time-title\"><h2 id=\"time-title\">Over time</h2>\n<div class=\"times\">{}{}{}</div></section>\n",
        of("articles", "country", |count| count.articles),
        of("quotes", "quote", |count| count.quotes),
        of("numbers", "statistic", |count| count.numbers),
    )
}

/// The bars in order, including those of times without articles.
fn bars(counts: &Counts) -> Vec<(String, DayCount)> {
    let (Some(&first), Some(&last)) = (counts.days.keys().next(), counts.days.keys().next_back()) else {
        return Vec::new();
    };
    let step = [Step::Day, Step::Month, Step::Year].into_iter().find(|step| step.between(first, last) < MOST);
    let step = step.unwrap_or(Step::Year);
    let mut bars = Vec::new();
    let mut start = step.start(first);
    while start <= last {
        let Some(next) = step.next(start) else { break };
        let mut sum = DayCount::default();
        counts.days.range(start..next).for_each(|(_, count)| sum.add(*count));
        bars.push((step.name(start), sum));
        start = next;
    }
    bars
}

#[derive(Clone, Copy)]
enum Step {
    Day,
    Month,
    Year,
}

impl Step {
    fn between(self, first: NaiveDate, last: NaiveDate) -> usize {
        let months = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
        let count = match self {
            Self::Day => (last - first).num_days(),
            Self::Month => i64::from(months(last) - months(first)),
            Self::Year => i64::from(last.year() - first.year()),
        };
        count as usize
    }

    fn start(self, day: NaiveDate) -> NaiveDate {
        let start = match self {
            Self::Day => Some(day),
            Self::Month => day.with_day(1),
            Self::Year => day.with_day(1).and_then(|day| day.with_month(1)),
        };
        start.unwrap_or(day)
    }

    fn next(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Day => day.checked_add_days(Days::new(1)),
            Self::Month => day.checked_add_months(Months::new(1)),
            Self::Year => day.checked_add_months(Months::new(12)),
        }
    }

    fn name(self, day: NaiveDate) -> String {
        let length = match self {
            Self::Day => 10,
            Self::Month => 7,
            Self::Year => 4,
        };
        day.to_string()[..length].to_owned()
    }
}

fn chart(title: &str, class: &str, bars: &[(String, DayCount)], value: fn(&DayCount) -> u64) -> String {
    let highest = bars.iter().map(|(_, count)| value(count)).max().unwrap_or(0).max(1);
    let (first, last) = (&bars[0].0, &bars[bars.len() - 1].0);
    let mut html = format!(
        "<figure><figcaption>{title}, at most {highest}</figcaption>\n<svg viewBox=\"0 0 {} 40\" preserveAspectRatio=\"none\" \
         role=\"img\" aria-label=\"{title} from {first} to {last}\">",
        bars.len() * 10
    );
    for (at, (name, count)) in bars.iter().enumerate() {
        let value = value(count);
        let height = value as f64 * 40.0 / highest as f64;
        write!(
            html,
            "<rect class=\"bar-{class}\" x=\"{}\" y=\"{:.1}\" width=\"9\" height=\"{height:.1}\"><title>{name}: {value}</title></rect>",
            at * 10,
            40.0 - height
        )
        .expect("a String takes everything");
    }
    write!(html, "</svg>\n<p class=\"ends\"><span>{first}</span><span>{last}</span></p></figure>\n")
        .expect("a String takes everything");
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of the first and last bar of articles of these days, and how many bars there are.
    fn check(days: &[&str], expected: (&str, &str, usize)) {
        let mut counts = Counts::default();
        for day in days {
            counts.days.entry(day.parse().unwrap()).or_default().add(DayCount { articles: 1, quotes: 2, numbers: 0 });
        }
        let bars = bars(&counts);
        assert_eq!((bars[0].0.as_str(), bars[bars.len() - 1].0.as_str(), bars.len()), expected);
        assert_eq!(bars.iter().map(|(_, count)| count.quotes).sum::<u64>(), 2 * days.len() as u64);
    }

    #[test]
    fn bars_are_days_months_or_years() {
        check(&["2015-01-30", "2015-02-02", "2015-02-02"], ("2015-01-30", "2015-02-02", 4));
        check(&["2014-12-31", "2015-03-01"], ("2014-12-31", "2015-03-01", 61));
        check(&["2014-12-31", "2015-06-15"], ("2014-12", "2015-06", 7));
        check(&["1999-05-05", "2015-06-15"], ("1999", "2015", 17));
        check(&["1600-02-29", "2050-12-31"], ("1600", "2050", 451));
    }

    #[test]
    fn one_day_is_no_chart() {
        let mut counts = Counts::default();
        counts.days.insert("2015-01-30".parse().unwrap(), DayCount::default());
        assert_eq!(charts(&counts), "");
    }
}
