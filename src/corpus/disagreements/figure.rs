//! Exact figures, and with which others they should agree.

use crate::corpus::articles::About;
use crate::corpus::cells::{count, number, text};
use crate::corpus::places::Here;
use crate::error::Result;
use crate::normalize::{bare_word, stems};
use crate::schema::{Bound, Change, Ought, Rows, UnitKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// How many days may be between articles that are compared: one may report in the morning what the other reported the
/// evening before.
const DAYS: u64 = 1;

/// Within what figures should agree, and about what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key {
    /// Why they should agree.
    pub why: Ought,
    /// The article, the first of the copies, or the country with the place or the period.
    pub within: Vec<String>,
    /// As in the table.
    pub unit_kind: String,
    /// The stems of the unit.
    pub unit: Vec<String>,
    /// The stems of the denominator.
    pub per: Vec<String>,
    /// The stems of what is measured.
    pub measure: Vec<String>,
}

/// An exact figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Within what it should agree with others, and about what.
    pub key: Key,
    /// The day of its article.
    pub published_on: Option<NaiveDate>,
    /// The first article of its cluster of copies.
    pub cluster_id: String,
    /// Its article.
    pub article_id: String,
    /// Its position among the statistics of the article.
    pub number: u64,
    /// Its row.
    pub statistic_id: String,
    /// True in the first sentence.
    pub is_headline: bool,
    /// When it holds.
    pub period: Option<String>,
    /// The people and organisations that its sentence names, without its source.
    pub others: Vec<String>,
    /// The number.
    pub value: f64,
}

/// What a sentence names, without the source: two sources that state different numbers disagree.
fn without_source(mut others: Vec<String>, source: Option<&str>) -> Vec<String> {
    let last = source.and_then(|source| source.split_whitespace().next_back()).map(bare_word);
    others.retain(|other| last.as_ref() != Some(other));
    others
}

impl Figure {
    /// The columns that they are read from.
    pub const COLUMNS: &[&str] = &[
        "article_id",
        "bound",
        "change",
        "compared_with",
        "country_code",
        "measure",
        "per",
        "period",
        "sentence",
        "source",
        "statistic_id",
        "unit",
        "unit_kind",
        "value",
    ];

    /// The figures of a row of `statistics`: one for each reason to agree with others. What its sentence names is
    /// looked up only if there is one.
    pub fn of(rows: &dyn Rows, row: usize, about: &About, here: impl FnOnce() -> Result<Here>) -> Result<Vec<Self>> {
        let Some(figure) = Self::exact(rows, row, about) else { return Ok(Vec::new()) };
        let Here { places, others } = here()?;
        let figure = Self { others: without_source(others, text(rows, row, "source")), ..figure };
        let within = |why, within: &[&str]| {
            let within = within.iter().map(|part| (*part).to_owned()).collect();
            Self { key: Key { why, within, ..figure.key.clone() }, ..figure.clone() }
        };
        let mut all = vec![within(Ought::Copies, &[&about.cluster_id])];
        let country = text(rows, row, "country_code").filter(|_| about.published_on.is_some());
        if figure.key.unit_kind == UnitKind::Count.as_str() {
            all.push(within(Ought::Article, &[&about.article_id]));
            let places = country.iter().flat_map(|country| places.iter().map(move |place| [country, "place", place]));
            all.extend(places.map(|place| within(Ought::SameDays, &place)));
        } else {
            let period = country.zip(figure.period.as_deref()).map(|(country, period)| [country, "period", period]);
            all.extend(period.map(|period| within(Ought::SameDays, &period)));
        }
        Ok(all)
    }

