//! The two corpora of Reuters: Reuters-21578, which is SGML without a root, and RCV1, with an XML document per article.

use super::records::reject;
use super::source::Bytes;
use super::xml::Element;
use super::{Fields, Unread};
use encoding_rs::WINDOWS_1252;
use quick_xml::escape::resolve_html5_entity;
use std::io::{BufRead, Read};
use std::path::Path;
use std::sync::Arc;

/// How a story of Reuters-21578 begins and ends.
const BEGIN: &str = "<REUTERS";
const END: &str = "</REUTERS>";
/// The longest story, in bytes.
const LONGEST: u64 = 20 << 20;

/// The stories of a file of Reuters-21578.
pub struct Stories {
    path: Arc<Path>,
    bytes: Bytes,
    record: u64,
    ended: bool,
}

impl Stories {
    /// Reads stories from these bytes.
    pub fn new(path: &Path, bytes: Bytes) -> Self {
        Self { path: path.into(), bytes, record: 0, ended: false }
    }

    /// The bytes of the next story; none at the end of the file.
    fn story(&mut self) -> Result<Option<Vec<u8>>, String> {
        let mut story = Vec::new();
        loop {
            let start = story.len();
            let read = (&mut self.bytes).take(LONGEST).read_until(b'\n', &mut story).map_err(|e| e.to_string())?;
            let within = story.starts_with(BEGIN.as_bytes());
            match &story[start..] {
                [] if within => {
                    return Err(format!("expected the end of a story ({END}), found the end of the file (cut short?)"));
                }
                [] => return Ok(None),
                line if within && memchr::memmem::find(line, END.as_bytes()).is_some() => return Ok(Some(story)),
                _ if !within => story.clear(),
                _ => {}
            }
            if story.len() as u64 + read as u64 > LONGEST {
                return Err(format!("expected a story of at most {} MB, found a longer one", LONGEST >> 20));
            }
        }
    }
}

impl Iterator for Stories {
    type Item = Unread;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        self.record += 1;
        let (path, record) = (self.path.clone(), self.record);
        match self.story() {
            Ok(Some(story)) => Some(Unread::new(story.len(), move || {
                let fields = of_story(&story).map_err(|reason| reject(&path, record, reason))?;
                fields.article(&path, Some(record))
            })),
            Ok(None) => {
                self.ended = true;
                (record == 1)
                    .then(|| reject(&path, record, format!("expected stories ({BEGIN} ...), found none")).into())
            }
            Err(reason) => {
                self.ended = true;
                Some(reject(&path, record, reason).into())
            }
        }
    }
}

/// The article of a story of Reuters-21578.
fn of_story(story: &[u8]) -> Result<Fields, String> {
    let story =
        std::str::from_utf8(story).map_or_else(|_| WINDOWS_1252.decode_without_bom_handling(story).0, Into::into);
    let head = &story[..story.find('>').unwrap_or(story.len())];
    let text = between(&story, "TEXT").ok_or("expected a story with a TEXT, found none")?;
    let line = |name| between(text, name).map(|part| joined(&resolved(part))).filter(|line| !line.is_empty());
    let kind = story[story.find("<TEXT").unwrap_or_default()..].split('>').next().unwrap_or_default();
    // A story without marked parts is all in TEXT.
    let body = match between(text, "BODY") {
        Some(body) => body,
        None if kind.contains("UNPROC") => text,
        None => return Err("expected a story with a BODY, found only a headline".to_owned()),
    };
    let mut paragraphs = unwrapped(&resolved(body));
    if let (Some(dateline), Some(first)) = (line("DATELINE"), paragraphs.first_mut()) {
        *first = format!("{dateline} {first}");
    }
    Ok(Fields {
        id: head.split("NEWID=\"").nth(1).and_then(|id| id.split('"').next()).map(str::to_owned),
        author: line("AUTHOR").map(|author| author.trim_end_matches(", Reuters").to_owned()),
        publisher: Some("Reuters".to_owned()),
        published_on: between(&story, "DATE").map(|date| joined(&resolved(date))),
        language: Some("en".to_owned()),
        ..Fields::of_paragraphs(line("TITLE"), &paragraphs)
    })
}

/// The content of the first element with a name.
fn between<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let start = text.find(&format!("<{name}>")).or_else(|| text.find(&format!("<{name} ")))?;
    let rest = &text[start..];
    let rest = &rest[rest.find('>')? + 1..];
    Some(&rest[..rest.find(&format!("</{name}>"))?])
}

/// Character references resolved; those of control characters are removed, and a lone ampersand stays.
fn resolved(text: &str) -> String {
    let mut parts = text.split('&');
    let mut resolved = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name = part.split_once(';').filter(|(name, _)| name.len() <= 8 && !name.contains(' '));
        match name.map(|(name, rest)| (character(name), rest)) {
            Some((Some(character), rest)) => resolved.extend([&*character, rest]),
            _ => resolved.extend(["&", part]),
        }
    }
    resolved.retain(|c| !c.is_control() || c == '\n');
    resolved
}

