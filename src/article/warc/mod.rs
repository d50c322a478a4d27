//! WARC files, as crawlers write them: an article for each response or resource that is an HTML page, and for each text
//! of WET files. A record that is truncated, has a wrong length or a damaged gzip member is rejected, and the next
//! record is searched for. Everything else is counted.

use super::gzip::Damaged;
use super::passed::Passed;
use super::source::Bytes;
use super::{Article, Rejected, Remark, Unread, admit, encoding, html};
use crate::schema::NoticeCode;
use http::Head;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufRead, Cursor, Read};
use std::path::Path;
use std::sync::Arc;

mod http;

/// The articles of a WARC file, read record by record.
pub struct Warc {
    path: Arc<Path>,
    bytes: Rewound,
    record: u64,
    /// The version line of the next record has been read.
    entered: bool,
    /// Damage found where the next record should begin.
    damage: Option<io::Error>,
    /// Reading the file failed; there is no more to read.
    broken: bool,
    /// Counts what is not a page.
    passed: Passed,
    /// The pages so far: the hash of each address, with the hash of the page last found there.
    met: HashMap<u64, u64>,
    hash: RandomState,
}

/// The header fields of a record or a response, names in lower case.
type Fields = Vec<(String, String)>;

/// The maximum length of a header line, in bytes.
const LONGEST_LINE: u64 = 1 << 16;

/// The beginning of a record.
const VERSION: &[u8] = b"WARC/";

impl Warc {
    /// Reads records from these bytes.
    pub fn new(path: &Path, bytes: Bytes, passed: Passed) -> Self {
        let bytes = Rewound { again: Cursor::default(), left: MOST_AGAIN, bytes };
        let (path, met, hash) = (path.into(), HashMap::new(), RandomState::new());
        Self { path, bytes, record: 0, entered: false, damage: None, broken: false, passed, met, hash }
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

    /// What follows the version line of a record; none if it is not a page that was found.
    fn content(&mut self) -> io::Result<Option<Unread>> {
        let head = fields(&mut self.bytes)?;
        let Some(length) = field(&head, "content-length").and_then(|n| n.parse::<u64>().ok()) else {
            self.look_for_record()?;
            return Ok(Some(self.reject("expected a record with a Content-Length, found none")));
        };
        let kind = Kind::of(&head);
        let fits = length <= html::LONGEST_PAGE as u64;
        let (mut body, mut passed) = (Vec::new(), Vec::new());
        let mut content = (&mut self.bytes).take(length);
        // The beginning of a long one is enough to decide whether it is a page.
        let kept = if kind == Kind::Other {
            0
        } else if fits {
            length
        } else {
            LONGEST_LINE
        };
        let mut read = (&mut content).take(kept).read_to_end(&mut body)? as u64;
        read += io::copy(&mut content, &mut io::sink())?;
        let next = if read < length { Next::Other } else { self.enter_after(&mut passed)? };
        if next == Next::Other {
            let found = if read < length { format!("{read} (cut short)") } else { "another length".to_owned() };
            let rejected = self.reject(format!("expected a record of {length} bytes, found {found}"));
            body.append(&mut passed);
            self.bytes.rewind(body);
            self.look_for_record()?;
            return Ok(Some(rejected));
        }
        let Some(found) = Found::of(kind, &head, &body, &self.passed) else { return Ok(None) };
        match fits {
            true => Ok(self.article(head, found, body)),
            false => Ok(Some(self.reject(format!("expected a page of at most {} MB", html::LONGEST_PAGE >> 20)))),
        }
    }

    /// Reads to the version line of the next record, if only empty lines come before it. What was read is kept.
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

    /// Reads on after a complete record. Damage found here is that of the next record, unless this record's own end is
    /// damaged.
    fn enter_after(&mut self, passed: &mut Vec<u8>) -> io::Result<Next> {
        self.enter(passed).or_else(|error| {
            let is_next = |damage: &Damaged| !damage.begun || !passed.trim_ascii().is_empty();
            if !Damaged::of(&error).is_some_and(is_next) {
                return Err(error);
            }
            self.damage = Some(error);
            Ok(Next::Record)
        })
    }

    /// Skips to the next line that begins a record.
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

    /// The article that was found; none if the same page was found before.
    fn article(&mut self, head: Fields, found: Found, block: Vec<u8>) -> Option<Unread> {
        let url = field(&head, "warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_owned());
        let id = match url.as_deref().map(|url| self.again(url, &block[found.start..])) {
            None => format!("record-{}", self.record),
            Some(Again::No) => url.clone()?,
            Some(Again::Other) => format!("{}#{}", url.as_deref()?, field(&head, "warc-date").unwrap_or("later")),
            Some(Again::Same) => {
                self.passed.count("WARC records of pages met before");
                return None;
            }
        };
        let (path, record) = (self.path.clone(), self.record);
        let unread = Unread::new(block.len(), move || {
            let article = found.article(&head, &block, id, url.as_deref());
            let article = article.map_err(|reason| reject(&path, record, reason))?;
            admit(Article { source_path: Some(path.display().to_string()), record: Some(record), ..article })
        });
        Some(unread.at(&self.path, Some(record)))
    }

    /// Whether an address was found before, and with the same page.
    fn again(&mut self, url: &str, page: &[u8]) -> Again {
        let page = self.hash.hash_one(page);
        match self.met.insert(self.hash.hash_one(url), page) {
            None => Again::No,
            Some(before) if before == page => Again::Same,
            Some(_) => Again::Other,
        }
    }
}

enum Again {
    No,
    Same,
    Other,
}

fn reject(path: &Path, record: u64, reason: impl ToString) -> Rejected {
    Rejected { record: Some(record), ..Rejected::file(path, reason.to_string()) }
}

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A server's response.
    Response,
    /// The content of an address, without HTTP headers.
    Resource,
    /// A conversion, such as the texts of WET files.
    Conversion,
    Other,
}

impl Kind {
    fn of(head: &Fields) -> Self {
        match field(head, "warc-type").unwrap_or_default().to_ascii_lowercase().as_str() {
            "response" => Self::Response,
            "resource" => Self::Resource,
            "conversion" => Self::Conversion,
            _ => Self::Other,
        }
    }
}

/// A page found in a record, or its text.
struct Found {
    is_text: bool,
    charset: Option<String>,
    /// The HTTP header fields, and where the body begins.
    sent: Fields,
    start: usize,
}

impl Found {
    /// None for what is neither, which is counted.
    fn of(kind: Kind, head: &Fields, block: &[u8], passed: &Passed) -> Option<Self> {
        let told = |fields: &Fields| field(fields, "content-type").unwrap_or_default().to_ascii_lowercase();
        let sent = if kind == Kind::Response { Head::of(block) } else { None };
        let (sent, start, media) = match sent {
            Some(Head { status, .. }) if status != "200" => {
                passed.count(format!("WARC responses with status {}", shown(&status)));
                return None;
            }
            Some(Head { fields, length, .. }) => {
                let media = told(&fields);
                (fields, length, media)
            }
            None if kind == Kind::Other => {
                let kind = field(head, "warc-type").unwrap_or("missing").to_ascii_lowercase();
                passed.count(format!("WARC records of type {}", shown(&kind)));
                return None;
            }
            None => (Vec::new(), 0, told(head)),
        };
        let name = media.split(';').next().unwrap_or_default().trim();
        let is_text = kind == Kind::Conversion && matches!(name, "text/plain" | "");
        if !is_text && !name.contains("html") && !(name.is_empty() && begins_a_page(&block[start..])) {
            passed.count(format!(
                "WARC records with content of type {}",
                if name.is_empty() { "missing" } else { shown(name) }
            ));
            return None;
        }
        let charset = media.split_once("charset=").map(|(_, name)| name.trim_matches(['"', '\'', ' ', ';']).to_owned());
        Some(Self { is_text, charset, sent, start })
    }

