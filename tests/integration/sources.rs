//! Downloads, feeds, agencies, APIs and mail: the same articles come out of all of them, and the program says what it reads.

use crate::samples;
use crate::sandbox::Sandbox;
use samples::Source;
use std::fs;
use std::io::Write;
use tidings::article::{Article, Inputs, Options};
use tidings::schema::Tables;

/// Ten articles, as databases, agencies, feeds, APIs and mail write them.
#[test]
fn every_source_gives_the_same_articles() {
    let folder = tempfile::tempdir().unwrap();
    let expected = samples::articles();
    let rows: Vec<_> = expected.iter().map(|sample| rows(Article::from_text("", sample.text()))).collect();
    for Source { name, bytes, with_ids, with_days } in samples::files() {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let inputs = Inputs::find(&[path], Options::default()).unwrap();
        let articles: Vec<_> =
            inputs.read().map(|article| article.unwrap_or_else(|rejected| panic!("{rejected}"))).collect();
        assert_eq!(articles.len(), expected.len(), "{name}");
        for ((article, sample), expected) in articles.into_iter().zip(&expected).zip(&rows) {
            assert_eq!(article.text, sample.text(), "{name}");
            assert_eq!(article.title.as_ref(), Some(&sample.title), "{name}");
            let day = article.published_on.map(|day| day.to_string());
            assert_eq!(day.as_deref(), with_days.then_some(samples::DAY), "{name}");
            let id = article.id.trim_end_matches(|c: char| !c.is_ascii_digit());
            assert!(article.derived && (!with_ids || id.ends_with(&sample.id.to_string())), "{name}: {}", article.id);
            assert_eq!(&self::rows(article), expected, "{name}");
        }
    }
}

/// What an article says, whoever published it on whichever day. (Where a paper is at home tells whose mayor is meant.)
fn rows(article: Article) -> [String; 4] {
    let Tables { sentences, quotes, people, statistics, .. } =
        tidings::process(&Article { id: "a".to_owned(), published_on: None, publisher: None, url: None, ..article });
    [format!("{sentences:?}"), format!("{quotes:?}"), format!("{people:?}"), format!("{statistics:?}")]
}

/// What is cut short or hidden under another name is told, and what is whole is read.
#[test]
fn sources_that_are_cut_short_give_what_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    for Source { name, bytes, .. } in samples::files() {
        let path = folder.path().join(name);
        fs::write(&path, &bytes[..bytes.len() * 2 / 3]).unwrap();
        let inputs = Inputs::find(&[path], Options::default()).unwrap();
        let found: Vec<_> = inputs.read().collect();
        let whole = found.iter().flatten().count();
        let packed = ["docx", "rtf", "epub", "zip", "wacz"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
        assert!(if packed { whole == 0 } else { (4..9).contains(&whole) }, "{name}: {whole}");
        let told =
            found.iter().any(Result::is_err) || found.iter().flatten().any(|article| !article.remarks.is_empty());
        // Files of records without an end of their own cannot be told from whole ones.
        let open_ended = ["mail.mbox", "proquest.txt", "factiva.html", "factiva.txt", "table.csv"];
        assert!(told || open_ended.contains(&name), "{name}");
    }
}

#[test]
fn archives_of_sources_are_read_like_files() {
    let sandbox = Sandbox::new();
    let files = samples::files();
    let mut writer = zip::ZipWriter::new(fs::File::create(sandbox.at("all.zip")).unwrap());
    for Source { name, bytes, .. } in &files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap();
    let inputs = Inputs::find(&[sandbox.at("all.zip")], Options::default()).unwrap();
    assert_eq!(inputs.read().flatten().count(), 10 * files.len());
    // Single documents in a ZIP under the name of a document, as Nexis gives them.
    let text = "Dam breaks\nThe Courier(London)\nMarch 2, 2019 Saturday\n\nLength:\u{a0}9 words\n**Body**\n\nA dam broke.\n**End of Document**\n";
    let mut writer = zip::ZipWriter::new(fs::File::create(sandbox.at("split.DOCX")).unwrap());
    for name in ["Dam breaks.DOCX", "Dam breaks(2).DOCX"] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(&samples::docx(&text.replace("broke.", &format!("broke {name}")))).unwrap();
    }
    writer.finish().unwrap();
    let inputs = Inputs::find(&[sandbox.at("split.DOCX")], Options::default()).unwrap();
    assert_eq!(inputs.read().flatten().count(), 2);
}

#[test]
fn what_would_be_read_is_listed_before_a_run() {
    let sandbox = Sandbox::new();
    for Source { name, bytes, .. } in samples::files() {
        sandbox.write(&format!("in/{name}"), bytes);
    }
    let ran = sandbox.ran("inputs in");
    ran.check(0, &[]);
    let listed = ran.out;
    let line = |name: &str| listed.lines().find(|line| line.contains(name)).unwrap_or_default().to_owned();
    assert!(listed.starts_with("input\tkind\tarticles\trejected\tpublished_on\ttitle\treasons\n"), "{listed}");
    assert_eq!(line("nexis.DOCX"), "in/nexis.DOCX\tNexis Uni\t10\t0\t2019-03-02\tDam breaks near Milton\t");
    for (name, kind) in [
        ("factiva.html", "Factiva"),
        ("proquest.txt", "ProQuest"),
        ("lexis.txt", "LexisNexis"),
        ("g2.xml", "NewsML-G2"),
    ] {
        assert!(line(name).contains(&format!("\t{kind}\t10\t0\t")), "{listed}");
    }
    sandbox.write("in/z.pdf", "%PDF-1.7");
    sandbox.ran("inputs in").check(1, &["in/z.pdf\t\t0\t1\t\t\texpected a text, found a PDF"]);
}

