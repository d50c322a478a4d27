//! The differences between two folders of tables: rows by their primary keys, values by their columns.
//!
//! Both folders are read in parallel. Memory holds the ids of the articles and the rows whose counterpart has not been
//! read yet: few if the order is the same, and never those of articles that only one folder has.

use crate::error::Result;
use crate::export::{self, Batch};
use crate::schema::{Rows, Table, Tables, Value};
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// What happened to a row, or to a value in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A row that only the new folder has.
    Added,
    /// A row that only the old folder has.
    Removed,
    /// A value that differs.
    Changed {
        /// The column of the value.
        column: &'static str,
        /// The old value; none if it was missing.
        old: Option<String>,
        /// The new value; none if it is missing.
        new: Option<String>,
    },
}

/// A difference, with the key of its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The table.
    pub table: &'static str,
    /// The values of the primary key.
    pub key: Vec<String>,
    /// What happened to it.
    pub change: Change,
}

/// How many rows of a table differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that only the new folder has.
    pub added: u64,
    /// Rows that only the old folder has.
    pub removed: u64,
    /// Rows of both with a value that differs.
    pub changed: u64,
}

impl Counts {
    /// True when no row differs.
    pub fn none(self) -> bool {
        self == Self::default()
    }
}

/// Compares all tables of two folders and passes each difference to `tell`, table by table, in the order of the rows as
/// far as possible. The counts are in the order of [`Tables::ALL`].
pub fn folders(old: &Path, new: &Path, tell: &mut dyn FnMut(Difference) -> Result<()>) -> Result<Vec<Counts>> {
    let ids = [ids(old)?, ids(new)?];
    let shared = ids[OLD].intersection(&ids[NEW]).map(String::as_str).collect();
    let compare = |&table| {
        let mut comparison =
            Comparison { table, shared: &shared, waiting: Default::default(), counts: <_>::default(), tell };
        comparison.run([old, new])?;
        Ok(comparison.counts)
    };
    Tables::ALL.iter().map(compare).collect()
}

/// The ids of a folder's articles.
fn ids(folder: &Path) -> Result<HashSet<String>> {
    let mut ids = HashSet::new();
    for batch in export::open(Tables::ALL[0], folder, Some(&["article_id"]))? {
        let batch = batch?;
        ids.extend((0..batch.len()).filter_map(|row| article_id(&batch, row).map(str::to_owned)));
    }
    Ok(ids)
}

/// The article of a row; none in tables about all articles.
fn article_id(rows: &Batch, row: usize) -> Option<&str> {
    match rows.value(row, rows.table().position("article_id")?) {
        Value::Text(id) => Some(id),
        _ => None,
    }
}

/// Array indices of the two folders.
const OLD: usize = 0;
const NEW: usize = 1;

/// Two tables being read in parallel.
struct Comparison<'a> {
    table: &'static Table,
    /// The ids of articles that both folders have.
    shared: &'a HashSet<&'a str>,
    /// Rows of either folder whose counterpart has not been read yet, by key, with their position.
    waiting: [HashMap<Vec<String>, (u64, Batch)>; 2],
    counts: Counts,
    tell: &'a mut dyn FnMut(Difference) -> Result<()>,
}

impl Comparison<'_> {
    fn run(&mut self, folders: [&Path; 2]) -> Result<()> {
        let [old, new] = folders.map(|folder| export::open(self.table, folder, None));
        let (mut old, mut new) = (old?, new?);
        let mut came = 0;
        loop {
            let (old, new) = rayon::join(|| old.next().transpose(), || new.next().transpose());
            let batches = [old?, new?];
            let pairs = pairs(&batches);
            for (side, batch) in batches.iter().enumerate().filter_map(|(side, batch)| Some((side, batch.as_ref()?))) {
                for row in 0..batch.len() {
                    came += 1;
                    match &batches[OLD] {
                        Some(old) if pairs.get(row) == Some(&true) => {
                            if side == NEW {
                                self.pair((old, row), (batch, row), || key(batch, row))?;
                            }
                        }
                        _ => self.row(side, batch, row, came)?,
                    }
                }
            }
            if batches.iter().all(Option::is_none) {
                return self.end();
            }
        }
    }

    /// Compares a row with its counterpart.
    fn pair(&mut self, old: (&Batch, usize), new: (&Batch, usize), key: impl FnOnce() -> Vec<String>) -> Result<()> {
        let changes = changes(old, new);
        if changes.is_empty() {
            return Ok(());
        }
        self.counts.changed += 1;
        let key = key();
        changes.into_iter().try_for_each(|change| self.tell(key.clone(), change))
    }

    /// Handles a row: compares it with its counterpart, stores it until that is read, or reports it if there can be
    /// none.
    fn row(&mut self, side: usize, batch: &Batch, row: usize, came: u64) -> Result<()> {
        let key = key(batch, row);
        if let Some((_, partner)) = self.waiting[1 - side].remove(&key) {
            return match side {
                NEW => self.pair((&partner, 0), (batch, row), || key),
                _ => self.pair((batch, row), (&partner, 0), || key),
            };
        }
        if article_id(batch, row).is_some_and(|id| !self.shared.contains(id)) {
            return self.alone(side, key);
        }
        self.waiting[side].insert(key, (came, batch.only(row)));
        Ok(())
    }

    /// Reports the rows without a counterpart.
    fn end(&mut self) -> Result<()> {
        for side in [OLD, NEW] {
            let mut left: Vec<_> = self.waiting[side].drain().map(|(key, (came, _))| (came, key)).collect();
            left.sort_unstable();
            left.into_iter().try_for_each(|(_, key)| self.alone(side, key))?;
        }
        Ok(())
    }

    fn alone(&mut self, side: usize, key: Vec<String>) -> Result<()> {
        let (count, change) = match side {
            OLD => (&mut self.counts.removed, Change::Removed),
            _ => (&mut self.counts.added, Change::Added),
        };
        *count += 1;
        self.tell(key, change)
    }

    fn tell(&mut self, key: Vec<String>, change: Change) -> Result<()> {
        (self.tell)(Difference { table: self.table.name, key, change })
    }
}

