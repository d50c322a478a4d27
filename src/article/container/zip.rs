//! ZIP archives, including WACZ: the files in them, in the order of their directory.

use super::{Content, LARGEST_RATIO, Member, Members, SWELLS, Within};
use crate::article::Rejected;
use crate::article::format::Format;
use crate::article::source::{self, Bytes, Limited};
use bzip2::bufread::BzDecoder;
use flate2::CrcReader;
use flate2::bufread::DeflateDecoder;
use lzma_rust2::{LzmaReader, XzReader};
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, PoisonError};
use zip::{CompressionMethod, ZipArchive};

const OVERLAP: &str = "expected an archive without overlapping files, found files that share bytes";

/// The members of an archive; its directory is read at once.
pub fn members(archive: Member) -> Result<Members, Rejected> {
    let Member { path, content, within, .. } = archive;
    let reject = |reason: String| Rejected::file(&path, reason);
    let file = content.file().map_err(|e| reject(e.to_string()))?;
    let length = file.metadata().map_err(|e| reject(e.to_string()))?.len();
    let mut within = within.deeper().map_err(reject)?;
    within.left.get_or_insert_with(|| Arc::new(AtomicU64::new(length.saturating_mul(LARGEST_RATIO))));
    let file = Place { file: Arc::new(Mutex::new(file)), at: 0, end: length };
    let archive = ZipArchive::new(BufReader::new(file.clone()));
    let mut archive =
        archive.map_err(|e| reject(format!("expected a ZIP archive, found other bytes or one cut short ({e})")))?;
    // A single entry without bytes is rejected by itself.
    if archive.has_overlapping_entries().unwrap_or(false) {
        return Err(reject(OVERLAP.to_owned()));
    }
    let is_wacz = is_wacz(&archive);
    Ok(Box::new(Zip { path, within, file, archive, is_wacz, next: 0 }))
}

struct Zip {
    path: PathBuf,
    within: Within,
    file: Place,
    archive: ZipArchive<BufReader<Place>>,
    is_wacz: bool,
    next: usize,
}

/// True for the web archives of WACZ (<https://specs.webrecorder.net/wacz/>): their other files only list and index
/// what is in their WARC files.
fn is_wacz(archive: &ZipArchive<BufReader<Place>>) -> bool {
    let mut names = archive.file_names().flatten();
    archive.index_for_name("datapackage.json").is_some() && names.any(|name| is_of_wacz(Path::new(name.as_ref())))
}

/// True for the WARC files of a WACZ archive.
fn is_of_wacz(name: &Path) -> bool {
    name.starts_with("archive") && Format::of(name) == Some(Format::Warc)
}

/// A file in an archive, as the directory describes it.
struct Entry {
    name: PathBuf,
    start: u64,
    packed: u64,
    size: u64,
    method: CompressionMethod,
    crc: u32,
}

impl Zip {
    /// The file at an index of the directory; none for folders and for the page lists of a WACZ archive.
    fn member(&mut self, index: usize) -> Result<Option<Member>, Rejected> {
        let Some(entry) = self.entry(index)? else { return Ok(None) };
        if self.is_wacz && !is_of_wacz(&entry.name) {
            return Ok(None);
        }
        let path = self.path.join(&entry.name);
        let reject = |reason: String| Rejected::file(&path, reason);
        if entry.size / LARGEST_RATIO > entry.packed {
            return Err(reject(SWELLS.to_owned()));
        }
        let end = entry.start.saturating_add(entry.packed);
        let packed = Place { at: entry.start, end: end.min(self.file.end), ..self.file.clone() };
        let bytes = unpacked(&entry, source::buffered(packed)).map_err(reject)?;
        // The size in the directory may be wrong.
        let bytes = Checked { bytes: CrcReader::new(bytes), expected: entry.crc };
        let bytes = Limited { bytes, left: entry.packed.saturating_mul(LARGEST_RATIO), reason: SWELLS };
        let content = Content::Stream(self.within.counted(source::buffered(bytes)));
        Ok(Some(Member { path, name: entry.name, content, within: self.within.clone() }))
    }

