//! WARC files, as Common Crawl has them: the responses that are HTML pages, an article each. A record that is cut short or
//! has a wrong length is rejected, and the next one is looked for; so is one whose gzip member is damaged.

use super::gzip::Damaged;
use super::source::Bytes;
use super::{Article, Rejected, Unread, admit, html};
use std::io::{self, BufRead, Cursor, Read};
use std::path::Path;
use std::sync::Arc;

/// The articles of a WARC file, read record by record.
pub struct Warc {
    path: Arc<Path>,
    bytes: Rewound,
    record: u64,
    /// The version line of the next record has been read.
    entered: bool,
    /// What was met where the next record should begin.
    damage: Option<io::Error>,
    /// The file could not be read on.
    broken: bool,
}

/// The fields of a record's or a response's head, names in lower case.
type Fields = Vec<(String, String)>;

/// A line of a head is seldom longer.
const LONGEST_LINE: u64 = 1 << 16;

/// How a record begins.
const VERSION: &[u8] = b"WARC/";

impl Warc {
    /// Reads records from these bytes.
    pub fn new(path: &Path, bytes: Bytes) -> Self {
        let bytes = Rewound { again: Cursor::default(), left: MOST_AGAIN, bytes };
        Self { path: path.into(), bytes, record: 0, entered: false, damage: None, broken: false }
    }

    fn reject(&self, reason: impl ToString) -> Unread {
        reject(&self.path, self.record, reason).into()
    }

    /// The next record that is a page; none at the end.
    fn page(&mut self) -> io::Result<Option<Unread>> {
        loop {
            let entered = self.damage.take().map_or_else(|| self.enter(&mut Vec::new()), Err);
            match entered.inspect_err(|_| self.record += 1)? {
                Next::End => return Ok(None),
                Next::Other => {
                    self.look_for_record()?;
                    return Ok(Some(self.reject("expected a WARC record, found other bytes")));
                }
                Next::Record => {}
            }
            (self.record, self.entered) = (self.record + 1, false);
            if let Some(article) = self.content()? {
                return Ok(Some(article));
            }
        }
    }

    /// What is behind the version line of a record; none when it is no page that was found.
    fn content(&mut self) -> io::Result<Option<Unread>> {
        let head = fields(&mut self.bytes)?;
        let Some(length) = field(&head, "content-length").and_then(|n| n.parse::<u64>().ok()) else {
            self.look_for_record()?;
            return Ok(Some(self.reject("expected a record with a Content-Length, found none")));
        };
        let response = field(&head, "warc-type") == Some("response");
        let fits = length <= html::LONGEST_PAGE as u64;
        let (mut body, mut passed) = (Vec::new(), Vec::new());
        let mut content = (&mut self.bytes).take(length);
        let read = match response && fits {
            true => content.read_to_end(&mut body)? as u64,
            false => io::copy(&mut content, &mut io::sink())?,
        };
        let next = if read < length { Next::Other } else { self.enter_behind(&mut passed)? };
        if next == Next::Other {
            let found = if read < length { format!("{read} (cut short)") } else { "another length".to_owned() };
            let rejected = self.reject(format!("expected a record of {length} bytes, found {found}"));
            body.append(&mut passed);
            self.bytes.rewind(body);
            self.look_for_record()?;
            return Ok(Some(rejected));
        }
        Ok(match (response, fits) {
            (true, true) => self.article(&head, body),
            (true, false) => Some(self.reject(format!("expected a page of at most {} MB", html::LONGEST_PAGE >> 20))),
            (false, _) => None,
        })
    }

    /// Reads on to the version line of the next record, if nothing but empty lines is before it. What was passed is kept.
    fn enter(&mut self, passed: &mut Vec<u8>) -> io::Result<Next> {
        while !self.entered {
            let start = passed.len();
            (&mut self.bytes).take(LONGEST_LINE).read_until(b'\n', passed)?;
            match &passed[start..] {
                [] => return Ok(Next::End),
                line if line.starts_with(VERSION) => self.entered = true,
                line if line.trim_ascii().is_empty() && start < LONGEST_LINE as usize => {}
                _ => return Ok(Next::Other),
            }
        }
        Ok(Next::Record)
    }

