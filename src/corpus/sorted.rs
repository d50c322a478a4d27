//! External sorting, for more items than fit in memory: sorted runs on disk, merged when they are read.

use crate::error::{Error, Result};
use rayon::slice::ParallelSliceMut;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Lines, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// How many items are held in memory: then they are sorted and written to disk as a run.
const RUN: usize = 1 << 16;
/// How many runs are merged at once: each is an open file.
const MERGED: usize = 64;

/// Items that can be sorted.
pub trait Item: Ord + Clone + Send + Serialize + DeserializeOwned {}

impl<T: Ord + Clone + Send + Serialize + DeserializeOwned> Item for T {}

/// Accepts items in any order.
pub struct Sorter<T> {
    folder: PathBuf,
    run: usize,
    held: Vec<T>,
    runs: Vec<NamedTempFile>,
}

impl<T: Item> Sorter<T> {
    /// An empty one that stores its runs in this folder.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), run: RUN, held: Vec::new(), runs: Vec::new() }
    }

    /// Adds an item.
    pub fn push(&mut self, item: T) -> Result<()> {
        self.held.push(item);
        if self.held.len() < self.run { Ok(()) } else { self.spill() }
    }

    /// Writes the items in memory as a run; if there are many runs, merges them into one.
    fn spill(&mut self) -> Result<()> {
        self.held.par_sort_unstable();
        let run = self.write(self.held.iter().cloned().map(Ok))?;
        self.held.clear();
        self.runs.push(run);
        if self.runs.len() == MERGED {
            let all = self.write(Merge::of(&self.runs, &[])?)?;
            self.runs = vec![all];
        }
        Ok(())
    }

    fn write(&self, mut items: impl Iterator<Item = Result<T>>) -> Result<NamedTempFile> {
        let file = NamedTempFile::new_in(&self.folder).map_err(Error::io(&self.folder))?;
        let mut writer = BufWriter::new(file);
        items.try_for_each(|item| {
            serde_json::to_writer(&mut writer, &item?).map_err(Error::format(&self.folder))?;
            writer.write_all(b"\n").map_err(Error::io(&self.folder))
        })?;
        writer.into_inner().map_err(|error| Error::io(&self.folder)(error.into_error()))
    }

    /// The items in order.
    pub fn finish(mut self) -> Sorted<T> {
        self.held.par_sort_unstable();
        Sorted { held: self.held, runs: self.runs }
    }
}

/// Sorted items, which can be read any number of times.
pub struct Sorted<T> {
    held: Vec<T>,
    runs: Vec<NamedTempFile>,
}

impl<T: Item> Sorted<T> {
    /// All items, from the first.
    pub fn iter(&self) -> Result<Merge<'_, T>> {
        Merge::of(&self.runs, &self.held)
    }
}

/// Several runs read as one.
pub struct Merge<'a, T> {
    held: std::slice::Iter<'a, T>,
    runs: Vec<(PathBuf, Lines<BufReader<File>>)>,
    /// The next item of each run, with the index of the run; the items in memory have the last index.
    next: BinaryHeap<Reverse<(T, usize)>>,
}

impl<'a, T: Item> Merge<'a, T> {
    fn of(runs: &[NamedTempFile], held: &'a [T]) -> Result<Self> {
        let open = |file: &NamedTempFile| {
            let again = file.reopen().map_err(Error::io(file.path()))?;
            Ok((file.path().to_owned(), BufReader::new(again).lines()))
        };
        let runs: Vec<_> = runs.iter().map(open).collect::<Result<_>>()?;
        let mut merge = Self { held: held.iter(), runs, next: BinaryHeap::new() };
        (0..=merge.runs.len()).try_for_each(|run| merge.advance(run))?;
        Ok(merge)
    }

    /// Reads the next item of a run.
    fn advance(&mut self, run: usize) -> Result<()> {
        let item = match self.runs.get_mut(run) {
            Some((path, lines)) => {
                let line = lines.next().transpose().map_err(Error::io(&*path))?;
                line.map(|line| serde_json::from_str(&line)).transpose().map_err(Error::format(&*path))?
            }
            None => self.held.next().cloned(),
        };
        self.next.extend(item.map(|item| Reverse((item, run))));
        Ok(())
    }
}

impl<T: Item> Iterator for Merge<'_, T> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Self::Item> {
        let Reverse((item, run)) = self.next.pop()?;
        Some(self.advance(run).map(|()| item))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_on_disk_and_items_in_memory_are_read_as_one_and_again() {
        let folder = tempfile::tempdir().unwrap();
        for (items, run) in [(0, 5), (4, 5), (5, 5), (1_000, 3), (1_001, 7)] {
            let mut sorter = Sorter { run, ..Sorter::new(folder.path()) };
            // 7919 is a prime: every number comes once, in a scrambled order.
            (0..items).for_each(|n| sorter.push((n * 7919 % items.max(1), format!("\"{n}\"\n"))).unwrap());
            let sorted = sorter.finish();
            for _ in 0..2 {
                let read: Vec<u64> = sorted.iter().unwrap().map(|item| item.unwrap().0).collect();
                assert!(read.iter().copied().eq(0..items), "{items} in runs of {run}");
            }
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
