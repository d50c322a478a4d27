//! JSON: a file that is one array of records, an object that contains one (`articles`, `response.results`), a single
//! record, or a record per line. Arrays are read record by record, however long they are.

use super::columns::Columns;
use super::records::{LONGEST_LINE, MARK, Records, found, reject};
use super::source::Bytes;
use super::unread::Articles;
use super::{Fields, Rejected, Unread};
use serde_json::Value;
use std::io::{self, BufRead};
use std::path::Path;
use std::sync::Arc;

/// Finds the articles in JSON, in any of its forms; where JSON Lines is expected, that is tried first.
pub fn open(path: &Path, mut bytes: Bytes, columns: &Columns, in_lines: bool) -> Result<Articles, Rejected> {
    let head = bytes.fill_buf().map_err(|error| Rejected::file(path, error))?;
    let head = head.strip_prefix(MARK).unwrap_or(head).trim_ascii_start();
    match head.first() {
        Some(b'[') => Ok(Box::new(Elements::new(path, bytes, columns))),
        Some(b'{') if !has_line(head, in_lines) => Ok(Box::new(Elements::new(path, bytes, columns))),
        _ => Ok(Box::new(Records::new(path, bytes, columns))),
    }
}

/// True when the first line is a complete record, with others after it; if that line is too long to check, the file's
/// extension decides.
fn has_line(head: &[u8], in_lines: bool) -> bool {
    let Some(end) = memchr::memchr(b'\n', head) else { return in_lines };
    let rest = head[end..].trim_ascii_start();
    let is_whole = serde_json::from_slice::<serde::de::IgnoredAny>(&head[..end]).is_ok();
    rest.starts_with(b"{") || (is_whole && !rest.is_empty())
}

/// The records of a file that is an array or an object.
struct Elements {
    path: Arc<Path>,
    columns: Arc<Columns>,
    bytes: Bytes,
    /// Records found so far.
    record: u64,
    /// The first element of the array, if it has been read to find out what it is.
    first: Option<Vec<u8>>,
    /// Fields that apply to all records of the file.
    file: Arc<Fields>,
    state: State,
}

#[derive(PartialEq, Eq)]
enum State {
    Before,
    InArray,
    /// After a record that is no element of an array; others may follow.
    After,
    Done,
}

impl Elements {
    fn new(path: &Path, bytes: Bytes, columns: &Columns) -> Self {
        let (path, columns, file) = (path.into(), columns.clone().into(), Arc::default());
        Self { path, columns, bytes, record: 0, first: None, file, state: State::Before }
    }

    fn advance(&mut self) -> Result<Option<Unread>, String> {
        if self.state == State::Before {
            self.state = State::InArray;
            if let Some(single) = self.enter()? {
                self.state = State::After;
                return Ok(Some(self.found(single)));
            }
        }
        let json = match self.first.take() {
            Some(first) => first,
            None if self.skip_to_element()?.is_some() => self.value()?,
            None => {
                self.state = State::Done;
                return Ok(None);
            }
        };
        Ok(Some(self.found(json)))
    }

    fn found(&mut self, json: Vec<u8>) -> Unread {
        self.record += 1;
        found(&self.path, self.record, json, 0, &self.columns, &self.file)
    }

    /// Enters the array of records. An object that is itself a record is returned as it is.
    fn enter(&mut self) -> Result<Option<Vec<u8>>, String> {
        // What was read, and how much of it is complete fields.
        let (mut passed, mut whole) = (Vec::new(), 0);
        let mut scan = Scan::default();
        loop {
            let byte =
                self.next_byte()?.ok_or("expected an array of records or a record, found the end of the file")?;
            if passed.is_empty() && (MARK.contains(&byte) || byte.is_ascii_whitespace()) {
                continue;
            }
            if passed.len() as u64 >= LONGEST_LINE {
                return Err(format!("expected an array of records within the first {} MB", LONGEST_LINE >> 20));
            }
            if byte == b',' && scan.depth == 1 && !scan.in_text {
                whole = passed.len();
            }
            passed.push(byte);
            match scan.take(byte) {
                Step::Array(0) => return Ok(None),
                // An object whose fields so far are an article is an article, whatever lists it contains.
                Step::Array(depth) if depth <= DEEPEST && !self.is_article(&[&passed[..whole], b"}"].concat()) => {
                    let opens = self.skip_to_element()?;
                    if opens == Some(b'{') {
                        let element = self.value()?;
                        if self.is_article(&element) && (scan.is_usual() || is_article(&element)) {
                            self.first = Some(element);
                            let before = [&passed[..whole], b"}"].concat();
                            self.file =
                                serde_json::from_slice(&before).map(|f| Fields::of_feed(&f)).unwrap_or_default().into();
                            return Ok(None);
                        }
                        element.iter().for_each(|byte| _ = scan.take(*byte));
                        passed.extend(element);
                    }
                }
                Step::End => return Ok(Some(passed)),
                _ => {}
            }
        }
    }

