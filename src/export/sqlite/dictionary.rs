//! The data dictionary as tables: what the tables, their columns and their listed values mean.

use super::statements::views;
use crate::export::package::plain;
use crate::schema::{Rule, Table, Tables};
use rusqlite::{Connection, params};

const TABLES: &str = r#"
CREATE TABLE "tables" (
  "name" TEXT NOT NULL PRIMARY KEY,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('table', 'view')),
  "rows" INTEGER,
  "description" TEXT NOT NULL
) STRICT;
CREATE TABLE "columns" (
  "table_name" TEXT NOT NULL REFERENCES "tables" ("name"),
  "name" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "type" TEXT NOT NULL,
  "required" INTEGER NOT NULL CHECK ("required" IN (0, 1)),
  "pattern" TEXT,
  "minimum" REAL,
  "maximum" REAL,
  "description" TEXT NOT NULL,
  PRIMARY KEY ("table_name", "name")
) STRICT;
CREATE TABLE "values" (
  "table_name" TEXT NOT NULL,
  "column_name" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  PRIMARY KEY ("table_name", "column_name", "value"),
  FOREIGN KEY ("table_name", "column_name") REFERENCES "columns" ("table_name", "name")
) STRICT;
"#;

/// Writes the dictionary of tables, with the number of rows of each.
pub fn write(database: &Connection, rows: &[u64]) -> rusqlite::Result<()> {
    database.execute_batch(TABLES)?;
    let mut insert = database.prepare("INSERT INTO \"tables\" VALUES (?, ?, ?, ?)")?;
    for (table, &rows) in Tables::ALL.iter().zip(rows) {
        insert.execute(params![table.name, "table", rows as i64, plain(table.description)])?;
    }
    for (name, description) in views() {
        insert.execute(params![name, "view", None::<i64>, description])?;
    }
    Tables::ALL.iter().try_for_each(|table| columns(database, table))
}

fn columns(database: &Connection, table: &Table) -> rusqlite::Result<()> {
    let mut insert = database.prepare("INSERT INTO \"columns\" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    let mut insert_value = database.prepare("INSERT INTO \"values\" VALUES (?, ?, ?, ?)")?;
    for (column, position) in table.columns.iter().zip(1_i64..) {
        let number = |wanted: fn(&Rule) -> Option<f64>| column.rules.iter().find_map(wanted);
        let minimum = number(|rule| if let Rule::Minimum(n) = rule { Some(*n) } else { None });
        let maximum = number(|rule| if let Rule::Maximum(n) = rule { Some(*n) } else { None });
        let pattern = column.rules.iter().find_map(|rule| if let Rule::Pattern(p) = rule { Some(*p) } else { None });
        let (kind, meaning) = (column.kind.name(), plain(column.description));
        insert.execute(params![
            table.name,
            column.name,
            position,
            kind,
            column.required,
            pattern,
            minimum,
            maximum,
            meaning
        ])?;
        for word in column.words {
            insert_value.execute(params![table.name, column.name, word.name, plain(word.description)])?;
        }
    }
    Ok(())
}
