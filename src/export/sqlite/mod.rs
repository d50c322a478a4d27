//! SQLite: all tables in one database, with keys, indexes, full-text search, the data dictionary and views. It is
//! written from the tables in another format, in one transaction: no other program uses it before it is complete, so it
//! needs neither a journal nor syncing of its own.

use super::{Files, Format, open};
use crate::error::{Error, Result};
use crate::schema::{Rows, Table, Tables, Value};
use rusqlite::{Connection, Statement};
use std::fs;
use std::io;
use std::path::Path;

mod dictionary;
mod read;
mod statements;

/// See the module.
pub const FORMAT: Format = Format {
    name: "sqlite",
    media_type: "application/vnd.sqlite3",
    files: Files::OfAll { name: "tidings.sqlite", write },
    open: read::open,
};

/// Settings for writing a new database. Rows of a table may come before those that they refer to.
const WRITING: &str = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA cache_size = -65536; PRAGMA foreign_keys = OFF;";

/// Writes a database with the tables of a folder.
fn write(from: &Path, path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::io(path)(error)),
        _ => {}
    }
    let database = Connection::open(path).map_err(Error::format(path))?;
    database.execute_batch(WRITING).and_then(|()| database.execute_batch("BEGIN")).map_err(Error::format(path))?;
    let rows = Tables::ALL.iter().map(|table| fill(&database, table, from, path)).collect::<Result<Vec<_>>>()?;
    complete(&database, &rows).and_then(|()| database.execute_batch("COMMIT")).map_err(Error::format(path))?;
    database.close().map_err(|(_, error)| Error::format(path)(error))
}

/// Creates a table with its rows, which are read in another format; returns their number.
fn fill(database: &Connection, table: &'static Table, from: &Path, path: &Path) -> Result<u64> {
    database.execute_batch(&statements::table(table)).map_err(Error::format(path))?;
    let mut insert = database.prepare(&statements::insert(table)).map_err(Error::format(path))?;
    let mut count = 0;
    for batch in open(table, from, None)? {
        let batch = batch?;
        (0..batch.len()).try_for_each(|row| add(&mut insert, &batch, row)).map_err(Error::format(path))?;
        count += batch.len() as u64;
    }
    Ok(count)
}

fn add(insert: &mut Statement, rows: &dyn Rows, row: usize) -> rusqlite::Result<()> {
    for column in 0..rows.table().columns.len() {
        let place = column + 1;
        match rows.value(row, column) {
            Value::Null => insert.raw_bind_parameter(place, rusqlite::types::Null),
            Value::Text(text) => insert.raw_bind_parameter(place, text),
            Value::Integer(n) => insert.raw_bind_parameter(place, n),
            Value::Number(n) => insert.raw_bind_parameter(place, n),
            Value::Boolean(b) => insert.raw_bind_parameter(place, b),
            Value::Date(day) => insert.raw_bind_parameter(place, day.to_string()),
        }?;
    }
    insert.raw_execute().map(drop)
}

