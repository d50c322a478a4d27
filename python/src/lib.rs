//! The native part of the Python package: articles in, Arrow streams out. Everything else is done in Python.

mod articles;
mod columns;
mod corpus;
mod partition;
mod stream;

use columns::Columns;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use rayon::ThreadPoolBuilder;
use std::io;
use std::path::{Path, PathBuf};
use stream::Stream;
use tidings::article::{Fields, Format, Inputs, Options as Reading, Rejected, Unread};
use tidings::corpus::Corpus;
use tidings::error::Error;
use tidings::pipeline::{self, Options, Report, Watch};
use tidings::schema::Tables;

/// A name with its stream, for each table.
type Named = Vec<(&'static str, Stream)>;
/// Path, record and reason of each rejected input.
type RejectedRows = Vec<(String, Option<u64>, String)>;

/// Reads a stream of records whose columns are the fields of an article, as bytes.
#[pyfunction]
fn extract(
    py: Python,
    records: &Bound<PyAny>,
    language: Option<String>,
    unique: bool,
    threads: Option<usize>,
) -> PyResult<(Named, RejectedRows)> {
    let chunks = stream::import(records)?;
    py.detach(|| tables(articles::articles(&chunks), &Options { language, unique, ..Options::default() }, threads))
}

/// Reads files and folders, as the program does.
#[pyfunction]
fn read(
    py: Python,
    paths: Vec<PathBuf>,
    format: Option<&str>,
    columns: Option<&str>,
    language: Option<String>,
    unique: bool,
    threads: Option<usize>,
) -> PyResult<(Named, RejectedRows)> {
    let unknown = |name| PyValueError::new_err(format!("expected a format of {}, found {name:?}", Format::names()));
    let format = format.map(|name| Format::named(name).ok_or_else(|| unknown(name))).transpose()?;
    let columns = columns.map(tidings::article::Columns::parse).transpose().map_err(PyValueError::new_err)?;
    let reading = Reading { format, columns: columns.unwrap_or_default(), ..Reading::default() };
    let options = Options { language, unique, ..Options::default() };
    py.detach(|| {
        let inputs = Inputs::find(&paths, reading).map_err(of_system)?;
        tables(inputs.articles(), &options, threads)
    })
}

/// The page of one article, with every mention highlighted.
#[pyfunction]
fn page(py: Python, text: String, id: String, published_on: Option<String>) -> PyResult<String> {
    let fields = Fields { id: Some(id), text: Some(text), published_on, ..Fields::default() };
    let article = fields.article(Path::new("text"), None).map_err(|r| PyValueError::new_err(r.reason))?;
    let tables = py.detach(|| pipeline::tables_of(&article)).map_err(PyValueError::new_err)?;
    Ok(tidings::export::report::of_article(&article.text, &tables))
}

/// Every table without rows, and its description.
#[pyfunction]
fn empty() -> Vec<(&'static str, &'static str, Stream)> {
    Tables::ALL.iter().map(|table| (table.name, table.description, columns::empty(table))).collect()
}

/// Reads articles into all tables, on a thread pool of its own: a shared pool would have no threads in a forked
/// process.
fn tables(
    articles: impl Iterator<Item: Into<Unread>> + Send,
    options: &Options,
    threads: Option<usize>,
) -> PyResult<(Named, RejectedRows)> {
    let pool = ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build();
    pool.map_err(|e| PyRuntimeError::new_err(e.to_string()))?.install(|| {
        let mut columns: Vec<_> = Tables::ALL.iter().map(|table| Columns::new(table)).collect();
        let mut rejected = Vec::new();
        let mut reject = |what: &Rejected| {
            rejected.push((what.source_path.clone(), what.record, what.reason.clone()));
            Ok(())
        };
        let mut signals = Signals { raised: None };
        let mut corpus = Corpus::new().map_err(failed)?;
        let mut append = |tables: &Tables| columns.iter_mut().zip(tables.all()).for_each(|(c, rows)| c.append(rows, 0));
        let report = pipeline::rows(articles, options, &mut signals, &mut reject, |mut tables| {
            corpus.add(&mut tables)?;
            append(&tables);
            Ok(())
        });
        if let Some(error) = signals.raised {
            return Err(error);
        }
        report.map_err(failed)?;
        append(&corpus.finish().map_err(failed)?);
        Ok((columns.into_iter().map(|columns| (columns.name(), columns.finish())).collect(), rejected))
    })
}

fn failed(error: impl std::fmt::Display) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}

/// An error of the operating system about a file, as the corresponding Python error: FileNotFoundError,
/// PermissionError.
fn of_system(error: Error) -> PyErr {
    match &error {
        Error::Io { cause, .. } => io::Error::new(cause.kind(), error.to_string()).into(),
        _ => failed(error),
    }
}

/// Stops reading when Python has a signal to handle: Ctrl-C, or an interrupted cell.
struct Signals {
    raised: Option<PyErr>,
}

impl Watch for Signals {
    fn rejected(&mut self, _: &Rejected) {}

    fn progress(&mut self, _: &Report) {
        self.raised = Python::attach(|py| py.check_signals()).err();
    }

    fn stopped(&self) -> bool {
        self.raised.is_some()
    }
}

/// See `tidings`.
#[pymodule]
mod _tidings {
    #[pymodule_export]
    use super::corpus::{compare_figures, resolve_entities, sum_up_entities};
    #[pymodule_export]
    use super::partition::{Register, read_each};
    #[pymodule_export]
    use super::{Stream, empty, extract, page, read};
    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}
