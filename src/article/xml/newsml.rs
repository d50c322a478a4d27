//! NewsML-G2 and NewsML 1.2, the envelopes of news agencies: an article per item, its text in NITF, XHTML or plain
//! text.

use super::{Element, feed, nitf};
use crate::article::Fields;
use crate::article::unread::Version;

/// The article of a NewsML-G2 item.
pub fn fields(item: &Element, _: &[Element]) -> Result<Fields, String> {
    if item.local() == "packageItem" {
        return Err("expected an item with a text, found a package, which only refers to others".to_owned());
    }
    let (meta, content) = (item.at("itemMeta").unwrap_or(&NOTHING), item.at("contentMeta").unwrap_or(&NOTHING));
    let code =
        |path: &'static str| meta.at(path).and_then(|element| element.attribute("qcode").or(element.attribute("code")));
    if let Some(status) =
        code("pubStatus").filter(|status| status.ends_with("canceled") || status.ends_with("withheld"))
    {
        return Err(format!("expected an item that is published, found one whose status is {status}"));
    }
    if let Some(class) = code("itemClass").filter(|class| !class.ends_with("text") && !class.ends_with("composite")) {
        return Err(format!("expected an item of text, found one of the class {class}"));
    }
    let set = item.at("contentSet").ok_or("expected an item with contents, found none")?;
    let text = text_of(set)?;
    Ok(Fields {
        id: item.attribute("guid").map(str::to_owned),
        author: content.line_at("by").or_else(|| names(content, "creator")).or_else(|| text.author.clone()),
        publisher: named(meta.at("provider")).or_else(|| named(content.at("infoSource"))),
        published_on: ["firstCreated", "versionCreated"]
            .iter()
            .find_map(|name| meta.line_at(name))
            .or_else(|| content.line_at("contentCreated")),
        language: content
            .at("language")
            .and_then(|language| language.attribute("tag"))
            .or(item.attribute("xml:lang"))
            .map(str::to_owned),
        repeats: true,
        ..Fields::of_paragraphs(headline(content).or(text.title), &text.paragraphs)
    })
}

/// The version of an item of NewsML-G2; none for other elements.
pub fn version(item: &Element) -> Option<Version> {
    let guid = item.attribute("guid").filter(|_| item.local() == "newsItem")?.to_owned();
    Some(Version { guid, number: item.attribute("version").and_then(|number| number.parse().ok()).unwrap_or(1) })
}

static NOTHING: Element = Element { name: String::new(), attributes: Vec::new(), children: Vec::new() };

/// A text with its headline and byline.
#[derive(Default)]
struct Text {
    title: Option<String>,
    author: Option<String>,
    paragraphs: Vec<String>,
}

/// The text of an item, from one of its renditions: NITF before XHTML before escaped markup.
fn text_of(set: &Element) -> Result<Text, String> {
    let mut texts = set.all("nitf").into_iter().map(|nitf| Text {
        title: nitf::title(nitf),
        author: nitf::byline(nitf),
        paragraphs: nitf::body(nitf),
    });
    let nitf = texts.find(|text| !text.paragraphs.is_empty());
    let body = |html: &Element| html.at("body").unwrap_or(html).paragraphs(&LEFT_OUT);
    let xhtml = || set.all("inlineXML").into_iter().map(|inline| inline.at("html").map_or_else(|| body(inline), body));
    let data = || set.named("inlineData").map(|data| feed::paragraphs(&data.text()).unwrap_or_default());
    let plain = || xhtml().chain(data()).find(|paragraphs| !paragraphs.is_empty());
    let found = nitf.or_else(|| plain().map(|paragraphs| Text { paragraphs, ..Text::default() }));
    found.ok_or_else(|| match set.at("remoteContent").is_some() {
        true => "expected an item with its text, found only a reference to it".to_owned(),
        false => "expected an item with its text, found none".to_owned(),
    })
}

const LEFT_OUT: [&str; 5] = ["head", "script", "style", "figcaption", "figure"];

/// The main headline, or else the first.
fn headline(content: &Element) -> Option<String> {
    let is_main = |line: &&Element| line.attribute("role").is_some_and(|role| role.ends_with("main"));
    content.named("headline").find(is_main).or_else(|| content.named("headline").next())?.line()
}

/// The name of a party: an element in it, an attribute, or its text.
fn named(party: Option<&Element>) -> Option<String> {
    let party = party?;
    party.line_at("name").or_else(|| party.attribute("literal").map(str::to_owned)).or_else(|| party.line())
}

fn names(content: &Element, name: &str) -> Option<String> {
    let names: Vec<_> = content.named(name).filter_map(|party| named(Some(party))).collect();
    Some(names.join(", ")).filter(|names| !names.is_empty())
}

