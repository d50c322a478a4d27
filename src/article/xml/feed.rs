//! RSS 0.9 to 2.0 and Atom: an article per item or entry. Days stay as written, since they are the publisher's own;
//! libraries for feeds convert them to UTC.

use super::Element;
use crate::article::{Fields, fragment};
use crate::schema::NoticeCode;

/// The article of an item.
pub fn fields(item: &Element, outer: &[Element]) -> Result<Fields, String> {
    let title = item.at("title").map(|title| fragment::plain(&title.text()));
    let (paragraphs, whole) = content(item)?;
    let url = link(item).map(|url| absolute(url, item, outer));
    let source =
        |path: &str| outer.iter().rev().find_map(|element| element.line_at(path).or_else(|| beside(outer, path)));
    let fields = Fields {
        id: first_line(item, &["guid", "id"]).or_else(|| item.attribute("rdf:about").map(str::to_owned)),
        author: authors(item).or_else(|| source("author/name")),
        publisher: item.line_at("source/title").or_else(|| source("title")),
        published_on: first_line(item, &["pubDate", "dc:date", "published", "issued", "updated", "modified"]),
        language: language(item, outer),
        url,
        repeats: true,
        ..Fields::of_paragraphs(title, &paragraphs)
    };
    match whole {
        true => Ok(fields),
        false => {
            Ok(fields.remarked(NoticeCode::TextInPart, "the feed gives its description, which may be only a teaser"))
        }
    }
}

/// The paragraphs of an item, and whether they come from its content rather than its description.
fn content(item: &Element) -> Result<(Vec<String>, bool), String> {
    let encoded = item.named("content:encoded").next().or_else(|| item.at("encoded"));
    let atom = item.named("content").find(|content| content.name == "content" && content.attribute("src").is_none());
    for (element, whole) in
        [(encoded, true), (atom, true), (item.at("description"), false), (item.at("summary"), false)]
    {
        let Some(element) = element else { continue };
        let mut paragraphs = match element.attribute("type") {
            Some("xhtml" | "application/xhtml+xml") => element.paragraphs(&LEFT_OUT),
            _ => paragraphs(&element.text())?,
        };
        paragraphs.retain(|paragraph| !is_footer(paragraph));
        if !paragraphs.is_empty() {
            return Ok((paragraphs, whole));
        }
    }
    Err("expected an item with content or a description, found neither".to_owned())
}

const LEFT_OUT: [&str; 4] = ["script", "style", "figcaption", "iframe"];

/// The paragraphs of a text that may be HTML, or plain text with empty lines between them.
pub fn paragraphs(text: &str) -> Result<Vec<String>, String> {
    match fragment::is_marked(text) {
        true => fragment::paragraphs(text),
        false => Ok(plain_paragraphs(text).iter().map(|block| fragment::plain(block)).collect()),
    }
}

