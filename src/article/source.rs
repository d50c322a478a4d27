//! The bytes of an input: a file or standard input, decompressed while it is read.

use super::gzip::Gzip;
use bzip2::bufread::MultiBzDecoder;
use lzma_rust2::XzReader;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// How a file is compressed, by its last extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// Not compressed.
    Plain,
    /// .gz; several members in a row are one file.
    Gzip,
    /// .zst; several frames are one file, and the first may be a dictionary.
    Zstd,
    /// .bz2; several streams are one file.
    Bzip2,
    /// .xz; several streams are one file.
    Xz,
}

/// The extensions of compressed files, each with the extension of their content, where it implies one.
const PACKINGS: &[(&str, Packing, Option<&str>)] = &[
    ("gz", Packing::Gzip, None),
    ("zst", Packing::Zstd, None),
    ("bz2", Packing::Bzip2, None),
    ("xz", Packing::Xz, None),
    ("tgz", Packing::Gzip, Some("tar")),
    ("tzst", Packing::Zstd, Some("tar")),
    ("tbz2", Packing::Bzip2, Some("tar")),
    ("txz", Packing::Xz, Some("tar")),
];

impl Packing {
    /// The compression of a file, and its name without the extension of the compression.
    pub fn of(path: &Path) -> (Self, PathBuf) {
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        let known = PACKINGS.iter().find(|(known, ..)| known.eq_ignore_ascii_case(extension));
        match known {
            Some((_, packing, None)) => (*packing, PathBuf::from(path.file_stem().unwrap_or_default())),
            Some((_, packing, Some(inner))) => (*packing, path.with_extension(inner)),
            None => (Self::Plain, path.to_owned()),
        }
    }
}

/// The name for standard input.
pub const STANDARD_INPUT: &str = "-";

/// A buffer large enough for long lines of text.
const BUFFER: usize = 1 << 18;

/// A stream of bytes.
pub type Bytes = Box<dyn BufRead + Send>;

/// Buffers an open file.
pub fn buffered(bytes: impl Read + Send + 'static) -> Bytes {
    Box::new(BufReader::with_capacity(BUFFER, bytes))
}

/// The zstd window may be as large as the format allows (`zstd --long=31`).
const LONGEST_WINDOW: u32 = 31;

/// The maximum memory for a dictionary of xz, in KiB; `xz -9` takes 64 MB.
pub const XZ_MEMORY: u32 = 1 << 20;

/// Decompresses bytes while they are read.
pub fn unpacked(packing: Packing, bytes: Bytes) -> io::Result<Bytes> {
    Ok(match packing {
        Packing::Plain => bytes,
        Packing::Gzip => buffered(Gzip::new(bytes)),
        Packing::Zstd => buffered(NamedErrors::new(zstd_of(bytes)?, "Zstandard")),
        Packing::Bzip2 => buffered(NamedErrors::new(MultiBzDecoder::new(bytes), "bzip2")),
        Packing::Xz => buffered(NamedErrors::new(XzReader::new_mem_limit(bytes, true, XZ_MEMORY), "xz")),
    })
}

/// Bytes of a decompressor whose own errors would be cryptic to users.
struct NamedErrors<R> {
    bytes: R,
    packing: &'static str,
    begun: bool,
}

impl<R> NamedErrors<R> {
    fn new(bytes: R, packing: &'static str) -> Self {
        Self { bytes, packing, begun: false }
    }
}

impl<R: Read> Read for NamedErrors<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer).map_err(|error| damage(self.packing, self.begun, &error))?;
        self.begun |= read > 0;
        Ok(read)
    }
}

/// The message for compressed bytes that cannot be decompressed, or not to their end.
fn damage(packing: &str, begun: bool, error: &io::Error) -> io::Error {
    let said = error.to_string();
    let found = if begun { "one that is damaged or cut short" } else { "other bytes or a damaged one" };
    // An error of the bytes below the decompressor has its own message.
    let said =
        if said.starts_with("expected ") { said } else { format!("expected a {packing} file, found {found} ({said})") };
    io::Error::new(error.kind(), said)
}

/// Decompresses frames of zstd, which may need the dictionary before them.
fn zstd_of(mut bytes: Bytes) -> io::Result<zstd::Decoder<'static, Bytes>> {
    let dictionary = dictionary(&mut bytes)?;
    let mut decoder = zstd::Decoder::with_dictionary(bytes, &dictionary)?;
    decoder.window_log_max(LONGEST_WINDOW)?;
    Ok(decoder)
}

/// The dictionary at the beginning of a `.warc.zst` file: a frame that other readers skip, which may itself be
/// compressed (<https://iipc.github.io/warc-specifications/specifications/warc-zstd/>). Empty if there is none.
fn dictionary(bytes: &mut Bytes) -> io::Result<Vec<u8>> {
    const MARK: [u8; 4] = [0x5D, 0x2A, 0x4D, 0x18];
    const FRAME: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];
    const LONGEST: u64 = 16 << 20;
    if !bytes.fill_buf()?.starts_with(&MARK) {
        return Ok(Vec::new());
    }
    let mut head = [0; 8];
    bytes.read_exact(&mut head)?;
    let length = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
    let mut dictionary = Vec::new();
    bytes.take(length.min(LONGEST)).read_to_end(&mut dictionary)?;
    if dictionary.starts_with(&FRAME) {
        let mut unpacked = Vec::new();
        zstd::Decoder::new(&dictionary[..])?.take(LONGEST).read_to_end(&mut unpacked)?;
        return Ok(unpacked);
    }
    Ok(dictionary)
}

/// Rejects what is not an uncompressed file: formats with their directory at the end need random access.
pub fn whole(path: &Path, packing: Packing) -> Result<(), &'static str> {
    if path == Path::new(STANDARD_INPUT) {
        return Err("expected a file, found standard input: this format can only be read from a file");
    }
    match packing {
        Packing::Plain => Ok(()),
        _ => Err("expected a file that is not compressed: unpack it first"),
    }
}

/// Bytes with a limit: reading beyond it fails, with the reason.
pub struct Limited<R> {
    /// The bytes.
    pub bytes: R,
    /// How many of them may still be read.
    pub left: u64,
    /// The message for more.
    pub reason: &'static str,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            // Exactly as many as the limit is not too many.
            let more = self.bytes.read(&mut [0])? > 0;
            return if more { Err(io::Error::other(self.reason)) } else { Ok(0) };
        }
        let most = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        let read = self.bytes.read(&mut buffer[..most])?;
        self.left -= read as u64;
        Ok(read)
    }
}

/// Reads everything, up to a limit; more is an error.
pub fn all(bytes: impl Read, limit: usize) -> Result<Vec<u8>, String> {
    let mut all = Vec::new();
    bytes.take(limit as u64 + 1).read_to_end(&mut all).map_err(|e| e.to_string())?;
    if all.len() > limit {
        return Err(format!("expected at most {} MB, found more", limit >> 20));
    }
    Ok(all)
}
