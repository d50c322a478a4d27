//! CSV and TSV: each line is an article, its columns told by their names.

use super::columns::{Columns, USUAL};
use super::delimited::{Delimited, Written};
use super::source::Bytes;
use super::{Article, Fields, Rejected, Unread, encoding};
use std::path::Path;
use std::sync::Arc;

/// The articles of a CSV or TSV file.
pub struct Table {
    path: Arc<Path>,
    records: Delimited<Bytes>,
    delimiter: u8,
    places: Places,
    /// The file could not be read on.
    broken: bool,
}

/// The places of the fields, in the order of [`USUAL`].
type Places = [Option<usize>; USUAL.len()];

impl Table {
    /// Reads the head of the file. A file without columns for id and text is rejected as a whole.
    pub fn new(path: &Path, bytes: Bytes, delimiter: u8, columns: &Columns) -> Result<Self, Rejected> {
        let mut records = Delimited::new(bytes, delimiter);
        let head = records.read().map_err(|e| Rejected::file(path, e))?.map_or_else(Vec::new, |head| head.bytes);
        let head = cells(&head, delimiter).map_err(|e| Rejected::file(path, e))?;
        let names: Vec<_> = head.iter().map(String::from_utf8_lossy).collect();
        let names: Vec<_> = names.iter().map(|name| name.trim_start_matches('\u{feff}')).collect();
        let places = columns.places(&names).map_err(|reason| Rejected::file(path, reason))?;
        Ok(Self { path: path.into(), records, delimiter, places, broken: false })
    }
}

/// The cells of a record as it is written.
fn cells(written: &[u8], delimiter: u8) -> csv::Result<csv::ByteRecord> {
    let (mut reader, mut record) = (csv::ReaderBuilder::new(), csv::ByteRecord::new());
    reader.delimiter(delimiter).flexible(true).has_headers(false).buffer_capacity(written.len().max(1));
    reader.from_reader(written).read_byte_record(&mut record)?;
    Ok(record)
}

fn article(
    path: &Path,
    Written { line, bytes, fault }: Written,
    delimiter: u8,
    places: Places,
) -> Result<Article, Rejected> {
    let reject = |reason: String| Rejected { record: Some(line), ..Rejected::file(path, reason) };
    fault.map_or(Ok(()), |fault| Err(reject(fault)))?;
    let record = cells(&bytes, delimiter).map_err(|e| reject(e.to_string()))?;
    let (_, decoding) = encoding::utf8(record.as_slice()).map_err(reject)?;
    let cell = |cell| encoding::cell(cell, decoding.as_ref());
    let [id, text, title, published_on, publisher, author, url, language] =
        places.map(|place| place.and_then(|at| record.get(at)).map(cell));
    Fields { id, text, title, author, publisher, published_on, url, language, decoding }.article(path, Some(line))
}

impl Iterator for Table {
    type Item = Unread;

    fn next(&mut self) -> Option<Self::Item> {
        if self.broken {
            return None;
        }
        match self.records.read() {
            Ok(written) => written.map(|written| {
                let (path, place, delimiter, places) = (self.path.clone(), written.line, self.delimiter, self.places);
                let bytes = written.bytes.len();
                Unread::new(bytes, move || article(&path, written, delimiter, places)).at(&self.path, Some(place))
            }),
            Err(error) => {
                self.broken = true;
                Some(Rejected { record: Some(self.records.line() + 1), ..Rejected::file(&self.path, error) }.into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[track_caller]
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
