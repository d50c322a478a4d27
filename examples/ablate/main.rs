//! Measures what each rule for quotes contributes, by running the program without it on labelled articles.
//!
//! cargo run --release --example ablate -- DIR...
//!
//! Each DIR holds labelled articles (ID.txt, ID.json, articles.csv; see tests/articles/README.md). Prints, a line per
//! rule, how F1 changes without it for quotes with their speakers and for indirect speech, and how many rows of quotes
//! change.

use labels::Labels;
use score::Score;
use std::collections::BTreeSet;
use std::path::Path;
use tidings::article::Article;
use tidings::document::Document;
use tidings::extract::{extract, quotes};
use tidings::normalize::normalize;
use tidings::schema::{Quote, Tables};
use tidings::syntax::Syntax;
use tidings::tabulate::tabulate;

#[allow(dead_code)]
#[path = "../accuracy/labels.rs"]
mod labels;
#[allow(dead_code)]
#[path = "../accuracy/score.rs"]
mod score;

type Labelled = (Article, Labels);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folders: Vec<String> = std::env::args().skip(1).collect();
    if folders.is_empty() {
        return Err("ablate DIR...".into());
    }
    for folder in folders {
        let articles = labels::read(Path::new(&folder))?;
        println!(
            "{folder}: {} articles\n\nrule                  quotes_speaker  indirect  rows changed",
            articles.len()
        );
        let whole = Reading::of(&articles, None);
        for rule in quotes::rules().map(|rule| rule.id).chain([quotes::LIKELY]) {
            let without = Reading::of(&articles, Some(rule));
            let change = |table| without.f1(table) - whole.f1(table);
            let rows = whole.rows.symmetric_difference(&without.rows).count();
            println!("{rule:20} {:+15.4} {:+9.4} {rows:13}", change("quotes_speaker"), change("indirect"));
        }
        println!();
    }
    Ok(())
}

/// The figures of labelled articles, and their rows of quotes.
struct Reading {
    score: Score,
    rows: BTreeSet<String>,
}

impl Reading {
    fn of(articles: &[Labelled], off: Option<&'static str>) -> Self {
        let mut reading = Self { score: Score::default(), rows: BTreeSet::new() };
        for (article, labels) in articles {
            let tables = read(article, off);
            reading.rows.extend(tables.quotes.iter().map(described));
            reading.score.add(&article.id, &article.text, labels, &tables);
        }
        reading
    }

    fn f1(&self, table: &str) -> f64 {
        self.score.tables.get(table).map_or(0.0, |counts| counts.f1())
    }
}

/// The rows of an article, read with a rule switched off.
fn read(article: &Article, off: Option<&'static str>) -> Tables {
    let document = Document::new(article);
    let syntax = Syntax::new(&document);
    let mut mentions = extract(&document, &syntax);
    if let Some(rule) = off.filter(|_| document.is_english()) {
        mentions.quotes = quotes::find_without(&document, &syntax, rule);
    }
    tabulate(&document, &normalize(&document, &syntax, &mentions))
}

/// A row without its key, which changes with the rows before it.
fn described(row: &Quote) -> String {
    let Quote { article_id, start, end, kind, speaker, cue, .. } = row;
    format!("{article_id} {start} {end} {kind:?} {speaker:?} {cue:?}")
}
