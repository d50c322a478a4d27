//! Parquet, compressed with zstd.

use super::{BATCH, Batch, Cell, Files, Format, Sink, Source, dataset};
use crate::error::{Error, Result};
use crate::schema::{Rows, Table, Type, Value};
use chrono::{Days, NaiveDate};
use polars::io::parquet::write::{BatchedWriter, KeyValueMetadata};
use polars::polars_utils::compression::ZstdLevel;
use polars::prelude::*;
use polars_parquet::write::{KeyValue, schema_to_metadata_key};
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

mod columns;

pub use columns::Columns;

/// See the module.
pub const FORMAT: Format = Format {
    name: "parquet",
    media_type: "application/vnd.apache.parquet",
    files: Files::ByTable { parts: true, create, go_on: None },
    open,
};

/// The level of zstd: measured, higher ones take twice the time for files that are hardly smaller.
const LEVEL: i32 = 1;

struct ParquetSink {
    table: &'static Table,
    path: PathBuf,
    writer: BatchedWriter<BufWriter<File>>,
    /// The rows of the next row group.
    group: Columns,
}

fn create(table: &'static Table, path: &Path) -> Result<Box<dyn Sink>> {
    let file = BufWriter::new(File::create(path).map_err(Error::io(path))?);
    let writer = ParquetWriter::new(file)
        .with_compression(ParquetCompression::Zstd(Some(ZstdLevel::try_new(LEVEL).map_err(Error::format(path))?)))
        .with_key_value_metadata(Some(KeyValueMetadata::from_static(metadata(table))))
        .set_parallel(false)
        .batched(&schema(table))
        .map_err(Error::format(path))?;
    Ok(Box::new(ParquetSink { table, path: path.to_owned(), writer, group: Columns::new(table) }))
}

/// What the table and its columns mean, for those who have only the file; and its Arrow schema with texts as plain strings:
/// as string views, which polars would say, pyarrow can neither filter, sort nor join them.
fn metadata(table: &Table) -> Vec<(String, String)> {
    let KeyValue { key, value } = schema_to_metadata_key(&schema(table).to_arrow(CompatLevel::oldest()));
    let about = [("description".to_owned(), super::package::plain(table.description))];
    let columns = table.columns.iter().map(|c| (format!("column:{}", c.name), super::package::plain(c.description)));
    about.into_iter().chain(columns).chain(value.map(|value| (key, value))).collect()
}

fn schema(table: &Table) -> Schema {
    table.columns.iter().map(|column| Field::new(column.name.into(), dtype(column.kind))).collect()
}

fn dtype(kind: Type) -> DataType {
    match kind {
        Type::Text => DataType::String,
        Type::Integer => DataType::Int64,
        Type::Number => DataType::Float64,
        Type::Boolean => DataType::Boolean,
        Type::Date => DataType::Date,
    }
}

impl Sink for ParquetSink {
    fn write(&mut self, rows: &dyn Rows) -> Result<()> {
        let mut row = 0;
        while row < rows.len() {
            row = self.group.fill(rows, row);
            if self.group.is_full() {
                self.flush()?;
            }
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        self.flush()?;
        self.writer.finish().map(drop).map_err(Error::format(&self.path))
    }
}

impl ParquetSink {
    /// Writes the rows that have gathered as a row group.
    fn flush(&mut self) -> Result<()> {
        let rows = self.group.rows();
        if rows == 0 {
            return Ok(());
        }
        let names = self.table.columns.iter().map(|column| PlSmallStr::from_static(column.name));
        let columns = names.zip(self.group.take()).map(|named| Series::try_from(named).map(Series::into_column));
        let frame = columns.collect::<PolarsResult<_>>().and_then(|columns| DataFrame::new(rows, columns));
        let written = frame.and_then(|frame| self.writer.write_batch(&frame));
        written.map_err(Error::format(&self.path))
    }
}

/// Parquet counts days from here.
const EPOCH: NaiveDate = NaiveDate::from_ymd_opt(1970, 1, 1).expect("a day of the calendar");

fn open(table: &'static Table, path: &Path) -> Result<Source> {
    if path.is_dir() {
        return dataset::open(table, path, open);
    }
    let file = File::open(path).map_err(Error::io(path))?;
    let mut reader = ParquetReader::new(file);
    let rows = reader.num_rows().map_err(Error::format(path))?;
    let found = reader.schema().map_err(Error::format(path))?;
    let found: Vec<_> = found.iter_values().map(|f| (f.name.to_string(), DataType::from_arrow_field(f))).collect();
    let expected: Vec<_> = table.columns.iter().map(|c| (c.name.to_owned(), dtype(c.kind))).collect();
    if found != expected {
        let list = |columns: &[(String, DataType)]| {
            columns.iter().map(|(name, kind)| format!("{name} {kind}")).collect::<Vec<_>>().join(", ")
        };
        let expected = format!("the columns {}", list(&expected));
        return Err(Error::File { path: path.to_owned(), expected, found: list(&found) });
    }
    let path = path.to_owned();
    Ok(Box::new((0..rows).step_by(BATCH).map(move |start| batch(table, &path, start).map_err(Error::format(&path)))))
}

/// Reads the rows from one on.
fn batch(table: &'static Table, path: &Path, start: usize) -> PolarsResult<Batch> {
    let frame = ParquetReader::new(File::open(path)?).with_slice(Some((start, BATCH))).finish()?;
    let columns: Vec<Vec<Cell>> =
        frame.columns().iter().zip(table.columns).map(|(c, p)| cells(c, p.kind)).collect::<PolarsResult<_>>()?;
    let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
    let rows = (0..frame.height()).flat_map(|_| columns.iter_mut().filter_map(Iterator::next).collect::<Vec<_>>());
    Ok(Batch { table, cells: rows.collect() })
}

fn cells(column: &Column, kind: Type) -> PolarsResult<Vec<Cell>> {
    fn plain<T>(values: impl Iterator<Item = Option<T>>, value: impl Fn(T) -> Value<'static>) -> Vec<Cell> {
        values.map(|v| Cell::Plain(v.map_or(Value::Null, &value))).collect()
    }
    Ok(match kind {
        Type::Text => column.str()?.iter().map(text).collect(),
        Type::Integer => plain(column.i64()?.iter(), Value::Integer),
        Type::Number => plain(column.f64()?.iter(), Value::Number),
        Type::Boolean => plain(column.bool()?.iter(), Value::Boolean),
        Type::Date => plain(column.date()?.physical().iter(), |days| Value::Date(day(days))),
    })
}

fn text(text: Option<&str>) -> Cell {
    text.map_or(Cell::Plain(Value::Null), |text| Cell::Text(text.to_owned()))
}

fn day(days: i32) -> NaiveDate {
    let distance = Days::new(u64::from(days.unsigned_abs()));
    let day = if days < 0 { EPOCH.checked_sub_days(distance) } else { EPOCH.checked_add_days(distance) };
    day.unwrap_or(if days < 0 { NaiveDate::MIN } else { NaiveDate::MAX })
}
