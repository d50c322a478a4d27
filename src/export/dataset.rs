//! A table as a dataset: instead of a file, a folder of parts, which are files with a fixed number of rows; pandas,
//! polars, DuckDB and Spark read it as one table.

use super::{BATCH, Batch, Cell, Format, Sink, Source, growing};
use crate::error::{Error, Result};
use crate::schema::{Rows, Table, Value};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The start of the names of parts; a number from 0 with at least five digits follows.
const PART: &str = "part-";

struct Dataset {
    format: &'static Format,
    table: &'static Table,
    folder: PathBuf,
    rows_of_a_part: usize,
    /// The number of the current part.
    number: usize,
    part: Box<dyn Sink>,
    /// How many more rows fit into it.
    room: usize,
    /// How many parts before it are committed.
    committed: usize,
}

/// Starts a dataset of parts in a format, or continues one after this many complete parts.
pub fn create(
    format: &'static Format,
    table: &'static Table,
    folder: &Path,
    rows_of_a_part: usize,
    whole: usize,
) -> Result<Box<dyn Sink>> {
    fs::create_dir_all(folder).map_err(Error::io(folder))?;
    for part in parts(folder).iter().skip(whole) {
        fs::remove_file(part).map_err(Error::io(part))?;
    }
    let part = format.create(table, &folder.join(name(format, whole)))?;
    let folder = folder.to_owned();
    let dataset =
        Dataset { format, table, folder, rows_of_a_part, number: whole, part, room: rows_of_a_part, committed: whole };
    Ok(Box::new(dataset))
}

fn name(format: &Format, number: usize) -> String {
    format!("{PART}{number:05}.{}", format.name)
}

impl Sink for Dataset {
    fn write(&mut self, rows: &dyn Rows) -> Result<()> {
        let mut start = 0;
        while start < rows.len() {
            if self.room == 0 {
                self.next_part()?;
            }
            let length = self.room.min(rows.len() - start);
            self.part.write(&Stretch { rows, start, length })?;
            self.room -= length;
            start += length;
        }
        Ok(())
    }

    /// Syncs the complete parts; returns their number.
    fn commit(&mut self) -> Result<Option<u64>> {
        for number in self.committed..self.number {
            let path = self.folder.join(name(self.format, number));
            File::open(&path).and_then(|part| part.sync_all()).map_err(Error::io(&path))?;
        }
        if self.committed < self.number {
            growing::commit_folder(&self.folder)?;
            self.committed = self.number;
        }
        Ok(Some(self.number as u64))
    }

    fn finish(self: Box<Self>) -> Result<()> {
        self.part.finish()
    }
}

impl Dataset {
    fn next_part(&mut self) -> Result<()> {
        self.number += 1;
        let next = self.format.create(self.table, &self.folder.join(name(self.format, self.number)))?;
        self.room = self.rows_of_a_part;
        std::mem::replace(&mut self.part, next).finish()
    }
}

/// Some of the rows, in order.
pub struct Stretch<'a> {
    rows: &'a dyn Rows,
    start: usize,
    length: usize,
}

impl<'a> Stretch<'a> {
    /// The rows from `start` on.
    pub fn from(rows: &'a dyn Rows, start: usize) -> Self {
        Self { rows, start, length: rows.len() - start }
    }
}

impl Rows for Stretch<'_> {
    fn table(&self) -> &'static Table {
        self.rows.table()
    }

    fn len(&self) -> usize {
        self.length
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        self.rows.value(self.start + row, column)
    }
}

/// The parts in a folder, by their numbers.
pub fn parts(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut parts: Vec<_> = entries.filter_map(|entry| Some((number(&entry.path())?, entry.path()))).collect();
    parts.sort();
    parts.into_iter().map(|(_, path)| path).collect()
}

