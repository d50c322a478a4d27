//! What the rows of other tables need from their article, read in parallel with them: both are in the order of the
//! articles.

use super::cells::{day, text};
use crate::error::{Error, Result};
use crate::schema::Rows;
use chrono::NaiveDate;

/// What is needed from an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Its id.
    pub article_id: String,
    /// The first article of its cluster of copies.
    pub cluster_id: String,
    /// Its day of publication.
    pub published_on: Option<NaiveDate>,
    /// Its position among the articles, from 1.
    pub number: u64,
}

impl About {
    /// The columns that it is read from.
    pub const COLUMNS: &[&str] = &["article_id", "cluster_id", "published_on"];

    /// A row of `articles`.
    pub fn of(rows: &dyn Rows, row: usize) -> Self {
        let owned = |column| text(rows, row, column).unwrap_or_default().to_owned();
        let published_on = day(rows, row, "published_on");
        Self { article_id: owned("article_id"), cluster_id: owned("cluster_id"), published_on, number: 0 }
    }
}

/// The articles, one after the other.
pub struct Articles<'a> {
    rows: Box<dyn Iterator<Item = Result<About>> + 'a>,
    current: About,
}

impl<'a> Articles<'a> {
    /// Reads them from batches of rows.
    pub fn of<R: Rows + 'a>(batches: impl Iterator<Item = Result<R>> + 'a) -> Self {
        let abouts = |batch: Result<R>| match batch {
            Ok(batch) => (0..batch.len()).map(|row| Ok(About::of(&batch, row))).collect::<Vec<_>>(),
            Err(error) => vec![Err(error)],
        };
        Self::from_abouts(batches.flat_map(abouts))
    }

    /// From the metadata of each.
    pub fn from_abouts(abouts: impl Iterator<Item = Result<About>> + 'a) -> Self {
        Self { rows: Box::new(abouts), current: About::default() }
    }

    /// The article of a row; articles before it are skipped.
    pub fn of_row(&mut self, rows: &dyn Rows, row: usize) -> Result<&About> {
        let id = text(rows, row, "article_id").unwrap_or_default();
        while self.current.article_id != id {
            let number = self.current.number + 1;
            self.current = About { number, ..self.rows.next().unwrap_or_else(|| Err(missing(rows, id)))? };
        }
        Ok(&self.current)
    }
}

fn missing(rows: &dyn Rows, id: &str) -> Error {
    let first = format!("{}: found the article {id:?}, expected one in articles, in their order", rows.table().name);
    Error::Check { count: 1, first }
}
