//! Tar archives, read from the beginning.

use super::{Content, Member, Members, Within};
use crate::article::Rejected;
use crate::article::source::{self, Bytes};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tar::{Archive, EntryType};

/// The members of an archive.
pub fn members(archive: Member) -> Result<Members, Rejected> {
    let within = archive.within.deeper().map_err(|reason| Rejected::file(&archive.path, reason))?;
    let bytes = Shared(Arc::new(Mutex::new(Rest { bytes: archive.content.stream(), left: Some(0) })));
    Ok(Box::new(Tar { path: archive.path, within, bytes, padding: 0, begun: false, broken: false }))
}

struct Tar {
    path: PathBuf,
    within: Within,
    /// The archive, shared with the file that is being read.
    bytes: Shared,
    /// The zeros after that file.
    padding: u64,
    begun: bool,
    /// Reading the archive failed; there is no more to read.
    broken: bool,
}

/// The header of a file.
struct Head {
    name: PathBuf,
    kind: EntryType,
}

/// Files begin at multiples of this many bytes.
const BLOCK: u64 = 512;

impl Tar {
    /// The header of the next file; none at the end.
    fn head(&mut self) -> io::Result<Option<Head>> {
        self.skip_rest()?;
        // A new `Archive` for each file: its iterator would borrow it, and it reads no further than a header.
        let mut archive = Archive::new(&mut self.bytes);
        archive.set_ignore_zeros(true);
        let Some(entry) = archive.entries()?.next().transpose()? else { return Ok(None) };
        let (name, kind, length) = (entry.path()?.into_owned(), entry.header().entry_type(), entry.size());
        self.bytes.allow(Some(length));
        self.padding = length.next_multiple_of(BLOCK) - length;
        Ok(Some(Head { name, kind }))
    }

    /// The message for bytes that are no file header.
    fn damage(&self, error: &io::Error) -> String {
        let said = error.to_string();
        let what = if self.begun { "the head of the next file" } else { "a tar archive" };
        // An error of the bytes below has its own message.
        if said.starts_with("expected ") { said } else { format!("expected {what}, found other bytes") }
    }

    /// Skips the rest of the current file.
    fn skip_rest(&mut self) -> io::Result<()> {
        io::copy(&mut self.bytes, &mut io::sink())?;
        self.bytes.allow(None);
        io::copy(&mut (&mut self.bytes).take(self.padding), &mut io::sink())?;
        Ok(())
    }

    fn member(&self, Head { name, kind }: Head) -> Option<Result<Member, Rejected>> {
        if kind.is_dir() || is_metadata(kind) {
            return None;
        }
        let path = self.path.join(&name);
        if kind.is_symlink() || kind.is_hard_link() {
            return Some(Err(Rejected::file(&path, "expected a file, found a link")));
        }
        if !kind.is_file() && !kind.is_contiguous() {
            return Some(Err(Rejected::file(
                &path,
                "expected a file as it is, found one of another kind (sparse, a device)",
            )));
        }
        let content = Content::Stream(source::buffered(self.bytes.clone()));
        Some(Ok(Member { path, name, content, within: self.within.clone() }))
    }
}

/// True for entries that describe other files.
fn is_metadata(kind: EntryType) -> bool {
    kind.is_pax_global_extensions()
        || kind.is_pax_local_extensions()
        || kind.is_gnu_longname()
        || kind.is_gnu_longlink()
}

impl Iterator for Tar {
    type Item = Result<Member, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.broken {
            match self.head() {
                Ok(None) if self.begun => return None,
                Ok(None) => {
                    self.broken = true;
                    return Some(Err(reject(&self.path, "expected a tar archive, found no file in it")));
                }
                Ok(Some(head)) => {
                    self.begun = true;
                    if let Some(member) = self.member(head) {
                        return Some(member);
                    }
                }
                Err(error) => {
                    self.broken = true;
                    return Some(Err(reject(&self.path, &self.damage(&error))));
                }
            }
        }
        None
    }
}

fn reject(path: &Path, reason: &str) -> Rejected {
    Rejected::file(path, reason)
}

/// Reads at most this many bytes; `None` means no limit.
struct Rest {
    bytes: Bytes,
    left: Option<u64>,
}

/// Bytes shared by several readers, one after the other.
#[derive(Clone)]
struct Shared(Arc<Mutex<Rest>>);

