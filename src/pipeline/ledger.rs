//! What a run saves about itself, so that another can resume it after it was killed: its inputs and options (its plan),
//! how much of its files is complete (a commit per shard), and that they all are (ready to be published).

use super::{Output, Report};
use crate::error::{Error, Result};
use crate::export::{Committed, Staged, package, report};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A shard ends at this many bytes of text: a few seconds of work.
const SHARD_BYTES: u64 = 64 << 20;

const PLAN: &str = "plan";
const COMMIT: &str = "commit.json";
const READY: &str = "ready.json";
const JOURNAL: &str = "journal";
const DRAFTS: &str = "drafts";

/// How a killed run may be resumed.
pub(super) struct Shards<P> {
    /// What distinguishes runs that make different files, line by line; none when the inputs can be read only once.
    pub plan: Option<P>,
    /// Articles of a shard.
    pub articles: u64,
    /// Whether to resume a killed run.
    pub resume: bool,
}

/// How much of the files is complete; each commit adds a shard.
#[derive(Serialize, Deserialize)]
pub(super) struct Commit {
    /// The counts of the inputs that are in the files.
    pub so_far: Report,
    /// How much of the files of the tables is complete.
    pub tables: Committed,
    /// The length of the list of rejected inputs.
    pub rejected: u64,
    /// The length of the list of admitted articles.
    pub admitted: u64,
    /// The length of the index of the stored texts.
    pub texts: u64,
    /// The counts of the HTML report.
    pub counts: report::Counts,
}

/// All files are complete and checked.
#[derive(Serialize, Deserialize)]
struct Ready {
    report: Report,
    /// The hash of the data package, by which it is recognised whether it was published.
    package: String,
}

/// What is left to do after opening a ledger.
pub(super) enum Opened {
    /// Nothing: all files were ready, and are published now.
    Published(Report),
    /// Everything from this start on.
    At(Start, Ledger),
}

/// Where a run begins.
pub(super) enum Start {
    /// At the first input. The work of an earlier run on this many articles was removed.
    First(u64),
    /// After the inputs of the last commit.
    After(Box<Commit>),
}

/// See the module.
pub(super) struct Ledger {
    staged: Staged,
    destination: PathBuf,
    /// Articles of a shard; none if nothing is committed.
    shard: Option<u64>,
    /// Articles and bytes at the last commit.
    committed: (u64, u64),
}

impl Ready {
    /// True for a folder with the files that were ready.
    fn is_in(&self, folder: &Path) -> bool {
        package::seal(&folder.join(package::NAME)).is_ok_and(|(_, hash)| hash == self.package)
    }
}

impl Ledger {
    /// Opens the staging folder of a destination and finds where to begin.
    pub fn open(output: &Output, shards: Shards<impl Iterator<Item = String>>) -> Result<Opened> {
        let mut ledger = Self::of(output)?;
        ledger.shard = shards.plan.is_some().then_some(shards.articles);
        let left = (ledger.read::<Ready>(READY), ledger.read::<Box<Commit>>(COMMIT));
        match (shards.plan, left) {
            (None, _) if shards.resume => Err(ledger.no_plan()),
            (Some(plan), (Some(ready), _)) if shards.resume && ledger.has_files_of(&ready) => {
                ledger.is_same(plan)?;
                ledger.committed = (ready.report.done, ready.report.bytes);
                ledger.publish_again(&ready, output.replace)?;
                Ok(Opened::Published(ready.report))
            }
            (Some(plan), (None, Some(commit))) if shards.resume => {
                ledger.is_same(plan)?;
                ledger.committed = (commit.so_far.done, commit.so_far.bytes);
                Ok(Opened::At(Start::After(commit), ledger))
            }
            (plan, _) => {
                let lost = ledger.clear()?;
                plan.map_or(Ok(()), |plan| ledger.write_plan(plan))?;
                Ok(Opened::At(Start::First(lost), ledger))
            }
        }
    }

    /// Opens the staging folder of a destination for work that is not saved; the work of an earlier run is removed, and
    /// the number of its articles returned.
    pub fn without_shards(output: &Output) -> Result<(Self, u64)> {
        let mut ledger = Self::of(output)?;
        let lost = ledger.clear()?;
        Ok((ledger, lost))
    }

    /// Obstacles to publishing the tables at the end are reported now.
    fn of(output: &Output) -> Result<Self> {
        let staged = Staged::open(&output.folder)?;
        staged.check(output.names(), output.replace)?;
        Ok(Self { staged, destination: output.folder.clone(), shard: None, committed: (0, 0) })
    }

    /// Removes the work of an earlier run; returns the number of its articles.
    fn clear(&mut self) -> Result<u64> {
        let commit = self.read::<Commit>(COMMIT);
        self.staged.clear()?;
        Ok(commit.map_or(0, |commit| commit.so_far.done))
    }

    /// The folder for the files.
    pub fn files(&self) -> PathBuf {
        self.staged.files()
    }

