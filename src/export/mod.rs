//! The output formats. A format writes the rows of a table batch by batch, and reads them back.

use crate::error::Result;
use crate::schema::{Column, Rows, Table, Tables, Value};
use std::fmt;
use std::path::{Path, PathBuf};

pub mod about;
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
mod sqlite;
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
pub type Source = Box<dyn Iterator<Item = Result<Batch>> + Send>;

/// The columns of a table that will be read: in all others, values may be missing. `None` means all of them.
pub type Wanted = Option<&'static [&'static str]>;

/// A format of tables.
pub struct Format {
    /// Its name, which is also the extension of its files.
    pub name: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Its files.
    pub files: Files,
    /// Opens a table in a file, to read some of its columns; the columns of the file must be those of the schema.
    pub open: fn(&'static Table, &Path, Wanted) -> Result<Source>,
}

/// The files of a format.
pub enum Files {
    /// One file per table, written batch by batch.
    ByTable {
        /// Whether a table can be a folder of parts.
        parts: bool,
        /// Starts a file.
        create: fn(&'static Table, &Path) -> Result<Box<dyn Sink>>,
        /// Appends to a file after a committed length, if the format can do that.
        go_on: Option<GoOn>,
    },
    /// One file for all tables.
    OfAll {
        /// Its name.
        name: &'static str,
        /// Writes it from the tables of a folder, once these are complete.
        write: fn(&Path, &Path) -> Result<()>,
    },
}

/// Appends to a file of a table after a length.
pub type GoOn = fn(&'static Table, &Path, u64) -> Result<Box<dyn Sink>>;

/// All formats.
pub static FORMATS: [Format; 3] = [csv::FORMAT, parquet::FORMAT, sqlite::FORMAT];

/// The formats in which tables are written by default.
pub fn usual() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| format.is_by_table())
}

/// The one format in which tables are stored that are published only in a file of all tables.
pub static KEPT: [&Format; 1] = [&csv::FORMAT];

/// Writes, for the formats that have one file for all tables, that file into a folder, from the tables of another.
pub fn complete(formats: &[&'static Format], tables: &Path, folder: &Path) -> Result<()> {
    formats.iter().try_for_each(|format| match &format.files {
        Files::OfAll { name, write } => write(tables, &folder.join(name)),
        Files::ByTable { .. } => Ok(()),
    })
}

/// Opens a table of a folder in the first format that exists there.
pub fn open(table: &'static Table, folder: &Path, wanted: Wanted) -> Result<Source> {
    let is_there = |format: &&Format| format.path(folder, table).exists();
    let format = FORMATS.iter().find(is_there).unwrap_or(&FORMATS[0]);
    (format.open)(table, &format.path(folder, table), wanted)
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

    /// True when every table has a file.
    pub fn is_by_table(&self) -> bool {
        matches!(self.files, Files::ByTable { .. })
    }

    /// True when a table can be a folder of parts.
    pub fn has_parts(&self) -> bool {
        matches!(self.files, Files::ByTable { parts: true, .. })
    }

    /// Starts the file of a table.
    fn create(&self, table: &'static Table, path: &Path) -> Result<Box<dyn Sink>> {
        match self.files {
            Files::ByTable { create, .. } => create(table, path),
            Files::OfAll { .. } => unreachable!("{} has no file a table", self.name),
        }
    }

    /// See [`Files::ByTable`].
    fn go_on(&self) -> Option<GoOn> {
        if let Files::ByTable { go_on, .. } = self.files { go_on } else { None }
    }

    /// The name of the file with a table.
    pub fn file_name(&self, table: &Table) -> String {
        match self.files {
            Files::ByTable { .. } => format!("{}.{}", table.name, self.name),
            Files::OfAll { name, .. } => name.to_owned(),
        }
    }

    /// The path of the file with a table.
    pub fn path(&self, folder: &Path, table: &Table) -> PathBuf {
        folder.join(self.file_name(table))
    }
}

/// True for a column that is wanted.
fn is_wanted(wanted: Wanted, column: &Column) -> bool {
    wanted.is_none_or(|wanted| wanted.contains(&column.name))
}

/// How many rows are read back at once.
pub const BATCH: usize = 1 << 12;

/// Rows read back from a file.
pub struct Batch {
    table: &'static Table,
    /// Row after row, the cells of a row in the order of the columns.
    cells: Vec<Cell>,
}

impl Batch {
    /// One of its rows.
    pub fn only(&self, row: usize) -> Self {
        let width = self.table.columns.len();
        Self { table: self.table, cells: self.cells[row * width..][..width].to_vec() }
    }
}

/// A value read back.
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
