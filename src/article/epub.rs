//! EPUB, as programs that download the day's news make it: each document of its spine is an article, except lists of
//! links.

use super::records::numbered;
use super::source::{self, Bytes, Limited};
use super::unread::Articles;
use super::xml::{self, Element};
use super::{Fields, Rejected, fragment};
use std::io::Cursor;
use std::path::Path;
use zip::ZipArchive;

/// The largest book, and the largest document in it, in bytes.
const LARGEST: usize = 256 << 20;
const LARGEST_DOCUMENT: usize = 20 << 20;
const LARGEST_RATIO: u64 = 200;
const SWELLS: &str = "expected it to unpack to at most 200 times its size, found more";
/// A document with fewer words is a cover or a heading.
const FEWEST_WORDS: usize = 20;

type Book<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// The articles of a book.
pub fn open(path: &Path, bytes: Bytes) -> Result<Articles, Rejected> {
    let articles = source::all(bytes, LARGEST).and_then(|bytes| articles(&bytes));
    articles.map(|articles| numbered(path, articles)).map_err(|reason| Rejected::file(path, reason))
}

fn articles(bytes: &[u8]) -> Result<Vec<Result<Fields, String>>, String> {
    let mut book = ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| format!("expected an EPUB, found a broken one ({error})"))?;
    let container = xml::parse(&part(&mut book, "META-INF/container.xml")?)?;
    let package = container.all("rootfile").first().and_then(|file| file.attribute("full-path")).map(str::to_owned);
    let package = package.ok_or("expected an EPUB that names its package, found none")?;
    let folder = package.rfind('/').map_or("", |at| &package[..=at]).to_owned();
    let package = xml::parse(&part(&mut book, &package)?)?;
    let mut articles = Vec::new();
    for href in spine(&package) {
        match part(&mut book, &format!("{folder}{href}")).and_then(|page| article(&package, &href, &page)) {
            Ok(Some(fields)) => articles.push(Ok(fields)),
            Ok(None) => {}
            Err(reason) => articles.push(Err(reason)),
        }
    }
    if articles.is_empty() {
        return Err("expected an EPUB with articles, found none".to_owned());
    }
    Ok(articles)
}

fn part(book: &mut Book, name: &str) -> Result<Vec<u8>, String> {
    let file = book.by_name(name).map_err(|_| format!("expected {name} in the EPUB, found none"))?;
    let left = file.compressed_size().saturating_mul(LARGEST_RATIO);
    source::all(Limited { bytes: file, left, reason: SWELLS }, LARGEST_DOCUMENT)
}

/// The documents in reading order, without the table of contents.
fn spine(package: &Element) -> Vec<String> {
    let Some(manifest) = package.at("manifest") else { return Vec::new() };
    let item = |id: &str| manifest.named("item").find(|item| item.attribute("id") == Some(id));
    let is_document = |item: &&Element| {
        let contents =
            item.attribute("properties").is_some_and(|properties| properties.split(' ').any(|word| word == "nav"));
        !contents && item.attribute("media-type").is_none_or(|kind| kind.contains("html"))
    };
    let order = package
        .at("spine")
        .into_iter()
        .flat_map(Element::elements)
        .filter_map(|reference| reference.attribute("idref"));
    order.filter_map(|id| item(id).filter(is_document)?.attribute("href").map(str::to_owned)).collect()
}

/// The article of a document; none for a cover, a heading or a list of links.
fn article(package: &Element, href: &str, page: &[u8]) -> Result<Option<Fields>, String> {
    let page = String::from_utf8_lossy(page);
    let paragraphs = fragment::paragraphs(&page)?;
    let words: usize = paragraphs.iter().map(|paragraph| paragraph.split_whitespace().count()).sum();
    let document = dom_query::Document::from(page.as_ref());
    let linked: usize = document.select("a").iter().map(|link| link.text().split_whitespace().count()).sum();
    if words < FEWEST_WORDS || 2 * linked > words {
        return Ok(None);
    }
    let heading = document
        .select("h1, h2")
        .iter()
        .map(|heading| fragment::plain(&heading.inner_html()))
        .find(|line| !line.is_empty());
    let title = heading.clone().or_else(|| Some(document.select("title").text().to_string()));
    let paragraphs: Vec<_> =
        match heading.and_then(|heading| paragraphs.iter().position(|paragraph| *paragraph == heading)) {
            Some(at) => paragraphs[at + 1..].to_vec(),
            None => paragraphs,
        };
    let line = |name: &str| package.line_at(&format!("metadata/{name}"));
    Ok(Some(Fields {
        id: Some(format!("{}#{href}", line("identifier").unwrap_or_default())),
        publisher: line("publisher").or_else(|| line("title")),
        published_on: line("date"),
        language: line("language"),
        ..Fields::of_paragraphs(title, &paragraphs)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn epub(files: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(content.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    const STORY: &str = "The dam above the town broke on Friday after a week of rain, and forty houses were lost; nobody knew why until the council met.";

    #[test]
    fn documents_of_the_spine_are_articles_and_lists_of_links_are_not() {
        let story = format!(
            "<html><head><title>x</title></head><body><h2>Dam breaks</h2><p>{STORY}</p><p>It was old.</p></body></html>"
        );
        let links: String = (0..30).map(|n| format!("<li><a href='{n}'>A story of many words {n}</a></li>")).collect();
        let package = "<package><metadata><dc:identifier>urn:7</dc:identifier><dc:title>The Courier</dc:title><dc:date>2019-03-02T08:00:00Z</dc:date><dc:language>en</dc:language></metadata>\
            <manifest><item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/><item id='l' href='l.html'/><item id='s' href='s.html'/></manifest>\
            <spine><itemref idref='n'/><itemref idref='l'/><itemref idref='s'/></spine></package>";
        let files = [
            ("mimetype", "application/epub+zip"),
            (
                "META-INF/container.xml",
                "<container><rootfiles><rootfile full-path='in/p.opf'/></rootfiles></container>",
            ),
            ("in/p.opf", package),
            ("in/nav.xhtml", &*story),
            ("in/l.html", &*format!("<html><body>{links}</body></html>")),
            ("in/s.html", &*story),
        ];
        let found = articles(&epub(&files)).unwrap();
        let [Ok(article)] = &found[..] else { panic!("{found:?}") };
        assert_eq!(article.text.as_deref(), Some(&*format!("Dam breaks\n\n{STORY}\n\nIt was old.\n")));
        assert_eq!((article.id.as_deref(), article.publisher.as_deref()), (Some("urn:7#s.html"), Some("The Courier")));
        assert!(articles(&epub(&files[..2])).unwrap_err().contains("in/p.opf"));
        assert!(articles(b"PK").unwrap_err().contains("broken"));
    }
}
