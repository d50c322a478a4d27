//! The same articles as databases, agencies, feeds, APIs and mail write them: files of the same shape, in our own words.

use std::io::{Cursor, Write};

/// An article of a sample.
pub struct Sample {
    pub id: u32,
    pub title: String,
    pub paragraphs: Vec<String>,
}

/// Ten articles; no line of theirs could be a label of a database.
pub fn articles() -> Vec<Sample> {
    let towns = ["Milton", "Ashby", "Norwood", "Kelso", "Thirsk", "Wigton", "Selby", "Ripon", "Alston", "Whitby"];
    let article = |(id, town): (u32, &str)| Sample {
        id,
        title: format!("Dam breaks near {town}"),
        paragraphs: vec![
            format!("A dam & its mill broke near {town} on Friday, and {} houses in Turkey were lost.", 40 + id),
            format!("“We lost it all,” Mayor Ann Lee of {town} told reporters; caf\u{e9}s were shut."),
            "The dam, built in 1887, will be rebuilt in June, the council said.".to_owned(),
        ],
    };
    (1..).zip(towns).map(article).collect()
}

impl Sample {
    /// The text that readers make of it.
    pub fn text(&self) -> String {
        format!("{}\n\n{}\n", self.title, self.paragraphs.join("\n\n"))
    }

    fn html(&self) -> String {
        self.paragraphs.iter().map(|paragraph| format!("<p>{}</p>", xml(paragraph))).collect()
    }
}

/// The day of all of them is 2 March 2019.
pub const DAY: &str = "2019-03-02";

fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A file of the ten articles, and what it says of them besides their titles and texts.
pub struct Source {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub with_ids: bool,
    pub with_days: bool,
}

/// The ten articles in each format.
pub fn files() -> Vec<Source> {
    let source = |with_ids, with_days| move |(name, bytes)| Source { name, bytes, with_ids, with_days };
    let records = records().into_iter().map(source(true, true));
    let downloads = downloads().into_iter().map(source(false, true));
    let singles = singles().into_iter().map(source(true, true));
    let drafts = drafts().into_iter().map(source(false, false));
    records.chain(downloads).chain(singles).chain(drafts).collect()
}

type Named = (&'static str, Vec<u8>);

/// Files of many articles.
fn records() -> Vec<Named> {
    let articles = articles();
    let each = |write: &dyn Fn(&Sample) -> String| articles.iter().map(write).collect::<String>();
    let feed = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Courier</title>{}</channel></rss>",
        each(&|a| format!(
            "<item><title>{}</title><guid>{}</guid><pubDate>Sat, 02 Mar 2019 23:30:00 -0500</pubDate><content:encoded><![CDATA[{}]]></content:encoded></item>",
            a.title,
            a.id,
            a.html()
        ))
    );
    let atom = format!(
        "<feed><title>The Courier</title>{}</feed>",
        each(&|a| format!(
            "<entry><id>{}</id><title>{}</title><published>2019-03-02T08:00:00Z</published><content type=\"xhtml\"><div>{}</div></content></entry>",
            a.id,
            a.title,
            a.html()
        ))
    );
    let g2 = format!(
        "<newsMessage><itemSet>{}</itemSet></newsMessage>",
        each(&|a| format!(
            "<newsItem guid=\"{}\"><itemMeta><firstCreated>2019-03-02T08:00:00Z</firstCreated></itemMeta><contentSet><inlineXML>{}</inlineXML></contentSet></newsItem>",
            a.id,
            nitf(a)
        ))
    );
    let json: Vec<_> = articles
        .iter()
        .map(|a| serde_json::json!({ "uri": a.id, "headline": a.title, "body_xhtml": a.html(), "firstcreated": "2019-03-02T08:00:00Z" }))
        .collect();
    let lines: String = json.iter().map(|record| format!("{record}\n")).collect();
    let mut table = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    table.write_record(["doc_id", "Headline", "publishedAt", "body"]).unwrap();
    articles.iter().for_each(|a| table.write_record([&a.id.to_string(), &a.title, "20190302", &a.html()]).unwrap());
    vec![
        ("feed.xml", feed.into_bytes()),
        ("feed.atom", atom.into_bytes()),
        ("feed.json", json_feed(&articles).into_bytes()),
        ("g2.xml", g2.into_bytes()),
        ("newsml.xml", format!("<NewsML>{}</NewsML>", each(&newsml)).into_bytes()),
        ("ninjs.json", serde_json::json!({ "status": "ok", "items": json }).to_string().into_bytes()),
        ("ninjs.jsonl", lines.into_bytes()),
        ("table.csv", table.into_inner().unwrap()),
        ("rcv1.xml", format!("<newsitems>{}</newsitems>", each(&rcv1)).into_bytes()),
        ("reuters.sgm", each(&reuters).into_bytes()),
        ("mail.mbox", each(&|a| format!("From news@a.example Sat Mar  2 08:00:00 2019\n{}", mail(a))).into_bytes()),
        ("proquest.txt", proquest(&articles).into_bytes()),
        ("proquest.xml", format!("<Records>{}</Records>", each(&proquest_record)).into_bytes()),
        ("factiva.html", format!("<html><body>{}</body></html>", each(&factiva_html)).into_bytes()),
        ("factiva.xml", format!("<PPSResponse><articles>{}</articles></PPSResponse>", each(&factiva_xml)).into_bytes()),
        ("factiva.txt", each(&factiva_lines).into_bytes()),
        ("factiva.rtf", rtf(&each(&factiva_lines))),
        ("pages.warc", each(&warc_record).into_bytes()),
        ("day.epub", epub(&epub_package(&articles), &articles.iter().map(page).collect::<Vec<_>>())),
    ]
}

