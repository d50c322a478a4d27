//! The data between two stages: JSON Lines that one stage writes and the next one reads.

use super::batches::OfArticle;
use super::sift::Dropped;
use crate::article::{Article, Rejected, admit};
use crate::error::{Error, Result};
use crate::extract::Mentions;
use crate::normalize::Facts;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{BufRead, Write};
use std::sync::Arc;

/// An article with what was found in it: a line between `extract` and `normalize`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Extracted {
    /// The article.
    pub article: Article,
    /// The id of the first article of its cluster of copies.
    pub cluster_id: String,
    /// Its mentions.
    pub mentions: Mentions,
}

/// An article with its facts: a line between `normalize` and `export`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Normalized {
    /// The article.
    pub article: Article,
    /// The id of the first article of its cluster of copies.
    pub cluster_id: String,
    /// Its facts.
    pub facts: Facts,
}

/// What a line holds.
pub(super) trait Stage: DeserializeOwned {
    /// The article of the line.
    fn article(&self) -> &Article;

    /// The same, to be changed.
    fn article_mut(&mut self) -> &mut Article;
}

impl Stage for Extracted {
    fn article(&self) -> &Article {
        &self.article
    }

    fn article_mut(&mut self) -> &mut Article {
        &mut self.article
    }
}

impl Stage for Normalized {
    fn article(&self) -> &Article {
        &self.article
    }

    fn article_mut(&mut self) -> &mut Article {
        &mut self.article
    }
}

/// A line that was read.
pub(super) struct Line<T> {
    /// Its content.
    pub value: T,
    source: Arc<str>,
    number: u64,
}

impl<T: Stage> Line<T> {
    /// Reads a line; or says why the stage before did not write it, or that it was changed since.
    fn read(line: &[u8], source: &Arc<str>, number: u64) -> Result<Self, String> {
        let none = |error| format!("expected a line of the stage before, found: {error}");
        let line: Value = serde_json::from_slice(line).map_err(none)?;
        wrong_span(&line).map_or(Ok(()), Err)?;
        let mut value: T = serde_json::from_value(line).map_err(none)?;
        let article = value.article_mut();
        *article = admit(std::mem::take(article)).map_err(|rejected| rejected.reason)?;
        Ok(Self { value, source: source.clone(), number })
    }
}

impl<T: Stage> OfArticle for Line<T> {
    fn bytes(&self) -> usize {
        self.value.article().text.len()
    }

    fn dropped(&self) -> Dropped {
        reject(&self.source, self.number, String::new())
    }
}

fn reject(source: &str, number: u64, reason: String) -> Dropped {
    Rejected { source_path: source.to_owned(), record: Some(number), reason }.into()
}

/// The lines between two stages.
pub(super) fn lines_of<T: Stage>(input: impl BufRead, name: &str) -> impl Iterator<Item = Result<Line<T>, Dropped>> {
    let source: Arc<str> = name.into();
    input.split(b'\n').zip(1..).map(move |(line, number)| {
        let line = line.map_err(|error| error.to_string()).and_then(|line| Line::read(&line, &source, number));
        line.map_err(|reason| reject(&source, number, reason))
    })
}

/// The message for the first span in a line that is not within the article's text; none if all are.
fn wrong_span(line: &Value) -> Option<String> {
    let text = line["article"]["text"].as_str()?;
    let (start, end) = spans(line).find(|&(start, end)| text.get(start..end).is_none())?;
    let bytes = text.len();
    Some(format!("expected spans of whole characters in a text of {bytes} bytes, found one from {start} to {end}"))
}

/// All spans in a value, at any depth.
fn spans(value: &Value) -> Box<dyn Iterator<Item = (usize, usize)> + '_> {
    match value {
        Value::Array(values) => Box::new(values.iter().flat_map(spans)),
        Value::Object(object) => {
            let offset = |name: &str| object.get(name).and_then(Value::as_u64).map(|offset| offset as usize);
            Box::new(offset("start").zip(offset("end")).into_iter().chain(object.values().flat_map(spans)))
        }
        _ => Box::new(std::iter::empty()),
    }
}

/// A line of a stage's output.
pub(super) fn line(record: &impl Serialize) -> String {
    let mut line = serde_json::to_string(record).expect("mentions and facts have string keys only");
    line.push('\n');
    line
}

/// Writes what was made from articles, one or more lines each.
pub(super) fn write_lines(output: &mut impl Write, lines: &[String]) -> Result<()> {
    lines.iter().try_for_each(|line| output.write_all(line.as_bytes())).map_err(Error::io("the output"))
}
