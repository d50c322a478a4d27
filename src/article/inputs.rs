//! Which files are read, in which order, by which reader.

use super::container::{Content, Member};
use super::format::Format;
use super::parquet::Parquet;
use super::passed::Passed;
use super::reader::{Reader, stem};
use super::sidecar::{self, Sidecar};
use super::sniff::actual_format;
use super::source::{self, Packing};
use super::text::Known;
use super::unread::{Articles, FAILED};
use super::versions::Newest;
use super::walk::{self, Found, Walk};
use super::{Article, Columns, Interruptible, Rejected, Unread};
use crate::error::{Error, Result};
use crate::guard::guarded;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

/// How inputs are read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The format of all inputs, whatever their extension; without it, standard input is JSON Lines.
    pub format: Option<Format>,
    /// The columns of tables.
    pub columns: Columns,
    /// The destination of the tables: what is in it is no article.
    pub output: Option<PathBuf>,
    /// Called now and then while files are searched for and bytes are waited for: true to stop.
    pub stopped: Option<fn() -> bool>,
}

impl Options {
    /// True when reading is to stop.
    fn is_stopped(&self) -> bool {
        self.stopped.is_some_and(|stopped| stopped())
    }
}

/// The inputs: the files, in order, and the metadata of the texts among them.
#[derive(Debug)]
pub struct Inputs {
    files: Vec<Result<(PathBuf, Format), Rejected>>,
    sidecars: BTreeMap<PathBuf, Arc<Sidecar>>,
    options: Options,
    /// How many files in the given folders are of kinds that are not read.
    pub other_kinds: usize,
    /// What else in the given folders is not read, and why.
    pub skipped: Vec<Rejected>,
}

impl Inputs {
    /// The deepest folder that contains all files.
    pub fn common_folder(&self) -> PathBuf {
        let folders = self.files.iter().flatten().map(|(path, _)| path.parent().unwrap_or(path).to_owned());
        folders.reduce(|common, folder| shared(&common, &folder)).unwrap_or_default()
    }

    /// Finds the files: the given ones, those that match a given pattern (news/*.txt), and those in the given folders,
    /// recursively and sorted by path. `-` is standard input. A path that does not exist is an error: it is a mistake
    /// in the command, not an article that could not be read.
    pub fn find(paths: &[PathBuf], options: Options) -> Result<Self> {
        let mut inputs =
            Self { files: Vec::new(), sidecars: BTreeMap::new(), options, other_kinds: 0, skipped: Vec::new() };
        for path in paths {
            match inputs.pattern(path)? {
                Some(paths) if !path.exists() => paths.iter().try_for_each(|path| inputs.add(path, false))?,
                _ => inputs.add(path, true)?,
            }
        }
        inputs.read_sidecars()?;
        Ok(inputs)
    }

    /// Adds a file or folder that is given by name or by a pattern.
    fn add(&mut self, path: &Path, by_name: bool) -> Result<()> {
        if by_name && path != Path::new(source::STANDARD_INPUT) {
            path.symlink_metadata().map_err(Error::io(path))?;
        }
        if path.is_dir() {
            return self.add_folder(path);
        }
        match walk::special(path).filter(|_| !by_name) {
            Some(what) => self.skipped.push(walk::expected_file(path, what)),
            None => self.add_file(path),
        }
        Ok(())
    }

    fn add_folder(&mut self, folder: &Path) -> Result<()> {
        let mut found = Found::default();
        Walk::through(folder, self.options.output.as_deref(), self.options.stopped, &mut found)?;
        for path in found.files {
            match path.map(|path| (Format::of(&path), path)) {
                Ok((Some(Format::Json), path)) if is_beside(&path) => self.other_kinds += 1,
                Ok((Some(format), path)) => self.files.push(Ok((path, format))),
                Ok((None, _)) => self.other_kinds += 1,
                Err(rejected) => self.files.push(Err(rejected)),
            }
        }
        self.skipped.extend(found.skipped);
        Ok(())
    }

    fn add_file(&mut self, path: &Path) {
        let standard_input = (path == Path::new(source::STANDARD_INPUT)).then_some(Format::Records);
        let format = self.options.format.or_else(|| Format::of(path)).or(standard_input);
        let unknown = || Rejected::file(path, format!("expected a file of a known kind ({})", Format::names()));
        self.files.push(format.map(|f| (path.to_owned(), f)).ok_or_else(unknown));
    }

