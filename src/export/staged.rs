//! Files are made in a folder of their own and moved to the destination when all are whole and checked, so that a run that
//! fails or is killed leaves there what was there.

use super::{FORMATS, account, croissant, csvw, dataset, growing, package, report, spreadsheet, texts, workbook};
use crate::error::{Error, Result};
use crate::schema::Tables;
use std::collections::HashSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A hidden folder for files in the making, beside the destination. It goes when it is dropped, unless it is to be kept for
/// a run that goes on with it. Only one run at a time has it.
pub struct Staged {
    folder: PathBuf,
    destination: PathBuf,
    kept: bool,
    _lock: File,
}

/// The folder in it for what is published.
const FILES: &str = "files";
/// The file in it that is locked as long as a run works there.
const LOCK: &str = "lock";

impl Staged {
    /// Opens the folder, with what a run that was killed left there: beside the destination, or in it when they are on
    /// different file systems. A destination that cannot be written to is an error already here.
    pub fn open(destination: &Path) -> Result<Self> {
        let parent = parent(destination);
        fs::create_dir_all(parent).map_err(Error::io(parent))?;
        if destination.exists() {
            // Fails when it is no folder, or when nothing can be written into it.
            tempfile::tempfile_in(destination).map_err(Error::io(destination))?;
        }
        let (folder, is_new) = make(parent, destination)?;
        let lock = lock(&folder, destination)?;
        let staged = Self { folder, destination: destination.to_owned(), kept: !is_new, _lock: lock };
        fs::create_dir_all(staged.files()).map_err(Error::io(&staged.folder))?;
        Ok(staged)
    }

    /// The folder itself, for what is not published.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder for the files.
    pub fn files(&self) -> PathBuf {
        self.folder.join(FILES)
    }

    /// Removes what another run left.
    pub fn clear(&mut self) -> Result<()> {
        self.kept = false;
        for entry in fs::read_dir(&self.folder).map_err(Error::io(&self.folder))? {
            let entry = entry.map_err(Error::io(&self.folder))?;
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let remove = if is_folder { fs::remove_dir_all } else { fs::remove_file };
            if entry.file_name() != LOCK {
                remove(entry.path()).map_err(Error::io(entry.path()))?;
            }
        }
        fs::create_dir(self.files()).map_err(Error::io(&self.folder))
    }

    /// From here on the folder stays, however the run ends.
    pub fn keep(&mut self) {
        self.kept = true;
    }

    /// True when the folder stays.
    pub fn is_kept(&self) -> bool {
        self.kept
    }

    /// Writes a small file into the folder: it is there as a whole or not at all, also after a power cut, and before it
    /// which files there are.
    pub fn mark(&self, name: &str, content: &[u8]) -> Result<()> {
        let (path, new) = (self.folder.join(name), self.folder.join(format!("{name}.new")));
        growing::commit_folder(&self.files())?;
        let written = File::create(&new).and_then(|mut file| file.write_all(content).and_then(|()| file.sync_all()));
        written.and_then(|()| fs::rename(&new, &path)).map_err(Error::io(&path))?;
        growing::commit_folder(&self.folder)
    }

    /// Makes all files safe from a power cut.
    pub fn commit_all(&self) -> Result<()> {
        growing::commit_all(&self.folder)
    }

    /// Moves the files to the destination, where they take the place of those of an earlier run; whatever else is there
    /// stays. Where nothing else is there, the folder moves as a whole. Else file after file does, the data package last:
    /// with its hashes it seals the others. What was published in part can be published again.
    pub fn publish(&mut self) -> Result<()> {
        if !self.publish_whole() {
            self.publish_files()?;
        }
        self.kept = false;
        Ok(())
    }

