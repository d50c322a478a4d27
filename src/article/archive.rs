//! ZIP archives: each file in it is read as it would be beside it.

use super::inputs::{Articles, Format, stem, streamed};
use super::source::{self, Limited, Packing};
use super::{Columns, Rejected, Unread};
use flate2::CrcReader;
use flate2::read::DeflateDecoder;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use zip::{CompressionMethod, ZipArchive};

/// What unpacks to more than so many times its size was made to fill memory or disk.
const LARGEST_RATIO: u64 = 200;
const SWELLS: &str = "expected it to unpack to at most 200 times its size, found more";

/// The articles of an archive, in the order of its directory.
pub struct Archive {
    path: PathBuf,
    columns: Columns,
    archive: ZipArchive<BufReader<File>>,
    next: usize,
    /// The file that is being read.
    open: Option<Articles>,
}

impl Archive {
    /// Opens an archive and reads its directory.
    pub fn open(path: &Path, columns: Columns) -> Result<Self, Rejected> {
        let file = File::open(path).map_err(|e| Rejected::file(path, e))?;
        let archive = ZipArchive::new(BufReader::new(file)).map_err(|e| Rejected::file(path, e))?;
        Ok(Self { path: path.to_owned(), columns, archive, next: 0, open: None })
    }

    /// The articles of the file at a place of the directory; none for folders and files of other kinds.
    fn entry(&mut self, index: usize) -> Result<Option<Articles>, Rejected> {
        let whole = |reason: String| Rejected::file(&self.path, reason);
        // Without its bytes: they are read by a reader of their own, while this one goes on.
        let entry = self.archive.by_index_raw(index).map_err(|e| whole(e.to_string()))?;
        if entry.is_dir() {
            return Ok(None);
        }
        // Where an entry stands is told as ARCHIVE/NAME; nothing is ever written there.
        let Some(name) = entry.enclosed_name().filter(|_| !is_absolute(entry.name_raw())) else {
            let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
            return Err(whole(format!("expected names within the archive, found {name:?}")));
        };
        let Some(format) = Format::of(&name) else { return Ok(None) };
        let path = self.path.join(&name);
        let reject = |reason: &str| Rejected::file(&path, reason);
        if entry.is_symlink() {
            return Err(reject("expected a file, found a link"));
        }
        if entry.encrypted() {
            return Err(reject("expected a file in the open, found an encrypted one"));
        }
        if entry.size() / LARGEST_RATIO > entry.compressed_size() {
            return Err(reject(SWELLS));
        }
        let size = entry.compressed_size();
        let mut file = File::open(&self.path).map_err(|e| Rejected::file(&self.path, e))?;
        let start = entry.data_start().ok_or_else(|| reject("expected a file, found none where the directory says"))?;
        file.seek(SeekFrom::Start(start)).map_err(|e| Rejected::file(&path, e))?;
        let packed = BufReader::new(file.take(size));
        let bytes: Box<dyn Read + Send> = match entry.compression() {
            CompressionMethod::Stored => Box::new(packed),
            CompressionMethod::Deflated => Box::new(DeflateDecoder::new(packed)),
            other => return Err(reject(&format!("expected a file that is stored or deflated, found {other}"))),
        };
        // What the directory says of the size may be a lie.
        let bytes = Checked { bytes: CrcReader::new(bytes), expected: entry.crc32() };
        let limited = Limited { bytes, left: size.saturating_mul(LARGEST_RATIO), reason: SWELLS };
        let (packing, inner) = Packing::of(&name);
        let bytes = source::unpacked(&path, packing, Box::new(BufReader::new(limited)))?;
        streamed(&path, stem(inner), format, bytes, &self.columns).map(Some)
    }
}

/// True for names that begin at a root, of Unix or of Windows.
fn is_absolute(name: &[u8]) -> bool {
    matches!(name, [b'/' | b'\\', ..] | [b'a'..=b'z' | b'A'..=b'Z', b':', ..])
}

/// Bytes that must have a checksum when they end.
struct Checked<R> {
    bytes: CrcReader<R>,
    expected: u32,
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        if read == 0 && !buffer.is_empty() && self.bytes.crc().sum() != self.expected {
            return Err(io::Error::other("expected what the archive's directory says, found other bytes"));
        }
        Ok(read)
    }
}

impl Iterator for Archive {
    type Item = Unread;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(article) = self.open.as_mut().and_then(Iterator::next) {
                return Some(article);
            }
            self.open = None;
            if self.next == self.archive.len() {
                return None;
            }
            self.next += 1;
            match self.entry(self.next - 1) {
                Ok(articles) => self.open = articles,
                Err(rejected) => return Some(rejected.into()),
            }
        }
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
        let found: Vec<_> = Archive::open(&path, Columns::default())
            .unwrap()
            .map(|r| r.read().map(|a| format!("{}|{}", a.id, a.text)).map_err(|r| r.reason))
            .collect();
        let found: Vec<_> = found.iter().map(|r| r.as_deref().map_err(String::as_str)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn texts_in_an_archive_are_articles() {
        check(
            &[
                ("b/x.txt", b"One"),
                ("notes.md", b"no"),
                ("n.jsonl", b"{\"id\":\"a\",\"text\":\"Two\"}"),
                ("n.zip", b"PK"),
            ],
            &[Ok("x|One"), Ok("a|Two"), Err("expected a file of its own: unpack it first")],
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
        assert!(Archive::open(&path, Columns::default()).is_err());
    }
}
