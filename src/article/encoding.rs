//! Decodes bytes: as UTF-8, as a byte-order mark or a declaration says, or as Windows-1252 where that is plain.

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::io::{self, BufRead, Read};

/// How a text was decoded that is not UTF-8.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decoding {
    /// The encoding (<https://encoding.spec.whatwg.org>).
    pub encoding: String,
    /// True when nothing declared it.
    pub guessed: bool,
}

impl Decoding {
    fn new(encoding: &'static Encoding, guessed: bool) -> Option<Self> {
        (encoding != UTF_8).then(|| Self { encoding: encoding.name().to_owned(), guessed })
    }
}

/// Decodes a text, whose charset may be declared. A byte-order mark takes precedence over a declaration, and is
/// removed.
pub fn decode(bytes: Vec<u8>, declared: Option<&str>) -> Result<(String, Option<Decoding>), String> {
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return Err("expected UTF-8, found UTF-32".to_owned());
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return exact(encoding, bytes, mark);
    }
    if let Some(label) = declared {
        let unknown = || format!("expected a charset (utf-8, windows-1252), found {label:?}");
        return exact(Encoding::for_label(label.as_bytes()).ok_or_else(unknown)?, bytes, 0);
    }
    if bytes.contains(&0) {
        return Err("expected a text, found a binary file (it holds a zero byte)".to_owned());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, None)),
        Err(error) => guess(error.as_bytes()).map(|text| (text, Decoding::new(WINDOWS_1252, true))),
    }
}

fn exact(encoding: &'static Encoding, mut bytes: Vec<u8>, mark: usize) -> Result<(String, Option<Decoding>), String> {
    if encoding == UTF_8 {
        bytes.drain(..mark);
        let text = String::from_utf8(bytes).map_err(|error| not_utf8(error.as_bytes()))?;
        return Ok((text, None));
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
    let text = text.ok_or_else(|| format!("expected {}, found invalid bytes", encoding.name()))?;
    Ok((text.into_owned(), Decoding::new(encoding, false)))
}

/// A record as text, decoded if it is plainly Windows-1252.
pub fn utf8(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<Decoding>), String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((Cow::Borrowed(text), None)),
        Err(_) => guess(bytes).map(|text| (Cow::Owned(text), Decoding::new(WINDOWS_1252, true))),
    }
}

