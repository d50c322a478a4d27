//! HTTP responses as crawlers store them: often as sent, in chunks and compressed; often decoded, but with headers that
//! still claim otherwise. So the bytes decide before the headers.

use super::{Fields, field, fields};
use crate::article::gzip::{Damaged, Gzip};
use crate::article::html::LONGEST_PAGE;
use crate::article::source;
use flate2::bufread::{DeflateDecoder, ZlibDecoder};
use std::io::{self, BufRead, Read};

/// The header block of a response.
pub struct Head {
    /// 200 if the page was found.
    pub status: String,
    /// Its header fields, names in lower case.
    pub fields: Fields,
    /// Its length in bytes.
    pub length: usize,
}

impl Head {
    /// The header block of a response; none if the bytes do not begin with one.
    pub fn of(response: &[u8]) -> Option<Self> {
        let mut rest = response;
        let mut status = Vec::new();
        rest.read_until(b'\n', &mut status).ok()?;
        let status = String::from_utf8_lossy(&status).into_owned();
        if !status.starts_with("HTTP") {
            return None;
        }
        let status = status.split_whitespace().nth(1).unwrap_or("missing").to_owned();
        let fields = fields(&mut rest).ok()?;
        Some(Self { status, fields, length: response.len() - rest.len() })
    }
}

/// The body of a response, without chunks and compression.
pub fn body(bytes: &[u8], head: &Fields) -> Result<Vec<u8>, String> {
    let told = field(head, "transfer-encoding").is_some_and(|how| how.to_ascii_lowercase().contains("chunked"));
    let mut body = unchunked(bytes, told).unwrap_or_else(|| bytes.to_vec());
    let packings = field(head, "content-encoding").unwrap_or_default().to_ascii_lowercase();
    for packing in packings.split(',').rev().map(str::trim) {
        body = decompressed(body, packing)?;
    }
    while let Some(packing) = Packing::of(&body) {
        body = packing.unpacked(&body).ok_or_else(|| damaged(packing.name()))?;
    }
    Ok(body)
}

fn damaged(packing: &str) -> String {
    format!(
        "expected a page of at most {} MB compressed with {packing}, found a damaged or a larger one",
        LONGEST_PAGE >> 20
    )
}

/// The bytes of a chunked body: each chunk follows its length in hexadecimal, and the last is empty. None if these are
/// no chunks. A truncated one is accepted if the header says it is chunked.
fn unchunked(bytes: &[u8], told: bool) -> Option<Vec<u8>> {
    let (mut body, mut rest) = (Vec::with_capacity(bytes.len()), bytes);
    loop {
        let line = memchr::memchr(b'\n', &rest[..rest.len().min(256)]);
        let Some(length) = line.and_then(|end| chunk_length(&rest[..end])) else {
            return (told && !body.is_empty()).then_some(body);
        };
        rest = &rest[line? + 1..];
        if length == 0 {
            return Some(body);
        }
        let Some(chunk) = rest.get(..length) else {
            body.extend_from_slice(rest);
            return told.then_some(body);
        };
        body.extend_from_slice(chunk);
        rest = &rest[length..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
}

/// The length in the line before a chunk, which may be followed by an extension.
fn chunk_length(line: &[u8]) -> Option<usize> {
    let digits = line.split(|byte| *byte == b';').next()?.trim_ascii();
    let is_length = (1..=8).contains(&digits.len()) && digits.iter().all(u8::is_ascii_hexdigit);
    is_length.then(|| usize::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok())?
}

/// The compressions that servers use.
#[derive(Clone, Copy)]
enum Packing {
    Gzip,
    Deflate,
    Brotli,
    Zstd,
}

impl Packing {
    /// The compression by the magic number of the bytes.
    fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x1f, 0x8b, 8, ..] => Some(Self::Gzip),
            [0x28, 0xB5, 0x2F, 0xFD, ..] => Some(Self::Zstd),
            _ => None,
        }
    }

    fn named(name: &str) -> Option<Self> {
        match name {
            "gzip" | "x-gzip" => Some(Self::Gzip),
            "deflate" => Some(Self::Deflate),
            "br" => Some(Self::Brotli),
            "zstd" => Some(Self::Zstd),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Deflate => "deflate",
            Self::Brotli => "br",
            Self::Zstd => "zstd",
        }
    }

    /// None if the bytes are not compressed in this way.
    fn unpacked(self, bytes: &[u8]) -> Option<Vec<u8>> {
        let all = |reader: &mut dyn Read| source::all(reader, LONGEST_PAGE).ok();
        match self {
            Self::Gzip => members(bytes),
            // The standard means zlib, and some servers send deflate without the zlib header.
            Self::Deflate => all(&mut ZlibDecoder::new(bytes)).or_else(|| all(&mut DeflateDecoder::new(bytes))),
            Self::Brotli => all(&mut brotli_decompressor::Decompressor::new(bytes, 1 << 16)),
            Self::Zstd => all(&mut zstd::Decoder::with_buffer(bytes).ok()?),
        }
    }
}

/// The members of a gzip body, one after the other. Other bytes after a member are not the page's; a member cut short
/// is damage.
fn members(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut page = Vec::new();
    let read = Gzip::new(bytes).take(LONGEST_PAGE as u64 + 1).read_to_end(&mut page);
    let is_end = |error: &io::Error| !page.is_empty() && Damaged::of(error).is_some_and(|damage| !damage.begun);
    let is_read = read.as_ref().err().is_none_or(is_end);
    (is_read && page.len() <= LONGEST_PAGE).then_some(page)
}

