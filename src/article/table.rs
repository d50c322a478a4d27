//! CSV and TSV: each line is an article, its columns told by their names.

use super::columns::{Columns, USUAL};
use super::source::{Bytes, Limited};
use super::{Article, Fields, Rejected, Unread, encoding};
use std::path::Path;
use std::sync::Arc;

/// The longest record, in bytes. A quotation mark without its partner makes a record of all that follows.
const LONGEST_RECORD: u64 = 64 << 20;
const TOO_LONG: &str = "expected a record of at most 64 MB, found a longer one (a quotation mark without its partner?)";

/// The articles of a CSV or TSV file.
pub struct Table {
    path: Arc<Path>,
    reader: csv::Reader<Limited<Bytes>>,
    places: Places,
    record: csv::ByteRecord,
    /// The file could not be read on.
    broken: bool,
}

/// The places of the fields, in the order of [`USUAL`].
type Places = [Option<usize>; USUAL.len()];

impl Table {
    /// Reads the head of the file. A file without columns for id and text is rejected as a whole.
    pub fn new(path: &Path, bytes: Bytes, delimiter: u8, columns: &Columns) -> Result<Self, Rejected> {
        let limited = Limited { bytes, left: LONGEST_RECORD, reason: TOO_LONG };
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(limited);
        let head = reader.byte_headers().map_err(|e| Rejected::file(path, e))?;
        let names: Vec<_> = head.iter().map(String::from_utf8_lossy).collect();
        let names: Vec<_> = names.iter().map(|name| name.trim_start_matches('\u{feff}')).collect();
        let places = columns.places(&names).map_err(|reason| Rejected::file(path, reason))?;
        Ok(Self { path: path.into(), reader, places, record: csv::ByteRecord::new(), broken: false })
    }
}

fn article(path: &Path, record: &csv::ByteRecord, places: Places) -> Result<Article, Rejected> {
    let line = record.position().map(csv::Position::line);
    let reject = |reason: String| Rejected { record: line, ..Rejected::file(path, reason) };
    let (_, decoding) = encoding::utf8(record.as_slice()).map_err(reject)?;
    let cell = |cell| encoding::cell(cell, decoding.as_ref());
    let [id, text, title, published_on, publisher, author, url, language] =
        places.map(|place| place.and_then(|at| record.get(at)).map(cell));
    Fields { id, text, title, author, publisher, published_on, url, language, decoding }.article(path, line)
}

impl Iterator for Table {
    type Item = Unread;

    fn next(&mut self) -> Option<Self::Item> {
        if self.broken {
            return None;
        }
        self.reader.get_mut().left = LONGEST_RECORD;
        match self.reader.read_byte_record(&mut self.record) {
            Ok(true) => {
                let (path, record, places) = (self.path.clone(), std::mem::take(&mut self.record), self.places);
                Some(Unread::new(record.as_slice().len(), move || article(&path, &record, places)))
            }
            Ok(false) => None,
            Err(error) => {
                self.broken = true;
                let line = Some(self.reader.position().line());
                Some(Rejected { record: line, ..Rejected::file(&self.path, error) }.into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn check(file: &str, columns: &str, expected: &[Result<&str, &str>]) {
        let columns = if columns.is_empty() { Columns::default() } else { Columns::parse(columns).unwrap() };
        let bytes = Box::new(Cursor::new(file.as_bytes().to_vec()));
        let found: Vec<_> = match Table::new(Path::new("n.csv"), bytes, b',', &columns) {
            Ok(table) => {
                table.map(|r| r.read().map(|a| format!("{}|{}", a.id, a.text)).map_err(|r| r.to_string())).collect()
            }
            Err(rejected) => vec![Err(rejected.to_string())],
        };
        let found: Vec<_> = found.iter().map(|r| r.as_deref().map_err(String::as_str)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn usual_names_are_known_and_others_can_be_told() {
        check("\u{feff}ID,Body,Date\na,\"One, \"\"two\"\"\nthree\",2019-03-02\n", "", &[Ok("a|One, \"two\"\nthree")]);
        check("key,story\n7,One\n", "id=key,text=story", &[Ok("7|One")]);
    }

    #[test]
    fn what_is_missing_is_rejected_with_its_line() {
        check("id,title\na,T\n", "", &[Err("n.csv: expected a column for text, found id, title")]);
        let missing = "n.csv, line 2: expected a text, found it empty";
        check("id,text\na,\nb,Two\n", "", &[Err(missing), Ok("b|Two")]);
        check("id,text,date\na,One,soon\n", "", &[Err("n.csv, line 2: expected a day (2015-01-22), found \"soon\"")]);
    }
}