    /// The folder for tables: if no format has a file per table, that of the journal.
    pub fn tables(&self, output: &Output) -> Result<PathBuf> {
        let folder = if output.is_by_table() { self.files() } else { self.staged.folder().join(JOURNAL) };
        fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
        Ok(folder)
    }

    /// The folder of files that are not published.
    pub fn folder(&self) -> &Path {
        self.staged.folder()
    }

    /// A folder for a journal of rows, if no format can be continued; none if nothing is committed.
    pub fn journal(&self) -> Result<Option<PathBuf>> {
        let folder = self.staged.folder().join(JOURNAL);
        if self.shard.is_some() {
            fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
        }
        Ok(self.shard.map(|_| folder))
    }

    /// A folder for rows that are incomplete until all articles are known.
    pub fn drafts(&self) -> Result<PathBuf> {
        let folder = self.staged.folder().join(DRAFTS);
        fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
        Ok(folder)
    }

    /// True when a shard is full, by the counts so far.
    pub fn is_due(&self, so_far: &Report) -> bool {
        let (articles, bytes) = self.committed;
        self.shard.is_some_and(|shard| so_far.done >= articles + shard || so_far.bytes >= bytes + SHARD_BYTES)
    }

    /// Marks a shard as complete.
    pub fn commit(&mut self, commit: &Commit) -> Result<()> {
        self.mark(COMMIT, commit)?;
        self.committed = (commit.so_far.done, commit.so_far.bytes);
        self.staged.keep();
        Ok(())
    }

    /// Publishes the files, which are complete and checked, after syncing them. If that fails, they are kept for a run
    /// that continues.
    pub fn publish(&mut self, report: &Report, replace: bool) -> Result<()> {
        self.staged.commit_all()?;
        if self.shard.is_some() {
            let (_, package) = package::seal(&self.files().join(package::NAME))?;
            self.mark(READY, &Ready { report: report.clone(), package })?;
            self.committed = (report.done, report.bytes);
            self.staged.keep();
        }
        self.staged.publish(replace)
    }

    /// False if the files that were ready are gone: they were published when the run was killed, and removed since.
    fn has_files_of(&self, ready: &Ready) -> bool {
        [&self.files(), &self.destination].into_iter().any(|folder| ready.is_in(folder))
    }

    /// Publishes what was ready when the run was killed, even if a part of it was published.
    fn publish_again(&mut self, ready: &Ready, replace: bool) -> Result<()> {
        if ready.is_in(&self.destination) {
            return self.staged.clear();
        }
        self.staged.keep();
        self.staged.publish(replace).map_err(|error| self.with_what_is_kept(error))
    }

    /// Adds to an error what work was saved.
    pub fn with_what_is_kept(&self, error: Error) -> Error {
        if !self.staged.is_kept() {
            return error;
        }
        Error::Kept { cause: Box::new(error), articles: self.committed.0, folder: self.staged.folder().to_owned() }
    }

    fn read<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        serde_json::from_slice(&fs::read(self.staged.folder().join(name)).ok()?).ok()
    }

    fn mark(&self, name: &str, content: &impl Serialize) -> Result<()> {
        let content = serde_json::to_vec(content).map_err(Error::format(self.staged.folder().join(name)))?;
        self.staged.mark(name, &content)
    }

    fn write_plan(&self, mut plan: impl Iterator<Item = String>) -> Result<()> {
        let path = self.staged.folder().join(PLAN);
        let mut file = BufWriter::new(File::create(&path).map_err(Error::io(&path))?);
        plan.try_for_each(|line| writeln!(file, "{line}")).map_err(Error::io(&path))?;
        file.into_inner().map_err(|e| e.into_error()).and_then(|file| file.sync_all()).map_err(Error::io(&path))
    }

    /// Checks that this run makes the same files as the killed one, comparing their plans line by line, including their
    /// ends.
    fn is_same(&self, plan: impl Iterator<Item = String>) -> Result<()> {
        let path = self.staged.folder().join(PLAN);
        let killed = BufReader::new(File::open(&path).map_err(Error::io(&path))?).lines().map_while(Result::ok);
        let (mut killed, mut now) = (killed.fuse(), plan.fuse());
        loop {
            match (killed.next(), now.next()) {
                (None, None) => return Ok(()),
                (killed, now) if killed == now => {}
                (killed, now) => {
                    let [expected, found] =
                        [killed, now].map(|line| line.unwrap_or_else(|| "no more inputs".to_owned()));
                    let expected = format!("what the run that was killed had, {expected}");
                    return Err(Error::File { path: self.staged.folder().to_owned(), expected, found });
                }
            }
        }
    }

    fn no_plan(&self) -> Error {
        let expected = "files as inputs, to resume a run".to_owned();
        let found = "one that can be read only once".to_owned();
        Error::File { path: self.destination.clone(), expected, found }
    }
}
