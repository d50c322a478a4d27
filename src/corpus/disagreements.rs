//! Two statistics that ought to be the same number and are not. Figures are sorted by what they say and where they ought to
//! agree (one article, copies of one, articles of the same days about one place), so that those that ought to be the same stand
//! side by side. Rather a disagreement is missed than one told that is none.

use super::articles::Articles;
use super::cells::{count, number, text};
use super::places::Places;
use super::sorted::{Merge, Sorter};
use crate::error::Result;
use crate::normalize::bare_word;
use crate::schema::{Bound, Change, Disagreement, Ought, Rows, UnitKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::iter::Peekable;
use std::path::Path;

/// Articles of the same days: one may tell in the morning what the other told the evening before.
const DAYS: u64 = 1;
/// Of more different numbers of one thing none is more than another what it ought to be.
const VALUES: usize = 8;

/// Where two figures ought to agree, and on what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Key {
    why: Ought,
    /// The article, the first of the copies, or the country with the place or the period.
    within: Vec<String>,
    unit_kind: String,
    unit: Vec<String>,
    per: Vec<String>,
    change: String,
    measure: Vec<String>,
}

/// An exact figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Figure {
    key: Key,
    published_on: Option<NaiveDate>,
    cluster_id: String,
    article_id: String,
    /// The place of the statistic among all.
    row: u64,
    statistic_id: String,
    is_headline: bool,
    period: Option<String>,
    value: f64,
}

impl Eq for Figure {}

impl PartialOrd for Figure {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Figure {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.order().cmp(&other.order())
    }
}

impl Figure {
    fn order(&self) -> (&Key, Option<NaiveDate>, &str, u64, &str) {
        (&self.key, self.published_on, &self.article_id, self.row, &self.statistic_id)
    }

    /// Days between the articles of two figures; none where one has no day.
    fn days_from(&self, other: &Self) -> Option<u64> {
        let days = self.published_on.zip(other.published_on).map(|(one, other)| one - other);
        days.map(|days| days.num_days().unsigned_abs())
    }

    /// True when the later of two numbers may be an update of the earlier one: what is counted grows with time.
    fn may_update(&self, earlier: &Self) -> bool {
        let is_later = self.days_from(earlier).is_some_and(|days| days > 0);
        is_later && self.key.unit_kind == UnitKind::Count.as_str() && self.value > earlier.value
    }

    /// True when both can be the same number, one of them rounded.
    fn agrees(&self, other: &Self) -> bool {
        is_rounded(self.value, other.value) || is_rounded(other.value, self.value)
    }

    /// True when a figure may still be compared with later ones.
    fn is_near(&self, earlier: &Self) -> bool {
        self.key.why != Ought::SameDays || self.days_from(earlier).is_some_and(|days| days <= DAYS)
    }

    /// True when two figures of two articles ought to be the same: copies, or stories that tell of the same time as far as they
    /// tell.
    fn ought_to_be(&self, other: &Self) -> bool {
        let same_period = self.period.is_none() || other.period.is_none() || self.period == other.period;
        self.key.why == Ought::Copies || self.cluster_id != other.cluster_id && same_period
    }
}

/// True when a number is another one with as many figures as it has itself: 31,000 of 31,400.
fn is_rounded(round: f64, exact: f64) -> bool {
    let written = format!("{round}");
    let step = match written.split_once('.') {
        Some((_, decimals)) => 0.1f64.powi(decimals.len() as i32),
        None => 10f64.powi((written.len() - written.trim_end_matches('0').len()) as i32),
    };
    round != 0.0 && (round - exact).abs() <= step / 2.0 * 1.000_001
}

/// The statistics of articles, as they come in.
pub struct Disagreements {
    figures: Sorter<Figure>,
    rows: u64,
}

impl Disagreements {
    /// None yet; what memory does not hold goes to this folder.
    pub fn new(folder: &Path) -> Self {
        Self { figures: Sorter::new(folder), rows: 0 }
    }

    /// Adds rows of `statistics` that follow those before.
    pub fn add(&mut self, rows: &dyn Rows, articles: &mut Articles, places: &mut Places) -> Result<()> {
        for row in 0..rows.len() {
            self.rows += 1;
            let about = articles.of_row(rows, row)?;
            let number = about.number;
            let Some(figure) = figure(rows, row, self.rows) else { continue };
            let figure = Figure {
                published_on: about.published_on,
                cluster_id: about.cluster_id.clone(),
                article_id: about.article_id.clone(),
                ..figure
            };
            let sentence = count(rows, row, "sentence");
            let within = |why, within: &[&str]| {
                let within = within.iter().map(|part| (*part).to_owned()).collect();
                Figure { key: Key { why, within, ..figure.key.clone() }, ..figure.clone() }
            };
            self.figures.push(within(Ought::Article, &[&figure.article_id]))?;
            self.figures.push(within(Ought::Copies, &[&figure.cluster_id]))?;
            let Some(country) = text(rows, row, "country_code").filter(|_| about.published_on.is_some()) else {
                continue;
            };
            let counted = figure.key.unit_kind == UnitKind::Count.as_str();
            for place in places.of_sentence(number, sentence)?.iter().filter(|_| counted) {
                self.figures.push(within(Ought::SameDays, &[country, "place", place]))?;
            }
            if let Some(period) = figure.period.as_deref().filter(|_| !counted) {
                self.figures.push(within(Ought::SameDays, &[country, "period", period]))?;
            }
        }
        Ok(())
    }

