//! Labelled articles: who the speaker in a speech tag is, which names are organisations, where and when a number holds.

use chrono::NaiveDate;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tidings::span::Span;

/// The speaker of a tag, or a pronoun, whose person is known.
pub struct Label {
    /// Where it is, in code points.
    start: usize,
    end: usize,
    /// The person's name, or the first description.
    name: String,
}

/// A number with labels for where and when it holds.
pub struct Number {
    start: usize,
    end: usize,
    country: String,
    period: String,
    measure: String,
}

/// The labels of an article.
#[derive(Default)]
pub struct Labelled {
    /// Its speech tags and pronouns.
    pub tags: Vec<Label>,
    /// Its numbers.
    pub numbers: Vec<Number>,
    /// The day of publication.
    pub published_on: Option<NaiveDate>,
    /// The organisations, if they are labelled.
    organisations: Option<Vec<Named>>,
    /// The people, if they are labelled.
    people: Option<Vec<Named>>,
    /// The first and last code point of reported words without marks, if they are labelled.
    reported: Option<Vec<(usize, usize)>>,
}

/// A person or an organisation.
struct Named {
    /// The name, and the acronym if it has one, in lower case.
    names: Vec<String>,
    /// True if annotators may reasonably disagree.
    arguable: bool,
    /// The country of the role, if the text tells.
    country: String,
}

impl Named {
    fn read(row: &Value) -> Self {
        let names = ["name", "acronym"].into_iter().filter_map(|key| row[key].as_str());
        let arguable = row["arguable"].as_bool().unwrap_or(false);
        let country = row["role_country"].as_str().unwrap_or("").to_owned();
        Self { names: names.map(plain).collect(), arguable, country }
    }

    fn has_part_of(&self, other: &str) -> bool {
        self.names.iter().any(|name| holds(name, other) || holds(other, name))
    }
}

impl Labelled {
    /// Whether a name is an organisation's; none if the labels do not say.
    pub fn is_organisation(&self, name: &str) -> Option<bool> {
        is_among(self.organisations.as_ref()?, name)
    }

    /// Whether words without marks are reported, by a label that shares half of all its words and theirs; none if the
    /// labels do not say.
    pub fn is_reported(&self, text: &str, span: Span) -> Option<bool> {
        let (start, end) = points(text, span);
        let half = |&(first, last): &(usize, usize)| {
            2 * last.min(end).saturating_sub(first.max(start)) >= last.max(end) - first.min(start)
        };
        Some(self.reported.as_ref()?.iter().any(half))
    }

    /// The country of the role of the person with a name, empty if the text does not tell; none if the labels do not
    /// have the person.
    pub fn country_of_role(&self, name: &str) -> Option<&str> {
        let name = plain(name);
        let named = self.people.as_ref()?.iter().find(|named| named.names.contains(&name))?;
        Some(&named.country)
    }

    /// Whether a name is a person's; none if the labels do not say.
    pub fn is_person(&self, name: &str) -> Option<bool> {
        is_among(self.people.as_ref()?, name)
    }
}

/// Whether some labels have a name; a part of a name counts too.
fn is_among(labels: &[Named], name: &str) -> Option<bool> {
    let name = plain(name);
    let same = labels.iter().find(|named| named.names.contains(&name));
    match same.or_else(|| labels.iter().find(|named| named.has_part_of(&name))) {
        Some(named) => (!named.arguable).then_some(true),
        None => Some(false),
    }
}

/// The first code point of a span of a text, and that after its last.
fn points(text: &str, span: Span) -> (usize, usize) {
    let points = |byte: usize| text[..byte].chars().count();
    (points(span.from()), points(span.to()))
}

/// The offsets of a label, in code points.
fn offsets(row: &Value) -> Option<(usize, usize)> {
    let offset = |key: &str| row[key].as_u64().map(|offset| offset as usize);
    Some((offset("start")?, offset("end")?))
}

