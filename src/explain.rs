//! Which rules made which rows, to find the cause of a wrong one.

use crate::document::Document;
use crate::extract::quotes;
use crate::schema::{Mention, Tables};
use crate::span::{CodePoints, Span};
use crate::syntax::Syntax;
use serde::Serialize;
use std::collections::HashMap;
use std::fmt;

/// A row with the rules that made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// The table.
    pub table: &'static str,
    /// The key of the row.
    pub id: String,
    /// The offset of its first code point.
    pub start: u32,
    /// The offset after its last code point.
    pub end: u32,
    /// Its words.
    pub text: String,
    /// The rules, in the order of the stages: for a quote those of the tag, of the clause, of the speaker.
    pub rules: Vec<String>,
}

impl fmt::Display for Explained {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { table, id, start, end, text, rules } = self;
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        write!(f, "{table}\t{id}\t{start}\t{end}\t{}\t{words}", rules.join(" "))
    }
}

/// The rows of an article with their rules: quotes, statistics, dates, and what the mentions of people, organisations
/// and countries are based on.
pub fn rows(document: &Document, syntax: &Syntax, tables: &Tables) -> Vec<Explained> {
    let explainer = quotes::Explainer::new(document, syntax);
    let points = CodePoints::new(document.text);
    let span = |start, end| Some(Span::new(points.byte(start)?, points.byte(end)?));
    let of_quotes = tables.quotes.iter().map(|row| {
        let found = span(row.start, row.end).map(|span| explainer.rules(span)).unwrap_or_default();
        let rules = found.into_iter().map(str::to_owned).chain([format!("speaker.{}", row.rule.as_str())]).collect();
        let text = row.text.clone().unwrap_or_default();
        Explained { table: "quotes", id: row.quote_id.clone(), start: row.start, end: row.end, text, rules }
    });
    let of_statistics = tables.statistics.iter().map(|row| {
        let read = format!("quantity.{}", row.unit_kind.as_str());
        let source = row.rule.map(|rule| format!("source.{}", rule.as_str()));
        let measure = row.measure_rule.map(|rule| format!("measure.{}", rule.as_str()));
        let country = row.country_rule.map(|rule| format!("country.{}", rule.as_str()));
        let period = row.period_rule.map(|rule| format!("period.{}", rule.as_str()));
        let rules = [Some(read), source, measure, country, period].into_iter().flatten().collect();
        let (id, text) = (row.statistic_id.clone(), row.text.clone());
        Explained { table: "statistics", id, start: row.start, end: row.end, text, rules }
    });
    let of_dates = tables.dates.iter().map(|row| {
        let rules = vec![format!("date.{}", row.rule.as_str())];
        let (id, text) = (row.date_id.clone(), row.text.clone());
        Explained { table: "dates", id, start: row.start, end: row.end, text, rules }
    });
    mentioned(&tables.mentions).into_iter().chain(of_quotes).chain(of_statistics).chain(of_dates).collect()
}

/// The countries, people and organisations, each at its first mention, with all ways in which it is mentioned.
fn mentioned(mentions: &[Mention]) -> Vec<Explained> {
    let mut rows: Vec<Explained> = Vec::new();
    let mut known: HashMap<(&str, &str), usize> = HashMap::new();
    for mention in mentions {
        let keys = [&mention.country_code, &mention.person_id, &mention.organisation_id];
        let found = TABLES.iter().zip(keys).find_map(|(table, key)| Some((*table, key.as_deref()?)));
        let Some((table, id)) = found else { continue };
        let index = *known.entry((table, id)).or_insert_with(|| {
            let (start, end, text) = (mention.start, mention.end, mention.text.clone());
            // The key of a country has the article in a separate column.
            let id = if table == "countries" { format!("{}:{id}", mention.article_id) } else { id.to_owned() };
            rows.push(Explained { table, id, start, end, text, rules: Vec::new() });
            rows.len() - 1
        });
        let rule = format!("mention.{}", mention.how.as_str());
        if !rows[index].rules.contains(&rule) {
            rows[index].rules.push(rule);
        }
    }
    let order = |row: &Explained| TABLES.iter().position(|table| *table == row.table);
    rows.sort_by_key(order);
    rows
}

/// The tables whose rows have mentions.
const TABLES: [&str; 3] = ["countries", "people", "organisations"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn explained(text: &str) -> Vec<String> {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let syntax = Syntax::new(&document);
        let mentions = crate::extract::extract(&document, &syntax);
        let facts = crate::normalize::normalize(&document, &syntax, &mentions);
        let tables = crate::tabulate::tabulate(&document, &facts);
        rows(&document, &syntax, &tables).iter().map(Explained::to_string).collect()
    }

    #[test]
    fn a_row_names_the_rules_of_tag_clause_and_speaker() {
        let rows = explained("Talks go on\nThe talks will fail, said the mayor. It rained.");
        let rules = "tag.inverted clause.before speaker.tag_after";
        assert_eq!(rows, [format!("quotes\ta:q1\t12\t31\t{rules}\tThe talks will fail")]);
    }

    #[test]
    fn people_countries_numbers_and_days_name_theirs() {
        let rows = explained("Talks go on\nAnn Lee left Norway on 3 May 2019. She paid 20 euros for it.");
        let expected = [
            "countries\ta:NOR\t25\t31\tmention.name\tNorway",
            "people\ta:p1\t12\t19\tmention.name mention.pronoun\tAnn Lee",
        ];
        assert_eq!(rows[..2], expected);
        assert!(rows.iter().any(|row| row.starts_with("statistics\ta:s1") && row.contains("quantity.money")));
        assert!(rows.iter().any(|row| row.starts_with("dates\ta:d1") && row.contains("date.")));
    }

    #[test]
    fn an_article_without_rows_has_none() {
        assert!(explained("Talks go on\nIt rained all day.").is_empty());
    }
}
