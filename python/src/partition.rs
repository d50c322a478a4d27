//! The work of a cluster's workers: each reads records independently, and one task admits them in their order.

use crate::articles::{self, bytes, keys, text};
use crate::columns::Columns;
use crate::corpus::{Part, figures, occurrences};
use crate::stream::{Stream, import};
use polars_arrow::array::StructArray;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::path::Path;
use tidings::article::{Article, Fields};
use tidings::copies::Signature;
use tidings::pipeline;
use tidings::schema::{Column, Row, Table, Tables, Type, Value};

/// A column of text that may be missing.
const fn optional(name: &'static str) -> Column {
    Column { name, kind: Type::Text, required: false, words: &[], rules: &[], description: "" }
}

/// A table used only between workers.
const fn internal(name: &'static str, columns: &'static [Column]) -> Table {
    Table { name, description: "", columns, primary_key: &[], foreign_keys: &[] }
}

/// An article that was read, for its admission.
struct Read {
    article_id: String,
    source_path: String,
    signature: String,
}

impl Row for Read {
    const TABLE: Table = internal("_read", &[optional("article_id"), optional("source_path"), optional("signature")]);

    fn value(&self, column: usize) -> Value<'_> {
        Value::Text([&self.article_id, &self.source_path, &self.signature][column])
    }
}

/// A record that is no article.
struct Refused {
    article_id: Option<String>,
    source_path: String,
    reason: String,
}

impl Row for Refused {
    const TABLE: Table = internal("_refused", &[optional("article_id"), optional("source_path"), optional("reason")]);

    fn value(&self, column: usize) -> Value<'_> {
        match column {
            0 => self.article_id.as_deref().map_or(Value::Null, Value::Text),
            1 => Value::Text(&self.source_path),
            _ => Value::Text(&self.reason),
        }
    }
}

/// The result for an article: its cluster, or the reason why it is left out.
struct Fate {
    cluster_id: Option<String>,
    reason: Option<String>,
}

impl Row for Fate {
    const TABLE: Table = internal("_fate", &[optional("cluster_id"), optional("reason")]);

    fn value(&self, column: usize) -> Value<'_> {
        [&self.cluster_id, &self.reason][column].as_deref().map_or(Value::Null, Value::Text)
    }
}

/// Reads records one by one: the rows of every table, the articles for their admission, the rejected records, and what
/// the tables about all articles are made from, each with the key of its record. Ids are not compared, and copies not
/// detected.
#[pyfunction]
pub fn read_each(
    py: Python,
    records: &Bound<PyAny>,
    language: Option<String>,
) -> PyResult<Vec<(&'static str, Stream)>> {
    let chunks = import(records)?;
    py.detach(|| {
        let mut tables: Vec<_> = Tables::ALL.iter().map(|table| Columns::keyed(table)).collect();
        let mut read = Columns::keyed(const { &Read::TABLE });
        let mut refused = Columns::keyed(const { &Refused::TABLE });
        let [mut named, mut stated] = [(); 2].map(|()| Columns::keyed(const { &Part::TABLE }));
        for (chunk, row) in articles::rows(&chunks) {
            let key = keys(chunk).value(row);
            match article(chunk, row) {
                Ok(None) => {}
                Ok(Some(mut article)) => {
                    if language.is_some() {
                        article.language.clone_from(&language);
                    }
                    let rows = match pipeline::tables_of(&article) {
                        Ok(rows) => rows,
                        Err(reason) => {
                            let source_path = article.source_path.unwrap_or_default();
                            let what = Refused { article_id: Some(article.id), source_path, reason };
                            refused.append(&vec![what], key);
                            continue;
                        }
                    };
                    tables.iter_mut().zip(rows.all()).for_each(|(columns, rows)| columns.append(rows, key));
                    named.append(&occurrences(&rows), key);
                    stated.append(&figures(&rows), key);
                    let signature = Signature::of(&article.text).to_string();
                    let source_path = article.source_path.unwrap_or_default();
                    read.append(&vec![Read { article_id: article.id, source_path, signature }], key);
                }
                Err(what) => refused.append(&vec![what], key),
            }
        }
        let all = tables.into_iter().chain([read, refused]).map(|columns| (columns.name(), columns));
        let all = all.chain([("_occurrences", named), ("_figures", stated)]);
        Ok(all.map(|(name, columns)| (name, columns.finish())).collect())
    })
}

/// The article of a record; none if its line is blank.
fn article(chunk: &StructArray, row: usize) -> Result<Option<Article>, Refused> {
    let source = text(chunk, "_source", row).ok().flatten().unwrap_or(articles::SOURCE.to_owned());
    let refuse = |article_id, reason| Refused { article_id, source_path: source.clone(), reason };
    let columns = tidings::article::Columns::default();
    let fields = match bytes(chunk, "_line", row) {
        Some(line) if line.trim_ascii().is_empty() => return Ok(None),
        Some(line) => {
            Fields::from_json(line, &columns).map_err(|reason| refuse(Fields::id_in_json(line, &columns), reason))?
        }
        None => articles::fields(chunk, row).map_err(|reason| refuse(text(chunk, "id", row).ok().flatten(), reason))?,
    };
    let id = fields.id.clone();
    fields.article(Path::new(&source), None).map(Some).map_err(|rejected| refuse(id, rejected.reason))
}

/// Admits articles in their order: each id once, and each article with its cluster of copies.
#[pyclass]
pub struct Register(pipeline::Register);

#[pymethods]
impl Register {
    /// An empty one, which admits only the first of the copies of an article when `unique`.
    #[new]
    fn new(unique: bool) -> Self {
        Self(pipeline::Register::new(unique))
    }

    /// Admits the next articles, which `read_each` has read: the result for each, by its key.
    fn admit(&mut self, articles: &Bound<PyAny>) -> PyResult<Stream> {
        let mut fates = Columns::keyed(const { &Fate::TABLE });
        for (chunk, row) in articles::rows(&import(articles)?) {
            let value = |column: &str| text(chunk, column, row).ok().flatten().unwrap_or_default();
            let article =
                Article { source_path: Some(value("source_path")), id: value("article_id"), ..Article::default() };
            let signature = value("signature").parse().map_err(PyValueError::new_err)?;
            let fate = match self.0.admit(&article, signature) {
                Ok(place) => Fate { cluster_id: Some(place.cluster_id), reason: None },
                Err(dropped) => Fate { cluster_id: None, reason: Some(dropped.what.reason) },
            };
            fates.append(&vec![fate], keys(chunk).value(row));
        }
        Ok(fates.finish())
    }
}
