//! The order of things: readers, workers, writers. Each stage is one function; [`run`] is all of them in one pass.

use crate::article::{Article, Inputs, Rejected};
use crate::check::{self, Problem};
use crate::document::Document;
use crate::error::{Error, Result};
use crate::export::account::{self, RejectedList};
use crate::export::package::Seals;
use crate::export::texts::{Keep, Texts};
use crate::export::withhold::withhold;
use crate::export::{
    FORMATS, Format, Staged, TableWriter, croissant, csvw, package, report, spreadsheet, terminal, workbook,
};
use crate::extract::{Mentions, extract as find_mentions};
use crate::normalize::{Facts, normalize as find_facts};
use crate::schema::Tables;
use crate::tabulate::tabulate;
use crate::validate;
use batches::{BATCH_BYTES, Weigh, in_order};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sift::{Ids, Sieve, Sifted};
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

mod batches;
mod sift;

pub use sift::{Dropped, Register};

/// An article with what was found in it: a line between `extract` and `normalize`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Extracted {
    /// The article.
    pub article: Article,
    /// The id of the first article of which it is a copy, or its own.
    pub cluster_id: String,
    /// Its mentions.
    pub mentions: Mentions,
}

/// An article with what it says: a line between `normalize` and `export`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Normalized {
    /// The article.
    pub article: Article,
    /// The id of the first article of which it is a copy, or its own.
    pub cluster_id: String,
    /// Its facts.
    pub facts: Facts,
}

/// What a run does beyond its defaults.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Takes all articles to be in this language (BCP 47), whatever their sources say.
    pub language: Option<String>,
    /// Reads only the first of the copies of an article.
    pub unique: bool,
}

impl Options {
    fn json(&self, output: &Output) -> serde_json::Value {
        json!({ "language": self.language, "unique": self.unique, "without_text": output.without_text })
    }
}

/// What became of the inputs. Read is always the sum of done, rejected and duplicates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Articles that were found, whether they could be read or not.
    pub read: u64,
    /// Articles that went on.
    pub done: u64,
    /// Articles that could not be read.
    pub rejected: u64,
    /// Copies of earlier articles that were left out.
    pub duplicates: u64,
    /// Bytes of the texts that went on.
    pub bytes: u64,
    /// Rows of each table, in the order of [`Tables::ALL`]; empty where no tables were written.
    pub rows: Vec<u64>,
    /// What else the one who started the run should know.
    pub remarks: Vec<String>,
}

/// Where tables go, and in which forms.
#[derive(Debug, Clone)]
pub struct Output {
    /// The folder.
    pub folder: PathBuf,
    /// The formats of the tables, one at least.
    pub tables: Vec<&'static Format>,
    /// With a report for reading.
    pub report: bool,
    /// As a workbook too, if there are not more than [`workbook::MOST_ROWS`] rows.
    pub xlsx: bool,
    /// As CSV for spreadsheet programs too.
    pub spreadsheet_csv: bool,
    /// Which texts are kept beside the tables.
    pub keep_text: Keep,
    /// Leaves out the articles' texts: no sentences, no quotes of more words than these, no report and no kept texts.
    pub without_text: Option<usize>,
}

impl From<&Path> for Output {
    fn from(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            tables: FORMATS.iter().collect(),
            report: true,
            xlsx: true,
            spreadsheet_csv: false,
            keep_text: Keep::default(),
            without_text: None,
        }
    }
}

/// Follows a run.
pub trait Watch {
    /// Is told of every rejected input when it is met.
    fn rejected(&mut self, rejected: &Rejected);

    /// Is told now and then how far the run is.
    fn progress(&mut self, _so_far: &Report) {}

    /// True when the run is to stop.
    fn stopped(&self) -> bool {
        false
    }
}

/// Reads articles into tables, all in one pass, and publishes them when every row has been checked.
pub fn run(inputs: Inputs, output: impl Into<Output>, options: &Options, watch: &mut dyn Watch) -> Result<Report> {
    publish(Sieve::new(inputs.read(), options), &output.into(), options, watch, read)
}

/// Reads articles into rows and hands them on, those of many articles at once, in the order of the articles; `reject` is
/// told of every article that does not go on.
pub fn rows(
    articles: impl Iterator<Item = Result<Article, Rejected>>,
    options: &Options,
    watch: &mut dyn Watch,
    reject: &mut dyn FnMut(&Rejected) -> Result<()>,
    mut hand_on: impl FnMut(Tables) -> Result<()> + Send,
) -> Result<Report> {
    in_order(Sieve::new(articles, options), watch, reject, read, |batch| {
        let mut tables = Tables::default();
        for made in batch {
            sound(&made.problems)?;
            tables.append(made.tables);
        }
        hand_on(tables)
    })
}

