//! Reads the rows of a table back, in windows of a few pages.

use crate::article::Pages;
use crate::error::Error;
use crate::export::{BATCH, Batch, Cell, Source, Wanted, dataset, is_wanted};
use crate::guard;
use crate::schema::{Column, Table, Type, Value};
use chrono::{Days, NaiveDate};
use polars_arrow::array::{Array, BooleanArray, PrimitiveArray, StaticArray, Utf8ViewArray};
use polars_arrow::datatypes::{ArrowDataType, Field};
use polars_parquet::read::{
    BasicDecompressor, ColumnChunkMetadata, FileMetadata, Filter, RowGroupMetadata, column_iter_to_arrays,
    infer_schema, read_metadata,
};
use std::fs::File;
use std::ops::Range;
use std::path::Path;

/// Opens a file or a dataset; its columns must be those of the table. Only wanted columns are read and decompressed.
pub fn open(table: &'static Table, path: &Path, wanted: Wanted) -> Result<Source, Error> {
    if path.is_dir() {
        return dataset::open(table, path, move |part| open(table, part, wanted));
    }
    let mut file = File::open(path).map_err(Error::io(path))?;
    let metadata = guarded(|| read_metadata(&mut file).map_err(text)).map_err(Error::format(path))?;
    let schema = guarded(|| infer_schema(&metadata).map_err(text)).map_err(Error::format(path))?;
    let found: Vec<_> = schema.iter_values().map(|field| (field.name.as_str(), name(&field.dtype))).collect();
    let own = |kind| name(&arrow(kind));
    let expected: Vec<_> = table.columns.iter().map(|column| (column.name, own(column.kind))).collect();
    if found != expected {
        let list = |columns: &[(&str, String)]| {
            columns.iter().map(|(name, kind)| format!("{name} {kind}")).collect::<Vec<_>>().join(", ")
        };
        let (expected, found) = (format!("the columns {}", list(&expected)), list(&found));
        return Err(Error::File { path: path.to_owned(), expected, found });
    }
    let wanted = table.columns.iter().filter(|column| is_wanted(wanted, column)).collect();
    let (pages, columns) = (Vec::new(), Vec::new());
    let reader = Reader { table, wanted, file, metadata, group: 0, pages, next: 0, columns, rows: 0..0 };
    let (mut reader, path) = (Some(reader), path.to_owned());
    Ok(Box::new(std::iter::from_fn(move || {
        let batch = guarded(|| reader.as_mut().map_or(Ok(None), Reader::batch)).transpose()?;
        if batch.is_err() {
            // Nothing is read after an error.
            reader = None;
        }
        Some(batch.map_err(Error::format(&path)))
    })))
}

/// The Arrow type as which values of a type are read.
fn arrow(kind: Type) -> ArrowDataType {
    match kind {
        Type::Text => ArrowDataType::Utf8View,
        Type::Integer => ArrowDataType::Int64,
        Type::Number => ArrowDataType::Float64,
        Type::Boolean => ArrowDataType::Boolean,
        Type::Date => ArrowDataType::Date32,
    }
}

/// The type of a column, in short.
fn name(kind: &ArrowDataType) -> String {
    match kind {
        ArrowDataType::Utf8 | ArrowDataType::LargeUtf8 | ArrowDataType::Utf8View => "text".to_owned(),
        ArrowDataType::Int64 => "integer".to_owned(),
        ArrowDataType::Float64 => "number".to_owned(),
        ArrowDataType::Boolean => "boolean".to_owned(),
        ArrowDataType::Date32 => "date".to_owned(),
        other => format!("{other:?}"),
    }
}

/// A file being read.
struct Reader {
    table: &'static Table,
    wanted: Vec<&'static Column>,
    file: File,
    metadata: FileMetadata,
    /// The current row group, the pages of its columns once it is entered, and its next row that is in no window.
    group: usize,
    pages: Vec<Pages>,
    next: usize,
    /// The columns of the window, none for unwanted ones, and its rows that are in no batch.
    columns: Vec<Option<Values>>,
    rows: Range<usize>,
}

impl Reader {
    /// The next rows; none at the end.
    fn batch(&mut self) -> Result<Option<Batch>, String> {
        let width = self.table.columns.len();
        let mut cells = Vec::with_capacity(BATCH.min(self.metadata.num_rows) * width);
        while cells.len() < BATCH * width && (!self.rows.is_empty() || self.advance()?) {
            let end = self.rows.end.min(self.rows.start + BATCH - cells.len() / width);
            for row in self.rows.start..end {
                let cell =
                    |values: &Option<Values>| values.as_ref().map_or(Cell::Plain(Value::Null), |it| it.cell(row));
                cells.extend(self.columns.iter().map(cell));
            }
            self.rows.start = end;
        }
        Ok((!cells.is_empty()).then_some(Batch { table: self.table, cells }))
    }

