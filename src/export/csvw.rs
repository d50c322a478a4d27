//! CSV on the Web: metadata of the CSV files in the W3C's vocabulary (<https://www.w3.org/TR/tabular-metadata/>).
//! Programs look for it under this file name.

use super::about::About;
use super::package::number;
use super::package::plain;
use crate::error::{Error, Result};
use crate::schema::{Column, ForeignKey, Rule, Table, Tables, Type};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

/// The name of the file.
pub const NAME: &str = "csv-metadata.json";

/// The format that it describes.
pub const FORMAT: &str = "csv";

/// Writes the file into a folder of tables.
pub fn write(folder: &Path, about: &About) -> Result<()> {
    let path = folder.join(NAME);
    let text = serde_json::to_string_pretty(&metadata(about)).map_err(Error::format(&path))?;
    fs::write(&path, text + "\n").map_err(Error::io(&path))
}

fn metadata(about: &About) -> Value {
    let mut metadata = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "@type": "TableGroup",
        "dc:title": about.title(),
        "dc:description": about.description(),
        "dialect": { "encoding": "utf-8", "header": true, "delimiter": ",", "doubleQuote": true },
        "tables": Tables::ALL.iter().map(|table| table_json(table)).collect::<Vec<_>>(),
    });
    if let Some(publisher) = &about.publisher {
        metadata["dc:publisher"] = json!(publisher);
    }
    if let Some(licence) = &about.licence {
        metadata["dc:license"] = json!({ "@id": licence.address });
    }
    if !about.sources.is_empty() {
        metadata["dc:source"] = about.origins();
    }
    metadata
}

fn table_json(table: &Table) -> Value {
    json!({
        "@type": "Table",
        "url": file_name(table),
        "dc:description": plain(table.description),
        "tableSchema": {
            "columns": table.columns.iter().map(column).collect::<Vec<_>>(),
            "primaryKey": table.primary_key,
            "foreignKeys": keys(table).map(foreign_key).collect::<Vec<_>>(),
        },
    })
}

/// The foreign keys whose columns are all required: a strict validator takes a row with a missing part for one that
/// refers to another.
fn keys(table: &Table) -> impl Iterator<Item = &ForeignKey> {
    let required = |name: &&str| table.columns.iter().any(|column| column.name == *name && column.required);
    table.foreign_keys.iter().filter(move |key| key.columns.iter().all(&required))
}

fn file_name(table: &Table) -> String {
    format!("{}.{FORMAT}", table.name)
}

fn column(column: &Column) -> Value {
    json!({
        "name": column.name,
        "titles": column.name,
        "dc:description": plain(column.description),
        "datatype": datatype(column),
        "required": column.required,
    })
}

/// The type with its rules. The format of a string is a regular expression, also for listed values.
fn datatype(column: &Column) -> Value {
    let mut datatype = Map::new();
    datatype.insert("base".into(), json!(base(column.kind)));
    if !column.words.is_empty() {
        let words: Vec<_> = column.word_names().collect();
        datatype.insert("format".into(), json!(format!("^({})$", words.join("|"))));
    }
    datatype.extend(column.rules.iter().map(|rule| match rule {
        Rule::Pattern(pattern) => ("format".to_owned(), json!(pattern)),
        Rule::Minimum(least) => ("minimum".to_owned(), number(*least)),
        Rule::Maximum(most) => ("maximum".to_owned(), number(*most)),
    }));
    if datatype.len() == 1 { json!(base(column.kind)) } else { Value::Object(datatype) }
}

fn base(kind: Type) -> &'static str {
    match kind {
        Type::Text => "string",
        Type::Integer => "integer",
        Type::Number => "double",
        Type::Boolean => "boolean",
        Type::Date => "date",
    }
}

fn foreign_key(key: &ForeignKey) -> Value {
    let table = Tables::ALL.iter().find(|table| table.name == key.table).expect("a key refers to a table");
    json!({
        "columnReference": key.columns,
        "reference": { "resource": file_name(table), "columnReference": key.references },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The datatype of a column.
    fn check(table: &str, name: &str, expected: Value) {
        let table = Tables::ALL.iter().find(|t| t.name == table).unwrap();
        assert_eq!(datatype(&table.columns[table.position(name).unwrap()]), expected);
    }

    #[test]
    fn a_datatype_holds_the_rules_of_its_column() {
        check("quotes", "text", json!("string"));
        check("quotes", "start", json!({ "base": "integer", "minimum": 0 }));
        check("countries", "share", json!({ "base": "double", "minimum": 0, "maximum": 1 }));
        check("countries", "country_code", json!({ "base": "string", "format": "^[A-Z]{3}$" }));
        check("notices", "severity", json!({ "base": "string", "format": "^(info|warning)$" }));
        check("dates", "earliest", json!("date"));
    }
}
