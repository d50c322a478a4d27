//! Gzip, member by member. A damaged member is reported as [`Damaged`], and the next read continues with the next
//! member: where each record is compressed by itself, as in WARC files, only that member is lost.

use flate2::bufread::GzDecoder;
use std::error::Error;
use std::fmt;
use std::io::{self, BufRead, Cursor, ErrorKind, Read};

/// What every member begins with: the magic number of gzip, and deflate, the only compression method it has.
const MARK: [u8; 3] = [0x1f, 0x8b, 8];

/// How many bytes at the beginning of a member are kept to look for the next member in them, since a damaged one can
/// seem to continue into those after it.
const MOST_KEPT: usize = 16 << 20;

/// At most this many bytes are scanned twice, so that a file full of false magic numbers ends in bounded time.
const MOST_AGAIN: usize = 1 << 30;

/// Bytes that are decompressed while they are read.
pub struct Gzip<R: BufRead> {
    /// The current member; none at the end.
    member: Option<GzDecoder<Kept<R>>>,
    /// Bytes that have been read from it.
    read: u64,
    /// How many more bytes may be scanned twice.
    left: usize,
}

/// A damaged member was found: what follows is the next one.
#[derive(Debug)]
pub struct Damaged {
    /// True when the beginning of the member has been read.
    pub begun: bool,
    cause: io::Error,
}

impl Damaged {
    /// The damage that an error reports.
    pub fn of(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }
}

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let found = if self.begun { "one that is damaged or cut short" } else { "other bytes or a damaged one" };
        write!(f, "expected a gzip file, found {found} ({})", self.cause)
    }
}

impl Error for Damaged {}

impl<R: BufRead> Gzip<R> {
    /// Decompresses these bytes.
    pub fn new(bytes: R) -> Self {
        let kept = Kept { again: Cursor::default(), bytes, kept: Vec::new() };
        Self { member: Some(GzDecoder::new(kept)), read: 0, left: MOST_AGAIN }
    }

    /// Continues with the next member, if there is one. Zeros between and after members are padding, as on tapes.
    fn enter(&mut self, mut kept: Kept<R>) -> io::Result<()> {
        kept.skip_zeros()?;
        kept.kept.clear();
        self.read = 0;
        self.member = if kept.fill_buf()?.is_empty() { None } else { Some(GzDecoder::new(kept)) };
        Ok(())
    }
}

impl<R: BufRead> Read for Gzip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(mut member) = self.member.take() {
            match member.read(buffer) {
                Ok(0) if !buffer.is_empty() => self.enter(member.into_inner())?,
                Ok(read) => {
                    self.read += read as u64;
                    self.member = Some(member);
                    return Ok(read);
                }
                Err(cause) if is_damage(&cause) => {
                    let begun = self.read > 0;
                    let mut kept = member.into_inner();
                    kept.look_for_member(&mut self.left)?;
                    self.enter(kept)?;
                    return Err(io::Error::new(cause.kind(), Damaged { begun, cause }));
                }
                Err(error) => return Err(error),
            }
        }
        Ok(0)
    }
}

/// True when the bytes themselves are wrong, rather than reading them.
fn is_damage(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof)
}

/// Bytes of which some are read again.
struct Kept<R> {
    again: Cursor<Vec<u8>>,
    bytes: R,
    /// What was read of the current member.
    kept: Vec<u8>,
}

impl<R: BufRead> Kept<R> {
    /// Skips to the next magic number after the beginning of the member.
    fn look_for_member(&mut self, left: &mut usize) -> io::Result<()> {
        if self.kept.len() <= *left && self.kept.len() < MOST_KEPT {
            *left -= self.kept.len();
            let mut kept = std::mem::take(&mut self.kept);
            self.read_again(kept.drain(1.min(kept.len())..).collect());
        }
        let mut met = 0;
        while met < MARK.len() {
            let bytes = self.fill_buf()?;
            if bytes.is_empty() {
                return Ok(());
            }
            let mut passed = 0;
            while passed < bytes.len() && met < MARK.len() {
                met = if bytes[passed] == MARK[met] { met + 1 } else { usize::from(bytes[passed] == MARK[0]) };
                passed += 1;
            }
            self.consume(passed);
            self.kept.clear();
        }
        self.read_again(MARK.to_vec());
        Ok(())
    }

    fn skip_zeros(&mut self) -> io::Result<()> {
        loop {
            let bytes = self.fill_buf()?;
            let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
            let only = zeros == bytes.len();
            self.consume(zeros);
            self.kept.clear();
            if !only || zeros == 0 {
                return Ok(());
            }
        }
    }

    fn read_again(&mut self, mut bytes: Vec<u8>) {
        bytes.extend_from_slice(&self.again.get_ref()[self.again.position() as usize..]);
        self.again = Cursor::new(bytes);
    }
}

impl<R: BufRead> Read for Kept<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Kept<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.again.fill_buf()?.is_empty() { self.bytes.fill_buf() } else { self.again.fill_buf() }
    }

    fn consume(&mut self, read: usize) {
        let room = MOST_KEPT - self.kept.len();
        match self.again.fill_buf() {
            Ok([]) | Err(_) => {
                // Consumed bytes are in the buffer: never more than that is read.
                let bytes = self.bytes.fill_buf().unwrap_or_default();
                self.kept.extend_from_slice(&bytes[..read.min(room).min(bytes.len())]);
                self.bytes.consume(read);
            }
            Ok(bytes) => {
                self.kept.extend_from_slice(&bytes[..read.min(room)]);
                self.again.consume(read);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::{BufReader, Write};

    fn member(text: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    /// What is read: texts, and a ! for each damaged member.
    fn read(bytes: &[u8], buffer: usize) -> String {
        let mut gzip = Gzip::new(BufReader::with_capacity(buffer, bytes));
        let (mut read, mut piece) = (String::new(), [0; 64]);
        loop {
            match gzip.read(&mut piece) {
                Ok(0) => return read,
                Ok(length) => read.push_str(&String::from_utf8_lossy(&piece[..length])),
                Err(error) => read.push_str(if Damaged::of(&error).unwrap().begun { "begun!" } else { "!" }),
            }
        }
    }

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        for buffer in [1, 2, 7, 1 << 16] {
            assert_eq!(read(bytes, buffer), expected, "with a buffer of {buffer}");
        }
    }

    #[test]
    fn a_damaged_member_is_reported_and_the_others_are_read() {
        let [one, two, three] = ["One.", "Two.", "Three."].map(member);
        check(&[&one[..], &two, &three].concat(), "One.Two.Three.");
        check(b"", "!");
        let mut head = two.clone();
        head[1] = 0;
        check(&[&one[..], &head, &three].concat(), "One.!Three.");
        let mut sum = two.clone();
        sum[two.len() - 6] ^= 1;
        check(&[&one[..], &sum, &three].concat(), "One.Two.begun!Three.");
        check(&[&one[..], &two[..two.len() - 3], &three].concat(), "One.Two.begun!Three.");
        check(&[&one[..], &two, &three[..9]].concat(), "One.Two.!");
        check(&[&one[..], b"nonsense\x1f\x8b", &three].concat(), "One.!Three.");
        check(&[&one[..], b"nonsense"].concat(), "One.!");
    }

    #[test]
    fn zeros_after_members_are_padding() {
        let [one, two] = ["One.", "Two."].map(member);
        check(&[&one[..], &[0; 700]].concat(), "One.");
        check(&[&one[..], &[0; 3], &two, &[0; 700]].concat(), "One.Two.");
        check(&[&one[..], &[0; 3], b"nonsense"].concat(), "One.!");
    }
}
