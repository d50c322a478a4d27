//! The output formats. A format writes the rows of a table batch by batch, and reads them back.

use crate::error::Result;
use crate::schema::{Rows, Table, Tables, Value};
use std::fmt;
use std::path::{Path, PathBuf};

pub mod account;
pub mod annotate;
pub mod croissant;
mod csv;
pub mod csvw;
mod dataset;
pub mod dictionary;
mod disk;
pub(crate) mod growing;
pub mod package;
mod parquet;
mod publication;
pub mod report;
pub mod spreadsheet;
mod staged;
mod stated;
mod tables;
pub mod terminal;
pub mod texts;
pub mod withhold;
pub mod workbook;

pub use parquet::Columns;
pub use staged::Staged;
#[cfg(test)]
pub use tables::write_plain;
pub use tables::{Committed, LateTable, Layout, TableWriter};

/// A writer of rows into one file.
pub trait Sink: Send {
    /// Writes a batch of rows.
    fn write(&mut self, rows: &dyn Rows) -> Result<()>;

    /// Syncs what was written so far; returns the length of the file, or the number of complete parts of a dataset. None if
    /// the file cannot be appended to later.
    fn commit(&mut self) -> Result<Option<u64>> {
        Ok(None)
    }

    /// Completes the file.
    fn finish(self: Box<Self>) -> Result<()>;
}

/// A reader of the rows of one file, in batches of [`BATCH`] rows.
pub type Source = Box<dyn Iterator<Item = Result<Batch>>>;

/// A format of files of rows.
pub struct Format {
    /// Its name, which is also the extension of its files.
    pub name: &'static str,
    /// Whether a table can be a folder of parts.
    pub parts: bool,
    /// Its media type.
    pub media_type: &'static str,
    /// Starts a file.
    pub create: fn(&'static Table, &Path) -> Result<Box<dyn Sink>>,
    /// Appends to a file after a committed length, where the format can do that.
    pub go_on: Option<GoOn>,
    /// Opens a file; its columns must be those of the table.
    pub open: fn(&'static Table, &Path) -> Result<Source>,
}

/// Appends to a file of a table after a length.
pub type GoOn = fn(&'static Table, &Path, u64) -> Result<Box<dyn Sink>>;

/// All formats.
pub static FORMATS: [Format; 2] = [csv::FORMAT, parquet::FORMAT];

/// Opens a table of a folder in the first format that exists there.
pub fn open(table: &'static Table, folder: &Path) -> Result<Source> {
    let is_there = |format: &&Format| format.path(folder, table).exists();
    let format = FORMATS.iter().find(is_there).unwrap_or(&FORMATS[0]);
    (format.open)(table, &format.path(folder, table))
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl Format {
    /// The format of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// True when a folder has at least one table in this format.
    pub fn is_in(&self, folder: &Path) -> bool {
        Tables::ALL.iter().any(|table| self.path(folder, table).exists())
    }

    /// The name of a table's file.
    pub fn file_name(&self, table: &Table) -> String {
        format!("{}.{}", table.name, self.name)
    }

    /// The path of a table's file in a folder.
    pub fn path(&self, folder: &Path, table: &Table) -> PathBuf {
        folder.join(self.file_name(table))
    }
}

/// How many rows are read back at once.
pub const BATCH: usize = 1 << 12;

/// Rows that were read back from a file.
pub struct Batch {
    table: &'static Table,
    /// Row after row, all cells of a row in the order of the columns.
    cells: Vec<Cell>,
}

impl Batch {
    /// One of its rows.
    pub fn only(&self, row: usize) -> Self {
        let width = self.table.columns.len();
        Self { table: self.table, cells: self.cells[row * width..][..width].to_vec() }
    }
}

/// A value that was read back.
#[derive(Clone)]
enum Cell {
    Text(String),
    Plain(Value<'static>),
}

impl Rows for Batch {
    fn table(&self) -> &'static Table {
        self.table
    }

    fn len(&self) -> usize {
        self.cells.len() / self.table.columns.len()
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        match &self.cells[row * self.table.columns.len() + column] {
            Cell::Text(text) => Value::Text(text),
            Cell::Plain(value) => *value,
        }
    }
}
