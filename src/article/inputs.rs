//! Which files are read, in which order, by which reader.

use super::container::{Content, Member};
use super::format::Format;
use super::parquet::Parquet;
use super::passed::Passed;
use super::reader::{Articles, Reader, stem};
use super::sidecar::{self, Sidecar};
use super::source::{self, Packing};
use super::{Article, Columns, Rejected, Unread, text};
use crate::error::Result;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

/// How inputs are read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The format of all inputs, whatever their extension; standard input is JSON Lines without it.
    pub format: Option<Format>,
    /// The columns of tables.
    pub columns: Columns,
}

/// What is to be read: the files, in order, and what is known of the texts among them.
#[derive(Debug)]
pub struct Inputs {
    files: Vec<Result<(PathBuf, Format), Rejected>>,
    sidecars: BTreeMap<PathBuf, Arc<Sidecar>>,
    options: Options,
    /// Files in the folders given that no reader reads.
    pub passed_over: usize,
}

impl Inputs {
    /// Finds the files: those that are given, those that a pattern (news/*.txt) stands for, and those in the folders that
    /// are given, by path, with all folders in them. `-` is standard input.
    pub fn find(paths: &[PathBuf], options: Options) -> Result<Self> {
        let mut inputs = Self { files: Vec::new(), sidecars: BTreeMap::new(), options, passed_over: 0 };
        for path in paths {
            match pattern(path) {
                Some(found) if !path.exists() => found.iter().for_each(|path| inputs.add(path)),
                _ => inputs.add(path),
            }
        }
        inputs.read_sidecars()?;
        Ok(inputs)
    }

    fn add(&mut self, path: &Path) {
        if path.is_dir() {
            self.add_folder(path);
        } else if path.file_name().is_none_or(|name| name != sidecar::NAME) {
            let standard_input = (path == Path::new(source::STANDARD_INPUT)).then_some(Format::Records);
            let format = self.options.format.or_else(|| Format::of(path)).or(standard_input);
            let unknown = || Rejected::file(path, format!("expected a file of a known kind ({})", Format::names()));
            self.files.push(format.map(|f| (path.to_owned(), f)).ok_or_else(unknown));
        }
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
            let known = path.file_name().is_some_and(|name| name == sidecar::NAME);
            match Format::of(&path) {
                _ if path.is_dir() => self.add_folder(&path),
                _ if known => {}
                Some(format) => self.files.push(Ok((path, format))),
                None => self.passed_over += 1,
            }
        }
    }

    fn read_sidecars(&mut self) -> Result<()> {
        for (path, format) in self.files.iter().flatten() {
            let folder = folder(path);
            if *format == Format::Text && !self.sidecars.contains_key(folder) {
                self.sidecars.insert(folder.to_owned(), Sidecar::read(folder)?.into());
            }
        }
        Ok(())
    }

    /// Tells these inputs from others, and from themselves after a change: a line each. None when one of them can be read
    /// only once, as standard input can.
    pub fn fingerprint(&self) -> Option<impl Iterator<Item = String>> {
        let once =
            |path: &Path| path.metadata().map_or(path == Path::new(source::STANDARD_INPUT), |meta| !meta.is_file());
        if self.files.iter().flatten().any(|(path, _)| once(path)) {
            return None;
        }
        let columns = format!("columns {:?}", self.options.columns);
        let files = self.files.iter().map(|file| match file {
            Ok((path, format)) => format!("{format:?} {}", state(path)),
            Err(rejected) => format!("rejected {rejected}"),
        });
        let sidecars = self.sidecars.keys().map(|folder| format!("sidecar {}", state(&folder.join(sidecar::NAME))));
        Some(std::iter::once(columns).chain(files).chain(sidecars))
    }

    /// Finds the articles one after the other.
    pub fn articles(self) -> Finding {
        let reader = Reader { columns: self.options.columns, passed: Passed::default() };
        Finding { files: self.files.into_iter(), sidecars: self.sidecars, reader, open: None }
    }

    /// Reads the articles one after the other.
    pub fn read(self) -> Reading {
        Reading(self.articles())
    }
}

