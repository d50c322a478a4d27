//! From rows to published files: written shard by shard into the staging folder, checked there, and published.

use super::admitted::AdmittedList;
use super::batches::{Batch, OfArticle, in_order};
use super::firsts::Firsts;
use super::ledger::{Commit, Ledger, Start};
use super::sift::{Dropped, Register, Sieve, Sifted};
use super::{Made, Options, Output, Report, Watch};
use crate::article::{Finding, Passed, Rejected};
use crate::check::Problem;
use crate::corpus::{self, Authority};
use crate::error::{Error, Result};
use crate::export::account::{self, RejectedList};
use crate::export::package::Seals;
use crate::export::texts::{Keep, Texts};
use crate::export::withhold::{relative, withhold};
use crate::export::{KEPT, Layout, TableWriter, complete, croissant, csvw, package, report, spreadsheet, workbook};
use crate::guard::guarded;
use crate::validate;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Where work begins: the files so far, the counts of the inputs in them, and the inputs that follow.
pub(super) struct Begun<S> {
    files: Files,
    before: Report,
    source: S,
    /// Counts what readers skip.
    passed: Passed,
}

/// Begins at the first input. The work of an earlier run on this many articles was lost.
pub(super) fn begin_anew<S>(source: S, lost: u64, ledger: &Ledger, output: &Output) -> Result<Begun<S>> {
    let (before, passed) = (Report::after_lost(lost), Passed::default());
    Ok(Begun { files: Files::create(ledger, output)?, before, source, passed })
}

/// Begins at the first input, or after those that are already in the files: these are found again but not read, except
/// those with pages in the report.
pub(super) fn begin(
    mut articles: Finding,
    start: Start,
    ledger: &Ledger,
    output: &Output,
    options: &Options,
    watch: &mut dyn Watch,
) -> Result<Begun<Sieve<Finding>>> {
    let passed = articles.passed();
    let commit = match start {
        Start::First(lost) => {
            return Ok(Begun { passed, ..begin_anew(Sieve::new(articles, options), lost, ledger, output)? });
        }
        Start::After(commit) => commit,
    };
    watch.resumed(&commit.so_far);
    let mut before = articles.by_ref().take(commit.so_far.read as usize);
    let pages = pages(&ledger.files(), output);
    let pages = pages.map(|pages| pages_again(pages, Sieve::new(&mut before, options), &commit, watch)).transpose()?;
    for _ in before {
        go_on(watch)?;
    }
    let (mut register, mut firsts) = (Register::new(options.unique), Firsts::default());
    let admitted = AdmittedList::go_on(ledger.folder(), commit.admitted, |admitted| {
        admitted.copy_of.iter().for_each(|first| _ = firsts.settle(&admitted.id, first));
        register.remember(admitted);
    })?;
    let files = Files { firsts, ..Files::go_on(ledger, output, &commit, admitted, pages)? };
    Ok(Begun { files, before: commit.so_far, source: Sieve::after(articles, register, options), passed })
}

/// Makes the report's pages again for articles that are already in the tables.
fn pages_again(
    mut pages: report::Report,
    articles: impl Iterator<Item = Result<Sifted, Dropped>>,
    commit: &Commit,
    watch: &mut dyn Watch,
) -> Result<report::Report> {
    let made = articles.flatten().filter_map(|article| guarded(|| super::read(article)).ok()?.ok());
    let mut firsts = Firsts::default();
    for made in made.take(report::MOST_PAGES as usize) {
        go_on(watch)?;
        let made = made.settled(&mut firsts);
        pages.add(&made.text, &made.tables)?;
    }
    pages.go_on(commit.counts.clone());
    Ok(pages)
}

fn go_on(watch: &dyn Watch) -> Result<()> {
    if watch.stopped() { Err(Error::Stopped) } else { Ok(()) }
}

/// Makes rows from all inputs, writes them into a staging folder, checks the files and publishes them.
pub(super) fn publish<T: OfArticle + Send, S: Iterator<Item = Result<T, Dropped>> + Send>(
    mut ledger: Ledger,
    output: &Output,
    options: &Options,
    watch: &mut dyn Watch,
    begin: impl FnOnce(&Ledger, &mut dyn Watch) -> Result<Begun<S>>,
    work: impl Fn(T) -> Result<Made, String> + Sync,
) -> Result<Report> {
    // Errors in the authority file are reported before the work.
    let authority = output.authority.as_deref().map(Authority::read).transpose()?;
    let begun = begin(&ledger, watch);
    let made = begun.and_then(|begun| make(begun, &mut ledger, (output, authority), options, watch, work));
    let published = made.and_then(|report| match report.done {
        0 => Ok(report),
        _ if watch.stopped() => Err(Error::Stopped),
        _ => ledger.publish(&report, output.replace).map(|()| report),
    });
    published.map_err(|error| ledger.with_what_is_kept(error))
}

