//! The places that the sentences of an article name, read beside the rows of another table.

use super::articles::Articles;
use super::cells::{count, text};
use crate::error::Result;
use crate::schema::{How, Rows};
use std::iter::Peekable;

/// A place in a sentence of an article, which is known by its number.
struct Place {
    article: u64,
    sentence: u32,
    name: String,
}

/// The places of the articles, one article after the other.
pub struct Places<'a> {
    rows: Peekable<Box<dyn Iterator<Item = Result<Place>> + 'a>>,
    /// Those of the article that is being read.
    current: Vec<Place>,
}

impl<'a> Places<'a> {
    /// From batches of rows of `mentions`, and the articles that they are of.
    pub fn of<R: Rows + 'a>(batches: impl Iterator<Item = Result<R>> + 'a, mut articles: Articles<'a>) -> Self {
        let rows = batches.flat_map(move |batch| match batch {
            Ok(batch) => in_batch(&batch, &mut articles),
            Err(error) => vec![Err(error)],
        });
        let rows: Box<dyn Iterator<Item = Result<Place>> + 'a> = Box::new(rows);
        Self { rows: rows.peekable(), current: Vec::new() }
    }

    /// The places that a sentence names, each once. Articles come in their order.
    pub fn of_sentence(&mut self, article: u64, sentence: u32) -> Result<Vec<String>> {
        self.current.retain(|place| place.article == article);
        while let Some(place) = self.rows.next_if(|place| place.as_ref().map_or(true, |place| place.article <= article))
        {
            let place = place?;
            self.current.extend((place.article == article).then_some(place));
        }
        let here = self.current.iter().filter(|place| place.sentence == sentence);
        let mut names: Vec<String> = here.map(|place| place.name.clone()).collect();
        names.sort_unstable();
        names.dedup();
        Ok(names)
    }
}

fn in_batch(rows: &dyn Rows, articles: &mut Articles) -> Vec<Result<Place>> {
    let is_place = |row: &usize| text(rows, *row, "how") == Some(How::Place.as_str());
    let place = |row: usize| {
        let name = text(rows, row, "text").unwrap_or_default().to_lowercase();
        Ok(Place { article: articles.of_row(rows, row)?.number, sentence: count(rows, row, "sentence"), name })
    };
    (0..rows.len()).filter(is_place).map(place).collect()
}
