//! Parquet: each row is an article, its columns told by their names. A row group can be larger than memory, so its rows are
//! read in windows of a few pages.

use super::columns::{Columns, USUAL};
use super::{Article, Fields, Rejected, Unread};
use crate::guard;
use pages::Pages;
use polars_parquet::read::{ColumnChunkMetadata, FileMetadata, ParquetType, RowGroupMetadata, read_metadata};
use std::fs::File;
use std::path::{Path, PathBuf};
use values::{Kind, Values};

mod pages;
mod values;

/// The articles of a Parquet file.
pub struct Parquet {
    path: PathBuf,
    /// The file, of which pages are read when their rows are.
    file: File,
    metadata: FileMetadata,
    /// The columns of the fields, in the order of [`USUAL`].
    columns: Vec<Option<Column>>,
    /// The row group that is read, or comes next.
    group: usize,
    /// The pages of the columns in that row group, where it has been entered.
    pages: Option<Vec<Option<Pages>>>,
    /// The next row of that row group that is in no window yet.
    next: usize,
    window: Window,
    /// Rows of the file before the window's next.
    row: u64,
}

struct Column {
    name: String,
    kind: Kind,
}

/// Rows that have been read.
#[derive(Default)]
struct Window {
    columns: Vec<Option<Values>>,
    rows: std::ops::Range<usize>,
}

impl Parquet {
    /// Opens a file. One that has no columns for id and text, or others than texts in them, is rejected as a whole.
    pub fn open(path: &Path, columns: &Columns) -> Result<Self, Rejected> {
        let reject = |reason: String| Rejected::file(path, reason);
        let mut file = File::open(path).map_err(|e| Rejected::file(path, e))?;
        let metadata = guarded(|| read_metadata(&mut file).map_err(|e| e.to_string())).map_err(reject)?;
        let fields = metadata.schema().fields();
        let places = columns.places(&fields.iter().map(ParquetType::name).collect::<Vec<_>>()).map_err(reject)?;
        let column = |(place, (field, _)): (Option<usize>, (&str, _))| {
            let Some(column) = place.map(|at| &fields[at]).filter(|column| !values::none(column)) else {
                return Ok(None);
            };
            let kind = Kind::of(column, field)?;
            Ok(Some(Column { name: column.name().to_owned(), kind }))
        };
        let columns = places.into_iter().zip(USUAL).map(column).collect::<Result<_, _>>().map_err(reject)?;
        Ok(Self {
            path: path.to_owned(),
            file,
            metadata,
            columns,
            group: 0,
            pages: None,
            next: 0,
            window: Window::default(),
            row: 0,
        })
    }

    /// Reads the next window, of this row group or of one behind it; false at the end of the file.
    fn advance(&mut self) -> Result<bool, String> {
        while let Some(group) = self.metadata.row_groups.get(self.group) {
            if self.pages.is_none() {
                self.pages = Some(guarded(|| self.pages(group))?);
            }
            let rows = group.num_rows();
            if self.next < rows {
                let pages = self.pages.iter().flatten().flatten();
                let end = pages.map(|pages| pages.window_end(self.next)).min().unwrap_or(rows);
                let columns = guarded(|| self.values(group, self.next..end))?;
                self.window = Window { columns, rows: 0..end - self.next };
                self.next = end;
                return Ok(true);
            }
            self.leave_group();
        }
        Ok(false)
    }

    fn leave_group(&mut self) {
        (self.group, self.pages, self.next) = (self.group + 1, None, 0);
    }

    /// The pages of all columns in a row group.
    fn pages(&self, group: &RowGroupMetadata) -> Result<Vec<Option<Pages>>, String> {
        let pages = |column: &Option<Column>| {
            let Some(column) = column else { return Ok(None) };
            Pages::of(self.chunk(group, column)?, &self.file, group.num_rows()).map(Some)
        };
        self.columns.iter().map(pages).collect()
    }

    /// The values of all columns in some rows of a row group.
    fn values(&self, group: &RowGroupMetadata, rows: std::ops::Range<usize>) -> Result<Vec<Option<Values>>, String> {
        let values = |(column, pages): (&Option<Column>, &Option<Pages>)| {
            let Some((column, pages)) = column.as_ref().zip(pages.as_ref()) else { return Ok(None) };
            let chunk = self.chunk(group, column)?;
            let (pages, rows) = pages.window(chunk, &self.file, rows.clone())?;
            column.kind.read(chunk, pages, rows).map(Some)
        };
        self.columns.iter().zip(self.pages.iter().flatten()).map(values).collect()
    }

    /// A column of a row group.
    fn chunk<'g>(&self, group: &'g RowGroupMetadata, column: &Column) -> Result<&'g ColumnChunkMetadata, String> {
        let missing = || format!("expected the column {} in every row group, found one without", column.name);
        let chunk = group.columns_under_root_iter(&column.name).and_then(|mut c| c.next()).ok_or_else(missing)?;
        let (range, bytes) = (chunk.byte_range(), self.file.metadata().map_err(|e| e.to_string())?.len());
        if range.end > bytes || range.start > range.end {
            return Err("expected a whole file, found a column that ends after it (cut short?)".to_owned());
        }
        Ok(chunk)
    }

    /// The article in a row of the window.
    fn article(&mut self, row: usize) -> Result<Article, Rejected> {
        self.row += 1;
        let reject = |reason: String| Rejected { record: Some(self.row), ..Rejected::file(&self.path, reason) };
        self.window.fields(row).map_err(reject)?.article(&self.path, Some(self.row))
    }
}

impl Window {
    fn fields(&self, row: usize) -> Result<Fields, String> {
        let mut cells = self.columns.iter().map(|values| values.as_ref().map_or(Ok(None), |values| values.get(row)));
        let mut cell = || cells.next().unwrap_or(Ok(None));
        let (id, text, title, published_on) = (cell()?, cell()?, cell()?, cell()?);
        let (publisher, author, url, language) = (cell()?, cell()?, cell()?, cell()?);
        Ok(Fields { id, text, title, published_on, publisher, author, url, language, decoding: None })
    }
}

impl Iterator for Parquet {
    type Item = Unread;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.window.rows.next() {
                return Some(self.article(row).into());
            }
            match self.advance() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(reason) => {
                    // What is left of the row group is lost; the next one can be whole.
                    let left = self.metadata.row_groups[self.group].num_rows() - self.next;
                    let reject = Rejected { record: Some(self.row + 1), ..Rejected::file(&self.path, reason) };
                    self.row = self.row.saturating_add(left as u64);
                    self.leave_group();
                    return Some(reject.into());
                }
            }
        }
    }
}

/// A broken file is no reason to panic, as its reader does here and there.
fn guarded<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    let broken = |reason: &str| format!("expected a Parquet file, found a broken one ({reason})");
    match guard::guarded(work) {
        Ok(Err(reason)) if !reason.starts_with("expected") => Err(broken(&reason)),
        Ok(result) => result,
        Err(_) => Err(broken("its reader gave up")),
    }
}