fn plain(name: &str) -> String {
    let words = name.to_lowercase().replace('’', "'");
    let words: Vec<&str> =
        words.split(|c: char| c.is_whitespace() || ".,\"“”".contains(c)).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

/// True when a name contains all words of another in order.
fn holds(name: &str, part: &str) -> bool {
    format!(" {name} ").contains(&format!(" {part} "))
}

type Labels = BTreeMap<String, Labelled>;

/// The labels of a folder, by article.
pub fn read(folder: &Path) -> Result<Labels, Box<dyn std::error::Error>> {
    let lines = folder.join("quotes.jsonl");
    if lines.exists() { attributions(&lines) } else { articles(folder) }
}

/// The newsroom of an article: its name before the day or the last number.
pub fn newsroom(article: &str) -> String {
    let day = article.find("_20").map(|at| &article[..at]);
    day.or_else(|| article.rsplit_once('_').map(|(room, _)| room)).unwrap_or(article).to_owned()
}

/// PolNeAR: a line for each attribution.
fn attributions(file: &Path) -> Result<Labels, Box<dyn std::error::Error>> {
    let mut labels = Labels::new();
    for line in std::fs::read_to_string(file)?.lines() {
        let row: Value = serde_json::from_str(line)?;
        let (Some(name), Some(article)) = (row["source_person"].as_str(), row["doc"].as_str()) else { continue };
        let offset = |at: usize| row["source"][0][at].as_u64().map(|offset| offset as usize);
        let (Some(start), Some(end)) = (offset(0), offset(1)) else { continue };
        labels.entry(article.to_owned()).or_default().tags.push(Label { start, end, name: name.to_owned() });
    }
    Ok(labels)
}

/// A JSON file for each article; of the tag it has only the words, which are searched for near the quote.
fn articles(folder: &Path) -> Result<Labels, Box<dyn std::error::Error>> {
    let mut labels = Labels::new();
    let days = days(folder)?;
    let mut files: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "json")) {
        let labelled: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
        let Some(name) = labelled["doc"].as_str() else { continue };
        let text: Vec<char> = std::fs::read_to_string(file.with_extension("txt"))?.chars().collect();
        let quotes = labelled["quotes"].as_array().map_or(&[][..], Vec::as_slice);
        let pronouns = labelled["pronouns"].as_array().map_or(&[][..], Vec::as_slice);
        let tags = quotes.iter().filter_map(|quote| label(&text, quote));
        let tags = pronouns.iter().filter_map(pronoun).chain(tags).collect();
        let numbers = labelled["statistics"].as_array().map_or(&[][..], Vec::as_slice);
        let numbers = numbers.iter().filter_map(Number::read).collect();
        let named = |table: &str| labelled[table].as_array().map(|rows| rows.iter().map(Named::read).collect());
        let (organisations, people) = (named("organisations"), named("people"));
        let indirect = quotes.iter().filter(|quote| quote["kind"] == "indirect");
        let reported = labelled["quotes"].is_array().then(|| indirect.filter_map(offsets).collect());
        let published_on = days.get(name).copied();
        labels.insert(name.to_owned(), Labelled { tags, numbers, published_on, organisations, people, reported });
    }
    Ok(labels)
}

/// The days of publication from a table of the articles, if there is one.
fn days(folder: &Path) -> Result<BTreeMap<String, NaiveDate>, Box<dyn std::error::Error>> {
    let table = folder.join("articles.csv");
    if !table.exists() {
        return Ok(BTreeMap::new());
    }
    let rows = csv::Reader::from_path(table)?.into_deserialize::<(String, Option<NaiveDate>)>();
    let rows: Vec<_> = rows.collect::<Result<_, _>>()?;
    Ok(rows.into_iter().filter_map(|(name, day)| Some((name, day?))).collect())
}