/// A cell of a record that [`utf8`] decoded in this way.
pub fn cell(bytes: &[u8], decoding: Option<&Decoding>) -> String {
    match decoding {
        Some(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Decodes bytes that are not UTF-8 as Windows-1252, if they plainly are: letters of Western Europe among many more
/// ASCII ones, and neither UTF-8 with errors nor bytes that Windows-1252 does not have.
fn guess(bytes: &[u8]) -> Result<String, String> {
    const UNDEFINED: [u8; 5] = [0x81, 0x8D, 0x8F, 0x90, 0x9D];
    /// At most one letter in this many has an accent; French has one in twenty, including marks before a word.
    const LETTERS: usize = 4;
    let control = |byte: u8| byte.is_ascii_control() && !b"\t\n\r\x0C".contains(&byte);
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let (mut proper, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        proper += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    let other = bytes.iter().any(|byte| UNDEFINED.contains(byte) || control(*byte));
    if other || proper > broken || high * LETTERS > bytes.len() {
        return Err(not_utf8(bytes));
    }
    Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned())
}

fn not_utf8(bytes: &[u8]) -> String {
    let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let byte = bytes.get(at).map(|byte| format!("the byte 0x{byte:02X} at offset {at}")).unwrap_or_default();
    format!("expected UTF-8, found {byte}")
}

/// Bytes as UTF-8, decoded while they are read: from UTF-16 if they begin with its byte-order mark. Others are left
/// unchanged.
pub fn stream(mut bytes: Box<dyn BufRead + Send>) -> io::Result<Box<dyn BufRead + Send>> {
    let encoding = Encoding::for_bom(bytes.fill_buf()?).map(|(encoding, _)| encoding);
    match encoding {
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => {
            let decoder = encoding.new_decoder_with_bom_removal();
            Ok(Box::new(Utf16 { bytes, decoder, decoded: Vec::new(), at: 0, ended: false }))
        }
        _ => Ok(bytes),
    }
}

struct Utf16 {
    bytes: Box<dyn BufRead + Send>,
    decoder: Decoder,
    /// Decoded bytes, and how many of them have been read.
    decoded: Vec<u8>,
    at: usize,
    ended: bool,
}

impl Read for Utf16 {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Utf16 {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at == self.decoded.len() && !self.ended {
            let input = self.bytes.fill_buf()?;
            self.ended = input.is_empty();
            self.decoded.resize(BUFFER, 0);
            let (_, read, written, _) = self.decoder.decode_to_utf8(input, &mut self.decoded, self.ended);
            self.bytes.consume(read);
            self.decoded.truncate(written);
            self.at = 0;
        }
        Ok(&self.decoded[self.at..])
    }

    fn consume(&mut self, read: usize) {
        self.at += read;
    }
}

/// How many bytes are decoded at once.
const BUFFER: usize = 1 << 16;

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    /// A text with its encoding and whether that was guessed, or a reason.
    type Expected<'a> = Result<(&'a str, Option<(&'a str, bool)>), &'a str>;

    #[track_caller]
    fn check(bytes: &[u8], declared: Option<&str>, expected: Expected) {
        let found = decode(bytes.to_vec(), declared);
        let found = found
            .as_ref()
            .map_err(String::as_str)
            .map(|(text, decoding)| (text.as_str(), decoding.as_ref().map(|d| (d.encoding.as_str(), d.guessed))));
        assert_eq!(found, expected);
    }

    #[test]
    fn utf8_stays_as_it_is_without_a_mark() {
        check("Título\r\nOne.\rTwo.\n".as_bytes(), None, Ok(("Título\r\nOne.\rTwo.\n", None)));
        check(b"\xEF\xBB\xBFTitle\n", None, Ok(("Title\n", None)));
        check("Título".as_bytes(), Some("UTF-8"), Ok(("Título", None)));
    }

    #[test]
    fn what_is_marked_or_declared_is_believed() {
        check(b"\xFF\xFEH\0i\0\x1C\x20", None, Ok(("Hi“", Some(("UTF-16LE", false)))));
        check(b"\xFE\xFF\0H\0i\x20\x1C", None, Ok(("Hi“", Some(("UTF-16BE", false)))));
        check(b"\xFE\xFF\0H\0i", Some("latin1"), Ok(("Hi", Some(("UTF-16BE", false)))));
        check(b"\xCF\xF0\xE8", Some("windows-1251"), Ok(("При", Some(("windows-1251", false)))));
        check(b"\x93caf\xE9\x94", Some("iso-8859-1"), Ok(("“café”", Some(("windows-1252", false)))));
        check(b"caf\xE9", Some("utf-8"), Err("expected UTF-8, found the byte 0xE9 at offset 3"));
        check(b"\x82", Some("shift_jis"), Err("expected Shift_JIS, found invalid bytes"));
        check(b"\xFF\xFEH\0\0\xD8", None, Err("expected UTF-16LE, found invalid bytes"));
        check(b"x", Some("klingon"), Err("expected a charset (utf-8, windows-1252), found \"klingon\""));
    }

    #[test]
    fn plain_windows_1252_is_known_without() {
        check(
            b"The caf\xE9 \x93will close\x94, she said.",
            None,
            Ok(("The café “will close”, she said.", Some(("windows-1252", true)))),
        );
        check(b"It\x92s over \x96 nearly.", None, Ok(("It’s over – nearly.", Some(("windows-1252", true)))));
    }

    #[test]
    fn what_is_no_text_is_reported() {
        check(b"caf\xE9\x81 au lait", None, Err("expected UTF-8, found the byte 0xE9 at offset 3"));
        check(
            "na\u{ef}ve caf\u{e9} \u{201c}no\u{201d}\0".as_bytes(),
            None,
            Err("expected a text, found a binary file (it holds a zero byte)"),
        );
        let text = "“A long text in UTF-8,” she said, “that was cut in a letter \u{e9}";
        let reason = format!("expected UTF-8, found the byte 0xC3 at offset {}", text.len() - 2);
        check(&text.as_bytes()[..text.len() - 1], None, Err(&reason));
        check(b"\xCF\xF0\xE8\xE2\xE5\xF2", None, Err("expected UTF-8, found the byte 0xCF at offset 0"));
        check(b"\x7FELF\x02\x01\xFF", None, Err("expected UTF-8, found the byte 0xFF at offset 6"));
        check(b"\x7FELF\0\0\xFF", None, Err("expected a text, found a binary file (it holds a zero byte)"));
        check(b"\xFF\xFE\0\0H\0\0\0", None, Err("expected UTF-8, found UTF-32"));
    }

    #[test]
    fn utf16_is_decoded_while_it_is_read() {
        let text = "“Höhe” 😀\n".repeat(40_000);
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(order).collect();
            let mut read = String::new();
            stream(Box::new(Cursor::new(bytes))).unwrap().read_to_string(&mut read).unwrap();
            assert!(read == text);
        }
        let mut read = String::new();
        stream(Box::new(Cursor::new(b"\xFF\xFEa\0\0\xD8b".to_vec()))).unwrap().read_to_string(&mut read).unwrap();
        assert_eq!(read, "a\u{fffd}");
    }
}