    /// Hands on the rows of `disagreements` in the order of their keys.
    pub fn resolve(self, folder: &Path, mut hand_on: impl FnMut(Disagreement) -> Result<()>) -> Result<()> {
        let figures = self.figures.finish();
        let mut found = Sorter::new(folder);
        let (mut next, mut window) = (figures.iter()?.peekable(), Window::default());
        while let Some(all) = next_of_article(&mut next)? {
            let is_one = all.iter().all(|figure| figure.value == all[0].value);
            let pairs = match all[0].key.why {
                Ought::Article => headline_and_text(&all).map(|(a, b)| (a.clone(), b.clone())).into_iter().collect(),
                // An article with more than one number of a thing tells of several.
                _ if !is_one => Vec::new(),
                _ => all.into_iter().next().map(|figure| window.add(figure)).unwrap_or_default(),
            };
            pairs.into_iter().try_for_each(|(one, other)| {
                let days = one.days_from(&other).map(|days| days as u32);
                found.push((one.statistic_id, other.statistic_id, one.key.why, days))
            })?;
        }
        let mut last = None;
        for pair in found.finish().iter()? {
            let (statistic_id, other_id, why, days_apart) = pair?;
            let key = Some((statistic_id.clone(), other_id.clone()));
            if last != key {
                hand_on(Disagreement { statistic_id, other_id, why, days_apart })?;
                last = key;
            }
        }
        Ok(())
    }
}

/// The figure of a row, where it is an exact one of something named.
fn figure(rows: &dyn Rows, row: usize, place: u64) -> Option<Figure> {
    let cell = |column| text(rows, row, column);
    let is_exact = cell("bound") == Some(Bound::Exact.as_str()) && cell("compared_with").is_none();
    let key = Key {
        why: Ought::Article,
        within: Vec::new(),
        unit_kind: cell("unit_kind")?.to_owned(),
        unit: stems(cell("unit")?),
        per: stems(cell("per").unwrap_or_default()),
        change: cell("change").filter(|change| *change == Change::Level.as_str())?.to_owned(),
        measure: stems(cell("measure")?),
    };
    let is_told = is_exact && !key.measure.is_empty();
    is_told.then_some(Figure {
        key,
        published_on: None,
        cluster_id: String::new(),
        article_id: String::new(),
        row: place,
        statistic_id: cell("statistic_id")?.to_owned(),
        is_headline: count(rows, row, "sentence") == 1,
        period: cell("period").map(str::to_owned),
        value: number(rows, row, "value")?,
    })
}

/// The words of a measure or unit without their endings: kills and killed are one.
fn stems(words: &str) -> Vec<String> {
    words.split_whitespace().map(|word| stem(&bare_word(word)).to_owned()).filter(|stem| !stem.is_empty()).collect()
}

fn stem(word: &str) -> &str {
    let long = |stem: &&str| stem.chars().nth(2).is_some();
    let ends = ["ing", "ed", "es", "s"].iter();
    ends.filter_map(|ending| word.strip_suffix(ending)).find(long).unwrap_or(word)
}

/// The figures of one article that ought to be the same.
fn next_of_article(figures: &mut Peekable<Merge<Figure>>) -> Result<Option<Vec<Figure>>> {
    let Some(first) = figures.next().transpose()? else { return Ok(None) };
    let mut all = vec![first];
    let is_same = |next: &Figure| next.key == all[0].key && next.article_id == all[0].article_id;
    let mut rest = Vec::new();
    while let Some(next) = figures.next_if(|next| next.as_ref().map_or(true, is_same)) {
        rest.push(next?);
    }
    all.extend(rest);
    Ok(Some(all))
}

/// The number of the headline, where the text has one other number only.
fn headline_and_text(figures: &[Figure]) -> Option<(&Figure, &Figure)> {
    let (headline, text): (Vec<_>, Vec<_>) = figures.iter().partition(|figure| figure.is_headline);
    let (one, other) = (headline.first()?, text.first()?);
    let only = |figures: &[&Figure]| figures.iter().all(|figure| figure.value == figures[0].value);
    (only(&headline) && only(&text) && !one.agrees(other)).then_some((*one, *other))
}

/// The latest figure of each number, of those that ought to be the same.
#[derive(Default)]
struct Window {
    latest: Vec<Figure>,
}

