//! Metadata of texts, from an `articles.csv` beside them.

use super::{Article, Published};
use crate::error::{Error, Result};
use serde::Deserialize;
use std::collections::HashMap;
use std::path::Path;

/// The name of the file.
pub const NAME: &str = "articles.csv";

/// True for files of that name.
pub fn is_named(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == NAME)
}

/// The columns of `articles` that a text cannot contain itself. All except the id are optional.
#[derive(Debug, Deserialize)]
struct Line {
    article_id: String,
    title: Option<String>,
    author: Option<String>,
    publisher: Option<String>,
    published_on: Option<String>,
    url: Option<String>,
    language: Option<String>,
    charset: Option<String>,
}

/// One row of the file, with its day parsed.
#[derive(Debug, Clone, Default)]
struct Known {
    title: Option<String>,
    author: Option<String>,
    publisher: Option<String>,
    published: Published,
    url: Option<String>,
    language: Option<String>,
    charset: Option<String>,
}

/// The articles.csv of one folder.
#[derive(Debug, Default)]
pub struct Sidecar {
    known: HashMap<String, Known>,
}

impl Sidecar {
    /// Reads the file in a folder; if there is none, there is no metadata. An id without a text in the folder, a
    /// duplicate id, and an invalid day are errors with their line.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(NAME);
        if !path.is_file() {
            return Ok(Self::default());
        }
        let mut sidecar = Self::default();
        let mut reader = csv::Reader::from_path(&path).map_err(|e| broken(&path, &e))?;
        let headers = reader.headers().map_err(|e| broken(&path, &e))?.clone();
        for record in reader.into_records() {
            let record = record.map_err(|e| broken(&path, &e))?;
            let number = record.position().map_or(0, csv::Position::line);
            let line = record.deserialize(Some(&headers)).map_err(|e| broken(&path, &e))?;
            sidecar.add(line, folder).map_err(|(expected, found)| Error::Line {
                path: path.clone(),
                line: number,
                expected,
                found,
            })?;
        }
        Ok(sidecar)
    }

    /// Adds a row, or says what was expected and what was found.
    fn add(&mut self, line: Line, folder: &Path) -> Result<(), (String, String)> {
        let id = line.article_id.clone();
        if !folder.join(format!("{id}.txt")).is_file() {
            return Err((format!("the id of a text in {}", folder.display()), format!("{id:?}")));
        }
        let known = line.known().map_err(|found| ("a day (2015-01-22)".to_owned(), format!("{found:?}")))?;
        match self.known.insert(id.clone(), known) {
            Some(_) => Err(("each id once".to_owned(), format!("{id:?} again"))),
            None => Ok(()),
        }
    }

    /// The declared charset of a text, if there is one.
    pub fn charset(&self, id: &str) -> Option<&str> {
        self.known.get(id)?.charset.as_deref()
    }

    /// Adds the metadata to an article.
    pub fn complete(&self, article: Article) -> Article {
        let Some(known) = self.known.get(&article.id).cloned() else { return article };
        let remarks = article.remarks.into_iter().chain(known.published.remark()).collect();
        Article {
            title: known.title.or(article.title),
            author: known.author,
            publisher: known.publisher,
            published_on: known.published.on,
            remarks,
            url: known.url.or(article.url),
            language: known.language,
            ..article
        }
    }
}

impl Line {
    /// Parses the day; returns it as the error if it is invalid.
    fn known(self) -> Result<Known, String> {
        let published = match self.published_on.filter(|d| !d.is_empty()) {
            Some(written) => Published::read(&written).map_err(|_| written)?,
            None => Published::default(),
        };
        let filled = |cell: Option<String>| cell.filter(|c| !c.is_empty());
        Ok(Known {
            title: filled(self.title),
            author: filled(self.author),
            publisher: filled(self.publisher),
            published,
            url: filled(self.url),
            language: filled(self.language),
            charset: filled(self.charset),
        })
    }
}

fn broken(path: &Path, error: &csv::Error) -> Error {
    let line = error.position().map_or(1, csv::Position::line);
    Error::Line {
        path: path.to_owned(),
        line,
        expected: "UTF-8 CSV with a header that has article_id".to_owned(),
        found: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn read(csv: &str) -> Result<Sidecar, String> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "A").unwrap();
        fs::write(folder.path().join("b.txt"), "B").unwrap();
        fs::write(folder.path().join(NAME), csv).unwrap();
        Sidecar::read(folder.path()).map_err(|e| e.to_string().replace(&folder.path().display().to_string(), "F"))
    }

    fn check_error(csv: &str, expected: &str) {
        let error = read(csv).unwrap_err();
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn a_line_completes_the_article_with_its_id() {
        let sidecar = read("article_id,published_on,publisher\nb,2015-01-22,BBC\na,,\n").unwrap();
        let b = sidecar.complete(Article::from_text("b", "Title\nText"));
        assert_eq!((b.publisher.as_deref(), b.title.as_deref()), (Some("BBC"), Some("Title")));
        assert_eq!(b.published_on.unwrap().to_string(), "2015-01-22");
        assert_eq!(sidecar.complete(Article::from_text("a", "x")), Article::from_text("a", "x"));
    }

    #[test]
    fn what_is_wrong_is_an_error_with_its_line() {
        check_error("article_id\na\nz\n", "F/articles.csv, line 3: expected the id of a text in F, found \"z\"");
        check_error("article_id,published_on\na,soon\n", "line 2: expected a day (2015-01-22), found \"soon\"");
        check_error("article_id\na\na\n", "line 3: expected each id once, found \"a\" again");
        check_error("id\na\n", "expected UTF-8 CSV with a header that has article_id");
    }
}