    /// Reads on behind a record that is whole. What is damaged is the next one, unless its own end is.
    fn enter_behind(&mut self, passed: &mut Vec<u8>) -> io::Result<Next> {
        self.enter(passed).or_else(|error| {
            let is_next = |damage: &Damaged| !damage.begun || !passed.trim_ascii().is_empty();
            if !Damaged::of(&error).is_some_and(is_next) {
                return Err(error);
            }
            self.damage = Some(error);
            Ok(Next::Record)
        })
    }

    /// Passes over bytes up to the next line that begins a record.
    fn look_for_record(&mut self) -> io::Result<()> {
        let mut line = Vec::new();
        while !self.entered {
            line.clear();
            if (&mut self.bytes).take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
                break;
            }
            self.entered = line.starts_with(VERSION);
        }
        Ok(())
    }

    /// The article of a response; none when it is no page that was found.
    fn article(&self, head: &Fields, response: Vec<u8>) -> Option<Unread> {
        let (kind, length) = match response_head(&response) {
            Ok(Some(page)) => page,
            Ok(None) => return None,
            Err(error) => return Some(self.reject(error)),
        };
        let charset = kind.split_once("charset=").map(|(_, name)| name.trim_matches(['"', ' ', ';']).to_owned());
        let url = field(head, "warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_owned());
        let (path, record) = (self.path.clone(), self.record);
        Some(Unread::new(response.len(), move || {
            let id = url.clone().unwrap_or_else(|| format!("record-{record}"));
            let article = html::article(id, &response[length..], charset.as_deref(), url.as_deref());
            let article = article.map_err(|reason| reject(&path, record, reason))?;
            admit(Article { source_path: Some(path.display().to_string()), record: Some(record), ..article })
        }))
    }
}

fn reject(path: &Path, record: u64, reason: impl ToString) -> Rejected {
    Rejected { record: Some(record), ..Rejected::file(path, reason.to_string()) }
}

/// The Content-Type of a page that was found, and the length of the head of its response; none of any other response.
fn response_head(response: &[u8]) -> io::Result<Option<(String, usize)>> {
    let mut rest = response;
    let mut status = String::new();
    rest.read_line(&mut status)?;
    let head = fields(&mut rest)?;
    let kind = field(&head, "content-type").unwrap_or_default().to_ascii_lowercase();
    let is_page = status.split(' ').nth(1) == Some("200") && kind.contains("html");
    Ok(is_page.then_some((kind, response.len() - rest.len())))
}

impl Iterator for Warc {
    type Item = Unread;

    fn next(&mut self) -> Option<Self::Item> {
        if self.broken {
            return None;
        }
        self.page().unwrap_or_else(|error| {
            self.broken = Damaged::of(&error).is_none();
            Some(self.reject(error))
        })
    }
}

/// What comes next in a file.
#[derive(PartialEq, Eq)]
enum Next {
    Record,
    Other,
    End,
}

/// So many bytes are read twice at most, lest a file of wrong lengths be read for ever.
const MOST_AGAIN: usize = 1 << 30;

/// Bytes of which some are read again.
struct Rewound {
    again: Cursor<Vec<u8>>,
    /// How many more may be read again.
    left: usize,
    bytes: Bytes,
}

impl Rewound {
    /// Goes back to the first record within bytes that were just read.
    fn rewind(&mut self, mut read: Vec<u8>) {
        let lines = memchr::memchr_iter(b'\n', &read).map(|at| at + 1);
        let Some(start) = lines.into_iter().find(|at| read[*at..].starts_with(VERSION)) else { return };
        read.drain(..start);
        if read.len() <= self.left {
            self.left -= read.len();
            read.extend_from_slice(&self.again.get_ref()[self.again.position() as usize..]);
            self.again = Cursor::new(read);
        }
    }
}

impl Read for Rewound {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Rewound {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.again.fill_buf()?.is_empty() { self.bytes.fill_buf() } else { self.again.fill_buf() }
    }