    /// Puts the folder in the place of the destination in one step; false when that cannot be.
    fn publish_whole(&self) -> bool {
        match self.destination.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::rename(self.files(), &self.destination).is_ok()
            }
            Ok(meta) if meta.is_dir() && is_ours(&self.destination) => {
                exchange(&self.files(), &self.destination).is_ok()
            }
            _ => false,
        }
    }

    fn publish_files(&self) -> Result<()> {
        fs::create_dir_all(&self.destination).map_err(Error::io(&self.destination))?;
        texts::publish(&self.files(), &self.destination)?;
        for name in file_names() {
            let (from, to) = (self.files().join(&name), self.destination.join(&name));
            if from.exists() {
                fs::create_dir_all(parent(&to)).map_err(Error::io(&to))?;
            }
            replace(&from, &to).map_err(Error::io(&to))?;
        }
        // Folders that are empty now go; those in which something else lies stay.
        for folder in FOLDERS {
            let _ = fs::remove_dir(self.destination.join(folder));
        }
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.kept {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// The names of all files that a run can write but texts, in the order in which they are published.
fn file_names() -> Vec<String> {
    let tables = Tables::ALL.iter().flat_map(|table| FORMATS.iter().map(|format| format.file_name(table)));
    let for_people = report::file_names().chain(spreadsheet::file_names()).chain([workbook::NAME.to_owned()]);
    let accounts = [account::REJECTED, account::RUN, csvw::NAME, croissant::NAME, package::NAME].map(str::to_owned);
    tables.chain(for_people).chain(accounts).collect()
}

/// The folders that a run can make.
const FOLDERS: [&str; 3] = [report::FOLDER, spreadsheet::FOLDER, texts::FOLDER];

/// True when a folder holds nothing but what a run wrote, and folders of it.
fn is_ours(folder: &Path) -> bool {
    let mut ours: HashSet<PathBuf> = file_names().iter().map(|name| folder.join(name)).collect();
    ours.extend(ours.clone().iter().flat_map(|path| dataset::parts(path)));
    ours.extend(texts::files(folder));
    holds_only(folder, &ours)
}

/// True when all files in a folder and in the folders in it are among these; and a folder is there only for one of them, or
/// in its place.
fn holds_only(folder: &Path, files: &HashSet<PathBuf>) -> bool {
    let folders: HashSet<&Path> = files.iter().filter_map(|file| file.parent()).collect();
    let mut inner = vec![folder.to_owned()];
    while let Some(folder) = inner.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && (folders.contains(path.as_path()) || files.contains(&path)) => {
                    inner.push(path);
                }
                Ok(kind) if kind.is_file() && files.contains(&path) => {}
                _ => return false,
            }
        }
    }
    true
}

/// Exchanges two folders in one step; the permissions stay where they were.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use std::os::unix::fs::MetadataExt;
    let (ours, theirs) = (fs::metadata(new)?, fs::metadata(old)?);
    if (ours.uid(), ours.gid()) != (theirs.uid(), theirs.gid()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    fs::set_permissions(new, theirs.permissions())?;
    Ok(renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE)?)
}

