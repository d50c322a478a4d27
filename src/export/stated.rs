//! A statistic in words: what was measured, the number with its bound and unit, where, when, and who says so.

use crate::lexicon::countries;
use crate::schema::{Bound, Change, Rows, UnitKind, Value};
use std::borrow::Cow;

/// `unemployment: 5.3 percent (about), Spain, 2015-05, said the ministry`, of a row of `statistics`.
pub fn stated(rows: &dyn Rows, row: usize) -> String {
    let text = |name: &str| Row { rows, row }.text(name);
    let measure = text("measure").map(|measure| format!("{measure}: ")).unwrap_or_default();
    let about = [
        text("country_code").map(|code| country(code).unwrap_or(code).to_owned()),
        text("period").map(str::to_owned),
        text("source").map(|source| format!("said {}", definite(source, text("organisation_id").is_some()))),
    ];
    let about: String = about.into_iter().flatten().map(|part| format!(", {part}")).collect();
    measure + &Row { rows, row }.amount() + &about
}

/// A source with "the": in the tables, organisations have none, whether they are a name or a common noun.
fn definite(source: &str, is_organisation: bool) -> Cow<'_, str> {
    let begins = |determiner: &&str| source.split(' ').next() == Some(determiner);
    let is_whole = ["the", "a", "an", "his", "her", "its", "their", "our", "my"].iter().any(begins);
    let is_noun = is_organisation && source.starts_with(char::is_lowercase) && !is_whole;
    if is_noun { Cow::Owned(format!("the {source}")) } else { Cow::Borrowed(source) }
}

/// The name of a country.
fn country(code: &str) -> Option<&'static str> {
    countries::all().iter().find(|country| country.code == code).map(|country| country.name)
}

/// A row with its values by the names of their columns.
struct Row<'r> {
    rows: &'r dyn Rows,
    row: usize,
}

impl<'r> Row<'r> {
    fn value(&self, name: &str) -> Value<'r> {
        let column = self.rows.table().columns.iter().position(|column| column.name == name);
        column.map_or(Value::Null, |column| self.rows.value(self.row, column))
    }

    fn text(&self, name: &str) -> Option<&'r str> {
        match self.value(name) {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    fn number(&self, name: &str) -> Option<f64> {
        match self.value(name) {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The number with its bound and unit. Without a unit, the words of the article.
    fn amount(&self) -> String {
        let (kind, bound) = (self.text("unit_kind"), self.text("bound").unwrap_or_default());
        let (Some(value), Some(unit)) = (self.number("value"), self.text("unit")) else {
            return self.text("text").unwrap_or_default().to_owned();
        };
        let most = self.number("value_max");
        let change = match self.text("change") {
            Some(change) if change == Change::Increase.as_str() => "up ",
            Some(change) if change == Change::Decrease.as_str() => "down ",
            _ => "",
        };
        let range = most.map(|most| format!(" to {}", grouped(most))).unwrap_or_default();
        let counts = kind == Some(UnitKind::Count.as_str()) || kind == Some(UnitKind::Money.as_str());
        let is_one = most.unwrap_or(value).abs() == 1.0;
        let unit = if counts || is_one { unit.to_owned() } else { plural(unit) };
        let per = self.text("per").map(|per| format!(" {}", denominator(per))).unwrap_or_default();
        let said = [Bound::Exact, Bound::Between].map(Bound::as_str).contains(&bound);
        let bound = (!said).then(|| bound.replace('_', " "));
        let assumed = self.text("assumed").map(|assumed| format!("{assumed} assumed"));
        let remarks: Vec<_> = bound.into_iter().chain(assumed).collect();
        let remarks = if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join(", ")) };
        format!("{change}{}{range} {unit}{per}{remarks}", grouped(value))
    }
}

/// A denominator as it follows a number: a barrel, per 100,000 people.
fn denominator(per: &str) -> String {
    let begins = ["a ", "an ", "per ", "each ", "every ", "in ", "for ", "out of "];
    let is_whole = begins.iter().any(|begin| per.starts_with(begin));
    if is_whole { per.to_owned() } else { format!("per {per}") }
}

/// A number with commas between its thousands.
fn grouped(number: f64) -> String {
    let digits = number.abs().to_string();
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let comma = |(at, digit): (usize, char)| {
        let comma = at > 0 && (whole.len() - at).is_multiple_of(3);
        comma.then_some(',').into_iter().chain([digit])
    };
    let whole: String = whole.chars().enumerate().flat_map(comma).collect();
    format!("{}{whole}{fraction}", if number < 0.0 { "-" } else { "" })
}

