//! The report: the articles with every mention highlighted, for a browser. One file that needs nothing else; for many
//! articles, an index and a page per article.

use crate::error::{Error, Result};
use crate::schema::Tables;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

mod article;
mod charts;
mod compared;
mod front;
mod html;
mod index;
mod links;
mod speakers;
mod table;

use html::{escape, fill};
use index::Index;

pub use front::{Front, NAME as FRONT};
pub use index::Counts;

/// The file: the page of the only article, or the index.
pub const NAME: &str = "report.html";
/// The folder of the pages, if there are many.
pub const FOLDER: &str = "report";
/// How many articles get pages.
pub const MOST_PAGES: u64 = 500;
/// The longest text that gets a page, in bytes: browsers become slow with longer ones.
pub const LONGEST: usize = 1 << 20;

fn page_name(number: u64) -> String {
    format!("{FOLDER}/{number:03}.html")
}

/// A report that is being written. It stores the first page, and of the others only their lines in the index.
pub struct Report {
    folder: PathBuf,
    first: Option<First>,
    index: Index,
    /// False if the articles' texts are left out: then the report only counts.
    is_shown: bool,
}

/// The first article, which stays the only one or becomes a page among many.
struct First {
    text: String,
    tables: Tables,
}

impl Report {
    /// Starts a report in a folder.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), first: None, index: Index::default(), is_shown: true }
    }

    /// A report that counts and writes nothing.
    pub fn of_counts(folder: &Path) -> Self {
        Self { is_shown: false, ..Self::new(folder) }
    }

    /// Adds an article with its rows.
    pub fn add(&mut self, text: &str, tables: &Tables) -> Result<()> {
        self.index.counts.add(tables);
        let number = self.index.counts.articles;
        if !self.is_shown {
            return Ok(());
        }
        if number == 1 {
            self.first = Some(First { text: text.to_owned(), tables: tables.clone() });
            return Ok(());
        }
        if let Some(First { text, tables }) = self.first.take() {
            self.page(1, &text, &tables)?;
        }
        if number <= MOST_PAGES { self.page(number, text, tables) } else { Ok(()) }
    }

    /// The counts so far.
    pub fn counts(&self) -> &Counts {
        &self.index.counts
    }

    /// Continues another report, after the articles that have pages there were added here too.
    pub fn go_on(&mut self, counts: Counts) {
        self.index.counts = counts;
    }

    /// Writes the start page, also from the complete tables of a folder; returns the counts.
    pub fn finish(mut self, tables: &Path) -> Result<Counts> {
        if self.is_shown {
            self.start(tables)?;
        }
        Ok(self.index.counts)
    }

    fn start(&mut self, folder: &Path) -> Result<()> {
        match self.first.take() {
            Some(First { text, tables }) if has_page(&text) => return self.write(NAME, &of_article(&text, &tables)),
            Some(First { tables, .. }) => self.index.list(&tables, None),
            None => {}
        }
        self.write(NAME, &page(index::TITLE, &self.index.body(folder)?, INDEX_SCRIPT))
    }

    /// Writes the page of one of many articles.
    fn page(&mut self, number: u64, text: &str, tables: &Tables) -> Result<()> {
        if !has_page(text) {
            self.index.list(tables, None);
            return Ok(());
        }
        let name = page_name(number);
        self.index.list(tables, Some(&name));
        let up = format!("<nav aria-label=\"Report\"><a href=\"../{NAME}\">All articles</a></nav>");
        self.write(&name, &page(&article::title(tables), &article::body(text, tables, &up), ARTICLE_SCRIPT))
    }

    fn write(&self, name: &str, page: &str) -> Result<()> {
        let path = self.folder.join(name);
        let folder = path.parent().expect("a file in a folder");
        fs::create_dir_all(folder).map_err(Error::io(folder))?;
        fs::write(&path, page).map_err(Error::io(&path))
    }
}

/// The id of a row on the page of an article.
fn row_id(table: &str, row: usize) -> String {
    format!("{table}-{}", row + 1)
}

fn has_page(text: &str) -> bool {
    text.len() <= LONGEST
}

/// The report on one article.
pub fn of_article(text: &str, tables: &Tables) -> String {
    page(&article::title(tables), &article::body(text, tables, ""), ARTICLE_SCRIPT)
}

