//! Writes all tables into one folder. Rows that are complete only when all articles are known (the entity of a person)
//! are drafts until then: CSV in a folder that is not published, from which the tables are written at the end.

use super::dataset::{self, Stretch};
use super::{BATCH, FORMATS, Format, Sink, Source, Wanted};
use crate::error::Result;
use crate::schema::{Rows, Table, Tables};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The open files of the tables with rows of single articles.
pub struct TableWriter {
    files: Vec<TableFile>,
    rows: [u64; Tables::ALL.len()],
}

/// An open file of the table at an index in [`Tables::ALL`].
struct TableFile {
    table: usize,
    sink: Box<dyn Sink>,
}

/// How much of the files of all tables is committed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Committed {
    /// How far the files can be continued: their lengths in bytes, or the complete parts of datasets.
    lengths: Vec<u64>,
    /// The rows of each table.
    rows: [u64; Tables::ALL.len()],
}

impl TableWriter {
    /// Starts all files.
    pub fn create(layout: &Layout) -> Result<Self> {
        let files = layout.files().into_iter().map(|place| place.create());
        Ok(Self { files: files.collect::<Result<_>>()?, rows: [0; Tables::ALL.len()] })
    }

    /// Continues the files after what [`TableWriter::commit`] returned. A file that cannot be continued is written again from the
    /// rows of a file that can.
    pub fn go_on(layout: &Layout, committed: &Committed) -> Result<Self> {
        let mut lengths = committed.lengths.iter().copied();
        let mut length = |place: &Place| if place.can_continue() { lengths.next().unwrap_or(0) } else { 0 };
        let places: Vec<_> = layout.files().into_iter().map(|place| (length(&place), place)).collect();
        // All are truncated to their lengths before one is read.
        let kept: Vec<_> = places.iter().map(|(length, place)| place.go_on(*length)).collect::<Result<_>>()?;
        let file = |((length, place), kept): (&(u64, Place), Option<TableFile>)| {
            let is_from = |from: &Place| from.table == place.table && from.format.go_on().is_some();
            let from = || places.iter().map(|(_, from)| from).find(|from| is_from(from)).expect("every table is kept");
            kept.map_or_else(|| place.make_again(*length, from()), Ok)
        };
        let files = places.par_iter().zip(kept).map(file).collect::<Result<_>>()?;
        Ok(Self { files, rows: committed.rows })
    }

    /// Syncs what was written so far, in the files that can be continued.
    pub fn commit(&mut self) -> Result<Committed> {
        let lengths = self.files.par_iter_mut().map(|file| file.sink.commit());
        let lengths = lengths.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect();
        Ok(Committed { lengths, rows: self.rows })
    }

    /// Writes the rows of consecutive articles.
    pub fn write(&mut self, articles: &[Tables]) -> Result<()> {
        for tables in articles {
            self.rows.iter_mut().zip(tables.all()).for_each(|(count, rows)| *count += rows.len() as u64);
        }
        self.files
            .par_iter_mut()
            .try_for_each(|file| articles.iter().try_for_each(|tables| file.sink.write(tables.all()[file.table])))
    }

    /// Completes all files; returns the number of rows of each table, in the order of [`Tables::ALL`]. Those of tables
    /// about all articles are not counted yet.
    pub fn finish(self) -> Result<Vec<u64>> {
        self.files.into_par_iter().try_for_each(|file| file.sink.finish())?;
        Ok(self.rows.to_vec())
    }
}

/// Which files are written where.
#[derive(Clone, Copy)]
pub struct Layout<'a> {
    /// The folder of the tables.
    pub folder: &'a Path,
    /// The folder of drafts.
    pub drafts: &'a Path,
    /// In these formats.
    pub formats: &'a [&'static Format],
    /// As datasets of parts with this many rows, in the formats that support them.
    pub rows_of_a_part: Option<usize>,
    /// A folder for a journal of every table, when none of the formats can be continued.
    pub journal: Option<&'a Path>,
}

/// Where a table is written, and how.
struct Place {
    table: usize,
    format: &'static Format,
    path: PathBuf,
    rows_of_a_part: Option<usize>,
}

impl<'a> Layout<'a> {
    /// The files that are written while articles are read.
    fn files(&self) -> Vec<Place> {
        let is_kept = self.formats.iter().any(|format| format.go_on().is_some());
        let journal = self.journal.filter(|_| !is_kept).map(|journal| (journal, DRAFT));
        let places = |table: usize| match Tables::ALL[table] {
            about if about.is_of_corpus() => Vec::new(),
            about if about.waits_for_corpus() => vec![self.place(table, self.drafts, DRAFT)],
            _ => {
                let journal = journal.map(|(folder, format)| self.place(table, folder, format));
                self.published(table).chain(journal).collect()
            }
        };
        (0..Tables::ALL.len()).flat_map(places).collect()
    }