/// The paragraphs of a plain text, separated by empty lines, each on one line.
pub fn plain_paragraphs(text: &str) -> Vec<String> {
    let mut blocks = vec![String::new()];
    for line in text.lines() {
        match blocks.last_mut() {
            Some(block) if block.is_empty() => block.push_str(line.trim()),
            Some(block) if !line.trim().is_empty() => block.extend([" ", line.trim()]),
            _ => blocks.push(String::new()),
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// The footer that WordPress adds to each item.
fn is_footer(paragraph: &str) -> bool {
    paragraph.starts_with("The post ") && paragraph.contains(" appeared first on ")
}

fn first_line(item: &Element, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| item.line_at(name))
}

/// All authors: `dc:creator` may be repeated, `author` is a name, `mail (name)`, or contains a name.
fn authors(item: &Element) -> Option<String> {
    let creators: Vec<_> = item.named("dc:creator").filter_map(Element::line).collect();
    let authors = item.named("author").filter(|author| author.name == "author").filter_map(|author| {
        let line = author.line_at("name").or_else(|| author.line())?;
        let named = line.split_once(" (").and_then(|(_, name)| name.strip_suffix(')')).map(str::to_owned);
        named.or(Some(line).filter(|line| !line.contains('@')))
    });
    let names = if creators.is_empty() { authors.collect() } else { creators };
    Some(names.join(", ")).filter(|names| !names.is_empty())
}

/// The address: an Atom link to the page itself, the text of an RSS link, or an id that is an address.
fn link(item: &Element) -> Option<String> {
    let is_page = |link: &&Element| link.attribute("rel").is_none_or(|rel| rel == "alternate");
    let links = || item.named("link").filter(|link| link.name == "link");
    let original = item.line_at("feedburner:origLink");
    let atom = || links().filter(is_page).find_map(|link| link.attribute("href").map(str::to_owned));
    let rss = || links().find_map(Element::line);
    let permanent = || item.line_at("guid").filter(|guid| guid.starts_with("http"));
    original.or_else(atom).or_else(rss).or_else(permanent)
}

/// Resolves a relative link against `xml:base` or the site of the feed.
fn absolute(url: String, item: &Element, outer: &[Element]) -> String {
    if url.contains("://") {
        return url;
    }
    let elements = || [item].into_iter().chain(outer.iter().rev());
    let base = elements().find_map(|element| element.attribute("xml:base").map(str::to_owned));
    let base = base.or_else(|| outer.iter().rev().find_map(link)).or_else(|| beside(outer, "link")).unwrap_or_default();
    let Some(host) = base.find("://").map(|at| at + 3) else { return url };
    let root = base[host..].find('/').map_or(base.as_str(), |at| &base[..host + at]);
    let folder = base[host..].rfind('/').map_or(base.as_str(), |at| &base[..host + at]);
    match url.strip_prefix('/') {
        Some(path) => format!("{root}/{path}"),
        None => format!("{folder}/{url}"),
    }
}

/// In RSS 1.0 the channel is a sibling of its items, not their parent.
fn beside(outer: &[Element], path: &str) -> Option<String> {
    outer.first()?.line_at(&format!("channel/{path}"))
}

fn language(item: &Element, outer: &[Element]) -> Option<String> {
    let elements = || [item].into_iter().chain(outer.iter().rev());
    let said = |element: &Element| {
        element
            .attribute("xml:lang")
            .map(str::to_owned)
            .or_else(|| element.line_at("dc:language"))
            .or_else(|| element.line_at("language"))
    };
    elements().find_map(said)
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use std::io::Cursor;
    use std::path::Path;

    fn read(xml: &str) -> Vec<Result<Article, String>> {
        let articles = super::super::open(Path::new("n.xml"), Box::new(Cursor::new(xml.as_bytes().to_vec()))).unwrap();
        articles.map(|article| article.read().map_err(|rejected| rejected.reason)).collect()
    }

    /// Id, title, day, publisher, author, address, language; then the text.
    #[track_caller]
    fn check(xml: &str, expected: [&str; 7], text: &str) {
        let a = read(xml).remove(0).unwrap();
        let day = a.published_on.map(|day| day.to_string());
        let found = [Some(a.id), a.title, day, a.publisher, a.author, a.url, a.language];
        assert_eq!(found.each_ref().map(|field| field.as_deref().unwrap_or("")), expected, "{xml}");
        assert_eq!(a.text, text);
    }

    #[test]
    fn items_of_rss_are_read() {
        check(
            "<rss version='2.0'><channel><title>The Courier</title><link>https://a.example/</link><language>en-gb</language>\
             <atom:link href='https://a.example/feed' rel='self'/>\
             <item><title>Dam &amp;amp; mill</title><link>/2019/dam</link><guid isPermaLink='false'>tag:7</guid>\
             <dc:creator>Ann Lee</dc:creator><dc:creator>Tom Hale</dc:creator><pubDate>Sat, 02 Mar 2019 23:30:00 -0500</pubDate>\
             <description>A dam.</description><content:encoded><![CDATA[<p>A dam broke.</p><p>It was old.</p>\
             <p>The post <a href='x'>Dam</a> appeared first on <a href='y'>The Courier</a>.</p>]]></content:encoded></item></channel></rss>",
            [
                "tag:7",
                "Dam & mill",
                "2019-03-02",
                "The Courier",
                "Ann Lee, Tom Hale",
                "https://a.example/2019/dam",
                "en-gb",
            ],
            "Dam & mill\n\nA dam broke.\n\nIt was old.\n",
        );
        check(
            "<rdf:RDF><channel rdf:about='x'><title>The Courier</title><link>https://a.example</link></channel>\
             <item rdf:about='https://a.example/dam'><title>Dam</title><link>https://a.example/dam</link>\
             <description>A dam broke.\nToday.\n\nIt was old.</description><dc:date>2019-03-02T08:00:00+01:00</dc:date></item></rdf:RDF>",
            ["https://a.example/dam", "Dam", "2019-03-02", "The Courier", "", "https://a.example/dam", ""],
            "Dam\n\nA dam broke. Today.\n\nIt was old.\n",
        );
    }

    #[test]
    fn entries_of_atom_are_read() {
        check(
            "<feed xml:lang='en' xml:base='https://a.example/news/'><title>The Courier</title><author><name>Newsroom</name></author>\
             <entry><id>urn:7</id><title type='html'>A &lt;em&gt;dam&lt;/em&gt;</title><link rel='edit' href='no'/><link href='dam'/>\
             <published>2019-03-02T08:00:00Z</published><updated>2020-01-01T00:00:00Z</updated><summary>No</summary>\
             <content type='xhtml'><div><p>A <b>dam</b> broke.</p><p>It was old.</p></div></content></entry></feed>",
            ["urn:7", "A dam", "2019-03-02", "The Courier", "Newsroom", "https://a.example/news/dam", "en"],
            "A dam\n\nA dam broke.\n\nIt was old.\n",
        );
    }

    #[test]
    fn a_description_alone_is_remarked_and_an_item_without_any_text_is_rejected() {
        let found = read(
            "<rss><channel><item><title>T</title><description>A dam.</description></item><item><title>T</title></item></channel></rss>",
        );
        assert_eq!(found[0].as_ref().unwrap().remarks.len(), 1);
        assert_eq!(found[1], Err("expected an item with content or a description, found neither".to_owned()));
        let whole = read("<rss><channel><item><content:encoded>A dam broke.</content:encoded></item></channel></rss>");
        assert_eq!(whole[0].as_ref().unwrap().remarks, []);
    }
}
