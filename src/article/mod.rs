//! Input: an article and its metadata. One reader per format; each yields an article or the reason why there is none,
//! and continues.

use crate::schema::NoticeCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::Path;

mod address;
mod columns;
mod container;
mod databases;
mod day;
mod delimited;
mod encoding;
mod epub;
mod fields;
mod format;
mod fragment;
mod gzip;
mod html;
mod inputs;
mod interruptible;
mod json;
mod lines;
mod mail;
mod parquet;
mod passed;
mod reader;
mod record;
mod records;
mod reuters;
mod sidecar;
mod sniff;
mod source;
mod survey;
mod table;
mod text;
mod unread;
mod versions;
mod walk;
mod warc;
mod word;
mod xml;

pub use address::{day as day_in_address, is_web_address};
pub use columns::Columns;
pub use day::Published;
pub use encoding::Decoding;
pub use fields::Fields;
pub use format::Format;
pub use inputs::{Finding, Inputs, Options, Reading};
pub use interruptible::Interruptible;
pub(crate) use parquet::Pages;
pub use passed::{Passed, listed};
pub use survey::{Survey, Surveyed};
pub use unread::Unread;

/// An article as its source gives it. All offsets refer to `text`, which is never changed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Article {
    /// Unique in a run: the file's name without its extension, or the record's `id`.
    pub id: String,
    /// The headline; for plain text the first line that is not empty.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The day of publication; if the source does not give it, the day in its web address.
    pub published_on: Option<NaiveDate>,
    /// Where it was published.
    pub url: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// True when the user set the language of the run, whatever the words are.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub language_forced: bool,
    /// The file that it was read from, as it was given.
    pub source_path: Option<String>,
    /// The 1-based line of its record in that file, where the file holds many.
    #[serde(skip)]
    pub record: Option<u64>,
    /// True when the text was made from the source (a web page), so that offsets do not refer to an existing file.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub derived: bool,
    /// True if its source delivers articles repeatedly, as feeds do: one with a known id is a copy.
    #[serde(skip)]
    pub repeats: bool,
    /// How the text was decoded, if it is not UTF-8; none if a record or a page declares its encoding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decoding: Option<Decoding>,
    /// The notices of its reader.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
    /// The text as read: line ends unchanged, a byte-order mark removed.
    pub text: String,
}

impl Article {
    /// An article of which only the text is known; its first line that is not empty is the title. If that is a web
    /// address, it is the article's `url`, and the next line is the title.
    pub fn from_text(id: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut lines = text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).peekable();
        let url = lines.next_if(|line| is_web_address(line)).map(str::to_owned);
        let title = lines.next().map(str::to_owned);
        Self { id: id.into(), title, url, text, ..Self::default() }
    }

    /// Where it was read from, for messages: `news.jsonl, line 3`.
    pub fn place(&self) -> String {
        place(self.source_path.as_deref().unwrap_or(&self.id), self.record)
    }
}

/// What a reader noticed about an article: it becomes a row of `notices`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// What was noticed.
    pub code: NoticeCode,
    /// The notice in words.
    pub message: String,
}

/// An input that is not an article, and why. It is listed and counted, and the run continues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// The file, as it was given.
    pub source_path: String,
    /// The 1-based line of the record in it, where it holds many.
    pub record: Option<u64>,
    /// What was expected and what was found.
    pub reason: String,
}

impl Rejected {
    /// A file that is rejected as a whole.
    pub fn file(path: &Path, reason: impl fmt::Display) -> Self {
        Self { source_path: path.display().to_string(), record: None, reason: reason.to_string() }
    }

    /// An article that was read, but is rejected.
    pub fn article(article: &Article, reason: impl fmt::Display) -> Self {
        let source_path = article.source_path.clone().unwrap_or_else(|| article.id.clone());
        Self { source_path, record: article.record, reason: reason.to_string() }
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: {}", place(&self.source_path, self.record), self.reason)
    }
}

fn place(path: &str, record: Option<u64>) -> String {
    record.map_or_else(|| path.to_owned(), |line| format!("{path}, line {line}"))
}

/// The longest text of one article, in bytes; longer ones are rejected.
const LONGEST_TEXT: usize = 20 << 20;

/// What every article must have, however it was read.
pub(crate) fn admit(mut article: Article) -> Result<Article, Rejected> {
    if let Some(day) = article.published_on {
        let published = Published::new(day);
        article.published_on = published.on;
        article.remarks.extend(published.remark());
    }
    article.published_on = article.published_on.or_else(|| address::day(article.url.as_deref()?));
    match fault(&article) {
        Some(reason) => Err(Rejected::article(&article, reason)),
        None => Ok(article),
    }
}

fn fault(article: &Article) -> Option<String> {
    let id = &article.id;
    if id.trim().is_empty() || id.trim() != id || id.contains(char::is_control) {
        Some(format!(
            "expected an id that is not empty, without spaces at its ends or control characters, found {id:?}"
        ))
    } else if article.text.trim().is_empty() {
        Some("expected a text, found it empty".to_owned())
    } else if memchr::memchr(0, article.text.as_bytes()).is_some() {
        Some("expected a text, found a binary file (it holds a zero byte)".to_owned())
    } else if article.text.len() > LONGEST_TEXT {
        Some(format!("expected a text of at most {} MB, found {}", LONGEST_TEXT >> 20, article.text.len()))
    } else {
        None
    }
}
