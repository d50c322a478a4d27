//! JSON Lines: each line is an article.

use super::unread::Articles;
use super::{Columns, Fields, Rejected, Unread, encoding};
use std::io::{self, BufRead, Read};
use std::path::Path;
use std::sync::Arc;

/// The longest line, in bytes; a longer one is skipped.
pub const LONGEST_LINE: u64 = 64 << 20;

/// The articles of a .jsonl or .ndjson file, read line by line.
pub struct Records<R> {
    path: Arc<Path>,
    columns: Arc<Columns>,
    reader: R,
    line: u64,
    buffer: Vec<u8>,
    /// Reading the file failed; there is no more to read.
    broken: bool,
}

impl<R: BufRead> Records<R> {
    /// Reads records from these bytes.
    pub fn new(path: &Path, reader: R, columns: &Columns) -> Self {
        Self { path: path.into(), columns: columns.clone().into(), reader, line: 0, buffer: Vec::new(), broken: false }
    }

    /// Reads the next line into the buffer; false at the end.
    fn advance(&mut self) -> io::Result<bool> {
        self.buffer.clear();
        self.line += 1;
        let read = self.reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut self.buffer)?;
        if read as u64 == LONGEST_LINE && self.buffer.last() != Some(&b'\n') {
            self.reader.skip_until(b'\n')?;
        }
        Ok(read > 0)
    }

    fn article(&mut self) -> Unread {
        let bytes = std::mem::take(&mut self.buffer);
        let mark = usize::from(self.line == 1 && bytes.starts_with(MARK)) * MARK.len();
        found(&self.path, self.line, bytes, mark, &self.columns, &Arc::default())
    }
}

/// Returns the articles of a download, numbered.
pub fn numbered(path: &Path, articles: Vec<Result<Fields, String>>) -> Articles {
    let path = path.to_owned();
    Box::new(articles.into_iter().zip(1..).map(move |(fields, record)| {
        let path = path.clone();
        match fields {
            Ok(fields) => {
                Unread::new(fields.text.as_ref().map_or(0, String::len), move || fields.article(&path, Some(record)))
            }
            Err(reason) => reject(&path, record, reason).into(),
        }
    }))
}

/// The byte-order mark of UTF-8.
pub const MARK: &[u8] = b"\xEF\xBB\xBF";

/// An article that was found: a JSON record at an offset, in a file that may have fields for all its records.
pub fn found(
    path: &Arc<Path>,
    record: u64,
    json: Vec<u8>,
    start: usize,
    columns: &Arc<Columns>,
    file: &Arc<Fields>,
) -> Unread {
    let (place, path, columns, file) = (path.clone(), path.clone(), columns.clone(), file.clone());
    let found = Unread::new(json.len(), move || {
        let fields = Fields::from_json(&json[start..], &columns);
        let fields = fields.map_err(|reason| reject(&path, record, reason))?;
        fields.within(&file).article(&path, Some(record))
    });
    found.at(&place, Some(record))
}

pub fn reject(path: &Path, record: u64, reason: String) -> Rejected {
    Rejected { record: Some(record), ..Rejected::file(path, reason) }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Unread;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.broken {
            match self.advance() {
                Ok(false) => return None,
                Ok(true) if self.buffer.trim_ascii().is_empty() => {}
                Ok(true) => return Some(self.article()),
                Err(error) => {
                    self.broken = true;
                    return Some(reject(&self.path, self.line, error.to_string()).into());
                }
            }
        }
        None
    }
}

impl Fields {
    /// The fields of a JSON record, or the reason why it has none.
    pub fn from_json(line: &[u8], columns: &Columns) -> Result<Self, String> {
        if line.len() as u64 >= LONGEST_LINE {
            return Err(format!("expected a line of at most {} MB, found a longer one", LONGEST_LINE >> 20));
        }
        let (line, decoding) = encoding::utf8(line)?;
        let record = serde_json::from_str(&line).map_err(|error| {
            format!("expected a JSON object with a text, found {} (column {})", message(&error), error.column())
        })?;
        Ok(Self { decoding, ..Self::of_record(&record, columns)? })
    }

    /// The id in a line of JSON Lines that is no article, if it has one.
    #[must_use]
    pub fn id_in_json(line: &[u8], columns: &Columns) -> Option<String> {
        Self::id_of_record(&serde_json::from_slice(line).ok()?, columns)
    }
}

/// The message of serde_json, without the position, which is always line 1.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &str, expected: &[Result<&str, &str>]) {
        let found: Vec<_> = Records::new(Path::new("n.jsonl"), lines.as_bytes(), &Columns::default())
            .map(|r| r.read().map(|a| format!("{}|{}", a.id, a.text)).map_err(|r| r.to_string()))
            .collect();
        let found: Vec<_> = found.iter().map(|r| r.as_deref().map_err(String::as_str)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_line_is_an_article() {
        check(
            "{\"id\":\"a\",\"text\":\"One\"}\n\n{\"id\":7,\"text\":\"Two\",\"other\":[]}",
            &[Ok("a|One"), Ok("7|Two")],
        );
        check("\u{feff}{\"id\":\"a\",\"text\":\"One\"}\r\n", &[Ok("a|One")]);
    }

    #[test]
    fn a_bad_line_is_rejected_with_its_number_and_the_others_are_read() {
        let lines = "{\"id\":\"a\",\"text\":\"One\"}\n{\"id\":\"b\"}\nnonsense\n{\"id\":\"c\",\"text\":\" \"}\n\
                     {\"id\":\"d\",\"text\":\"x\",\"published_on\":\"soon\"}\n{\"id\":\"e \",\"text\":\"x\"}\n{\"id\":\"e\",\"text\":\"Five\"}";
        let expected = "expected a JSON object with a text, found";
        check(
            lines,
            &[
                Ok("a|One"),
                Err("n.jsonl, line 2: expected a text, found none among id (--columns text=NAME chooses another)"),
                Err(&format!("n.jsonl, line 3: {expected} expected ident (column 2)")),
                Err("n.jsonl, line 4: expected a text, found it empty"),
                Ok("d|x"),
                Err(
                    "n.jsonl, line 6: expected an id that is not empty, without spaces at its ends or control characters, found \"e \"",
                ),
                Ok("e|Five"),
            ],
        );
    }
}
