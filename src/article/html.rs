//! A web page is one article: its main text by the readability heuristics, what is known of it by the page's own metadata
//! (JSON-LD, Open Graph, meta elements). Its text is made here, not found in the file, so it is kept beside the tables.

use super::about::About;
use super::{Article, Decoding, encoding};
use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};
use encoding_rs::Encoding;
use std::collections::HashMap;

/// The longest page, in bytes.
pub const LONGEST_PAGE: usize = 20 << 20;

/// Deeper nested pages are made to break readers.
const DEEPEST: usize = 2_000;

/// A page that does not say that it is an article has so many words, or it is none.
const FEWEST_WORDS: usize = 20;

/// Reads a page: its main text under its headline.
pub fn article(id: String, page: &[u8], charset: Option<&str>, url: Option<&str>) -> Result<Article, String> {
    if depth(page) > DEEPEST {
        return Err(format!("expected a page whose elements are nested at most {DEEPEST} deep, found a deeper one"));
    }
    let (page, decoding) = decode(page, charset)?;
    let decoding = decoding.filter(|decoding| decoding.guessed);
    let page = Document::from(page);
    let about = About::of(&page);
    remove_boxes(&page);
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let absolute = url.filter(|url| url.starts_with("http"));
    let parsed = Readability::with_document(page, absolute, Some(config)).and_then(|mut page| page.parse());
    let parsed = parsed.map_err(|e| format!("expected a page with an article, found none ({e})"))?;
    if !about.is_article && is_list_of_links(&parsed.content) {
        return Err("expected a page with an article, found a list of links".to_owned());
    }
    if !about.is_article && parsed.text_content.split_whitespace().take(FEWEST_WORDS).count() < FEWEST_WORDS {
        return Err("expected a page with an article, found a few words".to_owned());
    }
    let title = about.title.or_else(|| filled(Some(parsed.title)));
    let body = parsed.text_content.trim();
    let text = match &title {
        Some(title) if !body.starts_with(title.as_str()) => format!("{title}\n\n{body}\n"),
        _ => format!("{body}\n"),
    };
    Ok(Article {
        title,
        author: about.author.or_else(|| filled(parsed.byline).map(|line| without_by(&line).to_owned())),
        publisher: about.publisher.or_else(|| filled(parsed.site_name)),
        published_on: about.published_on,
        url: about.url.or_else(|| url.map(str::to_owned)),
        language: about.language,
        derived: true,
        decoding,
        id,
        text,
        ..Article::default()
    })
}

/// Removes boxes that ask readers to subscribe, to sign up or to accept cookies: short elements that are named so. A long
/// one is the article for subscribers.
fn remove_boxes(page: &Document) {
    const LONGEST_BOX: usize = 400;
    const NAMES: [&str; 6] = ["subscribe", "subscription", "newsletter", "signup", "sign-up", "cookie"];
    for name in NAMES {
        let named =
            page.select(&format!("div[class*={name}], section[class*={name}], aside[class*={name}], [id*={name}]"));
        named.iter().filter(|element| element.text().len() < LONGEST_BOX).for_each(|element| element.remove());
    }
}

/// A byline without the word that introduces it.
fn without_by(line: &str) -> &str {
    line.get(..3).filter(|by| by.eq_ignore_ascii_case("by ")).map_or(line, |by| line[by.len()..].trim_start())
}

/// True for what is left of a front page or a list of results: more words in links than beside them.
fn is_list_of_links(content: &str) -> bool {
    let content = Document::from(content);
    let links: usize = content.select("a").iter().map(|link| link.text().len()).sum();
    2 * links > content.text().len()
}

fn filled(field: Option<String>) -> Option<String> {
    field.map(|f| f.trim().to_owned()).filter(|f| !f.is_empty())
}

