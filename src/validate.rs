//! Checks a folder of written tables against the schema: every row of every file, equal rows in every format, the data
//! package, and the words of the articles if those are available.

use crate::article::{Article, Inputs, Options, Reading};
use crate::check::{Checker, Problem, Words, show};
use crate::earlier::EarlierRun;
use crate::error::{Error, Result};
use crate::export::{self, Batch, FORMATS, Format, Source, account, package, texts};
use crate::schema::{Rows, Table, Tables, Value};
use crate::span::CodePoints;
use rayon::prelude::*;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The results of checks.
#[derive(Debug, Default)]
pub struct Findings {
    /// Violations.
    pub problems: Vec<Problem>,
    /// What could not be checked, and why.
    pub unchecked: Vec<String>,
}

/// Checks a folder of tables.
pub fn folder(path: &Path) -> Result<Findings> {
    if !path.is_dir() {
        return Err(Error::File { path: path.to_owned(), expected: "a folder of tables".into(), found: "none".into() });
    }
    let package = package_of(path)?;
    let mut findings = Findings { problems: rows(path, &formats(path, &package)), unchecked: Vec::new() };
    if package.is_null() {
        findings.unchecked.push(format!("sizes and hashes of the files, since there is no {}", package::NAME));
    }
    findings.problems.extend(sealed(path, &package));
    findings.problems.extend(accounts(path));
    words(path, &mut findings);
    Ok(findings)
}

/// Checks that the lists of rejected inputs and counts are there.
fn accounts(folder: &Path) -> Vec<Problem> {
    let rejected = |path: &Path| {
        let head = csv::Reader::from_path(path).and_then(|mut reader| reader.headers().cloned());
        head.map_err(|e| e.to_string()).and_then(|head| match head.iter().eq(account::COLUMNS) {
            true => Ok(()),
            false => Err(format!("the columns {}", head.iter().collect::<Vec<_>>().join(","))),
        })
    };
    let run = |path: &Path| {
        let text = std::fs::read(path).map_err(|e| e.to_string())?;
        let run: Json = serde_json::from_slice(&text).map_err(|e| e.to_string())?;
        if run["articles"].is_object() { Ok(()) } else { Err("no counts of articles".to_owned()) }
    };
    let expected = format!("a list with the columns {}", account::COLUMNS.join(","));
    let problem = |table, rule: &str, found: Result<(), String>| {
        Some(Problem { table, row: None, column: None, value: found.err()?, rule: rule.to_owned() })
    };
    let rejected = problem(account::REJECTED, &expected, rejected(&folder.join(account::REJECTED)));
    rejected.into_iter().chain(problem(account::RUN, "the counts of a run", run(&folder.join(account::RUN)))).collect()
}

/// The data package; null if there is none.
fn package_of(folder: &Path) -> Result<Json> {
    let path = folder.join(package::NAME);
    if !path.exists() {
        return Ok(Json::Null);
    }
    let text = std::fs::read(&path).map_err(Error::io(&path))?;
    serde_json::from_slice(&text).map_err(Error::format(&path))
}

/// The formats that the tables should have: those of the data package and those of existing files.
fn formats(folder: &Path, package: &Json) -> Vec<&'static Format> {
    let listed = |format: &Format| !entry(package, Tables::ALL[0], format).is_null();
    let all: Vec<_> = FORMATS.iter().filter(|format| format.is_in(folder) || listed(format)).collect();
    if all.is_empty() { FORMATS.iter().collect() } else { all }
}

/// The data package's entry for a table's file.
fn entry<'a>(package: &'a Json, table: &Table, format: &Format) -> &'a Json {
    let resource = resource(package, table.name);
    if resource["format"] == format.name { resource } else { &resource[format.name] }
}

fn resource<'a>(package: &'a Json, name: &str) -> &'a Json {
    let mut resources = package["resources"].as_array().into_iter().flatten();
    resources.find(|resource| resource["name"] == name).unwrap_or(&Json::Null)
}

