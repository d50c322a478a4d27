//! Rows as Arrow columns.

use crate::schema::{Column, Rows, Table, Type, Value};
use polars_arrow::array::{Array, MutableArray, MutableBooleanArray, MutablePlString, MutablePrimitiveArray};
use polars_arrow::datatypes::ArrowDataType;

/// Rows of a table collected by column, up to [`Columns::MOST`].
pub struct Columns {
    rows: usize,
    builders: Vec<Builder>,
}

impl Columns {
    /// Enough to compress well, few enough to hold for every table at once.
    pub const MOST: usize = 1 << 15;

    /// Columns without rows.
    pub fn new(table: &Table) -> Self {
        Self { rows: 0, builders: table.columns.iter().map(Builder::new).collect() }
    }

    /// How many rows were collected.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// True when there is no room for another row.
    pub fn is_full(&self) -> bool {
        self.rows == Self::MOST
    }

    /// Adds rows from an index on, as many as fit; returns the index of the first one left.
    pub fn fill(&mut self, rows: &dyn Rows, from: usize) -> usize {
        let to = rows.len().min(from + Self::MOST - self.rows);
        for (column, builder) in self.builders.iter_mut().enumerate() {
            (from..to).for_each(|row| builder.push(rows.value(row, column)));
        }
        self.rows += to - from;
        to
    }

    /// Takes the rows out, as one array per column; texts are string views.
    pub fn take(&mut self) -> Vec<Box<dyn Array>> {
        self.rows = 0;
        self.builders.iter_mut().map(Builder::take).collect()
    }
}

enum Builder {
    Text(MutablePlString),
    Integer(MutablePrimitiveArray<i64>),
    Number(MutablePrimitiveArray<f64>),
    Boolean(MutableBooleanArray),
    Date(MutablePrimitiveArray<i32>),
}

impl Builder {
    fn new(column: &Column) -> Self {
        match column.kind {
            Type::Text => Self::Text(MutablePlString::new()),
            Type::Integer => Self::Integer(MutablePrimitiveArray::new()),
            Type::Number => Self::Number(MutablePrimitiveArray::new()),
            Type::Boolean => Self::Boolean(MutableBooleanArray::new()),
            Type::Date => Self::Date(MutablePrimitiveArray::new().to(ArrowDataType::Date32)),
        }
    }

    /// Adds a value of the column's type; a value of another type becomes missing.
    fn push(&mut self, value: Value) {
        match (self, value) {
            (Self::Text(builder), Value::Text(text)) => builder.push_value(text),
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

    fn take(&mut self) -> Box<dyn Array> {
        match self {
            Self::Text(builder) => builder.as_box(),
            Self::Integer(builder) => builder.as_box(),
            Self::Number(builder) => builder.as_box(),
            Self::Boolean(builder) => builder.as_box(),
            Self::Date(builder) => builder.as_box(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[test]
    fn rows_are_taken_up_to_the_most_and_the_rest_continues() {
        let sentence = crate::process(&Article::from_text("a", "Talks end.")).sentences.remove(0);
        let rows = vec![sentence; Columns::MOST + 5];
        let mut columns = Columns::new(rows.table());
        let left = columns.fill(&rows, 0);
        assert!((left, columns.is_full()) == (Columns::MOST, true));
        assert!(columns.take().iter().all(|array| array.len() == Columns::MOST && array.null_count() == 0));
        assert_eq!((columns.fill(&rows, left), columns.rows()), (rows.len(), 5));
    }
}
