//! A web page is one article: its main text by the readability heuristics, what is known of it by the page's own metadata
//! (JSON-LD, Open Graph, meta elements). Its text is made here, not found in the file, so it is kept beside the tables.

use super::{Article, day};
use dom_smoothie::{Config, Readability, TextMode};
use encoding_rs::Encoding;

/// The longest page, in bytes.
pub const LONGEST_PAGE: usize = 20 << 20;

/// Deeper nested pages are made to break readers.
const DEEPEST: usize = 2_000;

/// Reads a page: its main text under its headline.
pub fn article(id: String, page: &[u8], charset: Option<&str>, url: Option<&str>) -> Result<Article, String> {
    if depth(page) > DEEPEST {
        return Err(format!("expected a page whose elements are nested at most {DEEPEST} deep, found a deeper one"));
    }
    let page = decode(page, charset)?;
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let absolute = url.filter(|url| url.starts_with("http"));
    let parsed = Readability::new(page, absolute, Some(config)).and_then(|mut page| page.parse());
    let parsed = parsed.map_err(|e| format!("expected a page with an article, found none ({e})"))?;
    let title = filled(Some(parsed.title));
    let body = parsed.text_content.trim();
    let text = match &title {
        Some(title) if !body.starts_with(title.as_str()) => format!("{title}\n\n{body}\n"),
        _ => format!("{body}\n"),
    };
    Ok(Article {
        title,
        author: filled(parsed.byline),
        publisher: filled(parsed.site_name),
        published_on: parsed.published_time.and_then(|time| day::parse(time.trim()).ok()),
        url: filled(parsed.url).or_else(|| url.map(str::to_owned)),
        language: filled(parsed.lang),
        derived: true,
        id,
        text,
        ..Article::default()
    })
}

fn filled(field: Option<String>) -> Option<String> {
    field.map(|f| f.trim().to_owned()).filter(|f| !f.is_empty())
}

/// How deep elements are nested at most, closed ones counted off. Elements that need no closing tag count too, so it is an
/// upper bound, but for pages that close what they never opened.
fn depth(page: &[u8]) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    for at in memchr::memchr_iter(b'<', page) {
        match page.get(at + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b) if b.is_ascii_alphabetic() && !is_void(&page[at + 1..]) => depth += 1,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// True for elements that are never closed, or that may be left open.
fn is_void(tag: &[u8]) -> bool {
    const VOID: [&str; 20] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "source",
        "td", "th", "tr", "track", "wbr", "path",
    ];
    let name = tag.split(|b| !b.is_ascii_alphanumeric()).next().unwrap_or(tag);
    VOID.iter().any(|void| name.eq_ignore_ascii_case(void.as_bytes()))
}

/// The page's characters: by its byte-order mark, the charset that was declared with it, the one that it declares itself,
/// or UTF-8.
fn decode(page: &[u8], charset: Option<&str>) -> Result<String, String> {
    let declared = charset.map(str::to_owned).or_else(|| meta_charset(page));
    let encoding = declared.as_deref().and_then(|name| Encoding::for_label(name.as_bytes()));
    let (text, used, broken) = encoding.unwrap_or(encoding_rs::UTF_8).decode(page);
    if broken && encoding.is_none() {
        return Err(format!("expected {}, found other bytes and no other charset declared", used.name()));
    }
    Ok(text.into_owned())
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
        let undeclared = [b"<p>caf\xE9</p>".as_slice(), &[b' '; 10]].concat();
        assert!(article("a".into(), &undeclared, None, None).unwrap_err().starts_with("expected UTF-8"));
    }

    #[test]
    fn deep_nesting_is_refused_and_no_page_breaks_the_reader() {
        let deep = "<div>".repeat(100_000);
        assert!(article("a".into(), deep.as_bytes(), None, None).unwrap_err().contains("nested"));
        for page in ["", "<", "<html", "plain words", "<p>", "<script>alert(1)", "<!--"] {
            let _ = article("a".into(), page.as_bytes(), None, None);
        }
    }
}
