//! CSV for spreadsheet programs: UTF-8 with a byte-order mark, lines that end with CR LF, and nothing that runs as a
//! formula. Texts are in quotation marks, so that a program can be set to distinguish them from numbers.

use super::open;
use crate::error::{Error, Result};
use crate::schema::{Rows, Table, Tables, Value};
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// The folder of the files.
pub const FOLDER: &str = "spreadsheet";

fn file_name(table: &Table) -> String {
    format!("{FOLDER}/{}.csv", table.name)
}

/// Writes the tables of a folder again, for spreadsheet programs.
pub fn write(folder: &Path) -> Result<()> {
    let path = folder.join(FOLDER);
    fs::create_dir_all(&path).map_err(Error::io(&path))?;
    Tables::ALL.iter().try_for_each(|table| write_table(table, folder, &folder.join(file_name(table))))
}

fn write_table(table: &'static Table, folder: &Path, path: &Path) -> Result<()> {
    let mut file = File::create(path).map_err(Error::io(path))?;
    file.write_all("\u{feff}".as_bytes()).map_err(Error::io(path))?;
    let mut lines = lines(file);
    let names = table.columns.iter().map(|column| cell(Value::Text(column.name)));
    lines.write_record(names).map_err(io::Error::from).map_err(Error::io(path))?;
    for batch in open(table, folder, None)? {
        let batch = batch?;
        for row in 0..batch.len() {
            let cells = (0..table.columns.len()).map(|column| cell(batch.value(row, column)));
            lines.write_record(cells).map_err(io::Error::from).map_err(Error::io(path))?;
        }
    }
    lines.flush().map_err(Error::io(path))
}

/// A writer that leaves the quotation marks to [`cell`]: its own quoting depends on what a text looks like, not on its
/// type.
fn lines<W: Write>(output: W) -> Writer<W> {
    WriterBuilder::new().quote_style(QuoteStyle::Never).terminator(Terminator::CRLF).from_writer(output)
}

/// A cell: a text always has quotation marks, even where it looks like a number, and nothing else has.
fn cell(value: Value<'_>) -> String {
    match value {
        Value::Text(text) => format!("\"{}\"", guarded(text).replace('"', "\"\"")),
        Value::Null => String::new(),
        Value::Integer(n) => n.to_string(),
        Value::Number(n) => n.to_string(),
        Value::Boolean(b) => b.to_string(),
        Value::Date(day) => day.to_string(),
    }
}

/// A text with an apostrophe before it when a spreadsheet program could take it for a formula.
fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_run_is_guarded_and_nothing_else() {
        for text in ["=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["NA", "00012", "1e5", "a=b", "'quoted'", "مرحبا"] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn a_text_has_quotation_marks_and_nothing_else_has() {
        let values = [Value::Text("00012"), Value::Text("say \"no\", then\ngo"), Value::Number(-5.0), Value::Null];
        let mut written = lines(Vec::new());
        written.write_record(values.map(cell)).unwrap();
        let written = String::from_utf8(written.into_inner().unwrap()).unwrap();
        assert_eq!(written, "\"00012\",\"say \"\"no\"\", then\ngo\",-5,\r\n");
        let mut back = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_bytes());
        let cells = back.records().next().unwrap().unwrap();
        assert_eq!(cells.iter().collect::<Vec<_>>(), ["00012", "say \"no\", then\ngo", "-5", ""]);
    }
}
