//! CSV by RFC 4180, in UTF-8 without a byte-order mark. Lines end with LF, as the tools of Unix expect; a missing value
//! is an empty cell.

use super::{BATCH, Batch, Cell, Files, Format, Sink, Source, Wanted, growing, is_wanted};
use crate::error::{Error, Result};
use crate::schema::{Rows, Table, Type, Value};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// See the module.
pub const FORMAT: Format = Format {
    name: "csv",
    media_type: "text/csv",
    files: Files::ByTable { parts: false, create, go_on: Some(go_on) },
    open,
};

/// How many bytes are written at once.
const BUFFER: usize = 1 << 16;

struct CsvSink {
    path: PathBuf,
    file: File,
    /// Lines not written yet.
    lines: Vec<u8>,
}

fn create(table: &'static Table, path: &Path) -> Result<Box<dyn Sink>> {
    let mut sink = CsvSink::new(path, File::create(path).map_err(Error::io(path))?);
    line(header(table).into_iter().map(Value::Text), &mut sink.lines);
    Ok(Box::new(sink))
}

fn go_on(_table: &'static Table, path: &Path, length: u64) -> Result<Box<dyn Sink>> {
    Ok(Box::new(CsvSink::new(path, growing::go_on(path, length)?)))
}

impl CsvSink {
    fn new(path: &Path, file: File) -> Self {
        Self { path: path.to_owned(), file, lines: Vec::with_capacity(BUFFER) }
    }

    fn flush(&mut self) -> Result<()> {
        self.file.write_all(&self.lines).map_err(Error::io(&self.path))?;
        self.lines.clear();
        Ok(())
    }
}

fn header(table: &Table) -> Vec<&'static str> {
    table.columns.iter().map(|column| column.name).collect()
}

impl Sink for CsvSink {
    fn write(&mut self, rows: &dyn Rows) -> Result<()> {
        let columns = rows.table().columns.len();
        for row in 0..rows.len() {
            line((0..columns).map(|column| rows.value(row, column)), &mut self.lines);
            if self.lines.len() >= BUFFER {
                self.flush()?;
            }
        }
        Ok(())
    }

    fn commit(&mut self) -> Result<Option<u64>> {
        self.flush()?;
        growing::commit(&self.file, &self.path).map(Some)
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        self.flush()
    }
}

/// Adds a line of cells.
fn line<'a>(values: impl Iterator<Item = Value<'a>>, lines: &mut Vec<u8>) {
    for (column, value) in values.enumerate() {
        if column > 0 {
            lines.push(b',');
        }
        cell(value, lines);
    }
    lines.push(b'\n');
}

/// Adds a value as a cell. Numbers are written in full, with as many digits as distinguish them from all others.
fn cell(value: Value, lines: &mut Vec<u8>) {
    let done = match value {
        Value::Null => Ok(()),
        Value::Text(text) if is_plain(text) => lines.write_all(text.as_bytes()),
        Value::Text(text) => quoted(text, lines),
        Value::Integer(n) => lines.write_all(itoa::Buffer::new().format(n).as_bytes()),
        Value::Number(n) => write!(lines, "{n}"),
        Value::Boolean(b) => write!(lines, "{b}"),
        Value::Date(day) => write!(lines, "{day}"),
    };
    done.expect("a Vec takes everything");
}

/// True for texts that need no quotation marks. Reads all bytes, which is faster than stopping at the first that decides.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & !matches!(byte, b',' | b'"' | b'\r' | b'\n'))
}

/// Adds a text in quotation marks; quotation marks in it are doubled.
fn quoted(text: &str, lines: &mut Vec<u8>) -> std::io::Result<()> {
    lines.push(b'"');
    for (number, part) in text.split('"').enumerate() {
        lines.write_all(if number > 0 { b"\"\"" } else { b"" })?;
        lines.write_all(part.as_bytes())?;
    }
    lines.write_all(b"\"")
}

fn open(table: &'static Table, path: &Path, wanted: Wanted) -> Result<Source> {
    let file = File::open(path).map_err(Error::io(path))?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let found = reader.headers().map_err(Error::format(path))?.iter().collect::<Vec<_>>().join(",");
    let expected = header(table).join(",");
    if found != expected {
        return Err(Error::File { path: path.to_owned(), expected: format!("the columns {expected}"), found });
    }
    let wanted = table.columns.iter().map(|column| is_wanted(wanted, column)).collect();
    Ok(Box::new(Lines { table, wanted, path: path.to_owned(), records: reader.into_records() }))
}

/// The rows of a file, batch by batch.
struct Lines {
    table: &'static Table,
    wanted: Vec<bool>,
    path: PathBuf,
    records: csv::StringRecordsIntoIter<File>,
}

