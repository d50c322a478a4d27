//! Counts over all articles of a run.

use crate::schema::Tables;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The counts so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// How many articles there were.
    pub articles: u64,
    /// Rows of each table, in the order of [`Tables::ALL`].
    pub(super) rows: [u64; Tables::ALL.len()],
    /// The countries, by code.
    pub(super) countries: BTreeMap<String, CountryCount>,
    /// The days of publication.
    pub(super) days: BTreeMap<NaiveDate, DayCount>,
}

/// The counts of a country.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountryCount {
    pub name: String,
    pub mentions: u64,
}

/// The counts of the articles of a day, or of a longer time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCount {
    pub articles: u64,
    pub quotes: u64,
    pub numbers: u64,
}

impl DayCount {
    /// Adds another.
    pub fn add(&mut self, other: Self) {
        self.articles += other.articles;
        self.quotes += other.quotes;
        self.numbers += other.numbers;
    }
}

impl Counts {
    /// Counts an article.
    pub fn add(&mut self, tables: &Tables) {
        self.articles += 1;
        for (sum, rows) in self.rows.iter_mut().zip(tables.all()) {
            *sum += rows.len() as u64;
        }
        for country in &tables.countries {
            let count = self.countries.entry(country.country_code.clone()).or_default();
            count.name.clone_from(&country.name);
            count.mentions += u64::from(country.mentions);
        }
        if let Some(day) = tables.articles.first().and_then(|article| article.published_on) {
            let (quotes, numbers) = (tables.quotes.len() as u64, tables.statistics.len() as u64);
            self.days.entry(day).or_default().add(DayCount { articles: 1, quotes, numbers });
        }
    }
}