    /// True for the bytes of a record that holds an article.
    fn is_article(&self, json: &[u8]) -> bool {
        serde_json::from_slice::<Value>(json).is_ok_and(|value| Fields::of_record(&value, &self.columns).is_ok())
    }

    /// Skips white space and commas, up to the first byte of an element, which is not consumed; none at the end of the
    /// array.
    fn skip_to_element(&mut self) -> Result<Option<u8>, String> {
        loop {
            let byte = self.bytes.fill_buf().map_err(|e| e.to_string())?.first().copied();
            match byte {
                None if self.state == State::After => return Ok(None),
                None => return Err("expected the end of the array, found the end of the file (cut short?)".to_owned()),
                Some(b']') => return Ok(None),
                Some(byte) if byte == b',' || byte.is_ascii_whitespace() => self.bytes.consume(1),
                Some(byte) => return Ok(Some(byte)),
            }
        }
    }

    /// The next value, as written.
    fn value(&mut self) -> Result<Vec<u8>, String> {
        let (mut value, mut scan) = (Vec::new(), Scan::default());
        let mut depth_zero = false;
        while !depth_zero {
            let buffer = self.bytes.fill_buf().map_err(|e| e.to_string())?;
            if buffer.is_empty() {
                return Err("expected a whole record, found the end of the file (cut short?)".to_owned());
            }
            let mut taken = 0;
            for &byte in buffer {
                // A bare word or number ends before the character that separates it from the next.
                if scan.depth == 0 && !scan.in_text && taken + value.len() > 0 && b",] \t\r\n".contains(&byte) {
                    depth_zero = true;
                    break;
                }
                taken += 1;
                if scan.take(byte) == Step::End {
                    depth_zero = true;
                    break;
                }
            }
            value.extend_from_slice(&buffer[..taken]);
            self.bytes.consume(taken);
            if value.len() as u64 > LONGEST_LINE {
                return Err(format!("expected a record of at most {} MB, found a longer one", LONGEST_LINE >> 20));
            }
        }
        Ok(value)
    }

    fn next_byte(&mut self) -> Result<Option<u8>, String> {
        let byte = self.bytes.fill_buf().map_err(|e: io::Error| e.to_string())?.first().copied();
        self.bytes.consume(usize::from(byte.is_some()));
        Ok(byte)
    }
}

/// Maximum depth of objects around an array of records.
const DEEPEST: usize = 3;

/// True for a record with more fields of an article than its text: parts of an article (quotes, comments) have texts
/// too.
fn is_article(json: &[u8]) -> bool {
    let fields = serde_json::from_slice::<Value>(json).map(|value| Fields::of_record(&value, &Columns::default()));
    fields.is_ok_and(|fields| fields.is_ok_and(|f| f.title.is_some() || f.url.is_some() || f.published_on.is_some()))
}

const LONGEST_NAME: usize = 32;

/// Follows JSON byte by byte: its depth, and whether inside a string.
#[derive(Default)]
struct Scan {
    depth: usize,
    /// How many open brackets are arrays.
    arrays: usize,
    in_text: bool,
    escaped: bool,
    /// The last string: the key of what follows.
    text: Vec<u8>,
}

/// The keys under which articles are in an object.
const USUAL: [&str; 14] = [
    "articles",
    "results",
    "docs",
    "items",
    "data",
    "news",
    "stories",
    "records",
    "documents",
    "hits",
    "entries",
    "posts",
    "@graph",
    "value",
];

#[derive(PartialEq, Eq)]
enum Step {
    On,
    /// An array was opened at this depth of objects, and in no other array.
    Array(usize),
    /// The outermost value is closed.
    End,
}

impl Scan {
    /// True when the value last entered has a key under which articles are.
    fn is_usual(&self) -> bool {
        USUAL.iter().any(|name| name.as_bytes().eq_ignore_ascii_case(&self.text))
    }

    fn take(&mut self, byte: u8) -> Step {
        if self.in_text {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_text = false,
                _ if self.text.len() < LONGEST_NAME => self.text.push(byte),
                _ => {}
            }
            return if self.depth == 0 && !self.in_text { Step::End } else { Step::On };
        }
        match byte {
            b'"' => {
                self.in_text = true;
                self.text.clear();
            }
            b'[' => {
                (self.depth, self.arrays) = (self.depth + 1, self.arrays + 1);
                if self.arrays == 1 {
                    return Step::Array(self.depth - 1);
                }
            }
            b'{' => self.depth += 1,
            b']' | b'}' => {
                self.arrays = self.arrays.saturating_sub(usize::from(byte == b']'));
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    return Step::End;
                }
            }
            _ => {}
        }
        Step::On
    }
}

impl Iterator for Elements {
    type Item = Unread;

