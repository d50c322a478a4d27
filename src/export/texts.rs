//! The texts that offsets refer to, one file each in `texts/`: those that were made from their source (a web page) and
//! are in no file, or those of all articles. The first thousand are in the folder itself, each further thousand in a
//! subfolder (`texts/00001/`), since folders of many thousand files are slow to open.

use super::growing;
use crate::error::{Error, Result};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The folder.
pub const FOLDER: &str = "texts";
/// Its file that lists which file has the text of which article, and its columns.
const INDEX: &str = "index.csv";
/// The columns of the index.
pub const COLUMNS: [&str; 3] = ["article_id", "file", "sha256"];
/// How many texts a folder has.
const OF_A_FOLDER: u64 = 1_000;

/// Which texts are stored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Keep {
    /// Those that were made from their source.
    #[default]
    Derived,
    /// Those of all articles.
    All,
    /// None.
    None,
}

impl Keep {
    /// The value of this name on the command line.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "derived" => Some(Self::Derived),
            "all" => Some(Self::All),
            "none" => Some(Self::None),
            _ => None,
        }
    }
}

/// The texts while they are written. The folder is created with the first of them.
pub struct Texts {
    folder: PathBuf,
    keep: Keep,
    index: Option<csv::Writer<File>>,
    /// How many are stored so far, and how many of them are committed.
    count: u64,
    committed: u64,
}

impl Texts {
    /// Texts for a folder of tables.
    pub fn new(output: &Path, keep: Keep) -> Self {
        Self { folder: output.join(FOLDER), keep, index: None, count: 0, committed: 0 }
    }

    /// Continues after a committed length of the index. Texts that were written after it are removed.
    pub fn go_on(output: &Path, keep: Keep, length: u64) -> Result<Self> {
        let mut texts = Self::new(output, keep);
        let mut last = HashSet::new();
        if length > 0 {
            let index = growing::go_on(&texts.folder.join(INDEX), length)?;
            texts.index = Some(csv::WriterBuilder::new().has_headers(false).from_writer(index));
            for (_, path) in kept(output) {
                texts.count += 1;
                last.insert(path);
                if texts.count.is_multiple_of(OF_A_FOLDER) {
                    last.clear();
                }
            }
        }
        texts.committed = texts.count;
        texts.remove_after(&last).map_err(Error::io(&texts.folder))?;
        Ok(texts)
    }

    /// Removes the files that are not among these, from the last folder on.
    fn remove_after(&self, last: &HashSet<PathBuf>) -> std::io::Result<()> {
        let folders = (self.count / OF_A_FOLDER..).map(|number| self.folder.join(name_of_folder(number)));
        for folder in folders.take_while(|folder| folder.exists()) {
            for entry in fs::read_dir(folder)? {
                let entry = entry?;
                if entry.file_type()?.is_file() && entry.file_name() != INDEX && !last.contains(&entry.path()) {
                    fs::remove_file(entry.path())?;
                }
            }
        }
        Ok(())
    }

    /// Writes the text of an article, with its hash in the index, if it is to be stored.
    pub fn add(&mut self, article_id: &str, derived: bool, text: &str, sha256: &str) -> Result<()> {
        if self.keep == Keep::None || self.keep == Keep::Derived && !derived {
            return Ok(());
        }
        let folder = self.folder.join(name_of_folder(self.count / OF_A_FOLDER));
        if self.count.is_multiple_of(OF_A_FOLDER) {
            fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
        }
        let path = write(&folder, article_id, text)?;
        let file = path.strip_prefix(&self.folder).expect("the folder is in that of the texts").to_string_lossy();
        let index = self.folder.join(INDEX);
        if self.index.is_none() {
            let mut writer = csv::Writer::from_path(&index).map_err(Error::format(&index))?;
            writer.write_record(COLUMNS).map_err(Error::format(&index))?;
            self.index = Some(writer);
        }
        let writer = self.index.as_mut().expect("it was made above");
        writer.write_record([article_id, &file.replace('\\', "/"), sha256]).map_err(Error::format(&index))?;
        self.count += 1;
        Ok(())
    }

