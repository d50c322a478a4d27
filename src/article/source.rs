//! The bytes of an input: a file or standard input, unpacked while it is read.

use super::Rejected;
use flate2::bufread::MultiGzDecoder;
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
    let bytes = BufReader::with_capacity(BUFFER, file);
    Ok(match packing {
        Packing::Plain => Box::new(bytes),
        Packing::Gzip => Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(bytes))),
        Packing::Zstd => {
            let unpacked = zstd::Decoder::with_buffer(bytes).map_err(|e| Rejected::file(path, e))?;
            Box::new(BufReader::with_capacity(BUFFER, unpacked))
        }
    })
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
