//! Ids that a user assigns to names: a file with name, id and aliases, as exported from Wikidata or a library's
//! catalogue.

use super::folded::slug;
use crate::error::{Error, Result};
use crate::schema::EntityKind;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// The list of ids that were not assigned, in the folder of the tables.
pub const NAME: &str = "authority.csv";
/// Its columns.
const COLUMNS: [&str; 4] = ["problem", "entity_id", "id", "name"];

/// The longest header, in bytes.
const LONGEST_HEAD: u64 = 1 << 16;

/// The ids by folded name, and which of them were assigned.
#[derive(Default)]
pub struct Authority {
    /// The ids with a name, for each kind of entity.
    by_name: BTreeMap<(EntityKind, String), BTreeSet<usize>>,
    /// The ids with their names as written, in the order of the file.
    ids: Vec<(String, String)>,
    /// How many entities have each of them.
    found: Vec<u32>,
    problems: Option<(PathBuf, csv::Writer<File>)>,
    counts: BTreeMap<&'static str, u64>,
}

impl Authority {
    /// Reads a file with the columns name, id and, optionally, aliases (separated by `|`) and kind (person or
    /// organisation; both if it is empty).
    pub fn read(path: &Path) -> Result<Self> {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.delimiter(delimiter(path)?).from_path(path).map_err(Error::format(path))?;
        let head = reader.headers().map_err(Error::format(path))?.clone();
        let column = |name: &str| head.iter().position(|column| column.trim().eq_ignore_ascii_case(name));
        let (Some(name), Some(id)) = (column("name"), column("id")) else {
            let found = format!("the columns {}", head.iter().collect::<Vec<_>>().join(", "));
            return Err(Error::File { path: path.to_owned(), expected: "the columns name and id".to_owned(), found });
        };
        let mut authority = Self::default();
        for record in reader.records() {
            let record = record.map_err(Error::format(path))?;
            let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or("").trim();
            let wrong = |expected: String, found: String| {
                let line = record.position().map_or(0, csv::Position::line);
                Error::Line { path: path.to_owned(), line, expected, found }
            };
            for (column, at) in [("name", name), ("id", id)] {
                if cell(Some(at)).is_empty() {
                    return Err(wrong(format!("a value in the column {column}"), "an empty cell".to_owned()));
                }
            }
            let kind = cell(column("kind"));
            let kinds = EntityKind::ALL.iter().map(|kind| kind.as_str());
            if !kind.is_empty() && !kinds.clone().any(|known| known == kind) {
                let expected = format!("{} or an empty cell in the column kind", kinds.collect::<Vec<_>>().join(", "));
                return Err(wrong(expected, format!("{kind:?}")));
            }
            let names = [cell(Some(name))].into_iter().chain(cell(column("aliases")).split('|'));
            authority.add(cell(Some(id)), names, kind);
        }
        Ok(authority)
    }

    fn add<'a>(&mut self, id: &str, names: impl Iterator<Item = &'a str>, kind: &str) {
        let names: Vec<&str> = names.map(str::trim).filter(|name| !name.is_empty()).collect();
        let Some(first) = names.first() else { return };
        let known = self.ids.iter().rposition(|(other, _)| other == id);
        let at = known.unwrap_or_else(|| {
            self.ids.push((id.to_owned(), (*first).to_owned()));
            self.found.push(0);
            self.ids.len() - 1
        });
        for &kind in EntityKind::ALL.iter().filter(|known| kind.is_empty() || kind == known.as_str()) {
            for name in &names {
                self.by_name.entry((kind, slug(kind, name))).or_default().insert(at);
            }
        }
    }

    /// Lists what cannot be assigned in a file in this folder.
    pub fn reporting_in(mut self, folder: &Path) -> Result<Self> {
        let path = folder.join(NAME);
        let mut writer = csv::Writer::from_path(&path).map_err(Error::format(&path))?;
        writer.write_record(COLUMNS).map_err(Error::format(&path))?;
        self.problems = Some((path, writer));
        Ok(self)
    }

    /// The id of an entity, if exactly one id has a name of it.
    pub fn id_of(&mut self, entity_id: &str, kind: EntityKind, names: &BTreeSet<String>) -> Result<Option<String>> {
        let known = names.iter().filter_map(|name| self.by_name.get(&(kind, name.clone()))).flatten();
        let known: BTreeSet<usize> = known.copied().collect();
        known.iter().for_each(|&at| self.found[at] += 1);
        match known.into_iter().collect::<Vec<_>>()[..] {
            [] => self.tell("entity_without_id", entity_id, "", "")?,
            [only] => return Ok(Some(self.ids[only].0.clone())),
            ref several => {
                for &at in several {
                    let (id, name) = self.ids[at].clone();
                    self.tell("entity_with_several_ids", entity_id, &id, &name)?;
                }
            }
        }
        Ok(None)
    }

    fn tell(&mut self, problem: &'static str, entity_id: &str, id: &str, name: &str) -> Result<()> {
        let Some((path, writer)) = &mut self.problems else { return Ok(()) };
        *self.counts.entry(problem).or_default() += 1;
        writer.write_record([problem, entity_id, id, name]).map_err(Error::format(&*path))
    }

    /// Lists the ids that no entity has, and those that several have; returns a message with the number of each.
    pub fn finish(mut self) -> Result<Option<String>> {
        for at in 0..self.ids.len() {
            let (id, name) = self.ids[at].clone();
            match self.found[at] {
                0 => self.tell("id_without_entity", "", &id, &name)?,
                1 => {}
                _ => self.tell("id_of_several_entities", "", &id, &name)?,
            }
        }
        let Some((path, mut writer)) = self.problems else { return Ok(None) };
        writer.flush().map_err(Error::io(&path))?;
        let counts: Vec<_> = self.counts.iter().map(|(problem, n)| format!("{n} {problem}")).collect();
        Ok((!counts.is_empty()).then(|| format!("authority: {} (listed in {NAME})", counts.join(", "))))
    }
}

/// The delimiter of a file: a comma, or the semicolon or tab that its header has instead.
fn delimiter(path: &Path) -> Result<u8> {
    let mut head = String::new();
    let file = File::open(path).map_err(Error::io(path))?;
    BufReader::new(file.take(LONGEST_HEAD)).read_line(&mut head).map_err(Error::io(path))?;
    Ok(b";\t".iter().copied().find(|&sign| !head.contains(',') && head.contains(char::from(sign))).unwrap_or(b','))
}
