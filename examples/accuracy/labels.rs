//! Articles labelled by hand: ID.txt, ID.json, and articles.csv with their metadata.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tidings::article::Article;

/// The labels of one article. Offsets are code points.
#[derive(Debug, Default, Deserialize)]
pub struct Labels {
    /// The countries.
    #[serde(default)]
    pub countries: Vec<Country>,
    /// The people.
    #[serde(default)]
    pub people: Vec<Person>,
    /// Words in quotation marks.
    #[serde(default)]
    pub quotes: Vec<Quote>,
    /// Words reported without quotation marks.
    #[serde(default)]
    pub indirect: Vec<Quote>,
    /// Quantities.
    #[serde(default)]
    pub statistics: Vec<Statistic>,
    /// Calendar expressions.
    #[serde(default)]
    pub dates: Vec<Date>,
}

/// A labelled country.
#[derive(Debug, Deserialize)]
pub struct Country {
    /// Alpha-3.
    pub code: String,
    /// Mentions by name.
    pub name_mentions: u32,
    /// Mentions by demonym.
    pub demonym_mentions: u32,
    /// Mentions through a place.
    pub place_mentions: u32,
    /// Whether it takes part.
    pub participant: bool,
}

/// A labelled person.
#[derive(Debug, Deserialize)]
pub struct Person {
    /// The fullest name.
    pub name: String,
    /// The role as written.
    pub role: Option<String>,
    /// The country of the role.
    pub role_country: Option<String>,
    /// The organisation.
    pub organisation: Option<String>,
    /// he, she or they.
    pub pronoun: Option<String>,
}

/// Labelled quotes.
#[derive(Debug, Deserialize)]
pub struct Quote {
    /// direct, fragment or indirect.
    pub kind: String,
    /// The words.
    pub text: String,
    /// First code point.
    pub start: u32,
    /// Code point after the last.
    pub end: u32,
    /// Who said it.
    pub speaker: Option<String>,
    /// The reporting words.
    pub cue: Option<String>,
}

/// A labelled quantity.
#[derive(Debug, Deserialize)]
pub struct Statistic {
    /// The words.
    pub text: String,
    /// First code point.
    pub start: u32,
    /// Code point after the last.
    pub end: u32,
    /// The value.
    pub value: f64,
    /// The bound.
    pub bound: String,
    /// What it measures.
    pub unit_kind: String,
    /// The unit.
    pub unit: Option<String>,
}

/// A labelled calendar expression.
#[derive(Debug, Deserialize)]
pub struct Date {
    /// The words.
    pub text: String,
    /// First code point.
    pub start: u32,
    /// Code point after the last.
    pub end: u32,
    /// EDTF.
    pub value: String,
}

/// A row of articles.csv; other columns are not needed here.
#[derive(Debug, Deserialize)]
struct Known {
    article_id: String,
    published_on: Option<chrono::NaiveDate>,
    publisher: Option<String>,
}

/// The labelled articles of a folder in order of their names.
pub fn read(folder: &Path) -> Result<Vec<(Article, Labels)>, String> {
    let known = known(&folder.join("articles.csv"))?;
    let mut texts: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    texts.sort();
    texts.iter().map(|path| labelled(path, &known)).collect()
}

fn known(path: &Path) -> Result<BTreeMap<String, Known>, String> {
    if !path.exists() {
        return Ok(BTreeMap::new());
    }
    let mut reader = csv::Reader::from_path(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let lines = reader.deserialize::<Known>();
    lines.map(|line| line.map(|k| (k.article_id.clone(), k)).map_err(|e| format!("{}: {e}", path.display()))).collect()
}

fn labelled(path: &Path, known: &BTreeMap<String, Known>) -> Result<(Article, Labels), String> {
    let read = |path: &Path| std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()));
    let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut article = Article::from_text(id.clone(), read(path)?);
    if let Some(line) = known.get(&id) {
        article.published_on = line.published_on;
        article.publisher = line.publisher.clone();
    }
    let path = path.with_extension("json");
    let labels = serde_json::from_str(&read(&path)?).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok((article, labels))
}