/// The plural of a unit, whose plural noun comes before "per", "of" or the name of a scale: kilometres per hour,
/// degrees Celsius.
fn plural(unit: &str) -> String {
    const SAME: [&str; 4] = ["percent", "hertz", "horsepower", "siemens"];
    let ends = [" per ", " of ", " Celsius", " Fahrenheit"].iter().filter_map(|end| unit.find(end)).min();
    let (noun, rest) = unit.split_at(ends.unwrap_or(unit.len()));
    let noun = match noun {
        same if SAME.iter().any(|word| same.ends_with(word)) => same.to_owned(),
        foot if foot.ends_with("foot") => format!("{}feet", &foot[..foot.len() - 4]),
        inch if inch.ends_with("ch") => format!("{inch}es"),
        century if century.ends_with("ry") => format!("{}ies", &century[..century.len() - 1]),
        other => format!("{other}s"),
    };
    noun + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Assumed, Statistic};

    fn statistic(value: f64, bound: Bound, kind: UnitKind, unit: &str) -> Statistic {
        Statistic {
            statistic_id: "a:s1".into(),
            article_id: "a".into(),
            sentence: 1,
            text: "as written".into(),
            start: 0,
            end: 10,
            value,
            value_max: None,
            bound,
            unit_kind: kind,
            unit: (!unit.is_empty()).then(|| unit.into()),
            per: None,
            change: Change::Level,
            source: None,
            person_id: None,
            organisation_id: None,
            rule: None,
            measure: None,
            measure_start: None,
            measure_end: None,
            measure_rule: None,
            country_code: None,
            country_rule: None,
            period: None,
            period_rule: None,
            compared_with: None,
            assumed: None,
        }
    }

    #[track_caller]
    fn check(statistic: Statistic, expected: &str) {
        assert_eq!(stated(&vec![statistic], 0), expected);
    }

    #[test]
    fn a_statistic_says_all_that_is_known_of_it_and_no_more() {
        let about = statistic(5.3, Bound::About, UnitKind::Percent, "percent");
        check(about.clone(), "5.3 percent (about)");
        let whole = Statistic {
            measure: Some("unemployment".into()),
            country_code: Some("ESP".into()),
            period: Some("2015-05".into()),
            source: Some("the ministry".into()),
            ..about
        };
        let expected = "unemployment: 5.3 percent (about), Spain, 2015-05, said the ministry";
        check(whole.clone(), expected);
        let of = |source: &str| Statistic {
            source: Some(source.into()),
            organisation_id: Some("a:o1".into()),
            ..whole.clone()
        };
        check(of("ministry"), expected);
        check(of("Eurostat"), &expected.replace("the ministry", "Eurostat"));
        check(Statistic { organisation_id: None, ..of("officials") }, &expected.replace("the ministry", "officials"));
    }

    #[test]
    fn bounds_changes_rates_and_assumptions_are_said() {
        let count = |bound| statistic(1_234_567.0, bound, UnitKind::Count, "voters");
        check(count(Bound::Exact), "1,234,567 voters");
        check(count(Bound::AtLeast), "1,234,567 voters (at least)");
        let range = Statistic { value: 20.0, value_max: Some(30.0), ..count(Bound::Between) };
        check(range, "20 to 30 voters");
        let oil = Statistic {
            per: Some("a barrel".into()),
            assumed: Some(Assumed::Currency),
            ..statistic(50.0, Bound::About, UnitKind::Money, "USD")
        };
        check(oil.clone(), "50 USD a barrel (about, currency assumed)");
        check(Statistic { per: Some("barrel".into()), assumed: None, ..oil }, "50 USD per barrel (about)");
        let fall = Statistic {
            change: Change::Decrease,
            ..statistic(3.0, Bound::Exact, UnitKind::Percent, "percentage point")
        };
        check(fall, "down 3 percentage points");
    }

    #[test]
    fn units_agree_with_their_numbers() {
        let length = |value, unit: &str| statistic(value, Bound::Exact, UnitKind::Length, unit);
        check(length(1.0, "foot"), "1 foot");
        check(length(-6.5, "foot"), "-6.5 feet");
        check(length(2.0, "kilometre per hour"), "2 kilometres per hour");
        check(length(3.0, "degree Celsius"), "3 degrees Celsius");
        check(length(2.0, "century"), "2 centuries");
        check(length(1000.0, "square inch"), "1,000 square inches");
        check(statistic(0.2, Bound::Exact, UnitKind::Ratio, ""), "as written");
    }
}
