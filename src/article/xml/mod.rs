//! XML: the elements of a file that hold articles, read one after the other, so that a file may hold any number of
//! them.

use super::encoding;
use super::source::Bytes;
use super::unread::Articles;
use super::{Fields, Rejected, Unread};
use quick_xml::encoding::DecodingReader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::path::Path;
use std::sync::Arc;

mod element;
mod feed;
mod newsml;
mod nitf;

pub use element::{Element, Node};
pub use feed::plain_paragraphs;

/// The largest element that holds an article, in bytes; the same limit for everything outside such elements.
const LARGEST: usize = 64 << 20;
/// Deeper nested elements are made to break parsers.
const DEEPEST: usize = 500;

/// Finds the articles in XML.
pub fn open(path: &Path, bytes: Bytes) -> Result<Articles, Rejected> {
    let bytes = encoding::stream(bytes).map_err(|error| Rejected::file(path, error))?;
    let mut reader = Reader::from_reader(DecodingReader::new(bytes));
    let config = reader.config_mut();
    (config.allow_dangling_amp, config.expand_empty_elements) = (true, true);
    Ok(Box::new(Elements {
        path: path.into(),
        reader,
        open: Vec::new(),
        within: 0,
        size: 0,
        outside: 0,
        record: 0,
        ended: false,
    }))
}

/// The articles of a file.
struct Elements {
    path: Arc<Path>,
    reader: Reader<DecodingReader<Bytes>>,
    /// The open elements with their content so far, without articles.
    open: Vec<Element>,
    /// How many of them are an article or inside one.
    within: usize,
    /// The size of the current article in bytes.
    size: usize,
    /// The bytes outside articles.
    outside: usize,
    /// Articles found so far.
    record: u64,
    ended: bool,
}

/// Reads an article from its element and those around it.
type Read = fn(&Element, &[Element]) -> Result<Fields, String>;

/// How an element with an article is read, and the kind of the file; none for an element without an article.
fn reader_of(name: &str, root: &str) -> Option<(&'static str, Read)> {
    match (name, root) {
        ("item", "rss" | "RDF" | "channel") | ("entry", "feed" | "entry") => Some(("RSS or Atom", feed::fields)),
        ("nitf", _) => Some(("NITF", nitf::fields)),
        ("newsItem" | "packageItem", _) => Some(("NewsML-G2", newsml::fields)),
        ("NewsItem", _) => Some(("NewsML 1.2", newsml::fields_of_1)),
        ("newsitem", _) => Some(("RCV1", super::reuters::fields)),
        ("Record", _) => Some(("ProQuest", super::databases::proquest_record)),
        ("article", "PPSResponse") => Some(("Factiva", super::databases::factiva_article)),
        _ => None,
    }
}

