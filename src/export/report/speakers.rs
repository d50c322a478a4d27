//! The speakers of an article, and how often each is quoted.

use crate::schema::Tables;
use std::collections::HashMap;

/// A speaker.
pub struct Speaker {
    /// The name, or the source as written.
    pub name: String,
    /// The number of their rows in `quotes`.
    pub quotes: u64,
}

/// The speakers of an article, numbered in the order of their first quotes.
pub struct Speakers {
    all: Vec<Speaker>,
    /// By row of `quotes`.
    of_quotes: Vec<Option<usize>>,
    /// By row of `people`.
    of_people: Vec<Option<usize>>,
    /// By row of `organisations`.
    of_organisations: Vec<Option<usize>>,
}

impl Speakers {
    /// Finds them: people by their row in `people`, organisations by their row in `organisations`, all others by name.
    pub fn of(tables: &Tables) -> Self {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut all: Vec<Speaker> = Vec::new();
        let of_quotes = tables.quotes.iter().map(|quote| {
            let name = quote.speaker.as_deref()?;
            let id = quote.person_id.as_deref().or(quote.organisation_id.as_deref());
            let number = *numbers.entry(id.unwrap_or(name)).or_insert_with(|| {
                all.push(Speaker { name: name.to_owned(), quotes: 0 });
                all.len() - 1
            });
            all[number].quotes += 1;
            Some(number)
        });
        let of_quotes = of_quotes.collect();
        let of = |id: &str| numbers.get(id).copied();
        let of_people = tables.people.iter().map(|person| of(&person.person_id)).collect();
        let of_organisations = tables.organisations.iter().map(|body| of(&body.organisation_id)).collect();
        Self { all, of_quotes, of_people, of_organisations }
    }

    /// All of them.
    pub fn all(&self) -> &[Speaker] {
        &self.all
    }

    /// The speaker of a row of `quotes`, `people` or `organisations`.
    pub fn of_row(&self, table: &str, row: usize) -> Option<usize> {
        match table {
            "quotes" => self.of_quotes[row],
            "people" => self.of_people[row],
            "organisations" => self.of_organisations[row],
            _ => None,
        }
    }
}
