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

/// Each format with the name of its file, its bytes, and whether it carries ids.
pub fn files() -> Vec<(&'static str, Vec<u8>, bool)> {
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
    let nitf = |a: &Sample| {
        format!(
            "<nitf><body><body.head><hedline><hl1>{}</hl1></hedline></body.head><body.content><block>{}</block></body.content></body></nitf>",
            a.title,
            a.html()
        )
    };
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
        ("feed.xml", feed.into_bytes(), true),
        ("feed.atom", atom.into_bytes(), true),
        ("g2.xml", g2.into_bytes(), true),
        ("ninjs.json", serde_json::json!({ "status": "ok", "items": json }).to_string().into_bytes(), true),
        ("ninjs.jsonl", lines.into_bytes(), true),
        ("table.csv", table.into_inner().unwrap(), true),
        ("rcv1.xml", format!("<newsitems>{}</newsitems>", each(&rcv1)).into_bytes(), true),
        ("reuters.sgm", each(&reuters).into_bytes(), true),
        ("mail.mbox", each(&mail).into_bytes(), true),
        ("proquest.txt", proquest(&articles).into_bytes(), true),
        ("proquest.xml", format!("<Records>{}</Records>", each(&proquest_record)).into_bytes(), true),
        ("factiva.html", format!("<html><body>{}</body></html>", each(&factiva_html)).into_bytes(), true),
        ("factiva.txt", each(&factiva_lines).into_bytes(), true),
        ("factiva.rtf", rtf(&each(&factiva_lines)), true),
        ("lexis.txt", lexis(&articles).into_bytes(), false),
        ("nexis.DOCX", docx(&nexis(&articles)), false),
        ("nexis.rtf", rtf(&nexis(&articles)), false),
        // The same under a wrong name.
        ("other.DOCX", rtf(&nexis(&articles)), false),
    ]
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
        "From news@a.example Sat Mar  2 08:00:00 2019\nFrom: The Courier <news@a.example>\nSubject: {}\nDate: Sat, 2 Mar 2019 08:00:00 +0000\nMessage-ID: <{}>\n\
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
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes()).unwrap();
    writer.finish().unwrap().into_inner()
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