    /// The files of a table that are published.
    fn published(&self, table: usize) -> impl Iterator<Item = Place> {
        let by_table = self.formats.iter().filter(|format| format.is_by_table());
        by_table.map(move |format| self.place(table, self.folder, format))
    }

    fn place(&self, table: usize, folder: &Path, format: &'static Format) -> Place {
        let rows_of_a_part = self.rows_of_a_part.filter(|_| format.has_parts());
        Place { table, format, path: format.path(folder, Tables::ALL[table]), rows_of_a_part }
    }

    /// Opens a table whose rows from articles are all written: its drafts, if it has some.
    pub fn open(&self, table: &'static Table, wanted: Wanted) -> Result<Source> {
        match table.waits_for_corpus() {
            true => (DRAFT.open)(table, &DRAFT.path(self.drafts, table), wanted),
            false => super::open(table, self.folder, wanted),
        }
    }

    /// Starts the published files of a table that is written after the articles.
    pub fn create(&self, table: &'static Table) -> Result<LateTable> {
        let at = Tables::ALL.iter().position(|other| other.name == table.name).expect("a table of the schema");
        let sinks = self.published(at).map(|place| Ok(place.create()?.sink));
        Ok(LateTable { sinks: sinks.collect::<Result<_>>()?, rows: 0 })
    }
}

/// The format of drafts and journals, which can be continued.
const DRAFT: &Format = &FORMATS[0];

/// The open files of a table that is written after the articles.
pub struct LateTable {
    sinks: Vec<Box<dyn Sink>>,
    rows: u64,
}

impl LateTable {
    /// Writes rows.
    pub fn write(&mut self, rows: &dyn Rows) -> Result<()> {
        self.rows += rows.len() as u64;
        self.sinks.par_iter_mut().try_for_each(|sink| sink.write(rows))
    }

    /// Completes the files; returns the number of rows.
    pub fn finish(self) -> Result<u64> {
        self.sinks.into_par_iter().try_for_each(|sink| sink.finish())?;
        Ok(self.rows)
    }
}

impl Place {
    fn create(&self) -> Result<TableFile> {
        let table = Tables::ALL[self.table];
        let sink = match self.rows_of_a_part {
            Some(rows) => dataset::create(self.format, table, &self.path, rows, 0)?,
            None => self.format.create(table, &self.path)?,
        };
        Ok(TableFile { table: self.table, sink })
    }

    /// Whether the file can be continued, or the dataset after its complete parts.
    fn can_continue(&self) -> bool {
        self.format.go_on().is_some() || self.rows_of_a_part.is_some()
    }

    /// Continues after a length, if the format can.
    fn go_on(&self, length: u64) -> Result<Option<TableFile>> {
        let sink = self.format.go_on().map(|go_on| go_on(Tables::ALL[self.table], &self.path, length)).transpose()?;
        Ok(sink.map(|sink| TableFile { table: self.table, sink }))
    }

    /// Writes the file again, or what follows the complete parts of a dataset, from the rows of another file.
    fn make_again(&self, parts: u64, from: &Self) -> Result<TableFile> {
        let table = Tables::ALL[self.table];
        let (mut sink, passed) = match self.rows_of_a_part {
            Some(rows) => {
                (dataset::create(self.format, table, &self.path, rows, parts as usize)?, parts as usize * rows)
            }
            None => (self.format.create(table, &self.path)?, 0),
        };
        let mut batches = (from.format.open)(table, &from.path, None)?;
        if let Some(first) = batches.nth(passed / BATCH).transpose()? {
            sink.write(&Stretch::from(&first, passed % BATCH))?;
        }
        batches.try_for_each(|batch| sink.write(&batch?))?;
        Ok(TableFile { table: self.table, sink })
    }
}

/// Writes the tables of articles as CSV, unchanged, and tables about all articles without rows.
#[cfg(test)]
pub fn write_plain(folder: &Path, articles: &[Tables]) {
    let formats = [&FORMATS[0]];
    let layout = Layout { folder, drafts: folder, formats: &formats, rows_of_a_part: None, journal: None };
    let mut writer = TableWriter::create(&layout).unwrap();
    writer.write(articles).unwrap();
    writer.finish().unwrap();
    for table in Tables::ALL.iter().filter(|table| table.is_of_corpus()) {
        layout.create(table).unwrap().finish().unwrap();
    }
}
