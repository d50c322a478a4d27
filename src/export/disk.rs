//! What publishing does to a file system, one call a step, so that a test can fail each of them and see their order.

use rayon::prelude::*;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The steps.
pub trait Disk: Send + Sync {
    /// Moves a file or folder to a place where nothing is.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Exchanges two folders in one step.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Makes a folder.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Removes a folder that is empty.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes a file safe from a power cut, or which files there are in a folder.
    fn sync(&self, path: &Path) -> io::Result<()>;
}

/// The file system as it is.
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
        // Where folders cannot be opened, the system sees to them.
        if cfg!(unix) || path.is_file() { File::open(path).and_then(|file| file.sync_all()) } else { Ok(()) }
    }
}

/// Exchanges two folders in one step.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Exchanges two folders in one step, where the system can.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// All files in a folder and in the folders in it, and these folders, by path. Links are files.
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

/// Makes all files in a folder safe, and the folders in it, all at once.
pub fn sync_tree(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    let (files, folders) = tree(folder)?;
    files.par_iter().try_for_each(|file| disk.sync(file))?;
    folders.par_iter().rev().try_for_each(|folder| disk.sync(folder))
}
