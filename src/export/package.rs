//! The data package: machine-readable metadata of the files. Data Package v2 (<https://datapackage.org>).

use super::about::{About, Source};
use super::disk::tree;
use super::{Format, dataset, texts};
use crate::earlier;
use crate::error::{Error, Result};
use crate::schema::{Column, ForeignKey, Rule, Table, Tables, Type, Word};
use rayon::prelude::*;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The name of the file.
pub const NAME: &str = earlier::PACKAGE;

/// The sizes and hashes of the files of all tables, and of each file by itself.
pub struct Seals {
    tables: BTreeMap<String, Seal>,
    files: BTreeMap<String, (u64, String)>,
}

/// Size and hash of a file, or of the concatenated parts of a dataset.
pub struct Seal {
    /// The size in bytes.
    pub bytes: u64,
    /// The hash, in the form of a data package.
    pub hash: String,
    /// The names of the parts; none for a file.
    pub parts: Vec<String>,
}

impl Seals {
    /// Reads the files of a folder, with tables in these formats.
    pub fn of(folder: &Path, formats: &[&'static Format]) -> Result<Self> {
        let names = Tables::ALL.iter().flat_map(|table| formats.iter().map(|format| format.file_name(table)));
        let tables =
            names.collect::<BTreeSet<_>>().into_par_iter().map(|name| Ok((name.clone(), table_seal(folder, &name)?)));
        let tables: BTreeMap<_, (Seal, _)> = tables.collect::<Result<_>>()?;
        let mut files: BTreeMap<_, _> = tables.values().flat_map(|(_, files)| files.clone()).collect();
        let others = others(folder, &files)?;
        let others = others.into_par_iter().map(|name| Ok((name.clone(), sealed(&folder.join(&name))?)));
        files.extend(others.collect::<Result<Vec<_>>>()?);
        Ok(Self { tables: tables.into_iter().map(|(name, (seal, _))| (name, seal)).collect(), files })
    }

    /// The size and hash of a table's file.
    pub fn get(&self, name: &str) -> &Seal {
        &self.tables[name]
    }

    /// True when a table's file is a folder of parts.
    pub fn has_parts(&self, name: &str) -> bool {
        self.tables.get(name).is_some_and(|seal| !seal.parts.is_empty())
    }

    /// Adds a file written since.
    pub fn add(&mut self, folder: &Path, name: &str) -> Result<()> {
        self.files.insert(name.to_owned(), sealed(&folder.join(name))?);
        Ok(())
    }

    /// The list of all files.
    fn list(&self) -> Vec<Value> {
        let file =
            |(path, (bytes, hash)): (&String, &(u64, String))| json!({ "path": path, "bytes": bytes, "hash": hash });
        self.files.iter().map(file).collect()
    }
}

/// A file by its name, with its size in bytes and its SHA-256.
type Part = (String, (u64, String));

/// The seal of a table's file, and those of the parts by themselves.
fn table_seal(folder: &Path, name: &str) -> Result<(Seal, Vec<Part>)> {
    let path = folder.join(name);
    if !path.is_dir() {
        let (bytes, hash) = sealed(&path)?;
        let file = (name.to_owned(), (bytes, hash.clone()));
        return Ok((Seal { bytes, hash, parts: Vec::new() }, vec![file]));
    }
    let part = |path: &PathBuf| format!("{name}/{}", path.file_name().unwrap_or_default().display());
    let parts = dataset::parts(&path);
    let seals = parts.iter().map(|path| Ok((part(path), sealed(path)?))).collect::<Result<Vec<_>>>()?;
    let (bytes, hash) = seal(&path)?;
    Ok((Seal { bytes, hash, parts: parts.iter().map(part).collect() }, seals))
}

/// The files of a folder that are not tables; without the stored texts, whose index has their hashes.
fn others(folder: &Path, tables: &BTreeMap<String, (u64, String)>) -> Result<Vec<String>> {
    let (files, _) = tree(folder).map_err(Error::io(folder))?;
    let name = |path: &PathBuf| path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let is_text = |name: &String| name.starts_with(texts::FOLDER) && name != earlier::TEXTS;
    Ok(files.iter().map(name).filter(|name| !tables.contains_key(name) && !is_text(name) && name != NAME).collect())
}

fn sealed(path: &Path) -> Result<(u64, String)> {
    earlier::seal(path).map_err(Error::io(path))
}

/// Writes the package of a folder of tables in these formats, with the number of rows of each table and the publisher's
/// description.
pub fn write(folder: &Path, formats: &[&'static Format], seals: &Seals, rows: &[u64], about: &About) -> Result<()> {
    let tables = Tables::ALL.iter().zip(rows).map(|(table, &rows)| Ok(resource(formats, seals, table, rows)));
    let resources = tables.chain(kept_texts(folder)).collect::<Result<Vec<_>>>()?;
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "tidings",
        "title": about.title(),
        "description": about.description(),
        "contributors": about.contributors(),
        "resources": resources,
        earlier::FILES: seals.list(),
    });
    if let Some(licence) = &about.licence {
        package["licenses"] = json!([licence.json()]);
    }
    if !about.sources.is_empty() {
        package["sources"] = about.sources.iter().map(Source::json).collect();
    }
    let path = folder.join(NAME);
    let text = serde_json::to_string_pretty(&package).map_err(Error::format(&path))?;
    fs::write(&path, text + "\n").map_err(Error::io(&path))
}

