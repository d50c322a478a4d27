//! From a file to its articles: decompresses it, and reads it by what its name and its bytes say it is; for a
//! container, reads its members.

use super::container::{Content, Member, Members, tar, zip};
use super::databases::{self, Layout};
use super::format::Format;
use super::mail::{self, Mbox};
use super::passed::Passed;
use super::reuters::Stories;
use super::sniff::{actual_format, is_trusted};
use super::source::{self, Bytes, Packing};
use super::table::Table;
use super::text::{self, Known};
use super::unread::Articles;
use super::versions::Newest;
use super::warc::Warc;
use super::{Article, Columns, Rejected, Unread, admit, encoding, epub, html, json, word, xml};
use std::io::BufRead;
use std::path::Path;

/// What is needed to read files besides the files.
#[derive(Clone, Default)]
pub struct Reader {
    /// The columns of tables.
    pub columns: Columns,
    /// Counts what is skipped.
    pub passed: Passed,
    /// The newest versions of news items.
    pub newest: Newest,
}

impl Reader {
    /// The articles of a file. One that is no record has the name of the file as its id.
    pub fn articles(&self, file: Member, format: Format) -> Result<Articles, Rejected> {
        let (packing, name) = Packing::of(&file.name);
        let path = file.path.clone();
        let file = file.unpacked(packing).map_err(|error| Rejected::file(&path, error))?;
        match format {
            Format::Zip => return Ok(self.of_members(zip::members(file)?)),
            Format::Tar => return Ok(self.of_members(tar::members(file)?)),
            _ => {}
        }
        if is_trusted(format) {
            return self.streamed(&path, stem(&name), format, file.content.stream(), Known::default());
        }
        let within = file.within.clone();
        let mut bytes = file.content.stream();
        let reject = |reason: String| Rejected::file(&path, reason);
        let head = bytes.fill_buf().map_err(|error| reject(error.to_string()))?;
        match actual_format(format, head).map_err(reject)? {
            Format::Zip => {
                let (name, content) = (name.to_path_buf(), Content::Stream(bytes));
                Ok(self.of_members(zip::members(Member { path, name, content, within })?))
            }
            format => self.streamed(&path, stem(&name), format, bytes, Known::default()),
        }
    }

    /// The articles in bytes that are read from the beginning, whose format is known.
    pub fn streamed(
        &self,
        path: &Path,
        id: String,
        format: Format,
        bytes: Bytes,
        known: Known,
    ) -> Result<Articles, Rejected> {
        let decoded = |bytes| encoding::stream(bytes).map_err(|error| Rejected::file(path, error));
        let articles: Articles = match format {
            Format::Json | Format::Records => {
                json::open(path, decoded(bytes)?, &self.columns, format == Format::Records)?
            }
            Format::Csv => Box::new(Table::new(path, decoded(bytes)?, b',', &self.columns)?),
            Format::Tsv => Box::new(Table::new(path, decoded(bytes)?, b'\t', &self.columns)?),
            Format::Warc => Box::new(Warc::new(path, bytes, self.passed.clone())),
            Format::Html => page(path, id, bytes)?,
            Format::Text => text::open(path, id, bytes, known)?,
            Format::Xml => self.newest_of(xml::open(path, bytes)?),
            Format::Sgml => Box::new(Stories::new(path, bytes)),
            Format::Docx => word::docx(path, id, bytes)?,
            Format::Rtf => word::rtf(path, id, bytes)?,
            Format::Epub => epub::open(path, bytes)?,
            Format::Ris => Box::new(databases::ris(path, bytes)),
            Format::Mbox => Box::new(Mbox::new(path, bytes)),
            Format::Mail => Box::new(std::iter::once(mail::single(path, whole(path, bytes)?))),
            Format::Pdf => return Err(Rejected::file(path, "expected a PDF, found other bytes")),
            Format::Zip | Format::Tar | Format::Parquet => {
                return Err(Rejected::file(path, "expected a file outside of an archive: unpack it first"));
            }
        };
        Ok(Box::new(articles.map(move |article| article.of_kind(format.kind()))))
    }

    /// The articles without older versions of news items.
    fn newest_of(&self, articles: Articles) -> Articles {
        let Self { newest, passed, .. } = self.clone();
        Box::new(articles.filter(move |article| {
            let is_old = article.version.as_ref().is_some_and(|version| newest.has_later(version));
            if is_old {
                passed.count("older versions of NewsML-G2 items");
            }
            !is_old
        }))
    }

    /// The articles of the members of a container, one after the other.
    fn of_members(&self, members: Members) -> Articles {
        let reader = self.clone();
        Box::new(members.flat_map(move |member| match member.and_then(|member| reader.of_member(member)) {
            Ok(articles) => articles,
            Err(rejected) => Box::new(std::iter::once(rejected.into())),
        }))
    }

    fn of_member(&self, member: Member) -> Result<Articles, Rejected> {
        if is_of_macos(&member.name) {
            self.passed.count("files of macOS in archives");
            return Ok(Box::new(std::iter::empty()));
        }
        match Format::of(&member.name) {
            Some(format) => self.articles(member, format),
            None => {
                self.passed.count("files of other kinds in archives");
                Ok(Box::new(std::iter::empty()))
            }
        }
    }
}

