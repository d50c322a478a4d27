//! The values of rows, by column name.

use crate::schema::{Rows, Value};
use chrono::NaiveDate;

/// The value in a column; missing if there is no such column.
pub fn cell<'a>(rows: &'a dyn Rows, row: usize, column: &str) -> Value<'a> {
    rows.table().position(column).map_or(Value::Null, |at| rows.value(row, at))
}

/// A text.
pub fn text<'a>(rows: &'a dyn Rows, row: usize, column: &str) -> Option<&'a str> {
    match cell(rows, row, column) {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// A count; 0 if it is missing.
pub fn count(rows: &dyn Rows, row: usize, column: &str) -> u32 {
    match cell(rows, row, column) {
        Value::Integer(n) => u32::try_from(n).unwrap_or(0),
        _ => 0,
    }
}

/// A number.
pub fn number(rows: &dyn Rows, row: usize, column: &str) -> Option<f64> {
    match cell(rows, row, column) {
        Value::Number(n) => Some(n),
        _ => None,
    }
}

/// A day.
pub fn day(rows: &dyn Rows, row: usize, column: &str) -> Option<NaiveDate> {
    match cell(rows, row, column) {
        Value::Date(day) => Some(day),
        _ => None,
    }
}
