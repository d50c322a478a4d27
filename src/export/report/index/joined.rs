//! What the tables about all articles say of the listed articles: which names are one entity, and which numbers
//! disagree.

use crate::error::Result;
use crate::export::{Batch, open};
use crate::schema::{Disagreement, Entity, Organisation, Person, Row, Rows, Table, Value};
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// The maximum number of disagreements shown.
pub const MOST: usize = 100;

/// What was found for the listed articles.
#[derive(Default)]
pub struct Joined {
    /// The ids of entities by the ids of people and organisations.
    names: HashMap<String, String>,
    /// The names of entities by their ids.
    entities: HashMap<String, String>,
    /// Pairs of statistics that should be equal, by their ids, and why.
    pub disagreements: Vec<(String, String, String)>,
    /// How many more there are, of listed articles.
    pub more: usize,
}

impl Joined {
    /// Reads the tables of a folder for articles and statistics of these ids.
    pub fn read(folder: &Path, articles: &HashSet<&str>, is_listed: impl Fn(&str) -> bool) -> Result<Self> {
        let mut joined = Self::default();
        joined.read_names(&Person::TABLE, "person_id", folder, articles)?;
        joined.read_names(&Organisation::TABLE, "organisation_id", folder, articles)?;
        let wanted: HashSet<_> = joined.names.values().cloned().collect();
        each(&Entity::TABLE, folder, ["entity_id", "name"], |[id, name]| {
            if wanted.contains(id) {
                joined.entities.insert(id.to_owned(), name.to_owned());
            }
            true
        })?;
        each(&Disagreement::TABLE, folder, ["statistic_id", "other_id", "why"], |[one, other, why]| {
            match is_listed(one) && is_listed(other) {
                true if joined.disagreements.len() < MOST => {
                    joined.disagreements.push((one.to_owned(), other.to_owned(), why.to_owned()));
                }
                listed => joined.more += usize::from(listed),
            }
            true
        })?;
        Ok(joined)
    }

    /// The entities of listed articles come first, in the order of the articles.
    fn read_names(&mut self, table: &'static Table, id: &str, folder: &Path, articles: &HashSet<&str>) -> Result<()> {
        each(table, folder, [id, "article_id", "entity_id"], |[id, article, entity]| {
            if !entity.is_empty() {
                self.names.insert(id.to_owned(), entity.to_owned());
            }
            articles.contains(article)
        })
    }

    /// The entity of a person or organisation, with its name.
    pub fn entity(&self, id: &str) -> Option<(&str, &str)> {
        let entity = self.names.get(id)?;
        self.entities.get(entity).map(|name| (entity.as_str(), name.as_str()))
    }
}

/// Calls a function with some texts of each row, until it returns false; a missing text is empty.
fn each<const N: usize>(
    table: &'static Table,
    folder: &Path,
    columns: [&str; N],
    mut read: impl FnMut([&str; N]) -> bool,
) -> Result<()> {
    let at = columns.map(|column| table.position(column).expect("a column of the table"));
    let text = |batch: &Batch, row, column| match batch.value(row, column) {
        Value::Text(text) => text.to_owned(),
        _ => String::new(),
    };
    for batch in open(table, folder, None)? {
        let batch = batch?;
        for row in 0..batch.len() {
            let texts = at.map(|column| text(&batch, row, column));
            if !read(texts.each_ref().map(String::as_str)) {
                return Ok(());
            }
        }
    }
    Ok(())
}
