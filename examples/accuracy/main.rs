//! How accurate the program is on articles labelled by hand.
//!
//! `cargo run --release --example accuracy -- DIR [--misses]` reads the labelled articles of a folder (ID.txt, ID.json,
//! articles.csv; see tests/articles/README.md) and prints precision, recall and F1 per table, the share of rows right
//! in each finer column, and the precision of each rule that finds speakers.

use std::path::Path;
use std::process::ExitCode;

mod labels;
mod score;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.iter().find(|a| !a.starts_with("--")) else {
        eprintln!("usage: accuracy DIR [--misses]");
        return ExitCode::from(2);
    };
    match labels::read(Path::new(folder)) {
        Ok(articles) => print(&articles, arguments.iter().any(|a| a == "--misses")),
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn print(articles: &[(tidings::article::Article, labels::Labels)], misses: bool) {
    let mut score = score::Score::default();
    for (article, labels) in articles {
        score.add(&article.id, &article.text, labels, &tidings::process(article));
    }
    println!("{} articles\n\ntable            precision  recall     F1   hits extra missed", articles.len());
    for (table, counts) in &score.tables {
        let score::Counts { hits, extra, missed } = *counts;
        let (p, r, f) = (counts.precision(), counts.recall(), counts.f1());
        println!("{table:18} {p:7.3} {r:7.3} {f:6.3} {hits:6} {extra:5} {missed:6}");
    }
    println!("\ncolumn, over the rows found");
    for (column, (right, all)) in &score.columns {
        println!("{column:18} {:7.3}  {right} of {all}", *right as f64 / *all as f64);
    }
    println!("\nrule, span and speaker");
    for (rule, (right, all)) in &score.rules {
        println!("{rule:18} {:7.3}  {right} of {all}", *right as f64 / *all as f64);
    }
    if misses {
        println!("\n{}", score.misses.join("\n"));
    }
}