/// A table: its file in the first format is the resource; the files in other formats, with the same rows, are properties of it.
fn resource(formats: &[&'static Format], seals: &Seals, table: &Table, rows: u64) -> Value {
    let (first, others) = formats.split_first().expect("tables are written in one format at least");
    let mut resource = Map::new();
    resource.insert("name".into(), json!(table.name));
    resource.insert("type".into(), json!("table"));
    resource.insert("description".into(), json!(plain(table.description)));
    resource.extend(file(seals, first, table));
    resource.insert("format".into(), json!(first.name));
    resource.insert("mediatype".into(), json!(first.media_type));
    if first.media_type.starts_with("text/") {
        resource.insert("encoding".into(), json!("utf-8"));
    }
    resource.insert("rows".into(), json!(rows));
    for other in others {
        resource.insert(other.name.into(), Value::Object(file(seals, other, table)));
    }
    resource.insert("schema".into(), table_schema(table));
    Value::Object(resource)
}

/// The index of the texts stored beside the tables, if there are any. The hashes of their files are in `articles`.
fn kept_texts(folder: &Path) -> Option<Result<Value>> {
    let index = texts::index(folder);
    index.exists().then(|| {
        let (bytes, hash) = seal(&index)?;
        // Two articles can have the same text.
        let field = |name: &str| {
            let constraints = json!({ "required": true, "unique": name != texts::COLUMNS[2] });
            json!({ "name": name, "type": "string", "constraints": constraints })
        };
        Ok(json!({
            "name": texts::FOLDER,
            "type": "table",
            "description": "Which file of this folder holds the text of an article, to which offsets refer.",
            "path": index.strip_prefix(folder).expect("it is in the folder"),
            "bytes": bytes,
            "hash": hash,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "rows": texts::kept(folder).count(),
            "schema": {
                "fields": texts::COLUMNS.map(field),
                "primaryKey": [texts::COLUMNS[0]],
                "foreignKeys": [{
                    "fields": [texts::COLUMNS[0]],
                    "reference": { "resource": "articles", "fields": ["article_id"] },
                }],
                "missingValues": [""],
            },
        }))
    })
}

/// The properties of a file, or of the parts of a dataset: names, hash, for CSV the size, for a database the table.
fn file(seals: &Seals, format: &Format, table: &Table) -> Map<String, Value> {
    let name = format.file_name(table);
    let Seal { bytes, hash, parts } = seals.get(&name);
    let mut file = Map::new();
    file.insert("path".into(), if parts.is_empty() { json!(name) } else { json!(parts) });
    // frictionless reads Parquet without counting its bytes, and reports any listed size as wrong.
    if format.media_type.starts_with("text/") {
        file.insert("bytes".into(), json!(bytes));
    }
    file.insert("hash".into(), json!(hash));
    if !format.is_by_table() {
        file.insert("dialect".into(), json!({ "table": table.name }));
    }
    file
}

/// The size of a file and its hash in the form of a data package; for a dataset, those of its concatenated parts.
pub fn seal(path: &Path) -> Result<(u64, String)> {
    let (mut bytes, mut hasher) = (0, Sha256::new());
    let parts = if path.is_dir() { dataset::parts(path) } else { vec![path.to_owned()] };
    for part in parts {
        bytes += earlier::digest(&part, &mut hasher).map_err(Error::io(&part))?;
    }
    Ok((bytes, earlier::written(hasher)))
}

/// A description without the white space that doc comments have.
pub fn plain(description: &str) -> String {
    description.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A Table Schema.
pub fn table_schema(table: &Table) -> Value {
    json!({
        "fields": table.columns.iter().map(|column| field(table, column)).collect::<Vec<_>>(),
        "primaryKey": table.primary_key,
        "foreignKeys": whole_keys(table).map(foreign_key).collect::<Vec<_>>(),
        "missingValues": [""],
    })
}

/// The foreign keys that frictionless can check. Those with a part that may be missing are left to `tidings validate`:
/// a missing part makes the row refer to nothing, but frictionless searches for a row without it.
fn whole_keys(table: &Table) -> impl Iterator<Item = &ForeignKey> {
    let optional = |name: &&str| table.columns.iter().any(|column| column.name == *name && !column.required);
    table.foreign_keys.iter().filter(move |key| key.columns.len() == 1 || !key.columns.iter().any(&optional))
}

fn field(table: &Table, column: &Column) -> Value {
    let mut field = json!({
        "name": column.name,
        "type": kind(column.kind),
        "description": plain(column.description),
        "constraints": constraints(table, column),
    });
    if !column.words.is_empty() {
        let category = |word: &Word| json!({ "value": word.name, "label": plain(word.description) });
        field["categories"] = column.words.iter().map(category).collect();
    }
    field
}

fn kind(kind: Type) -> &'static str {
    match kind {
        Type::Text => "string",
        Type::Integer => "integer",
        Type::Number => "number",
        Type::Boolean => "boolean",
        Type::Date => "date",
    }
}

fn constraints(table: &Table, column: &Column) -> Map<String, Value> {
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".into(), json!(true));
    }
    if table.primary_key == [column.name] {
        constraints.insert("unique".into(), json!(true));
    }
    if !column.words.is_empty() {
        constraints.insert("enum".into(), column.word_names().collect());
    }
    constraints.extend(column.rules.iter().map(|rule| match rule {
        Rule::Pattern(pattern) => ("pattern".to_owned(), json!(pattern)),
        Rule::Minimum(least) => ("minimum".to_owned(), number(*least)),
        Rule::Maximum(most) => ("maximum".to_owned(), number(*most)),
    }));
    constraints
}

/// A number, without a fraction if it is an integer.
pub fn number(n: f64) -> Value {
    if n.fract() == 0.0 { json!(n as i64) } else { json!(n) }
}

fn foreign_key(key: &ForeignKey) -> Value {
    json!({ "fields": key.columns, "reference": { "resource": key.table, "fields": key.references } })
}
