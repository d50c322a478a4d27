//! The order of things: readers, workers, writers. Each stage is one function; [`run`] is all of them in one pass.

use crate::article::{Article, Inputs, Rejected};
use crate::check::{self, Problem};
use crate::document::Document;
use crate::error::{Error, Result};
use crate::export::{Staged, TableWriter, package, report, spreadsheet, terminal, workbook};
use crate::extract::{Mentions, extract as find_mentions};
use crate::normalize::{Facts, normalize as find_facts};
use crate::schema::Tables;
use crate::tabulate::tabulate;
use crate::validate;
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

/// An article with what was found in it: a line between `extract` and `normalize`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Extracted {
    /// The article.
    pub article: Article,
    /// Its mentions.
    pub mentions: Mentions,
}

/// An article with what it says: a line between `normalize` and `export`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Normalized {
    /// The article.
    pub article: Article,
    /// Its facts.
    pub facts: Facts,
}

/// What became of the inputs. Read is always the sum of the other two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Articles that were found, whether they could be read or not.
    pub read: u64,
    /// Articles that went on.
    pub done: u64,
    /// Articles that did not.
    pub rejected: u64,
    /// Rows of each table, in the order of [`Tables::ALL`]; empty where no tables were written.
    pub rows: Vec<u64>,
    /// What else the one who started the run should know.
    pub remarks: Vec<String>,
}

/// Where tables go, and in which forms besides CSV, Parquet and the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The folder.
    pub folder: PathBuf,
    /// As a workbook too, if there are not more than [`workbook::MOST_ROWS`] rows.
    pub xlsx: bool,
    /// As CSV for spreadsheet programs too.
    pub spreadsheet_csv: bool,
}

impl From<&Path> for Output {
    fn from(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), xlsx: true, spreadsheet_csv: false }
    }
}

/// Is told of every rejected input when it is met.
pub type OnRejected<'a> = &'a mut dyn FnMut(&Rejected);

/// Reads articles into tables, all in one pass, and publishes them when every row has been checked.
pub fn run(inputs: Inputs, output: impl Into<Output>, on_rejected: OnRejected) -> Result<Report> {
    publish(unique(inputs.read()), &output.into(), on_rejected, |article| {
        let tables = crate::process(&article);
        Made::of(article, tables)
    })
}

/// Finds the mentions in articles and writes a line for each.
pub fn extract(inputs: Inputs, mut output: impl Write + Send, on_rejected: OnRejected) -> Result<Report> {
    let work = |article: Article| {
        let mentions = find_mentions(&Document::new(&article));
        line(&Extracted { article, mentions })
    };
    in_order(unique(inputs.read()), on_rejected, work, |lines| write_lines(&mut output, &lines))
}

/// Writes articles with what was found in them, for the terminal.
pub fn show(inputs: Inputs, mut output: impl Write + Send, colours: bool, on_rejected: OnRejected) -> Result<Report> {
    let work = |article: Article| terminal::show(&article.text, &crate::process(&article), colours) + "\n";
    in_order(unique(inputs.read()), on_rejected, work, |articles| write_lines(&mut output, &articles))
}

/// Reads the lines of [`extract`] and writes a line with the facts of each.
pub fn normalize(
    input: impl BufRead + Send,
    name: &str,
    mut output: impl Write + Send,
    on_rejected: OnRejected,
) -> Result<Report> {
    let work = |Extracted { article, mentions }| {
        let facts = find_facts(&Document::new(&article), &mentions);
        line(&Normalized { article, facts })
    };
    in_order(lines_of(input, name), on_rejected, work, |lines| write_lines(&mut output, &lines))
}

/// Reads the lines of [`normalize`] into tables and publishes them.
pub fn export(
    input: impl BufRead + Send,
    name: &str,
    output: impl Into<Output>,
    on_rejected: OnRejected,
) -> Result<Report> {
    publish(lines_of(input, name), &output.into(), on_rejected, |Normalized { article, facts }| {
        let tables = tabulate(&Document::new(&article), &facts);
        Made::of(article, tables)
    })
}

/// The rows of one article, checked, with its text.
struct Made {
    text: String,
    tables: Tables,
    problems: Vec<Problem>,
}

