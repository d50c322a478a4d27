//! All tables on their way into one folder.

use super::{FORMATS, Format, Sink, Source};
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
    /// Starts a file for every table in each of these formats. When none of them can be gone on with, one that can is
    /// written into the journal, where there is one.
    pub fn create(folder: &Path, formats: &[&'static Format], journal: Option<&Path>) -> Result<Self> {
        let files = files(folder, formats, journal).into_iter().map(|(table, format, path)| {
            let sink = (format.create)(Tables::ALL[table], &path)?;
            Ok(TableFile { table, sink })
        });
        Ok(Self { files: files.collect::<Result<_>>()?, rows: [0; Tables::ALL.len()] })
    }

    /// Goes on with the files of a folder behind what [`TableWriter::commit`] gave. Files that cannot be gone
    /// on with are made again from the rows of those that can.
    pub fn go_on(
        folder: &Path,
        formats: &[&'static Format],
        journal: Option<&Path>,
        committed: &Committed,
    ) -> Result<Self> {
        let mut writer = Self { files: Vec::new(), rows: committed.rows };
        let (kept, lost): (Vec<_>, Vec<_>) =
            files(folder, formats, journal).into_iter().partition(|(_, format, _)| format.go_on.is_some());
        for ((table, format, path), &length) in kept.iter().zip(&committed.lengths) {
            let go_on = format.go_on.expect("what is kept can be gone on with");
            writer.files.push(TableFile { table: *table, sink: go_on(Tables::ALL[*table], path, length)? });
        }
        let again = lost.into_par_iter().map(|(table, format, path)| {
            let (_, from, source) = kept.iter().find(|(other, ..)| *other == table).expect("every table is kept");
            let mut sink = (format.create)(Tables::ALL[table], &path)?;
            copy((from.open)(Tables::ALL[table], source)?, sink.as_mut())?;
            Ok(TableFile { table, sink })
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

/// The files that are written: each the place of its table in [`Tables::ALL`], its format and its path.
fn files(folder: &Path, formats: &[&'static Format], journal: Option<&Path>) -> Vec<(usize, &'static Format, PathBuf)> {
    let is_kept = formats.iter().any(|format| format.go_on.is_some());
    let journal = journal.filter(|_| !is_kept).map(|journal| (journal, &FORMATS[0]));
    let places = formats.iter().map(|&format| (folder, format)).chain(journal);
    let tables = Tables::ALL.iter().enumerate();
    tables
        .flat_map(|(at, table)| places.clone().map(move |(to, format)| (at, format, format.path(to, table))))
        .collect()
}

fn copy(mut source: Source, sink: &mut dyn Sink) -> Result<()> {
    source.try_for_each(|batch| sink.write(&batch?))
}
