//! Recognises the format of a file by its first bytes: extensions are often wrong, and downloads have various ones.

use super::format::Format;
use super::xml;

/// The format of a file whose name says another: a page under `.txt`, a feed under `.html`, RTF under `.doc`. The names
/// of tables and archives are trusted, since their bytes say nothing better.
pub fn actual_format(named: Format, head: &[u8]) -> Result<Format, String> {
    const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0";
    let has = |mark: &str| memchr::memmem::find(head, mark.as_bytes()).is_some();
    if is_trusted(named) {
        return Ok(named);
    }
    if head.starts_with(b"{\\rtf") {
        return Ok(Format::Rtf);
    }
    if head.starts_with(b"%PDF-") {
        return Err("expected a text, found a PDF, which has no paragraphs: export it as text, DOCX or HTML".to_owned());
    }
    if head.starts_with(OLD_OFFICE) {
        return Err("expected a text, found a document of Word 97: save it as DOCX".to_owned());
    }
    if head.starts_with(b"PK\x03\x04") {
        return match named {
            Format::Epub => Ok(Format::Epub),
            _ if has("application/epub+zip") => Ok(Format::Epub),
            // A download split into single documents comes as a ZIP under the same name.
            _ if has(".docx") || has(".DOCX") => Ok(Format::Zip),
            Format::Docx => Ok(Format::Docx),
            _ if has("word/") => Ok(Format::Docx),
            _ => Err("expected a text, found a ZIP archive: rename it to .zip".to_owned()),
        };
    }
    match named {
        Format::Epub => Err("expected an EPUB, found other bytes".to_owned()),
        Format::Docx | Format::Rtf => Err("expected a DOCX or RTF document, found other bytes".to_owned()),
        Format::Text | Format::Html | Format::Xml | Format::Sgml => Ok(of_markup(head).unwrap_or(named)),
        _ => Ok(named),
    }
}

/// True for formats whose extension is trusted: tables, whose bytes say nothing better, and formats whose readers
/// continue after damage.
pub fn is_trusted(named: Format) -> bool {
    matches!(named, Format::Csv | Format::Tsv | Format::Parquet | Format::Warc | Format::Zip | Format::Tar)
}

/// The format of markup, by its root element.
fn of_markup(head: &[u8]) -> Option<Format> {
    let root = xml::root(head)?;
    match root.rsplit(':').next()? {
        "REUTERS" => Some(Format::Sgml),
        name if name.eq_ignore_ascii_case("html") => Some(Format::Html),
        name if xml::is_known_root(name) => Some(Format::Xml),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(named: Format, head: &str, expected: Result<Format, &str>) {
        let found = actual_format(named, head.as_bytes());
        assert!(
            found == expected.map_err(str::to_owned)
                || matches!((&found, expected), (Err(found), Err(part)) if found.contains(part)),
            "{found:?}"
        );
    }

    #[test]
    fn bytes_go_before_names() {
        check(Format::Docx, "{\\rtf1\\ansi}", Ok(Format::Rtf));
        check(Format::Docx, "PK\u{3}\u{4}...", Ok(Format::Docx));
        check(Format::Docx, "PK\u{3}\u{4} Dam breaks.DOCX", Ok(Format::Zip));
        check(Format::Rtf, "PK\u{3}\u{4} word/document.xml", Ok(Format::Docx));
        check(Format::Text, "PK\u{3}\u{4} a.txt", Err("a ZIP archive"));
        check(Format::Text, "PK\u{3}\u{4} mimetypeapplication/epub+zip", Ok(Format::Epub));
        check(Format::Text, "%PDF-1.7", Err("a PDF"));
        check(Format::Docx, "plain", Err("other bytes"));
        check(Format::Text, "<!DOCTYPE html><html>", Ok(Format::Html));
        check(Format::Html, "<?xml version='1.0'?><rss version='2.0'>", Ok(Format::Xml));
        check(Format::Xml, "<!DOCTYPE lewis SYSTEM 'lewis.dtd'>\n<REUTERS TOPICS='NO'>", Ok(Format::Sgml));
        check(Format::Text, "<b>Dam</b> breaks", Ok(Format::Text));
        check(Format::Xml, "<project>", Ok(Format::Xml));
        check(Format::Csv, "<html>,text", Ok(Format::Csv));
    }
}
