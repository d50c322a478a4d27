//! Files are written in a folder of their own and moved to the destination once all are complete and checked, so that a
//! run that fails or is killed leaves the destination unchanged.

use super::disk::{Disk, RealDisk, sync_tree, tree};
use super::growing;
use super::publication::{Known, Moves, Places};
use crate::earlier::{MARK, MARKED, is_at_work_in};
use crate::error::{Error, Result};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A hidden folder for files being written, beside the destination. It is removed when dropped, unless it is kept for a
/// run that continues it. Only one run at a time can use it.
pub struct Staged {
    folder: PathBuf,
    destination: PathBuf,
    disk: Box<dyn Disk>,
    kept: bool,
    _lock: File,
}

/// Its subfolder for what is published.
const FILES: &str = "files";
/// Its subfolder for files of an earlier run, while new ones are moved.
const ASIDE: &str = "aside";
/// The file that lists the files being moved.
const MOVES: &str = "moves.json";
/// The file that a run locks while it works there.
const LOCK: &str = "lock";
/// Above this number of files, syncing the whole file system is faster.
const MANY: usize = 1_000;

impl Staged {
    /// Opens the folder, with what a killed run left there: beside the destination, or in it if they are on different
    /// file systems. A destination that cannot be written to is an error already here, and so is a folder of this name
    /// that no run created.
    pub fn open(destination: &Path) -> Result<Self> {
        Self::on(destination, Box::new(RealDisk))
    }

    fn on(destination: &Path, disk: Box<dyn Disk>) -> Result<Self> {
        let parent = parent(destination);
        fs::create_dir_all(parent).map_err(Error::io(parent))?;
        if destination.exists() {
            // Fails if it is no folder, or if nothing can be written into it.
            tempfile::tempfile_in(destination).map_err(Error::io(destination))?;
        }
        let (folder, is_new) = make(parent, destination)?;
        let lock = lock(&folder, destination)?;
        let staged = Self { folder, destination: destination.to_owned(), disk, kept: !is_new, _lock: lock };
        staged.put_back()?;
        fs::create_dir_all(staged.files()).map_err(Error::io(&staged.folder))?;
        Ok(staged)
    }

