//! A web page is one article: its main text by the readability heuristics, its metadata by JSON-LD, Open Graph and meta
//! elements. The text is made here rather than found in the file, so it is stored beside the tables.

use self::about::About;
use super::{Article, Decoding, Remark, encoding};
use crate::schema::NoticeCode;
use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};
use encoding_rs::Encoding;

mod about;
mod amp;
mod attributed;
mod byline;
mod clean;
mod consent;
mod element;
mod headline;
mod hidden;
mod linked;
pub mod marks;
mod shape;
mod story;
mod text;

/// The longest page, in bytes.
pub const LONGEST_PAGE: usize = 20 << 20;

/// A page that does not declare itself an article has at least this many words, or is none.
const FEWEST_WORDS: usize = 20;

/// Refuses pages made to break parsers.
pub fn shallow(page: &[u8]) -> Result<(), String> {
    shape::check(page)
}

/// Reads a page: its main text under its headline.
pub fn article(id: String, page: &[u8], charset: Option<&str>, url: Option<&str>) -> Result<Article, String> {
    shape::check(page)?;
    let (page, decoding) = decode(page, charset)?;
    let page = Document::from(page);
    let about = About::of(&page, url);
    let line = byline::take(&page);
    attributed::write_out(&page);
    clean::clean(&page, &about.for_subscribers);
    marks::write_out(&page);
    let told = about.body.as_deref().map(metadata_text).filter(|text| count_words(text) >= FEWEST_WORDS);
    let shown = main_text(page, &about, url);
    let (body, remarks) = match (shown, told) {
        // The visible text has paragraphs; the text in the metadata may be complete where a paywall cuts off the
        // visible one.
        (Ok(shown), Some(told)) if 5 * count_words(&shown) < 4 * count_words(&told) => {
            (told, vec![remark_on_metadata_text()])
        }
        (Ok(shown), _) => (shown, Vec::new()),
        (Err(_), Some(told)) => (told, vec![remark_on_metadata_text()]),
        (Err(reason), None) => return Err(reason),
    };
    let body = body.replace(marks::INVISIBLE, "");
    let text = match &about.title {
        Some(title) if !body.starts_with(title.as_str()) => format!("{title}\n\n{body}\n"),
        _ => format!("{body}\n"),
    };
    Ok(Article {
        title: about.title,
        author: about.author.or(line),
        publisher: about.publisher,
        published_on: about.published_on,
        url: about.url.or_else(|| url.map(str::to_owned)),
        language: about.language,
        derived: true,
        decoding: decoding.filter(|decoding| decoding.guessed),
        remarks,
        id,
        text,
        ..Article::default()
    })
}

/// The main text of a page, or why it has none.
fn main_text(page: Document, about: &About, url: Option<&str>) -> Result<String, String> {
    tell(&page, about);
    let config = Config { text_mode: TextMode::Formatted, disable_json_ld: true, ..Config::default() };
    let absolute = url.filter(|url| url.starts_with("http"));
    let parsed = Readability::with_document(page, absolute, Some(config)).and_then(|mut page| page.parse());
    let parsed = parsed.map_err(|_| "expected a page with an article, found no paragraphs of text".to_owned())?;
    if !about.is_article && element::is_mostly_links(&Document::from(parsed.content.as_ref()).select("body")) {
        return Err("expected a page with an article, found a list of links".to_owned());
    }
    let text = parsed.text_content.trim();
    let words = count_words(text);
    if !about.is_article && words < FEWEST_WORDS {
        return Err(format!("expected a page with an article, found a few words ({words})"));
    }
    Ok(text.to_owned())
}

/// Passes known metadata to the readability heuristics, so that they do not take the element for the byline as the
/// author, or other headings as the headline.
fn tell(page: &Document, about: &About) {
    page.select("meta, head title").remove();
    let Some(head) = page.head() else { return };
    for (name, content) in [("author", Some("known")), ("title", about.title.as_deref())] {
        let Some(content) = content else { continue };
        let meta = page.tree.new_element("meta");
        meta.set_attr("name", name);
        meta.set_attr("content", content);
        head.append_child(&meta);
    }
}

fn remark_on_metadata_text() -> Remark {
    let message = "the text is the one that the page has for machines (articleBody); it shows less or none".to_owned();
    Remark { code: NoticeCode::TextFromMetadata, message }
}

/// The article text in JSON-LD, which may be HTML.
fn metadata_text(body: &str) -> String {
    if !body.contains('<') && !body.contains('&') {
        return body.trim().to_owned();
    }
    let breaks = if body.contains("<p") || body.contains("<br") { body.to_owned() } else { body.replace('\n', "<br>") };
    if shape::check(breaks.as_bytes()).is_err() {
        return String::new();
    }
    let body = Document::fragment(breaks);
    marks::write_out(&body);
    body.formatted_text().trim().to_owned()
}

fn count_words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The words of a text with one space between them; none if there are none.
fn words(text: &str) -> Option<String> {
    let words: Vec<_> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The page, decoded: by its byte-order mark, by the charset declared with it or by the page itself, or else like a
/// text without a declaration. Bytes that are invalid in a declared charset are replaced, as in browsers.
pub fn decode(page: &[u8], charset: Option<&str>) -> Result<(String, Option<Decoding>), String> {
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
    fn what_elements_say_is_in_the_text() {
        let added = "<dl><dt>Mayor</dt><dd>Ann Reyes, elected in May</dd></dl>\
            <p><q>It lost 10<sup>6</sup> pounds</q>, he said of the <del>five</del> <ins>four</ins> mills that the town had in his youth.</p></article>";
        let article = article("a".into(), PAGE.replace("</article>", added).as_bytes(), None, None).unwrap();
        let said = "“It lost 10⁶ pounds”, he said of the four mills that the town had in his youth.";
        assert!(article.text.contains(said), "{}", article.text);
        assert!(!article.text.contains("MayorAnn"), "{}", article.text);
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