impl Number {
    fn read(row: &Value) -> Option<Self> {
        let text = |key: &str| row[key].as_str().unwrap_or("").to_owned();
        row.get("period")?;
        let (start, end) = offsets(row)?;
        Some(Self { start, end, country: text("country"), period: text("period"), measure: text("measure") })
    }

    /// True when the label has these words or some of them.
    pub fn meets(&self, text: &str, span: Span) -> bool {
        let (start, end) = points(text, span);
        start < self.end && self.start < end
    }

    /// What a model ought to answer; nothing where the text does not tell.
    fn answer(&self, model: &str) -> &str {
        match model.split('_').next() {
            Some("country") => &self.country,
            Some("period") => &self.period,
            _ => &self.measure,
        }
    }

    /// True where the text tells what a model is asked.
    pub fn is_answered(&self, model: &str) -> bool {
        !self.answer(model).is_empty()
    }

    /// The right ones of a model's candidates: those that are the answer; where none is, those that
    /// have all words of what is measured or of which it has all, or the same date otherwise resolved.
    pub fn right(&self, model: &str, candidates: &[(String, Vec<f32>)]) -> BTreeSet<usize> {
        let answer = self.answer(model);
        let all = |test: &dyn Fn(&str) -> bool| -> BTreeSet<usize> {
            (0..candidates.len()).filter(|&at| test(&candidates[at].0)).collect()
        };
        let same = all(&|name| plain(name) == plain(answer));
        match model.split('_').next() {
            _ if !same.is_empty() || !self.is_answered(model) => same,
            Some("measure") => all(&|name| holds(&plain(answer), &plain(name)) || holds(&plain(name), &plain(answer))),
            Some("period") => all(&|name| is_same_date(name, answer)),
            _ => same,
        }
    }
}

/// True for dates that differ only in what is unknown of one of them, or in an open end: the same words were resolved.
fn is_same_date(one: &str, other: &str) -> bool {
    let closed = |date: &str| date.trim_start_matches("../").trim_end_matches("/..").to_owned();
    let (one, other) = (closed(one), closed(other));
    let mut pairs = one.chars().zip(other.chars());
    one.len() == other.len() && pairs.all(|(a, b)| a == b || a == 'X' || b == 'X')
}

/// A pronoun whose person is labelled.
fn pronoun(row: &Value) -> Option<Label> {
    let (start, end) = offsets(row)?;
    Some(Label { start, end, name: row["person"].as_str()?.to_owned() })
}

fn label(text: &[char], quote: &Value) -> Option<Label> {
    const NEAR: usize = 160;
    let (name, tag) = (quote["speaker"].as_str()?, quote["speaker_as_written"].as_str()?);
    let (first, last) = offsets(quote)?;
    let tag: Vec<char> = tag.chars().collect();
    let places = first.saturating_sub(NEAR)..(last + NEAR).min(text.len().saturating_sub(tag.len()));
    let here = |&at: &usize| text[at..].starts_with(&tag) && is_word(text, at, tag.len());
    let distance = |&at: &usize| if at < first { first - at } else { at.saturating_sub(last) };
    let start = places.filter(here).min_by_key(distance)?;
    Some(Label { start, end: start + tag.len(), name: name.to_owned() })
}

fn is_word(text: &[char], start: usize, length: usize) -> bool {
    let letter = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(|c| c.is_alphanumeric());
    !letter(start.checked_sub(1)) && !letter(Some(start + length))
}

impl Label {
    /// True when a choice is the whole tag.
    pub fn covers(&self, text: &str, span: Span) -> bool {
        points(text, span) == (self.start, self.end)
    }

    /// True for a name of the speaker, whole or only its last word.
    pub fn means(&self, name: &str) -> bool {
        let last = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_lowercase();
        let holds = |one: &str, other: &str| one.to_lowercase().contains(&other.to_lowercase());
        last(name) == last(&self.name) || holds(name, &self.name) || holds(&self.name, name)
    }
}