/// Finds the mentions in articles and writes a line for each.
pub fn extract(
    inputs: Inputs,
    mut output: impl Write + Send,
    options: &Options,
    watch: &mut dyn Watch,
) -> Result<Report> {
    let work = |Sifted { article, cluster_id }| {
        let mentions = find_mentions(&Document::new(&article));
        line(&Extracted { article, cluster_id, mentions })
    };
    in_order(Sieve::new(inputs.read(), options), watch, &mut |_| Ok(()), work, |lines| write_lines(&mut output, &lines))
}

/// Writes articles with what was found in them, for the terminal.
pub fn show(inputs: Inputs, mut output: impl Write + Send, colours: bool, watch: &mut dyn Watch) -> Result<Report> {
    let work = |Sifted { article, .. }| terminal::show(&article.text, &crate::process(&article), colours) + "\n";
    let articles = Sieve::new(inputs.read(), &Options::default());
    in_order(articles, watch, &mut |_| Ok(()), work, |articles| write_lines(&mut output, &articles))
}

/// Reads the lines of [`extract`] and writes a line with the facts of each.
pub fn normalize(
    input: impl BufRead + Send,
    name: &str,
    mut output: impl Write + Send,
    watch: &mut dyn Watch,
) -> Result<Report> {
    let work = |Extracted { article, cluster_id, mentions }| {
        let facts = find_facts(&Document::new(&article), &mentions);
        line(&Normalized { article, cluster_id, facts })
    };
    in_order(lines_of(input, name), watch, &mut |_| Ok(()), work, |lines| write_lines(&mut output, &lines))
}

/// Reads the lines of [`normalize`] into tables and publishes them.
pub fn export(
    input: impl BufRead + Send,
    name: &str,
    output: impl Into<Output>,
    watch: &mut dyn Watch,
) -> Result<Report> {
    let work = |Normalized { article, cluster_id, facts }| {
        let tables = tabulate(&Document::new(&article), &facts);
        Made::of(article, cluster_id, tables)
    };
    let mut ids = Ids::default();
    let lines = lines_of(input, name).map(|line: Result<Normalized, Dropped>| {
        let line = line?;
        ids.admit(&line.article)?;
        Ok(line)
    });
    publish(lines, &output.into(), &Options::default(), watch, work)
}

/// The rows of one article, checked, with its text.
struct Made {
    id: String,
    text: String,
    /// See [`Article::derived`].
    derived: bool,
    tables: Tables,
    problems: Vec<Problem>,
}

impl Made {
    fn of(article: Article, cluster_id: String, mut tables: Tables) -> Self {
        tables.articles.iter_mut().for_each(|row| row.cluster_id.clone_from(&cluster_id));
        let problems = check::article(&tables, &article.text);
        Self { id: article.id, text: article.text, derived: article.derived, tables, problems }
    }
}

/// Makes the rows of an article.
fn read(Sifted { article, cluster_id }: Sifted) -> Made {
    let tables = crate::process(&article);
    Made::of(article, cluster_id, tables)
}

/// Makes rows of everything that comes in, writes them into a staged folder, checks the files and publishes them.
fn publish<T: Weigh + Send>(
    source: impl Iterator<Item = Result<T, Dropped>>,
    output: &Output,
    options: &Options,
    watch: &mut dyn Watch,
    work: impl Fn(T) -> Made + Sync,
) -> Result<Report> {
    let staged = Staged::new(&output.folder)?;
    let mut writer = TableWriter::create(staged.path(), &output.tables)?;
    let mut list = RejectedList::create(staged.path())?;
    let with_text = output.without_text.is_none();
    let mut pages = (output.report && with_text).then(|| report::Report::new(staged.path()));
    let mut texts = Texts::new(staged.path(), if with_text { output.keep_text } else { Keep::None });
    let mut report = in_order(source, watch, &mut |rejected| list.add(rejected), work, |batch| {
        let mut tables = Tables::default();
        for mut made in batch {
            sound(&made.problems)?;
            if let Some(pages) = &mut pages {
                pages.add(&made.text, &made.tables)?;
            }
            texts.add(&made.id, made.derived, &made.text)?;
            if let Some(words) = output.without_text {
                withhold(&mut made.tables, words);
            }
            tables.append(made.tables);
        }
        writer.write(&tables)
    })?;
    report.rows = writer.finish()?;
    list.finish()?;
    if report.done == 0 {
        return Ok(report);
    }
    if let Some(pages) = pages {
        pages.finish()?;
    }
    texts.finish()?;
    account::write(staged.path(), options.json(output), report.json(), &report.rows)?;
    describe(staged.path(), &output.tables, &report.rows)?;
    sound(&validate::read_back(staged.path(), &output.tables))?;
    for_spreadsheets(staged.path(), output, &mut report)?;
    if watch.stopped() {
        return Err(Error::Stopped);
    }
    staged.publish()?;
    Ok(report)
}