    fn next(&mut self) -> Option<Self::Item> {
        if self.state == State::Done {
            return None;
        }
        self.advance().unwrap_or_else(|reason| {
            self.state = State::Done;
            Some(reject(&self.path, self.record + 1, reason).into())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[track_caller]
    fn check(json: &str, expected: &[Result<&str, &str>]) {
        let bytes = Box::new(Cursor::new(json.as_bytes().to_vec()));
        let articles = open(Path::new("n.json"), bytes, &Columns::default(), false).unwrap();
        let found: Vec<_> =
            articles.map(|a| a.read().map(|a| format!("{}|{}", a.id, a.text)).map_err(|r| r.to_string())).collect();
        let found: Vec<_> = found.iter().map(|r| r.as_deref().map_err(String::as_str)).collect();
        assert_eq!(found, expected, "{json}");
    }

    const TWO: &str = r#"[{"id":"a","text":"One ]}"}, {"id":2,"text":"Two \"}"}]"#;

    #[test]
    fn arrays_are_read_wherever_they_are() {
        let both = [Ok("a|One ]}"), Ok("2|Two \"}")];
        check(TWO, &both);
        check(&format!("\u{feff}\n {TWO}\n"), &both);
        check(&format!(r#"{{"status":"ok","totalResults":2,"articles":{TWO}}}"#), &both);
        check(&format!(r#"{{"copyright":"x","response":{{"meta":[1,{{}}],"docs":{TWO}}},"more":[]}}"#), &both);
        check("[]", &[]);
    }

    #[test]
    fn records_line_after_line_are_read_under_any_name() {
        check("{\"id\":\"a\",\"text\":\"One\"}\n{\"id\":\"b\",\"text\":\"Two\"}\n", &[Ok("a|One"), Ok("b|Two")]);
        check("{\"id\":\"a\",\"text\":\"One\"}", &[Ok("a|One")]);
        check("{\"id\":\"a\",\"text\":\"One\"}\n", &[Ok("a|One")]);
    }

    #[test]
    fn a_record_keeps_the_lists_that_it_holds() {
        let article = "{\n \"id\": \"a\",\n \"text\": \"One\",\n \"related\": [{\"text\": \"Other\"}]\n}\n";
        check(article, &[Ok("a|One")]);
        check(r#"{"id":"a","authors":[{"name":"Ann Lee"}],"text":"One"}"#, &[Ok("a|One")]);
    }

    #[test]
    fn what_a_feed_says_of_all_its_items_holds_for_those_that_say_nothing() {
        let feed = r#"{"version":"https://jsonfeed.org/version/1.1","title":"The Courier","language":"en-GB","authors":[{"name":"Ann Lee"}],
            "items":[{"id":"a","title":"T","content_text":"One"},{"id":"b","title":"T","content_text":"Two","authors":[{"name":"Tom Hale"}]}]}"#;
        let read = |json: &str| {
            let bytes = Box::new(Cursor::new(json.as_bytes().to_vec()));
            let articles = open(Path::new("n.json"), bytes, &Columns::default(), false).unwrap();
            let about = |a: super::super::Article| [a.publisher, a.author, a.language].map(Option::unwrap_or_default);
            articles.map(|article| about(article.read().unwrap())).collect::<Vec<_>>()
        };
        assert_eq!(read(feed), [["The Courier", "Ann Lee", "en-GB"], ["The Courier", "Tom Hale", "en-GB"]]);
        let other = feed.replace("https://jsonfeed.org/version/1.1", "1");
        assert_eq!(read(&other), [["", "", ""], ["", "Tom Hale", ""]]);
    }

    #[test]
    fn lists_of_something_else_are_no_articles() {
        let labels = r#"{"doc":"a","quotes":[{"id":"q1","text":"We tried"}]}"#;
        check(
            labels,
            &[Err(
                "n.json, line 1: expected a text, found none among doc, quotes (--columns text=NAME chooses another)",
            )],
        );
        check(r#"{"doc":"a","saved":[{"id":"q1","title":"Dam","text":"One"}]}"#, &[Ok("q1|One")]);
    }

    #[test]
    fn what_is_broken_is_rejected_and_the_others_are_read() {
        let none = "expected a JSON object, found";
        check(
            r#"[{"id":"a","text":"One"}, 7, "x", null, {"id":"b","text":"Two"}]"#,
            &[
                Ok("a|One"),
                Err(&format!("n.json, line 2: {none} a number")),
                Err(&format!("n.json, line 3: {none} a text")),
                Err(&format!("n.json, line 4: {none} null")),
                Ok("b|Two"),
            ],
        );
        let cut = "n.json, line 2: expected a whole record, found the end of the file (cut short?)";
        check(r#"[{"id":"a","text":"One"}, {"id":"b","#, &[Ok("a|One"), Err(cut)]);
        let end = "n.json, line 2: expected the end of the array, found the end of the file (cut short?)";
        check(r#"[{"id":"a","text":"One"}"#, &[Ok("a|One"), Err(end)]);
        check(
            r#"{"count":2}"#,
            &[Err("n.json, line 1: expected a text, found none among count (--columns text=NAME chooses another)")],
        );
    }
}
