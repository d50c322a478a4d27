//! Containers: files that hold files, which may be containers again. Each gives its members one after the other; what is made
//! of them is told in [`super::reader`].

use super::Rejected;
use super::source::{self, Bytes, Packing};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub mod tar;
pub mod zip;

/// A file that is to be read: one that was given, or one in a container.
pub struct Member {
    /// Where it is, for messages: ARCHIVE/NAME.
    pub path: PathBuf,
    /// Its name, which tells its kind and the id of its article.
    pub name: PathBuf,
    /// What is in it.
    pub content: Content,
    /// What the containers around it allow.
    pub within: Within,
}

/// The members of a container.
pub type Members = Box<dyn Iterator<Item = Result<Member, Rejected>> + Send>;

/// The bytes of a file.
pub enum Content {
    /// One that can be read at any place.
    File(File),
    /// One that is read from its beginning on.
    Stream(Bytes),
}

/// Containers in containers, at most so many.
const DEEPEST: u32 = 5;

/// A container in a stream is laid into a file first; longer ones are not read.
const LARGEST_INNER: u64 = 2 << 30;

/// What unpacks to more than so many times its size was made to fill memory or disk.
const LARGEST_RATIO: u64 = 200;

/// What is said of it, and of a whole archive.
const SWELLS: &str = "expected it to unpack to at most 200 times its size, found more";
const ALL_SWELL: &str = "expected the whole archive to unpack to at most 200 times its size, found more";

/// How deep a file is in containers, and how many bytes may still be unpacked of the outermost ZIP archive around it: the limit
/// holds for the archive as a whole, whatever is in it.
#[derive(Clone, Default)]
pub struct Within {
    depth: u32,
    left: Option<Arc<AtomicU64>>,
}

impl Member {
    /// The file without its packing. What is unpacked in an archive counts there.
    pub fn unpacked(self, packing: Packing) -> io::Result<Self> {
        if packing == Packing::Plain {
            return Ok(self);
        }
        let bytes = self.within.counted(source::unpacked(packing, self.content.stream())?);
        Ok(Self { content: Content::Stream(bytes), ..self })
    }
}

impl Content {
    /// Its bytes from the beginning on.
    pub fn stream(self) -> Bytes {
        match self {
            Self::File(file) => source::buffered(file),
            Self::Stream(bytes) => bytes,
        }
    }

    /// A file with its bytes.
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
    /// What is allowed in a container at this place.
    fn deeper(&self) -> Result<Self, String> {
        match self.depth {
            DEEPEST => Err(format!("expected archives in archives at most {DEEPEST} deep, found a deeper one")),
            depth => Ok(Self { depth: depth + 1, left: self.left.clone() }),
        }
    }

    /// Bytes that count as unpacked.
    pub fn counted(&self, bytes: Bytes) -> Bytes {
        match &self.left {
            Some(left) => source::buffered(Counted { bytes, left: left.clone() }),
            None => bytes,
        }
    }
}

/// Bytes that are taken from what may still be unpacked.
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
