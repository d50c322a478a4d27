//! Containers: files that hold files, which may be containers themselves. Each yields its members one after the other;
//! [`super::reader`] turns them into articles.

use super::Rejected;
use super::source::{self, Bytes, Packing};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub mod tar;
pub mod zip;

/// A file to be read: one given by the user, or one in a container.
pub struct Member {
    /// Where it is, for messages: ARCHIVE/NAME.
    pub path: PathBuf,
    /// Its name, from which its kind and the id of its article are derived.
    pub name: PathBuf,
    /// Its content.
    pub content: Content,
    /// The limits set by the containers around it.
    pub within: Within,
}

/// The members of a container.
pub type Members = Box<dyn Iterator<Item = Result<Member, Rejected>> + Send>;

/// The bytes of a file.
pub enum Content {
    /// One with random access.
    File(File),
    /// One that is read from the beginning.
    Stream(Bytes),
}

/// Maximum depth of containers in containers.
const DEEPEST: u32 = 5;

/// A container in a stream is first copied to a temporary file; longer ones are not read.
const LARGEST_INNER: u64 = 2 << 30;

/// Maximum ratio of unpacked to packed size; more is a decompression bomb.
const LARGEST_RATIO: u64 = 200;

/// The message for such a file, or a whole archive of such files.
const SWELLS: &str = "expected it to unpack to at most 200 times its size, found more";
const ALL_SWELL: &str = "expected the whole archive to unpack to at most 200 times its size, found more";

/// How deep a file is nested in containers, and how many bytes may still be unpacked from the outermost ZIP archive
/// around it: the limit holds for the archive as a whole, whatever it contains.
#[derive(Clone, Default)]
pub struct Within {
    depth: u32,
    left: Option<Arc<AtomicU64>>,
}

impl Member {
    /// The file, decompressed. What is unpacked counts towards the limit of the archive around it.
    pub fn unpacked(self, packing: Packing) -> io::Result<Self> {
        if packing == Packing::Plain {
            return Ok(self);
        }
        let bytes = self.within.counted(source::unpacked(packing, self.content.stream())?);
        Ok(Self { content: Content::Stream(bytes), ..self })
    }
}

impl Content {
    /// Its bytes from the beginning.
    pub fn stream(self) -> Bytes {
        match self {
            Self::File(file) => source::buffered(file),
            Self::Stream(bytes) => bytes,
        }
    }

    /// Its bytes as a file with random access.
    fn file(self) -> io::Result<File> {
        let bytes = match self {
            Self::File(file) => return Ok(file),
            Self::Stream(bytes) => bytes,
        };
        let mut file = tempfile::tempfile()?;
        if io::copy(&mut bytes.take(LARGEST_INNER + 1), &mut file)? > LARGEST_INNER {
            let most = LARGEST_INNER >> 30;
            return Err(io::Error::other(format!(
                "expected a packed archive of at most {most} GB, found a larger one"
            )));
        }
        file.rewind()?;
        Ok(file)
    }
}

impl Within {
    /// The limits for what is in a container here.
    fn deeper(&self) -> Result<Self, String> {
        match self.depth {
            DEEPEST => Err(format!("expected archives in archives at most {DEEPEST} deep, found a deeper one")),
            depth => Ok(Self { depth: depth + 1, left: self.left.clone() }),
        }
    }

    /// Counts the bytes as unpacked.
    pub fn counted(&self, bytes: Bytes) -> Bytes {
        match &self.left {
            Some(left) => source::buffered(Counted { bytes, left: left.clone() }),
            None => bytes,
        }
    }
}

/// Bytes that are subtracted from what may still be unpacked.
struct Counted<R> {
    bytes: R,
    left: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        let taken = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(read as u64));
        taken.map(|_| read).map_err(|_| io::Error::other(ALL_SWELL))
    }
}