impl Shared {
    fn rest(&self) -> MutexGuard<'_, Rest> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn allow(&self, length: Option<u64>) {
        self.rest().left = length;
    }
}

impl Read for Shared {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let rest = &mut *self.rest();
        let Some(left) = rest.left else { return rest.bytes.read(buffer) };
        let read = (&mut rest.bytes).take(left).read(buffer)?;
        let cut = read == 0 && left > 0 && !buffer.is_empty();
        rest.left = Some(if cut { 0 } else { left - read as u64 });
        if cut {
            Err(io::Error::new(ErrorKind::UnexpectedEof, "expected the whole file, found the archive cut short"))
        } else {
            Ok(read)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;
    use tar::{Builder, Header};

    fn header(kind: EntryType, length: usize) -> Header {
        let mut header = Header::new_gnu();
        header.set_entry_type(kind);
        header.set_size(length as u64);
        header.set_mode(0o644);
        header
    }

    fn archive(files: &[(&str, &str)]) -> Vec<u8> {
        let mut builder = Builder::new(Vec::new());
        for (name, text) in files {
            let mut header = header(EntryType::Regular, text.len());
            builder.append_data(&mut header, name, text.as_bytes()).unwrap();
        }
        builder.into_inner().unwrap()
    }

    /// Names and texts, or reasons for rejection; only the first bytes of every second file are read.
    #[track_caller]
    fn check(bytes: &[u8], expected: &[&str]) {
        let content = Content::Stream(Box::new(Cursor::new(bytes.to_vec())));
        let archive = Member { path: "n.tar".into(), name: "n.tar".into(), content, within: Within::default() };
        let found: Vec<_> = members(archive)
            .unwrap()
            .map(|member| {
                let member = match member {
                    Ok(member) => member,
                    Err(rejected) => return rejected.to_string(),
                };
                let mut text = String::new();
                let read = member.content.stream().take(9).read_to_string(&mut text);
                format!("{}|{}", member.name.display(), read.map_or_else(|error| error.to_string(), |_| text))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn files_are_given_in_their_order_whether_the_one_before_was_read_or_not() {
        let long = format!("a/{}.txt", "n".repeat(150));
        let text = "x".repeat(1500);
        let bytes = archive(&[("a.txt", "One"), ("b.txt", &text), (&long, "Three"), ("empty.txt", "")]);
        let long = format!("{long}|Three");
        let expected = ["a.txt|One", "b.txt|xxxxxxxxx", long.as_str(), "empty.txt|"];
        check(&bytes, &expected);
        check(&[bytes.clone(), archive(&[("z.txt", "Last")])].concat(), &[&expected[..], &["z.txt|Last"]].concat());
    }

    #[test]
    fn links_and_what_is_no_archive_are_reported() {
        let mut builder = Builder::new(Vec::new());
        builder.append_link(&mut header(EntryType::Symlink, 0), "l.txt", "/etc/passwd").unwrap();
        builder.append_data(&mut header(EntryType::Directory, 0), "d/", io::empty()).unwrap();
        builder.append_data(&mut header(EntryType::Regular, 3), "d/a.txt", &b"One"[..]).unwrap();
        check(&builder.into_inner().unwrap(), &["n.tar/l.txt: expected a file, found a link", "d/a.txt|One"]);
        check(b"", &["n.tar: expected a tar archive, found no file in it"]);
        let words = "plain words ".repeat(90);
        let content = Content::Stream(Box::new(Cursor::new(words.into_bytes())));
        let archive = Member { path: "n.tar".into(), name: "n.tar".into(), content, within: Within::default() };
        let rejected = members(archive).unwrap().next().unwrap().err().unwrap();
        assert!(rejected.reason.starts_with("expected a tar archive, found other bytes"), "{rejected}");
    }

    #[test]
    fn an_archive_cut_short_gives_what_is_before() {
        let bytes = archive(&[("a.txt", "One"), ("b.txt", "Two and more")]);
        let cut = "n.tar: expected the whole file, found the archive cut short";
        check(&bytes[..512 * 3 + 9], &["a.txt|One", "b.txt|Two and m", cut]);
        check(&bytes[..512 * 3 + 4], &["a.txt|One", "b.txt|expected the whole file, found the archive cut short"]);
    }
}
