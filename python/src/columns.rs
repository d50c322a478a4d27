//! Tables as Arrow streams.

use crate::stream::Stream;
use polars_arrow::array::{Array, MutableArray, MutablePrimitiveArray, StructArray, Utf8Array, Utf8ViewArray};
use polars_arrow::datatypes::{ArrowDataType, Field, Metadata};
use tidings::export;
use tidings::export::{dictionary, package};
use tidings::schema::{Column, Rows, Table, Type};

/// A table being built.
pub struct Columns {
    table: &'static Table,
    /// The rows of the next chunk.
    chunk: export::Columns,
    /// The record key of each row, if requested.
    keys: Option<MutablePrimitiveArray<i64>>,
    chunks: Vec<Box<dyn Array>>,
}

impl Columns {
    /// A table without rows.
    pub fn new(table: &'static Table) -> Self {
        Self { table, chunk: export::Columns::new(table), keys: None, chunks: Vec::new() }
    }

    /// A table without rows, with an extra column for the keys of records.
    pub fn keyed(table: &'static Table) -> Self {
        Self { keys: Some(MutablePrimitiveArray::new()), ..Self::new(table) }
    }

    /// Adds rows of the table; `key` is that of their record, ignored if there is no column of keys.
    pub fn append(&mut self, rows: &dyn Rows, key: i64) {
        let mut row = 0;
        while row < rows.len() {
            let left = self.chunk.fill(rows, row);
            if let Some(keys) = &mut self.keys {
                keys.extend_constant(left - row, Some(key));
            }
            if self.chunk.is_full() {
                self.end_chunk();
            }
            row = left;
        }
    }

    /// The name of the table.
    pub fn name(&self) -> &'static str {
        self.table.name
    }

    /// The table.
    pub fn finish(mut self) -> Stream {
        if self.chunk.rows() > 0 {
            self.end_chunk();
        }
        Stream { field: self.field(), chunks: self.chunks }
    }

    fn end_chunk(&mut self) {
        let rows = self.chunk.rows();
        let columns = self.chunk.take().into_iter().map(plain).chain(self.keys.as_mut().map(MutableArray::as_box));
        self.chunks.push(StructArray::new(self.field().dtype, rows, columns.collect(), None).boxed());
    }

    fn field(&self) -> Field {
        let key = self.keys.is_some().then(|| Field::new(KEY.into(), ArrowDataType::Int64, false));
        struct_of(self.table.name, columns(self.table).chain(key))
    }
}

/// Texts as plain strings: pyarrow can neither filter, sort nor join string views.
fn plain(array: Box<dyn Array>) -> Box<dyn Array> {
    match array.as_any().downcast_ref::<Utf8ViewArray>() {
        Some(views) => Utf8Array::<i64>::from_trusted_len_iter(views.iter()).boxed(),
        None => array,
    }
}

/// The name of the column of keys.
const KEY: &str = "_key";

/// A table without rows.
pub fn empty(table: &'static Table) -> Stream {
    Columns::new(table).finish()
}

/// The type of a table in a stream: a struct of its columns.
pub fn struct_of(name: &str, columns: impl Iterator<Item = Field>) -> Field {
    Field::new(name.into(), ArrowDataType::Struct(columns.collect()), false)
}

/// The columns of a table, each with its meaning.
fn columns(table: &Table) -> impl Iterator<Item = Field> {
    table.columns.iter().map(|column| {
        let mut about = Metadata::new();
        about.insert("description".into(), package::plain(column.description).into());
        if !column.words.is_empty() {
            about.insert("values".into(), dictionary::words(column).to_string().into());
        }
        Field::new(column.name.into(), dtype(column), true).with_metadata(about)
    })
}

fn dtype(column: &Column) -> ArrowDataType {
    match column.kind {
        Type::Text => ArrowDataType::LargeUtf8,
        Type::Integer => ArrowDataType::Int64,
        Type::Number => ArrowDataType::Float64,
        Type::Boolean => ArrowDataType::Boolean,
        Type::Date => ArrowDataType::Date32,
    }
}