    /// The files that match a pattern, sorted by path; none if it is not a pattern or nothing matches.
    fn pattern(&self, path: &Path) -> Result<Option<Vec<PathBuf>>> {
        let text = path.to_str().filter(|text| text.contains(['*', '?', '[']));
        let Some(paths) = text.and_then(|text| glob::glob(text).ok()) else { return Ok(None) };
        let found: Vec<PathBuf> = paths.take_while(|_| !self.options.is_stopped()).filter_map(Result::ok).collect();
        if self.options.is_stopped() {
            return Err(Error::Stopped);
        }
        Ok((!found.is_empty()).then_some(found))
    }

    /// The total size of the files, roughly that of their texts; none if it is not known in advance, as for standard
    /// input and compressed files.
    pub fn bytes(&self) -> Option<u64> {
        self.files.iter().flatten().try_fold(0, |sum, (path, format)| {
            let is_plain = Packing::of(path).0 == Packing::Plain && *format != Format::Zip;
            let meta = path.metadata().ok().filter(|meta| is_plain && meta.is_file())?;
            Some(sum + meta.len())
        })
    }

    /// Reads the metadata beside the texts. An articles.csv is metadata where texts of its folder are read; anywhere
    /// else it holds articles.
    fn read_sidecars(&mut self) -> Result<()> {
        for (path, format) in self.files.iter().flatten() {
            let folder = folder(path);
            if *format == Format::Text && !self.sidecars.contains_key(folder) {
                self.sidecars.insert(folder.to_owned(), Sidecar::read(folder)?.into());
            }
        }
        let is_sidecar = |path: &Path| sidecar::is_named(path) && self.sidecars.contains_key(folder(path));
        self.files.retain(|file| !file.as_ref().is_ok_and(|(path, _)| is_sidecar(path)));
        Ok(())
    }

    /// Identifies these inputs and their state: one line each. None if one of them can be read only once, as standard
    /// input.
    pub fn fingerprint(&self) -> Option<impl Iterator<Item = String>> {
        let once =
            |path: &Path| path.metadata().map_or(path == Path::new(source::STANDARD_INPUT), |meta| !meta.is_file());
        if self.files.iter().flatten().any(|(path, _)| once(path)) {
            return None;
        }
        let columns = format!("columns {:?}", self.options.columns);
        let files = self.files.iter().map(|file| match file {
            Ok((path, format)) => format!("{format:?} {}", state(path)),
            // A name can contain a line break, and each of them is a line here.
            Err(rejected) => format!("rejected {:?}", rejected.to_string()),
        });
        let sidecars = self.sidecars.keys().map(|folder| format!("sidecar {}", state(&folder.join(sidecar::NAME))));
        Some(std::iter::once(columns).chain(files).chain(sidecars))
    }

    /// Finds the articles one after the other.
    pub fn articles(self) -> Finding {
        let files = self.files.iter().flatten().map(|(path, _)| path.as_path());
        let newest = Newest::of(files.take_while(|_| !self.options.is_stopped()));
        let reader = Reader { columns: self.options.columns, newest, ..Reader::default() };
        let (files, stopped) = (self.files.into_iter(), self.options.stopped);
        Finding { files, sidecars: self.sidecars, reader, stopped, file: Path::new("").into(), open: None }
    }

    /// Reads the articles one after the other.
    pub fn read(self) -> Reading {
        Reading(self.articles())
    }
}

/// True for JSON beside a text or page of the same name: it is metadata of that article, and holds none.
fn is_beside(path: &Path) -> bool {
    ["txt", "html", "htm"].iter().any(|extension| path.with_extension(extension).is_file())
}

/// A file with its size and time of last modification.
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

/// The articles of all inputs, in order, before they are read.
pub struct Finding {
    files: std::vec::IntoIter<Result<(PathBuf, Format), Rejected>>,
    sidecars: BTreeMap<PathBuf, Arc<Sidecar>>,
    reader: Reader,
    stopped: Option<fn() -> bool>,
    /// The open file, and its articles.
    file: Arc<Path>,
    open: Option<Articles>,
}

impl Iterator for Finding {
    type Item = Unread;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(article) = self.next_of_file() {
                return Some(article.at(&self.file, None));
            }
            self.open = None;
            match self.files.next()?.and_then(|(path, format)| self.open_guarded(&path, format)) {
                Err(rejected) => return Some(rejected.into()),
                Ok((file, articles)) => (self.file, self.open) = (file, Some(articles)),
            }
        }
    }
}

impl Finding {
    /// Counts what readers skip while the articles are found.
    pub fn passed(&self) -> Passed {
        self.reader.passed.clone()
    }

    /// The next article of the open file. If its reader panics, the rest of the file is lost, and that is reported.
    fn next_of_file(&mut self) -> Option<Unread> {
        let articles = self.open.as_mut()?;
        guarded(|| articles.next()).unwrap_or_else(|failure| {
            self.open = None;
            let reason = format!("{FAILED} ({failure}); what follows in the file is not read");
            Some(Rejected::file(&self.file, reason).into())
        })
    }

