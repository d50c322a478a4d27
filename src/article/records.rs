//! JSON Lines: each line is an article.

use super::{Fields, Rejected, Unread, encoding};
use serde::Deserialize;
use std::io::{self, BufRead, Read};
use std::path::Path;
use std::sync::Arc;

/// The longest line, in bytes; a longer one is skipped.
const LONGEST_LINE: u64 = 64 << 20;

/// A line as it is written. Other fields are passed over.
#[derive(Deserialize)]
struct Record {
    id: Id,
    text: String,
    title: Option<String>,
    author: Option<String>,
    publisher: Option<String>,
    published_on: Option<String>,
    url: Option<String>,
    language: Option<String>,
}

/// Ids are texts or whole numbers.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(i64),
}

/// The articles of a .jsonl or .ndjson file, read line by line.
pub struct Records<R> {
    path: Arc<Path>,
    reader: R,
    line: u64,
    buffer: Vec<u8>,
    /// The file could not be read on.
    broken: bool,
}

impl<R: BufRead> Records<R> {
    /// Reads records from these bytes.
    pub fn new(path: &Path, reader: R) -> Self {
        Self { path: path.into(), reader, line: 0, buffer: Vec::new(), broken: false }
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
        let (path, line, bytes) = (self.path.clone(), self.line, std::mem::take(&mut self.buffer));
        let place = path.clone();
        let found = Unread::new(bytes.len(), move || {
            let json = bytes.strip_prefix(b"\xEF\xBB\xBF").filter(|_| line == 1).unwrap_or(&bytes);
            let fields = Fields::from_json(json);
            fields.map_err(|reason| reject(&path, line, reason)).and_then(|fields| fields.article(&path, Some(line)))
        });
        found.at(&place, Some(line))
    }
}

fn reject(path: &Path, line: u64, reason: String) -> Rejected {
    Rejected { record: Some(line), ..Rejected::file(path, reason) }
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
    /// The fields that a line of JSON Lines holds, or the reason why it holds none.
    pub fn from_json(line: &[u8]) -> Result<Self, String> {
        if line.len() as u64 >= LONGEST_LINE {
            return Err(format!("expected a line of at most {} MB, found a longer one", LONGEST_LINE >> 20));
        }
        let (line, decoding) = encoding::utf8(line)?;
        let record: Record = serde_json::from_str(&line).map_err(|error| {
            format!("expected a JSON object with id and text, found {} (column {})", message(&error), error.column())
        })?;
        Ok(Self { decoding, ..record.into() })
    }
}

/// What serde_json says, without the place, which is always line 1.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

impl From<Record> for Fields {
    fn from(record: Record) -> Self {
        let Record { id, text, title, author, publisher, published_on, url, language } = record;
        let id = match id {
            Id::Text(id) => id,
            Id::Number(id) => id.to_string(),
        };
        let (id, text, decoding) = (Some(id), Some(text), None);
        Self { id, text, title, author, publisher, published_on, url, language, decoding }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &str, expected: &[Result<&str, &str>]) {
        let found: Vec<_> = Records::new(Path::new("n.jsonl"), lines.as_bytes())
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
                     {\"id\":\"d\",\"text\":\"x\",\"published_on\":\"soon\"}\n{\"id\":\"\",\"text\":\"x\"}\n{\"id\":\"e\",\"text\":\"Five\"}";
        let expected = "expected a JSON object with id and text, found";
        check(
            lines,
            &[
                Ok("a|One"),
                Err(&format!("n.jsonl, line 2: {expected} missing field `text` (column 10)")),
                Err(&format!("n.jsonl, line 3: {expected} expected ident (column 2)")),
                Err("n.jsonl, line 4: expected a text, found it empty"),
                Err("n.jsonl, line 5: expected a day (2015-01-22), found \"soon\""),
                Err(
                    "n.jsonl, line 6: expected an id that is not empty, without spaces at its ends and control characters, found \"\"",
                ),
                Ok("e|Five"),
            ],
        );
    }
}
