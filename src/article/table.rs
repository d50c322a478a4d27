//! CSV and TSV: each line is an article, its columns told by their names.

use super::source::Bytes;
use super::{Article, Fields, Rejected};
use std::path::{Path, PathBuf};

/// Which column of a file is which field of an article, where the names are not the usual ones.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    named: Vec<(String, String)>,
}

/// The fields and the usual names of their columns, in the order of preference.
const USUAL: [(&str, &[&str]); 8] = [
    ("id", &["id", "article_id", "doc_id", "uuid", "guid"]),
    ("text", &["text", "body", "content", "article", "maintext", "full_text"]),
    ("title", &["title", "headline"]),
    ("published_on", &["published_on", "date", "published", "published_at", "publication_date", "date_publish"]),
    ("publisher", &["publisher", "source", "publication", "site_name", "source_domain"]),
    ("author", &["author", "authors", "byline"]),
    ("url", &["url", "link"]),
    ("language", &["language", "lang"]),
];

impl Columns {
    /// Reads `id=key,text=story`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let pair = |pair: &str| match pair.split_once('=') {
            Some((field, column)) if USUAL.iter().any(|(known, _)| *known == field) && !column.is_empty() => {
                Ok((field.to_owned(), column.to_owned()))
            }
            _ => {
                let fields: Vec<_> = USUAL.iter().map(|(field, _)| *field).collect();
                Err(format!("expected FIELD=COLUMN with a field of {}, found {pair:?}", fields.join(", ")))
            }
        };
        Ok(Self { named: text.split(',').map(pair).collect::<Result<_, _>>()? })
    }

    /// The place of a field's column among the names of a file.
    fn position<'n>(&self, field: &str, names: impl Iterator<Item = &'n str> + Clone) -> Option<usize> {
        let at = |wanted: &str| names.clone().position(|name| name.trim().eq_ignore_ascii_case(wanted));
        match self.named.iter().find(|(known, _)| known == field) {
            Some((_, column)) => at(column),
            None => USUAL.iter().find(|(known, _)| *known == field)?.1.iter().find_map(|name| at(name)),
        }
    }
}

/// The articles of a CSV or TSV file.
pub struct Table {
    path: PathBuf,
    records: csv::StringRecordsIntoIter<Bytes>,
    /// The places of the fields, in the order of [`USUAL`].
    places: [Option<usize>; USUAL.len()],
}

impl Table {
    /// Reads the head of the file. A file without columns for id and text is rejected as a whole.
    pub fn new(path: &Path, bytes: Bytes, delimiter: u8, columns: &Columns) -> Result<Self, Rejected> {
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(bytes);
        let head = reader.headers().map_err(|e| Rejected::file(path, e))?.clone();
        let names = head.iter().map(|name| name.trim_start_matches('\u{feff}'));
        let places = USUAL.map(|(field, _)| columns.position(field, names.clone()));
        for (place, (field, _)) in places.iter().zip(USUAL).take(2) {
            if place.is_none() {
                let found: Vec<_> = names.clone().collect();
                let reason = format!("expected a column for {field}, found {}", found.join(", "));
                return Err(Rejected::file(path, reason));
            }
        }
        Ok(Self { path: path.to_owned(), records: reader.into_records(), places })
    }

    fn article(&self, record: &csv::StringRecord) -> Result<Article, Rejected> {
        let line = record.position().map(csv::Position::line);
        let [id, text, title, published_on, publisher, author, url, language] =
            self.places.map(|place| place.and_then(|at| record.get(at)).map(str::to_owned));
        Fields { id, text, title, author, publisher, published_on, url, language }.article(&self.path, line)
    }
}

impl Iterator for Table {
    type Item = Result<Article, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        let record = self.records.next()?;
        Some(match record {
            Ok(record) => self.article(&record),
            Err(error) => {
                let line = error.position().map(csv::Position::line);
                Err(Rejected { record: line, ..Rejected::file(&self.path, error) })
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn check(file: &str, columns: &str, expected: &[Result<&str, &str>]) {
        let columns = if columns.is_empty() { Columns::default() } else { Columns::parse(columns).unwrap() };
        let bytes = Box::new(Cursor::new(file.as_bytes().to_vec()));
        let found: Vec<_> = match Table::new(Path::new("n.csv"), bytes, b',', &columns) {
            Ok(table) => table.map(|r| r.map(|a| format!("{}|{}", a.id, a.text)).map_err(|r| r.to_string())).collect(),
            Err(rejected) => vec![Err(rejected.to_string())],
        };
        let found: Vec<_> = found.iter().map(|r| r.as_deref().map_err(String::as_str)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn usual_names_are_known_and_others_can_be_told() {
        check("\u{feff}ID,Body,Date\na,\"One, \"\"two\"\"\nthree\",2019-03-02\n", "", &[Ok("a|One, \"two\"\nthree")]);
        check("key,story\n7,One\n", "id=key,text=story", &[Ok("7|One")]);
        assert!(Columns::parse("id=key,name=x").is_err());
    }

    #[test]
    fn what_is_missing_is_rejected_with_its_line() {
        check("id,title\na,T\n", "", &[Err("n.csv: expected a column for text, found id, title")]);
        let missing = "n.csv, line 2: expected a text, found it empty";
        check("id,text\na,\nb,Two\n", "", &[Err(missing), Ok("b|Two")]);
        check("id,text,date\na,One,soon\n", "", &[Err("n.csv, line 2: expected a day (2015-01-22), found \"soon\"")]);
    }
}