/// Writes all files, complete and checked.
fn make<T: OfArticle + Send>(
    Begun { mut files, before, source, passed }: Begun<impl Iterator<Item = Result<T, Dropped>> + Send>,
    ledger: &mut Ledger,
    (output, authority): (&Output, Option<Authority>),
    options: &Options,
    watch: &mut dyn Watch,
    work: impl Fn(T) -> Result<Made, String> + Sync,
) -> Result<Report> {
    let mut report = in_order(source, before, watch, work, |batch| {
        let so_far = files.add(batch)?;
        if ledger.is_due(&so_far) { ledger.commit(&files.commit(so_far)?) } else { Ok(()) }
    })?;
    let pages;
    (report.rows, pages) = files.finish()?;
    report.skipped = passed.so_far();
    if report.done > 0 {
        let (folder, tables, drafts) = (ledger.files(), ledger.tables(output)?, ledger.drafts()?);
        let layout = layout(&tables, &drafts, None, output);
        report.remarks.extend(corpus::complete(&layout, authority, &folder, &mut report.rows)?);
        complete(&output.tables, &tables, &folder)?;
        let counts = pages.map(|pages| pages.finish(&tables)).transpose()?;
        account::write(&folder, options.json(output), report.json(), &report.rows)?;
        whole(&validate::read_back(&folder, &output.tables))?;
        for_spreadsheets(&folder, output, &mut report)?;
        describe(&folder, output, &report.rows, counts.as_ref())?;
    }
    Ok(report)
}

/// Fails if anything cannot be read back as it was written.
fn whole(problems: &[Problem]) -> Result<()> {
    match problems.first() {
        Some(first) => Err(Error::Check { count: problems.len(), first: first.to_string() }),
        None => Ok(()),
    }
}

impl Report {
    /// The initial counts, if the work of an earlier run on this many articles was lost.
    fn after_lost(lost: u64) -> Self {
        let remark = format!(
            "the saved work of a run that was killed ({lost} articles) was discarded; such a run can be continued with --resume"
        );
        Self { remarks: (lost > 0).then_some(remark).into_iter().collect(), ..Self::default() }
    }

    /// The counts of the articles.
    fn json(&self) -> serde_json::Value {
        let Self { read, done, rejected, duplicates, skipped, .. } = self;
        json!({
            "read": read, "written": done, "rejected": rejected, "duplicates": duplicates, "skipped": skipped
        })
    }
}

/// The files while they are written.
struct Files {
    tables: TableWriter,
    rejected: RejectedList,
    firsts: Firsts,
    /// For resuming the run, if that is possible.
    admitted: Option<AdmittedList>,
    /// The HTML report, if wanted.
    pages: Option<report::Report>,
    texts: Texts,
    /// See [`Output::without_text`].
    without_text: Option<usize>,
    /// See [`Output::inputs`].
    inputs: Option<PathBuf>,
}

impl Files {
    fn create(ledger: &Ledger, output: &Output) -> Result<Self> {
        let (folder, tables) = (ledger.files(), ledger.tables(output)?);
        let (drafts, journal) = (ledger.drafts()?, ledger.journal()?);
        Ok(Self {
            tables: TableWriter::create(&layout(&tables, &drafts, journal.as_deref(), output))?,
            rejected: RejectedList::create(&folder)?,
            firsts: Firsts::default(),
            admitted: journal.map(|_| AdmittedList::create(ledger.folder())).transpose()?,
            pages: pages(&folder, output),
            texts: Texts::new(&folder, kept(output)),
            without_text: output.without_text,
            inputs: output.inputs.clone(),
        })
    }

    /// Continues after a commit, with pages made again.
    fn go_on(
        ledger: &Ledger,
        output: &Output,
        commit: &Commit,
        admitted: AdmittedList,
        pages: Option<report::Report>,
    ) -> Result<Self> {
        let (folder, tables) = (ledger.files(), ledger.tables(output)?);
        let (drafts, journal) = (ledger.drafts()?, ledger.journal()?);
        Ok(Self {
            tables: TableWriter::go_on(&layout(&tables, &drafts, journal.as_deref(), output), &commit.tables)?,
            rejected: RejectedList::go_on(&folder, commit.rejected)?,
            firsts: Firsts::default(),
            admitted: Some(admitted),
            pages,
            texts: Texts::go_on(&folder, kept(output), commit.texts)?,
            without_text: output.without_text,
            inputs: output.inputs.clone(),
        })
    }

