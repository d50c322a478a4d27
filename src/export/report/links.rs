//! Links between marks in the text of an article's page and rows of its tables.

use super::row_id;
use crate::export::annotate::Mark;
use crate::schema::{MentionKind, Tables};
use std::collections::HashMap;

/// The rows that a mark links to, and the marks of a row.
pub struct Links {
    /// By mark: the ids of its rows, its own row first.
    rows: Vec<Vec<String>>,
    /// By the id of a row: its marks.
    marks: HashMap<String, Vec<usize>>,
}

impl Links {
    /// Links the marks of an article with its rows.
    pub fn new(tables: &Tables, marks: &[Mark]) -> Self {
        let countries: HashMap<_, _> =
            tables.countries.iter().enumerate().map(|(row, country)| (country.country_code.as_str(), row)).collect();
        let people: HashMap<_, _> =
            tables.people.iter().enumerate().map(|(row, person)| (person.person_id.as_str(), row)).collect();
        let organisations = tables.organisations.iter().enumerate();
        let organisations: HashMap<_, _> =
            organisations.map(|(row, body)| (body.organisation_id.as_str(), row)).collect();
        let mut links = Links { rows: Vec::new(), marks: HashMap::new() };
        for (number, mark) in marks.iter().enumerate() {
            let mut rows = vec![row_id(mark.kind.table(), mark.row)];
            if mark.kind.table() == "mentions" {
                let mention = &tables.mentions[mark.row];
                let fact = match mention.kind {
                    MentionKind::Country => find(&countries, mention.country_code.as_deref(), "countries"),
                    MentionKind::Person => find(&people, mention.person_id.as_deref(), "people"),
                    MentionKind::Organisation => {
                        find(&organisations, mention.organisation_id.as_deref(), "organisations")
                    }
                };
                rows.extend(fact);
            }
            for row in &rows {
                links.marks.entry(row.clone()).or_default().push(number);
            }
            links.rows.push(rows);
        }
        links
    }

    /// The ids of the rows of a mark.
    pub fn rows(&self, mark: usize) -> &[String] {
        &self.rows[mark]
    }

    /// The marks of a row.
    pub fn marks(&self, row: &str) -> &[usize] {
        self.marks.get(row).map_or(&[], Vec::as_slice)
    }
}

fn find(rows: &HashMap<&str, usize>, key: Option<&str>, table: &str) -> Option<String> {
    rows.get(key?).map(|&row| row_id(table, row))
}
