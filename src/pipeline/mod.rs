//! The stages of a run: readers, workers, writers. Each stage is one function; [`run`] is all of them in one pass.

use crate::article::{Article, Inputs, Rejected, Unread};
use crate::check;
use crate::corpus::entities::authority;
use crate::document::Document;
use crate::error::Result;
use crate::explain;
use crate::export::about::About;
use crate::export::texts::Keep;
use crate::export::{Format, account, croissant, package, report, terminal, usual};
use crate::extract::extract as find_mentions;
use crate::guard::guarded;
use crate::normalize::{self, Notice, normalize as find_facts};
use crate::schema::Tables;
use crate::syntax::Syntax;
use crate::tabulate::tabulate;
use admitted::Admitted;
use batches::{BATCH_BYTES, failed, in_order};
use firsts::Firsts;
use ledger::{Ledger, Opened, Shards};
use publish::{begin, begin_anew, publish};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sift::{Dropped, Ids, Sieve, Sifted};
use stages::{Line, line, lines_of, write_lines};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

mod admitted;
mod batches;
mod firsts;
mod ledger;
mod publish;
mod sift;
mod stages;

pub use sift::{Place, Register};
pub use stages::{Extracted, Normalized};

/// What a run does beyond its defaults.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Treats all articles as being in this language (BCP 47), whatever their sources say.
    pub language: Option<String>,
    /// Reads only the first of several copies of an article.
    pub unique: bool,
    /// Resumes the run that was killed at the same work, if there is one.
    pub resume: bool,
    /// Articles of a shard: work is saved shard by shard. 10,000 by default.
    pub shard: Option<u64>,
}

/// See [`Options::shard`].
const SHARD: u64 = 10_000;

impl Options {
    /// The options on which the bytes of the files depend.
    fn json(&self, output: &Output) -> serde_json::Value {
        json!({ "language": self.language, "unique": self.unique, "without_text": output.without_text })
    }
}

/// The counts of the inputs. `read` is always the sum of `done`, `rejected` and `duplicates`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Articles that were found, whether they could be read or not.
    pub read: u64,
    /// Articles that were processed.
    pub done: u64,
    /// Articles that could not be read.
    pub rejected: u64,
    /// Copies of earlier articles that were left out.
    pub duplicates: u64,
    /// What readers skipped that was never meant to be an article, counted by kind.
    #[serde(default)]
    pub skipped: BTreeMap<String, u64>,
    /// Bytes of the texts of the processed articles.
    pub bytes: u64,
    /// Rows of each table, in the order of [`Tables::ALL`]; empty if no tables were written.
    pub rows: Vec<u64>,
    /// Further messages for the user.
    pub remarks: Vec<String>,
}

/// Where tables are written, and in which forms.
#[derive(Debug, Clone)]
pub struct Output {
    /// The folder.
    pub folder: PathBuf,
    /// The formats of the tables, at least one.
    pub tables: Vec<&'static Format>,
    /// Parquet tables as datasets: folders of parts with this many rows.
    pub partition: Option<usize>,
    /// With an HTML report; without texts, a front page instead.
    pub report: bool,
    /// Also as a workbook, if there are at most [`crate::export::workbook::MOST_ROWS`] rows.
    pub xlsx: bool,
    /// Also as CSV for spreadsheet programs.
    pub spreadsheet_csv: bool,
    /// Which texts are stored beside the tables.
    pub keep_text: Keep,
    /// Leaves out the articles' texts: no sentences, no quotes of more words than these, no report and no stored texts.
    pub without_text: Option<usize>,
    /// A file of ids for the names of people and organisations.
    pub authority: Option<PathBuf>,
    /// The folder that all inputs share, to which paths are relative when texts are left out; [`run`] finds it.
    pub inputs: Option<PathBuf>,
    /// The publisher's description of the tables.
    pub about: About,
    /// Also replaces files in the destination that no earlier run wrote or that were changed since.
    pub replace: bool,
}

impl Output {
    /// True when a format has a file per table.
    fn is_by_table(&self) -> bool {
        self.tables.iter().any(|format| format.is_by_table())
    }

    /// The names of the files that are always written.
    fn names(&self) -> Vec<PathBuf> {
        let tables = Tables::ALL.iter().flat_map(|table| self.tables.iter().map(|format| format.file_name(table)));
        let others = [account::REJECTED, account::RUN, croissant::NAME, package::NAME].map(str::to_owned);
        let start = if self.without_text.is_none() { report::NAME } else { report::FRONT };
        let report = self.report.then(|| start.to_owned());
        let authority = self.authority.as_ref().map(|_| authority::NAME.to_owned());
        let names: BTreeSet<_> = tables.chain(others).chain(report).chain(authority).map(PathBuf::from).collect();
        names.into_iter().collect()
    }
}