/// How deep elements are nested at most. An end tag closes only what was opened under its name, so a page cannot hide its
/// depth behind end tags of its own invention.
fn depth(page: &[u8]) -> usize {
    let mut open: HashMap<Vec<u8>, usize> = HashMap::new();
    let (mut depth, mut deepest) = (0usize, 0);
    for at in memchr::memchr_iter(b'<', page) {
        let rest = &page[at + 1..];
        let (closing, tag) = rest.strip_prefix(b"/").map_or((false, rest), |tag| (true, tag));
        if !tag.first().is_some_and(u8::is_ascii_alphabetic) || is_void(tag) {
            continue;
        }
        let of_its_name = open.entry(name(tag).to_ascii_lowercase()).or_default();
        if !closing {
            *of_its_name += 1;
            depth += 1;
        } else if *of_its_name > 0 {
            *of_its_name -= 1;
            depth -= 1;
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The name of a tag; of a very long one its beginning.
fn name(tag: &[u8]) -> &[u8] {
    const LONGEST: usize = 32;
    let tag = &tag[..tag.len().min(LONGEST)];
    tag.split(|b| !b.is_ascii_alphanumeric()).next().unwrap_or(tag)
}

/// True for elements that are never closed, or that may be left open.
fn is_void(tag: &[u8]) -> bool {
    const VOID: [&str; 20] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "source",
        "td", "th", "tr", "track", "wbr", "path",
    ];
    VOID.iter().any(|void| name(tag).eq_ignore_ascii_case(void.as_bytes()))
}

/// The page's characters: by its byte-order mark, the charset that was declared with it, the one that it declares itself, or
/// as those of a text that says nothing. Bytes that a declared charset does not have are passed over, as browsers do.
fn decode(page: &[u8], charset: Option<&str>) -> Result<(String, Option<Decoding>), String> {
    let declared = charset.map(str::to_owned).or_else(|| meta_charset(page));
    match declared.as_deref().and_then(|name| Encoding::for_label(name.as_bytes())) {
        Some(encoding) => Ok((encoding.decode(page).0.into_owned(), None)),
        None => encoding::decode(page.to_vec(), None),
    }
}

/// The charset of `<meta charset="...">` or `<meta ... content="text/html; charset=...">` in the page's first bytes.
fn meta_charset(page: &[u8]) -> Option<String> {
    const HEAD: usize = 4096;
    let head = String::from_utf8_lossy(&page[..page.len().min(HEAD)]).to_ascii_lowercase();
    let value = head.split_once("charset=")?.1.trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(value.len());
    (end > 0).then(|| value[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mill to close | The Courier</title>
        <meta property="og:site_name" content="The Courier"><meta name="author" content="Ann Lee">
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Mill to close",
        "datePublished":"2019-03-02T08:00:00Z","author":{"@type":"Person","name":"Ann Lee"}}</script></head>
        <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Mill to close</h1>
        <p>The paper mill on the river Wear will close in June, its owners told a meeting of the town council on Friday.</p>
        <p>“We kept it running for as long as we could,” said the manager, Tom Hale, who has worked there for 31 years.</p>
        <p>About 240 people work at the mill, which was built in 1887 and makes paper for newspapers and for wallpaper.</p>
        </article><footer>Cookies and terms</footer></body></html>"#;

    #[test]
    fn the_main_text_and_what_the_page_says_of_itself_are_read() {
        let article = article("a".into(), PAGE.as_bytes(), None, Some("https://courier.example/mill")).unwrap();
        assert!(article.text.contains("“We kept it running") && !article.text.contains("Cookies"), "{}", article.text);
        assert_eq!(article.title.as_deref(), Some("Mill to close"));
        assert_eq!(article.publisher.as_deref(), Some("The Courier"));
        assert_eq!(article.author.as_deref(), Some("Ann Lee"));
        assert_eq!(article.published_on.map(|d| d.to_string()).as_deref(), Some("2019-03-02"));
        assert_eq!(article.url.as_deref(), Some("https://courier.example/mill"));
        assert!(article.derived);
    }

    #[test]
    fn a_declared_charset_is_believed() {
        let page = PAGE.replace("utf-8", "windows-1252").replace(['“', '”'], "\"");
        let mut bytes = page.replace("Tom Hale", "Tom Hal\u{e9}").into_bytes();
        let at = bytes.windows(2).position(|pair| pair == "é".as_bytes()).unwrap();
        bytes.splice(at..at + 2, [0xE9]);
        assert!(article("a".into(), &bytes, None, None).unwrap().text.contains("Halé"));
        let undeclared: Vec<u8> = PAGE.replace("utf-8", "").replace(['“', '”'], "\"").bytes().chain(*b"\x97").collect();
        assert!(article("a".into(), &undeclared, None, None).unwrap().decoding.unwrap().guessed);
        assert!(article("a".into(), b"%PDF-1.7\0\xFF", None, None).unwrap_err().contains("binary"));
    }

    #[test]
    fn deep_nesting_is_refused_and_no_page_breaks_the_reader() {
        for element in ["<div>", "<div></x>", "<ul><li>", "<table><tr><td>", "<span><div></span>"] {
            let deep = element.repeat(100_000);
            assert!(article("a".into(), deep.as_bytes(), None, None).unwrap_err().contains("nested"), "{element}");
        }
        for page in ["", "<", "<html", "plain words", "<p>", "<script>alert(1)", "<!--"] {
            let _ = article("a".into(), page.as_bytes(), None, None);
        }
    }
}
