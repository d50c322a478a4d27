//! Which files are read, in which order, by which reader.

use super::sidecar::{self, Sidecar};
use super::{Article, Rejected, records, text};
use crate::error::Result;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The format of a file of articles, told by its extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Records,
}

/// The extensions that are read.
const FORMATS: &[(&str, Format)] = &[("txt", Format::Text), ("jsonl", Format::Records), ("ndjson", Format::Records)];

fn format(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    FORMATS.iter().find(|(known, _)| *known == extension).map(|&(_, format)| format)
}

/// What is to be read: the files, in order, and what is known of the texts among them.
#[derive(Debug)]
pub struct Inputs {
    files: Vec<Result<(PathBuf, Format), Rejected>>,
    sidecars: BTreeMap<PathBuf, Sidecar>,
    /// Files in the folders given that no reader reads.
    pub passed_over: usize,
}

impl Inputs {
    /// Finds the files: those that are given, and those in the folders that are given, by path, with all folders in them.
    pub fn find(paths: &[PathBuf]) -> Result<Self> {
        let mut inputs = Self { files: Vec::new(), sidecars: BTreeMap::new(), passed_over: 0 };
        for path in paths {
            if path.is_dir() {
                inputs.add_folder(path);
            } else if path.file_name().is_none_or(|name| name != sidecar::NAME) {
                let unknown = || Rejected::file(path, "expected a .txt, .jsonl or .ndjson file, found none of these");
                inputs.files.push(format(path).map(|f| (path.clone(), f)).ok_or_else(unknown));
            }
        }
        inputs.read_sidecars()?;
        Ok(inputs)
    }

    fn add_folder(&mut self, folder: &Path) {
        let entries = fs::read_dir(folder)
            .and_then(|entries| entries.map(|entry| entry.map(|e| e.path())).collect::<std::io::Result<Vec<_>>>());
        let mut paths = match entries {
            Ok(paths) => paths,
            Err(error) => return self.files.push(Err(Rejected::file(folder, error))),
        };
        paths.sort();
        for path in paths {
            match format(&path) {
                _ if path.is_dir() => self.add_folder(&path),
                Some(format) => self.files.push(Ok((path, format))),
                None => self.passed_over += usize::from(path.file_name().is_none_or(|name| name != sidecar::NAME)),
            }
        }
    }

    fn read_sidecars(&mut self) -> Result<()> {
        for (path, format) in self.files.iter().flatten() {
            let folder = folder(path);
            if *format == Format::Text && !self.sidecars.contains_key(folder) {
                self.sidecars.insert(folder.to_owned(), Sidecar::read(folder)?);
            }
        }
        Ok(())
    }

    /// Reads the articles one after the other.
    pub fn read(self) -> Reading {
        Reading { files: self.files.into_iter(), sidecars: self.sidecars, open: None }
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The articles of all inputs, in order.
pub struct Reading {
    files: std::vec::IntoIter<Result<(PathBuf, Format), Rejected>>,
    sidecars: BTreeMap<PathBuf, Sidecar>,
    /// The file of many articles that is being read.
    open: Option<Box<dyn Iterator<Item = Result<Article, Rejected>> + Send>>,
}

impl Iterator for Reading {
    type Item = Result<Article, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(article) = self.open.as_mut().and_then(Iterator::next) {
                return Some(article);
            }
            self.open = None;
            match self.files.next()? {
                Err(rejected) => return Some(Err(rejected)),
                Ok((path, Format::Text)) => return Some(self.text(&path)),
                Ok((path, Format::Records)) => match records::read(&path) {
                    Ok(records) => self.open = Some(Box::new(records)),
                    Err(rejected) => return Some(Err(rejected)),
                },
            }
        }
    }
}

impl Reading {
    fn text(&self, path: &Path) -> Result<Article, Rejected> {
        let article = text::read(path)?;
        Ok(match self.sidecars.get(folder(path)) {
            Some(sidecar) => sidecar.complete(article),
            None => article,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_read_by_path_with_the_folders_in_them() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("b")).unwrap();
        for (name, text) in [("c.txt", "C"), ("b/x.TXT", "X"), ("a.txt", "A"), ("notes.md", "N")] {
            fs::write(at(name), text).unwrap();
        }
        fs::write(at("b/y.jsonl"), "{\"id\":\"y1\",\"text\":\"Y\"}\n{\"id\":\"y2\",\"text\":\"Y\"}\n").unwrap();
        fs::write(at("articles.csv"), "article_id,publisher\nc,AP\n").unwrap();
        let inputs = Inputs::find(&[folder.path().to_owned()]).unwrap();
        assert_eq!(inputs.passed_over, 1);
        let articles: Vec<_> = inputs.read().map(Result::unwrap).collect();
        assert_eq!(articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["a", "x", "y1", "y2", "c"]);
        assert_eq!(articles[4].publisher.as_deref(), Some("AP"));
    }

    #[test]
    fn what_cannot_be_read_is_rejected() {
        let paths = [PathBuf::from("no/such.txt"), PathBuf::from("Cargo.toml"), PathBuf::from("no/such.jsonl")];
        let rejected: Vec<_> = Inputs::find(&paths).unwrap().read().map(|r| r.unwrap_err().to_string()).collect();
        assert!(rejected[0].starts_with("no/such.txt: No such file"), "{rejected:?}");
        assert!(rejected[1].starts_with("Cargo.toml: expected a .txt, .jsonl or .ndjson file"), "{rejected:?}");
        assert!(rejected[2].starts_with("no/such.jsonl: No such file"), "{rejected:?}");
    }
}