/// For each row of two batches, whether both have the same key there, as nearly all rows of two runs over the same
/// articles do. These need not be stored.
fn pairs(batches: &[Option<Batch>; 2]) -> Vec<bool> {
    let [Some(old), Some(new)] = batches else { return Vec::new() };
    let keys: Vec<_> = old.table().primary_key.iter().filter_map(|column| old.table().position(column)).collect();
    let same = |row: usize| keys.iter().all(|&column| old.value(row, column) == new.value(row, column));
    (0..old.len().min(new.len())).map(same).collect()
}

fn key(rows: &Batch, row: usize) -> Vec<String> {
    let columns = rows.table().primary_key.iter().filter_map(|column| rows.table().position(column));
    columns.map(|column| written(rows.value(row, column)).unwrap_or_default()).collect()
}

fn changes((old, was): (&Batch, usize), (new, is): (&Batch, usize)) -> Vec<Change> {
    let columns = new.table().columns.iter().enumerate();
    let changed = columns.filter_map(|(at, column)| {
        let (old, new) = (old.value(was, at), new.value(is, at));
        (old != new).then(|| Change::Changed { column: column.name, old: written(old), new: written(new) })
    });
    changed.collect()
}

/// A value in full; none if it is missing.
fn written(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Text(text) => Some(text.to_owned()),
        other => Some(crate::check::show(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::export::write_plain;

    /// A folder with the tables of articles, in this order.
    fn folder(articles: &[(&str, &str)], change: impl Fn(&mut Tables)) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let tables = articles.iter().map(|(id, text)| {
            let mut tables = crate::process(&Article::from_text(*id, *text));
            change(&mut tables);
            tables
        });
        write_plain(folder.path(), &tables.collect::<Vec<_>>());
        folder
    }

    /// Compares two folders and expects these lines of changes, and counts of sentences.
    #[track_caller]
    fn check(old: &Path, new: &Path, expected: &[&str]) {
        let mut lines = Vec::new();
        let mut tell = |Difference { table, key, change }: Difference| {
            lines.push(match change {
                Change::Changed { column, old, new } => format!("{table} {key:?} {column}: {old:?} {new:?}"),
                other => format!("{table} {key:?} {other:?}"),
            });
            Ok(())
        };
        let counts = folders(old, new, &mut tell).unwrap();
        assert_eq!(lines, expected);
        assert_eq!(counts.iter().all(|counts| counts.none()), expected.is_empty());
    }

    const TALKS: (&str, &str) = ("a", "Talks end\nThey left.");
    const RAIN: (&str, &str) = ("b", "Rain falls");

    #[test]
    fn the_same_rows_in_another_order_are_no_difference() {
        let (one, other) =
            (folder(&[TALKS, RAIN], |_| ()), folder(&[RAIN, TALKS], |tables| tables.sentences.reverse()));
        check(one.path(), other.path(), &[]);
    }

    #[test]
    fn values_rows_and_articles_are_recognised_by_key() {
        let old = folder(&[TALKS, RAIN], |_| ());
        let new = folder(&[TALKS], |tables| {
            tables.articles[0].author = Some("Ann Lee".into());
            tables.sentences[0].text = Some("Talks begin".into());
            tables.sentences[1].sentence = 3;
        });
        check(
            old.path(),
            new.path(),
            &[
                "articles [\"b\"] Removed",
                "articles [\"a\"] author: None Some(\"Ann Lee\")",
                "sentences [\"b\", \"1\"] Removed",
                "sentences [\"a\", \"1\"] text: Some(\"Talks end\") Some(\"Talks begin\")",
                "sentences [\"a\", \"2\"] Removed",
                "sentences [\"a\", \"3\"] Added",
            ],
        );
    }
}