/// What happens on clicks on the page of an article, and on the index.
const ARTICLE_SCRIPT: &str = include_str!("script.js");
const INDEX_SCRIPT: &str = include_str!("index.js");

/// A whole page. It loads nothing, and only its own style and script are allowed.
fn page(title: &str, main: &str, script: &str) -> String {
    let index = if script == ARTICLE_SCRIPT { "" } else { include_str!("index.css") };
    let style = &(include_str!("style.css").to_owned() + index);
    fill(
        include_str!("page.html"),
        &[
            ("style_hash", &hash(style)),
            ("script_hash", &hash(script)),
            ("generator", concat!("tidings ", env!("CARGO_PKG_VERSION"))),
            ("title", &escape(title)),
            ("style", style),
            ("main", main),
            ("script", script),
        ],
    )
}

/// A hash in the form of a Content-Security-Policy.
fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::document::Document;
    use crate::export::write_plain;
    use crate::extract::extract;
    use crate::normalize::normalize;
    use crate::syntax::Syntax;
    use crate::tabulate::tabulate;

    const STORY: &str = "Talks <b>end</b> & fail\n\"We met in Turkey,\" said Jane Smith, the <script>alert(1)</script> envoy. \
                         Some 200 Turks left on Friday.\n";

    fn tables(article: &Article) -> Tables {
        let document = Document::new(article);
        let syntax = Syntax::new(&document);
        tabulate(&document, &normalize(&document, &syntax, &extract(&document, &syntax)))
    }

    /// The files of a report on this many articles with the same text.
    fn report(count: u64, text: &str) -> Vec<(String, String)> {
        let folder = tempfile::tempdir().unwrap();
        let mut report = Report::new(folder.path());
        let articles = (1..=count).map(|number| tables(&Article::from_text(format!("a{number}"), text)));
        let articles: Vec<_> = articles.collect();
        articles.iter().for_each(|tables| report.add(text, tables).unwrap());
        write_plain(folder.path(), &articles);
        report.finish(folder.path()).unwrap();
        let read = |name: String| fs::read_to_string(folder.path().join(&name)).ok().map(|page| (name, page));
        (1..=MOST_PAGES).map(page_name).chain([NAME.to_owned()]).filter_map(read).collect()
    }

    #[test]
    fn one_article_is_one_page() {
        let pages = report(1, STORY);
        assert_eq!(pages.len(), 1);
        let page = &pages[0].1;
        assert!(page.contains("<h1 dir=\"auto\"><span id=\"s1\">"));
        assert!(page.contains("<mark class=\"quote\""));
        assert!(page.contains(">Turkey</mark>"));
    }

    #[test]
    fn every_text_is_escaped() {
        let page = &report(1, STORY)[0].1;
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assert!(!page.contains("alert(1)</script>") && !page.contains("<b>"));
        assert_eq!(page.matches("<script").count(), 1);
    }

    #[test]
    fn nothing_is_loaded_from_elsewhere_and_nothing_runs_inline() {
        let page = &report(1, STORY)[0].1;
        for word in [" src=", "<link", "@import", " style=", " onclick=", "url("] {
            assert!(!page.contains(word), "{word}");
        }
        assert!(page.contains("default-src 'none'"));
    }

    #[test]
    fn many_articles_get_an_index_and_pages() {
        let pages = report(3, STORY);
        let names: Vec<_> = pages.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["report/001.html", "report/002.html", "report/003.html", "report.html"]);
        assert!(pages[3].1.contains("<a href=\"report/002.html\">"));
        assert!(pages[3].1.contains("<strong>3</strong> articles"));
        assert!(pages[0].1.contains("<a href=\"../report.html\">"));
    }

    #[test]
    fn the_number_of_pages_is_limited_and_the_index_says_so() {
        let pages = report(MOST_PAGES + 2, "Talks end.");
        assert_eq!(pages.len() as u64, MOST_PAGES + 1);
        assert!(pages.last().unwrap().1.contains("The first 500 of 502 articles"));
    }

    #[test]
    fn a_long_article_has_no_page() {
        let pages = report(1, &"word ".repeat(LONGEST / 4));
        assert!(pages[0].1.contains("no page"));
    }

    #[test]
    fn the_same_articles_give_the_same_bytes() {
        assert_eq!(report(2, STORY), report(2, STORY));
    }
}