impl From<&Path> for Output {
    fn from(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            tables: usual().collect(),
            partition: None,
            report: true,
            xlsx: true,
            spreadsheet_csv: false,
            keep_text: Keep::default(),
            without_text: None,
            authority: None,
            inputs: None,
            about: About::default(),
            replace: false,
        }
    }
}

/// Follows the progress of a run.
pub trait Watch {
    /// Called for every rejected input.
    fn rejected(&mut self, rejected: &Rejected);

    /// Called with the counts so far, when a killed run is resumed.
    fn resumed(&mut self, _so_far: &Report) {}

    /// Called from time to time with the counts so far.
    fn progress(&mut self, _so_far: &Report) {}

    /// True when the run is to stop.
    fn stopped(&self) -> bool {
        false
    }
}

/// Reads articles into tables, all in one pass, and publishes them once every row has been checked.
pub fn run(inputs: Inputs, output: impl Into<Output>, options: &Options, watch: &mut dyn Watch) -> Result<Report> {
    let output = Output { inputs: Some(inputs.common_folder()), ..output.into() };
    let plan = inputs.fingerprint().map(|inputs| [plan(&output, options)].into_iter().chain(inputs));
    let shards = Shards { plan, articles: options.shard.unwrap_or(SHARD), resume: options.resume };
    match Ledger::open(&output, shards)? {
        Opened::Published(report) => Ok(report),
        Opened::At(start, ledger) => {
            let begin = |ledger: &Ledger, watch: &mut dyn Watch| {
                begin(inputs.articles(), start, ledger, &output, options, watch)
            };
            publish(ledger, &output, options, watch, begin, read)
        }
    }
}

/// Reads articles into rows and passes on those of each, in the order of the articles; `reject` is called for every
/// rejected article.
pub fn rows(
    articles: impl Iterator<Item: Into<Unread>> + Send,
    options: &Options,
    watch: &mut dyn Watch,
    reject: &mut (dyn FnMut(&Rejected) -> Result<()> + Send),
    mut hand_on: impl FnMut(Tables) -> Result<()> + Send,
) -> Result<Report> {
    let mut firsts = Firsts::default();
    in_order(Sieve::new(articles.map(Into::into), options), Report::default(), watch, read, |batch| {
        batch.dropped.iter().try_for_each(|dropped| reject(&dropped.what))?;
        batch.going_on.into_iter().try_for_each(|made| hand_on(made.settled(&mut firsts).tables))
    })
}

/// Finds the mentions in articles and writes a line for each.
pub fn extract(
    inputs: Inputs,
    mut output: impl Write + Send,
    options: &Options,
    watch: &mut dyn Watch,
) -> Result<Report> {
    let work = |Sifted { article, place }| {
        let document = Document::new(&article);
        let mentions = find_mentions(&document, &Syntax::new(&document));
        Ok(line(&Extracted { article, cluster_id: place.cluster_id, mentions }))
    };
    let articles = Sieve::new(inputs.articles(), options);
    in_order(articles, Report::default(), watch, work, |batch| write_lines(&mut output, &batch.going_on))
}

/// Writes articles with what was found in them, for the terminal.
pub fn show(inputs: Inputs, mut output: impl Write + Send, colours: bool, watch: &mut dyn Watch) -> Result<Report> {
    let work = |Sifted { article, .. }| Ok(terminal::show(&article.text, &tables_of(&article)?, colours) + "\n");
    let articles = Sieve::new(inputs.articles(), &Options::default());
    in_order(articles, Report::default(), watch, work, |batch| write_lines(&mut output, &batch.going_on))
}

/// Writes the rows of articles with the rules that made them, a line each: as text, or as JSON.
pub fn explain(inputs: Inputs, mut output: impl Write + Send, json: bool, watch: &mut dyn Watch) -> Result<Report> {
    let work = |Sifted { article, .. }| {
        let tables = tables_of(&article)?;
        let document = Document::new(&article);
        let rows = explain::rows(&document, &Syntax::new(&document), &tables);
        Ok(rows.iter().map(|row| if json { line(row) } else { format!("{row}\n") }).collect())
    };
    let articles = Sieve::new(inputs.articles(), &Options::default());
    in_order(articles, Report::default(), watch, work, |batch| write_lines(&mut output, &batch.going_on))
}