    fn entry(&mut self, index: usize) -> Result<Option<Entry>, Rejected> {
        let whole = |reason: String| Rejected::file(&self.path, reason);
        // Only its metadata: its bytes have a reader of their own, so that this one can continue.
        let entry = self.archive.by_index_raw(index).map_err(|e| whole(e.to_string()))?;
        if entry.is_dir() {
            return Ok(None);
        }
        // An entry's path is only shown, as ARCHIVE/NAME; nothing is ever written there.
        let Some(name) = entry.enclosed_name().filter(|_| !is_absolute(entry.name_raw())) else {
            let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
            return Err(whole(format!("expected names within the archive, found {name:?}")));
        };
        let reject = |reason: &str| Rejected::file(&self.path.join(&name), reason);
        if entry.is_symlink() {
            return Err(reject("expected a file, found a link"));
        }
        if entry.encrypted() {
            return Err(reject("expected a file in the open, found an encrypted one"));
        }
        let start = entry.data_start().ok_or_else(|| reject("expected a file, found none where the directory says"))?;
        let (packed, size) = (entry.compressed_size(), entry.size());
        Ok(Some(Entry { start, packed, size, method: entry.compression(), crc: entry.crc32(), name }))
    }
}

/// Decompresses the bytes of an entry while they are read.
fn unpacked(entry: &Entry, packed: Bytes) -> Result<Bytes, String> {
    Ok(match entry.method {
        CompressionMethod::Stored => packed,
        CompressionMethod::Deflated => source::buffered(DeflateDecoder::new(packed)),
        CompressionMethod::BZIP2 => source::buffered(BzDecoder::new(packed)),
        CompressionMethod::XZ => source::buffered(XzReader::new_mem_limit(packed, false, source::XZ_MEMORY)),
        CompressionMethod::ZSTD => source::unpacked(source::Packing::Zstd, packed).map_err(|e| e.to_string())?,
        CompressionMethod::LZMA => source::buffered(lzma(packed, entry.size).map_err(|e| e.to_string())?),
        other => {
            return Err(format!(
                "expected a file that is stored or compressed with deflate, bzip2, LZMA, xz or Zstandard, found {other}"
            ));
        }
    })
}

/// LZMA as ZIP stores it: a version, the length of its properties, the properties, and the bytes, whose number is in
/// the directory.
fn lzma(mut packed: Bytes, size: u64) -> io::Result<LzmaReader<Bytes>> {
    let mut head = [0; 9];
    packed.read_exact(&mut head)?;
    let window = u32::from_le_bytes([head[5], head[6], head[7], head[8]]);
    if u64::from(window) > u64::from(source::XZ_MEMORY) << 10 {
        return Err(io::Error::other("expected an LZMA window of at most 1 GB, found a larger one"));
    }
    LzmaReader::new_with_props(packed, size, head[4], window, None)
}

/// True for absolute paths, of Unix or of Windows.
fn is_absolute(name: &[u8]) -> bool {
    matches!(name, [b'/' | b'\\', ..] | [b'a'..=b'z' | b'A'..=b'Z', b':', ..])
}

/// A range of a file shared by several readers, each with its own position.
#[derive(Clone)]
struct Place {
    file: Arc<Mutex<File>>,
    at: u64,
    end: u64,
}

impl Read for Place {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let most = buffer.len().min(left);
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let read = file.read(&mut buffer[..most])?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Place {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.end.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}

/// Bytes whose checksum is verified at their end.
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

impl Iterator for Zip {
    type Item = Result<Member, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.next < self.archive.len() {
            self.next += 1;
            if let Some(member) = self.member(self.next - 1).transpose() {
                return Some(member);
            }
        }
        None
    }
}
