//! Resolves entities across all articles. Rows are sorted by the names that may be the same, so that each group of them
//! (a family name, an acronym) is resolved by itself; then by entity, to be summed up; then by their position in the
//! tables, to receive their entity.

use super::articles::{About, Articles};
use super::sorted::{Item, Merge, Sorted, Sorter};
use crate::error::Result;
use crate::schema::{Entity, EntityKind, Rows};
use join::{Meant, Tally};
use occurrence::{Form, Group, Seen};
use serde::{Deserialize, Serialize};
use std::iter::Peekable;
use std::path::{Path, PathBuf};
use sums::Sums;

pub mod authority;
mod folded;
mod join;
mod occurrence;
mod sums;
#[cfg(test)]
mod tests;

pub use authority::Authority;
pub use occurrence::Occurrence;

/// At most this many forms of a group are compared with each other, so that memory stays bounded.
const FORMS: usize = 1 << 16;

/// The people and organisations of articles, added one article after the other.
pub struct Entities {
    folder: PathBuf,
    occurrences: Sorter<Occurrence>,
    /// How many rows of each kind were added.
    rows: [u64; EntityKind::ALL.len()],
}

impl Entities {
    /// Empty; what does not fit in memory is written to this folder.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), occurrences: Sorter::new(folder), rows: [0; EntityKind::ALL.len()] }
    }

    /// Adds rows of `people` or `organisations` that follow those before.
    pub fn add(&mut self, rows: &dyn Rows, articles: &mut Articles) -> Result<()> {
        (0..rows.len()).try_for_each(|row| self.add_row(rows, row, articles.of_row(rows, row)?))
    }

    /// Adds a row of an article.
    pub fn add_row(&mut self, rows: &dyn Rows, row: usize, about: &About) -> Result<()> {
        let place = &mut self.rows[kind_of(rows) as usize];
        let occurrence = Occurrence::of(rows, row, *place, about);
        *place += 1;
        occurrence.map_or(Ok(()), |occurrence| self.push(occurrence))
    }

    /// Adds an occurrence.
    pub fn push(&mut self, occurrence: Occurrence) -> Result<()> {
        self.occurrences.push(occurrence)
    }

    /// Resolves the entities.
    pub fn resolve(self) -> Result<Resolved> {
        let folder = &self.folder;
        let occurrences = self.occurrences.finish();
        let (mut ahead, mut behind) = (occurrences.iter()?.peekable(), occurrences.iter()?.peekable());
        let (mut named, mut links) = (Sorter::new(folder), Sorter::new(folder));
        while let Some((group, forms)) = next_forms(&mut ahead)? {
            let meant = join::join(&group, &forms);
            for ((form, _), Meant { entity_id, is_open }) in forms.iter().zip(meant) {
                let same = |other: &Occurrence| other.group == group && other.form == *form;
                while let Some(Occurrence { group, seen, .. }) = next_if(&mut behind, same)? {
                    links.push(Link { kind: group.kind, row: seen.row, entity_id: entity_id.clone() })?;
                    named.push(Named { entity_id: entity_id.clone(), seen, is_open })?;
                }
            }
        }
        Ok(Resolved { named: named.finish(), links: links.finish() })
    }
}

fn kind_of(rows: &dyn Rows) -> EntityKind {
    if rows.table().name == "people" { EntityKind::Person } else { EntityKind::Organisation }
}

/// The next item, if it satisfies a condition. An error is always returned.
fn next_if<T: Item>(items: &mut Peekable<Merge<T>>, is: impl Fn(&T) -> bool) -> Result<Option<T>> {
    items.next_if(|item| item.as_ref().map_or(true, &is)).transpose()
}

/// Forms of names with their counts.
type Forms = Vec<(Form, Tally)>;

/// The forms of the next group, or some of them if there are many, with their counts.
fn next_forms(occurrences: &mut Peekable<Merge<Occurrence>>) -> Result<Option<(Group, Forms)>> {
    let Some(first) = next_if(occurrences, |_| true)? else { return Ok(None) };
    let (group, mut forms) = (first.group.clone(), Forms::new());
    let mut next = Some(first);
    while let Some(Occurrence { form, seen, .. }) = next {
        match forms.last_mut() {
            Some((last, tally)) if *last == form => tally.add(&seen),
            _ => forms.push((form.clone(), Tally::of(&seen))),
        }
        let is_full = forms.len() == FORMS;
        next = next_if(occurrences, |other| other.group == group && (!is_full || other.form == form))?;
    }
    Ok(Some((group, forms)))
}

/// A row with its entity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// The entity.
    pub entity_id: String,
    /// What its article says of it.
    seen: Seen,
    /// True for a short form that may be one of several.
    is_open: bool,
}

impl Named {
    /// The position of the row in its table.
    pub fn row(&self) -> u64 {
        self.seen.row
    }
}

/// The entity of a row, by the row's position in the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Link {
    kind: EntityKind,
    row: u64,
    entity_id: String,
}

/// All rows with their entities.
pub struct Resolved {
    named: Sorted<Named>,
    links: Sorted<Link>,
}

impl Resolved {
    /// All rows with their entities, sorted by entity.
    pub fn named(&self) -> Result<Merge<'_, Named>> {
        self.named.iter()
    }

    /// Passes on the rows of `entities`, sorted by id.
    pub fn entities(&self, authority: &mut Authority, hand_on: impl FnMut(Entity) -> Result<()>) -> Result<()> {
        sum_up(self.named()?, authority, hand_on)
    }

    /// The entities of the rows of a table, in their order.
    pub fn links(&self, kind: EntityKind) -> Result<Links<'_>> {
        let mut links = self.links.iter()?.peekable();
        while next_if(&mut links, |link| link.kind < kind)?.is_some() {}
        Ok(Links { kind, links, row: 0 })
    }
}

/// Passes on the entities of rows, which are sorted.
pub fn sum_up(
    named: impl Iterator<Item = Result<Named>>,
    authority: &mut Authority,
    mut hand_on: impl FnMut(Entity) -> Result<()>,
) -> Result<()> {
    let mut sums: Option<Sums> = None;
    for row in named {
        let Named { entity_id, seen, is_open } = row?;
        if let Some(ended) = sums.take_if(|sums| sums.id() != entity_id) {
            hand_on(ended.finish(authority)?)?;
        }
        sums.get_or_insert_with(|| Sums::of(entity_id)).add(seen, is_open);
    }
    sums.map_or(Ok(()), |ended| hand_on(ended.finish(authority)?))
}

/// Assigns rows their entities, in order.
pub struct Links<'a> {
    kind: EntityKind,
    links: Peekable<Merge<'a, Link>>,
    row: u64,
}

impl Links<'_> {
    /// The entity of the next row.
    pub fn next_row(&mut self) -> Result<Option<String>> {
        let (kind, row) = (self.kind, self.row);
        self.row += 1;
        Ok(next_if(&mut self.links, |link| link.kind == kind && link.row == row)?.map(|link| link.entity_id))
    }
}
