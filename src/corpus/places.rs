//! The places, people and organisations that the sentences of an article name, read in parallel with the rows of
//! another table.

use super::articles::Articles;
use super::cells::{count, text};
use crate::error::Result;
use crate::normalize::bare_word;
use crate::schema::{How, MentionKind, Rows};
use std::collections::BTreeSet;
use std::iter::Peekable;

/// A name in a sentence, which is identified by its number.
struct Place {
    article: u64,
    sentence: u32,
    written: String,
    is_place: bool,
}

impl Place {
    /// The name in the form that is compared: for people and organisations the last word.
    fn name(&self) -> String {
        let last = || self.written.split_whitespace().next_back().map(bare_word).unwrap_or_default();
        if self.is_place { self.written.to_lowercase() } else { last() }
    }
}

/// What a sentence names, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Here {
    /// The places.
    pub places: Vec<String>,
    /// The people and organisations, by the last words of their names.
    pub others: Vec<String>,
}

/// The places of the articles, one article after the other.
pub struct Places<'a> {
    rows: Peekable<Box<dyn Iterator<Item = Result<Place>> + 'a>>,
    /// Those of the current article.
    current: Vec<Place>,
    /// What the last sentence looked up names.
    last: Option<(u64, u32, Here)>,
}

/// The columns that places are read from.
pub const COLUMNS: &[&str] = &["article_id", "sentence", "kind", "how", "text"];

/// How many names of a sentence are compared; the more a sentence has, the less they identify.
const MOST: usize = 40;

impl<'a> Places<'a> {
    /// From batches of rows of `mentions`, and the articles that they belong to.
    pub fn of<R: Rows + 'a>(batches: impl Iterator<Item = Result<R>> + 'a, mut articles: Articles<'a>) -> Self {
        let rows = batches.flat_map(move |batch| match batch {
            Ok(batch) => in_batch(&batch, &mut articles),
            Err(error) => vec![Err(error)],
        });
        let rows: Box<dyn Iterator<Item = Result<Place>> + 'a> = Box::new(rows);
        Self { rows: rows.peekable(), current: Vec::new(), last: None }
    }

    /// What the sentence of a row names. Articles are identified by their numbers and come in order.
    pub fn of_row(&mut self, rows: &dyn Rows, row: usize, article: u64) -> Result<Here> {
        if self.current.first().is_some_and(|place| place.article != article) {
            self.current.clear();
        }
        while let Some(place) = self.rows.next_if(|place| place.as_ref().map_or(true, |place| place.article <= article))
        {
            let place = place?;
            self.current.extend((place.article == article).then_some(place));
        }
        let sentence = count(rows, row, "sentence");
        match &self.last {
            // All numbers of a list are in the same sentence.
            Some((same, last, here)) if (*same, *last) == (article, sentence) => Ok(here.clone()),
            _ => {
                let here = self.in_sentence(sentence);
                self.last = Some((article, sentence, here.clone()));
                Ok(here)
            }
        }
    }

    /// What a sentence of the article names.
    fn in_sentence(&self, sentence: u32) -> Here {
        // Mentions are in the order of the text.
        let first = self.current.partition_point(|place| place.sentence < sentence);
        let here = || self.current[first..].iter().take_while(|place| place.sentence == sentence);
        let names = |are_places: bool| {
            let names: BTreeSet<String> =
                here().filter(|place| place.is_place == are_places).map(Place::name).collect();
            names.into_iter().take(MOST).collect()
        };
        Here { places: names(true), others: names(false) }
    }
}

fn in_batch(rows: &dyn Rows, articles: &mut Articles) -> Vec<Result<Place>> {
    let named = |row: usize| {
        let (kind, how) = (text(rows, row, "kind")?, text(rows, row, "how")?);
        let is_place = how == How::Place.as_str();
        let is_name = [How::Name, How::Acronym].iter().any(|name| name.as_str() == how);
        (is_place || is_name && kind != MentionKind::Country.as_str()).then_some((row, is_place))
    };
    let place = |(row, is_place): (usize, bool)| {
        Ok(Place {
            article: articles.of_row(rows, row)?.number,
            sentence: count(rows, row, "sentence"),
            written: text(rows, row, "text").unwrap_or_default().to_owned(),
            is_place,
        })
    };
    (0..rows.len()).filter_map(named).map(place).collect()
}