    fn article(self, head: &Fields, block: &[u8], id: String, url: Option<&str>) -> Result<Article, String> {
        let bytes = http::body(&block[self.start..], &self.sent)?;
        if !self.is_text {
            return html::article(id, &bytes, self.charset.as_deref(), url);
        }
        let (text, decoding) = encoding::decode(bytes, self.charset.as_deref())?;
        let language = field(head, "warc-identified-content-language").and_then(|all| all.split(',').next());
        let message = "the text is the whole page with its menus, not only the article".to_owned();
        Ok(Article {
            url: url.map(str::to_owned),
            language: language.map(|language| language.trim().to_owned()),
            derived: true,
            decoding,
            remarks: vec![Remark { code: NoticeCode::TextOfWholePage, message }],
            ..Article::from_text(id, text)
        })
    }
}

/// True for bytes that begin like a page, where no header says what they are.
fn begins_a_page(bytes: &[u8]) -> bool {
    let start = bytes[..bytes.len().min(1024)].trim_ascii_start().to_ascii_lowercase();
    start.starts_with(b"<!doctype html") || start.starts_with(b"<html")
}

/// A word of a file, shortened to be shown in counts.
fn shown(word: &str) -> &str {
    const LONGEST: usize = 40;
    let end = word.find(|c: char| !c.is_ascii_graphic()).unwrap_or(word.len()).min(LONGEST);
    &word[..end]
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

/// At most this many bytes are read twice, so that a file with wrong lengths ends in bounded time.
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

/// The fields of a header, up to its empty line. A line that begins with a space or tab continues the field before it
/// (WARC 1.1, section 4). A line that is no field is skipped.
fn fields(bytes: &mut impl BufRead) -> io::Result<Fields> {
    let mut fields = Fields::new();
    let mut line = Vec::new();
    loop {
        line.clear();
        bytes.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)?;
        let text = String::from_utf8_lossy(&line);
        match text.trim_end() {
            "" => return Ok(fields),
            text if text.starts_with([' ', '\t']) => {
                if let Some((_, value)) = fields.last_mut() {
                    value.push_str(if value.is_empty() { "" } else { " " });
                    value.push_str(text.trim());
                }
            }
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
    use crate::article::listed;
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

    fn check(file: &str, expected: &[Result<&str, &str>]) -> String {
        let passed = Passed::default();
        let warc = Warc::new(Path::new("n.warc"), Box::new(Cursor::new(file.as_bytes().to_vec())), passed.clone());
        let found: Vec<_> = warc.map(|r| r.read().map(|a| a.id).map_err(|r| r.to_string())).collect();
        let found: Vec<_> = found.iter().map(|r| r.as_deref().map_err(String::as_str)).collect();
        assert_eq!(found, expected);
        listed(&passed.so_far())
    }

    #[test]
    fn pages_that_were_found_are_articles_and_other_records_are_skipped() {
        let file = record("request", "http://a.example/", "200 OK", "")
            + &record("response", "http://a.example/1", "200 OK", BODY)
            + &record("response", "http://a.example/2", "404 Not Found", BODY)
            + &record("response", "http://a.example/3", "200 OK", BODY);
        let passed = check(&file, &[Ok("http://a.example/1"), Ok("http://a.example/3")]);
        assert_eq!(passed, "WARC records of type request (1), WARC responses with status 404 (1)");
    }

    /// A record whose block has no HTTP header.
    fn plain(kind: &str, url: &str, content_type: &str, block: &str) -> String {
        format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {content_type}\r\n\
             WARC-Date: 2024-03-05T12:00:00Z\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    }

    #[test]
    fn a_field_may_continue_in_the_next_line() {
        let file = record("response", "http://a.example/1", "200 OK", BODY);
        for folded in ["URI:\r\n\thttp", "URI:\n http", "URI: \r\n  \thttp"] {
            check(&file.replacen("URI: http", folded, 1), &[Ok("http://a.example/1")]);
        }
    }

    #[test]
    fn resources_are_pages_too() {
        let file = plain("resource", "http://a.example/1", "text/html; charset=utf-8", BODY)
            + &plain("resource", "metadata://a.example/log.txt", "text/plain", BODY)
            + &plain("response", "http://a.example/2", "text/html", BODY)
            + &plain("revisit", "http://a.example/3", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n\r\n");
        let passed = check(&file, &[Ok("http://a.example/1"), Ok("http://a.example/2")]);
        assert_eq!(passed, "WARC records of type revisit (1), WARC records with content of type text/plain (1)");
    }

    #[test]
    fn a_status_needs_no_reason() {
        for status in ["200", "200 ", "200 OK", " 200"] {
            check(&record("response", "http://a.example/1", status, BODY), &[Ok("http://a.example/1")]);
        }
        let newer =
            record("response", "http://a.example/1", "200", BODY).replace("HTTP/1.1 200\r\n", "HTTP/2 200  \r\n");
        check(&newer, &[Ok("http://a.example/1")]);
        let none = record("response", "http://a.example/1", "", BODY);
        assert_eq!(check(&none, &[]), "WARC responses with status missing (1)");
    }

    #[test]
    fn an_address_met_again_is_another_article_only_with_another_page() {
        let one = record("response", "http://a.example/1", "200", BODY);
        let other = plain("resource", "http://a.example/1", "text/html", &BODY.replace("forty", "fifty"));
        let passed = check(
            &(one.clone() + &one + &other),
            &[Ok("http://a.example/1"), Ok("http://a.example/1#2024-03-05T12:00:00Z")],
        );
        assert_eq!(passed, "WARC records of pages met before (1)");
    }

    #[test]
    fn the_texts_of_wet_files_are_read_with_a_notice() {
        let file = plain("warcinfo", "", "application/warc-fields", "software: x")
            + &plain("conversion", "http://a.example/1", "text/plain", "Dam breaks\nHome\nA dam broke on Friday.\n");
        let file = file.replace("WARC-Date", "WARC-Identified-Content-Language: eng,deu\r\nWARC-Date");
        let warc = Warc::new(Path::new("n.warc"), Box::new(Cursor::new(file.into_bytes())), Passed::default());
        let articles: Vec<_> = warc.map(|unread| unread.read().unwrap()).collect();
        let [article] = &articles[..] else { panic!("{articles:?}") };
        assert_eq!((article.title.as_deref(), article.language.as_deref()), (Some("Dam breaks"), Some("eng")));
        assert_eq!(article.remarks[0].code, NoticeCode::TextOfWholePage);
    }

    #[test]
    fn long_records_that_are_no_pages_are_counted_and_long_pages_rejected() {
        let film = "x".repeat(html::LONGEST_PAGE + 1);
        let film = record("response", "http://a.example/1", "200 OK", &film).replace("text/html", "video/mp4");
        let passed = check(&film, &[]);
        assert_eq!(passed, "WARC records with content of type video/mp4 (1)");
        check(&film.replace("video/mp4", "text/html"), &[Err("n.warc, line 1: expected a page of at most 20 MB")]);
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
        // The next record is within the stated length.
        let cut = &one[..one.len() - 80];
        check(
            &format!("{cut}\r\n\r\n{two}{one}"),
            &[Err(&wrong(length)), Ok("http://a.example/2"), Ok("http://a.example/1")],
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
