//! From rows to published files: written shard by shard into the staged folder, checked there, and published.

use super::batches::{Batch, OfArticle, in_order};
use super::ledger::{Commit, Ledger, Start};
use super::sift::Dropped;
use super::{Made, Options, Output, Report, Watch, sound};
use crate::error::{Error, Result};
use crate::export::account::{self, RejectedList};
use crate::export::package::Seals;
use crate::export::texts::{Keep, Texts};
use crate::export::withhold::withhold;
use crate::export::{Format, Layout, TableWriter, croissant, csvw, package, report, spreadsheet, workbook};
use crate::schema::Tables;
use crate::validate;
use serde_json::json;
use std::path::Path;

/// Makes rows of everything that comes in, writes them into a staged folder, checks the files and publishes them.
pub(super) fn publish<T: OfArticle + Send>(
    source: impl Iterator<Item = Result<T, Dropped>>,
    mut ledger: Ledger,
    start: Start,
    output: &Output,
    options: &Options,
    watch: &mut dyn Watch,
    work: impl Fn(T) -> Made + Sync,
) -> Result<Report> {
    let made = match start {
        Start::Published(report) => return Ok(report),
        start => make(source, &mut ledger, start, output, options, watch, work),
    };
    let published = made.and_then(|report| match report.done {
        0 => Ok(report),
        _ if watch.stopped() => Err(Error::Stopped),
        _ => ledger.publish(&report).map(|()| report),
    });
    published.map_err(|error| ledger.with_what_is_kept(error))
}

/// Makes all files, whole and checked.
fn make<T: OfArticle + Send>(
    mut source: impl Iterator<Item = Result<T, Dropped>>,
    ledger: &mut Ledger,
    start: Start,
    output: &Output,
    options: &Options,
    watch: &mut dyn Watch,
    work: impl Fn(T) -> Made + Sync,
) -> Result<Report> {
    let (folder, journal) = (ledger.files(), ledger.journal()?);
    let (mut files, before) = match start {
        Start::Behind(commit) => {
            watch.resumed(&commit.so_far);
            let mut files = Files::go_on(&folder, journal.as_deref(), output, &commit)?;
            files.add_again(&mut source, &commit, watch, &work)?;
            (files, commit.so_far)
        }
        Start::First(lost) => (Files::create(&folder, journal.as_deref(), output)?, Report::behind_lost(lost)),
        Start::Published(report) => return Ok(report),
    };
    let mut report = in_order(source, before, watch, work, |batch| {
        let so_far = files.add(batch)?;
        if ledger.is_due(&so_far) { ledger.commit(&files.commit(so_far)?) } else { Ok(()) }
    })?;
    report.rows = files.finish(report.done > 0)?;
    if report.done > 0 {
        account::write(&folder, options.json(output), report.json(), &report.rows)?;
        describe(&folder, &output.tables, &report.rows)?;
        sound(&validate::read_back(&folder, &output.tables))?;
        for_spreadsheets(&folder, output, &mut report)?;
    }
    Ok(report)
}

impl Report {
    /// A report to begin with, where the work of an earlier run on so many articles was lost.
    fn behind_lost(lost: u64) -> Self {
        let remark =
            format!("the work of a run that was killed, on {lost} articles, was discarded; --resume goes on with it");
        Self { remarks: (lost > 0).then_some(remark).into_iter().collect(), ..Self::default() }
    }

    /// The counts of the articles.
    fn json(&self) -> serde_json::Value {
        let Self { read, done, rejected, duplicates, .. } = self;
        json!({ "read": read, "written": done, "rejected": rejected, "duplicates": duplicates })
    }
}

/// The files in the making.
struct Files {
    tables: TableWriter,
    rejected: RejectedList,
    /// For people, where it is wanted.
    pages: Option<report::Report>,
    texts: Texts,
    /// See [`Output::without_text`].
    without_text: Option<usize>,
}

impl Files {
    fn create(folder: &Path, journal: Option<&Path>, output: &Output) -> Result<Self> {
        let tables = TableWriter::create(&layout(folder, journal, output))?;
        let rejected = RejectedList::create(folder)?;
        let texts = Texts::new(folder, kept(output));
        Ok(Self { tables, rejected, pages: pages(folder, output), texts, without_text: output.without_text })
    }

    /// Goes on behind a commit; pages begin anew.
    fn go_on(folder: &Path, journal: Option<&Path>, output: &Output, commit: &Commit) -> Result<Self> {
        let tables = TableWriter::go_on(&layout(folder, journal, output), &commit.tables)?;
        let rejected = RejectedList::go_on(folder, commit.rejected)?;
        let texts = Texts::go_on(folder, kept(output), commit.texts)?;
        Ok(Self { tables, rejected, pages: pages(folder, output), texts, without_text: output.without_text })
    }

    /// Passes over the inputs that are in the tables already. Their pages are made again.
    fn add_again<T: OfArticle>(
        &mut self,
        source: &mut impl Iterator<Item = Result<T, Dropped>>,
        commit: &Commit,
        watch: &mut dyn Watch,
        work: impl Fn(T) -> Made,
    ) -> Result<()> {
        let mut done = 0;
        for input in source.by_ref().take(commit.so_far.read as usize) {
            if watch.stopped() {
                return Err(Error::Stopped);
            }
            let Ok(input) = input else { continue };
            done += 1;
            if let Some(pages) = self.pages.as_mut().filter(|_| done <= report::MOST_PAGES) {
                let made = work(input);
                pages.add(&made.text, &made.tables)?;
            }
        }
        if let Some(pages) = &mut self.pages {
            pages.go_on(commit.counts.clone());
        }
        Ok(())
    }

    /// Adds a batch; gives the counts of the run with it.
    fn add(&mut self, batch: Batch<Made>) -> Result<Report> {
        let mut tables = Tables::default();
        batch.dropped.iter().try_for_each(|what| self.rejected.add(what))?;
        for mut made in batch.going_on {
            sound(&made.problems)?;
            if let Some(pages) = &mut self.pages {
                pages.add(&made.text, &made.tables)?;
            }
            self.texts.add(&made.id, made.derived, &made.text)?;
            if let Some(words) = self.without_text {
                withhold(&mut made.tables, words);
            }
            tables.append(made.tables);
        }
        self.tables.write(&tables)?;
        Ok(batch.so_far)
    }

    /// Makes safe what was added so far.
    fn commit(&mut self, so_far: Report) -> Result<Commit> {
        Ok(Commit {
            so_far,
            tables: self.tables.commit()?,
            rejected: self.rejected.commit()?,
            texts: self.texts.commit()?,
            counts: self.pages.as_ref().map(|pages| pages.counts().clone()).unwrap_or_default(),
        })
    }

    /// Ends all files; gives the number of rows of each table.
    fn finish(self, is_published: bool) -> Result<Vec<u64>> {
        self.rejected.finish()?;
        self.texts.finish()?;
        if let Some(pages) = self.pages.filter(|_| is_published) {
            pages.finish()?;
        }
        self.tables.finish()
    }
}

/// A report for people, where one is wanted.
fn pages(folder: &Path, output: &Output) -> Option<report::Report> {
    (output.report && output.without_text.is_none()).then(|| report::Report::new(folder))
}

/// Which texts are kept.
fn kept(output: &Output) -> Keep {
    if output.without_text.is_none() { output.keep_text } else { Keep::None }
}

/// Where the tables are written.
fn layout<'a>(folder: &'a Path, journal: Option<&'a Path>, output: &'a Output) -> Layout<'a> {
    Layout { folder, formats: &output.tables, rows_of_a_part: output.partition, journal }
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
