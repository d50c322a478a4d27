//! The index page of many articles: what they say together, and a list of them. Everything on it links to its articles.

use super::charts::{Bar, bars};
use super::html::{escape, fill};
use super::{LONGEST, MOST_PAGES, article};
use crate::error::Result;
use crate::schema::Tables;
use sources::Sources;
use std::fmt::Write;
use std::path::Path;

mod counts;
mod joined;
mod map;
mod sources;
mod time;

pub use counts::Counts;
pub use time::charts as over_time;

/// The index so far; its size is bounded by the number of pages.
#[derive(Default)]
pub struct Index {
    /// The counts of all articles.
    pub counts: Counts,
    /// The sources of the listed articles.
    sources: Sources,
    /// The lines of the list, in HTML.
    lines: String,
}

impl Index {
    /// Lists an article; `page` is its address, if it has a page.
    pub fn list(&mut self, tables: &Tables, page: Option<&str>) {
        let Some(article) = tables.articles.first() else { return };
        self.sources.add(tables);
        let title = article::title(tables);
        let title = match page {
            Some(page) => format!("<a href=\"{page}\">{}</a>", escape(&title)),
            None => format!("{} (longer than {LONGEST} bytes: no page)", escape(&title)),
        };
        let date = article.published_on.map(|day| day.to_string()).unwrap_or_default();
        let publisher = article.publisher.as_deref().unwrap_or_default();
        write!(
            self.lines,
            "<tr data-number=\"{}\"><th scope=\"row\" class=\"long\" dir=\"auto\">{title}</th>\
             <td data-label=\"article_id\">{}</td><td data-label=\"published_on\">{date}</td>\
             <td data-label=\"publisher\" dir=\"auto\">{}</td>",
            self.sources.number(),
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

    /// The body of the page, with what the complete tables of a folder say of all articles.
    pub fn body(&self, tables: &Path) -> Result<String> {
        let joined = self.sources.joined(tables)?;
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
        Ok(fill(
            include_str!("../index.html"),
            &[
                ("title", TITLE),
                ("totals", &totals.join(" · ")),
                ("limit", &self.limit()),
                ("countries", &self.countries()),
                ("people", &self.sources.people(&joined)),
                ("organisations", &self.sources.organisations(&joined)),
                ("time", &time::charts(&self.counts)),
                ("disagreements", &self.sources.disagreements(&joined)),
                ("notices", &self.sources.notices()),
                ("columns", &columns),
                ("articles", &self.lines),
            ],
        ))
    }

    /// The countries on a map and as bars.
    fn countries(&self) -> String {
        let countries = &self.counts.countries;
        if countries.is_empty() {
            return String::new();
        }
        let all = countries.iter().map(|(code, country)| Bar {
            label: self.sources.link("country", code, &country.name),
            value: country.mentions,
        });
        let chart = bars("Countries by mentions", "country", "mentions", all.collect());
        format!("<div class=\"world\">{}{chart}</div>\n", map::world(countries, &self.sources))
    }

    fn limit(&self) -> String {
        let articles = self.counts.articles;
        if articles > MOST_PAGES {
            format!(
                "The first {MOST_PAGES} of {articles} articles are listed and have pages; people, organisations, disagreements \
                 and notices are those of these articles. The other figures are of all articles; all are in the tables."
            )
        } else {
            String::new()
        }
    }
}

/// The countries on a map, without the articles that mention them.
pub fn map_of(counts: &Counts) -> String {
    if counts.countries.is_empty() { String::new() } else { map::world(&counts.countries, &Sources::default()) }
}

/// The title of the page.
pub const TITLE: &str = "What the news says";

/// The items for tables with rows of single articles: without those for tables about all articles.
fn counted<T>(of_tables: [T; Tables::ALL.len()]) -> impl Iterator<Item = T> {
    of_tables
        .into_iter()
        .zip(Tables::ALL)
        .filter(|(_, table)| table.name != "articles" && !table.is_of_corpus())
        .map(|(one, _)| one)
}
