//! Rows as Arrow columns.

use crate::stream::Stream;
use polars_arrow::array::{
    Array, MutableArray, MutableBooleanArray, MutablePrimitiveArray, MutableUtf8Array, StructArray, TryPush,
};
use polars_arrow::datatypes::{ArrowDataType, Field, Metadata};
use tidings::schema::{Column, Rows, Table, Type, Value};

/// How many rows a chunk holds before another is begun.
const CHUNK: usize = 1 << 16;

/// A table that grows.
pub struct Columns {
    table: &'static Table,
    rows: usize,
    builders: Vec<Builder>,
    /// Of which record each row was read, where that is asked for.
    keys: Option<MutablePrimitiveArray<i64>>,
    chunks: Vec<Box<dyn Array>>,
}

impl Columns {
    /// A table without rows.
    pub fn new(table: &'static Table) -> Self {
        Self { table, rows: 0, builders: builders(table), keys: None, chunks: Vec::new() }
    }

    /// A table without rows, with one column more, for the keys of records.
    pub fn keyed(table: &'static Table) -> Self {
        Self { keys: Some(MutablePrimitiveArray::new()), ..Self::new(table) }
    }

    /// Adds rows of the table; `key` is that of their record, and left out where keys are not asked for.
    pub fn append(&mut self, rows: &dyn Rows, key: i64) {
        for row in 0..rows.len() {
            for (column, builder) in self.builders.iter_mut().enumerate() {
                builder.push(rows.value(row, column));
            }
            if let Some(keys) = &mut self.keys {
                keys.push(Some(key));
            }
            self.rows += 1;
            if self.rows == CHUNK {
                self.end_chunk();
            }
        }
    }

    /// The name of the table.
    pub fn name(&self) -> &'static str {
        self.table.name
    }

    /// The table.
    pub fn finish(mut self) -> Stream {
        if self.rows > 0 {
            self.end_chunk();
        }
        Stream { field: self.field(), chunks: self.chunks }
    }

    fn end_chunk(&mut self) {
        let columns = std::mem::replace(&mut self.builders, builders(self.table));
        let columns = columns.into_iter().map(Builder::finish).chain(self.keys.as_mut().map(MutableArray::as_box));
        let rows = std::mem::take(&mut self.rows);
        self.chunks.push(StructArray::new(self.field().dtype, rows, columns.collect(), None).boxed());
    }

    fn field(&self) -> Field {
        let key = self.keys.is_some().then(|| Field::new(KEY.into(), ArrowDataType::Int64, false));
        struct_of(self.table.name, columns(self.table).chain(key))
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

/// The columns of a table, each with what it means.
fn columns(table: &Table) -> impl Iterator<Item = Field> {
    table.columns.iter().map(|column| {
        let about: Metadata = [("description".into(), tidings::export::dictionary::plain(column.description).into())]
            .into_iter()
            .collect();
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

fn builders(table: &Table) -> Vec<Builder> {
    table.columns.iter().map(Builder::new).collect()
}

enum Builder {
    Text(MutableUtf8Array<i64>),
    Integer(MutablePrimitiveArray<i64>),
    Number(MutablePrimitiveArray<f64>),
    Boolean(MutableBooleanArray),
    Date(MutablePrimitiveArray<i32>),
}

impl Builder {
    fn new(column: &Column) -> Self {
        match column.kind {
            Type::Text => Self::Text(MutableUtf8Array::new()),
            Type::Integer => Self::Integer(MutablePrimitiveArray::new()),
            Type::Number => Self::Number(MutablePrimitiveArray::new()),
            Type::Boolean => Self::Boolean(MutableBooleanArray::new()),
            Type::Date => Self::Date(MutablePrimitiveArray::new().to(ArrowDataType::Date32)),
        }
    }

    /// Adds a value of the column's type; any other is missing.
    fn push(&mut self, value: Value) {
        match (self, value) {
            (Self::Text(builder), Value::Text(text)) => {
                builder.try_push(Some(text)).expect("offsets of 64 bits reach over all texts");
            }
            (Self::Integer(builder), Value::Integer(n)) => builder.push(Some(n)),
            (Self::Number(builder), Value::Number(n)) => builder.push(Some(n)),
            (Self::Boolean(builder), Value::Boolean(b)) => builder.push(Some(b)),
            (Self::Date(builder), Value::Date(day)) => builder.push(Some(day.to_epoch_days())),
            (Self::Text(builder), _) => builder.push_null(),
            (Self::Integer(builder), _) => builder.push(None),
            (Self::Number(builder), _) => builder.push(None),
            (Self::Boolean(builder), _) => builder.push(None),
            (Self::Date(builder), _) => builder.push(None),
        }
    }

    fn finish(self) -> Box<dyn Array> {
        match self {
            Self::Text(mut builder) => builder.as_box(),
            Self::Integer(mut builder) => builder.as_box(),
            Self::Number(mut builder) => builder.as_box(),
            Self::Boolean(mut builder) => builder.as_box(),
            Self::Date(mut builder) => builder.as_box(),
        }
    }
}
