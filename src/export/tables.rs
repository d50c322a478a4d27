//! All tables on their way into one folder.

use super::{Format, Sink};
use crate::error::Result;
use crate::schema::Tables;
use rayon::prelude::*;
use std::path::Path;

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

impl TableWriter {
    /// Starts a file for every table in each of these formats.
    pub fn create(folder: &Path, formats: &[&'static Format]) -> Result<Self> {
        let mut files = Vec::new();
        for (at, &table) in Tables::ALL.iter().enumerate() {
            for format in formats {
                files.push(TableFile { table: at, sink: (format.create)(table, &format.path(folder, table))? });
            }
        }
        Ok(Self { files, rows: [0; Tables::ALL.len()] })
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