impl Elements {
    /// The next article; none at the end of the file.
    fn advance(&mut self) -> Result<Option<Unread>, String> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let at = self.reader.buffer_position();
            let event =
                self.reader.read_event_into(&mut buffer).map_err(|error| format!("expected XML, found {error}"))?;
            match event {
                Event::Start(start) => self.begin(element_of(&start))?,
                Event::End(_) => {
                    if let Some(article) = self.end() {
                        return Ok(Some(article));
                    }
                }
                Event::Text(text) => self.text(&text.xml10_content()),
                Event::CData(text) => self.text(&text.xml10_content()),
                Event::GeneralRef(reference) => self.text(&resolved(&reference)),
                Event::Decl(declaration) => {
                    let encoding = declaration.encoder().filter(|encoding| encoding.is_ascii_compatible());
                    encoding.into_iter().for_each(|encoding| self.reader.get_mut().set_encoding(encoding));
                }
                Event::Eof => return self.end_of_file().map(|()| None),
                Event::Empty(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) => {}
            }
            let size = if self.within > 0 { &mut self.size } else { &mut self.outside };
            *size += usize::try_from(self.reader.buffer_position() - at).unwrap_or(usize::MAX);
            if *size > LARGEST {
                return Err(format!("expected articles of at most {} MB, found a longer one", LARGEST >> 20));
            }
        }
    }

    fn begin(&mut self, element: Element) -> Result<(), String> {
        let root = self.open.first().map_or(element.local(), Element::local);
        if self.within > 0 || reader_of(element.local(), root).is_some() {
            self.within += 1;
        }
        self.open.push(element);
        if self.open.len() > DEEPEST {
            return Err(format!("expected elements that are nested at most {DEEPEST} deep, found deeper ones"));
        }
        Ok(())
    }

    /// Closes an element; returns the article that it was.
    fn end(&mut self) -> Option<Unread> {
        let element = self.open.pop()?;
        if self.within == 1 {
            self.within = 0;
            self.record += 1;
            return Some(self.found(element));
        }
        self.within = self.within.saturating_sub(1);
        if let Some(outer) = self.open.last_mut() {
            outer.children.push(Node::Element(element));
        }
        None
    }

    fn found(&mut self, element: Element) -> Unread {
        let size = std::mem::take(&mut self.size);
        let root = self.open.first().map_or(element.local(), Element::local);
        let (kind, read) = reader_of(element.local(), root).expect("an article was begun");
        let (path, record, outer) = (self.path.clone(), self.record, self.open.clone());
        let version = newsml::version(&element);
        let mut unread = Unread::new(size, move || {
            let reject = |reason| Rejected { record: Some(record), ..Rejected::file(&path, reason) };
            read(&element, &outer).map_err(reject)?.article(&path, Some(record))
        });
        unread.version = version;
        unread.of_kind(kind)
    }

    fn text(&mut self, text: &str) {
        if let Some(element) = self.open.last_mut() {
            element.push_text(text);
        }
    }

    fn end_of_file(&mut self) -> Result<(), String> {
        match self.open.last() {
            Some(open) => Err(format!("expected the end of <{}>, found the end of the file (cut short?)", open.name)),
            None if self.record == 0 => Err(NO_ARTICLES.to_owned()),
            None => Ok(()),
        }
    }
}

/// True for the root of XML that may hold articles.
pub fn is_known_root(name: &str) -> bool {
    const ROOTS: [&str; 13] = [
        "rss",
        "RDF",
        "feed",
        "nitf",
        "newsItem",
        "newsMessage",
        "packageItem",
        "NewsML",
        "newsitem",
        "Record",
        "RECORD",
        "Records",
        "PPSResponse",
    ];
    ROOTS.contains(&name)
}

const NO_ARTICLES: &str =
    "expected XML with articles (RSS, Atom, NITF, NewsML, Reuters, ProQuest, Factiva), found none";

impl Iterator for Elements {
    type Item = Unread;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.advance() {
            Ok(Some(article)) => Some(article),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(reason) => {
                self.ended = true;
                let record = (self.record > 0).then_some(self.record + 1);
                Some(Rejected { record, ..Rejected::file(&self.path, reason) }.into())
            }
        }
    }
}

fn element_of(start: &BytesStart) -> Element {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten().map(|attribute| {
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_or_else(|_| attribute.value.to_string(), |value| value.into_owned());
        (attribute.key.as_ref().to_owned(), value)
    });
    Element { attributes: attributes.collect(), ..Element::new(start.name().as_ref()) }
}

/// The character of `&#8220;`, `&amp;` or `&nbsp;`; an invalid reference stays as written.
fn resolved(reference: &BytesRef) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => character.to_string(),
        // A control character, which is not allowed in XML.
        Err(_) => String::new(),
        Ok(None) => {
            let name = reference.xml10_content();
            resolve_html5_entity(&name).map_or_else(|| format!("&{name};"), str::to_owned)
        }
    }
}

/// True for a document type that declares entities or elements itself, in brackets.
fn declares(doctype: &[u8]) -> bool {
    let end = memchr::memchr(b'>', doctype).unwrap_or(doctype.len());
    memchr::memchr(b'[', &doctype[..end]).is_some()
}

