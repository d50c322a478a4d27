//! The files that an earlier run wrote into a folder: its data package lists every one, with size and hash. Such files
//! may be replaced, and are not read as articles; all others belong to the user.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// The data package of a folder of tables.
pub const PACKAGE: &str = "datapackage.json";
/// Its property that lists all files beside it except the stored texts, which have an index.
pub const FILES: &str = "files";
/// The index of the stored texts: which file has the text of which article, and its hash.
pub const TEXTS: &str = "texts/index.csv";
/// The file that marks a folder in which a run saves its work.
pub const MARK: &str = "tidings";
/// The content of that file.
pub const MARKED: &str = "tidings keeps the work of a run here\n";

/// True when a folder has the saved work of a run.
pub fn is_at_work_in(folder: &Path) -> bool {
    let mark = folder.join(MARK);
    mark.symlink_metadata().is_ok_and(|meta| meta.is_file() && meta.len() == MARKED.len() as u64)
        && std::fs::read(mark).is_ok_and(|found| found == MARKED.as_bytes())
}

/// The files of an earlier run by their paths in its folder.
#[derive(Debug, Default)]
pub struct EarlierRun {
    folder: PathBuf,
    files: BTreeMap<PathBuf, Seal>,
}

/// Size and hash of a file, as far as known.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seal {
    bytes: Option<u64>,
    hash: String,
}

impl EarlierRun {
    /// The run whose data package is in a folder; without one, no file belongs to a run.
    pub fn of(folder: &Path) -> Self {
        let mut run = Self { folder: folder.to_owned(), files: BTreeMap::new() };
        let path = folder.join(PACKAGE);
        let Some(package) = std::fs::read(&path).ok().and_then(|text| serde_json::from_slice::<Value>(&text).ok())
        else {
            return run;
        };
        let Some(files) = package[FILES].as_array().filter(|_| package["name"] == "tidings") else { return run };
        run.files.extend(files.iter().filter_map(listed));
        let is_whole = run.files.contains_key(Path::new(TEXTS)) && run.holds(Path::new(TEXTS));
        if is_whole {
            run.files.extend(texts(&folder.join(TEXTS)));
        }
        if let Ok((bytes, hash)) = seal(&path) {
            run.files.insert(PACKAGE.into(), Seal { bytes: Some(bytes), hash });
        }
        run
    }

    /// The paths of its files within the folder.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.files.keys().map(PathBuf::as_path)
    }

    /// True when it wrote a file of this path and size.
    pub fn seems_to_hold(&self, path: &Path) -> bool {
        let Some(seal) = self.files.get(path) else { return false };
        let meta = self.folder.join(path).symlink_metadata();
        meta.is_ok_and(|meta| meta.is_file() && seal.bytes.is_none_or(|bytes| bytes == meta.len()))
    }

    /// True when the file at this path is the one that it wrote, by its hash.
    pub fn holds(&self, path: &Path) -> bool {
        let same = |seal: &Seal| self::seal(&self.folder.join(path)).is_ok_and(|(_, hash)| hash == seal.hash);
        self.seems_to_hold(path) && self.files.get(path).is_some_and(same)
    }
}

/// A file of the list. A path that leads out of the folder is invalid.
fn listed(file: &Value) -> Option<(PathBuf, Seal)> {
    let path = Path::new(file["path"].as_str()?);
    let inside = path.components().all(|part| matches!(part, std::path::Component::Normal(_)));
    let seal = Seal { bytes: file["bytes"].as_u64(), hash: file["hash"].as_str()?.to_owned() };
    inside.then(|| (path.to_owned(), seal))
}

/// The stored texts of an index.
fn texts(index: &Path) -> Vec<(PathBuf, Seal)> {
    let folder = Path::new(TEXTS).parent().expect("the index lies in a folder");
    let records = csv::Reader::from_path(index).into_iter().flat_map(csv::Reader::into_records).flatten();
    let text = |record: csv::StringRecord| {
        let path = folder.join(record.get(1)?).to_string_lossy().into_owned();
        listed(&json!({ "path": path, "hash": format!("sha256:{}", record.get(2)?) }))
    };
    records.filter_map(text).collect()
}

