//! ProQuest: texts of named fields, with a line of underscores between articles; the XML records of TDM Studio and of
//! Historical Newspapers; and RIS, which has at most a summary.

use super::Download;
use crate::article::lines::Line;
use crate::article::records::reject;
use crate::article::source::Bytes;
use crate::article::xml::Element;
use crate::article::{Fields, Unread, encoding, fragment};
use crate::schema::NoticeCode;
use std::io::{BufRead, Read};
use std::path::Path;
use std::sync::Arc;

/// The names of fields. Lines of an article can have colons too, so only these names end the text.
const NAMES: [&str; 44] = [
    "Abstract",
    "Author",
    "Caption",
    "Classification",
    "Company / organization",
    "Contact us at",
    "Copyright",
    "Country of publication",
    "Credit",
    "Database",
    "Dateline",
    "Document type",
    "Document URL",
    "Edition",
    "End page",
    "First page",
    "Full text",
    "Highlights",
    "Identifier / keyword",
    "Illustration",
    "ISSN",
    "Issue",
    "Language of publication",
    "Last updated",
    "Links",
    "Location",
    "Number of pages",
    "Pages",
    "People",
    "Place of publication",
    "ProQuest document ID",
    "Publication date",
    "Publication info",
    "Publication subject",
    "Publication title",
    "Publication year",
    "Publisher",
    "Section",
    "Source",
    "Source type",
    "Start page",
    "Subject",
    "Title",
    "Volume",
];

/// The articles of a text.
pub fn read(lines: &[Line]) -> Download {
    let parts = lines.split(|line| is_rule(line.trimmed()));
    // What comes before the first article and after the last is no article.
    let articles =
        parts.filter(|part| part.iter().any(|line| field(line.trimmed()).is_some_and(|(name, _)| name == ID)));
    Download { articles: articles.map(article).collect(), stated: None }
}

const ID: &str = "ProQuest document ID";

/// True for a line of underscores or asterisks between articles.
fn is_rule(line: &str) -> bool {
    const SHORTEST: usize = 40;
    line.len() >= SHORTEST && (line.bytes().all(|byte| byte == b'_') || line.bytes().all(|byte| byte == b'*'))
}

/// A field that begins in a line: its name, and what follows the colon.
fn field(line: &str) -> Option<(&'static str, &str)> {
    let (name, value) = line.split_once(':')?;
    let known = NAMES.iter().find(|known| known.eq_ignore_ascii_case(name.trim()))?;
    Some((known, value.trim()))
}

fn article(lines: &[Line]) -> Result<Fields, String> {
    let mut fields: Vec<(&str, Vec<&str>)> = vec![("", Vec::new())];
    for line in lines {
        let open = fields.last_mut().expect("there is one from the beginning on");
        match field(line.trimmed()) {
            // In a text, what looks like a field is one only after an empty line, as fields are.
            Some((name, value)) if open.0 != "Full text" || open.1.last().is_none_or(|line| line.is_empty()) => {
                fields.push((name, vec![value]));
            }
            _ => open.1.push(line.trimmed()),
        }
    }
    let lines_of = |wanted: &str| fields.iter().find(|(name, _)| *name == wanted).map(|(_, lines)| lines);
    let value = |wanted: &str| {
        lines_of(wanted).map(|lines| lines.join(" ").trim().to_owned()).filter(|value| !value.is_empty())
    };
    let first = fields[0].1.iter().find(|line| !line.is_empty()).map(|line| (*line).to_owned());
    let text = lines_of("Full text").map(|lines| paragraphs(lines)).unwrap_or_default();
    if text.is_empty() || text[0].eq_ignore_ascii_case("Not available") {
        return Err("expected an article with its full text, found none".to_owned());
    }
    Ok(Fields {
        id: value(ID),
        author: value("Author"),
        publisher: value("Publication title").or_else(|| value("Publisher")).map(|name| before(&name, ';')),
        published_on: value("Publication date").or_else(|| value("Publication info")),
        url: value("Document URL").filter(|url| url.starts_with("http")),
        language: value("Language of publication"),
        ..Fields::of_paragraphs(value("Title").or(first), &text)
    })
}

fn before(text: &str, mark: char) -> String {
    text.split(mark).next().unwrap_or_default().trim().to_owned()
}

/// Paragraphs are separated by empty lines; where there are none, each line is a paragraph.
fn paragraphs(lines: &[&str]) -> Vec<String> {
    let filled = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |at| at + 1);
    let lines = &lines[..filled];
    if !lines.iter().any(|line| line.is_empty()) {
        return lines.iter().map(|line| (*line).to_owned()).collect();
    }
    let blocks = lines.split(|line| line.is_empty()).map(|block| block.join(" "));
    blocks.filter(|block| !block.trim().is_empty()).collect()
}