/// The number of a part, by its name.
fn number(path: &Path) -> Option<u64> {
    let digits = path.file_stem()?.to_str()?.strip_prefix(PART)?;
    (digits.len() >= 5 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

/// Opens a dataset whose parts `open` opens.
pub fn open(
    table: &'static Table,
    folder: &Path,
    open: impl Fn(&Path) -> Result<Source> + Send + 'static,
) -> Result<Source> {
    let parts = parts(folder);
    let Some(first) = parts.first() else {
        let (expected, found) = (format!("parts ({PART}00000)"), "none".to_owned());
        return Err(Error::File { path: folder.to_owned(), expected, found });
    };
    // Wrong columns are reported now rather than at the first row.
    open(first).map(drop)?;
    let batches = parts.into_iter().flat_map(move |path| match open(&path) {
        Ok(source) => source,
        Err(error) => Box::new(std::iter::once(Err(error))),
    });
    Ok(Box::new(Joined { table, batches, cells: Vec::new() }))
}

/// Batches of [`BATCH`] rows from batches of any size.
struct Joined<I> {
    table: &'static Table,
    batches: I,
    /// What was read but not returned yet.
    cells: Vec<Cell>,
}

impl<I: Iterator<Item = Result<Batch>>> Iterator for Joined<I> {
    type Item = Result<Batch>;

    fn next(&mut self) -> Option<Self::Item> {
        let whole = BATCH * self.table.columns.len();
        while self.cells.len() < whole {
            match self.batches.next() {
                Some(Ok(batch)) => self.cells.extend(batch.cells),
                Some(Err(error)) => return Some(Err(error)),
                None => break,
            }
        }
        let rest = self.cells.split_off(whole.min(self.cells.len()));
        let cells = std::mem::replace(&mut self.cells, rest);
        (!cells.is_empty()).then_some(Ok(Batch { table: self.table, cells }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{FORMATS, usual};
    use crate::schema::{Notice, NoticeCode, Row, Severity};

    fn notices(count: usize) -> Vec<Notice> {
        let notice = |n| Notice {
            notice_id: format!("a:n{n}"),
            article_id: "a".into(),
            sentence: None,
            severity: Severity::Info,
            code: NoticeCode::SpeakerNotFound,
            message: "who?".into(),
        };
        (1..=count).map(notice).collect()
    }

    /// Writes rows in batches; returns the parts.
    #[track_caller]
    fn check(batches: &[usize], rows_of_a_part: usize, expected: &[&str]) {
        for format in usual() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("notices");
            let mut sink = create(format, &Notice::TABLE, &path, rows_of_a_part, 0).unwrap();
            let all = notices(batches.iter().sum());
            let mut rest = all.as_slice();
            for &rows in batches {
                sink.write(&rest[..rows].to_vec()).unwrap();
                rest = &rest[rows..];
            }
            sink.finish().unwrap();
            let names: Vec<_> =
                parts(&path).iter().map(|p| p.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
            assert_eq!(names, expected);
            let read: Vec<Batch> = open(&Notice::TABLE, &path, |part| (format.open)(&Notice::TABLE, part, None))
                .unwrap()
                .map(Result::unwrap)
                .collect();
            assert_eq!(read.len(), all.len().div_ceil(BATCH));
            let ids = read.iter().flat_map(|b| (0..b.len()).map(|row| b.value(row, 0)));
            assert!(ids.eq(all.iter().map(|notice| Value::Text(&notice.notice_id))));
        }
    }

    #[test]
    fn rows_are_cut_into_parts_and_read_as_one_table() {
        check(&[], 10, &["part-00000"]);
        check(&[10], 10, &["part-00000"]);
        check(&[4, 7, 14], 10, &["part-00000", "part-00001", "part-00002"]);
        check(&[BATCH + 5], BATCH - 1, &["part-00000", "part-00001"]);
    }

    #[test]
    fn a_dataset_continues_after_its_whole_parts() {
        let folder = tempfile::tempdir().unwrap();
        let (format, all) = (&FORMATS[1], notices(25));
        let begin = |whole| create(format, &Notice::TABLE, folder.path(), 10, whole).unwrap();
        let mut sink = begin(0);
        assert_eq!(sink.commit().unwrap(), Some(0));
        sink.write(&all).unwrap();
        assert_eq!(sink.commit().unwrap(), Some(2));
        drop(sink);
        let mut sink = begin(1);
        assert_eq!(parts(folder.path()).len(), 2);
        sink.write(&Stretch::from(&all, 10)).unwrap();
        sink.finish().unwrap();
        let read = open(&Notice::TABLE, folder.path(), |part| (format.open)(&Notice::TABLE, part, None))
            .unwrap()
            .map(|batch| batch.unwrap().len());
        assert_eq!((read.sum::<usize>(), parts(folder.path()).len()), (25, 3));
    }

    #[test]
    fn parts_are_known_by_their_names() {
        for name in ["part-00000.parquet", "part-123456.parquet"] {
            assert!(number(Path::new(name)).is_some(), "{name}");
        }
        for name in ["part-0.parquet", "part-0000x.parquet", "mine.parquet", "part-.parquet", "part-+0001.parquet"] {
            assert!(number(Path::new(name)).is_none(), "{name}");
        }
    }
}