/// Checks the rows of all files in these formats.
pub fn rows(folder: &Path, formats: &[&'static Format]) -> Vec<Problem> {
    let mut checker = Checker::default();
    Tables::ALL.iter().for_each(|table| rows_of(table, folder, formats, usize::MAX, &mut checker));
    checker.end();
    checker.problems
}

/// Reads back what was written, from rows that have been checked before: small files completely, of large ones the
/// beginning.
pub fn read_back(folder: &Path, formats: &[&'static Format]) -> Vec<Problem> {
    let read_back = |table: &&'static Table| {
        let mut checker = Checker::of_values();
        rows_of(table, folder, formats, READ_BACK, &mut checker);
        checker.problems
    };
    Tables::ALL.par_iter().flat_map_iter(read_back).collect()
}

/// How many rows of a file are read back after a run.
const READ_BACK: usize = 1 << 12;

/// Reads a table in all formats in parallel: the rows of the first are checked, and those of the others must be equal.
fn rows_of(table: &'static Table, folder: &Path, formats: &[&'static Format], most: usize, checker: &mut Checker) {
    let mut sources: Vec<(&'static str, Source)> = Vec::new();
    for format in formats {
        let path = format.path(folder, table);
        match (format.open)(table, &path, None) {
            Ok(source) => sources.push((format.name, source)),
            Err(error) => checker.problems.push(broken_file(table, &error)),
        }
    }
    let (mut before, mut batches) = (0, next(&mut sources));
    while before < most {
        let now = match batches {
            Ok(now) => now,
            Err(error) => return checker.problems.push(broken_file(table, &error)),
        };
        let Some((first, rest)) = now.split_first() else { return };
        let length = first.1.as_ref().map_or(0, Rows::len);
        let mut check = || {
            rest.iter().for_each(|other| compare(table, before, first, other, &mut checker.problems));
            first.1.iter().for_each(|batch| checker.rows(batch));
        };
        if length == 0 {
            return check();
        }
        // The next rows are read while these are checked.
        let read = || if before + length < most { next(&mut sources) } else { Ok(Vec::new()) };
        (batches, ()) = rayon::join(read, check);
        before += length;
    }
}

/// The next rows in each format; none at the end of its file.
fn next(sources: &mut [(&'static str, Source)]) -> Result<Vec<(&'static str, Option<Batch>)>> {
    let batches = sources.par_iter_mut().map(|(format, source)| Ok((*format, source.next().transpose()?)));
    batches.collect::<Vec<_>>().into_iter().collect()
}

fn broken_file(table: &Table, error: &Error) -> Problem {
    let (value, rule) = match error {
        Error::File { expected, found, .. } => (found.clone(), expected.clone()),
        Error::Line { expected, found, line, .. } => (format!("{found} in line {line}"), expected.clone()),
        other => (other.to_string(), "a file that can be read".to_owned()),
    };
    Problem { table: table.name, row: None, column: None, value, rule }
}

/// Compares rows in two formats, cell by cell.
fn compare(
    table: &Table,
    before: usize,
    (one, left): &(&str, Option<Batch>),
    (two, right): &(&str, Option<Batch>),
    problems: &mut Vec<Problem>,
) {
    let length = |batch: &Option<Batch>| batch.as_ref().map_or(0, Rows::len);
    if length(left) != length(right) {
        let value = format!("{} rows in {two}", before + length(right));
        let rule = format!("as many as in {one}, {}", before + length(left));
        problems.push(Problem { table: table.name, row: None, column: None, value, rule });
    }
    let (Some(left), Some(right)) = (left, right) else { return };
    for row in 0..left.len().min(right.len()) {
        for (at, column) in table.columns.iter().enumerate() {
            let (here, there) = (left.value(row, at), right.value(row, at));
            if here != there {
                problems.push(Problem {
                    table: table.name,
                    row: Some(before + row + 1),
                    column: Some(column.name.to_owned()),
                    value: format!("{} in {two}", show(there)),
                    rule: format!("the same as in {one}, {}", show(here)),
                });
            }
        }
    }
}

/// Checks the hashes of the files that the data package lists.
fn sealed(folder: &Path, package: &Json) -> Vec<Problem> {
    if package.is_null() {
        return Vec::new();
    }
    let files = Tables::ALL.iter().flat_map(|table| FORMATS.iter().map(move |format| (table, format)));
    let files = files.filter(|(table, format)| format.is_by_table() || table.name == Tables::ALL[0].name);
    let tables = files.map(|(table, format)| (table.name, format.path(folder, table), entry(package, table, format)));
    let texts = (texts::FOLDER, texts::index(folder), resource(package, texts::FOLDER));
    let files: Vec<_> = tables.chain([texts]).collect();
    let broken = files.par_iter().filter_map(|(name, path, entry)| broken_seal(name, path, entry));
    broken.collect::<Vec<_>>().into_iter().chain(others(folder)).collect()
}

/// Checks that the other files of the data package exist unchanged.
fn others(folder: &Path) -> Vec<Problem> {
    let run = EarlierRun::of(folder);
    let is_table = |path: &Path| {
        let table = |name: &std::path::Component| {
            Tables::ALL.iter().any(|t| FORMATS.iter().any(|f| name.as_os_str() == f.file_name(t).as_str()))
        };
        path.components().next().is_some_and(|first| table(&first) || first.as_os_str() == texts::FOLDER)
    };
    let broken = run.files().filter(|path| !is_table(path) && !run.holds(path));
    let problem = |path: &Path| {
        let value = if folder.join(path).exists() { "another file" } else { "no file" };
        let rule = format!("the file {} that {} lists", path.display(), package::NAME);
        Problem { table: package::NAME, row: None, column: None, value: value.to_owned(), rule }
    };
    broken.map(problem).collect()
}

/// A file that exists but differs from the data package.
fn broken_seal(table: &'static str, path: &Path, entry: &Json) -> Option<Problem> {
    let (bytes, hash) = package::seal(path).ok()?;
    let is_listed = entry["hash"] == hash.as_str();
    let name = path.file_name().unwrap_or_default().display();
    (!is_listed).then(|| Problem {
        table,
        row: None,
        column: None,
        value: format!("{name} with {bytes} bytes and {hash}"),
        rule: format!("the file that {} lists, {}", package::NAME, entry["hash"]),
    })
}

/// Checks the text at all offsets against the articles, if their files can be read.
fn words(folder: &Path, Findings { problems, unchecked }: &mut Findings) {
    let Some(listed) = listed(folder) else {
        return unchecked.push("the words at the offsets, since the articles cannot be read".to_owned());
    };
    let left_out = texts_left_out(folder);
    // Each table reads the texts for itself, in the order of its rows.
    let read = |&table: &&'static Table| {
        let (mut words, mut problems, mut gone) = (Words::new(table, left_out), Vec::new(), 0);
        if words.needed() {
            words_of(table, folder, &mut words, &mut Texts::new(&listed), &mut problems);
        } else if table.name == "articles" {
            gone = changed(&listed, &mut problems);
        }
        (problems, gone)
    };
    for (found, gone) in Tables::ALL.par_iter().map(read).collect::<Vec<_>>() {
        problems.extend(found);
        if gone > 0 {
            let all = listed.len();
            unchecked.push(format!("the words of {gone} of {all} articles, since their texts are not there"));
        }
    }
}

/// True when the run left texts out, according to its run.json.
fn texts_left_out(folder: &Path) -> bool {
    let account = std::fs::read(folder.join(account::RUN)).ok();
    let run = account.and_then(|text| serde_json::from_slice::<serde_json::Value>(&text).ok());
    run.is_none_or(|run| !run["options"]["without_text"].is_null())
}

/// Where an article was read from, and the hash of its text.
struct Listed {
    row: usize,
    /// The file in `texts/`, or the one that the article was read from.
    path: PathBuf,
    kept: bool,
    sha256: String,
}

/// The articles by id, from the first format that can be read.
fn listed(folder: &Path) -> Option<BTreeMap<String, Listed>> {
    let table = Tables::ALL[0];
    let at = |column| table.position(column).expect("a column of articles");
    let (id, path, sha256) = (at("article_id"), at("source_path"), at("text_sha256"));
    let source = export::open(table, folder, Some(&["article_id", "source_path", "text_sha256"])).ok()?;
    let mut articles = BTreeMap::new();
    for batch in source.map_while(Result::ok) {
        for row in 0..batch.len() {
            let [Value::Text(id), Value::Text(path), Value::Text(sha256)] =
                [id, path, sha256].map(|column| batch.value(row, column))
            else {
                continue;
            };
            let article = Listed { row: articles.len() + 1, path: path.into(), kept: false, sha256: sha256.to_owned() };
            articles.insert(id.to_owned(), article);
        }
    }
    for (id, path) in texts::kept(folder) {
        articles.entry(id).and_modify(|article| (article.path, article.kept) = (path, true));
    }
    Some(articles)
}

/// Reports articles whose files have changed since; returns how many are not available.
fn changed(listed: &BTreeMap<String, Listed>, problems: &mut Vec<Problem>) -> usize {
    let mut gone = 0;
    let mut texts = Texts::new(listed);
    let mut by_row: Vec<_> = listed.iter().collect();
    by_row.sort_by_key(|(_, article)| article.row);
    for (id, article) in by_row {
        let Some(text) = texts.text(id) else {
            gone += 1;
            continue;
        };
        let hash: String = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
        if hash != article.sha256 {
            problems.push(Problem {
                table: "articles",
                row: Some(article.row),
                column: Some("text_sha256".to_owned()),
                value: show(Value::Text(&article.sha256)),
                rule: format!("the hash of the text in {}, {hash:?}", article.path.display()),
            });
        }
    }
    gone
}

/// Checks the words of one table, article by article.
fn words_of(table: &'static Table, folder: &Path, words: &mut Words, texts: &mut Texts, problems: &mut Vec<Problem>) {
    let Ok(source) = export::open(table, folder, None) else { return };
    let id = table.position("article_id").expect("a column of every table");
    let mut current: Option<String> = None;
    for batch in source.map_while(Result::ok) {
        let mut row = 0;
        while row < batch.len() {
            let Value::Text(article) = batch.value(row, id) else {
                words.skip(1);
                row += 1;
                continue;
            };
            let end = (row..batch.len()).find(|&r| batch.value(r, id) != Value::Text(article)).unwrap_or(batch.len());
            if current.as_deref() != Some(article) {
                finish(current.as_deref(), words, texts, problems);
                current = Some(article.to_owned());
            }
            match texts.text(article) {
                Some(text) => words.rows(&batch, row..end, &CodePoints::new(text), problems),
                None => words.skip(end - row),
            }
            row = end;
        }
    }
    finish(current.as_deref(), words, texts, problems);
}

fn finish(article: Option<&str>, words: &mut Words, texts: &mut Texts, problems: &mut Vec<Problem>) {
    if let Some(text) = article.and_then(|id| texts.text(id)) {
        words.end(text, problems);
    }
}

/// The texts of the articles, read again from their files in order: the tables have them in the order in which they
/// were read.
struct Texts<'a> {
    listed: &'a BTreeMap<String, Listed>,
    open: Option<(PathBuf, Reading)>,
    article: Option<Article>,
}

impl<'a> Texts<'a> {
    fn new(listed: &'a BTreeMap<String, Listed>) -> Self {
        Self { listed, open: None, article: None }
    }

    /// The text of an article, if its file is available.
    fn text(&mut self, id: &str) -> Option<&str> {
        if self.article.as_ref().is_none_or(|article| article.id != id) {
            self.article = self.find(id);
        }
        self.article.as_ref().map(|article| article.text.as_str())
    }

    fn find(&mut self, id: &str) -> Option<Article> {
        let Listed { path, kept, .. } = self.listed.get(id)?;
        if *kept {
            return Some(Article::from_text(id, std::fs::read_to_string(path).ok()?));
        }
        if self.open.as_ref().is_none_or(|(open, _)| open != path) {
            self.open = Some((path.clone(), Inputs::find(std::slice::from_ref(path), Options::default()).ok()?.read()));
        }
        let (_, reading) = self.open.as_mut()?;
        reading.by_ref().flatten().find(|article| article.id == id)
    }
}