/// The article of an XML record.
pub fn record(record: &Element, _: &[Element]) -> Result<Fields, String> {
    let line = |name: &str| record.all(name).first().and_then(|element| element.line());
    let kinds: Vec<_> =
        record.all("ObjectType").into_iter().chain(record.all("mstar")).filter_map(Element::line).collect();
    const NO_ARTICLES: [&str; 6] = [
        "Advertisement",
        "Classified Advertisement",
        "Front Page/Cover Story Image",
        "Table of Contents",
        "Image/Photograph",
        "Masthead",
    ];
    if !kinds.is_empty() && kinds.iter().all(|kind| NO_ARTICLES.contains(&kind.as_str())) {
        return Err(format!("expected an article, found a record of the kind {}", kinds.join(", ")));
    }
    let text = record
        .all("TextInfo")
        .first()
        .and_then(|info| info.at("Text"))
        .or_else(|| record.all("FullText").first().copied());
    let text = text
        .map(Element::text)
        .filter(|text| !text.trim().is_empty())
        .ok_or("expected a record with its full text, found none")?;
    let paragraphs = match fragment::is_marked(&text) {
        true => fragment::paragraphs(&text)?,
        false => paragraphs(&text.lines().map(str::trim).collect::<Vec<_>>()),
    };
    let title = line("RecordTitle")
        .or_else(|| record.all("TitleAtt").first().and_then(|title| title.line_at("Title")))
        .or_else(|| line("Title"));
    let publisher = record.all("Publication").first().and_then(|publication| publication.line_at("Title"));
    let authors: Vec<_> = record.all("Contributor").into_iter().filter_map(name).collect();
    Ok(Fields {
        id: line("GOID").or_else(|| line("RecordID")),
        author: Some(authors.join(", ")).filter(|names| !names.is_empty()),
        publisher: publisher.or_else(|| record.all("PubFrosting").first().and_then(|source| source.line_at("Title"))),
        published_on: line("NumericPubDate").or_else(|| line("NumericDate")).or_else(|| line("AlphaPubDate")),
        url: line("URLDocView").filter(|url| url.starts_with("http")),
        language: line("LanguageCode").or_else(|| line("RawLang")),
        ..Fields::of_paragraphs(title.map(|title| fragment::plain(&title)), &paragraphs)
    })
}

fn name(contributor: &Element) -> Option<String> {
    let parts = ["FirstName", "LastName"].map(|part| contributor.line_at(part));
    let whole = parts.iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    Some(whole).filter(|name| !name.is_empty()).or_else(|| contributor.line_at("OriginalForm"))
}

/// The records of RIS: lines of two letters, two spaces, a hyphen and a value; `ER` ends a record.
pub fn ris(path: &Path, bytes: Bytes) -> impl Iterator<Item = Unread> + Send + use<> {
    Ris { path: path.into(), bytes, record: 0, ended: false }
}

struct Ris {
    path: Arc<Path>,
    bytes: Bytes,
    record: u64,
    ended: bool,
}

/// The maximum length of a record, in bytes.
const LONGEST: u64 = 1 << 20;

impl Iterator for Ris {
    type Item = Unread;

    fn next(&mut self) -> Option<Self::Item> {
        let mut record = Vec::new();
        while !self.ended {
            let start = record.len();
            let read = (&mut self.bytes).take(LONGEST).read_until(b'\n', &mut record);
            self.ended = !matches!(read, Ok(read) if read > 0) || record.len() as u64 > LONGEST;
            if self.ended || tag(&String::from_utf8_lossy(&record[start..])).is_some_and(|(tag, _)| tag == "ER") {
                break;
            }
        }
        if record.trim_ascii().is_empty() {
            return None;
        }
        self.record += 1;
        let (path, number) = (self.path.clone(), self.record);
        Some(Unread::new(record.len(), move || {
            let fields = of_ris(&record).map_err(|reason| reject(&path, number, reason))?;
            fields.article(&path, Some(number))
        }))
    }
}

fn tag(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches('\u{feff}');
    let (tag, value) = (line.get(..2)?, line.get(2..)?);
    let value = value.trim_start().strip_prefix('-')?;
    tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()).then(|| (tag, value.trim()))
}

fn of_ris(record: &[u8]) -> Result<Fields, String> {
    let (text, decoding) = encoding::utf8(record)?;
    let tags: Vec<_> = text.lines().filter_map(tag).filter(|(_, value)| !value.is_empty()).collect();
    let value = |wanted: &[&str]| {
        wanted.iter().find_map(|tag| tags.iter().find(|(known, _)| known == tag)).map(|(_, value)| (*value).to_owned())
    };
    let names: Vec<_> =
        tags.iter().filter(|(tag, _)| matches!(*tag, "AU" | "A1")).map(|(_, name)| forwards(name)).collect();
    let summary = value(&["AB", "N2"])
        .ok_or("expected a record with a text, found none: RIS has no full texts, and this one no summary (AB, N2)")?;
    let fields = Fields {
        id: value(&["ID", "AN"]),
        author: Some(names.join(", ")).filter(|names| !names.is_empty()),
        publisher: value(&["JF", "T2", "JO", "PB"]),
        published_on: value(&["DA", "Y1", "PY"]).filter(|day| day.len() > "2019/".len()),
        url: value(&["UR", "L1"]),
        language: value(&["LA"]),
        decoding,
        ..Fields::of_paragraphs(value(&["TI", "T1"]), &[summary])
    };
    Ok(fields.remarked(NoticeCode::TextInPart, "RIS has no full texts; the summary was read"))
}