/// The files that a pattern stands for, by path; none when it is no pattern or stands for none.
fn pattern(path: &Path) -> Option<Vec<PathBuf>> {
    let text = path.to_str().filter(|text| text.contains(['*', '?', '[']))?;
    let found: Vec<PathBuf> = glob::glob(text).ok()?.filter_map(Result::ok).collect();
    (!found.is_empty()).then_some(found)
}

/// A file with its size and the time of its last change.
fn state(path: &Path) -> String {
    let Ok(meta) = path.metadata() else { return format!("{path:?}, not there") };
    let changed = meta.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    format!("{path:?}, {} bytes, changed at {}.{:09}", meta.len(), changed.as_secs(), changed.subsec_nanos())
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The articles of all inputs, in order.
pub struct Reading(Finding);

impl Iterator for Reading {
    type Item = Result<Article, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(Unread::read)
    }
}

/// The articles of all inputs, in order, not read yet.
pub struct Finding {
    files: std::vec::IntoIter<Result<(PathBuf, Format), Rejected>>,
    sidecars: BTreeMap<PathBuf, Arc<Sidecar>>,
    reader: Reader,
    /// The file that is being read.
    open: Option<Articles>,
}

impl Iterator for Finding {
    type Item = Unread;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(article) = self.open.as_mut().and_then(Iterator::next) {
                return Some(article);
            }
            self.open = None;
            match self.files.next()?.and_then(|(path, format)| self.open(&path, format)) {
                Err(rejected) => return Some(rejected.into()),
                Ok(articles) => self.open = Some(articles),
            }
        }
    }
}

impl Finding {
    /// Counts what readers pass over while the articles are found.
    pub fn passed(&self) -> Passed {
        self.reader.passed.clone()
    }

    fn open(&self, path: &Path, format: Format) -> Result<Articles, Rejected> {
        match format {
            Format::Parquet => {
                source::whole(path, Packing::of(path).0).map_err(|reason| Rejected::file(path, reason))?;
                Ok(Box::new(Parquet::open(path, &self.reader.columns)?))
            }
            Format::Text => self.text(path),
            _ => self.reader.articles(given(path)?, format),
        }
    }

    /// A text, with what is known of it besides.
    fn text(&self, path: &Path) -> Result<Articles, Rejected> {
        let (packing, name) = Packing::of(path);
        let (id, sidecar) = (stem(&name), self.sidecars.get(folder(path)).cloned());
        let charset = sidecar.as_ref().and_then(|sidecar| sidecar.charset(&id)).map(str::to_owned);
        let bytes = source::unpacked(packing, given(path)?.content.stream());
        let text = text::find(path, id, bytes.map_err(|e| Rejected::file(path, e))?, charset);
        let complete = move |article| match sidecar {
            Some(sidecar) => sidecar.complete(article),
            None => article,
        };
        Ok(Box::new(std::iter::once(Unread::new(text.bytes, move || text.read().map(complete)))))
    }
}

/// A file that was given, or standard input.
fn given(path: &Path) -> Result<Member, Rejected> {
    let content = match path == Path::new(source::STANDARD_INPUT) {
        true => Content::Stream(source::buffered(std::io::stdin())),
        false => Content::File(File::open(path).map_err(|e| Rejected::file(path, e))?),
    };
    Ok(Member { path: path.to_owned(), name: path.to_owned(), content, within: Default::default() })
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
        let inputs = Inputs::find(&[folder.path().to_owned()], Options::default()).unwrap();
        assert_eq!(inputs.passed_over, 1);
        let articles: Vec<_> = inputs.read().map(Result::unwrap).collect();
        assert_eq!(articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["a", "x", "y1", "y2", "c"]);
        assert_eq!(articles[4].publisher.as_deref(), Some("AP"));
    }

    #[test]
    fn what_cannot_be_read_is_rejected() {
        let paths = [PathBuf::from("no/such.txt"), PathBuf::from("Cargo.toml"), PathBuf::from("no/such.jsonl")];
        let rejected: Vec<_> =
            Inputs::find(&paths, Options::default()).unwrap().read().map(|r| r.unwrap_err().to_string()).collect();
        assert!(rejected[0].starts_with("no/such.txt: No such file"), "{rejected:?}");
        assert!(rejected[1].starts_with("Cargo.toml: expected a file of a known kind (txt,"), "{rejected:?}");
        assert!(rejected[2].starts_with("no/such.jsonl: No such file"), "{rejected:?}");
    }
}
