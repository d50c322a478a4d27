//! What a run reports besides its tables: every rejected input, and the counts.

use super::growing;
use crate::article::Rejected;
use crate::error::{Error, Result};
use crate::schema::Tables;
use serde_json::{Map, Value, json};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The list of rejected inputs: source_path, record, reason.
pub const REJECTED: &str = "rejected.csv";
/// The columns of that list.
pub const COLUMNS: [&str; 3] = ["source_path", "record", "reason"];
/// The file of the counts.
pub const RUN: &str = "run.json";

/// The list while it is written.
pub struct RejectedList {
    path: PathBuf,
    writer: csv::Writer<File>,
}

impl RejectedList {
    /// Starts the list in a folder.
    pub fn create(folder: &Path) -> Result<Self> {
        let path = folder.join(REJECTED);
        let mut writer = csv::Writer::from_writer(File::create(&path).map_err(Error::io(&path))?);
        writer.write_record(COLUMNS).map_err(Error::format(&path))?;
        Ok(Self { path, writer })
    }

    /// Appends to the list in a folder, after a committed length.
    pub fn go_on(folder: &Path, length: u64) -> Result<Self> {
        let path = folder.join(REJECTED);
        let writer = csv::WriterBuilder::new().has_headers(false).from_writer(growing::go_on(&path, length)?);
        Ok(Self { path, writer })
    }

    /// Syncs what was added so far; returns the length of the file.
    pub fn commit(&mut self) -> Result<u64> {
        self.writer.flush().map_err(Error::io(&self.path))?;
        growing::commit(self.writer.get_ref(), &self.path)
    }

    /// Adds an input.
    pub fn add(&mut self, rejected: &Rejected) -> Result<()> {
        let record = rejected.record.map(|record| record.to_string()).unwrap_or_default();
        self.writer.write_record([&rejected.source_path, &record, &rejected.reason]).map_err(Error::format(&self.path))
    }

    /// Completes the list.
    pub fn finish(mut self) -> Result<()> {
        self.writer.flush().map_err(Error::io(&self.path))
    }
}

/// Writes the counts of a run: of its articles, and of the rows of each table in the order of [`Tables::ALL`].
pub fn write(folder: &Path, options: Value, articles: Value, rows: &[u64]) -> Result<()> {
    let rows: Map<_, _> = Tables::ALL.iter().zip(rows).map(|(table, &n)| (table.name.to_owned(), json!(n))).collect();
    let run = json!({
        "program": "tidings",
        "version": env!("CARGO_PKG_VERSION"),
        "options": options,
        "articles": articles,
        "rows": rows,
    });
    let path = folder.join(RUN);
    let text = serde_json::to_string_pretty(&run).map_err(Error::format(&path))?;
    fs::write(&path, text + "\n").map_err(Error::io(&path))
}
