//! WARC files, as Common Crawl has them: the responses that are HTML pages, an article each.

use super::source::Bytes;
use super::{Article, Rejected, admit, html};
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};

/// The articles of a WARC file, read record by record.
pub struct Warc {
    path: PathBuf,
    bytes: Bytes,
    record: u64,
    /// Nothing can be read after a broken record: where the next one begins is not known.
    broken: bool,
}

/// The fields of a record's or a response's head, names in lower case.
type Fields = Vec<(String, String)>;

/// A line of a head is seldom longer.
const LONGEST_LINE: u64 = 1 << 16;

impl Warc {
    /// Reads records from these bytes.
    pub fn new(path: &Path, bytes: Bytes) -> Self {
        Self { path: path.to_owned(), bytes, record: 0, broken: false }
    }

    fn reject(&self, reason: impl ToString) -> Rejected {
        Rejected { record: Some(self.record), ..Rejected::file(&self.path, reason.to_string()) }
    }

    /// The next record that is a page; none at the end.
    fn page(&mut self) -> Result<Option<Article>, Rejected> {
        while let Some(head) = self.head().map_err(|reason| self.broken(&reason))? {
            self.record += 1;
            let length = field(&head, "content-length").and_then(|n| n.parse::<u64>().ok());
            let Some(length) = length else {
                return Err(self.broken("expected a record with a Content-Length, found none"));
            };
            let response = field(&head, "warc-type") == Some("response");
            if !response || length > html::LONGEST_PAGE as u64 {
                self.skip(length)?;
                if response {
                    return Err(self.reject(format!("expected a page of at most {} MB", html::LONGEST_PAGE >> 20)));
                }
                continue;
            }
            let body = self.body(length)?;
            if let Some(article) = self.article(&head, &body)? {
                return Ok(Some(article));
            }
        }
        Ok(None)
    }

    fn broken(&mut self, reason: &str) -> Rejected {
        self.broken = true;
        self.reject(reason)
    }

    /// The head of the next record: its version line and fields.
    fn head(&mut self) -> Result<Option<Fields>, String> {
        let mut line = String::new();
        loop {
            line.clear();
            let read = (&mut self.bytes).take(LONGEST_LINE).read_line(&mut line).map_err(|e| e.to_string())?;
            match line.trim_end() {
                _ if read == 0 => return Ok(None),
                "" => {}
                version if version.starts_with("WARC/") => break,
                _ => return Err("expected a WARC record, found other bytes (a wrong length before it?)".to_owned()),
            }
        }
        fields(&mut self.bytes).map(Some).map_err(|e| e.to_string())
    }

    fn body(&mut self, length: u64) -> Result<Vec<u8>, Rejected> {
        let mut body = Vec::new();
        match (&mut self.bytes).take(length).read_to_end(&mut body) {
            Ok(read) if read as u64 == length => Ok(body),
            Ok(read) => Err(self.broken(&format!("expected a record of {length} bytes, found {read} (cut short)"))),
            Err(error) => Err(self.broken(&error.to_string())),
        }
    }

    fn skip(&mut self, length: u64) -> Result<(), Rejected> {
        let skipped = io::copy(&mut (&mut self.bytes).take(length), &mut io::sink());
        match skipped {
            Ok(n) if n == length => Ok(()),
            Ok(n) => Err(self.broken(&format!("expected a record of {length} bytes, found {n} (cut short)"))),
            Err(error) => Err(self.broken(&error.to_string())),
        }
    }

    /// The article of a response; none when it is no page that was found.
    fn article(&self, head: &Fields, response: &[u8]) -> Result<Option<Article>, Rejected> {
        let mut page = response;
        let mut status = String::new();
        page.read_line(&mut status).map_err(|e| self.reject(e))?;
        let response = fields(&mut page).map_err(|e| self.reject(e))?;
        let kind = field(&response, "content-type").unwrap_or_default().to_ascii_lowercase();
        if status.split(' ').nth(1) != Some("200") || !kind.contains("html") {
            return Ok(None);
        }
        let url = field(head, "warc-target-uri").map(|u| u.trim_matches(['<', '>']));
        let charset = kind.split_once("charset=").map(|(_, name)| name.trim_matches(['"', ' ', ';']));
        let id = url.map_or_else(|| format!("record-{}", self.record), str::to_owned);
        let article = html::article(id, page, charset, url).map_err(|reason| self.reject(reason))?;
        let source_path = Some(self.path.display().to_string());
        admit(Article { source_path, record: Some(self.record), ..article }).map(Some)
    }
}

impl Iterator for Warc {
    type Item = Result<Article, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.broken { None } else { self.page().transpose() }
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
        let found: Vec<_> = warc.map(|r| r.map(|a| a.id).map_err(|r| r.to_string())).collect();
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
    fn a_record_cut_short_or_with_a_wrong_length_is_rejected_and_what_was_read_before_stays() {
        let whole = record("response", "http://a.example/1", "200 OK", BODY);
        let cut = format!("{whole}{}", &whole[..whole.len() - 80]);
        let length = whole.split("Content-Length: ").nth(1).unwrap().split("\r\n").next().unwrap();
        let found = whole.len() - 80 - whole.find("\r\n\r\n").unwrap() - 4;
        let message = format!("n.warc, line 2: expected a record of {length} bytes, found {found} (cut short)");
        check(&cut, &[Ok("http://a.example/1"), Err(&message)]);
        let message = "n.warc, line 1: expected a WARC record, found other bytes (a wrong length before it?)";
        check(&format!("{whole}nonsense\n{whole}"), &[Ok("http://a.example/1"), Err(message)]);
    }
}
