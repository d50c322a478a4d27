//! Parquet: each row is an article, with columns found by name. A row group can be larger than memory, so its rows are
//! read in windows of a few pages.

use super::columns::{Columns, FIELDS, fits};
use super::{Article, Fields, Rejected, Unread};
use crate::guard;
use polars_arrow::datatypes::ArrowDataType;
use polars_parquet::read::{ColumnChunkMetadata, FileMetadata, RowGroupMetadata, infer_schema, read_metadata};
use std::fs::File;
use std::path::{Path, PathBuf};
use values::{Kind, Levels, Values, Zone};

mod pages;
mod values;

pub(crate) use pages::Pages;

/// The articles of a Parquet file.
pub struct Parquet {
    path: PathBuf,
    /// The file; pages are read when their rows are needed.
    file: File,
    metadata: FileMetadata,
    columns: Vec<Column>,
    /// The current row group.
    group: usize,
    /// The pages of the columns in that row group, once it has been entered.
    pages: Option<Vec<Pages>>,
    /// The next row of that row group that is in no window yet.
    next: usize,
    window: Window,
    /// How many rows of the file come before the next row of the window.
    row: u64,
}

/// A column that may hold a field; if a field has several, the first with a value is used.
struct Column {
    field: &'static str,
    path: Levels,
    kind: Kind,
}

/// Rows that have been read.
#[derive(Default)]
struct Window {
    columns: Vec<Values>,
    rows: std::ops::Range<usize>,
}

impl Parquet {
    /// Opens a file. One without columns for id and text, or with columns for them that are not texts, is rejected as a
    /// whole.
    pub fn open(path: &Path, columns: &Columns) -> Result<Self, Rejected> {
        let reject = |reason: String| Rejected::file(path, reason);
        let mut file = File::open(path).map_err(|e| Rejected::file(path, e))?;
        let metadata = guarded(|| read_metadata(&mut file).map_err(|e| e.to_string())).map_err(reject)?;
        let columns = chosen(&metadata, columns).map_err(reject)?;
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

    /// Reads the next window, of this row group or a later one; false at the end of the file.
    fn advance(&mut self) -> Result<bool, String> {
        while let Some(group) = self.metadata.row_groups.get(self.group) {
            if self.pages.is_none() {
                self.pages = Some(guarded(|| self.pages(group))?);
            }
            let rows = group.num_rows();
            if self.next < rows {
                let pages = self.pages.iter().flatten();
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
    fn pages(&self, group: &RowGroupMetadata) -> Result<Vec<Pages>, String> {
        let pages = |column: &Column| Pages::of(self.chunk(group, column)?, &self.file, group.num_rows());
        self.columns.iter().map(pages).collect()
    }

    /// The values of all columns in a range of rows of a row group.
    fn values(&self, group: &RowGroupMetadata, rows: std::ops::Range<usize>) -> Result<Vec<Values>, String> {
        let values = |(column, pages): (&Column, &Pages)| {
            let chunk = self.chunk(group, column)?;
            let (pages, rows) = pages.window(chunk, &self.file, rows.clone())?;
            column.kind.read(chunk, &column.path, pages, rows)
        };
        self.columns.iter().zip(self.pages.iter().flatten()).map(values).collect()
    }

    /// A column of a row group.
    fn chunk<'g>(&self, group: &'g RowGroupMetadata, column: &Column) -> Result<&'g ColumnChunkMetadata, String> {
        let missing = || format!("expected the column {} in every row group, found one without", column.name());
        let is_it = |chunk: &&ColumnChunkMetadata| {
            let path = &chunk.descriptor().path_in_schema;
            path.len() >= column.path.len()
                && path.iter().zip(&column.path).all(|(name, (wanted, _))| *name == **wanted)
        };
        let mut chunks = group.columns_under_root_iter(&column.path[0].0).ok_or_else(missing)?;
        let chunk = chunks.find(is_it).ok_or_else(missing)?;
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
        self.fields(row).and_then(Fields::unmarked).map_err(reject)?.article(&self.path, Some(self.row))
    }

    /// The values of a row of the window; if a field has several columns, the first value.
    fn fields(&self, row: usize) -> Result<Fields, String> {
        let mut found = [const { None }; FIELDS.len()];
        for (column, values) in self.columns.iter().zip(&self.window.columns) {
            let at = FIELDS.iter().position(|field| *field == column.field).expect("columns are those of fields");
            if found[at].is_none() {
                let fits = |value: &String| !value.trim().is_empty() && fits(column.field, &column.name(), value);
                found[at] = values.get(row)?.filter(fits);
            }
        }
        let mut found = found.into_iter();
        Ok(Fields::in_order(|| found.next().flatten()))
    }
}

impl Column {
    fn name(&self) -> String {
        joined(&self.path)
    }
}

/// The time zone of a column of times, if the file has an Arrow schema; else times are in UTC.
fn zone(metadata: &FileMetadata, column: &str) -> Option<Zone> {
    let schema = guarded(|| infer_schema(metadata).map_err(|e| e.to_string())).ok()?;
    match schema.get(column)?.dtype() {
        ArrowDataType::Timestamp(_, Some(zone)) => Zone::named(zone),
        _ => None,
    }
}

fn joined(path: &Levels) -> String {
    path.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(".")
}

/// The columns that may hold fields, including those of structs. The first column of each field must have a readable
/// type; others that do not are skipped.
fn chosen(metadata: &FileMetadata, columns: &Columns) -> Result<Vec<Column>, String> {
    let mut leaves = Vec::new();
    metadata.schema().fields().iter().for_each(|column| values::leaves(column, &mut Vec::new(), &mut leaves));
    leaves.retain(|(_, column)| !values::none(column));
    let names: Vec<_> = leaves.iter().map(|(path, _)| joined(path)).collect();
    let places = columns.places(&names.iter().map(String::as_str).collect::<Vec<_>>())?;
    let mut chosen = Vec::new();
    for (field, places) in FIELDS.into_iter().zip(places) {
        for (nth, at) in places.into_iter().enumerate() {
            let (path, column) = &leaves[at];
            match Kind::of(column, field) {
                Ok(kind) => {
                    let kind = kind.within(zone(metadata, &path[0].0));
                    chosen.push(Column { field, path: path.clone(), kind });
                }
                Err(reason) if nth == 0 => return Err(reason),
                Err(_) => {}
            }
        }
    }
    Ok(chosen)
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
                    // The rest of the row group is lost; the next one may be intact.
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

/// Turns panics of the Parquet library on broken files into errors.
fn guarded<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    let broken = |reason: &str| format!("expected a Parquet file, found a broken one ({reason})");
    match guard::guarded(work) {
        Ok(Err(reason)) if !reason.starts_with("expected") => Err(broken(&reason)),
        Ok(result) => result,
        Err(_) => Err(broken("its reader gave up")),
    }
}
