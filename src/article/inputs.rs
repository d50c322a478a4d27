//! Which files are read, in which order, by which reader.

use super::archive::Archive;
use super::columns::Columns;
use super::parquet::Parquet;
use super::records::Records;
use super::sidecar::{self, Sidecar};
use super::source::{self, Packing};
use super::table::Table;
use super::warc::Warc;
use super::{Article, Rejected, Unread, admit, encoding, html, text};
use crate::error::Result;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

/// The format of a file of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// An article as it is.
    Text,
    /// An article as a web page.
    Html,
    /// JSON Lines, an article a line.
    Records,
    /// CSV, an article a line.
    Csv,
    /// TSV, an article a line.
    Tsv,
    /// Parquet, an article a row.
    Parquet,
    /// WARC, an article a response.
    Warc,
    /// ZIP, an article a text or page in it.
    Zip,
}

/// The formats by the extensions of their files.
const FORMATS: &[(&str, Format)] = &[
    ("txt", Format::Text),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("jsonl", Format::Records),
    ("ndjson", Format::Records),
    ("csv", Format::Csv),
    ("tsv", Format::Tsv),
    ("parquet", Format::Parquet),
    ("warc", Format::Warc),
    ("zip", Format::Zip),
];

impl Format {
    /// The format by its name, which is also the extension of its files.
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|&(_, format)| format)
    }

    /// The format of a file, by its extension, that of its packing left out.
    pub fn of(path: &Path) -> Option<Self> {
        Packing::of(path).1.extension()?.to_str().and_then(Self::named)
    }

    /// The names of all formats, for messages.
    pub fn names() -> String {
        FORMATS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }
}

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
        Finding { files: self.files.into_iter(), sidecars: self.sidecars, options: self.options, open: None }
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

/// The articles of one file.
pub(super) type Articles = Box<dyn Iterator<Item = Unread> + Send>;

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
    options: Options,
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
    fn open(&self, path: &Path, format: Format) -> Result<Articles, Rejected> {
        let (packing, name) = Packing::of(path);
        if format.is_whole() {
            source::whole(path, packing).map_err(|reason| Rejected::file(path, reason))?;
        }
        match format {
            Format::Zip => Ok(Box::new(Archive::open(path, self.options.columns.clone())?)),
            Format::Parquet => Ok(Box::new(Parquet::open(path, &self.options.columns)?)),
            Format::Text => {
                let (id, sidecar) = (stem(name), self.sidecars.get(folder(path)).cloned());
                let charset = sidecar.as_ref().and_then(|sidecar| sidecar.charset(&id)).map(str::to_owned);
                let text = text::find(path, id, source::open(path, packing)?, charset);
                let complete = move |article| match sidecar {
                    Some(sidecar) => sidecar.complete(article),
                    None => article,
                };
                Ok(Box::new(std::iter::once(Unread::new(text.bytes, move || text.read().map(complete)))))
            }
            _ => streamed(path, stem(name), format, source::open(path, packing)?, &self.options.columns),
        }
    }
}

impl Format {
    /// True for formats that cannot be read from their beginning on.
    pub(super) fn is_whole(self) -> bool {
        matches!(self, Self::Zip | Self::Parquet)
    }
}

/// The articles in bytes that are read from their beginning on. An article that is not a record gets the id.
pub(super) fn streamed(
    path: &Path,
    id: String,
    format: Format,
    bytes: source::Bytes,
    columns: &Columns,
) -> Result<Articles, Rejected> {
    Ok(match format {
        Format::Records => Box::new(Records::new(path, decoded(path, bytes)?)),
        Format::Csv => Box::new(Table::new(path, decoded(path, bytes)?, b',', columns)?),
        Format::Tsv => Box::new(Table::new(path, decoded(path, bytes)?, b'\t', columns)?),
        Format::Warc => Box::new(Warc::new(path, bytes)),
        Format::Html => Box::new(std::iter::once(page(path, id, bytes))),
        Format::Text => Box::new(std::iter::once(text::find(path, id, bytes, None))),
        Format::Zip | Format::Parquet => {
            return Err(Rejected::file(path, "expected a file of its own: unpack it first"));
        }
    })
}

fn decoded(path: &Path, bytes: source::Bytes) -> Result<source::Bytes, Rejected> {
    encoding::stream(bytes).map_err(|error| Rejected::file(path, error))
}

/// The name of a file without its extension.
pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Finds a web page, which is an article.
fn page(path: &Path, id: String, bytes: impl std::io::Read) -> Unread {
    let path = path.to_owned();
    match source::all(bytes, html::LONGEST_PAGE) {
        Err(reason) => Rejected::file(&path, reason).into(),
        Ok(page) => Unread::new(page.len(), move || {
            let article = html::article(id, &page, None, None).map_err(|reason| Rejected::file(&path, reason))?;
            admit(Article { source_path: Some(path.display().to_string()), ..article })
        }),
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
