//! ZIP archives: each text and each page in it is an article.

use super::inputs::{Format, page, stem};
use super::{Article, Rejected, text};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use zip::ZipArchive;

/// What unpacks to more than so many times its size was made to fill memory or disk.
const LARGEST_RATIO: u64 = 200;

/// The articles of an archive, in the order of its directory.
pub struct Archive {
    path: PathBuf,
    archive: ZipArchive<BufReader<File>>,
    next: usize,
}

impl Archive {
    /// Opens an archive and reads its directory.
    pub fn open(path: &Path) -> Result<Self, Rejected> {
        let file = File::open(path).map_err(|e| Rejected::file(path, e))?;
        let archive = ZipArchive::new(BufReader::new(file)).map_err(|e| Rejected::file(path, e))?;
        Ok(Self { path: path.to_owned(), archive, next: 0 })
    }

    /// The article at a place of the directory; none for folders and files of other kinds.
    fn entry(&mut self, index: usize) -> Option<Result<Article, Rejected>> {
        let whole = |reason: &dyn std::fmt::Display| Rejected::file(&self.path, reason);
        let entry = match self.archive.by_index(index) {
            Ok(entry) => entry,
            Err(error) => return Some(Err(whole(&error))),
        };
        if entry.is_dir() {
            return None;
        }
        // Where an entry stands is told as ARCHIVE/NAME; nothing is ever written there.
        let Some(name) = entry.enclosed_name() else {
            return Some(Err(whole(&format!(
                "expected names within the archive, found {:?}",
                String::from_utf8_lossy(entry.name_raw())
            ))));
        };
        let path = self.path.join(&name);
        let format = Format::of(&name)?;
        if entry.size() / LARGEST_RATIO > entry.compressed_size() {
            let reason = format!("expected it to unpack to at most {LARGEST_RATIO} times its size, found more");
            return Some(Err(Rejected::file(&path, reason)));
        }
        // What the directory says of the size may be a lie.
        let most = entry.compressed_size().saturating_mul(LARGEST_RATIO).saturating_add(1);
        let bytes = entry.take(most);
        Some(match format {
            Format::Text => text::read(&path, stem(&name), bytes),
            Format::Html => page(&path, stem(&name), bytes),
            _ => Err(Rejected::file(&path, "expected a text or a page in the archive; unpack other files first")),
        })
    }
}

impl Iterator for Archive {
    type Item = Result<Article, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.next < self.archive.len() {
            self.next += 1;
            if let Some(article) = self.entry(self.next - 1) {
                return Some(article);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::SimpleFileOptions;

    fn check(entries: &[(&str, &[u8])], expected: &[Result<&str, &str>]) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("n.zip");
        let mut writer = zip::ZipWriter::new(File::create(&path).unwrap());
        for (name, bytes) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap();
        let found: Vec<_> = Archive::open(&path)
            .unwrap()
            .map(|r| r.map(|a| format!("{}|{}", a.id, a.text)).map_err(|r| r.reason))
            .collect();
        let found: Vec<_> = found.iter().map(|r| r.as_deref().map_err(String::as_str)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn texts_in_an_archive_are_articles() {
        let other = "expected a text or a page in the archive; unpack other files first";
        check(
            &[("b/x.txt", b"One"), ("notes.md", b"no"), ("a.txt", b"Two"), ("n.jsonl", b"{}")],
            &[Ok("x|One"), Ok("a|Two"), Err(other)],
        );
    }

    #[test]
    fn what_leaves_the_archive_or_swells_is_rejected() {
        check(&[("../x.txt", b"One")], &[Err("expected names within the archive, found \"../x.txt\"")]);
        let swelling = "expected it to unpack to at most 200 times its size, found more";
        check(&[("x.txt", &vec![b' '; 10 << 20])], &[Err(swelling)]);
    }

    #[test]
    fn what_is_no_archive_is_rejected() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("n.zip");
        std::fs::write(&path, "no archive").unwrap();
        assert!(Archive::open(&path).is_err());
    }
}
