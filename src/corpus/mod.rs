//! Joins all articles: which people and organisations are the same in several of them, and which numbers disagree. Made
//! from the rows of all articles once these are written; memory does not grow with their number.

use crate::error::Result;
use crate::export::{Batch, LateTable, Layout};
use crate::schema::{
    Article, Disagreement, Entity, EntityKind, Mention, Organisation, Person, Row, Rows, Statistic, Table, Tables,
    Value,
};
use articles::{About, Articles};
use entities::{Links, Resolved};
use places::Places;
use rayon::prelude::*;
use std::path::Path;

mod articles;
mod cells;
mod disagreements;
pub mod entities;
mod memory;
mod places;
mod sorted;

pub use disagreements::{Disagreements, Figure};
pub use entities::{Authority, Entities, Named, Occurrence, sum_up};
pub use memory::{Corpus, figures, occurrences};

/// How many rows are written at once.
const BATCH: usize = 1 << 12;

/// Writes the tables about all articles, and those whose rows wait for them. Adds the rows to the counts, which are in
/// the order of [`Tables::ALL`]; returns messages for the user. The report on ids of the authority file is written to
/// the folder `report_folder`.
pub fn complete(
    layout: &Layout,
    authority: Option<Authority>,
    report_folder: &Path,
    rows: &mut [u64],
) -> Result<Option<String>> {
    let authority = authority.map(|authority| authority.reporting_in(report_folder)).transpose()?;
    let mut authority = authority.unwrap_or_default();
    let (entities, disagreements) =
        rayon::join(|| complete_entities(layout, &mut authority), || write_disagreements(layout));
    add(rows, &Entity::TABLE, entities?);
    add(rows, &Disagreement::TABLE, disagreements?);
    authority.finish()
}

/// Resolves the entities; writes them and the tables that refer to them. Returns the number of entities.
fn complete_entities(layout: &Layout, authority: &mut Authority) -> Result<u64> {
    let mut entities = Entities::new(layout.drafts);
    for (table, _) in NAMED {
        let mut articles = Articles::of(layout.open(&Article::TABLE, Some(About::COLUMNS))?);
        layout.open(table, None)?.try_for_each(|batch| entities.add(&batch?, &mut articles))?;
    }
    let resolved = entities.resolve()?;
    let named =
        || NAMED.par_iter().try_for_each(|&(table, kind)| write_named(layout, table, &mut resolved.links(kind)?));
    let (count, written) = rayon::join(|| write_entities(layout, &resolved, authority), named);
    written.and(count)
}

fn write_disagreements(layout: &Layout) -> Result<u64> {
    let articles = || Ok(Articles::of(layout.open(&Article::TABLE, Some(About::COLUMNS))?));
    let mut disagreements = Disagreements::new(layout.drafts);
    let mentions = layout.open(&Mention::TABLE, Some(places::COLUMNS))?;
    let (mut places, mut articles) = (Places::of(mentions, articles()?), articles()?);
    let statistics = layout.open(&Statistic::TABLE, Some(Figure::COLUMNS))?;
    { statistics }.try_for_each(|rows| disagreements.add(&rows?, &mut articles, &mut places))?;
    let mut table = Filling::of(layout.create(&Disagreement::TABLE)?);
    disagreements.resolve(|row| table.push(row))?;
    table.finish()
}

/// The tables whose rows have an entity.
const NAMED: [(&Table, EntityKind); 2] =
    [(&Organisation::TABLE, EntityKind::Organisation), (&Person::TABLE, EntityKind::Person)];

fn add(rows: &mut [u64], table: &Table, count: u64) {
    let of_table = Tables::ALL.iter().zip(rows).find(|(other, _)| other.name == table.name);
    of_table.into_iter().for_each(|(_, rows)| *rows += count);
}

fn write_entities(layout: &Layout, resolved: &Resolved, authority: &mut Authority) -> Result<u64> {
    let mut table = Filling::of(layout.create(&Entity::TABLE)?);
    resolved.entities(authority, |row| table.push(row))?;
    table.finish()
}

/// A table written row by row.
struct Filling<R> {
    table: LateTable,
    batch: Vec<R>,
}

impl<R: Row + Sync> Filling<R> {
    fn of(table: LateTable) -> Self {
        Self { table, batch: Vec::with_capacity(BATCH) }
    }

    fn push(&mut self, row: R) -> Result<()> {
        self.batch.push(row);
        if self.batch.len() < BATCH { Ok(()) } else { self.write() }
    }

    fn write(&mut self) -> Result<()> {
        self.table.write(&self.batch)?;
        self.batch.clear();
        Ok(())
    }

    fn finish(mut self) -> Result<u64> {
        self.write()?;
        self.table.finish()
    }
}

/// Writes the rows of a table with their entities.
fn write_named(layout: &Layout, table: &'static Table, links: &mut Links) -> Result<()> {
    let mut written = layout.create(table)?;
    for rows in layout.open(table, None)? {
        let rows = rows?;
        let entities = (0..rows.len()).map(|_| links.next_row()).collect::<Result<_>>()?;
        written.write(&WithEntities::of(rows, entities))?;
    }
    written.finish().map(drop)
}

/// Rows with their entities.
struct WithEntities {
    rows: Batch,
    /// The column of the entities.
    column: usize,
    entities: Vec<Option<String>>,
}

impl WithEntities {
    fn of(rows: Batch, entities: Vec<Option<String>>) -> Self {
        let column = rows.table().position("entity_id").expect("a table whose rows have an entity");
        Self { rows, column, entities }
    }
}

impl Rows for WithEntities {
    fn table(&self) -> &'static Table {
        self.rows.table()
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        match column == self.column {
            true => self.entities[row].as_deref().map_or(Value::Null, Value::Text),
            false => self.rows.value(row, column),
        }
    }
}
