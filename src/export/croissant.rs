//! Croissant 1.0: the tables as a data set for machine learning
//! (<https://docs.mlcommons.org/croissant/docs/croissant-spec.html>). Its record sets are read from Parquet if that is
//! written, so that no type needs to be guessed. What only a publisher knows (licence, day, how to cite) is left to the
//! publisher.

use super::Format;
use super::about::About;
use super::package::plain;
use super::package::{Seal, Seals};
use crate::error::{Error, Result};
use crate::schema::{Column, Table, Tables, Type};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

/// The name of the file.
pub const NAME: &str = "croissant.json";

/// Writes the file into a folder of tables.
pub fn write(folder: &Path, formats: &[&'static Format], seals: &Seals, about: &About) -> Result<()> {
    let (by_table, of_all): (Vec<_>, Vec<_>) = formats.iter().copied().partition(|format| format.is_by_table());
    let tables = Tables::ALL.iter().flat_map(|&table| by_table.iter().map(move |&format| (table, format)));
    let files = tables.chain(of_all.into_iter().map(|format| (Tables::ALL[0], format)));
    // No reader of Croissant knows databases.
    let sets = by_table.last().into_iter().flat_map(|source| Tables::ALL.iter().map(|t| record_set(t, source, seals)));
    let mut dataset = json!({
        "@context": context(),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "tidings",
        "description": about.title(),
        "version": env!("CARGO_PKG_VERSION"),
        "distribution": files.map(|(table, format)| file(table, format, seals)).collect::<Vec<_>>(),
        "recordSet": sets.collect::<Vec<_>>(),
    });
    if let Some(description) = &about.description {
        dataset["description"] = json!(format!("{}. {description}", about.title()));
    }
    if let Some(publisher) = &about.publisher {
        let publisher = json!({ "@type": "sc:Organization", "name": publisher });
        (dataset["creator"], dataset["publisher"]) = (publisher.clone(), publisher);
    }
    if let Some(licence) = &about.licence {
        dataset["license"] = json!(licence.address);
    }
    if !about.sources.is_empty() {
        dataset["isBasedOn"] = about.origins();
    }
    let path = folder.join(NAME);
    let text = serde_json::to_string_pretty(&dataset).map_err(Error::format(&path))?;
    fs::write(&path, text + "\n").map_err(Error::io(&path))
}

/// The context of the specification, verbatim.
fn context() -> Value {
    let mut context = Map::new();
    context.insert("@language".into(), json!("en"));
    context.insert("@vocab".into(), json!("https://schema.org/"));
    for term in TERMS {
        context.insert(term.into(), json!(format!("cr:{term}")));
    }
    context.insert("conformsTo".into(), json!("dct:conformsTo"));
    context.insert("cr".into(), json!("http://mlcommons.org/croissant/"));
    context.insert("data".into(), json!({ "@id": "cr:data", "@type": "@json" }));
    context.insert("dataType".into(), json!({ "@id": "cr:dataType", "@type": "@vocab" }));
    context.insert("dct".into(), json!("http://purl.org/dc/terms/"));
    context.insert("examples".into(), json!({ "@id": "cr:examples", "@type": "@json" }));
    context.insert("rai".into(), json!("http://mlcommons.org/croissant/RAI/"));
    context.insert("sc".into(), json!("https://schema.org/"));
    Value::Object(context)
}

/// The media type that mlcroissant recognises as Parquet.
const PARQUET: &str = "application/x-parquet";

/// Terms of the vocabulary that map to themselves.
const TERMS: [&str; 26] = [
    "citeAs",
    "column",
    "equivalentProperty",
    "extract",
    "field",
    "fileObject",
    "fileProperty",
    "fileSet",
    "format",
    "includes",
    "isLiveDataset",
    "jsonPath",
    "key",
    "md5",
    "parentField",
    "path",
    "recordSet",
    "references",
    "regex",
    "repeated",
    "replace",
    "samplingRate",
    "separator",
    "source",
    "subField",
    "transform",
];

fn file(table: &Table, format: &Format, seals: &Seals) -> Value {
    let name = format.file_name(table);
    let Seal { bytes, hash, parts } = seals.get(&name);
    if !parts.is_empty() {
        let includes = format!("{name}/*.{}", format.name);
        return json!({
            "@type": "cr:FileSet", "@id": name, "name": name, "includes": includes, "encodingFormat": PARQUET
        });
    }
    json!({
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "contentUrl": name,
        "contentSize": format!("{bytes} B"),
        "encodingFormat": if format.name == "parquet" { PARQUET } else { format.media_type },
        "sha256": hash.trim_start_matches("sha256:"),
    })
}

fn record_set(table: &Table, source: &Format, seals: &Seals) -> Value {
    let key: Vec<_> = table.primary_key.iter().map(|column| json!({ "@id": id(table.name, column) })).collect();
    json!({
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": plain(table.description),
        "key": key,
        "field": table.columns.iter().map(|column| field(table, column, source, seals)).collect::<Vec<_>>(),
    })
}

fn id(table: &str, column: &str) -> String {
    format!("{table}/{column}")
}

/// A column. Of the foreign keys, only those of one column can be expressed, and not those into the same table:
/// mlcroissant reads the referenced table first, and reports these as a cycle.
fn field(table: &Table, column: &Column, source: &Format, seals: &Seals) -> Value {
    let name = source.file_name(table);
    let object = if seals.get(&name).parts.is_empty() { "fileObject" } else { "fileSet" };
    let mut field = json!({
        "@type": "cr:Field",
        "@id": id(table.name, column.name),
        "name": id(table.name, column.name),
        "description": plain(column.description),
        "dataType": data_type(column.kind),
        "source": { object: { "@id": name }, "extract": { "column": column.name } },
    });
    if let Some(key) = table.foreign_keys.iter().find(|key| key.columns == [column.name] && key.table != table.name) {
        field["references"] = json!({ "field": { "@id": id(key.table, key.references[0]) } });
    }
    field
}

fn data_type(kind: Type) -> &'static str {
    match kind {
        Type::Text => "sc:Text",
        Type::Integer => "sc:Integer",
        Type::Number => "sc:Float",
        Type::Boolean => "sc:Boolean",
        Type::Date => "sc:Date",
    }
}
