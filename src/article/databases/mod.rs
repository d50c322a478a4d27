//! Downloads from the databases of libraries: Nexis, Factiva and ProQuest put many articles into one file. Such a file
//! is recognised by its own marks, whatever its name, and never read as one article.

use super::lines::Line;
use super::records::numbered;
use super::unread::Articles;
use super::{Fields, Rejected};
use crate::schema::NoticeCode;
use memchr::memmem;
use std::path::Path;

mod factiva;
mod lexis;
mod nexis;
mod proquest;

pub use factiva::article as factiva_article;
pub use proquest::{record as proquest_record, ris};

/// The layouts of downloads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Nexis Uni and Lexis Advance: documents end with `End of Document`.
    Nexis,
    /// LexisNexis Academic: documents begin with `1 of 10 DOCUMENTS`.
    Lexis,
    /// Factiva: documents end with `Document` and their accession number.
    Factiva,
    /// ProQuest: fields by their names, with a `ProQuest document ID`.
    ProQuest,
    /// A known layout in an unknown language.
    Foreign,
}

impl Layout {
    /// Its name.
    fn name(self) -> &'static str {
        match self {
            Self::Nexis => "Nexis Uni",
            Self::Lexis => "LexisNexis",
            Self::Factiva => "Factiva",
            Self::ProQuest => "ProQuest",
            Self::Foreign => "a database",
        }
    }

    /// True for bytes that have the marks of a download, or must be decoded to look for them.
    pub fn may_be_in(bytes: &[u8]) -> bool {
        const MARKS: [&str; 2] = ["DOCUMENT", "ument"];
        let utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
        utf16 || MARKS.iter().any(|mark| memmem::find(bytes, mark.as_bytes()).is_some())
    }

    /// The layout of a text, if it is a download.
    pub fn of(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let any = |mark: &str, is: fn(&str) -> bool| memmem::find_iter(bytes, mark).any(|at| is(line_at(text, at)));
        if any("DOCUMENT", |line| number_of(line).is_some()) {
            Some(Self::Lexis)
        } else if any("End of Document", |line| line == "End of Document")
            && (any("Load-Date:", |_| true) || any("Body", |line| line == "Body"))
        {
            Some(Self::Nexis)
        } else if any("Document ", |line| accession(line).is_some())
            || any("Dokument ", |line| accession(line).is_some())
        {
            Some(Self::Factiva)
        } else if any("ProQuest document ID:", |line| line.starts_with("ProQuest document ID:")) {
            Some(Self::ProQuest)
        } else if FOREIGN.iter().any(|mark| any(mark, is_foreign)) {
            Some(Self::Foreign)
        } else {
            None
        }
    }

    /// The layout of a document's paragraphs.
    pub fn of_lines(lines: &[Line]) -> Option<Self> {
        let is = |is: fn(&str) -> bool| lines.iter().any(|line| is(line.trimmed()));
        if is(|line| line == "End of Document") {
            // Load-Date may be missing; a document that names its own parts in bold is no newspaper article.
            return Some(Self::Nexis);
        }
        Self::of(&lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n"))
    }

    /// The layout of a web page, if it is a download that was saved as one.
    pub fn of_page(page: &[u8]) -> Option<Self> {
        let has = |mark: &str| memmem::find(page, mark.as_bytes()).is_some();
        if has("<DOCFULL>") {
            Some(Self::Lexis)
        } else if has("articleParagraph") && has("Article\"") || ends(page) > 1 {
            Some(Self::Factiva)
        } else {
            None
        }
    }
}

/// What was found in a download.
pub struct Download {
    articles: Vec<Result<Fields, String>>,
    /// How many documents it says it holds.
    stated: Option<usize>,
}

/// The articles of a download in lines.
pub fn open(path: &Path, layout: Layout, lines: &[Line]) -> Result<Articles, Rejected> {
    let found = match layout {
        Layout::Nexis => nexis::read(lines),
        Layout::Lexis => lexis::read(lines),
        Layout::Factiva => factiva::read(lines),
        Layout::ProQuest => proquest::read(lines),
        Layout::Foreign => return Err(Rejected::file(path, NOT_ENGLISH)),
    };
    hand_on(path, layout, found)
}

/// The articles of a download that was saved as a web page.
pub fn open_page(path: &Path, layout: Layout, page: &str) -> Result<Articles, Rejected> {
    let found = match layout {
        Layout::Lexis => lexis::read_page(page),
        _ => factiva::read_page(page),
    };
    found.map_err(|reason| Rejected::file(path, reason)).and_then(|found| hand_on(path, layout, found))
}

fn hand_on(path: &Path, layout: Layout, found: Download) -> Result<Articles, Rejected> {
    let kind = layout.name();
    if found.articles.is_empty() {
        return Err(Rejected::file(
            path,
            format!("expected a download of {kind} in a layout that is known, found another"),
        ));
    }
    Ok(Box::new(numbered(path, note_missing(found)).map(move |article| article.of_kind(kind))))
}

