//! A random sample of rows, the same on every run: the same number from each table, and from each rule in it, if there
//! are enough. A row's rank is a hash of its key, so that the sample depends neither on order nor on other rows.

use crate::error::Result;
use crate::export::{self, Batch};
use crate::schema::{Rows, Table, Tables, Value};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// A row for a person to judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The table.
    pub table: &'static str,
    /// The rule that found it; empty in tables without a rule.
    pub rule: String,
    /// Its primary key.
    pub key: String,
    /// The sentence before its sentence, empty if there is none.
    pub before: String,
    /// The sentence that it was read from.
    pub sentence: String,
    /// Its values, a line each.
    pub row: String,
    /// How many rows of the table have the same rule.
    pub rows_of_rule: u64,
    /// The article and the number of the sentence.
    place: (String, i64),
}

/// Draws a sample of this size from the tables of a folder; another seed gives another sample.
pub fn draw(folder: &Path, size: usize, seed: u64) -> Result<Vec<Drawn>> {
    let tables = Tables::ALL.iter().filter(|table| sentence_column(table).is_some());
    let mut strata = tables.map(|table| Stratum::all_of(table, folder, size, seed)).collect::<Result<Vec<_>>>()?;
    let mut drawn = Vec::new();
    let counts: Vec<_> = strata.iter().map(|rules| rules.values().map(|stratum| stratum.rows).sum()).collect();
    for (rules, seats) in strata.iter_mut().zip(shares(&counts, size as u64)) {
        let counts: Vec<_> = rules.values().map(|stratum| stratum.rows).collect();
        for (stratum, seats) in rules.values_mut().zip(shares(&counts, seats)) {
            drawn.extend(std::mem::take(stratum).first(seats));
        }
    }
    add_sentences(folder, &mut drawn)?;
    Ok(drawn)
}

/// Divides seats among groups with these numbers of members: evenly, but no group gets more seats than it has members.
fn shares(members: &[u64], seats: u64) -> Vec<u64> {
    let mut smallest_first: Vec<_> = (0..members.len()).collect();
    smallest_first.sort_by_key(|&group| members[group]);
    let (mut shares, mut left) = (vec![0; members.len()], seats);
    for (done, &group) in smallest_first.iter().enumerate() {
        shares[group] = members[group].min(left / (members.len() - done) as u64);
        left -= shares[group];
    }
    shares
}

/// The rows of one rule in one table.
#[derive(Debug, Default)]
struct Stratum {
    rows: u64,
    /// The rows with the lowest ranks.
    drawn: BTreeMap<(u64, String), Drawn>,
}

impl Stratum {
    /// The rules of a table, with samples of their rows.
    fn all_of(table: &'static Table, folder: &Path, size: usize, seed: u64) -> Result<BTreeMap<String, Self>> {
        let rule = rule_column(table);
        let mut rules: BTreeMap<String, Self> = BTreeMap::new();
        for batch in export::open(table, folder, None)? {
            let batch = batch?;
            for row in 0..batch.len() {
                let rule = rule.map(|column| written(batch.value(row, column))).unwrap_or_default();
                let stratum = match rules.get_mut(&rule) {
                    Some(stratum) => stratum,
                    None => rules.entry(rule.clone()).or_default(),
                };
                stratum.add(&batch, row, rule, size, seed);
            }
        }
        Ok(rules)
    }

    fn add(&mut self, batch: &Batch, row: usize, rule: String, size: usize, seed: u64) {
        self.rows += 1;
        let key = key(batch, row);
        let lot = (lot(batch.table().name, &key, seed), key);
        if self.drawn.len() == size && self.drawn.last_key_value().is_some_and(|(last, _)| lot > *last) {
            return;
        }
        let drawn = Drawn {
            table: batch.table().name,
            rule,
            key: lot.1.clone(),
            before: String::new(),
            sentence: String::new(),
            row: values(batch, row),
            rows_of_rule: 0,
            place: place(batch, row),
        };
        self.drawn.insert(lot, drawn);
        if self.drawn.len() > size {
            self.drawn.pop_last();
        }
    }

    /// The first rows by rank, in the order of their keys.
    fn first(self, seats: u64) -> Vec<Drawn> {
        let rows_of_rule = self.rows;
        let drawn = self.drawn.into_values().take(seats as usize);
        let mut drawn: Vec<_> = drawn.map(|drawn| Drawn { rows_of_rule, ..drawn }).collect();
        drawn.sort_by(|one, other| (&one.place, &one.key).cmp(&(&other.place, &other.key)));
        drawn
    }
}

/// A pseudo-random number that depends only on the row's key and the seed.
fn lot(table: &str, key: &str, seed: u64) -> u64 {
    let digest = Sha256::digest(format!("{seed}\n{table}\n{key}"));
    u64::from_be_bytes(digest[..8].try_into().expect("a SHA-256 has 32 bytes"))
}

/// The column that says how a row was found.
fn rule_column(table: &Table) -> Option<usize> {
    ["rule", "how", "code"].into_iter().find_map(|column| table.position(column))
}

/// The column of the sentence that a row was read from.
fn sentence_column(table: &Table) -> Option<usize> {
    let of_its_own = table.name == "sentences";
    ["sentence", "first_sentence"].into_iter().find_map(|column| table.position(column)).filter(|_| !of_its_own)
}

