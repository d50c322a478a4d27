//! Lists the files in a folder, recursively, sorted by path; with what is skipped, and why.

use super::Rejected;
use crate::earlier::{self, EarlierRun};
use crate::error::{Error, Result};
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What was found in the folders.
#[derive(Debug, Default)]
pub struct Found {
    /// The files, in order; and those that should be read but cannot.
    pub files: Vec<Result<PathBuf, Rejected>>,
    /// What is skipped, with the reason.
    pub skipped: Vec<Rejected>,
}

/// A walk through one given folder and the folders in it.
pub struct Walk<'a> {
    stopped: Option<fn() -> bool>,
    found: &'a mut Found,
    /// The destination of the run, its links resolved.
    output: Option<PathBuf>,
    /// The folders so far, their links resolved: each is entered once.
    entered: HashSet<PathBuf>,
    /// Files that earlier runs wrote.
    earlier: HashSet<PathBuf>,
}

impl<'a> Walk<'a> {
    /// Walks through a folder, skipping the destination of the run.
    pub fn through(
        folder: &Path,
        output: Option<&Path>,
        stopped: Option<fn() -> bool>,
        found: &'a mut Found,
    ) -> Result<()> {
        let output = output.and_then(|output| fs::canonicalize(output).ok());
        Self { stopped, found, output, entered: HashSet::new(), earlier: HashSet::new() }.enter(folder)
    }

    fn enter(&mut self, folder: &Path) -> Result<()> {
        if self.stopped.is_some_and(|stopped| stopped()) {
            return Err(Error::Stopped);
        }
        let paths = match self.paths(folder) {
            Ok(Ok(paths)) => paths,
            Ok(Err(reason)) => {
                self.found.skipped.push(Rejected::file(folder, reason));
                return Ok(());
            }
            Err(error) => {
                self.found.files.push(Err(Rejected::file(folder, error)));
                return Ok(());
            }
        };
        self.leave_out_earlier(folder);
        paths.into_iter().try_for_each(|path| self.meet(path))
    }

    /// The entries of a folder, sorted by path; or why it is not entered.
    fn paths(&mut self, folder: &Path) -> io::Result<Result<Vec<PathBuf>, &'static str>> {
        let real = fs::canonicalize(folder)?;
        // A destination given as an input holds articles too.
        if self.output.as_ref() == Some(&real) && !self.entered.is_empty() {
            return Ok(Err("the tables go there"));
        }
        if earlier::is_at_work_in(folder) {
            return Ok(Err("a run keeps its work there"));
        }
        if !self.entered.insert(real) {
            return Ok(Err("it has been read already, and this is a link to it"));
        }
        let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(Ok(paths))
    }

    /// Notes which files of a folder, and of its subfolders, an earlier run wrote.
    fn leave_out_earlier(&mut self, folder: &Path) {
        let run = EarlierRun::of(folder);
        let files: Vec<_> = run.files().filter(|path| run.seems_to_hold(path)).map(|path| folder.join(path)).collect();
        if !files.is_empty() {
            let reason = format!("it holds {} files of an earlier run, which are no articles", files.len());
            self.found.skipped.push(Rejected::file(folder, reason));
        }
        self.earlier.extend(files);
    }

    fn meet(&mut self, path: PathBuf) -> Result<()> {
        if self.earlier.contains(&path) {
            return Ok(());
        }
        if path.is_dir() {
            return self.enter(&path);
        }
        match special(&path) {
            Some(what) => self.found.skipped.push(expected_file(&path, what)),
            None => self.found.files.push(Ok(path)),
        }
        Ok(())
    }
}

/// The message for what is not a file.
pub fn expected_file(path: &Path, found: &str) -> Rejected {
    Rejected::file(path, format!("expected a file or folder, found {found}"))
}

/// What is neither file nor folder: reading it could block, or never end.
#[cfg(unix)]
pub fn special(path: &Path) -> Option<&'static str> {
    use std::os::unix::fs::FileTypeExt;
    match path.metadata().ok()?.file_type() {
        kind if kind.is_fifo() => Some("a named pipe"),
        kind if kind.is_socket() => Some("a socket"),
        kind if kind.is_char_device() || kind.is_block_device() => Some("a device"),
        _ => None,
    }
}

#[cfg(not(unix))]
pub fn special(_path: &Path) -> Option<&'static str> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn a_walk_ends_when_it_is_to_be_stopped() {
        static ASKED: AtomicUsize = AtomicUsize::new(0);
        let folder = tempfile::tempdir().unwrap();
        for n in 0..5 {
            fs::create_dir(folder.path().join(n.to_string())).unwrap();
            fs::write(folder.path().join(format!("{n}/a.txt")), "A").unwrap();
        }
        let walk = |stopped| {
            let mut found = Found::default();
            let walked = Walk::through(folder.path(), None, stopped, &mut found);
            (walked.is_ok(), found.files.len())
        };
        assert_eq!(walk(Some(|| false)), (true, 5));
        assert_eq!(walk(Some(|| ASKED.fetch_add(1, Ordering::Relaxed) >= 3)), (false, 2));
    }
}