/// A whole document as its root element.
pub fn parse(bytes: &[u8]) -> Result<Element, String> {
    let mut reader = Reader::from_reader(DecodingReader::new(bytes));
    reader.config_mut().expand_empty_elements = true;
    let (mut open, mut buffer) = (Vec::<Element>::new(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| format!("expected XML, found {error}"))? {
            Event::Start(start) if open.len() < DEEPEST => open.push(element_of(&start)),
            Event::Start(_) => return Err(format!("expected elements that are nested at most {DEEPEST} deep")),
            Event::End(_) => match (open.pop(), open.last_mut()) {
                (Some(element), Some(outer)) => outer.children.push(Node::Element(element)),
                (Some(root), None) => return Ok(root),
                (None, _) => {}
            },
            Event::Text(text) => {
                open.iter_mut().last().into_iter().for_each(|element| element.push_text(&text.xml10_content()))
            }
            Event::GeneralRef(reference) => {
                open.iter_mut().last().into_iter().for_each(|element| element.push_text(&resolved(&reference)))
            }
            Event::Eof => return Err("expected an XML document, found the end of the file".to_owned()),
            _ => {}
        }
    }
}

/// The name of the root element that bytes begin with, where they are XML.
pub fn root(head: &[u8]) -> Option<String> {
    let mut rest = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    loop {
        let end: &[u8] = match rest {
            [b'<', b'?', ..] => b"?>",
            [b'<', b'!', b'-', b'-', ..] => b"-->",
            // The declarations of a document type are in brackets.
            [b'<', b'!', ..] if declares(rest) => b"]>",
            [b'<', b'!', ..] => b">",
            [b'<', name @ ..] => {
                let ends = |byte: &u8| byte.is_ascii_whitespace() || b"/>".contains(byte);
                let name = &name[..name.iter().position(ends)?];
                let letter = name.first().is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_');
                return letter.then(|| String::from_utf8_lossy(name).into_owned());
            }
            _ => return None,
        };
        rest = rest[memchr::memmem::find(rest, end)? + end.len()..].trim_ascii_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[track_caller]
    fn check(xml: &[u8], expected: &[Result<&str, &str>]) {
        let articles = open(Path::new("n.xml"), Box::new(Cursor::new(xml.to_vec()))).unwrap();
        let found: Vec<_> =
            articles.map(|a| a.read().map(|a| format!("{}|{}", a.id, a.text)).map_err(|r| r.to_string())).collect();
        let found: Vec<_> = found.iter().map(|r| r.as_deref().map_err(String::as_str)).collect();
        assert_eq!(found, expected, "{}", String::from_utf8_lossy(xml));
    }

    #[test]
    fn articles_are_read_one_after_the_other_and_what_is_broken_is_reported() {
        let item = |n: u32| {
            format!(
                "<item><guid>{n}</guid><title>A &amp; B</title><description>Words &amp;amp; {n}</description></item>"
            )
        };
        let whole = format!("<rss><channel>{}{}</channel></rss>", item(1), item(2));
        check(whole.as_bytes(), &[Ok("1|A & B\n\nWords & 1\n"), Ok("2|A & B\n\nWords & 2\n")]);
        let cut = "n.xml, line 2: expected the end of <description>, found the end of the file (cut short?)";
        check(&whole.as_bytes()[..whole.len() - 37], &[Ok("1|A & B\n\nWords & 1\n"), Err(cut)]);
        check(b"<project><a/></project>", &[Err(&format!("n.xml: {NO_ARTICLES}"))]);
        let deep = "<a>".repeat(DEEPEST + 1);
        let reason = format!("n.xml: expected elements that are nested at most {DEEPEST} deep, found deeper ones");
        check(deep.as_bytes(), &[Err(&reason)]);
    }

    #[test]
    fn the_encoding_is_the_one_declared() {
        let xml = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><item><guid>1</guid><description>caf\xE9</description></item></channel></rss>";
        check(xml, &[Ok("1|café\n")]);
    }

    #[test]
    fn the_root_is_found_after_what_is_before_it() {
        for (xml, expected) in [
            (
                "<?xml version=\"1.0\"?>\n<!-- <a> -->\n<!DOCTYPE nitf SYSTEM \"n.dtd\" [<!ENTITY x \"y\">]>\n<nitf>",
                Some("nitf"),
            ),
            ("\u{feff}<rdf:RDF xmlns=\"x\">", Some("rdf:RDF")),
            ("<!DOCTYPE html><html>", Some("html")),
            ("no markup", None),
            ("<", None),
            ("<3 of them", None),
        ] {
            assert_eq!(root(xml.as_bytes()).as_deref(), expected, "{xml}");
        }
    }
}