    /// Adds a batch; returns the counts of the run including it.
    fn add(&mut self, batch: Batch<Made>) -> Result<Report> {
        batch.dropped.iter().try_for_each(|dropped| self.reject(&dropped.what))?;
        if let Some(list) = &mut self.admitted {
            let dropped = batch.dropped.iter().filter_map(|dropped| dropped.admitted.as_deref());
            let going_on = batch.going_on.iter().filter_map(|made| made.admitted.as_ref());
            dropped.chain(going_on).try_for_each(|admitted| list.add(admitted))?;
        }
        let mut tables = Vec::with_capacity(batch.going_on.len());
        for made in batch.going_on {
            let mut made = made.settled(&mut self.firsts);
            if let Some(pages) = &mut self.pages {
                pages.add(&made.text, &made.tables)?;
            }
            let sha256 = made.tables.articles.first().map_or("", |article| &article.text_sha256);
            self.texts.add(&made.id, made.derived, &made.text, sha256)?;
            if let Some(words) = self.without_text {
                withhold(&mut made.tables, words);
                let paths = made.tables.articles.iter_mut().filter_map(|article| article.source_path.as_mut());
                paths.for_each(|path| *path = relative(path, self.inputs.as_ref()));
            }
            tables.push(made.tables);
        }
        self.tables.write(&tables)?;
        Ok(batch.so_far)
    }

    fn reject(&mut self, rejected: &Rejected) -> Result<()> {
        if self.without_text.is_none() {
            return self.rejected.add(rejected);
        }
        let source_path = relative(&rejected.source_path, self.inputs.as_ref());
        self.rejected.add(&Rejected { source_path, ..rejected.clone() })
    }

    /// Syncs what was added so far.
    fn commit(&mut self, so_far: Report) -> Result<Commit> {
        Ok(Commit {
            so_far,
            tables: self.tables.commit()?,
            rejected: self.rejected.commit()?,
            admitted: self.admitted.as_mut().map_or(Ok(0), AdmittedList::commit)?,
            texts: self.texts.commit()?,
            counts: self.pages.as_ref().map(|pages| pages.counts().clone()).unwrap_or_default(),
        })
    }

    /// Completes all files except the report, which waits for the tables about all articles; returns the number of rows
    /// of each table.
    fn finish(self) -> Result<(Vec<u64>, Option<report::Report>)> {
        self.rejected.finish()?;
        self.texts.finish()?;
        Ok((self.tables.finish()?, self.pages))
    }
}

/// An HTML report, if wanted.
fn pages(folder: &Path, output: &Output) -> Option<report::Report> {
    let report = if output.without_text.is_none() { report::Report::new } else { report::Report::of_counts };
    output.report.then(|| report(folder))
}

/// Which texts are stored.
fn kept(output: &Output) -> Keep {
    if output.without_text.is_none() { output.keep_text } else { Keep::None }
}

/// Where the tables are written.
fn layout<'a>(folder: &'a Path, drafts: &'a Path, journal: Option<&'a Path>, output: &'a Output) -> Layout<'a> {
    let formats = if output.is_by_table() { &output.tables } else { KEPT.as_slice() };
    Layout { folder, drafts, formats, rows_of_a_part: output.partition, journal }
}

/// Writes machine-readable metadata of the tables; without texts, also a front page.
fn describe(folder: &Path, output: &Output, rows: &[u64], counts: Option<&report::Counts>) -> Result<()> {
    let (formats, about) = (&output.tables, &output.about);
    if formats.iter().any(|format| format.name == csvw::FORMAT) {
        csvw::write(folder, about)?;
    }
    let mut seals = Seals::of(folder, formats)?;
    croissant::write(folder, formats, &seals, about)?;
    seals.add(folder, croissant::NAME)?;
    if let Some(counts) = counts.filter(|_| output.without_text.is_some()) {
        report::Front { folder, formats, seals: &seals, rows, counts, about }.write()?;
        seals.add(folder, report::FRONT)?;
    }
    package::write(folder, formats, &seals, rows, about)
}

/// Writes the tables again in the forms for spreadsheet programs.
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
