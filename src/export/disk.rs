//! The file system operations of publishing, one method each, so that tests can make each of them fail and see their
//! order.

use rayon::prelude::*;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The operations.
pub trait Disk: Send + Sync {
    /// Moves a file or folder to a path where nothing exists.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Exchanges two folders atomically.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Creates a folder.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;

    /// Syncs a file, or the list of files in a folder, so that it survives a power cut.
    fn sync(&self, path: &Path) -> io::Result<()>;
}

/// The real file system.
pub struct RealDisk;

impl Disk for RealDisk {
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        exchange(one, other)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        // Where folders cannot be opened, the system itself syncs them.
        if cfg!(unix) || path.is_file() { File::open(path).and_then(|file| file.sync_all()) } else { Ok(()) }
    }
}

/// Exchanges two folders atomically.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Exchanges two folders atomically, if the system can.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// All files in a folder, recursively, and all its subfolders, sorted by path. Links count as files.
pub fn tree(folder: &Path) -> io::Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    let mut next = 0;
    while let Some(folder) = folders.get(next) {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() { &mut folders } else { &mut files }.push(entry.path());
        }
        next += 1;
    }
    files.sort();
    Ok((files, folders))
}

/// Syncs all files and folders in a folder at once.
pub fn sync_tree(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    let (files, folders) = tree(folder)?;
    files.par_iter().try_for_each(|file| disk.sync(file))?;
    folders.par_iter().rev().try_for_each(|folder| disk.sync(folder))
}