    /// The folder itself, for files that are not published.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder for the published files.
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
            if entry.file_name() != LOCK && entry.file_name() != MARK {
                remove(entry.path()).map_err(Error::io(entry.path()))?;
            }
        }
        fs::create_dir(self.files()).map_err(Error::io(&self.folder))
    }

    /// From now on the folder is kept, however the run ends.
    pub fn keep(&mut self) {
        self.kept = true;
    }

    /// True when the folder is kept.
    pub fn is_kept(&self) -> bool {
        self.kept
    }

    /// Writes a small file into the folder atomically: it is complete or absent, also after a power cut. The list of
    /// files in the folder is synced first.
    pub fn mark(&self, name: &str, content: &[u8]) -> Result<()> {
        let (path, new) = (self.folder.join(name), self.folder.join(format!("{name}.new")));
        growing::commit_folder(&self.files())?;
        let written = File::create(&new).and_then(|mut file| file.write_all(content).and_then(|()| file.sync_all()));
        written.and_then(|()| fs::rename(&new, &path)).map_err(Error::io(&path))?;
        growing::commit_folder(&self.folder)
    }

    /// Syncs all files, so that they survive a power cut.
    pub fn commit_all(&self) -> Result<()> {
        let (files, _) = tree(&self.files()).map_err(Error::io(&self.folder))?;
        if cfg!(target_os = "linux") && files.len() > MANY {
            growing::commit_all(&self.folder)
        } else {
            sync_tree(&*self.disk, &self.files()).map_err(Error::io(&self.folder))
        }
    }

    /// Reports obstacles for files of these names, before any is written.
    pub fn check(&self, names: Vec<PathBuf>, replace: bool) -> Result<()> {
        Moves::plan(names, &self.destination, Known::BySize, replace).map(drop)
    }

    /// Moves the files, which are synced, to the destination, where they replace those of an earlier run; other files
    /// there stay, and are replaced only if `replace` is true. If there are no others, the folder is moved as a whole,
    /// atomically. If it fails, the destination is unchanged.
    pub fn publish(&mut self, replace: bool) -> Result<()> {
        let (files, _) = tree(&self.files()).map_err(Error::io(&self.folder))?;
        let within = |path: &PathBuf| path.strip_prefix(self.files()).map(Path::to_owned).unwrap_or_default();
        let moves = Moves::plan(files.iter().map(within).collect(), &self.destination, Known::ByHash, replace)?;
        if !(self.publish_whole(&moves).map_err(Error::io(&self.destination))?) {
            self.publish_files(&moves)?;
        }
        self.kept = false;
        Ok(())
    }

    /// Puts the folder in the place of the destination atomically; false if that is impossible.
    fn publish_whole(&self, moves: &Moves) -> io::Result<bool> {
        let (new, old) = (self.files(), &self.destination);
        let is_new = match old.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Ok(meta) if meta.is_dir() && moves.whole && has_same_owner(&new, old) => false,
            _ => return Ok(false),
        };
        let exchange = || if is_new { self.disk.rename(&new, old) } else { self.disk.exchange(&new, old) };
        let back = || if is_new { self.disk.rename(old, &new) } else { self.disk.exchange(&new, old) };
        if exchange().is_err() {
            return Ok(false);
        }
        let synced = [parent(old), &self.folder].iter().try_for_each(|folder| self.disk.sync(folder));
        synced.inspect_err(|_| _ = back()).map(|()| true)
    }

    /// Moves file by file.
    fn publish_files(&mut self, moves: &Moves) -> Result<()> {
        let written = serde_json::to_vec(moves).map_err(Error::format(self.folder.join(MOVES)))?;
        self.mark(MOVES, &written)?;
        let moved = moves.carry_out(&self.places()).map_err(Error::io(&self.destination));
        moved.and_then(|()| self.forget_moves())
    }

    /// Puts back files that were being moved when a run was killed.
    fn put_back(&self) -> Result<()> {
        let path = self.folder.join(MOVES);
        let Ok(written) = fs::read(&path) else { return Ok(()) };
        let moves: Moves = serde_json::from_slice(&written).map_err(Error::format(&path))?;
        moves.undo(&self.places()).map_err(Error::io(&self.destination))?;
        self.forget_moves()
    }

    fn forget_moves(&self) -> Result<()> {
        let path = self.folder.join(MOVES);
        fs::remove_file(&path).map_err(Error::io(&path))?;
        growing::commit_folder(&self.folder)
    }

    fn places(&self) -> Places<'_> {
        let (staged, aside) = (self.files(), self.folder.join(ASIDE));
        Places { disk: &*self.disk, staged, aside, destination: self.destination.clone() }
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.kept {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// True when two folders belong to the same user; then the new one gets the permissions of the old one.
#[cfg(unix)]
fn has_same_owner(new: &Path, old: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let owner = |path: &Path| fs::metadata(path).map(|meta| (meta.uid(), meta.gid(), meta.permissions())).ok();
    let Some(((uid, gid, _), (other_uid, other_gid, permissions))) = owner(new).zip(owner(old)) else { return false };
    (uid, gid) == (other_uid, other_gid) && fs::set_permissions(new, permissions).is_ok()
}

/// Elsewhere folders cannot be exchanged.
#[cfg(not(unix))]
fn has_same_owner(_new: &Path, _old: &Path) -> bool {
    false
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Creates the folder, or finds it; true when it is new.
fn make(parent: &Path, destination: &Path) -> Result<(PathBuf, bool)> {
    let name = destination.file_name().unwrap_or_default().to_string_lossy();
    let name = format!("{}{name}.tidings", if name.is_empty() { "" } else { "." });
    let beside = same_file_system(parent, destination);
    let made = if beside { make_in(parent, &name) } else { make_in(destination, &name) };
    match made {
        Err(Error::Io { .. }) if beside && destination.exists() => make_in(destination, &name),
        made => made,
    }
}

fn make_in(place: &Path, name: &str) -> Result<(PathBuf, bool)> {
    let folder = place.join(name);
    let is_new = match fs::create_dir(&folder) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => false,
        Err(error) => return Err(Error::io(place)(error)),
    };
    if is_new || fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_none()) {
        claim(&folder)?;
    }
    if let Some(found) = foreign(&folder) {
        let expected = "a folder that a run made for its work".to_owned();
        return Err(Error::File { path: folder, expected, found: format!("{found}; move it away") });
    }
    Ok((folder, is_new))
}