impl Window {
    /// Takes the figure of the next article; gives the earlier ones with which it disagrees. A number that is there already
    /// has been told.
    fn add(&mut self, figure: Figure) -> Vec<(Figure, Figure)> {
        self.latest.retain(|earlier| earlier.key == figure.key && figure.is_near(earlier));
        if let Some(same) = self.latest.iter_mut().find(|earlier| earlier.value == figure.value) {
            *same = figure;
            return Vec::new();
        }
        let disagrees = |earlier: &&Figure| figure.ought_to_be(earlier) && !figure.agrees(earlier);
        let found = self.latest.iter().filter(disagrees).filter(|earlier| !figure.may_update(earlier));
        let found = found.map(|earlier| (earlier.clone(), figure.clone())).collect();
        if self.latest.len() < VALUES {
            self.latest.push(figure);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A figure: article, its cluster, its day, whether it is in the headline, and the number.
    struct Said(&'static str, &'static str, Option<i32>, bool, f64);

    fn figure(why: Ought, &Said(article, cluster, day, is_headline, value): &Said, row: usize) -> Figure {
        let words = |words: &str| stems(words);
        Figure {
            key: Key {
                why,
                within: vec!["there".to_owned()],
                unit_kind: "count".to_owned(),
                unit: words("people"),
                per: Vec::new(),
                change: "level".to_owned(),
                measure: words("killed"),
            },
            published_on: day.and_then(NaiveDate::from_num_days_from_ce_opt),
            cluster_id: cluster.to_owned(),
            article_id: article.to_owned(),
            row: row as u64,
            statistic_id: format!("{article}:{value}"),
            is_headline,
            period: None,
            value,
        }
    }

    #[track_caller]
    fn check(why: Ought, said: &[Said], expected: &[(&str, &str)]) {
        let folder = tempfile::tempdir().unwrap();
        let mut all = Disagreements::new(folder.path());
        said.iter().enumerate().for_each(|(row, said)| all.figures.push(figure(why, said, row)).unwrap());
        let mut found = Vec::new();
        all.resolve(folder.path(), |row| Ok(found.push((row.statistic_id, row.other_id)))).unwrap();
        let found: Vec<_> = found.iter().map(|(one, other)| (one.as_str(), other.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_headline_has_one_number_and_the_text_another() {
        let said = |in_headline, value| Said("a", "a", None, in_headline, value);
        check(Ought::Article, &[said(true, 25.0), said(false, 24.0), said(false, 24.0)], &[("a:25", "a:24")]);
        check(Ought::Article, &[said(true, 25.0), said(false, 24.0), said(false, 3.0)], &[]);
        check(Ought::Article, &[said(true, 25.0), said(false, 25.0)], &[]);
        check(Ought::Article, &[said(false, 25.0), said(false, 24.0)], &[]);
        check(Ought::Article, &[said(true, 20.0), said(false, 24.0)], &[]);
    }

    #[test]
    fn copies_with_another_number_disagree_and_later_higher_counts_are_updates() {
        let on = |article, day, value| Said(article, "a", Some(day), false, value);
        check(Ought::Copies, &[on("a", 9, 24.0), on("b", 9, 24.0), on("c", 9, 26.0)], &[("b:24", "c:26")]);
        check(Ought::Copies, &[on("a", 9, 24.0), on("b", 10, 26.0)], &[]);
        check(Ought::Copies, &[on("a", 9, 26.0), on("b", 10, 24.0)], &[("a:26", "b:24")]);
        check(Ought::Copies, &[on("a", 9, 24.0), on("a", 9, 5.0), on("b", 9, 26.0)], &[]);
    }

    #[test]
    fn stories_of_the_same_days_disagree_unless_they_are_copies() {
        let on = |article, cluster, day, value| Said(article, cluster, Some(day), false, value);
        check(Ought::SameDays, &[on("a", "a", 9, 26.0), on("b", "b", 10, 24.0)], &[("a:26", "b:24")]);
        check(Ought::SameDays, &[on("a", "a", 9, 26.0), on("b", "b", 11, 24.0)], &[]);
        check(Ought::SameDays, &[on("a", "a", 9, 26.0), on("b", "a", 9, 24.0)], &[]);
    }

    #[test]
    fn a_rounded_number_is_the_same() {
        for (round, exact) in [(31_000.0, 31_400.0), (0.5, 0.52), (1.3, 1.27), (20.0, 24.0), (24.0, 24.4)] {
            assert!(is_rounded(round, exact), "{round} {exact}");
        }
        for (round, exact) in [(31_000.0, 32_000.0), (24.0, 25.0), (0.5, 0.6), (0.0, 3.0), (24.4, 24.0)] {
            assert!(!is_rounded(round, exact), "{round} {exact}");
        }
    }

    #[test]
    fn endings_make_no_difference() {
        assert_eq!(stems("Kills people"), stems("killed people"));
        assert_ne!(stems("injured"), stems("killed"));
    }
}
