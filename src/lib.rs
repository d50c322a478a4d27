//! Turns news articles into tidy, checked tables: countries, people, quotes, numbers and dates.

#![warn(missing_docs)]

pub mod error;
pub mod span;

pub mod guard;

pub mod earlier;

pub mod schema;

pub mod lexicon;

pub mod choice;

pub mod article;

pub mod document;

pub mod syntax;

pub mod extract;

pub mod normalize;

pub mod tabulate;

pub mod check;

pub mod explain;

pub mod export;

pub mod corpus;

pub mod validate;

pub mod diff;

pub mod audit;

pub mod copies;

pub mod pipeline;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// Reads one article: all its rows.
///
/// ```
/// let article = tidings::article::Article::from_text("a", "Talks end\nNo deal was reached.");
/// let tables = tidings::process(&article);
/// assert_eq!(tables.sentences.len(), 2);
/// ```
pub fn process(article: &article::Article) -> schema::Tables {
    let document = document::Document::new(article);
    let syntax = syntax::Syntax::new(&document);
    let mentions = extract::extract(&document, &syntax);
    let facts = normalize::normalize(&document, &syntax, &mentions);
    tabulate::tabulate(&document, &facts)
}