    fn open_guarded(&self, path: &Path, format: Format) -> Result<(Arc<Path>, Articles), Rejected> {
        let failed = |failure| Err(Rejected::file(path, format!("{FAILED} ({failure})")));
        let articles = guarded(|| self.open(path, format)).unwrap_or_else(failed)?;
        Ok((path.into(), articles))
    }

    fn open(&self, path: &Path, format: Format) -> Result<Articles, Rejected> {
        match format {
            Format::Parquet => {
                source::whole(path, Packing::of(path).0).map_err(|reason| Rejected::file(path, reason))?;
                let articles = Parquet::open(path, &self.reader.columns)?;
                Ok(Box::new(articles.map(move |article| article.of_kind(format.kind()))))
            }
            Format::Text => self.text(path),
            _ => self.reader.articles(self.given(path)?, format),
        }
    }

    /// A text, with its metadata; or whatever its bytes are recognised as.
    fn text(&self, path: &Path) -> Result<Articles, Rejected> {
        let (packing, name) = Packing::of(path);
        let reject = |error: io::Error| Rejected::file(path, error);
        let mut bytes = source::unpacked(packing, self.given(path)?.content.stream()).map_err(reject)?;
        let format = actual_format(Format::Text, bytes.fill_buf().map_err(reject)?);
        let known = Known { sidecar: self.sidecars.get(folder(path)).cloned() };
        let format = format.map_err(|reason| Rejected::file(path, reason))?;
        self.reader.streamed(path, stem(&name), format, bytes, known)
    }

    /// A given file, or standard input.
    fn given(&self, path: &Path) -> Result<Member, Rejected> {
        let content = match path {
            path if path == Path::new(source::STANDARD_INPUT) => self.waiting(|| Ok(std::io::stdin())),
            path if path.metadata().is_ok_and(|meta| !meta.is_file()) => {
                let path = path.to_owned();
                self.waiting(move || File::open(path))
            }
            path => Ok(Content::File(File::open(path).map_err(|e| Rejected::file(path, e))?)),
        };
        let content = content.map_err(|e| Rejected::file(path, e))?;
        Ok(Member { path: path.to_owned(), name: path.to_owned(), content, within: Default::default() })
    }

    /// Bytes that may take long to arrive.
    fn waiting<R: Read + Send + 'static>(
        &self,
        open: impl FnOnce() -> io::Result<R> + Send + 'static,
    ) -> io::Result<Content> {
        Ok(Content::Stream(match self.stopped {
            Some(stopped) => source::buffered(Interruptible::new(open, stopped)),
            None => source::buffered(open()?),
        }))
    }
}

/// The common beginning of two paths.
fn shared(one: &Path, other: &Path) -> PathBuf {
    one.components().zip(other.components()).take_while(|(one, other)| one == other).map(|(part, _)| part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn folders_are_read_by_path_with_the_folders_in_them() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("b")).unwrap();
        for (name, text) in [("c.txt", "C"), ("b/x.TXT", "X"), ("a.txt", "A"), ("notes.md", "N")] {
            fs::write(at(name), text).unwrap();
        }
        fs::write(at("b/y.jsonl"), "{\"id\":\"y1\",\"text\":\"Y\"}\n{\"id\":\"y2\",\"text\":\"Y\"}\n").unwrap();
        fs::write(at("a.json"), "{\"id\":\"j\",\"text\":\"about a\"}").unwrap();
        fs::write(at("articles.csv"), "article_id,publisher\nc,AP\n").unwrap();
        let inputs = Inputs::find(&[folder.path().to_owned()], Options::default()).unwrap();
        assert_eq!((inputs.other_kinds, inputs.skipped.len()), (2, 0));
        let articles: Vec<_> = inputs.read().map(Result::unwrap).collect();
        assert_eq!(articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["a", "x", "y1", "y2", "c"]);
        assert_eq!(articles[4].publisher.as_deref(), Some("AP"));
    }

    #[test]
    fn what_cannot_be_read_is_rejected_and_what_is_missing_is_an_error() {
        let find = |path: &str| Inputs::find(&[PathBuf::from(path)], Options::default());
        let rejected = find("Cargo.toml").unwrap().read().next().unwrap().unwrap_err().to_string();
        assert!(rejected.starts_with("Cargo.toml: expected a file of a known kind (txt,"), "{rejected}");
        for path in ["no/such.txt", "no/such.jsonl", "no/*.txt"] {
            let error = find(path).unwrap_err().to_string();
            assert!(error.starts_with(&format!("{path}: No such file")), "{error}");
        }
        assert!(find("-").is_ok());
    }
}
