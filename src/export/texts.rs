//! The texts that offsets refer to, a file each in `texts/`: those that were made from their source (a web page) and stand in
//! no file, or those of all articles.

use super::staged::{put, remove};
use crate::error::{Error, Result};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The folder.
pub const FOLDER: &str = "texts";
/// The file in it that tells which file holds the text of which article: article_id, file.
const INDEX: &str = "index.csv";

/// Which texts are kept.
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
    /// By its name on the command line.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "derived" => Some(Self::Derived),
            "all" => Some(Self::All),
            "none" => Some(Self::None),
            _ => None,
        }
    }
}

/// The texts in the making. There is no folder before the first of them.
pub struct Texts {
    folder: PathBuf,
    keep: Keep,
    index: Option<csv::Writer<File>>,
}

impl Texts {
    /// Texts for a folder of tables.
    pub fn new(output: &Path, keep: Keep) -> Self {
        Self { folder: output.join(FOLDER), keep, index: None }
    }

    /// Writes the text of an article, if it is one to keep.
    pub fn add(&mut self, article_id: &str, derived: bool, text: &str) -> Result<()> {
        if self.keep == Keep::None || self.keep == Keep::Derived && !derived {
            return Ok(());
        }
        let index = self.folder.join(INDEX);
        if self.index.is_none() {
            fs::create_dir_all(&self.folder).map_err(Error::io(&self.folder))?;
            let mut writer = csv::Writer::from_path(&index).map_err(Error::format(&index))?;
            writer.write_record(["article_id", "file"]).map_err(Error::format(&index))?;
            self.index = Some(writer);
        }
        let name = self.write(article_id, text)?;
        let writer = self.index.as_mut().expect("it was made above");
        writer.write_record([article_id, &name]).map_err(Error::format(&index))
    }

    /// Writes a text into a file of its own and gives its name. Where "A" and "a" are one file, the second gets another name.
    fn write(&self, article_id: &str, text: &str) -> Result<String> {
        for name in [name(article_id), hashed(article_id)] {
            let path = self.folder.join(&name);
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(mut file) => return file.write_all(text.as_bytes()).map(|()| name).map_err(Error::io(&path)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Error::io(&path)(error)),
            }
        }
        let found = format!("{article_id:?} again");
        Err(Error::File { path: self.folder.clone(), expected: "each id once".into(), found })
    }

    /// Ends the index.
    pub fn finish(self) -> Result<()> {
        self.index.map_or(Ok(()), |mut index| index.flush().map_err(Error::io(&self.folder)))
    }
}

/// The name of an article's file: its id where that is a plain name on every system, else the plain part of the id with a
/// hash of the whole. No two ids share a name but by letter case.
fn name(article_id: &str) -> String {
    // Windows takes these for devices, whatever their extension.
    const DEVICES: [&str; 22] = [
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
        "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    ];
    let first = article_id.split('.').next().unwrap_or_default();
    let device = DEVICES.iter().any(|device| first.eq_ignore_ascii_case(device));
    let plain = article_id.len() <= LONGEST && article_id.bytes().all(is_plain) && !article_id.starts_with('.');
    if plain && !device { format!("{article_id}.txt") } else { hashed(article_id) }
}

/// The longest id that names a file as it is.
const LONGEST: usize = 100;

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)
}

/// The name of a file by a hash of the id, behind what can be read of it. No plain name has a `~`.
fn hashed(article_id: &str) -> String {
    const SHOWN: usize = 60;
    let shown: String =
        article_id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(SHOWN).collect();
    let hash: String = Sha256::digest(article_id).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{}~{hash}.txt", shown.trim_matches('-'))
}

/// The articles whose texts are kept in a folder of tables, each with its file.
pub fn kept(output: &Path) -> impl Iterator<Item = (String, PathBuf)> {
    let folder = output.join(FOLDER);
    let records = csv::Reader::from_path(folder.join(INDEX)).ok().map(csv::Reader::into_records);
    records.into_iter().flatten().map_while(|record| record.ok()).filter_map(move |record| {
        let name =
            record.get(1).filter(|name| name.ends_with(".txt") && name.bytes().all(|b| is_plain(b) || b == b'~'))?;
        Some((record.get(0)?.to_owned(), folder.join(name)))
    })
}

/// All files of the texts in a folder of tables.
pub fn files(output: &Path) -> impl Iterator<Item = PathBuf> {
    kept(output).map(|(_, path)| path).chain([output.join(FOLDER).join(INDEX)])
}

/// Puts the texts into the destination, where they take the place of those of an earlier run. What else is there stays.
/// What was published in part can be published again.
pub fn publish(staged: &Path, destination: &Path) -> Result<()> {
    let old: HashSet<PathBuf> = kept(destination).map(|(_, path)| path).collect();
    let new = |path: PathBuf| destination.join(FOLDER).join(path.file_name().expect("texts have names"));
    let same = |one: &Path, other: &Path| fs::read(one).ok() == fs::read(other).ok();
    let foreign = |from: &PathBuf| {
        let to = new(from.clone());
        to.exists() && !old.contains(&to) && !same(from, &to)
    };
    if let Some(from) = kept(staged).map(|(_, path)| path).find(foreign) {
        return Err(Error::File {
            path: new(from),
            expected: "no file, or one of an earlier run".into(),
            found: "another".into(),
        });
    }
    let index = destination.join(FOLDER).join(INDEX);
    for path in old.iter().chain([&index]) {
        remove(path).map_err(Error::io(path))?;
    }
    if staged.join(FOLDER).exists() {
        fs::create_dir_all(destination.join(FOLDER)).map_err(Error::io(&index))?;
        for from in files(staged) {
            let to = new(from.clone());
            put(&from, &to).map_err(Error::io(&to))?;
        }
    }
    Ok(())
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
        texts.iter().for_each(|(id, text)| writer.add(id, false, text).unwrap());
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
            writer.add("a", derived, "One").unwrap();
            writer.finish().unwrap();
            folder.path().join(FOLDER).exists()
        };
        assert_eq!([Keep::Derived, Keep::All, Keep::None].map(|keep| kept(keep, true)), [true, true, false]);
        assert_eq!([Keep::Derived, Keep::All, Keep::None].map(|keep| kept(keep, false)), [false, true, false]);
    }

    #[test]
    fn files_take_the_place_of_those_of_an_earlier_run_and_of_no_others() {
        let folders = [(); 4].map(|()| tempfile::tempdir().unwrap());
        let [first, second, third, output] = folders.each_ref().map(tempfile::TempDir::path);
        write(first, &[("a", "One"), ("b", "Two")]);
        publish(first, output).unwrap();
        fs::write(output.join("texts/mine.txt"), "Mine").unwrap();
        write(second, &[("b", "Three")]);
        publish(second, output).unwrap();
        assert_eq!(read(output), [("b".to_owned(), "Three".to_owned())]);
        assert!(!output.join("texts/a.txt").exists());
        write(third, &[("mine", "Four")]);
        assert!(matches!(publish(third, output), Err(Error::File { .. })));
        assert_eq!(fs::read_to_string(output.join("texts/mine.txt")).unwrap(), "Mine");
        assert_eq!(read(output).len(), 1);
    }
}
