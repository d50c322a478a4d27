//! Parquet, compressed with zstd.

use super::{Files, Format, Sink};
use crate::error::{Error, Result};
use crate::schema::{Rows, Table, Type};
use polars::io::parquet::write::{BatchedWriter, KeyValueMetadata};
use polars::polars_utils::compression::ZstdLevel;
use polars::prelude::*;
use polars_parquet::write::{KeyValue, schema_to_metadata_key};
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

mod columns;
mod reader;

pub use columns::Columns;

/// See the module.
pub const FORMAT: Format = Format {
    name: "parquet",
    media_type: "application/vnd.apache.parquet",
    files: Files::ByTable { parts: true, create, go_on: None },
    open: reader::open,
};

/// The level of zstd: as measured, higher ones take twice the time for files that are hardly smaller.
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

/// What the table and its columns mean, for those who have only the file; and its Arrow schema with texts as plain
/// strings: as string views, the schema that polars would write, pyarrow can neither filter, sort nor join them.
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
    /// Writes the collected rows as a row group.
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
