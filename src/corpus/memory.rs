//! The tables about all articles, from rows in memory.

use super::articles::{About, Articles};
use super::disagreements::{Disagreements, Figure};
use super::entities::{Authority, Entities, Occurrence};
use super::places::Places;
use crate::error::{Error, Result};
use crate::schema::{EntityKind, Rows, Tables};
use tempfile::TempDir;

/// The articles so far.
pub struct Corpus {
    entities: Entities,
    disagreements: Disagreements,
    /// Rows that wait for their entities.
    late: Tables,
    /// The folder for what does not fit in memory.
    _folder: TempDir,
}

impl Corpus {
    /// Empty.
    pub fn new() -> Result<Self> {
        let folder = tempfile::tempdir().map_err(Error::io(std::env::temp_dir()))?;
        let (entities, disagreements) = (Entities::new(folder.path()), Disagreements::new(folder.path()));
        Ok(Self { entities, disagreements, late: Tables::default(), _folder: folder })
    }

    /// Adds the rows of the next article. Rows that wait for their entities are moved out of the tables.
    pub fn add(&mut self, tables: &mut Tables) -> Result<()> {
        let Some(about) = about(tables) else { return Ok(()) };
        for rows in [&tables.organisations as &dyn Rows, &tables.people] {
            (0..rows.len()).try_for_each(|row| self.entities.add_row(rows, row, &about))?;
        }
        figures(tables).into_iter().try_for_each(|figure| self.disagreements.push(figure))?;
        self.late.organisations.append(&mut tables.organisations);
        self.late.people.append(&mut tables.people);
        Ok(())
    }

    /// The tables about all articles, and the rows that waited.
    pub fn finish(self) -> Result<Tables> {
        let mut tables = self.late;
        let resolved = self.entities.resolve()?;
        resolved.entities(&mut Authority::default(), |row| {
            tables.entities.push(row);
            Ok(())
        })?;
        let mut links = resolved.links(EntityKind::Organisation)?;
        for row in &mut tables.organisations {
            row.entity_id = links.next_row()?;
        }
        let mut links = resolved.links(EntityKind::Person)?;
        for row in &mut tables.people {
            row.entity_id = links.next_row()?;
        }
        self.disagreements.resolve(|row| {
            tables.disagreements.push(row);
            Ok(())
        })?;
        Ok(tables)
    }
}

/// The metadata of the article of these rows.
fn about(tables: &Tables) -> Option<About> {
    (!tables.articles.is_empty()).then(|| About { number: 1, ..About::of(&tables.articles, 0) })
}

/// The people and organisations of an article, with the ids of their rows.
pub fn occurrences(tables: &Tables) -> Vec<(String, Occurrence)> {
    let Some(about) = about(tables) else { return Vec::new() };
    let bodies = tables.organisations.iter().enumerate().filter_map(|(row, body)| {
        Some((body.organisation_id.clone(), Occurrence::of(&tables.organisations, row, 0, &about)?))
    });
    let people =
        tables.people.iter().enumerate().filter_map(|(row, person)| {
            Some((person.person_id.clone(), Occurrence::of(&tables.people, row, 0, &about)?))
        });
    bodies.chain(people).collect()
}

/// The exact figures of an article.
pub fn figures(tables: &Tables) -> Vec<Figure> {
    let Some(about) = about(tables) else { return Vec::new() };
    let articles = || Articles::from_abouts(std::iter::once(Ok(about.clone())));
    let mut places = Places::of(std::iter::once(Ok(&tables.mentions)), articles());
    let rows = 0..tables.statistics.len();
    let statistics = &tables.statistics;
    let figures = rows.map(|row| {
        let here = || Ok(places.of_row(statistics, row, about.number).unwrap_or_default());
        Figure::of(statistics, row, &about, here).unwrap_or_default()
    });
    figures.flatten().collect()
}
