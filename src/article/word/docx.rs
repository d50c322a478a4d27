//! DOCX: the paragraphs of `word/document.xml`, in the order of the file.

use crate::article::lines::Line;
use crate::article::source::{self, Limited};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Cursor};
use zip::ZipArchive;

/// The maximum size of an unpacked document, in bytes; its ratio to the packed size is limited too.
const LARGEST: usize = 256 << 20;
const LARGEST_RATIO: u64 = 200;
const SWELLS: &str = "expected it to unpack to at most 200 times its size, found more";

/// The paragraphs of a document.
pub fn lines(bytes: &[u8]) -> Result<Vec<Line>, String> {
    let broken = |error: &dyn std::fmt::Display| format!("expected a DOCX document, found a broken one ({error})");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let links = match part(&mut archive, "word/_rels/document.xml.rels") {
        Ok(part) => targets(&part),
        Err(_) => HashMap::new(),
    };
    let document = part(&mut archive, "word/document.xml")?;
    let mut paragraphs = Paragraphs { links, ..Paragraphs::default() };
    let mut reader = Reader::from_reader(BufReader::new(&document[..]));
    reader.config_mut().expand_empty_elements = true;
    paragraphs.read(&mut reader).map_err(|error| broken(&error))?;
    Ok(paragraphs.lines)
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, String> {
    let file =
        archive.by_name(name).map_err(|_| format!("expected a DOCX document, found none ({name} is not in it)"))?;
    let left = file.compressed_size().saturating_mul(LARGEST_RATIO);
    source::all(Limited { bytes: file, left, reason: SWELLS }, LARGEST)
}

/// The targets of links, by their ids.
fn targets(relations: &[u8]) -> HashMap<String, String> {
    let mut targets = HashMap::new();
    let mut reader = Reader::from_reader(relations);
    let mut buffer = Vec::new();
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match event {
            Event::Empty(element) | Event::Start(element) => {
                if let (Some(id), Some(target)) = (attribute(&element, "Id"), attribute(&element, "Target")) {
                    targets.insert(id, target);
                }
            }
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    targets
}

/// The value of an attribute, whatever its prefix.
fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found =
        attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// Elements that are skipped: deletions, field codes, alternatives to drawings, text boxes.
const PASSED_OVER: [&str; 7] = ["del", "moveFrom", "instrText", "delText", "Fallback", "txbxContent", "sectPr"];

#[derive(Default)]
struct Paragraphs {
    lines: Vec<Line>,
    links: HashMap<String, String>,
    /// The current paragraph.
    line: Line,
    /// True in the text of a run.
    in_text: bool,
    /// True in the properties of a run, and whether they say bold.
    in_run: bool,
    bold: bool,
    /// The paragraph has a letter that is not bold.
    plain: bool,
}

impl Paragraphs {
    fn read(&mut self, reader: &mut Reader<impl BufRead>) -> Result<(), quick_xml::Error> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer)? {
                Event::Start(start) => {
                    if PASSED_OVER.contains(&start.local_name().as_ref()) {
                        let end = start.to_end().into_owned();
                        reader.read_to_end_into(end.name(), &mut Vec::new())?;
                    } else {
                        self.begin(&start);
                    }
                }
                Event::End(end) => self.end(end.local_name().as_ref()),
                Event::Text(text) => self.text(&text.xml10_content()),
                Event::CData(text) => self.text(&text.xml10_content()),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(character)) => self.text(character.encode_utf8(&mut [0; 4])),
                    _ => self.text(
                        quick_xml::escape::resolve_predefined_entity(&reference.xml10_content()).unwrap_or_default(),
                    ),
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn begin(&mut self, start: &BytesStart) {
        match start.local_name().as_ref() {
            "p" => self.end_line(),
            "t" => self.in_text = true,
            "r" => (self.in_run, self.bold) = (true, false),
            "b" if self.in_run => {
                self.bold = !matches!(attribute(start, "val").as_deref(), Some("0" | "false" | "off"))
            }
            "pStyle" => {
                let style = attribute(start, "val").unwrap_or_default();
                self.line.heading = matches!(style.replace(' ', "").as_str(), "Title" | "Heading1" | "heading1");
            }
            "tab" | "ptab" if self.in_run => self.line.text.push('\t'),
            "br" | "cr" => self.line.text.push('\n'),
            "noBreakHyphen" => self.line.text.push('-'),
            "hyperlink" => {
                let target = attribute(start, "id").and_then(|id| self.links.get(&id).cloned());
                self.line.link = self.line.link.take().or(target);
            }
            "bookmarkStart" => self.line.bookmark = self.line.bookmark.take().or_else(|| attribute(start, "name")),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_line(),
            "t" => self.in_text = false,
            "r" => (self.in_run, self.bold) = (false, false),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text {
            self.plain |= !self.bold && !text.trim().is_empty();
            self.line.text.push_str(text);
        }
    }

    /// A paragraph within another one, as in a text box, ends the outer one too.
    fn end_line(&mut self) {
        let plain = std::mem::take(&mut self.plain);
        let line = std::mem::take(&mut self.line);
        if line != Line::default() {
            let bold = !plain && !line.trimmed().is_empty();
            self.lines.push(Line { bold: Some(bold), ..line });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn docx(body: &str) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let parts = [
            ("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>")),
            (
                "word/_rels/document.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Target=\"https://a.example/?x=1&amp;y=2\"/></Relationships>"
                    .to_owned(),
            ),
        ];
        for (name, content) in parts {
            writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(content.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn texts(body: &str) -> Vec<String> {
        lines(&docx(body)).unwrap().into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn paragraphs_are_what_a_reader_sees() {
        let body = "<w:p><w:r><w:t xml:space=\"preserve\">A </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>dam</w:t></w:r><w:r><w:t> of AT&amp;T&#8217;s</w:t></w:r></w:p>\
                    <w:p><w:ins><w:r><w:t>In</w:t></w:r></w:ins><w:del><w:r><w:delText>Out</w:delText></w:r></w:del><w:r><w:tab/><w:t>tab</w:t><w:br/><w:t>line</w:t><w:ptab/><w:t>end</w:t></w:r></w:p>\
                    <w:p><w:r><w:instrText>HYPERLINK x</w:instrText></w:r><w:sdt><w:sdtContent><w:r><w:t>Kept</w:t></w:r></w:sdtContent></w:sdt></w:p>";
        assert_eq!(texts(body), ["A dam of AT&T’s", "In\ttab\nline\tend", "Kept"]);
    }

    #[test]
    fn what_paragraphs_say_of_themselves_is_kept() {
        let body = "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:bookmarkStart w:name=\"Body_0\"/><w:hyperlink r:id=\"r1\"><w:r><w:rPr><w:b/></w:rPr><w:t>Dam</w:t></w:r></w:hyperlink></w:p>\
                    <w:p><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>Plain</w:t></w:r></w:p>";
        let found = lines(&docx(body)).unwrap();
        let expected = Line {
            text: "Dam".into(),
            bold: Some(true),
            heading: true,
            link: Some("https://a.example/?x=1&y=2".into()),
            bookmark: Some("Body_0".into()),
        };
        assert_eq!((&found[0], found[1].bold), (&expected, Some(false)));
    }

    #[test]
    fn what_is_no_document_is_reported() {
        assert!(lines(b"PK nonsense").unwrap_err().contains("a broken one"));
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("a.txt", zip::write::SimpleFileOptions::default()).unwrap();
        let other = writer.finish().unwrap().into_inner();
        assert!(lines(&other).unwrap_err().contains("word/document.xml is not in it"));
    }
}