/// Downloads without ids.
fn downloads() -> Vec<Named> {
    let articles = articles();
    vec![
        ("lexis.txt", lexis(&articles).into_bytes()),
        ("nexis.DOCX", docx(&nexis(&articles))),
        ("nexis.rtf", rtf(&nexis(&articles))),
        // The same under a wrong name.
        ("other.DOCX", rtf(&nexis(&articles))),
    ]
}

/// Formats with one article a file, ten of which are in an archive.
fn singles() -> Vec<Named> {
    vec![
        ("nitf.zip", zipped("xml", |a| nitf(a).into_bytes())),
        ("pages.zip", zipped("html", |a| page(a).into_bytes())),
        ("mails.zip", zipped("eml", |a| mail(a).into_bytes())),
        ("records.zip", zipped("xml", |a| proquest_record(a).into_bytes())),
        (
            "pages.wacz",
            zip_of(&[("archive/data.warc", articles().iter().map(warc_record).collect::<String>().as_bytes())]),
        ),
    ]
}

/// Documents of which only their words tell what they are.
fn drafts() -> Vec<Named> {
    let lines = |a: &Sample| format!("{}\n{}\n", a.title, a.paragraphs.join("\n"));
    vec![("drafts.zip", zipped("docx", |a| docx(&lines(a)))), ("rtf.zip", zipped("rtf", |a| rtf(&lines(a))))]
}

/// A ZIP archive with a file for each article.
fn zipped(extension: &str, file: impl Fn(&Sample) -> Vec<u8>) -> Vec<u8> {
    let files: Vec<_> = articles().iter().map(|a| (format!("{:02}.{extension}", a.id), file(a))).collect();
    zip_of(&files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
}

/// A ZIP archive of these files.
pub fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn nitf(a: &Sample) -> String {
    format!(
        "<nitf><head><docdata><doc-id id-string=\"{}\"/><date.issue norm=\"20190302T080000\"/></docdata></head><body><body.head><hedline><hl1>{}</hl1>\
         </hedline></body.head><body.content><block>{}</block></body.content></body></nitf>",
        a.id,
        a.title,
        a.html()
    )
}

fn newsml(a: &Sample) -> String {
    format!(
        "<NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:{}</PublicIdentifier></NewsIdentifier></Identification><NewsManagement>\
         <FirstCreated>20190302T080000+0000</FirstCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>{}</HeadLine></NewsLines><ContentItem>\
         <DataContent>{}</DataContent></ContentItem></NewsComponent></NewsItem>",
        a.id,
        a.title,
        nitf(a)
    )
}

fn json_feed(articles: &[Sample]) -> String {
    let item = |a: &Sample| serde_json::json!({ "id": a.id.to_string(), "title": a.title, "content_html": a.html(), "date_published": "2019-03-02T08:00:00Z" });
    let items: Vec<_> = articles.iter().map(item).collect();
    serde_json::json!({ "version": "https://jsonfeed.org/version/1.1", "title": "The Courier", "items": items })
        .to_string()
}

/// A web page.
pub fn page(a: &Sample) -> String {
    format!(
        "<html lang=\"en\"><head><title>{0}</title><meta property=\"article:published_time\" content=\"2019-03-02T08:00:00Z\"></head><body>\
         <article><h1>{0}</h1>{1}</article></body></html>",
        a.title,
        a.html()
    )
}

fn warc_record(a: &Sample) -> String {
    let response = format!("HTTP/1.1 200\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}", page(a));
    format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/{}\r\nContent-Length: {}\r\n\r\n{response}\r\n\r\n",
        a.id,
        response.len()
    )
}