    /// Syncs what was added so far; returns the length of the index, 0 if there is none yet.
    pub fn commit(&mut self) -> Result<u64> {
        let Some(index) = &mut self.index else { return Ok(0) };
        index.flush().map_err(Error::io(&self.folder))?;
        if self.count > self.committed {
            growing::commit_all(&self.folder)?;
            self.committed = self.count;
        }
        growing::commit(index.get_ref(), &self.folder)
    }

    /// Completes the index.
    pub fn finish(self) -> Result<()> {
        self.index.map_or(Ok(()), |mut index| index.flush().map_err(Error::io(&self.folder)))
    }
}

/// The subfolder for a thousand texts.
fn name_of_folder(number: u64) -> String {
    if number == 0 { String::new() } else { format!("{number:05}") }
}

/// Writes a text into a file of its own. On file systems that do not distinguish "A" and "a", the second gets another
/// name.
fn write(folder: &Path, article_id: &str, text: &str) -> Result<PathBuf> {
    for name in [name(article_id), hashed(article_id)] {
        let path = folder.join(&name);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(text.as_bytes()).map_err(Error::io(&path))?;
                return Ok(path);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Error::io(&path)(error)),
        }
    }
    let found = format!("{article_id:?} again");
    Err(Error::File { path: folder.to_owned(), expected: "each id once".into(), found })
}

/// The name of an article's file: its id if that is a plain file name on every system, else the plain part of the id
/// with a hash of the whole. Different ids have different names, which may differ only in letter case.
fn name(article_id: &str) -> String {
    // Windows reserves these names for devices, whatever their extension.
    const DEVICES: [&str; 22] = [
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
        "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    ];
    let first = article_id.split('.').next().unwrap_or_default();
    let device = DEVICES.iter().any(|device| first.eq_ignore_ascii_case(device));
    let plain = article_id.len() <= LONGEST && article_id.bytes().all(is_plain) && !article_id.starts_with('.');
    if plain && !device { format!("{article_id}.txt") } else { hashed(article_id) }
}

/// The longest id that is used as a file name unchanged.
const LONGEST: usize = 100;

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)
}

/// The name of a file: the readable part of the id, and a hash of it. No plain name has a `~`.
fn hashed(article_id: &str) -> String {
    const SHOWN: usize = 60;
    let shown: String =
        article_id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(SHOWN).collect();
    let hash: String = Sha256::digest(article_id).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{}~{hash}.txt", shown.trim_matches('-'))
}

/// The articles whose texts are stored in a folder of tables, each with its file.
pub fn kept(output: &Path) -> impl Iterator<Item = (String, PathBuf)> {
    let folder = output.join(FOLDER);
    let records = csv::Reader::from_path(folder.join(INDEX)).ok().map(csv::Reader::into_records);
    records.into_iter().flatten().map_while(|record| record.ok()).filter_map(move |record| {
        let file = record.get(1).filter(|file| is_ours(file))?;
        Some((record.get(0)?.to_owned(), folder.join(file)))
    })
}

