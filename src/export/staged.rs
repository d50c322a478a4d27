//! Files are made in a folder of their own and moved to the destination when all are whole and checked, so that a run that
//! fails or is killed leaves there what was there.

use super::{FORMATS, account, croissant, csvw, package, report, spreadsheet, texts, workbook};
use crate::error::{Error, Result};
use crate::schema::Tables;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder for files in the making, removed when it is dropped.
pub struct Staged {
    folder: TempDir,
    destination: PathBuf,
}

impl Staged {
    /// Makes the folder: beside the destination, or in it when they are on different file systems. A destination that
    /// cannot be written to is an error already here.
    pub fn new(destination: &Path) -> Result<Self> {
        let parent = parent(destination);
        fs::create_dir_all(parent).map_err(Error::io(parent))?;
        if destination.exists() {
            // Fails when it is no folder, or when nothing can be written into it.
            tempfile::tempfile_in(destination).map_err(Error::io(destination))?;
        }
        let beside = same_file_system(parent, destination).then(|| make(parent, destination));
        let folder = match beside {
            Some(Ok(folder)) => folder,
            _ if destination.exists() => make(destination, destination).map_err(Error::io(destination))?,
            Some(Err(error)) => return Err(Error::io(parent)(error)),
            None => unreachable!("a destination that is not there is on the file system of its parent"),
        };
        Ok(Self { folder, destination: destination.to_owned() })
    }

    /// The folder for the files.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Moves the files to the destination, where they take the place of those of an earlier run; whatever else is there
    /// stays. The data package goes last: with its hashes it seals the others.
    pub fn publish(self) -> Result<()> {
        fs::create_dir_all(&self.destination).map_err(Error::io(&self.destination))?;
        texts::publish(self.path(), &self.destination)?;
        for name in file_names() {
            let (from, to) = (self.path().join(&name), self.destination.join(&name));
            if from.exists() {
                fs::create_dir_all(parent(&to)).map_err(Error::io(&to))?;
            }
            let moved = if from.exists() { fs::rename(&from, &to) } else { remove(&to) };
            moved.map_err(Error::io(&to))?;
        }
        // Folders that are empty now go; those in which something else lies stay.
        for folder in [report::FOLDER, spreadsheet::FOLDER, texts::FOLDER] {
            let _ = fs::remove_dir(self.destination.join(folder));
        }
        Ok(())
    }
}

/// The names of all files that a run can write, in the order in which they are published.
fn file_names() -> Vec<String> {
    let tables = Tables::ALL.iter().flat_map(|table| FORMATS.iter().map(|format| format.file_name(table)));
    let for_people = report::file_names().chain(spreadsheet::file_names()).chain([workbook::NAME.to_owned()]);
    let accounts = [account::REJECTED, account::RUN, csvw::NAME, croissant::NAME, package::NAME].map(str::to_owned);
    tables.chain(for_people).chain(accounts).collect()
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn make(folder: &Path, destination: &Path) -> io::Result<TempDir> {
    let name = destination.file_name().unwrap_or_default().to_string_lossy();
    tempfile::Builder::new().prefix(&format!(".{name}.tidings-")).tempdir_in(folder)
}

/// Removes a file, if it is there.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Err(error),
        _ => Ok(()),
    }
}

/// False when files cannot be renamed from one to the other.
#[cfg(unix)]
fn same_file_system(parent: &Path, destination: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).map(|m| m.dev()).ok();
    !destination.exists() || device(parent) == device(destination)
}

/// False when files cannot be renamed from one to the other.
#[cfg(not(unix))]
fn same_file_system(_parent: &Path, destination: &Path) -> bool {
    !destination.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: PathBuf) -> Option<String> {
        fs::read_to_string(path).ok()
    }

    #[test]
    fn publishing_replaces_the_files_of_an_earlier_run_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("out/put");
        let staged = Staged::new(&output).unwrap();
        fs::write(staged.path().join("quotes.csv"), "new").unwrap();
        fs::create_dir(&output).unwrap();
        for name in ["quotes.csv", "dates.csv", "mine.csv"] {
            fs::write(output.join(name), "old").unwrap();
        }
        staged.publish().unwrap();
        assert_eq!(read(output.join("quotes.csv")).as_deref(), Some("new"));
        assert_eq!(read(output.join("dates.csv")), None);
        assert_eq!(read(output.join("mine.csv")).as_deref(), Some("old"));
        assert_eq!(fs::read_dir(folder.path().join("out")).unwrap().count(), 1);
    }

    #[test]
    fn what_is_dropped_leaves_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let staged = Staged::new(&folder.path().join("output")).unwrap();
        fs::write(staged.path().join("quotes.csv"), "half").unwrap();
        drop(staged);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_is_no_destination() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert!(matches!(Staged::new(file.path()), Err(Error::Io { .. })));
    }
}