/// Adds indexes, search and views, with the number of rows of each table.
fn complete(database: &Connection, rows: &[u64]) -> rusqlite::Result<()> {
    for table in Tables::ALL {
        statements::indexes(table).iter().try_for_each(|index| database.execute_batch(index))?;
        statements::search(table).iter().try_for_each(|search| database.execute_batch(search))?;
    }
    database.execute_batch(statements::VIEWS)?;
    dictionary::write(database, rows)?;
    database.execute_batch("ANALYZE")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::export::{BATCH, write_plain};
    use std::path::PathBuf;
    use tempfile::TempDir;

    const STORY: &str = "Talks end in Geneva\n\"We tried,\" said Jane Smith, the UK ambassador. Some 200 delegates left on \
                         Friday. \"They will be back,\" she told reporters. The Water Board said that it was ready.\n";

    /// A folder with the tables of some articles, and the database made from them.
    fn made(articles: usize) -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let of = |n| {
            let mut article = Article::from_text(format!("NA{n}"), STORY);
            article.published_on = "2015-01-22".parse().ok();
            article.publisher = Some("The \"Weekly\", NA".into());
            crate::process(&article)
        };
        write_plain(folder.path(), &(0..articles).map(of).collect::<Vec<_>>());
        let path = folder.path().join("tidings.sqlite");
        write(folder.path(), &path).unwrap();
        (folder, path)
    }

    fn one<T: rusqlite::types::FromSql>(path: &Path, query: &str) -> T {
        Connection::open(path).unwrap().query_row(query, [], |row| row.get(0)).expect(query)
    }

    #[test]
    fn the_rows_are_those_of_the_other_format() {
        // More rows than fit into a batch.
        let (folder, path) = made(BATCH / 5 + 1);
        for table in Tables::ALL {
            let (csv, database) = (open(table, folder.path(), None).unwrap(), read::open(table, &path, None).unwrap());
            let mut count = 0;
            for (left, right) in csv.zip(database).map(|(left, right)| (left.unwrap(), right.unwrap())) {
                assert_eq!(left.len(), right.len(), "{}", table.name);
                for (row, column) in (0..left.len()).flat_map(|row| (0..table.columns.len()).map(move |c| (row, c))) {
                    assert_eq!(left.value(row, column), right.value(row, column), "{}", table.name);
                }
                count += left.len();
            }
            assert_eq!(one::<i64>(&path, &format!("SELECT count(*) FROM \"{}\"", table.name)), count as i64);
        }
    }

    #[test]
    fn the_database_is_whole_and_its_keys_refer_to_rows() {
        let (_folder, path) = made(2);
        assert_eq!(one::<String>(&path, "PRAGMA integrity_check"), "ok");
        let database = Connection::open(&path).unwrap();
        let mut broken = database.prepare("PRAGMA foreign_key_check").unwrap();
        assert!(broken.query([]).unwrap().next().unwrap().is_none());
        let strict = "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict \
                      AND name NOT LIKE 'sqlite%'";
        assert_eq!(one::<i64>(&path, strict), 0);
        let refused = database.execute("UPDATE quotes SET kind = 'shouted'", []);
        assert!(refused.unwrap_err().to_string().contains("CHECK"), "only listed values");
        assert!(database.execute("DELETE FROM articles", []).is_err(), "rows refer to them");
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let [one, other] = [made(3), made(3)].map(|(_folder, path)| fs::read(path).unwrap());
        assert!(one == other);
    }

    #[test]
    fn words_are_found() {
        let (_folder, path) = made(2);
        let found = |words: &str| {
            let query = "SELECT count(*) FROM quotes_fts JOIN quotes ON quotes.rowid = quotes_fts.rowid \
                         WHERE quotes_fts MATCH";
            one::<i64>(&path, &format!("{query} '{words}'"))
        };
        assert_eq!((found("tried"), found("speaker:smith"), found("shouted")), (2, 4, 0));
        assert_eq!(one::<i64>(&path, "SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH 'delegates'"), 2);
    }

    #[test]
    fn a_key_to_another_table_is_found_by_an_index() {
        let (_folder, path) = made(1);
        let plan =
            "EXPLAIN QUERY PLAN SELECT * FROM people JOIN mentions USING (person_id) WHERE people.name = 'Smith'";
        let database = Connection::open(path).unwrap();
        let mut plan = database.prepare(plan).unwrap();
        let steps: Vec<String> = plan.query_map([], |row| row.get(3)).unwrap().map(Result::unwrap).collect();
        assert!(steps.iter().any(|step| step.contains("mentions_on_person_id")), "{steps:?}");
    }

    #[test]
    fn views_answer_what_everybody_asks() {
        let (_folder, path) = made(2);
        let said = "SELECT count(*) FROM quotes_by_speaker WHERE speaker = 'Jane Smith' AND role = 'UK ambassador' \
                    AND outlet = 'The \"Weekly\", NA'";
        assert_eq!(one::<i64>(&path, said), 4);
        let counted = "SELECT quotes || ' in ' || articles FROM speakers_by_month \
                       WHERE speaker = 'Jane Smith' AND month = '2015-01'";
        assert_eq!(one::<String>(&path, counted), "4 in 2");
        assert_eq!(one::<f64>(&path, "SELECT value FROM numbers WHERE unit = 'delegates'"), 200.0);
        assert_eq!(one::<i64>(&path, "SELECT articles FROM countries_by_month WHERE country = 'Switzerland'"), 2);
    }

    #[test]
    fn the_dictionary_tells_of_every_table_column_and_view() {
        let (_folder, path) = made(2);
        let described = |of: &str| one::<i64>(&path, &format!("SELECT count(*) FROM {of} WHERE description <> ''"));
        let columns: usize = Tables::ALL.iter().map(|table| table.columns.len()).sum();
        assert_eq!(described("columns"), columns as i64);
        let views: i64 = one(&path, "SELECT count(*) FROM sqlite_schema WHERE type = 'view'");
        assert_eq!(described("tables"), Tables::ALL.len() as i64 + views);
        assert_eq!(one::<i64>(&path, "SELECT \"rows\" FROM tables WHERE name = 'articles'"), 2);
        let meaning = "SELECT description FROM \"values\" WHERE table_name = 'quotes' AND value = 'tag_after'";
        assert!(one::<String>(&path, meaning).contains("follows the words"));
    }
}
