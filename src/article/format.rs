//! The formats of files of articles, by the extensions of their names.

use super::source::Packing;
use std::path::Path;

/// The format of a file of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The file is the article.
    Text,
    /// A web page is the article.
    Html,
    /// JSON, an article per record of its array.
    Json,
    /// JSON Lines, an article per line.
    Records,
    /// CSV, an article per row.
    Csv,
    /// TSV, an article per row.
    Tsv,
    /// Parquet, an article per row.
    Parquet,
    /// Feeds (RSS, Atom), NITF, NewsML, RCV1, ProQuest and Factiva records.
    Xml,
    /// Reuters-21578.
    Sgml,
    /// A DOCX document, which is one article or a download of several.
    Docx,
    /// The same in RTF.
    Rtf,
    /// A book, an article per document.
    Epub,
    /// References with summaries (RIS).
    Ris,
    /// A mailbox, an article per message.
    Mbox,
    /// One message.
    Mail,
    /// Not read: [`super::told`] says why.
    Pdf,
    /// WARC, an article per page; WET is WARC too.
    Warc,
    /// ZIP, the articles of its files; WACZ is ZIP too.
    Zip,
    /// Tar, the articles of its files.
    Tar,
}

/// The formats by the extensions of their files.
const FORMATS: &[(&str, Format)] = &[
    ("txt", Format::Text),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("json", Format::Json),
    ("jsonl", Format::Records),
    ("ndjson", Format::Records),
    ("csv", Format::Csv),
    ("tsv", Format::Tsv),
    ("parquet", Format::Parquet),
    ("xml", Format::Xml),
    ("rss", Format::Xml),
    ("atom", Format::Xml),
    ("rdf", Format::Xml),
    ("sgm", Format::Sgml),
    ("sgml", Format::Sgml),
    ("docx", Format::Docx),
    ("doc", Format::Docx),
    ("rtf", Format::Rtf),
    ("epub", Format::Epub),
    ("ris", Format::Ris),
    ("mbox", Format::Mbox),
    ("eml", Format::Mail),
    ("pdf", Format::Pdf),
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

    /// The format of a file, by its extension, ignoring that of its compression.
    pub fn of(path: &Path) -> Option<Self> {
        Packing::of(path).1.extension()?.to_str().and_then(Self::named)
    }

    /// What a file of this format is, in words.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "web page",
            Self::Json | Self::Records => "JSON",
            Self::Csv | Self::Tsv => "table",
            Self::Xml => "XML",
            Self::Sgml => "Reuters-21578",
            Self::Docx => "DOCX",
            Self::Rtf => "RTF",
            Self::Epub => "EPUB",
            Self::Ris => "RIS",
            Self::Mbox | Self::Mail => "mail",
            Self::Pdf => "PDF",
            Self::Parquet => "Parquet",
            Self::Warc => "WARC",
            Self::Zip => "ZIP",
            Self::Tar => "tar",
        }
    }

    /// The names of all formats, for messages.
    pub fn names() -> String {
        FORMATS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }
}
