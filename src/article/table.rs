//! CSV and TSV: each row is an article, with columns found by name.

use super::columns::{Columns, FIELDS, fits};
use super::delimited::{Delimited, Written};
use super::source::Bytes;
use super::{Article, Fields, Rejected, Unread, encoding};
use std::io;
use std::path::Path;
use std::sync::Arc;

/// The articles of a CSV or TSV file.
pub struct Table {
    path: Arc<Path>,
    records: Delimited<Bytes>,
    delimiter: u8,
    places: Arc<Places>,
    /// Reading the file failed; there is no more to read.
    broken: bool,
}

/// The columns that may hold each field, in order of preference, with their names.
type Places = Vec<(&'static str, Vec<(usize, String)>)>;

impl Table {
    /// Reads the header. A file without columns for id and text is rejected as a whole.
    pub fn new(path: &Path, mut bytes: Bytes, delimiter: u8, columns: &Columns) -> Result<Self, Rejected> {
        let delimiter = separator(&mut bytes, delimiter, columns).map_err(|e| Rejected::file(path, e))?;
        let mut records = Delimited::new(bytes, delimiter);
        let head = records.read().map_err(|e| Rejected::file(path, e))?.map_or_else(Vec::new, |head| head.bytes);
        let head = cells(&head, delimiter).map_err(|e| Rejected::file(path, e))?;
        let names: Vec<_> = head.iter().map(String::from_utf8_lossy).collect();
        let names: Vec<_> = names.iter().map(|name| name.trim_start_matches('\u{feff}')).collect();
        let places = columns.places(&names).map_err(|reason| Rejected::file(path, reason))?;
        let named = |places: Vec<usize>| places.into_iter().map(|at| (at, names[at].to_owned())).collect();
        let places: Arc<Places> = FIELDS.into_iter().zip(places.map(named)).collect::<Vec<_>>().into();
        Ok(Self { path: path.into(), records, delimiter, places, broken: false })
    }
}

/// The delimiter: the usual one, or another with which the header has a column for the text. A first line `sep=;`, as
/// spreadsheet programs write it, takes precedence.
fn separator(bytes: &mut Bytes, usual: u8, columns: &Columns) -> io::Result<u8> {
    let head = bytes.fill_buf()?;
    let line = &head[..memchr::memchr(b'\n', head).unwrap_or(head.len())];
    if let Some([mark]) = line.strip_prefix(b"sep=").map(<[u8]>::trim_ascii_end) {
        let (mark, length) = (*mark, line.len() + 1);
        let length = length.min(head.len());
        bytes.consume(length);
        return Ok(mark);
    }
    let line = String::from_utf8_lossy(line).into_owned();
    let has_text = |mark: &u8| {
        let mut reader =
            csv::ReaderBuilder::new().delimiter(*mark).from_reader(line.trim_start_matches('\u{feff}').as_bytes());
        reader.headers().is_ok_and(|names| columns.places(&names.iter().collect::<Vec<_>>()).is_ok())
    };
    Ok([usual, b',', b';', b'\t', b'|'].into_iter().find(has_text).unwrap_or(usual))
}

/// The cells of a record as written.
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
    places: &Places,
) -> Result<Article, Rejected> {
    let reject = |reason: String| Rejected { record: Some(line), ..Rejected::file(path, reason) };
    fault.map_or(Ok(()), |fault| Err(reject(fault)))?;
    let record = cells(&bytes, delimiter).map_err(|e| reject(e.to_string()))?;
    let (_, decoding) = encoding::utf8(record.as_slice()).map_err(reject)?;
    let cell = |at: usize| record.get(at).map(|cell| encoding::cell(cell, decoding.as_ref()));
    let mut cells = places.iter().map(|(field, places)| {
        let filled = |cell: &String| !cell.trim().is_empty();
        places.iter().find_map(|(at, name)| cell(*at).filter(filled).filter(|cell| fits(field, name, cell)))
    });
    let fields = Fields::in_order(|| cells.next().flatten());
    Fields { decoding, ..fields }.unmarked().map_err(reject)?.article(path, Some(line))
}

impl Iterator for Table {
    type Item = Unread;

    fn next(&mut self) -> Option<Self::Item> {
        if self.broken {
            return None;
        }
        match self.records.read() {
            Ok(written) => written.map(|written| {
                let (path, place, delimiter, places) =
                    (self.path.clone(), written.line, self.delimiter, self.places.clone());
                let bytes = written.bytes.len();
                Unread::new(bytes, move || article(&path, written, delimiter, &places)).at(&self.path, Some(place))
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
    fn usual_names_are_known_and_others_can_be_given() {
        check("\u{feff}ID,Body,Date\na,\"One, \"\"two\"\"\nthree\",2019-03-02\n", "", &[Ok("a|One, \"two\"\nthree")]);
        check("key,story\n7,One\n", "id=key,text=story", &[Ok("7|One")]);
    }

    #[test]
    fn the_head_tells_what_separates_the_columns() {
        for file in [
            "id;text\na;One, two\n",
            "id\ttext\na\tOne, two\n",
            "id|text\na|One, two\n",
            "sep=;\r\nid;text\na;One, two\n",
        ] {
            check(file, "", &[Ok("a|One, two")]);
        }
        check("id;title\na;One\n", "", &[Err("n.csv: expected a column for text, found id;title")]);
    }

    #[test]
    fn of_several_columns_the_first_with_a_value_is_taken() {
        check(
            "id,url,text,content\n,https://a.example,One,\nb,,,Two\n",
            "",
            &[Ok("https://a.example|One"), Ok("b|Two")],
        );
        check("id,text\na,<p>One</p><p>Two</p>\n", "", &[Ok("a|One\n\nTwo\n")]);
    }

    #[test]
    fn what_is_missing_is_rejected_with_its_line() {
        check("id,title\na,T\n", "", &[Err("n.csv: expected a column for text, found id, title")]);
        let missing = "n.csv, line 2: expected a text, found it empty";
        check("id,text\na,\nb,Two\n", "", &[Err(missing), Ok("b|Two")]);
    }
}