/// The size of a file and its hash, in the form of a data package.
pub fn seal(path: &Path) -> io::Result<(u64, String)> {
    let mut hasher = Sha256::new();
    let bytes = digest(path, &mut hasher)?;
    Ok((bytes, written(hasher)))
}

/// A hash in the form of a data package.
pub fn written(hasher: Sha256) -> String {
    let digest: String = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{digest}")
}

/// Adds the bytes of a file to a hash; returns their number.
pub fn digest(path: &Path, hasher: &mut Sha256) -> io::Result<u64> {
    let mut file = BufReader::with_capacity(1 << 16, File::open(path)?);
    let mut bytes = 0;
    loop {
        let read = file.fill_buf()?;
        if read.is_empty() {
            return Ok(bytes);
        }
        hasher.update(read);
        let length = read.len();
        bytes += length as u64;
        file.consume(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A folder with the package of a run that wrote these files.
    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let list: Vec<_> = files
            .iter()
            .map(|(path, text)| {
                fs::create_dir_all(folder.path().join(path).parent().unwrap()).unwrap();
                fs::write(folder.path().join(path), text).unwrap();
                let (bytes, hash) = seal(&folder.path().join(path)).unwrap();
                json!({ "path": path, "bytes": bytes, "hash": hash })
            })
            .collect();
        fs::write(folder.path().join(PACKAGE), json!({ "name": "tidings", FILES: list }).to_string()).unwrap();
        folder
    }

    #[test]
    fn files_are_known_by_name_size_and_hash() {
        let folder = folder(&[("quotes.csv", "one"), ("report/001.html", "two")]);
        fs::write(folder.path().join("mine.csv"), "one").unwrap();
        let run = EarlierRun::of(folder.path());
        let holds = |path: &str| (run.seems_to_hold(Path::new(path)), run.holds(Path::new(path)));
        assert_eq!(["quotes.csv", "report/001.html", PACKAGE].map(holds), [(true, true); 3]);
        assert_eq!(holds("mine.csv"), (false, false));
        fs::write(folder.path().join("quotes.csv"), "two").unwrap();
        assert_eq!(holds("quotes.csv"), (true, false));
        fs::write(folder.path().join("quotes.csv"), "three").unwrap();
        assert_eq!(holds("quotes.csv"), (false, false));
        fs::remove_file(folder.path().join("quotes.csv")).unwrap();
        assert_eq!(holds("quotes.csv"), (false, false));
    }

    #[test]
    fn kept_texts_are_known_by_their_index_if_it_is_the_one_that_was_written() {
        let (_, hash) = seal_of("Text");
        let index = format!("article_id,file,sha256\na,a.txt,{hash}\nb,../b.txt,{hash}\n");
        let folder = folder(&[(TEXTS, &index)]);
        fs::write(folder.path().join("texts/a.txt"), "Text").unwrap();
        fs::write(folder.path().join("b.txt"), "Text").unwrap();
        let run = EarlierRun::of(folder.path());
        assert!(run.holds(Path::new("texts/a.txt")) && !run.holds(Path::new("b.txt")));
        assert_eq!(run.files().count(), 3);
        fs::write(folder.path().join(TEXTS), index.replace("a.txt", "c.txt")).unwrap();
        assert!(!EarlierRun::of(folder.path()).holds(Path::new("texts/c.txt")));
    }

    fn seal_of(text: &str) -> (u64, String) {
        let hash = written(Sha256::new_with_prefix(text));
        (text.len() as u64, hash.trim_start_matches("sha256:").to_owned())
    }

    #[test]
    fn a_folder_without_a_package_of_ours_holds_nothing_of_a_run() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("quotes.csv"), "one").unwrap();
        for package in ["", "{}", "no json", r#"{"name":"other","files":[{"path":"quotes.csv","hash":"x"}]}"#] {
            fs::write(folder.path().join(PACKAGE), package).unwrap();
            assert_eq!(EarlierRun::of(folder.path()).files().count(), 0, "{package}");
        }
    }
}
