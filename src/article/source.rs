//! The bytes of an input: a file or standard input, unpacked while it is read.

use super::Rejected;
use super::gzip::Gzip;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// How a file is packed, told by its last extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// As it is.
    Plain,
    /// .gz; several members one after the other are one file.
    Gzip,
    /// .zst
    Zstd,
}

impl Packing {
    /// The packing of a file and its name without the packing's extension.
    pub fn of(path: &Path) -> (Self, &Path) {
        let packing = match path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase).as_deref() {
            Some("gz") => Packing::Gzip,
            Some("zst") => Packing::Zstd,
            _ => return (Packing::Plain, path),
        };
        (packing, Path::new(path.file_stem().unwrap_or_default()))
    }
}

/// The name that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

/// A buffer that is large enough for long lines of text.
const BUFFER: usize = 1 << 18;

/// What is read.
pub type Bytes = Box<dyn BufRead + Send>;

/// Opens a file, or standard input.
pub fn open(path: &Path, packing: Packing) -> Result<Bytes, Rejected> {
    if path == Path::new(STANDARD_INPUT) {
        return Ok(Box::new(BufReader::with_capacity(BUFFER, io::stdin())));
    }
    let file = File::open(path).map_err(|e| Rejected::file(path, e))?;
    unpacked(path, packing, Box::new(BufReader::with_capacity(BUFFER, file)))
}

/// Unpacks bytes while they are read.
pub fn unpacked(path: &Path, packing: Packing, bytes: Bytes) -> Result<Bytes, Rejected> {
    Ok(match packing {
        Packing::Plain => bytes,
        Packing::Gzip => Box::new(BufReader::with_capacity(BUFFER, Gzip::new(bytes))),
        Packing::Zstd => {
            let unpacked = zstd::Decoder::with_buffer(bytes).map_err(|e| Rejected::file(path, e))?;
            Box::new(BufReader::with_capacity(BUFFER, unpacked))
        }
    })
}

/// Rejects what is no file of its own: formats with their directory at the end are read from files only.
pub fn whole(path: &Path, packing: Packing) -> Result<(), &'static str> {
    if path == Path::new(STANDARD_INPUT) {
        return Err("expected a file, found standard input: this format can only be read from a file");
    }
    match packing {
        Packing::Plain => Ok(()),
        _ => Err("expected a file that is not packed: unpack it first"),
    }
}

/// Bytes of which there are too many from some point on: then reading fails, with the reason.
pub struct Limited<R> {
    /// The bytes.
    pub bytes: R,
    /// How many of them may still be read.
    pub left: u64,
    /// What is said of more.
    pub reason: &'static str,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            // What ends here exactly is not too long.
            let more = self.bytes.read(&mut [0])? > 0;
            return if more { Err(io::Error::other(self.reason)) } else { Ok(0) };
        }
        let most = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        let read = self.bytes.read(&mut buffer[..most])?;
        self.left -= read as u64;
        Ok(read)
    }
}

/// Reads everything, up to a limit; more is an error that says so.
pub fn all(bytes: impl Read, limit: usize) -> Result<Vec<u8>, String> {
    let mut all = Vec::new();
    bytes.take(limit as u64 + 1).read_to_end(&mut all).map_err(|e| e.to_string())?;
    if all.len() > limit {
        return Err(format!("expected at most {} MB, found more", limit >> 20));
    }
    Ok(all)
}
