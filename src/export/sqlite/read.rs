//! Reads the rows of a table back from a database.

use crate::error::{Error, Result};
use crate::export::{BATCH, Batch, Cell, Source, Wanted};
use crate::schema::{Table, Type, Value};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};

/// Opens a table of a database; its columns must be those of the schema.
pub fn open(table: &'static Table, path: &Path, _: Wanted) -> Result<Source> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(path, flags).map_err(Error::format(path))?;
    let found = columns(&database, table).map_err(Error::format(path))?;
    let expected: Vec<_> = table.columns.iter().map(|column| column.name).collect();
    if found != expected {
        let (expected, found) = (format!("the columns {}", expected.join(",")), found.join(","));
        return Err(Error::File { path: path.to_owned(), expected, found });
    }
    Ok(Box::new(Reading { table, path: path.to_owned(), database, last: 0 }))
}

fn columns(database: &Connection, table: &Table) -> rusqlite::Result<Vec<String>> {
    let mut names = database.prepare("SELECT name FROM pragma_table_info(?) ORDER BY cid")?;
    names.query_map([table.name], |row| row.get(0))?.collect()
}

/// The rows of a table in the order in which they were written.
struct Reading {
    table: &'static Table,
    path: PathBuf,
    database: Connection,
    /// The number of the last row read.
    last: i64,
}

impl Iterator for Reading {
    type Item = Result<Batch>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.cells() {
            Ok(cells) if cells.is_empty() => None,
            Ok(cells) => Some(Ok(Batch { table: self.table, cells })),
            Err(error) => Some(Err(Error::format(&self.path)(error))),
        }
    }
}

impl Reading {
    /// The cells of the next batch.
    fn cells(&mut self) -> rusqlite::Result<Vec<Cell>> {
        let query =
            format!("SELECT rowid, * FROM \"{}\" WHERE rowid > ? ORDER BY rowid LIMIT {BATCH}", self.table.name);
        let mut query = self.database.prepare(&query)?;
        let mut rows = query.query([self.last])?;
        let mut cells = Vec::new();
        while let Some(row) = rows.next()? {
            self.last = row.get(0)?;
            for (at, column) in self.table.columns.iter().enumerate() {
                cells.push(cell(row.get_ref(at + 1)?, column.kind));
            }
        }
        Ok(cells)
    }
}

/// A value of the column's type. One that does not have that type stays a text, and the checks will report it.
fn cell(value: ValueRef, kind: Type) -> Cell {
    let plain = match (value, kind) {
        (ValueRef::Null, _) => Value::Null,
        (ValueRef::Integer(n), Type::Integer) => Value::Integer(n),
        (ValueRef::Integer(n @ 0..=1), Type::Boolean) => Value::Boolean(n == 1),
        (ValueRef::Real(n), Type::Number) => Value::Number(n),
        (ValueRef::Text(text), Type::Date) => match std::str::from_utf8(text).ok().and_then(|day| day.parse().ok()) {
            Some(day) => Value::Date(day),
            None => return lossy(text),
        },
        (ValueRef::Text(bytes) | ValueRef::Blob(bytes), _) => return lossy(bytes),
        (ValueRef::Integer(n), _) => return Cell::Text(n.to_string()),
        (ValueRef::Real(n), _) => return Cell::Text(n.to_string()),
    };
    Cell::Plain(plain)
}

fn lossy(bytes: &[u8]) -> Cell {
    Cell::Text(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_value_of_the_type_stays_a_text() {
        let plain = |value, kind| matches!(cell(value, kind), Cell::Plain(_));
        assert!(plain(ValueRef::Null, Type::Text) && plain(ValueRef::Integer(1), Type::Boolean));
        assert!(plain(ValueRef::Text(b"2015-01-22"), Type::Date) && plain(ValueRef::Real(0.5), Type::Number));
        assert!(!plain(ValueRef::Integer(2), Type::Boolean) && !plain(ValueRef::Text(b"22 January"), Type::Date));
        assert!(!plain(ValueRef::Text(b"\xff"), Type::Text) && !plain(ValueRef::Real(0.5), Type::Integer));
    }

    #[test]
    fn a_file_that_is_no_database_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tidings.sqlite");
        std::fs::write(&path, "no database, only words that are longer than a head would be").unwrap();
        let table = crate::schema::Tables::ALL[0];
        assert!(open(table, &path, None).is_err() && open(table, &folder.path().join("none"), None).is_err());
    }
}