/// Writes what the tables hold, for programs.
fn describe(folder: &Path, formats: &[&'static Format], rows: &[u64]) -> Result<()> {
    let seals = Seals::of(folder, formats)?;
    if formats.iter().any(|format| format.name == csvw::FORMAT) {
        csvw::write(folder)?;
    }
    croissant::write(folder, formats, &seals)?;
    package::write(folder, formats, &seals, rows)
}

/// Writes the tables once more, in the forms that spreadsheet programs open.
fn for_spreadsheets(folder: &Path, output: &Output, report: &mut Report) -> Result<()> {
    let rows: u64 = report.rows.iter().sum();
    if output.spreadsheet_csv {
        spreadsheet::write(folder)?;
    }
    if output.xlsx && rows > workbook::MOST_ROWS {
        let most = workbook::MOST_ROWS;
        report.remarks.push(format!("{} was not written: there are {rows} rows, more than {most}", workbook::NAME));
    } else if output.xlsx {
        let cut = workbook::write(folder, &report.rows)?;
        if cut > 0 {
            report.remarks.push(format!("{cut} texts are too long for a cell and were cut in {}", workbook::NAME));
        }
    }
    Ok(())
}

impl Report {
    /// The counts of the articles.
    fn json(&self) -> serde_json::Value {
        let Self { read, done, rejected, duplicates, .. } = self;
        json!({ "read": read, "written": done, "rejected": rejected, "duplicates": duplicates })
    }
}

/// Nothing is published that breaks the schema.
fn sound(problems: &[Problem]) -> Result<()> {
    match problems.first() {
        Some(first) => Err(Error::Check { count: problems.len(), first: first.to_string() }),
        None => Ok(()),
    }
}

/// The lines between two stages.
fn lines_of<T: DeserializeOwned>(input: impl BufRead, name: &str) -> impl Iterator<Item = Result<T, Dropped>> {
    let source_path = PathBuf::from(name).display().to_string();
    input.split(b'\n').zip(1..).map(move |(line, number)| {
        let reject =
            |reason: String| Dropped::from(Rejected { source_path: source_path.clone(), record: Some(number), reason });
        let line = line.map_err(|e| reject(e.to_string()))?;
        serde_json::from_slice(&line).map_err(|e| reject(format!("expected a line of the stage before, found: {e}")))
    })
}

fn line(record: &impl Serialize) -> String {
    let mut line = serde_json::to_string(record).expect("mentions and facts have string keys only");
    line.push('\n');
    line
}

fn write_lines(output: &mut impl Write, lines: &[String]) -> Result<()> {
    lines.iter().try_for_each(|line| output.write_all(line.as_bytes())).map_err(Error::io("the output"))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Silent;

    impl Watch for Silent {
        fn rejected(&mut self, _: &Rejected) {}
    }

    #[test]
    fn rows_come_in_the_order_of_the_articles_and_what_does_not_go_on_is_told() {
        let articles =
            ["a", "b", "a", "c"].map(|id| Ok(Article::from_text(id, format!("Talks of {id} ended in Turkey."))));
        let (mut ids, mut rejected) = (Vec::new(), Vec::new());
        let mut reject = |what: &Rejected| {
            rejected.push(what.source_path.clone());
            Ok(())
        };
        let report = rows(articles.into_iter(), &Options::default(), &mut Silent, &mut reject, |tables| {
            ids.extend(tables.countries.into_iter().map(|country| country.article_id));
            Ok(())
        });
        let report = report.unwrap();
        assert_eq!((report.read, report.done, report.rejected), (4, 3, 1));
        assert_eq!(ids, ["a", "b", "c"]);
        assert_eq!(rejected, ["a"]);
    }
}
