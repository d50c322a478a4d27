//! The formats of files of articles, by the extensions of their names.

use super::source::Packing;
use std::path::Path;

/// The format of a file of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// An article as it is.
    Text,
    /// An article as a web page.
    Html,
    /// JSON Lines, an article a line.
    Records,
    /// CSV, an article a line.
    Csv,
    /// TSV, an article a line.
    Tsv,
    /// Parquet, an article a row.
    Parquet,
    /// WARC, an article a page in it; WET is WARC too.
    Warc,
    /// ZIP, the articles of the files in it; WACZ is ZIP too.
    Zip,
    /// Tar, the articles of the files in it.
    Tar,
}

/// The formats by the extensions of their files.
const FORMATS: &[(&str, Format)] = &[
    ("txt", Format::Text),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("jsonl", Format::Records),
    ("ndjson", Format::Records),
    ("csv", Format::Csv),
    ("tsv", Format::Tsv),
    ("parquet", Format::Parquet),
    ("warc", Format::Warc),
    ("wet", Format::Warc),
    ("wacz", Format::Zip),
    ("zip", Format::Zip),
    ("tar", Format::Tar),
];

impl Format {
    /// The format by its name, which is also the extension of its files.
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|&(_, format)| format)
    }

    /// The format of a file, by its extension, that of its packing left out.
    pub fn of(path: &Path) -> Option<Self> {
        Packing::of(path).1.extension()?.to_str().and_then(Self::named)
    }

    /// The names of all formats, for messages.
    pub fn names() -> String {
        FORMATS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }
}