/// True for a valid path in the index: a file in the folder of the texts or in one of its subfolders.
fn is_ours(file: &str) -> bool {
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    let is_name = name.ends_with(".txt") && name.bytes().all(|byte| is_plain(byte) || byte == b'~');
    is_name && (folder.is_empty() || folder.len() >= 5 && folder.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The index of the texts in a folder of tables.
pub fn index(output: &Path) -> PathBuf {
    output.join(FOLDER).join(INDEX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_name(id: &str, expected: &str) {
        assert_eq!(name(id), expected);
        assert!(Path::new(&name(id)).components().count() == 1 && name(id).len() < 128, "{id}");
    }

    #[test]
    fn ids_name_files_only_where_that_is_safe_on_every_system() {
        check_name("mill-2.b_C", "mill-2.b_C.txt");
        check_name("../../etc/passwd", "etc-passwd~3754d6cb3a38e118.txt");
        check_name("https://courier.example/mill", "https---courier-example-mill~f4b468f8e5859fa7.txt");
        check_name(".hidden", "hidden~1692419006a88aab.txt");
        check_name("NUL", "NUL~ae6de1827cfc8111.txt");
        check_name("con.2019", "con-2019~aa67208ce9ca9aae.txt");
        check_name("a\\b:c", "a-b-c~c4b70e9a4f42a166.txt");
        check_name("é", "~4a99557e4033c353.txt");
        check_name(&"x".repeat(5000), &format!("{}~c59d3c0480cc2d71.txt", "x".repeat(60)));
    }

    fn write(folder: &Path, texts: &[(&str, &str)]) {
        let mut writer = Texts::new(folder, Keep::All);
        texts.iter().for_each(|(id, text)| writer.add(id, false, text, "0").unwrap());
        writer.finish().unwrap();
    }

    fn read(folder: &Path) -> Vec<(String, String)> {
        kept(folder).map(|(id, path)| (id, fs::read_to_string(path).unwrap())).collect()
    }

    #[test]
    fn texts_are_found_by_the_ids_of_their_articles() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &[("a", "One"), ("b/c", "Two\r\n"), ("b-c", "Three")]);
        let expected = [("a", "One"), ("b/c", "Two\r\n"), ("b-c", "Three")].map(|(i, t)| (i.to_owned(), t.to_owned()));
        assert_eq!(read(folder.path()), expected);
    }

    #[test]
    fn only_what_is_to_be_kept_is_written() {
        let kept = |keep, derived| {
            let folder = tempfile::tempdir().unwrap();
            let mut writer = Texts::new(folder.path(), keep);
            writer.add("a", derived, "One", "0").unwrap();
            writer.finish().unwrap();
            folder.path().join(FOLDER).exists()
        };
        assert_eq!([Keep::Derived, Keep::All, Keep::None].map(|keep| kept(keep, true)), [true, true, false]);
        assert_eq!([Keep::Derived, Keep::All, Keep::None].map(|keep| kept(keep, false)), [false, true, false]);
    }

    /// Adds texts of articles named by their numbers.
    fn add(writer: &mut Texts, numbers: std::ops::Range<usize>) {
        numbers.for_each(|number| writer.add(&number.to_string(), true, &format!("Text {number}"), "0").unwrap());
    }

    #[test]
    fn each_thousand_has_a_folder() {
        let first = tempfile::tempdir().unwrap();
        let mut writer = Texts::new(first.path(), Keep::All);
        add(&mut writer, 0..2001);
        writer.finish().unwrap();
        let names = ["texts/999.txt", "texts/00001/1000.txt", "texts/00001/1999.txt", "texts/00002/2000.txt"];
        names.iter().for_each(|name| assert!(first.path().join(name).is_file(), "{name}"));
        assert!(
            read(first.path())
                .iter()
                .map(|(_, text)| text)
                .eq(&(0..2001).map(|n| format!("Text {n}")).collect::<Vec<_>>())
        );
    }

    /// Resumes after this many texts where more were written, and expects the result of an uninterrupted run.
    #[track_caller]
    fn check_go_on(committed: usize, written: usize) {
        let [killed, whole] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let mut writer = Texts::new(killed.path(), Keep::Derived);
        add(&mut writer, 0..committed);
        let length = writer.commit().unwrap();
        add(&mut writer, committed..written);
        writer.finish().unwrap();
        let mut writer = Texts::go_on(killed.path(), Keep::Derived, length).unwrap();
        add(&mut writer, committed..1500);
        writer.finish().unwrap();
        let mut writer = Texts::new(whole.path(), Keep::Derived);
        add(&mut writer, 0..1500);
        writer.finish().unwrap();
        let names = |folder: &Path| -> Vec<PathBuf> {
            kept(folder).map(|(_, path)| path.strip_prefix(folder).unwrap().to_owned()).collect()
        };
        assert_eq!(names(killed.path()), names(whole.path()));
        assert_eq!(read(killed.path()), read(whole.path()));
    }

    #[test]
    fn what_was_not_committed_is_written_again_under_the_same_name() {
        check_go_on(0, 10);
        check_go_on(3, 10);
        check_go_on(1000, 1003);
        check_go_on(999, 1300);
        check_go_on(1200, 1200);
    }
}
