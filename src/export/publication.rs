//! Moves the staged files to the destination: all of them or none. Obstacles are determined before the first file is
//! moved; files of an earlier run are set aside, and put back if a step fails.

use super::disk::{Disk, tree};
use crate::earlier::{EarlierRun, PACKAGE};
use crate::error::{Error, Result};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How many obstacles an error names.
const NAMED: usize = 12;

/// Files to be moved, by their paths within the destination.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moves {
    /// Those that are new, the data package last, since its hashes cover the others.
    new: Vec<PathBuf>,
    /// Those of an earlier run.
    old: Vec<PathBuf>,
    /// The folders created for the new ones.
    made: Vec<PathBuf>,
    /// True when the destination contains only the old ones and their folders.
    pub whole: bool,
}

/// How files of an earlier run are recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// By names and sizes: enough to report obstacles early.
    BySize,
    /// By the hashes of their bytes.
    ByHash,
}

impl Moves {
    /// Plans the publication of files, by their paths within the destination. A file that no run wrote is an obstacle,
    /// unless all files are to be replaced; a link or a folder always is.
    pub fn plan(mut new: Vec<PathBuf>, destination: &Path, known: Known, replace: bool) -> Result<Self> {
        new.sort_by_key(|path| (path == Path::new(PACKAGE), path.clone()));
        let earlier = EarlierRun::of(destination);
        let is_ours = |path: &&Path| match known {
            Known::BySize => earlier.seems_to_hold(path),
            Known::ByHash => earlier.holds(path),
        };
        let listed: Vec<_> = earlier.files().collect();
        let mut old: BTreeSet<PathBuf> = listed.into_par_iter().filter(is_ours).map(Path::to_owned).collect();
        let mut in_the_way = BTreeSet::new();
        for path in &new {
            let Some((obstacle, what)) = obstacle(path, destination, &old) else { continue };
            if replace && what == FILE {
                old.insert(obstacle);
            } else {
                in_the_way.insert(format!("{} ({what})", obstacle.display()));
            }
        }
        if !in_the_way.is_empty() {
            return Err(refused(destination, &in_the_way));
        }
        let whole = holds_only(destination, &old);
        let parents = new.iter().flat_map(|path| path.ancestors().skip(1));
        let made: BTreeSet<_> =
            parents.filter(|path| !is_folder(&destination.join(path))).map(Path::to_owned).collect();
        Ok(Self { new, old: old.into_iter().collect(), made: made.into_iter().collect(), whole })
    }

    /// Moves all files. If a step fails, everything is put back.
    pub fn carry_out(&self, places: &Places) -> io::Result<()> {
        self.forth(places).inspect_err(|_| _ = self.undo(places))
    }

    fn forth(&self, places: &Places) -> io::Result<()> {
        let Places { disk, staged, aside, destination } = places;
        let mut folders = BTreeSet::new();
        for path in &self.old {
            places.make_folders_of(path, aside, &mut BTreeSet::new())?;
            disk.rename(&destination.join(path), &aside.join(path))?;
            folders.extend(path.ancestors().skip(1).map(Path::to_owned));
        }
        // Folders that are now empty are removed; those with other files stay.
        let of_old: Vec<_> = folders.iter().rev().filter(|path| !path.as_os_str().is_empty()).cloned().collect();
        of_old.iter().filter(|path| is_empty(&destination.join(path))).try_for_each(|path| {
            folders.remove(path);
            disk.remove_folder(&destination.join(path))
        })?;
        for path in &self.new {
            places.make_folders_of(path, destination, &mut folders)?;
            disk.rename(&staged.join(path), &destination.join(path))?;
        }
        folders.iter().rev().try_for_each(|path| disk.sync(&destination.join(path)))
    }