/// The package of a book with a page for each article.
pub fn epub_package(articles: &[Sample]) -> String {
    let each = |write: &dyn Fn(&Sample) -> String| articles.iter().map(write).collect::<String>();
    format!(
        "<package><metadata><dc:identifier>urn:courier</dc:identifier><dc:title>The Courier</dc:title><dc:date>{DAY}</dc:date><dc:language>en</dc:language>\
         </metadata><manifest>{}</manifest><spine>{}</spine></package>",
        each(&|a| format!("<item id=\"p{0}\" href=\"{0}\" media-type=\"application/xhtml+xml\"/>", a.id)),
        each(&|a| format!("<itemref idref=\"p{}\"/>", a.id))
    )
}

/// A book of this package and these pages.
pub fn epub(package: &str, pages: &[String]) -> Vec<u8> {
    let container = "<container><rootfiles><rootfile full-path=\"news/p.opf\"/></rootfiles></container>";
    let names: Vec<_> = (1..=pages.len()).map(|n| format!("news/{n}")).collect();
    let pages = names.iter().zip(pages).map(|(name, page)| (name.as_str(), page.as_bytes()));
    let first = [("mimetype", &b"application/epub+zip"[..]), ("META-INF/container.xml", container.as_bytes())];
    zip_of(&first.into_iter().chain([("news/p.opf", package.as_bytes())]).chain(pages).collect::<Vec<_>>())
}

fn rcv1(a: &Sample) -> String {
    format!(
        "<newsitem itemid=\"{}\" date=\"{DAY}\"><headline>{}</headline><text>{}</text></newsitem>",
        a.id,
        a.title,
        a.html()
    )
}

/// Lines of 70 characters at most, the first of a paragraph behind blanks.
fn reuters(a: &Sample) -> String {
    let body: String = a
        .paragraphs
        .iter()
        .map(|paragraph| format!("    {}\n", wrapped(&paragraph.replace('&', "&amp;"), 70, "\n")))
        .collect();
    format!(
        "<REUTERS NEWID=\"{}\">\n<DATE> 2-MAR-2019 15:01:01.79</DATE>\n<TEXT>&#2;\n<TITLE>{}</TITLE>\n<BODY>{} Reuter\n&#3;</BODY></TEXT>\n</REUTERS>\n",
        a.id,
        a.title,
        body.trim_start()
    )
}

fn wrapped(text: &str, width: usize, end: &str) -> String {
    let (mut wrapped, mut length) = (String::new(), 0);
    for word in text.split(' ') {
        if length > 0 {
            wrapped.push_str(if length + word.len() > width { end } else { " " });
            length = if length + word.len() > width { 0 } else { length };
        }
        wrapped.push_str(word);
        length += word.len() + 1;
    }
    wrapped
}

fn mail(a: &Sample) -> String {
    format!(
        "From: The Courier <news@a.example>\nSubject: {}\nDate: Sat, 2 Mar 2019 08:00:00 +0000\nMessage-ID: <{}>\n\
         MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<table><tr><td>{}</td></tr></table>\n\n",
        a.title,
        a.id,
        a.html()
    )
}

fn proquest(articles: &[Sample]) -> String {
    let rule = format!("{}\n\n", "_".repeat(60));
    let article = |a: &Sample| {
        format!(
            "{}\n\nFull text: {}\n\nSubject: Dams\n\nPublication title: The Courier\n\nPublication date: Mar 2, 2019\n\nProQuest document ID: {}\n\n{rule}",
            a.title,
            a.paragraphs.join("\n\n"),
            a.id
        )
    };
    rule.clone() + &articles.iter().map(article).collect::<String>() + "Contact us at: x\n"
}

fn proquest_record(a: &Sample) -> String {
    format!(
        "<Record><GOID>{}</GOID><TitleAtt><Title>{}</Title></TitleAtt><NumericDate>{DAY}</NumericDate><TextInfo><Text>{}</Text></TextInfo></Record>",
        a.id,
        a.title,
        xml(&a.html())
    )
}

fn number(a: &Sample) -> String {
    format!("COUR000020190302ef32{:05}", a.id)
}