/// Marks a folder as one that a run created for its work.
fn claim(folder: &Path) -> Result<()> {
    let path = folder.join(MARK);
    let marked = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&path)
        .and_then(|mut mark| mark.write_all(MARKED.as_bytes()));
    match marked {
        // Another run was faster, and the lock will report that.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        marked => marked.map_err(Error::io(&path)),
    }
}

/// What a folder is that no run created: then nothing in it may be read or removed.
fn foreign(folder: &Path) -> Option<&'static str> {
    let Ok(meta) = folder.symlink_metadata() else { return Some("nothing") };
    if !meta.is_dir() {
        return Some(if meta.is_symlink() { "a link" } else { "a file" });
    }
    if !is_mine(folder, &meta) {
        return Some("one that belongs to somebody else");
    }
    let is_link = |entry: fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_symlink());
    if fs::read_dir(folder).is_ok_and(|entries| entries.flatten().any(is_link)) {
        return Some("one with a link in it");
    }
    (!is_at_work_in(folder)).then_some("one that no run made")
}

/// True for what belongs to the user who runs the program.
#[cfg(unix)]
fn is_mine(folder: &Path, meta: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let mine = tempfile::tempfile_in(folder).and_then(|file| file.metadata());
    mine.is_ok_and(|mine| mine.uid() == meta.uid())
}

/// True for what belongs to the user who runs the program, if that is known.
#[cfg(not(unix))]
fn is_mine(_folder: &Path, _meta: &fs::Metadata) -> bool {
    true
}