    /// Puts everything back where it was. Can be repeated if it was interrupted.
    pub fn undo(&self, places: &Places) -> io::Result<()> {
        let Places { disk, staged, aside, destination } = places;
        for path in self.new.iter().rev() {
            let (from, to) = (destination.join(path), staged.join(path));
            // What is still staged has not been moved.
            if !exists(&to) && exists(&from) {
                disk.rename(&from, &to)?;
            }
        }
        let made: Vec<_> = self.made.iter().rev().map(|path| destination.join(path)).collect();
        made.iter().filter(|path| is_empty(path)).try_for_each(|path| disk.remove_folder(path))?;
        let mut folders = BTreeSet::new();
        for path in self.old.iter().filter(|path| exists(&aside.join(path))) {
            places.make_folders_of(path, destination, &mut folders)?;
            if exists(&destination.join(path)) {
                return Err(io::Error::new(io::ErrorKind::AlreadyExists, format!("{} is in the way", path.display())));
            }
            disk.rename(&aside.join(path), &destination.join(path))?;
        }
        folders.iter().rev().try_for_each(|path| disk.sync(&destination.join(path)))
    }
}

/// The folders between which files move.
pub struct Places<'a> {
    /// The file system.
    pub disk: &'a dyn Disk,
    /// Where the new files are.
    pub staged: PathBuf,
    /// Where the old ones are set aside.
    pub aside: PathBuf,
    /// The destination of the new ones.
    pub destination: PathBuf,
}

impl Places<'_> {
    /// Creates the parent folders of a file below a root, and records them.
    fn make_folders_of(&self, path: &Path, root: &Path, folders: &mut BTreeSet<PathBuf>) -> io::Result<()> {
        let mut missing: Vec<_> = path.ancestors().skip(1).collect();
        missing.reverse();
        for folder in missing {
            if folders.insert(folder.to_owned()) && !exists(&root.join(folder)) {
                self.disk.create_folder(&root.join(folder))?;
            }
        }
        Ok(())
    }
}

const FILE: &str = "a file that no run wrote, or that was changed since";

/// The first obstacle of a file, if there is one: a parent that is not a folder, or something at its path.
fn obstacle(path: &Path, destination: &Path, old: &BTreeSet<PathBuf>) -> Option<(PathBuf, &'static str)> {
    let mut way: Vec<_> = path.ancestors().filter(|part| !part.as_os_str().is_empty()).collect();
    way.reverse();
    way.into_iter().find_map(|part| {
        let kind = destination.join(part).symlink_metadata().ok()?.file_type();
        let what = match () {
            () if old.contains(part) => return None,
            () if kind.is_symlink() => "a link",
            () if kind.is_dir() && part != path => return None,
            () if kind.is_dir() && all_old(part, destination, old) => return None,
            () if kind.is_dir() => "a folder",
            () if kind.is_file() => FILE,
            () => "no file",
        };
        Some((part.to_owned(), what))
    })
}

/// True when a folder contains only files of an earlier run.
fn all_old(folder: &Path, destination: &Path, old: &BTreeSet<PathBuf>) -> bool {
    let within = |path: &PathBuf| path.strip_prefix(destination).is_ok_and(|path| old.contains(path));
    tree(&destination.join(folder)).is_ok_and(|(files, _)| !files.is_empty() && files.iter().all(within))
}

/// True when everything in the destination is from an earlier run: its files, and the folders that contain them.
fn holds_only(destination: &Path, old: &BTreeSet<PathBuf>) -> bool {
    let of_old: BTreeSet<&Path> = old.iter().flat_map(|path| path.ancestors().skip(1)).collect();
    let within = |path: &PathBuf| path.strip_prefix(destination).map(Path::to_owned).unwrap_or_default();
    tree(destination).is_ok_and(|(files, folders)| {
        files.iter().all(|path| old.contains(&within(path)))
            && folders.iter().skip(1).all(|path| of_old.contains(within(path).as_path()))
    })
}

fn refused(destination: &Path, in_the_way: &BTreeSet<String>) -> Error {
    let mut named: Vec<_> = in_the_way.iter().take(NAMED).cloned().collect();
    if in_the_way.len() > NAMED {
        named.push(format!("and {} more", in_the_way.len() - NAMED));
    }
    let expected = "no other files or folders with the names of the tables".to_owned();
    let found = format!("{}; move it away or choose another folder (--replace replaces files)", named.join(", "));
    Error::File { path: destination.to_owned(), expected, found }
}

fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|meta| meta.is_dir())
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}