fn character(name: &str) -> Option<String> {
    match name.strip_prefix('#') {
        Some(number) => number.parse().ok().and_then(char::from_u32).map(String::from),
        None => resolve_html5_entity(name).map(str::to_owned),
    }
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Paragraphs from lines of 70 characters: each paragraph begins with blanks. The end mark of the wire is removed.
fn unwrapped(body: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    for line in body.lines().filter(|line| !line.trim().is_empty()) {
        match paragraphs.last_mut() {
            Some(paragraph) if !line.starts_with("   ") => paragraph.extend([" ", line.trim()]),
            _ => paragraphs.push(line.trim().to_owned()),
        }
    }
    let is_mark = |line: &str| line.eq_ignore_ascii_case("reuter") || line.eq_ignore_ascii_case("reuters");
    if let Some(last) = paragraphs.last_mut() {
        let end = last.rfind(' ').map_or(0, |at| at + 1);
        if is_mark(&last[end..]) {
            last.truncate(end);
        }
    }
    paragraphs
}

/// The article of a document of RCV1.
pub fn fields(item: &Element, _: &[Element]) -> Result<Fields, String> {
    let text = item.at("text").ok_or("expected a newsitem with a text, found none")?;
    let mut paragraphs = text.paragraphs(&[]);
    // The place only: the day after it is that of publication.
    let place = item
        .line_at("dateline")
        .map(|line| line.trim_end_matches(|c: char| c.is_ascii_digit() || " -".contains(c)).to_owned());
    if let (Some(place), Some(first)) = (place.filter(|place| !place.is_empty()), paragraphs.first_mut()) {
        *first = format!("{place} - {first}");
    }
    let value = |name: &str| {
        let elements = item.at("metadata").into_iter().flat_map(Element::elements);
        elements
            .filter(|dc| dc.attribute("element") == Some(name))
            .find_map(|dc| dc.attribute("value"))
            .map(str::to_owned)
    };
    Ok(Fields {
        id: item.attribute("itemid").map(str::to_owned),
        author: item.line_at("byline"),
        publisher: value("dc.publisher").or(Some("Reuters".to_owned())),
        published_on: item.attribute("date").map(str::to_owned).or_else(|| value("dc.date.published")),
        language: item.attribute("xml:lang").map(str::to_owned),
        ..Fields::of_paragraphs(item.line_at("headline").or_else(|| item.line_at("title")), &paragraphs)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use std::io::Cursor;

    fn read(sgml: &[u8]) -> Vec<Result<Article, String>> {
        let stories = Stories::new(Path::new("n.sgm"), Box::new(Cursor::new(sgml.to_vec())));
        stories.map(|story| story.read().map_err(|rejected| rejected.to_string())).collect()
    }

    fn story(id: u32, text: &str) -> String {
        format!(
            "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\" OLDID=\"9\" NEWID=\"{id}\">\n<DATE> 2-MAR-1987 15:01:01.79</DATE>\n\
             <TOPICS><D>dam</D></TOPICS>\n<UNKNOWN> \n&#5;&#5;C T\n</UNKNOWN>\n{text}\n</REUTERS>\n"
        )
    }

    #[test]
    fn stories_are_unwrapped_and_cut_at_their_mark() {
        let text = "<TEXT>&#2;\n<AUTHOR>    By Ann Lee, Reuters</AUTHOR>\n<TITLE>LEE & CO &lt;LEE> DAM BREAKS</TITLE>\n<DATELINE>    MILTON, March 2 - </DATELINE><BODY>A dam\n\
                    broke on Friday.\n    It was old.\n Reuter\n&#3;</BODY></TEXT>";
        let a = read(story(7, text).as_bytes()).remove(0).unwrap();
        assert_eq!(a.text, "LEE & CO <LEE> DAM BREAKS\n\nMILTON, March 2 - A dam broke on Friday.\n\nIt was old.\n");
        assert_eq!(
            (a.id.as_str(), a.author.as_deref(), a.published_on.unwrap().to_string().as_str()),
            ("7", Some("Ann Lee"), "1987-03-02")
        );
    }

    #[test]
    fn what_has_no_body_or_no_end_is_rejected_and_the_others_are_read() {
        let whole = "<TEXT>&#2;\n<TITLE>T</TITLE><BODY>caf\u{e9} open.\n REUTER\n&#3;</BODY></TEXT>";
        let file = story(1, "<TEXT TYPE=\"BRIEF\">&#2;\n<TITLE>DAM BREAKS</TITLE>Blah blah blah.\n&#3;\n</TEXT>")
            + &story(2, whole)
            + &story(3, "<TEXT TYPE=\"UNPROC\">&#2;\nDAM BREAKS\n    A dam broke.\n&#3;\n</TEXT>")
            + "<REUTERS NEWID=\"4\">\n<TEXT>";
        let latin: Vec<u8> = file.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let found = read(&latin);
        assert_eq!(found[0], Err("n.sgm, line 1: expected a story with a BODY, found only a headline".to_owned()));
        assert_eq!(found[1].as_ref().unwrap().text, "T\n\ncafé open.\n");
        assert_eq!(found[2].as_ref().unwrap().text, "DAM BREAKS\n\nA dam broke.\n");
        assert!(found[3].as_ref().unwrap_err().contains("cut short"), "{found:?}");
    }

    #[test]
    fn documents_of_rcv1_are_read() {
        let xml = b"<?xml version=\"1.0\" encoding=\"iso-8859-1\" ?><newsitem itemid=\"2286\" id=\"root\" date=\"1996-08-20\" xml:lang=\"en\">\
            <title>USA: Dam breaks.</title><headline>Dam breaks.</headline><dateline>MILTON 1996-08-20</dateline><text><p>A caf\xE9 was lost.</p>\n\
            <p>It was old.</p></text><copyright>(c) X</copyright><metadata><dc element=\"dc.publisher\" value=\"Courier Wire\"/></metadata></newsitem>";
        let mut articles = super::super::xml::open(Path::new("n.xml"), Box::new(Cursor::new(xml.to_vec()))).unwrap();
        let a = articles.next().unwrap().read().unwrap();
        assert_eq!(a.text, "Dam breaks.\n\nMILTON - A café was lost.\n\nIt was old.\n");
        assert_eq!(
            (a.id.as_str(), a.publisher.as_deref(), a.published_on.unwrap().to_string().as_str()),
            ("2286", Some("Courier Wire"), "1996-08-20")
        );
    }
}
