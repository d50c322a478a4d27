//! The data dictionary: what every table and column means, for reading.

use super::package::{self, plain};
use crate::schema::{Column, Rule, Table, Tables};
use serde_json::{Value, json};
use std::fmt::Write;

/// The dictionary as JSON: tables with the schemas that stand in the data package.
pub fn json() -> Value {
    let tables = Tables::ALL.iter().map(|table| {
        json!({ "name": table.name, "description": plain(table.description), "schema": package::table_schema(table) })
    });
    json!({ "tables": tables.collect::<Vec<_>>() })
}

/// The dictionary as Markdown.
pub fn markdown() -> String {
    let mut text = String::from(HEAD);
    for table in Tables::ALL {
        write_table(&mut text, table).expect("a String takes everything");
    }
    text
}

const HEAD: &str = "\
# Data dictionary

Made by `tidings schema` from `src/schema/`; do not edit. Every table is written as CSV and as Parquet with the same columns
and values. A missing value is an empty cell in CSV and null in Parquet. `start` and `end` are half-open offsets in Unicode
code points into the article's text, as Python slices it; `sentence` counts from 1 within the article.
";

fn write_table(text: &mut String, table: &Table) -> std::fmt::Result {
    writeln!(text, "\n## {}\n\n{}\n", table.name, plain(table.description))?;
    writeln!(text, "Primary key: {}.", code(table.primary_key))?;
    for key in table.foreign_keys {
        writeln!(text, "{} refers to {} in `{}`.", code(key.columns), code(key.references), key.table)?;
    }
    writeln!(text, "\n| column | type | missing | meaning |\n| --- | --- | --- | --- |")?;
    for column in table.columns {
        let missing = if column.required { "never" } else { "empty" };
        writeln!(text, "| `{}` | {} | {missing} | {} |", column.name, column.kind.name(), meaning(column))?;
    }
    Ok(())
}

fn code(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn meaning(column: &Column) -> String {
    let mut parts = vec![plain(column.description)];
    if !column.words.is_empty() {
        parts.push(format!("One of {}.", code(column.words)));
    }
    parts.extend(column.rules.iter().map(|rule| match rule {
        Rule::Pattern(pattern) => format!("Like `{pattern}`."),
        Rule::Minimum(least) => format!("At least {least}."),
        Rule::Maximum(most) => format!("At most {most}."),
        Rule::Unique => "Each value once.".to_owned(),
    }));
    parts.join(" ").replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_stands_in_both_forms() {
        let (markdown, json) = (markdown(), json().to_string());
        for table in Tables::ALL {
            assert!(markdown.contains(&format!("\n## {}\n", table.name)));
            for column in table.columns {
                assert!(markdown.contains(&format!("| `{}` |", column.name)), "{}", column.name);
                assert!(json.contains(&format!("\"name\":\"{}\"", column.name)), "{}", column.name);
            }
        }
    }
}