fn key(batch: &Batch, row: usize) -> String {
    let columns = batch.table().primary_key.iter().filter_map(|column| batch.table().position(column));
    columns.map(|column| written(batch.value(row, column))).collect::<Vec<_>>().join(", ")
}

/// The article and the sentence of a row; sentence 0 for rows that have none.
fn place(batch: &Batch, row: usize) -> (String, i64) {
    let column = |name| batch.table().position(name).expect("a column of every table");
    let sentence = match sentence_column(batch.table()).map(|column| batch.value(row, column)) {
        Some(Value::Integer(sentence)) => sentence,
        _ => 0,
    };
    (written(batch.value(row, column("article_id"))), sentence)
}

/// The values to be judged, a line each: all except ids and offsets.
fn values(batch: &Batch, row: usize) -> String {
    let table = batch.table();
    let of_place = |name: &str| {
        let places = ["article_id", "sentence", "first_sentence", "start", "end"];
        places.contains(&name) || (table.primary_key == [name])
    };
    let columns = table.columns.iter().enumerate().filter(|(_, column)| !of_place(column.name));
    let lines = columns.filter_map(|(at, column)| match batch.value(row, at) {
        Value::Null => None,
        value => Some(format!("{}: {}", column.name, written(value))),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn written(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => text.to_owned(),
        other => crate::check::show(other),
    }
}

/// Adds the sentences, in one pass.
fn add_sentences(folder: &Path, drawn: &mut [Drawn]) -> Result<()> {
    let Some(&table) = Tables::ALL.iter().find(|table| table.name == "sentences") else { return Ok(()) };
    let mut texts: HashMap<(String, i64), String> = HashMap::new();
    for Drawn { place: (article, sentence), .. } in drawn.iter() {
        texts.extend([sentence - 1, *sentence].map(|sentence| ((article.clone(), sentence), String::new())));
    }
    let column = |name| table.position(name).expect("a column of sentences");
    for batch in export::open(table, folder, None)? {
        let batch = batch?;
        for row in 0..batch.len() {
            let Value::Integer(sentence) = batch.value(row, column("sentence")) else { continue };
            if let Some(text) = texts.get_mut(&(written(batch.value(row, column("article_id"))), sentence)) {
                *text = written(batch.value(row, column("text")));
            }
        }
    }
    let text = |article: &str, sentence| texts.get(&(article.to_owned(), sentence)).cloned().unwrap_or_default();
    for Drawn { place: (article, sentence), before, sentence: of_row, .. } in drawn {
        *before = text(article, *sentence - 1);
        *of_row = text(article, *sentence);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::export::write_plain;

    const STORY: &str = "Talks end in Geneva\nBoth sides met in Turkey. \"We tried,\" said Jane Smith on Friday. \
                         Some 200 French delegates left. She added: \"It was hard.\"";

    fn folder(ids: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let articles = ids.iter().map(|id| crate::process(&Article::from_text(*id, STORY)));
        write_plain(folder.path(), &articles.collect::<Vec<_>>());
        folder
    }

    fn sorted(mut drawn: Vec<Drawn>) -> Vec<Drawn> {
        drawn.sort_by(|one, other| (one.table, &one.key).cmp(&(other.table, &other.key)));
        drawn
    }

    #[test]
    fn seats_are_shared_evenly_as_far_as_there_are_members() {
        assert_eq!(shares(&[100, 2, 100, 0], 12), [5, 2, 5, 0]);
        assert_eq!(shares(&[3, 1, 2], 100), [3, 1, 2]);
        assert_eq!(shares(&[9, 9], 3), [1, 2]);
        assert!(shares(&[], 3).is_empty());
    }

    #[test]
    fn the_draw_depends_on_no_order_and_changes_with_the_seed() {
        let ids: Vec<_> = (0..40).map(|n| format!("a{n}")).collect();
        let mut ids: Vec<_> = ids.iter().map(String::as_str).collect();
        let one = folder(&ids);
        ids.reverse();
        let other = folder(&ids);
        let drawn = draw(one.path(), 50, 1).unwrap();
        assert_eq!(drawn.len(), 50);
        assert_eq!(sorted(drawn.clone()), sorted(draw(other.path(), 50, 1).unwrap()));
        assert_ne!(sorted(drawn), sorted(draw(one.path(), 50, 2).unwrap()));
    }

    #[test]
    fn every_table_and_rule_has_its_rows_with_their_sentences() {
        let folder = folder(&["a", "b", "c"]);
        let drawn = draw(folder.path(), 1000, 1).unwrap();
        let tables: Vec<_> = drawn.iter().map(|drawn| drawn.table).collect();
        for table in ["countries", "people", "quotes", "statistics", "dates", "mentions"] {
            assert!(tables.contains(&table), "{table}");
        }
        let quote = drawn.iter().find(|drawn| drawn.key == "a:q1").unwrap();
        assert_eq!(quote.sentence, "\"We tried,\" said Jane Smith on Friday.");
        assert_eq!(quote.before, "Both sides met in Turkey.");
        assert!(quote.row.contains("text: We tried,\nspeaker: Jane Smith"), "{}", quote.row);
        assert_eq!((quote.rule.as_str(), quote.rows_of_rule), ("tag_after", 3));
    }
}
