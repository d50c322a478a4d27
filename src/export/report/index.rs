//! The index page of many articles.

use super::article::title;
use super::charts::{Bar, bars};
use super::html::{escape, fill};
use super::{LONGEST, MOST_PAGES};
use crate::schema::Tables;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The index so far; it grows only up to the number of pages.
#[derive(Default)]
pub struct Index {
    /// Of all articles.
    pub counts: Counts,
    /// The lines of the list, in HTML.
    lines: String,
}

/// What is counted of all articles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// How many articles there were.
    pub articles: u64,
    /// Rows of each table, in the order of [`Tables::ALL`].
    rows: [u64; Tables::ALL.len()],
    /// Mentions of each country, by its name.
    countries: BTreeMap<String, u64>,
}

impl Counts {
    /// Counts an article.
    pub fn add(&mut self, tables: &Tables) {
        self.articles += 1;
        for (sum, rows) in self.rows.iter_mut().zip(tables.all()) {
            *sum += rows.len() as u64;
        }
        for country in &tables.countries {
            *self.countries.entry(country.name.clone()).or_default() += u64::from(country.mentions);
        }
    }
}

impl Index {
    /// Lists an article; `page` is its address, where it has a page.
    pub fn list(&mut self, tables: &Tables, page: Option<&str>) {
        let Some(article) = tables.articles.first() else { return };
        let title = title(tables);
        let title = match page {
            Some(page) => format!("<a href=\"{page}\">{}</a>", escape(&title)),
            None => format!("{} (longer than {LONGEST} bytes: no page)", escape(&title)),
        };
        let date = article.published_on.map(|day| day.to_string()).unwrap_or_default();
        let publisher = article.publisher.as_deref().unwrap_or_default();
        write!(
            self.lines,
            "<tr><th scope=\"row\" class=\"long\" dir=\"auto\">{title}</th><td data-label=\"article_id\">{}</td>\
             <td data-label=\"published_on\">{date}</td><td data-label=\"publisher\" dir=\"auto\">{}</td>",
            escape(&article.article_id),
            escape(publisher),
        )
        .expect("a String takes everything");
        for rows in counted(tables.all()) {
            write!(self.lines, "<td class=\"n\" data-label=\"{}\">{}</td>", rows.table().name, rows.len())
                .expect("a String takes everything");
        }
        self.lines.push_str("</tr>\n");
    }

    /// The body of the page.
    pub fn body(&self) -> String {
        let totals: Vec<String> = Tables::ALL
            .iter()
            .zip(self.counts.rows)
            .filter(|(table, _)| !table.is_of_corpus())
            .map(|(table, n)| format!("<strong>{n}</strong> {}", table.name))
            .collect();
        let named = ["title", "article_id", "published_on", "publisher"];
        let names =
            named.into_iter().chain(counted(Tables::ALL.try_into().expect("all tables")).map(|table| table.name));
        let columns: String = names.map(|name| format!("<th scope=\"col\">{name}</th>")).collect();
        let countries =
            self.counts.countries.iter().map(|(name, &value)| Bar { label: escape(name).into_owned(), value });
        fill(
            include_str!("index.html"),
            &[
                ("title", TITLE),
                ("totals", &totals.join(" · ")),
                ("limit", &self.limit()),
                ("charts", &bars("Countries by mentions", "country", "mentions", countries.collect())),
                ("columns", &columns),
                ("articles", &self.lines),
            ],
        )
    }

    fn limit(&self) -> String {
        let articles = self.counts.articles;
        if articles > MOST_PAGES {
            format!("The first {MOST_PAGES} of {articles} articles are listed and have pages; all are in the tables.")
        } else {
            String::new()
        }
    }
}

/// The title of the page.
pub const TITLE: &str = "What the news says";

/// Of one thing a table, those whose rows are counted for each article: not those about all articles.
fn counted<T>(of_tables: [T; Tables::ALL.len()]) -> impl Iterator<Item = T> {
    of_tables
        .into_iter()
        .zip(Tables::ALL)
        .filter(|(_, table)| table.name != "articles" && !table.is_of_corpus())
        .map(|(one, _)| one)
}
