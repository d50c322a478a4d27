//! All tables on their way into one folder.

use super::{FORMATS, Format, Sink, dataset};
use crate::error::Result;
use crate::schema::Tables;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The open files of all tables.
pub struct TableWriter {
    files: Vec<TableFile>,
    rows: [u64; Tables::ALL.len()],
}

/// An open file of one table, which stands at an index in [`Tables::ALL`].
struct TableFile {
    table: usize,
    sink: Box<dyn Sink>,
}

/// How far the files of all tables are safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Committed {
    /// The length of a file a table, in bytes.
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

    /// Goes on with the files behind what [`TableWriter::commit`] gave. Files that cannot be gone on with are made again
    /// from the rows of those that can.
    pub fn go_on(layout: &Layout, committed: &Committed) -> Result<Self> {
        let mut writer = Self { files: Vec::new(), rows: committed.rows };
        let (kept, lost): (Vec<_>, Vec<_>) = layout.files().into_iter().partition(|place| place.format.go_on.is_some());
        for (place, &length) in kept.iter().zip(&committed.lengths) {
            let go_on = place.format.go_on.expect("what is kept can be gone on with");
            let sink = go_on(Tables::ALL[place.table], &place.path, length)?;
            writer.files.push(TableFile { table: place.table, sink });
        }
        let again = lost.into_par_iter().map(|place| {
            let from = kept.iter().find(|kept| kept.table == place.table).expect("every table is kept");
            let mut file = place.create()?;
            for batch in (from.format.open)(Tables::ALL[place.table], &from.path)? {
                file.sink.write(&batch?)?;
            }
            Ok(file)
        });
        writer.files.append(&mut again.collect::<Result<_>>()?);
        Ok(writer)
    }

    /// Makes safe what was written so far, in the files that can be gone on with.
    pub fn commit(&mut self) -> Result<Committed> {
        let lengths = self.files.par_iter_mut().map(|file| file.sink.commit());
        let lengths = lengths.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect();
        Ok(Committed { lengths, rows: self.rows })
    }

    /// Writes a batch of rows of all tables.
    pub fn write(&mut self, tables: &Tables) -> Result<()> {
        let all = tables.all();
        for (count, rows) in self.rows.iter_mut().zip(all) {
            *count += rows.len() as u64;
        }
        self.files.par_iter_mut().try_for_each(|file| file.sink.write(all[file.table]))
    }

    /// Ends all files; gives the number of rows of each table, in the order of [`Tables::ALL`].
    pub fn finish(self) -> Result<Vec<u64>> {
        self.files.into_par_iter().try_for_each(|file| file.sink.finish())?;
        Ok(self.rows.to_vec())
    }
}

/// Where which files are written.
pub struct Layout<'a> {
    /// The folder of the tables.
    pub folder: &'a Path,
    /// In these formats.
    pub formats: &'a [&'static Format],
    /// As datasets of parts of so many rows, in the formats that know them.
    pub rows_of_a_part: Option<usize>,
    /// A folder for a file of every table that can be gone on with, when none of the formats can.
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
    /// Whole files, and no journal.
    pub fn plain(folder: &'a Path, formats: &'a [&'static Format]) -> Self {
        Self { folder, formats, rows_of_a_part: None, journal: None }
    }

    fn files(&self) -> Vec<Place> {
        let is_kept = self.formats.iter().any(|format| format.go_on.is_some());
        let journal = self.journal.filter(|_| !is_kept).map(|journal| (journal, &FORMATS[0]));
        let places: Vec<_> = self.formats.iter().map(|&format| (self.folder, format)).chain(journal).collect();
        let place = |table: usize, folder: &Path, format: &'static Format| {
            let rows_of_a_part = self.rows_of_a_part.filter(|_| format.parts);
            Place { table, format, path: format.path(folder, Tables::ALL[table]), rows_of_a_part }
        };
        (0..Tables::ALL.len())
            .flat_map(|table| places.iter().map(move |&(to, format)| place(table, to, format)))
            .collect()
    }
}

impl Place {
    fn create(&self) -> Result<TableFile> {
        let table = Tables::ALL[self.table];
        let sink = match self.rows_of_a_part {
            Some(rows) => dataset::create(self.format, table, &self.path, rows)?,
            None => (self.format.create)(table, &self.path)?,
        };
        Ok(TableFile { table: self.table, sink })
    }
}