impl Iterator for Lines {
    type Item = Result<Batch>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut batch = Batch { table: self.table, cells: Vec::new() };
        for record in self.records.by_ref().take(BATCH) {
            let record = match record.map_err(Error::format(&self.path)) {
                Ok(record) => record,
                Err(error) => return Some(Err(error)),
            };
            if record.len() != self.table.columns.len() {
                return Some(Err(self.uneven(&record)));
            }
            let cells = record.iter().zip(self.table.columns).zip(&self.wanted);
            batch.cells.extend(cells.map(|((cell, column), &wanted)| match wanted {
                true => read(cell, column.kind),
                false => Cell::Plain(Value::Null),
            }));
        }
        (!batch.is_empty()).then_some(Ok(batch))
    }

    /// Skipped batches are not parsed into cells.
    fn nth(&mut self, passed: usize) -> Option<Self::Item> {
        let mut record = csv::ByteRecord::new();
        for _ in 0..passed * BATCH {
            match self.records.reader_mut().read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => return Some(Err(Error::format(&self.path)(error))),
            }
        }
        self.next()
    }
}

impl Lines {
    fn uneven(&self, record: &csv::StringRecord) -> Error {
        Error::Line {
            path: self.path.clone(),
            line: record.position().map_or(0, csv::Position::line),
            expected: format!("{} cells", self.table.columns.len()),
            found: record.len().to_string(),
        }
    }
}

/// The value of a cell. One that does not have the column's type stays a text, and the checks will report it.
fn read(cell: &str, kind: Type) -> Cell {
    let plain = match kind {
        _ if cell.is_empty() => Some(Value::Null),
        Type::Text => None,
        Type::Integer => cell.parse().ok().filter(|n: &i64| n.to_string() == cell).map(Value::Integer),
        Type::Number => cell.parse().ok().map(Value::Number),
        Type::Boolean => cell.parse().ok().map(Value::Boolean),
        Type::Date => cell.parse().ok().filter(|_| cell.len() == "2015-01-22".len()).map(Value::Date),
    };
    plain.map_or_else(|| Cell::Text(cell.to_owned()), Cell::Plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Notice, Row};

    fn check(value: Value, expected: &str) {
        let mut written = Vec::new();
        cell(value, &mut written);
        assert_eq!(written, expected.as_bytes());
    }

    #[test]
    fn values_are_written_plainly() {
        check(Value::Null, "");
        check(Value::Text("NA"), "NA");
        check(Value::Integer(-12), "-12");
        check(Value::Number(1.3e9), "1300000000");
        check(Value::Number(0.1 + 0.2), "0.30000000000000004");
        check(Value::Boolean(true), "true");
        check(Value::Date("0999-01-02".parse().unwrap()), "0999-01-02");
    }

    #[test]
    fn batches_can_be_skipped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notices.csv");
        let lines: String =
            (0..2 * BATCH + 3).map(|n| format!("n{n},a,,info,speaker_not_found,\"who,\nand {n}\"\n")).collect();
        std::fs::write(&path, format!("{}\n{lines}", header(&Notice::TABLE).join(","))).unwrap();
        let first = |passed| {
            let batch = open(&Notice::TABLE, &path, None).unwrap().nth(passed).map(Result::unwrap);
            batch.map(|batch| (batch.value(0, 0) == Value::Text(&format!("n{}", passed * BATCH)), batch.len()))
        };
        assert_eq!([0, 1, 2, 3].map(first), [Some((true, BATCH)), Some((true, BATCH)), Some((true, 3)), None]);
    }

    #[test]
    fn texts_with_signs_of_csv_stand_in_quotation_marks() {
        check(Value::Text("Genève; 1 '2'"), "Genève; 1 '2'");
        check(Value::Text("a, b"), "\"a, b\"");
        check(Value::Text("two\nlines"), "\"two\nlines\"");
        check(Value::Text("\r"), "\"\r\"");
        check(Value::Text("\"No\", he \"said"), "\"\"\"No\"\", he \"\"said\"");
    }

    #[test]
    fn what_is_no_value_of_the_type_stays_a_text() {
        let plain = |cell, kind| matches!(read(cell, kind), Cell::Plain(_));
        assert!(plain("12", Type::Integer) && plain("0.5", Type::Number) && plain("false", Type::Boolean));
        assert!(!plain("012", Type::Integer) && !plain("1,5", Type::Number) && !plain("False", Type::Boolean));
        assert!(!plain("2015-1-2", Type::Date) && !plain("NA", Type::Text));
    }
}
