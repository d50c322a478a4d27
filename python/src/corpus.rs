//! Resolves what depends on all articles, in groups: the cluster collects each group on one worker, which calls this
//! code.

use crate::articles::{bytes, rows, text};
use crate::columns::Columns;
use crate::stream::{Stream, import};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tidings::corpus::{self, Authority, Disagreements, Entities, Figure, Named, Occurrence};
use tidings::error::{Error, Result};
use tidings::schema::{Column, Disagreement, Entity, Row, Table, Tables, Type, Value};

/// Something of an article that belongs to a group: the key of the group, the id of its row, and its data.
pub struct Part {
    group: String,
    row_id: String,
    what: String,
}

const fn filled(name: &'static str) -> Column {
    Column { name, kind: Type::Text, required: true, words: &[], rules: &[], description: "" }
}

impl Row for Part {
    const TABLE: Table = Table {
        name: "_part",
        description: "",
        columns: &[filled("_group"), filled("row_id"), filled("what")],
        primary_key: &[],
        foreign_keys: &[],
    };

    fn value(&self, column: usize) -> Value<'_> {
        Value::Text([&self.group, &self.row_id, &self.what][column])
    }
}

fn written(what: &impl Serialize) -> String {
    serde_json::to_string(what).expect("what is of an article has string keys only")
}

/// The people and organisations of an article.
pub fn occurrences(tables: &Tables) -> Vec<Part> {
    let part = |(row_id, occurrence): (String, Occurrence)| Part {
        group: occurrence.group(),
        row_id,
        what: written(&occurrence),
    };
    corpus::occurrences(tables).into_iter().map(part).collect()
}

/// The exact figures of an article. The group of copies is that of their cluster, which is not known yet.
pub fn figures(tables: &Tables) -> Vec<Part> {
    let part =
        |figure: Figure| Part { group: figure.group(), row_id: figure.statistic_id.clone(), what: written(&figure) };
    corpus::figures(tables).into_iter().map(part).collect()
}

/// The data of the rows of a group, with their ids and the clusters of their articles.
fn parts<T: DeserializeOwned>(group: &Bound<PyAny>) -> PyResult<Vec<(String, String, T)>> {
    let wrong = |error: serde_json::Error| PyValueError::new_err(error.to_string());
    let chunks = import(group)?;
    let part = |(chunk, row)| {
        let cell = |name| text(chunk, name, row).ok().flatten().unwrap_or_default();
        let what = serde_json::from_slice(bytes(chunk, "what", row).unwrap_or_default()).map_err(wrong)?;
        Ok((cell("row_id"), cell("_cluster_id"), what))
    };
    rows(&chunks).map(part).collect()
}

/// Resolves the entities of a group: each row with its entity.
#[pyfunction]
pub fn resolve_entities(py: Python, group: &Bound<PyAny>) -> PyResult<Stream> {
    let parts = parts::<Occurrence>(group)?;
    py.detach(|| resolved(parts).map_err(failed))
}

fn resolved(parts: Vec<(String, String, Occurrence)>) -> Result<Stream> {
    let folder = tempfile::tempdir().map_err(Error::io(std::env::temp_dir()))?;
    let mut entities = Entities::new(folder.path());
    let mut ids = Vec::with_capacity(parts.len());
    for (place, (row_id, cluster_id, mut occurrence)) in parts.into_iter().enumerate() {
        occurrence.move_to(place as u64, &cluster_id);
        entities.push(occurrence)?;
        ids.push(row_id);
    }
    let mut named = Columns::new(const { &Part::TABLE });
    for row in entities.resolve()?.named()? {
        let row: Named = row?;
        let part = Part { group: row.entity_id.clone(), row_id: ids[row.row() as usize].clone(), what: written(&row) };
        named.append(&vec![part], 0);
    }
    Ok(named.finish())
}

/// Sums up the rows of entities.
#[pyfunction]
pub fn sum_up_entities(py: Python, group: &Bound<PyAny>) -> PyResult<Stream> {
    let mut named: Vec<Named> = parts(group)?.into_iter().map(|(_, _, named)| named).collect();
    py.detach(|| {
        named.sort_unstable();
        let mut entities = Columns::new(const { &Entity::TABLE });
        let hand_on = |entity| {
            entities.append(&vec![entity], 0);
            Ok(())
        };
        corpus::sum_up(named.into_iter().map(Ok), &mut Authority::default(), hand_on).map_err(failed)?;
        Ok(entities.finish())
    })
}

/// Compares the figures of a group.
#[pyfunction]
pub fn compare_figures(py: Python, group: &Bound<PyAny>) -> PyResult<Stream> {
    let parts = parts::<Figure>(group)?;
    py.detach(|| compared(parts).map_err(failed))
}

fn compared(parts: Vec<(String, String, Figure)>) -> Result<Stream> {
    let folder = tempfile::tempdir().map_err(Error::io(std::env::temp_dir()))?;
    let mut disagreements = Disagreements::new(folder.path());
    for (_, cluster_id, mut figure) in parts {
        figure.move_to(&cluster_id);
        disagreements.push(figure)?;
    }
    let mut found = Columns::new(const { &Disagreement::TABLE });
    disagreements.resolve(|row| {
        found.append(&vec![row], 0);
        Ok(())
    })?;
    Ok(found.finish())
}

fn failed(error: Error) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}