/// Decompresses what the header says is compressed, unless it is already text.
fn decompressed(body: Vec<u8>, name: &str) -> Result<Vec<u8>, String> {
    let Some(packing) = Packing::named(name) else {
        return match name {
            "" | "identity" | "none" | "utf-8" => Ok(body),
            _ if is_text(&body) => Ok(body),
            _ => Err(format!("expected a page compressed with gzip, deflate, br or zstd, found {name:?}")),
        };
    };
    // A magic number is more reliable than the header.
    let packing = match Packing::of(&body) {
        Some(marked) => marked,
        None if body.is_empty() || is_text(&body) => return Ok(body),
        None => packing,
    };
    packing.unpacked(&body).ok_or_else(|| damaged(packing.name()))
}

/// True for bytes that begin like a page: compressed bytes soon have control characters.
fn is_text(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 512;
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let is_control = |byte: &u8| byte.is_ascii_control() && !b"\t\n\r\x0c\x1b".contains(byte);
    match std::str::from_utf8(start) {
        Ok(_) => !start.iter().any(is_control),
        Err(error) if error.valid_up_to() > start.len().saturating_sub(4) => !start.iter().any(is_control),
        Err(_) => start.trim_ascii_start().starts_with(b"<") && !start.iter().any(is_control),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use std::io::Write;

    const PAGE: &str = "<html><p>Über the river, the water rose and rose and rose.</p></html>";

    fn chunked(bytes: &[u8], size: usize, extension: &str) -> Vec<u8> {
        let chunk = |chunk: &[u8]| [format!("{:x}{extension}\r\n", chunk.len()).as_bytes(), chunk, b"\r\n"].concat();
        let chunks: Vec<u8> = bytes.chunks(size).flat_map(chunk).collect();
        [&chunks[..], b"0\r\n\r\n"].concat()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut writer = GzEncoder::new(Vec::new(), Compression::default());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    fn deflate(bytes: &[u8], with_head: bool) -> Vec<u8> {
        if with_head {
            let mut writer = ZlibEncoder::new(Vec::new(), Compression::default());
            writer.write_all(bytes).unwrap();
            return writer.finish().unwrap();
        }
        let mut writer = DeflateEncoder::new(Vec::new(), Compression::default());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    /// Brotli without compression: a header of one byte (a window of 64 KB), the length, the bytes, an empty last
    /// block.
    fn brotli(bytes: &[u8]) -> Vec<u8> {
        let length = bytes.len() - 1;
        // Bits from the lowest on: window 0; not last; 4 nibbles 00; 16 bits of length - 1; uncompressed 1.
        let bits = (length as u32) << 4 | 1 << 20;
        let head = [bits as u8, (bits >> 8) as u8, (bits >> 16) as u8];
        [&head[..], bytes, &[0b11]].concat()
    }

    #[track_caller]
    fn check(head: &[(&str, &str)], bytes: &[u8], expected: Result<&str, &str>) {
        let head = head.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        let found = body(bytes, &head).map(|body| String::from_utf8(body).unwrap());
        assert_eq!(found.as_deref().map_err(String::as_str), expected);
    }

    #[test]
    fn chunks_are_recognised_by_the_bytes() {
        let page = PAGE.as_bytes();
        for size in [7, 1000] {
            for extension in ["", ";a=1", "  "] {
                for head in [&[("transfer-encoding", "Chunked")][..], &[]] {
                    check(head, &chunked(page, size, extension), Ok(PAGE));
                }
            }
        }
        check(&[("transfer-encoding", "chunked")], page, Ok(PAGE));
        check(&[], b"add\nnothing to this", Ok("add\nnothing to this"));
        let cut = &chunked(page, 7, "")[..40];
        check(&[("transfer-encoding", "chunked")], cut, Ok(&PAGE[..22]));
    }

    #[test]
    fn bodies_are_unpacked_whatever_the_head_says() {
        let page = PAGE.as_bytes();
        for (name, packed) in [
            ("gzip", gzip(page)),
            ("X-Gzip", gzip(page)),
            ("deflate", deflate(page, true)),
            ("deflate", deflate(page, false)),
            ("br", brotli(page)),
            ("zstd", zstd::encode_all(page, 1).unwrap()),
            ("br, gzip", gzip(&brotli(page))),
            // The header is wrong.
            ("gzip", page.to_vec()),
            ("br", page.to_vec()),
            ("deflate", gzip(page)),
            ("", gzip(page)),
            ("gzip", gzip(&gzip(page))),
            // Servers send parts that are packed one by one, and bytes after them.
            ("gzip", [gzip(&page[..20]), gzip(&page[20..])].concat()),
            ("gzip", [gzip(&page[..20]), gzip(&page[20..]), vec![0; 9]].concat()),
            ("gzip", [&gzip(page)[..], b"\r\nend"].concat()),
            ("utf-8", page.to_vec()),
        ] {
            check(&[("content-encoding", name)], &packed, Ok(PAGE));
            check(&[("content-encoding", name)], &chunked(&packed, 9, ""), Ok(PAGE));
        }
    }

    #[test]
    fn what_cannot_be_unpacked_is_reported() {
        let packed = gzip(PAGE.as_bytes());
        let damaged = "expected a page of at most 20 MB compressed with gzip, found a damaged or a larger one";
        check(&[("content-encoding", "gzip")], &packed[..packed.len() / 2], Err(damaged));
        let cut = [gzip(b"<html>"), packed[..packed.len() - 4].to_vec()].concat();
        check(&[("content-encoding", "gzip")], &cut, Err(damaged));
        check(&[("content-encoding", "gzip")], b"\x01\x02\x03\x04", Err(damaged));
        let other = "expected a page compressed with gzip, deflate, br or zstd, found \"compress\"";
        check(&[("content-encoding", "compress")], b"\x1f\x9d\x90\x01", Err(other));
    }
}