/// Exchanges two folders in one step, where the system can.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_new: &Path, _old: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes the folder, or finds it; true when it is new.
fn make(parent: &Path, destination: &Path) -> Result<(PathBuf, bool)> {
    let name = destination.file_name().unwrap_or_default().to_string_lossy();
    let name = format!("{}{name}.tidings", if name.is_empty() { "" } else { "." });
    let make = |place: &Path| {
        let folder = place.join(&name);
        match fs::create_dir(&folder) {
            Ok(()) => Ok((folder, true)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok((folder, false)),
            Err(error) => Err(Error::io(place)(error)),
        }
    };
    let beside = if same_file_system(parent, destination) { make(parent) } else { make(destination) };
    beside.or_else(|error| if destination.exists() { make(destination) } else { Err(error) })
}

fn lock(folder: &Path, destination: &Path) -> Result<File> {
    let path = folder.join(LOCK);
    let lock = File::create(&path).map_err(Error::io(&path))?;
    match lock.try_lock() {
        Err(TryLockError::WouldBlock) => {
            let (expected, found) = ("no other run that writes there".to_owned(), "one".to_owned());
            Err(Error::File { path: destination.to_owned(), expected, found })
        }
        // Some file systems know no locks.
        Err(TryLockError::Error(_)) | Ok(()) => Ok(lock),
    }
}

/// Puts a file or dataset in the place of another; when it is not there, none is there then.
fn replace(from: &Path, to: &Path) -> io::Result<()> {
    if !from.is_dir() {
        dataset::parts(to).iter().try_for_each(|part| remove(part))?;
        // Fails when something else lies in it, and so does what follows.
        let _ = fs::remove_dir(to);
        return if from.exists() { put(from, to) } else { remove(to) };
    }
    if to.is_file() {
        remove(to)?;
    }
    fs::create_dir_all(to)?;
    let new: Vec<_> = dataset::parts(from);
    let place = |part: &PathBuf| to.join(part.file_name().unwrap_or_default());
    let places: HashSet<PathBuf> = new.iter().map(place).collect();
    new.iter().try_for_each(|part| put(part, &place(part)))?;
    dataset::parts(to).iter().filter(|part| !places.contains(*part)).try_for_each(|part| remove(part))
}

/// Puts a file in the place of another in one step. It stays where it was too.
pub(super) fn put(from: &Path, to: &Path) -> io::Result<()> {
    let between = from.with_extension("between");
    remove(&between)?;
    fs::hard_link(from, &between).or_else(|_| fs::copy(from, &between).map(drop))?;
    fs::rename(&between, to)
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

    /// Publishes a file over those that are there; gives whether all are in one step, and which are there then.
    #[track_caller]
    fn check(there: &[&str], in_one_step: bool, expected: &[(&str, &str)]) {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("out/put");
        let mut staged = Staged::open(&output).unwrap();
        fs::write(staged.files().join("quotes.csv"), "new").unwrap();
        fs::create_dir_all(staged.files().join("report")).unwrap();
        fs::write(staged.files().join("report/001.html"), "new").unwrap();
        fs::create_dir(staged.files().join("dates.parquet")).unwrap();
        fs::write(staged.files().join("dates.parquet/part-00000.parquet"), "new").unwrap();
        for name in there {
            fs::create_dir_all(parent(&output.join(name))).unwrap();
            fs::write(output.join(name), "old").unwrap();
        }
        assert_eq!(!output.exists() || is_ours(&output), in_one_step);
        staged.publish().unwrap();
        drop(staged);
        let all = [
            "quotes.csv",
            "dates.csv",
            "report/001.html",
            "report/002.html",
            "mine.csv",
            "report/mine.html",
            "dates.parquet/part-00000.parquet",
            "dates.parquet/part-00001.parquet",
            "quotes.parquet/part-00000.parquet",
            "dates.parquet/mine.parquet",
        ];
        let there = all.iter().filter_map(|name| Some((*name, read(output.join(name))?)));
        let there: Vec<_> = there.collect();
        assert_eq!(there.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>(), expected);
        assert_eq!(fs::read_dir(folder.path().join("out")).unwrap().count(), 1);
    }

    #[test]
    fn publishing_replaces_the_files_of_an_earlier_run_and_nothing_else() {
        let part = ("dates.parquet/part-00000.parquet", "new");
        let new = [("quotes.csv", "new"), ("report/001.html", "new"), part];
        check(&[], true, &new);
        check(&["quotes.csv", "dates.csv", "report/002.html"], true, &new);
        check(&["dates.parquet"], true, &new);
        check(&["dates.parquet/part-00001.parquet", "quotes.parquet/part-00000.parquet"], true, &new);
        let mine = ("mine.csv", "old");
        check(&["quotes.csv", "dates.csv", "report/002.html", mine.0], false, &[new[0], new[1], mine, part]);
        check(&["dates.parquet", "quotes.parquet/part-00000.parquet", mine.0], false, &[new[0], new[1], mine, part]);
        let mine = ("report/mine.html", "old");
        check(&[mine.0, "report/002.html"], false, &[new[0], new[1], mine, part]);
        let mine = ("dates.parquet/mine.parquet", "old");
        check(&[mine.0, "dates.parquet/part-00001.parquet"], false, &[new[0], new[1], part, mine]);
    }

    #[cfg(unix)]
    #[test]
    fn a_destination_keeps_its_permissions_and_a_link_stays_one() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::create_dir(&real).unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o750)).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        for destination in [&real, &link] {
            let mut staged = Staged::open(destination).unwrap();
            fs::write(staged.files().join("quotes.csv"), "new").unwrap();
            staged.publish().unwrap();
            assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o750);
            assert_eq!(read(real.join("quotes.csv")).as_deref(), Some("new"));
        }
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn what_is_dropped_leaves_no_trace_unless_it_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let open = || Staged::open(&folder.path().join("output")).unwrap();
        let staged = open();
        fs::write(staged.files().join("quotes.csv"), "half").unwrap();
        drop(staged);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        let mut staged = open();
        staged.mark("commit", b"half").unwrap();
        staged.keep();
        drop(staged);
        let mut staged = open();
        assert_eq!(read(staged.folder().join("commit")).as_deref(), Some("half"));
        staged.clear().unwrap();
        assert!(!staged.folder().join("commit").exists());
        drop(staged);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn two_runs_do_not_share_a_destination() {
        let folder = tempfile::tempdir().unwrap();
        let staged = Staged::open(&folder.path().join("output")).unwrap();
        assert!(matches!(Staged::open(&folder.path().join("output")), Err(Error::File { .. })));
        drop(staged);
        Staged::open(&folder.path().join("output")).unwrap();
    }

    #[test]
    fn a_file_is_no_destination() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert!(matches!(Staged::open(file.path()), Err(Error::Io { .. })));
    }
}