    /// The figure of a row, if it is exact and its measure is named.
    fn exact(rows: &dyn Rows, row: usize, about: &About) -> Option<Self> {
        let cell = |column| text(rows, row, column);
        let is_level = cell("change") == Some(Change::Level.as_str()) && cell("compared_with").is_none();
        let is_exact = is_level && cell("bound") == Some(Bound::Exact.as_str());
        if !is_exact {
            return None;
        }
        let statistic_id = cell("statistic_id")?;
        let key = Key {
            why: Ought::Article,
            within: Vec::new(),
            unit_kind: cell("unit_kind")?.to_owned(),
            unit: stems(cell("unit")?),
            per: stems(cell("per").unwrap_or_default()),
            measure: stems(cell("measure")?),
        };
        (!key.measure.is_empty()).then_some(Self {
            key,
            published_on: about.published_on,
            cluster_id: about.cluster_id.clone(),
            article_id: about.article_id.clone(),
            number: statistic_id.rsplit(":s").next().and_then(|number| number.parse().ok()).unwrap_or(0),
            statistic_id: statistic_id.to_owned(),
            is_headline: count(rows, row, "sentence") == 1,
            period: cell("period").map(str::to_owned),
            others: Vec::new(),
            value: number(rows, row, "value")?,
        })
    }

    /// The group of figures that should agree, as a key that begins with the reason; for copies without their cluster.
    pub fn group(&self) -> String {
        let mut key = self.key.clone();
        key.within.retain(|_| self.key.why != Ought::Copies);
        format!("{}:{}", key.why.as_str(), serde_json::to_string(&key).expect("a key has string keys only"))
    }

    /// Moves its article to a cluster of copies.
    pub fn move_to(&mut self, cluster_id: &str) {
        self.cluster_id = cluster_id.to_owned();
        if self.key.why == Ought::Copies {
            self.key.within = vec![cluster_id.to_owned()];
        }
    }

    fn order(&self) -> (&Key, Option<NaiveDate>, &str, u64) {
        (&self.key, self.published_on, &self.article_id, self.number)
    }

    /// Days between the articles of two figures; none if they are two and one has no day.
    pub fn days_from(&self, other: &Self) -> Option<u64> {
        if self.article_id == other.article_id {
            return Some(0);
        }
        let days = self.published_on.zip(other.published_on).map(|(one, other)| one - other);
        days.map(|days| days.num_days().unsigned_abs())
    }

    /// True when the later of two numbers may be an update of the earlier one: what is counted grows with time.
    pub fn may_update(&self, earlier: &Self) -> bool {
        let is_later = self.days_from(earlier).is_some_and(|days| days > 0);
        is_later && self.key.unit_kind == UnitKind::Count.as_str() && self.value > earlier.value
    }

    /// True when both can be the same number, one of them rounded.
    pub fn agrees(&self, other: &Self) -> bool {
        is_rounded(self.value, other.value) || is_rounded(other.value, self.value)
    }

    /// True when a figure may still be compared with later ones.
    pub fn is_near(&self, earlier: &Self) -> bool {
        self.key.why != Ought::SameDays || self.days_from(earlier).is_some_and(|days| days <= DAYS)
    }

    /// True when figures of two articles should be equal: of copies, or of stories about the same time, as far as it is
    /// stated, that name the same people and organisations.
    pub fn ought_to_be(&self, other: &Self) -> bool {
        let same_period = self.period.is_none() || other.period.is_none() || self.period == other.period;
        let same_others = self.others == other.others;
        self.key.why == Ought::Copies || self.cluster_id != other.cluster_id && same_period && same_others
    }
}

impl Eq for Figure {}

impl PartialOrd for Figure {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Figure {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order())
    }
}

/// True when a number is another one rounded to its own significant digits: 31,000 for 31,400.
fn is_rounded(round: f64, exact: f64) -> bool {
    let written = format!("{round}");
    let step = match written.split_once('.') {
        Some((_, decimals)) => 0.1f64.powi(decimals.len() as i32),
        None => 10f64.powi((written.len() - written.trim_end_matches('0').len()) as i32),
    };
    round != 0.0 && (round - exact).abs() <= step / 2.0 * 1.000_001
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rounded_number_is_the_same() {
        for (round, exact) in [(31_000.0, 31_400.0), (0.5, 0.52), (1.3, 1.27), (20.0, 24.0), (24.0, 24.4)] {
            assert!(is_rounded(round, exact), "{round} {exact}");
        }
        for (round, exact) in [(31_000.0, 32_000.0), (24.0, 25.0), (0.5, 0.6), (0.0, 3.0), (24.4, 24.0)] {
            assert!(!is_rounded(round, exact), "{round} {exact}");
        }
    }
}
