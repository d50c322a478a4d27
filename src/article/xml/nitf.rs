//! NITF, the format of wire services and of the New York Times corpus: an article per document.

use super::Element;
use crate::article::Fields;

/// The article of a document.
pub fn fields(nitf: &Element, _: &[Element]) -> Result<Fields, String> {
    let pubdata = |name: &str| Some(nitf.at("head/pubdata")?.attribute(name)?.to_owned());
    let day_of = |path: &str| Some(nitf.at(path)?.attribute("norm")?.to_owned());
    let paragraphs = body(nitf);
    if paragraphs.is_empty() {
        return Err("expected a NITF document with paragraphs, found none".to_owned());
    }
    Ok(Fields {
        id: nitf.at("head/docdata/doc-id").and_then(|id| id.attribute("id-string")).map(str::to_owned),
        author: byline(nitf),
        publisher: pubdata("name").or_else(|| nitf.line_at("body/body.head/distributor")).or_else(|| holder(nitf)),
        published_on: pubdata("date.publication")
            .or_else(|| day_of("head/docdata/date.issue"))
            .or_else(|| day_of("head/docdata/date.release"))
            .or_else(|| day_of("body/body.head/dateline/story.date"))
            .or_else(|| day_in_parts(nitf)),
        url: pubdata("ex-ref").filter(|url| url.starts_with("http")),
        language: nitf.attribute("xml:lang").map(str::to_owned),
        ..Fields::of_paragraphs(title(nitf), &paragraphs)
    })
}

/// The headline before the text, or the title of the document.
pub fn title(nitf: &Element) -> Option<String> {
    nitf.line_at("body/body.head/hedline/hl1")
        .or_else(|| nitf.line_at("body/body.head/headline/hl1"))
        .or_else(|| nitf.line_at("head/title"))
}

/// The byline as printed; if there are several, the one that is no list of names for machines.
pub fn byline(nitf: &Element) -> Option<String> {
    let head = nitf.at("body/body.head")?;
    let printed = head.named("byline").find(|line| line.attribute("class") != Some("normalized_byline"))?;
    let persons: Vec<_> = printed.named("person").filter_map(Element::line).collect();
    if persons.is_empty() {
        return printed
            .paragraphs(&["byttl"])
            .first()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    Some(persons.join(", "))
}

/// The paragraphs of the text. The New York Times repeats its beginning as `lead_paragraph`; then only its `full_text`
/// is read.
pub fn body(nitf: &Element) -> Vec<String> {
    const LEFT_OUT: [&str; 9] =
        ["media", "media-caption", "note", "fn", "table", "nitf-table", "tagline", "bibliography", "credit"];
    let Some(content) = nitf.at("body/body.content") else { return Vec::new() };
    let class = |block: &&Element, class: &str| block.attribute("class") == Some(class);
    let full = content.named("block").find(|block| class(block, "full_text"));
    let mut paragraphs = match full {
        Some(full) => full.paragraphs(&LEFT_OUT),
        None => content.paragraphs(&LEFT_OUT),
    };
    // An old custom of that newspaper: the first paragraph twice, once after a mark.
    if let [lead, next, ..] = paragraphs.as_slice()
        && lead.strip_prefix("LEAD:").is_some_and(|lead| lead.trim() == next)
    {
        paragraphs.remove(0);
    }
    if let Some(first) = paragraphs.first_mut()
        && let Some(rest) = first.strip_prefix("LEAD:")
    {
        *first = rest.trim().to_owned();
    }
    paragraphs
}

fn holder(nitf: &Element) -> Option<String> {
    Some(nitf.at("head/docdata/doc.copyright")?.attribute("holder")?.to_owned())
}

/// The day as the New York Times also gives it: a number each for year, month and day.
fn day_in_parts(nitf: &Element) -> Option<String> {
    let metas = nitf.at("head")?;
    let part = |name: &str| {
        let meta = metas.named("meta").find(|meta| meta.attribute("name") == Some(name))?;
        meta.attribute("content")?.parse::<u32>().ok()
    };
    let [year, month, day] = ["publication_year", "publication_month", "publication_day_of_month"].map(part);
    Some(format!("{:04}-{:02}-{:02}", year?, month?, day?))
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use std::io::Cursor;
    use std::path::Path;

    fn read(xml: &str) -> Result<Article, String> {
        let articles = super::super::open(Path::new("n.xml"), Box::new(Cursor::new(xml.as_bytes().to_vec()))).unwrap();
        let mut articles = articles.map(|article| article.read().map_err(|rejected| rejected.reason));
        articles.next().unwrap()
    }

    #[test]
    fn a_document_of_a_wire_is_read() {
        let a = read(
            "<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'http://x.example/nitf-3-3.dtd'><nitf xml:lang='en'><head><title>Slug</title>\
             <docdata><doc-id id-string='W7'/><date.issue norm='20190302T233000-0500'/><doc.copyright holder='Courier Wire'/></docdata></head>\
             <body><body.head><hedline><hl1>Dam breaks</hl1><hl2>Homes lost</hl2></hedline><byline>By <person>Ann Lee</person>\
             <byttl>Staff</byttl></byline></body.head><body.content><media><media-caption><p>A dam</p></media-caption></media>\
             <block><p>Mayor <person>Tom Hale</person>'s dam <em>broke</em>.</p><p>It was old.</p></block><note><p>Hold</p></note>\
             </body.content><body.end><tagline>Bye</tagline></body.end></body></nitf>",
        )
        .unwrap();
        assert_eq!(a.text, "Dam breaks\n\nMayor Tom Hale's dam broke.\n\nIt was old.\n");
        assert_eq!(
            (a.id.as_str(), a.author.as_deref(), a.publisher.as_deref()),
            ("W7", Some("Ann Lee"), Some("Courier Wire"))
        );
        assert_eq!(a.published_on.unwrap().to_string(), "2019-03-02");
    }

    #[test]
    fn the_text_of_a_newspaper_is_read_once() {
        let a = read(
            "<nitf><head><title>Dam</title><meta name='publication_day_of_month' content='2'/><meta name='publication_month' content='3'/>\
             <meta name='publication_year' content='1989'/><docdata><doc-id id-string='1234567'/></docdata>\
             <pubdata name='The Courier' ex-ref='http://a.example/dam'/></head><body><body.head><hedline><hl1>Dam breaks</hl1></hedline>\
             <byline class='print_byline'>By ANN LEE</byline><byline class='normalized_byline'>Lee, Ann</byline></body.head><body.content>\
             <block class='lead_paragraph'><p>LEAD: A dam broke.</p></block><block class='full_text'><p>LEAD: A dam broke.</p>\
             <p>A dam broke.</p><p>It was old.</p></block></body.content></body></nitf>",
        )
        .unwrap();
        assert_eq!(a.text, "Dam breaks\n\nA dam broke.\n\nIt was old.\n");
        assert_eq!((a.author.as_deref(), a.url.as_deref()), (Some("ANN LEE"), Some("http://a.example/dam")));
        assert_eq!(a.published_on.unwrap().to_string(), "1989-03-02");
        assert!(read("<nitf><head/><body/></nitf>").unwrap_err().contains("found none"));
    }
}
