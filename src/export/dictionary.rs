//! The data dictionary: what every table and column means.

use super::package::{self, plain};
use crate::schema::{Column, Rule, Table, Tables};
use serde_json::{Value, json};
use std::fmt::{Display, Write};

/// What each listed value of a column means: a JSON object.
pub fn words(column: &Column) -> Value {
    column.words.iter().map(|word| (word.name.to_owned(), json!(plain(word.description)))).collect()
}

/// The dictionary as JSON: tables with the same schemas as in the data package.
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
    table.columns.iter().filter(|column| !column.words.is_empty()).try_for_each(|column| write_words(text, column))
}

/// What each listed value of a column means.
fn write_words(text: &mut String, column: &Column) -> std::fmt::Result {
    writeln!(text, "\n| `{}` | meaning |\n| --- | --- |", column.name)?;
    for word in column.words {
        writeln!(text, "| `{}` | {} |", word.name, cell(&plain(word.description)))?;
    }
    Ok(())
}

/// A text as a cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn code<Name: Display>(names: impl IntoIterator<Item = Name>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn meaning(column: &Column) -> String {
    let mut parts = vec![plain(column.description)];
    if !column.words.is_empty() {
        parts.push(format!("One of {}.", code(column.word_names())));
    }
    parts.extend(column.rules.iter().map(|rule| match rule {
        Rule::Pattern(pattern) => format!("Like `{pattern}`."),
        Rule::Minimum(least) => format!("At least {least}."),
        Rule::Maximum(most) => format!("At most {most}."),
    }));
    cell(&parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_in_both_forms() {
        let (markdown, json) = (markdown(), json().to_string());
        for table in Tables::ALL {
            assert!(markdown.contains(&format!("\n## {}\n", table.name)));
            for column in table.columns {
                assert!(markdown.contains(&format!("| `{}` |", column.name)), "{}", column.name);
                assert!(json.contains(&format!("\"name\":\"{}\"", column.name)), "{}", column.name);
                for word in column.words {
                    let meaning = plain(word.description);
                    assert!(markdown.contains(&format!("| `{}` | {} |", word.name, cell(&meaning))), "{}", word.name);
                    let category = json!({ "value": word.name, "label": meaning }).to_string();
                    assert!(json.contains(&category), "{category}");
                }
            }
        }
    }
}
