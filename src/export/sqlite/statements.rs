//! The SQL statements for tables, indexes and full-text search, derived from the schema.

use crate::schema::{Column, ForeignKey, Table, Type};

/// Views for common questions, each after a comment that describes it.
pub const VIEWS: &str = include_str!("views.sql");

/// Columns by which rows are often selected, besides keys.
const LOOKED_FOR: [&str; 8] =
    ["published_on", "publisher", "name", "speaker", "source", "measure", "country_code", "cluster_id"];

/// The columns with full-text search.
const SEARCHED: [(&str, &[&str]); 2] = [("sentences", &["text"]), ("quotes", &["text", "speaker"])];

/// A quoted name, which may be a keyword of SQL.
fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

fn list(names: &[&str]) -> String {
    names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ")
}

/// Creates a table with its keys and the rules that SQLite can enforce.
pub fn table(table: &Table) -> String {
    let columns = table.columns.iter().map(column);
    let primary = format!("PRIMARY KEY ({})", list(table.primary_key));
    let parts: Vec<_> = columns.chain([primary]).chain(table.foreign_keys.iter().map(foreign_key)).collect();
    format!("CREATE TABLE {} (\n  {}\n) STRICT", quoted(table.name), parts.join(",\n  "))
}

fn column(column: &Column) -> String {
    let kind = match column.kind {
        Type::Text | Type::Date => "TEXT",
        Type::Integer | Type::Boolean => "INTEGER",
        Type::Number => "REAL",
    };
    let required = if column.required { " NOT NULL" } else { "" };
    let words: Vec<_> = column.word_names().map(|word| format!("'{word}'")).collect();
    let check = match column.kind {
        Type::Boolean => format!(" CHECK ({} IN (0, 1))", quoted(column.name)),
        _ if !words.is_empty() => format!(" CHECK ({} IN ({}))", quoted(column.name), words.join(", ")),
        _ => String::new(),
    };
    format!("{} {kind}{required}{check}", quoted(column.name))
}

fn foreign_key(ForeignKey { columns, table, references }: &ForeignKey) -> String {
    format!("FOREIGN KEY ({}) REFERENCES {} ({})", list(columns), quoted(table), list(references))
}

/// Inserts a row.
pub fn insert(table: &Table) -> String {
    let places = vec!["?"; table.columns.len()].join(", ");
    format!("INSERT INTO {} VALUES ({places})", quoted(table.name))
}

/// Creates an index for every foreign key, and for the columns by which rows are often selected.
pub fn indexes(table: &Table) -> Vec<String> {
    let keys = table.foreign_keys.iter().map(|key| key.columns);
    let looked_for = LOOKED_FOR.iter().map(std::slice::from_ref).filter(|one| table.position(one[0]).is_some());
    let wanted: Vec<&[&str]> = keys.chain(looked_for).collect();
    // An index also serves queries on its first columns.
    let longer =
        |columns: &&[&str]| wanted.iter().any(|other| other.len() > columns.len() && other.starts_with(columns));
    let again = |at: usize, columns: &&[&str]| wanted[..at].contains(columns) || table.primary_key.starts_with(columns);
    let needed = wanted.iter().enumerate().filter(|(at, columns)| !again(*at, columns) && !longer(columns));
    needed.map(|(_, columns)| index(table, columns)).collect()
}

/// An index contains only the rows that have a value.
fn index(table: &Table, columns: &[&str]) -> String {
    let is_required = |name: &str| table.position(name).is_some_and(|at| table.columns[at].required);
    let present: Vec<_> =
        columns.iter().filter(|name| !is_required(name)).map(|name| format!("{} IS NOT NULL", quoted(name))).collect();
    let only = if present.is_empty() { String::new() } else { format!(" WHERE {}", present.join(" AND ")) };
    let name = format!("{}_on_{}", table.name, columns.join("_"));
    format!("CREATE INDEX {} ON {} ({}){only}", quoted(&name), quoted(table.name), list(columns))
}

/// Creates the full-text search of a table, without a copy of the texts: its row ids are those of the table.
pub fn search(table: &Table) -> Vec<String> {
    let Some((name, columns)) = SEARCHED.iter().find(|(name, _)| *name == table.name) else { return Vec::new() };
    let fts = quoted(&format!("{name}_fts"));
    vec![
        format!(
            "CREATE VIRTUAL TABLE {fts} USING fts5({}, content={}, tokenize='unicode61 remove_diacritics 2')",
            list(columns),
            quoted(name)
        ),
        format!("INSERT INTO {fts} ({fts}) VALUES ('rebuild')"),
    ]
}

/// The views by name, with their descriptions.
pub fn views() -> impl Iterator<Item = (&'static str, String)> {
    VIEWS.split(";\n").filter_map(|view| {
        let name = view.split("CREATE VIEW ").nth(1)?.split_whitespace().next()?;
        let words = view.lines().filter_map(|line| line.strip_prefix("-- "));
        Some((name, words.collect::<Vec<_>>().join(" ")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Mention, Notice, Person, Row};

    #[test]
    fn a_table_has_types_keys_and_listed_values() {
        let made = table(&Notice::TABLE);
        for part in [
            "CREATE TABLE \"notices\" (",
            "\"sentence\" INTEGER,",
            "\"severity\" TEXT NOT NULL CHECK (\"severity\" IN ('info', 'warning'))",
            "PRIMARY KEY (\"notice_id\")",
            "FOREIGN KEY (\"article_id\") REFERENCES \"articles\" (\"article_id\")",
            ") STRICT",
        ] {
            assert!(made.contains(part), "{part}: {made}");
        }
    }

    #[test]
    fn no_index_is_made_twice() {
        let made = indexes(&Mention::TABLE);
        let has = |columns: &str| made.iter().any(|index| index.contains(&format!("({columns})")));
        assert!(has("\"article_id\", \"sentence\"") && has("\"article_id\", \"country_code\""));
        assert!(has("\"person_id\"") && made.iter().any(|index| index.ends_with("WHERE \"person_id\" IS NOT NULL")));
        assert!(!has("\"article_id\""), "the others begin with it");
        assert!(indexes(&Person::TABLE).iter().any(|index| index.contains("people_on_name")));
    }

    #[test]
    fn every_view_says_what_it_is() {
        let names: Vec<_> = views().map(|(name, words)| (name, words.len() > 20)).collect();
        assert_eq!(names.len(), VIEWS.matches("CREATE VIEW").count());
        assert!(names.iter().all(|(_, told)| *told), "{names:?}");
    }
}