const NOT_ENGLISH: &str = "expected a download in English, found one whose labels are in another language: set the language of \
                           the database's pages to English, and download it again";

/// Adds a remark to the first article if the download says that it holds more documents than were found.
fn note_missing(Download { mut articles, stated }: Download) -> Vec<Result<Fields, String>> {
    let found = articles.len();
    let first = articles.iter_mut().find_map(|article| article.as_mut().ok());
    if let (Some(stated), Some(first)) = (stated.filter(|stated| *stated > found), first) {
        let message = format!("the download says that it holds {stated} documents; {found} were found in it");
        *first = std::mem::take(first).remarked(NoticeCode::DocumentsMissing, message);
    }
    articles
}

/// How downloads in German and French number or end their documents.
const FOREIGN: [&str; 6] =
    ["Dokument", "Document ", "Ende des Dokuments", "Fin du document", "DOCUMENTS", "ProQuest-Dokument-ID"];

fn is_foreign(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let numbered = matches!(words[..], ["Dokument" | "Document" | "DOCUMENT", first, "von" | "de" | "DE", all] if number(first) && number(all));
    numbered
        || matches!(line, "Ende des Dokuments" | "Fin du document" | "Fin del documento")
        || line.starts_with("ProQuest-Dokument-ID:")
}

/// How many documents of Factiva end in a page, counted by their accession numbers.
fn ends(page: &[u8]) -> usize {
    const LONGEST: usize = 40;
    let places = memmem::find_iter(page, b"Document ");
    let number = |at: usize| {
        let rest = &page[at..page.len().min(at + LONGEST)];
        let end = rest[9..].iter().position(|byte| !byte.is_ascii_alphanumeric()).map_or(rest.len(), |end| end + 9);
        std::str::from_utf8(&rest[..end]).is_ok_and(|line| accession(line).is_some())
    };
    places.filter(|at| number(*at)).count()
}

/// The line that contains an offset, trimmed.
fn line_at(text: &str, at: usize) -> &str {
    let start = memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |end| end + 1);
    let end = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |length| at + length);
    text[start..end].trim()
}

/// The numbers of `1 of 10 DOCUMENTS`: index and total.
fn number_of(line: &str) -> Option<(usize, usize)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [first, "of", all, "DOCUMENT" | "DOCUMENTS"] = words[..] else { return None };
    let number = |word: &str| word.replace(',', "").parse().ok();
    Some((number(first)?, number(all)?))
}

/// The accession number of a Factiva document: `Document IINM000020171113edbd0000d`.
fn accession(line: &str) -> Option<&str> {
    let number = line.strip_prefix("Document ").or_else(|| line.strip_prefix("Dokument "))?.trim();
    let source = number.bytes().take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()).count();
    let (source, rest) = number.split_at(source);
    let is = !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let digits = source.bytes().rev().take_while(u8::is_ascii_digit).count();
    let letters = source.bytes().take_while(u8::is_ascii_uppercase).count();
    (is && digits >= 12 && letters >= 2 && number.len() >= 20).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Layout>) {
        assert_eq!(Layout::of(text), expected, "{text}");
    }

    #[test]
    fn downloads_are_recognised_by_their_marks() {
        check("Terms: dam\n\n            1 of 10 DOCUMENTS\n\n  The Courier\n", Some(Layout::Lexis));
        check("   2,001 of 2,146 DOCUMENTS\r\n", Some(Layout::Lexis));
        check("  Dokument 1 von 10\n", Some(Layout::Foreign));
        check("Ende des Dokuments\n", Some(Layout::Foreign));
        check("A dam\nBody\n\nIt broke.\n\nLoad-Date: May 2, 2019\n\nEnd of Document\n", Some(Layout::Nexis));
        check("It broke.\n\nDocument COUR000020190502ef520000b\n", Some(Layout::Factiva));
        check("Full text: It broke.\n\nProQuest document ID: 123456\n", Some(Layout::ProQuest));
    }

    #[test]
    fn pages_in_a_layout_that_is_not_known_are_rejected() {
        let end = "<p>It broke.</p><i>Document COUR000020190502ef520000b</i>";
        assert_eq!(Layout::of_page(end.as_bytes()), None);
        let page = end.repeat(2);
        assert_eq!(Layout::of_page(page.as_bytes()), Some(Layout::Factiva));
        let rejected = open_page(Path::new("n.html"), Layout::Factiva, &page).err().unwrap();
        assert_eq!(rejected.reason, "expected a download of Factiva in a layout that is known, found another");
    }

    #[test]
    fn articles_about_documents_are_none() {
        check("He read 1 of 10 DOCUMENTS aloud.\n", None);
        check("End of Document\n", None);
        check("A dam\nBody\nIt broke.\nEnd of Document\n", Some(Layout::Nexis));
        check("Document IINM0000 was leaked on Friday.\nDocument leaked\nDocument AB12\n", None);
        check("She asked for the ProQuest document ID: nobody knew it.\n", None);
        check("Document 1 of 10\n", None);
    }
}
