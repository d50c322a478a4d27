//! Which rules made which rows, for whoever looks for the cause of a wrong one.

use crate::document::Document;
use crate::extract::quotes;
use crate::schema::Tables;
use crate::span::{CodePoints, Span};
use crate::syntax::Syntax;
use serde::Serialize;
use std::fmt;

/// A row with the rules that made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// The table.
    pub table: &'static str,
    /// The key of the row.
    pub id: String,
    /// Where its words begin, in code points.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// Its words.
    pub text: String,
    /// The rules, in the order of the stages: that of the tag, of the clause, of the speaker.
    pub rules: Vec<String>,
}

impl fmt::Display for Explained {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { table, id, start, end, text, rules } = self;
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        write!(f, "{table}\t{id}\t{start}\t{end}\t{}\t{words}", rules.join(" "))
    }
}

/// The rows of an article whose rules have names: quotes, and statistics with a source.
pub fn rows(document: &Document, syntax: &Syntax, tables: &Tables) -> Vec<Explained> {
    let points = CodePoints::new(document.text);
    let span = |start, end| Some(Span::new(points.byte(start)?, points.byte(end)?));
    let explainer = quotes::Explainer::new(document, syntax);
    let of_quotes = tables.quotes.iter().map(|row| {
        let found = span(row.start, row.end).map(|span| explainer.rules(span)).unwrap_or_default();
        let rules = found.into_iter().map(str::to_owned).chain([format!("speaker.{}", row.rule.as_str())]).collect();
        let text = row.text.clone().unwrap_or_default();
        Explained { table: "quotes", id: row.quote_id.clone(), start: row.start, end: row.end, text, rules }
    });
    let of_statistics = tables.statistics.iter().filter_map(|row| {
        let rules = vec![format!("source.{}", row.rule?.as_str())];
        let (id, text) = (row.statistic_id.clone(), row.text.clone());
        Some(Explained { table: "statistics", id, start: row.start, end: row.end, text, rules })
    });
    of_quotes.chain(of_statistics).collect()
}

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
    fn an_article_without_reported_words_has_none() {
        assert!(explained("Talks go on\nIt rained all day.").is_empty());
    }
}
