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
    /// JSON, an article a record of its array.
    Json,
    /// JSON Lines, an article a line.
    Records,
    /// CSV, an article a line.
    Csv,
    /// TSV, an article a line.
    Tsv,
    /// Parquet, an article a row.
    Parquet,
    /// Feeds (RSS, Atom), NITF, NewsML, RCV1, records of ProQuest and Factiva.
    Xml,
    /// Reuters-21578.
    Sgml,
    /// A document, which is an article or a download with several.
    Docx,
    /// The same as RTF.
    Rtf,
    /// A book with an article a document.
    Epub,
    /// References with summaries.
    Ris,
    /// Messages, an article each.
    Mbox,
    /// One message.
    Mail,
    /// A file of which [`super::told`] says why it is not read.
    Pdf,
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

    /// The format of a file, by its extension, that of its packing left out.
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