impl Made {
    fn of(article: Article, tables: Tables) -> Self {
        let problems = check::article(&tables, &article.text);
        Self { text: article.text, tables, problems }
    }
}

/// Makes rows of everything that comes in, writes them into a staged folder, checks the files and publishes them.
fn publish<T: Sized + Send>(
    source: impl Iterator<Item = Result<T, Rejected>> + Send,
    output: &Output,
    on_rejected: OnRejected,
    work: impl Fn(T) -> Made + Sync,
) -> Result<Report> {
    let staged = Staged::new(&output.folder)?;
    let mut writer = TableWriter::create(staged.path())?;
    let mut pages = report::Report::new(staged.path());
    let mut report = in_order(source, on_rejected, work, |batch| {
        let mut tables = Tables::default();
        for made in batch {
            sound(&made.problems)?;
            pages.add(&made.text, &made.tables)?;
            tables.append(made.tables);
        }
        writer.write(&tables)
    })?;
    report.rows = writer.finish()?;
    if report.done == 0 {
        return Ok(report);
    }
    pages.finish()?;
    package::write(staged.path(), &report.rows)?;
    sound(&validate::files(staged.path()))?;
    for_spreadsheets(staged.path(), output, &mut report)?;
    staged.publish()?;
    Ok(report)
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

/// Nothing is published that breaks the schema.
fn sound(problems: &[Problem]) -> Result<()> {
    match problems.first() {
        Some(first) => Err(Error::Check { count: problems.len(), first: first.to_string() }),
        None => Ok(()),
    }
}

/// How many articles, and about how many at once: enough for all workers, and little to hold.
const BATCH: usize = 256;

/// Works on everything that comes in, on all cores, and hands the results on in the order of the inputs. While a batch is
/// worked on, the one before is handed on.
fn in_order<T: Send, R: Send>(
    mut source: impl Iterator<Item = Result<T, Rejected>> + Send,
    on_rejected: OnRejected,
    work: impl Fn(T) -> R + Sync,
    mut hand_on: impl FnMut(Vec<R>) -> Result<()> + Send,
) -> Result<Report> {
    let mut report = Report::default();
    let mut finished: Vec<R> = Vec::new();
    loop {
        let batch = next_batch(&mut source, &mut report, on_rejected);
        if batch.is_empty() && finished.is_empty() {
            return Ok(report);
        }
        let before = std::mem::take(&mut finished);
        let (worked, handed) = rayon::join(
            || batch.into_par_iter().map(&work).collect(),
            || if before.is_empty() { Ok(()) } else { hand_on(before) },
        );
        handed?;
        finished = worked;
    }
}

fn next_batch<T>(
    source: &mut impl Iterator<Item = Result<T, Rejected>>,
    report: &mut Report,
    on_rejected: &mut dyn FnMut(&Rejected),
) -> Vec<T> {
    let mut batch = Vec::new();
    while batch.len() < BATCH {
        match source.next() {
            Some(Ok(input)) => batch.push(input),
            Some(Err(rejected)) => {
                report.rejected += 1;
                on_rejected(&rejected);
            }
            None => break,
        }
    }
    report.done += batch.len() as u64;
    report.read = report.done + report.rejected;
    batch
}

/// Rejects articles whose id an earlier one has.
fn unique(
    articles: impl Iterator<Item = Result<Article, Rejected>>,
) -> impl Iterator<Item = Result<Article, Rejected>> {
    let mut places: HashMap<String, String> = HashMap::new();
    articles.map(move |article| {
        let article = article?;
        match places.get(&article.id) {
            Some(first) => {
                let reason = format!("expected an id of its own, found {:?}, which {first} has", article.id);
                Err(Rejected::article(&article, reason))
            }
            None => {
                places.insert(article.id.clone(), article.place());
                Ok(article)
            }
        }
    })
}

/// The lines between two stages.
fn lines_of<T: DeserializeOwned>(input: impl BufRead, name: &str) -> impl Iterator<Item = Result<T, Rejected>> {
    let source_path = PathBuf::from(name).display().to_string();
    input.split(b'\n').zip(1..).map(move |(line, number)| {
        let reject = |reason: String| Rejected { source_path: source_path.clone(), record: Some(number), reason };
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
