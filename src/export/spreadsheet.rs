//! CSV for spreadsheet programs: UTF-8 with a byte-order mark, lines that end with CR LF, and nothing that runs as a
//! formula. Text stands in quotation marks, so that a program that is told to can keep it apart from numbers.

use super::open;
use crate::error::{Error, Result};
use crate::schema::{Rows, Table, Tables, Value};
use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

/// The folder of the files.
pub const FOLDER: &str = "spreadsheet";

fn file_name(table: &Table) -> String {
    format!("{FOLDER}/{}.csv", table.name)
}

/// Writes the tables of a folder once more, for spreadsheet programs.
pub fn write(folder: &Path) -> Result<()> {
    let path = folder.join(FOLDER);
    fs::create_dir_all(&path).map_err(Error::io(&path))?;
    Tables::ALL.iter().try_for_each(|table| write_table(table, folder, &folder.join(file_name(table))))
}

fn write_table(table: &'static Table, folder: &Path, path: &Path) -> Result<()> {
    let mut file = BufWriter::new(File::create(path).map_err(Error::io(path))?);
    let names: Vec<_> = table.columns.iter().map(|column| cell(Value::Text(column.name))).collect();
    write!(file, "\u{feff}{}\r\n", names.join(",")).map_err(Error::io(path))?;
    for batch in open(table, folder)? {
        let batch = batch?;
        for row in 0..batch.len() {
            let cells: Vec<_> = (0..table.columns.len()).map(|column| cell(batch.value(row, column))).collect();
            write!(file, "{}\r\n", cells.join(",")).map_err(Error::io(path))?;
        }
    }
    file.flush().map_err(Error::io(path))
}

/// A cell: text always in quotation marks, also where it reads like a number, and everything else never.
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
    fn text_stands_in_quotation_marks_and_nothing_else_does() {
        assert_eq!(cell(Value::Text("00012")), "\"00012\"");
        assert_eq!(cell(Value::Text("say \"no\", then\ngo")), "\"say \"\"no\"\", then\ngo\"");
        assert_eq!(cell(Value::Number(-5.0)), "-5");
        assert_eq!(cell(Value::Null), "");
    }
}