    /// Reads the next window, of this row group or a later one; false at the end of the file.
    fn advance(&mut self) -> Result<bool, String> {
        while let Some(group) = self.metadata.row_groups.get(self.group) {
            if self.pages.is_empty() {
                self.pages = self.pages_of(group)?;
            }
            if self.next < group.num_rows() {
                let ends = self.pages.iter().map(|pages| pages.window_end(self.next));
                let end = ends.min().unwrap_or(0).clamp(self.next + 1, group.num_rows());
                let mut values = self.values(group, self.next..end)?.into_iter();
                let is_wanted = |column: &Column| self.wanted.iter().any(|wanted| wanted.name == column.name);
                let columns = self.table.columns.iter();
                self.columns = columns.map(|column| is_wanted(column).then(|| values.next()).flatten()).collect();
                (self.rows, self.next) = (0..end - self.next, end);
                return Ok(true);
            }
            (self.group, self.next) = (self.group + 1, 0);
            self.pages.clear();
        }
        Ok(false)
    }

    fn pages_of(&self, group: &RowGroupMetadata) -> Result<Vec<Pages>, String> {
        let columns = self.wanted.iter();
        columns.map(|column| Pages::of(self.chunk(group, column.name)?, &self.file, group.num_rows())).collect()
    }

    fn values(&self, group: &RowGroupMetadata, rows: Range<usize>) -> Result<Vec<Values>, String> {
        let values = |(column, pages): (&&Column, &Pages)| {
            let chunk = self.chunk(group, column.name)?;
            let (pages, rows) = pages.window(chunk, &self.file, rows.clone())?;
            let field = Field::new(column.name.into(), arrow(column.kind), true);
            let pages = vec![BasicDecompressor::new(pages, Vec::new())];
            let kinds = vec![&chunk.descriptor().descriptor.primitive_type];
            let filter = Some(Filter::new_ranged(rows.start, rows.end));
            let (arrays, _) = column_iter_to_arrays(pages, kinds, field, filter).map_err(text)?;
            let array = arrays.into_iter().next().filter(|array| array.len() == rows.len());
            array.and_then(|array| Values::of(column.kind, &*array)).ok_or_else(|| format!("a broken {}", column.name))
        };
        self.wanted.iter().zip(&self.pages).map(values).collect()
    }

    /// A column of a row group.
    fn chunk<'g>(&self, group: &'g RowGroupMetadata, column: &str) -> Result<&'g ColumnChunkMetadata, String> {
        let chunk = group.columns_under_root_iter(column).and_then(|mut chunks| chunks.next());
        let chunk = chunk.ok_or_else(|| format!("a row group without the column {column}"))?;
        let bytes = self.file.metadata().map_err(text)?.len();
        if chunk.byte_range().end > bytes { Err("a column that ends after the file".to_owned()) } else { Ok(chunk) }
    }
}

/// The values of a column.
enum Values {
    Text(Utf8ViewArray),
    Integer(PrimitiveArray<i64>),
    Number(PrimitiveArray<f64>),
    Boolean(BooleanArray),
    Date(PrimitiveArray<i32>),
}

impl Values {
    fn of(kind: Type, array: &dyn Array) -> Option<Self> {
        let any = array.as_any();
        Some(match kind {
            Type::Text => Self::Text(any.downcast_ref::<Utf8ViewArray>()?.clone()),
            Type::Integer => Self::Integer(any.downcast_ref::<PrimitiveArray<i64>>()?.clone()),
            Type::Number => Self::Number(any.downcast_ref::<PrimitiveArray<f64>>()?.clone()),
            Type::Boolean => Self::Boolean(any.downcast_ref::<BooleanArray>()?.clone()),
            Type::Date => Self::Date(any.downcast_ref::<PrimitiveArray<i32>>()?.clone()),
        })
    }

    fn cell(&self, row: usize) -> Cell {
        let value = match self {
            Self::Text(texts) => {
                return StaticArray::get(texts, row)
                    .map_or(Cell::Plain(Value::Null), |text| Cell::Text(text.to_owned()));
            }
            Self::Integer(numbers) => StaticArray::get(numbers, row).map(Value::Integer),
            Self::Number(numbers) => StaticArray::get(numbers, row).map(Value::Number),
            Self::Boolean(values) => StaticArray::get(values, row).map(Value::Boolean),
            Self::Date(days) => StaticArray::get(days, row).map(|days| Value::Date(day(days))),
        };
        Cell::Plain(value.unwrap_or(Value::Null))
    }
}

/// The day from which Parquet counts.
const EPOCH: NaiveDate = NaiveDate::from_ymd_opt(1970, 1, 1).expect("a day of the calendar");

fn day(days: i32) -> NaiveDate {
    let distance = Days::new(u64::from(days.unsigned_abs()));
    let day = if days < 0 { EPOCH.checked_sub_days(distance) } else { EPOCH.checked_add_days(distance) };
    day.unwrap_or(if days < 0 { NaiveDate::MIN } else { NaiveDate::MAX })
}

/// Turns panics of the library on broken files into errors.
fn guarded<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    guard::guarded(work).unwrap_or_else(Err)
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