    fn consume(&mut self, read: usize) {
        match self.again.fill_buf() {
            Ok([]) | Err(_) => self.bytes.consume(read),
            Ok(_) => self.again.consume(read),
        }
    }
}

/// The fields of a head, up to its empty line. A line that is no field is passed over.
fn fields(bytes: &mut impl BufRead) -> io::Result<Fields> {
    let mut fields = Vec::new();
    let mut line = Vec::new();
    loop {
        line.clear();
        bytes.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)?;
        let text = String::from_utf8_lossy(&line);
        match text.trim_end() {
            "" => return Ok(fields),
            text => fields.extend(text.split_once(':').map(|(n, v)| (n.to_ascii_lowercase(), v.trim().to_owned()))),
        }
    }
}

fn field<'f>(fields: &'f Fields, name: &str) -> Option<&'f str> {
    fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    const BODY: &str = "<html><head><title>Dam breaks</title></head><body><article><p>A dam north of the town broke on \
        Friday night and the water reached the market square within the hour, the mayor said.</p><p>Nobody was hurt, but \
        forty houses stood under water in the morning and the bridge was gone.</p></article></body></html>";

    fn record(kind: &str, url: &str, status: &str, body: &str) -> String {
        let response = format!("HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}");
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {}\r\n\r\n{response}\r\n\r\n",
            response.len()
        )
    }

    fn check(file: &str, expected: &[Result<&str, &str>]) {
        let warc = Warc::new(Path::new("n.warc"), Box::new(Cursor::new(file.as_bytes().to_vec())));
        let found: Vec<_> = warc.map(|r| r.read().map(|a| a.id).map_err(|r| r.to_string())).collect();
        let found: Vec<_> = found.iter().map(|r| r.as_deref().map_err(String::as_str)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn pages_that_were_found_are_articles_and_other_records_are_passed_over() {
        let file = record("request", "http://a.example/", "200 OK", "")
            + &record("response", "http://a.example/1", "200 OK", BODY)
            + &record("response", "http://a.example/2", "404 Not Found", BODY)
            + &record("response", "http://a.example/3", "200 OK", BODY);
        check(&file, &[Ok("http://a.example/1"), Ok("http://a.example/3")]);
    }

    #[test]
    fn a_record_cut_short_or_with_a_wrong_length_is_rejected_and_the_others_are_read() {
        let [one, two] =
            ["http://a.example/1", "http://a.example/2"].map(|url| record("response", url, "200 OK", BODY));
        let length: usize =
            one.split("Content-Length: ").nth(1).unwrap().split("\r\n").next().unwrap().parse().unwrap();
        let cut = format!("n.warc, line 2: expected a record of {length} bytes, found {} (cut short)", length - 76);
        check(&format!("{one}{}", &two[..two.len() - 80]), &[Ok("http://a.example/1"), Err(&cut)]);
        let wrong =
            |length: usize| format!("n.warc, line 1: expected a record of {length} bytes, found another length");
        // The next record is within the length that is told.
        let cut = &one[..one.len() - 80];
        check(
            &format!("{cut}\r\n\r\n{two}{two}"),
            &[Err(&wrong(length)), Ok("http://a.example/2"), Ok("http://a.example/2")],
        );
        for told in [length - 50, length + 200] {
            let file = one.replace(&format!("Length: {length}"), &format!("Length: {told}")) + &two;
            check(&file, &[Err(&wrong(told)), Ok("http://a.example/2")]);
        }
        let nonsense = "n.warc, line 1: expected a record of {length} bytes, found another length";
        check(
            &format!("{one}nonsense\n{two}"),
            &[Err(&nonsense.replace("{length}", &length.to_string())), Ok("http://a.example/2")],
        );
        let other = "n.warc, line 0: expected a WARC record, found other bytes";
        check(&format!("nonsense\n\n{two}"), &[Err(other), Ok("http://a.example/2")]);
        check("nonsense", &[Err(other)]);
        let none = "n.warc, line 1: expected a record with a Content-Length, found none";
        check(&format!("WARC/1.0\r\nWARC-Type: response\r\n\r\n{two}"), &[Err(none), Ok("http://a.example/2")]);
    }
}