/// The article of a NewsML 1.2 item, whose components are nested.
pub fn fields_of_1(item: &Element, _: &[Element]) -> Result<Fields, String> {
    let line = |name: &str| item.all(name).into_iter().find_map(Element::line);
    let contents = item.all("DataContent");
    let text = contents.iter().map(|content| match content.all("nitf").first() {
        Some(nitf) => Text { title: nitf::title(nitf), author: nitf::byline(nitf), paragraphs: nitf::body(nitf) },
        None if content.elements().next().is_some() => {
            let paragraphs = content
                .all("body")
                .first()
                .map_or_else(|| content.paragraphs(&LEFT_OUT), |body| body.paragraphs(&LEFT_OUT));
            Text { paragraphs, ..Text::default() }
        }
        None => Text { paragraphs: feed::paragraphs(&content.text()).unwrap_or_default(), ..Text::default() },
    });
    let text = text.max_by_key(|text| text.paragraphs.iter().map(String::len).sum::<usize>()).unwrap_or_default();
    if text.paragraphs.is_empty() {
        return Err("expected an item with its text, found none".to_owned());
    }
    let party = |name: &str| {
        item.all(name)
            .into_iter()
            .find_map(|found| found.elements().find_map(|party| party.attribute("FormalName").map(str::to_owned)))
    };
    Ok(Fields {
        id: line("PublicIdentifier").or_else(|| line("NewsItemId")),
        author: line("ByLine").or(text.author),
        publisher: party("Provider").or_else(|| party("Source")).or_else(|| line("ProviderId")),
        published_on: line("FirstCreated").or_else(|| line("ThisRevisionCreated")).or_else(|| line("DateId")),
        language: item.all("Language").first().and_then(|language| language.attribute("FormalName")).map(str::to_owned),
        ..Fields::of_paragraphs(line("HeadLine").or(text.title), &text.paragraphs)
    })
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

    fn item(id: &str, status: &str, content: &str) -> String {
        format!(
            "<newsItem guid='{id}' version='2' xml:lang='en'><itemMeta><itemClass qcode='ninat:text'/><provider><name>Courier Wire</name></provider>\
             <versionCreated>2019-03-03T09:00:00Z</versionCreated><firstCreated>2019-03-02T23:00:00-05:00</firstCreated>\
             <pubStatus qcode='stat:{status}'/></itemMeta><contentMeta><by>Ann Lee</by><language tag='en-GB'/><headline role='hlrole:sub'>No</headline>\
             <headline role='hlrole:main'>Dam breaks</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"
        )
    }

    const XHTML: &str = "<inlineXML contenttype='application/xhtml+xml'><html><head><title>x</title></head><body><p>A dam broke.</p><p>It was old.</p></body></html></inlineXML>";

    #[test]
    fn items_of_g2_are_read_once() {
        let nitf = "<inlineXML contenttype='application/nitf+xml'><nitf><body><body.content><p>A dam broke.</p><p>It was old.</p></body.content></body></nitf></inlineXML>";
        let text = "Dam breaks\n\nA dam broke.\n\nIt was old.\n";
        let data = "<inlineData contenttype='text/html'>&lt;p&gt;A dam broke.&lt;/p&gt;&lt;p&gt;It was old.&lt;/p&gt;</inlineData>";
        let contents = [XHTML.to_owned(), data.to_owned(), format!("{XHTML}{nitf}")];
        let items: String =
            contents.iter().enumerate().map(|(n, content)| item(&format!("urn:{n}"), "usable", content)).collect();
        let message = format!("<newsMessage><header/><itemSet>{items}</itemSet></newsMessage>");
        for (n, article) in read(&message).into_iter().enumerate() {
            let a = article.unwrap();
            assert_eq!((a.id, a.text.as_str()), (format!("urn:{n}"), text));
            assert_eq!(
                (a.author.as_deref(), a.publisher.as_deref(), a.language.as_deref()),
                (Some("Ann Lee"), Some("Courier Wire"), Some("en-GB"))
            );
            assert_eq!(a.published_on.unwrap().to_string(), "2019-03-02");
        }
    }

    #[test]
    fn items_without_a_text_to_read_are_rejected() {
        let reason = |xml: &str| read(xml).remove(0).unwrap_err();
        assert!(reason(&item("a", "canceled", XHTML)).contains("stat:canceled"));
        assert!(reason(&item("a", "usable", "<remoteContent href='x'/>")).contains("only a reference"));
        assert!(reason("<packageItem guid='p'><groupSet/></packageItem>").contains("a package"));
        assert!(reason(&item("a", "usable", XHTML).replace("ninat:text", "ninat:picture")).contains("ninat:picture"));
    }

    #[test]
    fn items_of_the_first_newsml_are_read() {
        let a = read(
            "<NewsML><NewsEnvelope/><NewsItem><Identification><NewsIdentifier><ProviderId>wire.example</ProviderId><DateId>20190302</DateId>\
             <NewsItemId>7</NewsItemId><PublicIdentifier>urn:7</PublicIdentifier></NewsIdentifier></Identification><NewsManagement>\
             <FirstCreated>20190302T080000+0000</FirstCreated></NewsManagement><NewsComponent><NewsComponent><NewsLines><HeadLine>Dam breaks</HeadLine>\
             <ByLine>By Ann Lee</ByLine></NewsLines><ContentItem><DataContent><nitf><body><body.content><p>A dam broke.</p></body.content></body></nitf>\
             </DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>",
        )
        .remove(0)
        .unwrap();
        assert_eq!(
            (a.id.as_str(), a.text.as_str(), a.author.as_deref()),
            ("urn:7", "Dam breaks\n\nA dam broke.\n", Some("Ann Lee"))
        );
        assert_eq!(
            (a.published_on.unwrap().to_string().as_str(), a.publisher.as_deref()),
            ("2019-03-02", Some("wire.example"))
        );
    }
}