fn factiva_html(a: &Sample) -> String {
    let paragraphs: String = a
        .paragraphs
        .iter()
        .map(|p| format!("<p class=\"articleParagraph enarticleParagraph\">{}</p>", xml(p)))
        .collect();
    format!(
        "<div id=\"article-{0}\" class=\"article\"><div class=\"article enArticle\"><div>News</div><div id=\"hd\"><span class=\"enHeadline\">{1}</span></div>\
         <div>By Ann Lee</div><div>1,285 words</div><div>2 March 2019</div><div>The Courier</div><div>COUR</div><div>English</div><div>(c) 2019 X</div>{paragraphs}\
         <p>Document {0}</p></div></div>",
        number(a),
        a.title
    )
}

fn factiva_xml(a: &Sample) -> String {
    let paragraph = |p: &String| format!("<paragraph>{}</paragraph>", xml(p));
    format!(
        "<article><accessionNo>{}</accessionNo><headline><paragraph>{}</paragraph></headline><leadParagraph>{}</leadParagraph><tailParagraphs>{}</tailParagraphs>\
         <publicationDate><date>{DAY}</date></publicationDate><sourceName>The Courier</sourceName></article>",
        number(a),
        a.title,
        paragraph(&a.paragraphs[0]),
        a.paragraphs[1..].iter().map(paragraph).collect::<String>()
    )
}

fn factiva_lines(a: &Sample) -> String {
    format!(
        "News\n{}\nBy Ann Lee\n85 words\n2 March 2019\nThe Courier\nCOUR\nEnglish\n(c) 2019 X\n\n{}\n\nDocument {}\n\n",
        a.title,
        a.paragraphs.join("\n\n"),
        number(a)
    )
}

fn lexis(articles: &[Sample]) -> String {
    let article = |a: &Sample| {
        let text: String = a.paragraphs.iter().map(|p| format!("  {}\r\n\r\n", wrapped(p, 78, "\r\n"))).collect();
        format!(
            "                               {} of 10 DOCUMENTS\r\n\r\n\r\n                         The Courier\r\n\r\n                         March 2, 2019 Saturday\r\n\r\n\
             {}\r\n\r\nLENGTH: 85 words\r\n\r\n\r\n{text}LOAD-DATE: March 3, 2019\r\n\r\n                   Copyright 2019 X\r\n\r\n\r\n",
            a.id, a.title
        )
    };
    "\u{feff}Terms: dam\r\n\r\n".to_owned() + &articles.iter().map(article).collect::<String>()
}

/// The lines of a download of Nexis Uni.
fn nexis(articles: &[Sample]) -> String {
    let article = |a: &Sample| {
        format!(
            "{}\nThe Courier(London)\nMarch 2, 2019 Saturday 9:20 AM GMT\n\nCopyright 2019 X\nLength:\u{a0}85 words\n**Body**\n\n{}\n**Classification**\n\
             Language:\u{a0}ENGLISH\nLoad-Date:\u{a0}March 3, 2019\n**End of Document**\n\n",
            a.title,
            a.paragraphs.join("\n")
        )
    };
    format!("Documents ({})\n1. Dam breaks\n\n", articles.len()) + &articles.iter().map(article).collect::<String>()
}

/// Lines as a Word document; what stands in asterisks is bold.
pub fn docx(lines: &str) -> Vec<u8> {
    let paragraph = |line: &str| {
        let (bold, text) =
            line.strip_prefix("**").map_or(("", line), |line| ("<w:rPr><w:b/></w:rPr>", line.trim_end_matches("**")));
        format!("<w:p><w:r>{bold}<w:t>{}</w:t></w:r></w:p>", xml(text))
    };
    let body: String = lines.lines().map(paragraph).collect();
    docx_of(format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes())
}

/// A Word document of this XML.
pub fn docx_of(document: &[u8]) -> Vec<u8> {
    zip_of(&[("word/document.xml", document)])
}

/// The same as RTF, its characters written in both ways.
pub fn rtf(lines: &str) -> Vec<u8> {
    let character = |c: char| match c {
        '\u{a0}' => r"\~".to_owned(),
        'é' => r"\'e9".to_owned(),
        c if !c.is_ascii() => format!(r"\u{}?", u32::from(c)),
        c => c.to_string(),
    };
    let paragraph = |line: &str| {
        let (open, text) = line.strip_prefix("**").map_or(("{", line), |line| (r"{\b ", line.trim_end_matches("**")));
        format!("{open}{}}}\\par\r\n", text.chars().map(character).collect::<String>())
    };
    let body: String = lines.lines().map(paragraph).collect();
    format!(r"{{\rtf1\ansi\ansicpg1252{{\fonttbl{{\f0 Times;}}}}{{\info{{\title No}}}}{{\header Page}} {body}}}")
        .into_bytes()
}
