//! What a run must remember of the admitted articles, saved as they come: a resumed run knows their ids and their
//! clusters without reading them again.

use crate::article::Article;
use crate::copies::Signature;
use crate::error::{Error, Result};
use crate::export::growing;
use std::fs::File;
use std::path::{Path, PathBuf};

/// The file, in the folder that is not published.
const NAME: &str = "admitted.csv";

/// An admitted article, whether it was processed or left out as a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admitted {
    /// Its id.
    pub id: String,
    /// Where it was read from.
    pub source_path: Option<String>,
    /// See [`Article::record`].
    pub record: Option<u64>,
    /// Its signature, if it is the first of its cluster.
    pub first: Option<Signature>,
    /// The first article of its cluster, possibly itself; none if that is not in the tables.
    pub copy_of: Option<String>,
}

impl Admitted {
    /// What is saved of an article.
    pub fn of(article: &Article, first: Option<Signature>) -> Self {
        let Article { id, source_path, record, .. } = article;
        Self { id: id.clone(), source_path: source_path.clone(), record: *record, first, copy_of: None }
    }
}

/// The file while it is written: a line per article.
pub(super) struct AdmittedList {
    path: PathBuf,
    writer: csv::Writer<File>,
}

impl AdmittedList {
    /// Starts the list in a folder.
    pub fn create(folder: &Path) -> Result<Self> {
        let path = folder.join(NAME);
        let file = File::create(&path).map_err(Error::io(&path))?;
        Ok(Self { path, writer: writer(file) })
    }

    /// Continues after a committed length; passes on the articles up to there.
    pub fn go_on(folder: &Path, length: u64, mut remember: impl FnMut(Admitted)) -> Result<Self> {
        let path = folder.join(NAME);
        let file = growing::go_on(&path, length)?;
        let reader = csv::ReaderBuilder::new().has_headers(false).from_path(&path).map_err(Error::format(&path))?;
        for record in reader.into_records() {
            let record = record.map_err(Error::format(&path))?;
            remember(read(&record).ok_or_else(|| broken(&path, &record))?);
        }
        Ok(Self { path, writer: writer(file) })
    }

    /// Adds an article.
    pub fn add(&mut self, Admitted { id, source_path, record, first, copy_of }: &Admitted) -> Result<()> {
        let record = record.map(|record| record.to_string()).unwrap_or_default();
        let first = first.as_ref().map(ToString::to_string).unwrap_or_default();
        let cells = [
            id.as_str(),
            source_path.as_deref().unwrap_or_default(),
            &record,
            &first,
            copy_of.as_deref().unwrap_or_default(),
        ];
        self.writer.write_record(cells).map_err(Error::format(&self.path))
    }

    /// Syncs what was added so far; returns the length of the file.
    pub fn commit(&mut self) -> Result<u64> {
        self.writer.flush().map_err(Error::io(&self.path))?;
        growing::commit(self.writer.get_ref(), &self.path)
    }
}

fn writer(file: File) -> csv::Writer<File> {
    csv::WriterBuilder::new().has_headers(false).buffer_capacity(1 << 16).from_writer(file)
}

fn read(cells: &csv::StringRecord) -> Option<Admitted> {
    let filled = |at: usize| cells.get(at).filter(|cell| !cell.is_empty());
    Some(Admitted {
        id: cells.get(0)?.to_owned(),
        source_path: filled(1).map(str::to_owned),
        record: filled(2).map(str::parse).transpose().ok()?,
        first: filled(3).map(str::parse).transpose().ok()?,
        copy_of: filled(4).map(str::to_owned),
    })
}

fn broken(path: &Path, record: &csv::StringRecord) -> Error {
    let line = record.position().map_or(0, csv::Position::line);
    let (expected, found) = ("what a run wrote down of an article".to_owned(), format!("{record:?}"));
    Error::Line { path: path.to_owned(), line, expected, found }
}

#[cfg(test)]
mod tests {
    use super::super::sift::Register;
    use super::*;

    /// What becomes of an article.
    fn fate(register: &mut Register, id: &str, text: &str) -> Result<String, String> {
        let article = Article { source_path: Some("n.jsonl".into()), record: Some(9), ..Article::from_text(id, text) };
        let admitted = register.admit(&article, Signature::of(text));
        admitted.map(|admitted| admitted.cluster_id).map_err(|dropped| dropped.what.reason)
    }

    #[test]
    fn what_was_committed_is_known_again_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let mut list = AdmittedList::create(folder.path()).unwrap();
        let article = |id: &str, record| Article {
            source_path: Some("n.jsonl".into()),
            record,
            ..Article::from_text(id, "One, \"two\"")
        };
        let first = Signature::of("One story.");
        list.add(&Admitted::of(&article("a,\"b\"", Some(3)), Some(first))).unwrap();
        list.add(&Admitted::of(&article("copy", None), None)).unwrap();
        let length = list.commit().unwrap();
        list.add(&Admitted::of(&article("late", Some(5)), None)).unwrap();
        drop(list);
        let mut register = Register::new(false);
        let remember = |admitted| register.remember(admitted);
        let mut list = AdmittedList::go_on(folder.path(), length, remember).unwrap();
        assert_eq!(list.commit().unwrap(), length);
        let taken = |id: &str, place: &str| Err(format!("duplicate id {id:?}: {place} has it"));
        assert_eq!(fate(&mut register, "a,\"b\"", "x"), taken("a,\"b\"", "n.jsonl, line 3"));
        assert_eq!(fate(&mut register, "copy", "x"), taken("copy", "n.jsonl"));
        assert_eq!(fate(&mut register, "late", "One story."), Ok("a,\"b\"".to_owned()));
    }
}