/// Reads the lines of [`extract`] and writes a line with the facts of each.
pub fn normalize(
    input: impl BufRead + Send,
    name: &str,
    mut output: impl Write + Send,
    watch: &mut dyn Watch,
) -> Result<Report> {
    let facts = |Extracted { article, cluster_id, mentions }| {
        let document = Document::new(&article);
        let facts = find_facts(&document, &Syntax::new(&document), &mentions);
        Ok(line(&Normalized { article, cluster_id, facts }))
    };
    let (lines, work) = (lines_of(input, name), |line: Line<Extracted>| facts(line.value));
    in_order(lines, Report::default(), watch, work, |batch| write_lines(&mut output, &batch.going_on))
}

/// Reads the lines of [`normalize`] into tables and publishes them.
pub fn export(
    input: impl BufRead + Send,
    name: &str,
    output: impl Into<Output>,
    watch: &mut dyn Watch,
) -> Result<Report> {
    let rows = |Normalized { article, cluster_id, mut facts }| {
        let document = Document::new(&article);
        complete(&mut facts.notices, &document);
        let tables = tabulate(&document, &facts);
        let tables = sound(tables, &article.text)?;
        Ok(Made::of(article, cluster_id, tables, None))
    };
    let mut ids = Ids::default();
    let lines = lines_of(input, name).map(|line: Result<Line<Normalized>, Dropped>| {
        let line = line?;
        ids.admit(&line.value.article)?;
        Ok(line)
    });
    let (output, options) = (output.into(), Options::default());
    let (ledger, lost) = Ledger::without_shards(&output)?;
    let begin = |ledger: &Ledger, _: &mut dyn Watch| begin_anew(lines, lost, ledger, &output);
    publish(ledger, &output, &options, watch, begin, |line: Line<Normalized>| rows(line.value))
}

/// Adds the notices about an article's source that the stage before did not add.
fn complete(notices: &mut Vec<Notice>, document: &Document) {
    let missing: Vec<_> = normalize::of_source(document).filter(|notice| !notices.contains(notice)).collect();
    notices.splice(0..0, missing);
}

/// The options that make runs on the same inputs write different files.
fn plan(output: &Output, options: &Options) -> String {
    let (version, output) =
        (env!("CARGO_PKG_VERSION"), Output { folder: PathBuf::new(), replace: false, ..output.clone() });
    let authority = output.authority.as_deref().and_then(|file| package::seal(file).ok());
    format!("tidings {version}, {}, {output:?}, {authority:?}", options.json(&output))
}

/// The rows of one article, checked, with its text.
struct Made {
    id: String,
    text: String,
    /// See [`Article::derived`].
    derived: bool,
    /// The id of the first article of its cluster.
    first: String,
    tables: Tables,
    /// What is saved of it, if the run can be resumed after it.
    admitted: Option<Admitted>,
}

impl Made {
    fn of(article: Article, first: String, tables: Tables, admitted: Option<Admitted>) -> Self {
        Self { id: article.id, text: article.text, derived: article.derived, first, tables, admitted }
    }

    /// Sets the id of its cluster, which is known once all articles before it are made.
    fn settled(mut self, firsts: &mut Firsts) -> Self {
        let cluster_id = firsts.settle(&self.id, &self.first);
        self.tables.articles.iter_mut().for_each(|row| row.cluster_id.clone_from(&cluster_id));
        self
    }
}

/// Makes the rows of an article.
fn read(Sifted { article, place }: Sifted) -> Result<Made, String> {
    let tables = sound(crate::process(&article), &article.text)?;
    Ok(Made::of(article, place.cluster_id, tables, Some(place.admitted)))
}

/// The rows of one article; or why it has none. A fault in it affects nothing else.
pub fn tables_of(article: &Article) -> Result<Tables, String> {
    let tables = guarded(|| crate::process(article)).map_err(|failure| failed(&failure))?;
    sound(tables, &article.text)
}

/// Rejects an article of which any row breaks the schema.
fn sound(tables: Tables, text: &str) -> Result<Tables, String> {
    match check::article(&tables, text).as_slice() {
        [] => Ok(tables),
        [first, ..] => Err(format!("expected rows that keep the schema, found {first}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Silent;

    impl Watch for Silent {
        fn rejected(&mut self, _: &Rejected) {}
    }

    #[test]
    fn rows_come_in_the_order_of_the_articles_and_what_does_not_go_on_is_reported() {
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