/// True for what macOS adds to archives: a second file for each, with a similar name.
fn is_of_macos(name: &Path) -> bool {
    let begins = |begin: &str| name.file_name().is_some_and(|name| name.to_string_lossy().starts_with(begin));
    name.starts_with("__MACOSX") || begins("._")
}

/// The name of a file without its extension, as an id: a line break in it becomes a blank.
pub fn stem(name: &Path) -> String {
    name.file_stem().unwrap_or_default().to_string_lossy().replace(char::is_control, " ").trim().to_owned()
}

/// Finds a web page, which is one article or a download of several.
fn page(path: &Path, id: String, bytes: Bytes) -> Result<Articles, Rejected> {
    let page = whole(path, bytes)?;
    if let Some(layout) = Layout::of_page(&page) {
        let (page, _) = html::decode(&page, None).map_err(|reason| Rejected::file(path, reason))?;
        return databases::open_page(path, layout, &page);
    }
    let path = path.to_owned();
    Ok(Box::new(std::iter::once(Unread::new(page.len(), move || {
        let article = html::article(id, &page, None, None).map_err(|reason| Rejected::file(&path, reason))?;
        admit(Article { source_path: Some(path.display().to_string()), ..article })
    }))))
}

fn whole(path: &Path, bytes: Bytes) -> Result<Vec<u8>, Rejected> {
    source::all(bytes, html::LONGEST_PAGE).map_err(|reason| Rejected::file(path, reason))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::listed;
    use ::zip::ZipWriter;
    use ::zip::write::SimpleFileOptions;
    use std::fs::{self, File};
    use std::io::Write;
    use std::path::PathBuf;

    /// A ZIP archive of these files.
    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    /// What is read from a file, and what is skipped.
    #[track_caller]
    fn check(name: &str, bytes: &[u8], expected: &[&str], passed: &str) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let reader = Reader::default();
        let content = Content::File(File::open(&path).unwrap());
        let file = Member { path: PathBuf::from(name), name: PathBuf::from(name), content, within: Default::default() };
        let read = |unread: Unread| unread.read().map_or_else(|r| r.to_string(), |a| format!("{}|{}", a.id, a.text));
        let found: Vec<_> = match reader.articles(file, Format::of(Path::new(name)).unwrap()) {
            Ok(articles) => articles.map(read).collect(),
            Err(rejected) => vec![rejected.to_string()],
        };
        assert_eq!(found, expected);
        assert_eq!(listed(&reader.passed.so_far()), passed);
    }

    fn tarred(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut builder = ::tar::Builder::new(Vec::new());
        for (name, bytes) in files {
            let mut header = ::tar::Header::new_gnu();
            header.set_size(bytes.len() as u64);
            builder.append_data(&mut header, name, *bytes).unwrap();
        }
        builder.into_inner().unwrap()
    }

    fn packed(packing: Packing, bytes: &[u8]) -> Vec<u8> {
        match packing {
            Packing::Plain => bytes.to_vec(),
            Packing::Gzip => {
                let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
                writer.write_all(bytes).unwrap();
                writer.finish().unwrap()
            }
            Packing::Zstd => zstd::encode_all(bytes, 1).unwrap(),
            Packing::Bzip2 => {
                let mut writer = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
                writer.write_all(bytes).unwrap();
                writer.finish().unwrap()
            }
            Packing::Xz => {
                let mut writer = lzma_rust2::XzWriter::new(Vec::new(), lzma_rust2::XzOptions::default()).unwrap();
                writer.write_all(bytes).unwrap();
                writer.finish().unwrap()
            }
        }
    }

    const OTHERS: &str = "files of other kinds in archives (1)";

    #[test]
    fn the_files_in_archives_are_read_as_if_beside_them() {
        let files: &[(&str, &[u8])] = &[
            ("b/x.txt", b"One"),
            ("notes.md", b"no"),
            ("n.jsonl", b"{\"id\":\"a\",\"text\":\"Two\"}"),
            ("__MACOSX/b/._x.txt", b"\0\x05\x16\x07"),
            ("b/._x.txt", b"\0\x05\x16\x07"),
        ];
        let passed = "files of macOS in archives (2), files of other kinds in archives (1)";
        check("n.zip", &zipped(files), &["x|One", "a|Two"], passed);
        for (name, packing) in [
            ("n.tar", Packing::Plain),
            ("n.tar.gz", Packing::Gzip),
            ("n.tgz", Packing::Gzip),
            ("n.tar.zst", Packing::Zstd),
            ("n.tar.bz2", Packing::Bzip2),
            ("n.TXZ", Packing::Xz),
        ] {
            check(name, &packed(packing, &tarred(files)), &["x|One", "a|Two"], passed);
        }
    }

    #[test]
    fn packed_files_may_have_several_streams() {
        for (name, packing) in [
            ("n.txt.gz", Packing::Gzip),
            ("n.txt.zst", Packing::Zstd),
            ("n.txt.bz2", Packing::Bzip2),
            ("n.txt.xz", Packing::Xz),
        ] {
            let both = [packed(packing, b"One. "), packed(packing, b"Two.")].concat();
            check(name, &both, &["n|One. Two."], "");
        }
    }

    #[test]
    fn archives_in_archives_are_read_down_to_a_depth() {
        let text = zipped(&[("a.txt", b"One"), ("notes.md", b"no")]);
        check("n.zip", &zipped(&[("in.zip", &text)]), &["a|One"], OTHERS);
        check("n.tar", &tarred(&[("in.zip", &text)]), &["a|One"], OTHERS);
        check("n.zip", &zipped(&[("in.tgz", &packed(Packing::Gzip, &tarred(&[("a.txt", b"One")])))]), &["a|One"], "");
        check("n.zip.gz", &packed(Packing::Gzip, &text), &["a|One"], OTHERS);
        let deep = (0..5).fold(text, |inner, _| zipped(&[("n.zip", &inner)]));
        let reason = "expected archives in archives at most 5 deep, found a deeper one";
        check("n.zip", &deep, &[&format!("n.zip/n.zip/n.zip/n.zip/n.zip/n.zip: {reason}")], "");
    }

    #[test]
    fn what_leaves_the_archive_or_swells_is_rejected() {
        let outside = zipped(&[("../x.txt", b"One")]);
        check("n.zip", &outside, &["n.zip: expected names within the archive, found \"../x.txt\""], "");
        let swelling = "expected it to unpack to at most 200 times its size, found more";
        let spaces = vec![b' '; 10 << 20];
        check("n.zip", &zipped(&[("x.txt", &spaces)]), &[&format!("n.zip/x.txt: {swelling}")], "");
    }

    /// Each file by itself is within the limit, but all together unpack to far more than the archive's size.
    #[test]
    fn the_limit_holds_for_an_archive_as_a_whole() {
        let swelling = "expected the whole archive to unpack to at most 200 times its size, found more";
        // What compresses alike in each file is compressed once more by the archive around them.
        let text: String = (0..800).map(|n: usize| format!("{n:07} {}", "x".repeat(600))).collect();
        let names: Vec<_> = (0..60).map(|n| format!("{n}.txt")).collect();
        let files: Vec<_> = names.iter().map(|name| (name.as_str(), text.as_bytes())).collect();
        let outer = zipped(&[("in.zip", &zipped(&files))]);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("n.zip");
        fs::write(&path, &outer).unwrap();
        let reader = Reader::default();
        let content = Content::File(File::open(&path).unwrap());
        let file = Member { path: path.clone(), name: path.clone(), content, within: Default::default() };
        let mut bytes = 0;
        let mut rejected = Vec::new();
        for article in reader.articles(file, Format::Zip).unwrap() {
            match article.read() {
                Ok(article) => bytes += article.text.len(),
                Err(reason) => rejected.push(reason.reason),
            }
        }
        let all = files.len() * text.len();
        assert!(outer.len() * 200 < all, "{} unpacks to {all}", outer.len());
        assert!(bytes <= outer.len() * 200, "{bytes} of {}", outer.len());
        assert!(rejected.iter().all(|reason| reason.contains(swelling)) && !rejected.is_empty(), "{rejected:?}");
    }

    #[test]
    fn files_that_share_their_bytes_are_rejected() {
        let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        writer.start_file("a.txt", SimpleFileOptions::default()).unwrap();
        writer.write_all(b"One").unwrap();
        writer.shallow_copy_file("a.txt", "b.txt").unwrap();
        let bytes = writer.finish().unwrap().into_inner();
        let reason = "expected an archive without overlapping files, found files that share bytes";
        check("n.zip", &bytes, &[&format!("n.zip: {reason}")], "");
    }

    #[test]
    fn what_is_no_archive_is_rejected() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("n.zip");
        fs::write(&path, "no archive").unwrap();
        let content = Content::File(File::open(&path).unwrap());
        let file = Member { path: path.clone(), name: path, content, within: Default::default() };
        assert!(zip::members(file).err().unwrap().reason.starts_with("expected a ZIP archive, found other bytes"));
    }

    /// The web archives of WACZ list their pages several times.
    #[test]
    fn of_wacz_only_the_web_archives_are_read() {
        let warc = "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n";
        let pages = b"{\"format\":\"json-pages-1.0\"}\n{\"id\":\"a\",\"text\":\"Page\"}\n";
        let files: &[(&str, &[u8])] =
            &[("archive/a.warc", warc.as_bytes()), ("pages/pages.jsonl", pages), ("datapackage.json", b"{}")];
        check("n.wacz", &zipped(files), &[], "WARC records of type warcinfo (1)");
        check("n.zip", &zipped(files), &[], "WARC records of type warcinfo (1)");
        check("n.zip", &zipped(&[("pages/pages.jsonl", &pages[28..])]), &["a|Page"], "");
    }
}