#[test]
fn items_that_an_earlier_file_of_a_feed_has_are_copies() {
    let sandbox = Sandbox::new();
    let item = |n: u32| {
        format!(
            "<item><guid>{n}</guid><title>Dam {n}</title><content:encoded>A dam broke {n} times.</content:encoded></item>"
        )
    };
    let feed = |numbers: [u32; 2]| {
        let item = |n: u32| serde_json::json!({ "id": n.to_string(), "title": format!("Dam {n}"), "content_html": format!("<p>A dam broke {n} times.</p>") });
        serde_json::json!({ "version": "https://jsonfeed.org/version/1.1", "items": numbers.map(item) }).to_string()
    };
    sandbox.write("json/monday.json", feed([1, 2]));
    sandbox.write("json/tuesday.json", feed([2, 3]));
    sandbox
        .ran("run json --output out")
        .check(0, &["4 articles read, 3 in the tables, 0 rejected, 1 left out as copies"]);
    // Records of other kinds with the same id are two articles of which one is lost, and that is said.
    sandbox.write("json/tuesday.json", feed([2, 3]).replace("content_html", "body"));
    sandbox.ran("run json --output out").check(1, &["3 in the tables, 1 rejected"]);
    sandbox.write("in/monday.rss", format!("<rss><channel>{}{}</channel></rss>", item(1), item(2)));
    sandbox.write("in/tuesday.rss", format!("<rss><channel>{}{}</channel></rss>", item(2), item(3)));
    sandbox
        .ran("run in --output out")
        .check(0, &["4 articles read, 3 in the tables, 0 rejected, 1 left out as copies"]);
    assert_eq!(sandbox.column("out/articles.csv", "article_id"), ["1", "2", "3"]);
    assert!(sandbox.read("out/rejected.csv").contains("an item that was met before"));
}

/// An item of NewsML-G2 with a headline that names its version.
fn item(guid: &str, version: u32, status: &str) -> String {
    format!(
        "<newsItem guid=\"{guid}\" version=\"{version}\"><itemMeta><pubStatus qcode=\"stat:{status}\"/></itemMeta><contentMeta><headline>Version \
         {version}</headline></contentMeta><contentSet><inlineData>The mill of {guid} burned down.</inlineData></contentSet></newsItem>"
    )
}

#[test]
fn the_newest_version_of_an_item_is_read_in_whichever_order_the_files_come() {
    let sandbox = Sandbox::new();
    let message = |items: &[String]| format!("<newsMessage><itemSet>{}</itemSet></newsMessage>", items.concat());
    sandbox.write("in/a.xml", item("urn:mill", 1, "usable"));
    sandbox.write("in/b.xml", message(&[item("urn:mill", 10, "usable"), item("urn:inn", 1, "usable")]));
    sandbox.write("in/c.xml", item("urn:mill", 9, "usable"));
    // The same version once more is a copy; an item of which the last version takes it back is none.
    sandbox.write("in/d.xml", item("urn:mill", 10, "usable"));
    let said = sandbox.run(0, "run in --output out");
    assert!(said.contains("3 articles read, 2 in the tables, 0 rejected, 1 left out as copies"), "{said}");
    assert!(said.contains("older versions of NewsML-G2 items (2)"), "{said}");
    assert_eq!(sandbox.column("out/articles.csv", "title"), ["Version 10", "Version 1"]);
    sandbox.write("in/e.xml", item("urn:inn", 2, "canceled"));
    sandbox.ran("run in --output out").check(1, &["stat:canceled"]);
    assert_eq!(sandbox.column("out/articles.csv", "title"), ["Version 10"]);
    // In archives too.
    let files = [("a.xml", item("urn:mill", 1, "usable")), ("b.xml", item("urn:mill", 2, "usable"))];
    let zip = samples::zip_of(&files.each_ref().map(|(name, item)| (*name, item.as_bytes())));
    sandbox.write("n.zip", zip);
    sandbox.run(0, "run n.zip --output out");
    assert_eq!(sandbox.column("out/articles.csv", "title"), ["Version 2"]);
}

#[test]
fn downloads_that_are_not_whole_or_not_known_are_reported() {
    let sandbox = Sandbox::new();
    let source = samples::files().into_iter().find(|source| source.name == "lexis.txt").unwrap();
    let text = String::from_utf8(source.bytes).unwrap();
    let cut = text.find("4 of 10 DOCUMENTS").unwrap();
    sandbox.write("in/lexis.txt", &text[..cut]);
    sandbox.ran("run in --output out").check(0, &["3 articles read, 3 in the tables"]);
    let notices = sandbox.read("out/notices.csv");
    assert!(
        notices.contains("documents_missing,the download says that it holds 10 documents; 3 were found in it"),
        "{notices}"
    );
    sandbox.write("in/lexis.txt", text.replace(" of 10 DOCUMENTS", "").replace("LENGTH", "Dokument 1 von 10\nLENGTH"));
    sandbox.ran("run in --output out").check(1, &["rejected in/lexis.txt: expected a download in English"]);
}