/// `Lee, Ann` as `Ann Lee`.
fn forwards(name: &str) -> String {
    match name.split_once(',') {
        Some((family, given)) if !given.trim().is_empty() => format!("{} {family}", given.trim()),
        _ => name.trim_end_matches(',').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    const TEXT: &str = "Dam breaks\n\nA dam broke.\n\nMr Hale said: \"Title: none.\"\n";

    fn document(id: u32) -> String {
        format!(
            "Dam breaks\n\nAuthor: Lee, Ann\n\nAbstract: A dam.\n\nFull text: A dam broke.\n\nMr Hale said: \"Title: none.\"\n\nSubject: Dams;\n\nTitle: Dam breaks\n\n\
             Publication title: The Courier; London\n\nPublication date: Mar 2, 2019\n\nLanguage of publication: English\n\nProQuest document ID: {id}\n\n\
             Document URL: https://x.example/{id}\n\n"
        )
    }

    #[test]
    fn fields_of_a_text_are_read_and_its_own_colons_stay() {
        let rule = format!("{}\n\n", "_".repeat(60));
        let text = format!(
            "{rule}{}{rule}{}{rule}Contact us at: x\n\nDatabase copyright (c) X\n",
            document(1),
            document(2).replace("Full text: A dam broke.", "Full text: Not available")
        );
        let found = read(&Line::of_text(&text));
        assert_eq!(found.articles.len(), 2);
        let first = found.articles[0].clone().unwrap();
        assert_eq!(first.text.as_deref(), Some(TEXT));
        let fields =
            [first.id, first.author, first.publisher, first.published_on, first.url].map(Option::unwrap_or_default);
        assert_eq!(fields, ["1", "Lee, Ann", "The Courier", "Mar 2, 2019", "https://x.example/1"]);
        assert!(found.articles[1].as_ref().unwrap_err().contains("full text"));
    }

    #[test]
    fn records_in_xml_are_read_and_advertisements_rejected() {
        let read = |xml: &str| {
            let mut articles =
                crate::article::xml::open(Path::new("n.xml"), Box::new(Cursor::new(xml.as_bytes().to_vec()))).unwrap();
            articles.next().unwrap().read().map_err(|rejected| rejected.reason)
        };
        let old = "<Record><RecordID>7</RecordID><RecordTitle>Dam breaks</RecordTitle><Publication><Title>The Courier</Title></Publication><NumericPubDate>19850102</NumericPubDate>\
                   <ObjectType>Article</ObjectType><Contributor><LastName>Lee</LastName><FirstName>Ann</FirstName></Contributor><LanguageCode>ENG</LanguageCode><FullText>A dam broke.</FullText></Record>";
        let a = read(old).unwrap();
        assert_eq!(
            (a.id.as_str(), a.text.as_str(), a.author.as_deref()),
            ("7", "Dam breaks\n\nA dam broke.\n", Some("Ann Lee"))
        );
        assert_eq!(
            (a.publisher.as_deref(), a.published_on.unwrap().to_string().as_str()),
            (Some("The Courier"), "1985-01-02")
        );
        assert!(read(&old.replace(">Article<", ">Advertisement<")).unwrap_err().contains("Advertisement"));
        let new = "<RECORD><Record><Obj><GOID>8</GOID><TitleAtt><Title>Dam breaks</Title></TitleAtt><NumericDate>2015-01-22</NumericDate></Obj>\
                   <PubFrosting><Title>The Courier</Title></PubFrosting><TextInfo><Text>&lt;p&gt;A dam broke.&lt;/p&gt;</Text></TextInfo></Record></RECORD>";
        let a = read(new).unwrap();
        assert_eq!(
            (a.id.as_str(), a.text.as_str(), a.publisher.as_deref()),
            ("8", "Dam breaks\n\nA dam broke.\n", Some("The Courier"))
        );
    }

    #[test]
    fn ris_has_a_summary_at_most() {
        let file = "TY  - NEWS\r\nT1  - Dam breaks\r\nA1  - Lee, Ann\r\nY1  - 2019/03/02/\r\nN2  - A dam broke.\r\nJF  - The Courier\r\nUR  - https://x.example/1\r\nER  - \r\n\r\nTY  - NEWS\r\nTI  - Other\r\nER  - \r\n";
        let found: Vec<_> = ris(Path::new("n.ris"), Box::new(Cursor::new(file.as_bytes().to_vec())))
            .map(|a| a.read().map_err(|r| r.to_string()))
            .collect();
        let first = found[0].as_ref().unwrap();
        assert_eq!(
            (first.id.as_str(), first.author.as_deref(), first.remarks.len()),
            ("https://x.example/1", Some("Ann Lee"), 1)
        );
        assert_eq!(first.published_on.unwrap().to_string(), "2019-03-02");
        assert!(
            found[1].as_ref().unwrap_err().starts_with("n.ris, line 2: expected a record with a text"),
            "{found:?}"
        );
        assert_eq!(found.len(), 2);
    }
}
