//! Two statistics that should be equal but are not. Figures are sorted by what they state and where they should agree
//! (one article, copies of one, articles of the same days about one place), so that those that should be equal are
//! adjacent. Missing a disagreement is better than reporting a false one.

use super::articles::{About, Articles};
use super::places::Places;
use super::sorted::{Merge, Sorter};
use crate::error::Result;
use crate::schema::{Disagreement, Ought, Rows};
use std::iter::Peekable;
use std::path::{Path, PathBuf};

mod figure;

pub use figure::Figure;

/// With more different numbers of one thing than this, there is no telling which of them should be equal.
const VALUES: usize = 8;

/// The statistics of articles, added one article after the other.
pub struct Disagreements {
    folder: PathBuf,
    figures: Sorter<Figure>,
}

impl Disagreements {
    /// Empty; what does not fit in memory is written to this folder.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), figures: Sorter::new(folder) }
    }

    /// Adds rows of `statistics` that follow those before.
    pub fn add(&mut self, rows: &dyn Rows, articles: &mut Articles, places: &mut Places) -> Result<()> {
        for row in 0..rows.len() {
            let about = articles.of_row(rows, row)?;
            self.add_row(rows, row, about, places)?;
        }
        Ok(())
    }

    /// Adds a row of an article.
    pub fn add_row(&mut self, rows: &dyn Rows, row: usize, about: &About, places: &mut Places) -> Result<()> {
        let figures = Figure::of(rows, row, about, || places.of_row(rows, row, about.number))?;
        figures.into_iter().try_for_each(|figure| self.push(figure))
    }

    /// Adds a figure.
    pub fn push(&mut self, figure: Figure) -> Result<()> {
        self.figures.push(figure)
    }

    /// Passes on the rows of `disagreements`, sorted by key.
    pub fn resolve(self, mut hand_on: impl FnMut(Disagreement) -> Result<()>) -> Result<()> {
        let figures = self.figures.finish();
        let mut found = Sorter::new(&self.folder);
        let (mut next, mut window) = (figures.iter()?.peekable(), Window::default());
        while let Some(all) = next_of_article(&mut next)? {
            for (one, other) in window.pairs(all) {
                let days = one.days_from(&other).map(|days| days as u32);
                found.push((one.statistic_id, other.statistic_id, one.key.why, days))?;
            }
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

/// The next figures of one article that should be equal.
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

/// The number in the headline and the one in the text, if the text has only one.
fn headline_and_text(figures: &[Figure]) -> Option<(&Figure, &Figure)> {
    let (headline, text): (Vec<_>, Vec<_>) = figures.iter().partition(|figure| figure.is_headline);
    let (one, other) = (headline.first()?, text.first()?);
    let only = |figures: &[&Figure]| figures.iter().all(|figure| figure.value == figures[0].value);
    (only(&headline) && only(&text) && !one.agrees(other)).then_some((*one, *other))
}

/// The latest figure with each number, of those that should be equal.
#[derive(Default)]
struct Window {
    latest: Vec<Figure>,
}

impl Window {
    /// The pairs that disagree and have one figure in the next article.
    fn pairs(&mut self, figures: Vec<Figure>) -> Vec<(Figure, Figure)> {
        if figures[0].key.why == Ought::Article {
            return headline_and_text(&figures).map(|(one, other)| (one.clone(), other.clone())).into_iter().collect();
        }
        // An article with more than one number for a thing is about several.
        let is_one = figures.iter().all(|figure| figure.value == figures[0].value);
        figures.into_iter().next().filter(|_| is_one).map(|figure| self.add(figure)).unwrap_or_default()
    }

    /// Adds the figure of the next article; returns the earlier ones with which it disagrees. A number that is already
    /// there was reported before.
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
    use super::figure::Key;
    use super::*;
    use crate::normalize::stems;
    use chrono::NaiveDate;

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
                measure: words("killed"),
            },
            published_on: day.and_then(NaiveDate::from_num_days_from_ce_opt),
            cluster_id: cluster.to_owned(),
            article_id: article.to_owned(),
            number: row as u64,
            statistic_id: format!("{article}:{value}"),
            is_headline,
            period: None,
            others: Vec::new(),
            value,
        }
    }

    #[track_caller]
    fn check(why: Ought, said: &[Said], expected: &[(&str, &str)]) {
        let folder = tempfile::tempdir().unwrap();
        let mut all = Disagreements::new(folder.path());
        said.iter().enumerate().for_each(|(row, said)| all.figures.push(figure(why, said, row)).unwrap());
        let mut found = Vec::new();
        all.resolve(|row| {
            found.push((row.statistic_id, row.other_id));
            Ok(())
        })
        .unwrap();
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
}