fn lock(folder: &Path, destination: &Path) -> Result<File> {
    let path = folder.join(LOCK);
    // Follows no link, and truncates no existing file.
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, rustix::fs::OFlags::NOFOLLOW.bits() as i32);
    let lock = options.open(&path).map_err(Error::io(&path))?;
    match lock.try_lock() {
        Err(TryLockError::WouldBlock) => {
            let (expected, found) = ("no other run that writes there".to_owned(), "one".to_owned());
            Err(Error::File { path: destination.to_owned(), expected, found })
        }
        // Some file systems do not support locks.
        Err(TryLockError::Error(_)) | Ok(()) => Ok(lock),
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
    use crate::earlier::{FILES as LIST, PACKAGE, seal};
    use crate::export::disk::RealDisk;
    use serde_json::json;
    use std::collections::BTreeMap;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Arc, Mutex};

    /// What is at a path, without following links: the content of files, nothing for folders and others.
    fn all(folder: &Path) -> BTreeMap<String, String> {
        let Ok((files, folders)) = tree(folder) else { return BTreeMap::new() };
        let name = |path: &PathBuf| path.strip_prefix(folder).unwrap().display().to_string();
        let files = files.iter().map(|path| (name(path), fs::read_to_string(path).unwrap_or_default()));
        files.chain(folders.iter().skip(1).map(|path| (name(path) + "/", String::new()))).collect()
    }

    /// Writes files with this content, and a data package that lists them.
    fn write_run(folder: &Path, files: &[&str], words: &str) {
        let list = files.iter().map(|name| {
            fs::create_dir_all(parent(&folder.join(name))).unwrap();
            fs::write(folder.join(name), words).unwrap();
            let (bytes, hash) = seal(&folder.join(name)).unwrap();
            json!({ "path": name, "bytes": bytes, "hash": hash })
        });
        let package = json!({ "name": "tidings", LIST: list.collect::<Vec<_>>() });
        fs::write(folder.join(PACKAGE), package.to_string()).unwrap();
    }

    fn write(folder: &Path, files: &[&str], words: &str) {
        for name in files {
            fs::create_dir_all(parent(&folder.join(name))).unwrap();
            fs::write(folder.join(name), words).unwrap();
        }
    }

    const NEW: [&str; 3] = ["quotes.csv", "report/001.html", "dates.parquet/part-00000.parquet"];

    /// A destination with files of an earlier run and others, and new files staged for it.
    fn staged(folder: &Path, earlier: &[&str], others: &[&str], disk: Box<dyn Disk>) -> (Staged, PathBuf) {
        let output = folder.join("put/out");
        if !earlier.is_empty() {
            write_run(&output, earlier, "old");
        }
        write(&output, others, "mine");
        let staged = Staged::on(&output, disk).unwrap();
        write_run(&staged.files(), &NEW, "new");
        (staged, output)
    }

    /// Publishes new files; expects that these of the others are still there, and nothing of the earlier run.
    #[track_caller]
    fn check(earlier: &[&str], others: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        let (mut staged, output) = staged(folder.path(), earlier, others, Box::new(RealDisk));
        staged.publish(false).unwrap();
        drop(staged);
        let mut there = all(&output);
        there.retain(|name, _| !name.ends_with('/') && name != PACKAGE);
        let expected = NEW.iter().map(|name| (name, "new")).chain(others.iter().map(|name| (name, "mine")));
        assert_eq!(there, expected.map(|(name, words)| (name.to_string(), words.to_owned())).collect());
        assert_eq!(fs::read_dir(folder.path().join("put")).unwrap().count(), 1);
    }

    #[test]
    fn publishing_replaces_the_files_of_an_earlier_run_and_nothing_else() {
        check(&[], &[]);
        check(&["quotes.csv", "dates.csv", "report/002.html"], &[]);
        check(&["dates.parquet", "quotes.csv"], &[]);
        check(&["dates.parquet/part-00001.parquet", "quotes.parquet/part-00000.parquet"], &[]);
        check(&["quotes.csv", "dates.csv", "report/002.html"], &["mine.csv"]);
        check(&["dates.parquet", "quotes.parquet/part-00000.parquet"], &["mine.csv", "people.csv", "people.html"]);
        check(&["report/002.html"], &["report/mine.html", "dates.parquet/mine.parquet"]);
        check(&["quotes.csv/part-00000.csv"], &["texts/mine.txt"]);
    }

    /// Expects that nothing is published, that the error names the obstacle, and that everything is unchanged.
    #[track_caller]
    fn check_refused(lay: impl Fn(&Path), replace: bool, expected: Option<&str>) {
        let folder = tempfile::tempdir().unwrap();
        let (mut staged, output) = staged(folder.path(), &["quotes.csv", "dates.csv"], &[], Box::new(RealDisk));
        lay(&output);
        let before = (all(&output), all(&staged.files()));
        let error = staged.publish(replace).err().map(|error| error.to_string());
        assert_eq!(error.is_some(), expected.is_some(), "{error:?}");
        if let Some((error, expected)) = error.zip(expected) {
            assert!(error.contains(expected), "{error}");
            assert_eq!((all(&output), all(&staged.files())), before);
        }
    }

    #[test]
    fn files_that_no_run_wrote_are_not_replaced_unless_that_is_said() {
        let mine = |output: &Path| write(output, &["report/001.html"], "mine");
        check_refused(mine, false, Some("report/001.html (a file that no run wrote"));
        check_refused(mine, true, None);
        let changed = |output: &Path| write(output, &["quotes.csv"], "mended");
        check_refused(changed, false, Some("quotes.csv (a file that no run wrote, or that was changed since)"));
        check_refused(changed, true, None);
        // A file that is no obstacle may be changed.
        check_refused(|output| write(output, &["dates.csv"], "mended"), false, None);
        let without_package = |output: &Path| fs::remove_file(output.join(PACKAGE)).unwrap();
        check_refused(without_package, false, Some("quotes.csv (a file"));
    }

    #[test]
    fn what_is_in_the_way_is_reported_before_anything_is_moved() {
        check_refused(|output| write(output, &["report"], "mine"), false, Some("report (a file"));
        check_refused(|output| write(output, &["report/001.html/mine"], ""), true, Some("report/001.html (a folder)"));
        check_refused(|output| fs::create_dir(output.join("datapackage.json.d")).unwrap(), false, None);
        let folder = |output: &Path| fs::create_dir_all(output.join("report/001.html")).unwrap();
        check_refused(folder, true, Some("report/001.html (a folder)"));
    }

    #[cfg(unix)]
    #[test]
    fn links_in_the_destination_are_not_followed() {
        use std::os::unix::fs::symlink;
        let elsewhere = tempfile::tempdir().unwrap();
        write(elsewhere.path(), &["001.html"], "mine");
        check_refused(
            |output| symlink(elsewhere.path(), output.join("report")).unwrap(),
            true,
            Some("report (a link)"),
        );
        check_refused(|output| symlink("nowhere", output.join("dates.parquet")).unwrap(), true, Some("(a link)"));
        let linked = |output: &Path| {
            fs::rename(output.join("quotes.csv"), output.join("mine.csv")).unwrap();
            symlink("mine.csv", output.join("quotes.csv")).unwrap();
        };
        check_refused(linked, false, Some("quotes.csv (a link)"));
        assert_eq!(all(elsewhere.path()).len(), 1);
    }

    /// Performs and records the operations, but fails one, or all from one on.
    struct FailingDisk {
        steps: Arc<Mutex<Vec<(&'static str, PathBuf)>>>,
        fails_at: usize,
        for_good: bool,
        step: AtomicUsize,
    }

    /// What was done, in order, on which path.
    type Log = Arc<Mutex<Vec<(&'static str, PathBuf)>>>;

    impl FailingDisk {
        fn new(fails_at: usize, for_good: bool) -> (Box<Self>, Log) {
            let steps = Arc::<Mutex<Vec<_>>>::default();
            (Box::new(Self { steps: steps.clone(), fails_at, for_good, step: AtomicUsize::new(0) }), steps)
        }

        fn step(&self, what: &'static str, path: &Path) -> io::Result<()> {
            let step = self.step.fetch_add(1, Ordering::SeqCst);
            if step == self.fails_at || self.for_good && step > self.fails_at {
                return Err(io::Error::other("the disk failed"));
            }
            self.steps.lock().unwrap().push((what, path.to_owned()));
            Ok(())
        }
    }

    impl Disk for FailingDisk {
        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            self.step("rename", to).and_then(|()| RealDisk.rename(from, to))
        }
        fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
            self.step("exchange", other).and_then(|()| RealDisk.exchange(one, other))
        }
        fn create_folder(&self, path: &Path) -> io::Result<()> {
            self.step("create", path).and_then(|()| RealDisk.create_folder(path))
        }
        fn remove_folder(&self, path: &Path) -> io::Result<()> {
            self.step("remove", path).and_then(|()| RealDisk.remove_folder(path))
        }
        fn sync(&self, path: &Path) -> io::Result<()> {
            self.step("sync", path).and_then(|()| RealDisk.sync(path))
        }
    }

    /// Fails each step of publishing, one after the other: each time the destination is unchanged, either at once or,
    /// if the disk keeps failing, when the next run begins; and then the same files can be published. It is never half
    /// old, half new.
    #[track_caller]
    fn check_each_step(earlier: &[&str], others: &[&str], for_good: bool) {
        for fails_at in 0.. {
            let folder = tempfile::tempdir().unwrap();
            let (disk, _) = FailingDisk::new(fails_at, for_good);
            let (mut failing, output) = staged(folder.path(), earlier, others, disk);
            let before = (all(&output), all(&failing.files()));
            let published = failing.commit_all().and_then(|()| failing.publish(false));
            failing.keep();
            if published.is_ok() {
                assert!(fails_at > 3, "no step failed");
                assert_eq!(fs::read_to_string(output.join(NEW[0])).unwrap(), "new");
                return;
            }
            if !for_good {
                assert_eq!((all(&output), all(&failing.files())), before, "step {fails_at}");
            }
            drop(failing);
            let mut again = Staged::open(&output).unwrap();
            // The one step that moves the folder as a whole could not be undone: everything is new.
            if for_good && all(&output) == before.1 {
                continue;
            }
            assert_eq!((all(&output), all(&again.files())), before, "after step {fails_at}");
            again.publish(false).unwrap();
            assert_eq!(fs::read_to_string(output.join(NEW[2])).unwrap(), "new");
        }
    }

    #[test]
    fn a_publication_that_fails_at_any_step_leaves_the_destination_as_it_was() {
        let earlier = ["quotes.csv", "dates.parquet", "report/002.html", "texts/a.txt"];
        for for_good in [false, true] {
            check_each_step(&[], &[], for_good);
            check_each_step(&earlier, &[], for_good);
            check_each_step(&earlier, &["mine.csv", "report/mine.html"], for_good);
            check_each_step(&[], &["mine.csv"], for_good);
        }
    }

    /// The steps of a publication that does not fail.
    fn steps(earlier: &[&str], others: &[&str]) -> Vec<(&'static str, String)> {
        let folder = tempfile::tempdir().unwrap();
        let (disk, steps) = FailingDisk::new(usize::MAX, false);
        let (mut staged, _) = staged(folder.path(), earlier, others, disk);
        staged.commit_all().and_then(|()| staged.publish(false)).unwrap();
        let root = folder.path().join("put");
        let steps = steps.lock().unwrap();
        steps.iter().map(|(what, path)| (*what, path.strip_prefix(&root).unwrap().display().to_string())).collect()
    }

    /// A file must be synced before it is moved to its place, and its name must be synced before the run ends.
    #[test]
    fn files_are_safe_before_they_are_moved_and_folders_after() {
        for (earlier, others) in [(&["quotes.csv", "report/002.html"][..], &["mine.csv"][..]), (&[], &["mine.csv"])] {
            let steps = steps(earlier, others);
            let at = |what: &str, path: &str| {
                let found = steps.iter().rposition(|(step, at)| *step == what && at.trim_end_matches('/') == path);
                found.unwrap_or_else(|| panic!("no {what} of {path} in {steps:#?}"))
            };
            for name in NEW.iter().copied().chain([PACKAGE]) {
                let moved = at("rename", &format!("out/{name}"));
                assert!(at("sync", &format!(".out.tidings/files/{name}")) < moved, "{steps:#?}");
                let folder = parent(Path::new(name)).display().to_string();
                let folder = if folder == "." { "out".to_owned() } else { format!("out/{folder}") };
                assert!(at("sync", &folder) > moved, "{steps:#?}");
                assert!(at("rename", &format!("out/{PACKAGE}")) >= moved, "{steps:#?}");
            }
            for name in earlier {
                assert!(at("rename", &format!(".out.tidings/aside/{name}")) < at("rename", "out/quotes.csv"));
            }
        }
        let whole = steps(&["quotes.csv"], &[]);
        let exchanged = whole.iter().position(|(step, _)| *step == "exchange" || *step == "rename").unwrap();
        let synced = |path: &str| whole.iter().rposition(|(step, at)| *step == "sync" && at == path).unwrap();
        assert!(synced(".out.tidings/files/quotes.csv") < exchanged && synced("") > exchanged, "{whole:#?}");
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
            write_run(&staged.files(), &["quotes.csv"], "new");
            staged.publish(false).unwrap();
            assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o750);
            assert_eq!(fs::read_to_string(real.join("quotes.csv")).unwrap(), "new");
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
        assert_eq!(fs::read_to_string(staged.folder().join("commit")).unwrap(), "half");
        staged.clear().unwrap();
        assert!(!staged.folder().join("commit").exists());
        drop(staged);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    /// Puts something in the place of the staged folder; it is rejected, or used, and if rejected it stays unchanged.
    #[track_caller]
    fn check_place(lay: impl Fn(&Path), refused: Option<&str>) {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join(".output.tidings");
        lay(&place);
        let before = all(folder.path());
        let opened = Staged::open(&folder.path().join("output")).map(drop);
        let error = opened.err().map(|error| error.to_string());
        assert_eq!(error.is_some(), refused.is_some(), "{error:?}");
        if let Some((error, refused)) = error.zip(refused) {
            assert!(
                error.contains("expected a folder that a run made for its work") && error.contains(refused),
                "{error}"
            );
            assert_eq!(all(folder.path()), before);
        }
    }

    #[test]
    fn a_folder_that_no_run_made_is_left_alone() {
        check_place(|place| write(place, &["mine.txt"], "mine"), Some("one that no run made"));
        check_place(|place| write(place, &["tidings", "files/mine.txt"], "mine"), Some("one that no run made"));
        check_place(|place| fs::write(place, "mine").unwrap(), Some("a file"));
        check_place(|place| fs::create_dir(place).unwrap(), None);
        check_place(|place| write(place, &[MARK], MARKED), None);
    }

    #[cfg(unix)]
    #[test]
    fn links_in_the_place_of_the_staged_folder_are_not_followed() {
        use std::os::unix::fs::symlink;
        let elsewhere = tempfile::tempdir().unwrap();
        write(elsewhere.path(), &["mine.txt"], "mine");
        write(elsewhere.path(), &[MARK], MARKED);
        check_place(|place| symlink(elsewhere.path(), place).unwrap(), Some("a link"));
        for name in [LOCK, FILES, MARK, "plan"] {
            let lay = |place: &Path| {
                write(place, &[MARK], MARKED);
                let _ = fs::remove_file(place.join(name));
                symlink(elsewhere.path().join("mine.txt"), place.join(name)).unwrap();
            };
            check_place(lay, Some("one with a link in it"));
        }
        assert_eq!(all(elsewhere.path())["mine.txt"], "mine");
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
