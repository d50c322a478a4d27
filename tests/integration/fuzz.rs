//! Broken files: whatever the bytes, every reader ends, nothing panics, and every article that was found is accounted for.
//! TIDINGS_FUZZ=5000 tries so many files of each format.

use crate::samples;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::fs;
use std::io::Write;
use tidings::article::{Format, Inputs, Options, Rejected};
use tidings::pipeline::{self, Watch};

const STORY: &str =
    "Dam breaks\n\"We lost 40 houses,\" Mayor Ann Lee said in Turkey on Friday. It was built in 1887.\n";

struct Silent;

impl Watch for Silent {
    fn rejected(&mut self, _: &Rejected) {}
}

/// Packs what is broken within.
type Pack = fn(&[u8]) -> Vec<u8>;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

/// Checksums let no broken byte of a packed file through, so that what is in it is broken before it is packed.
fn within() -> Vec<(&'static str, Vec<u8>, Pack)> {
    let articles = samples::articles();
    let document = "<w:document><w:body><w:p><w:r><w:t>Dam</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>breaks</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:hyperlink r:id=\"a\"><w:r><w:t xml:space=\"preserve\">It was &amp; old</w:t><w:br/></w:r></w:hyperlink></w:p></w:body></w:document>";
    let packed: [Pack; 6] = [
        |page| {
            samples::epub(&samples::epub_package(&samples::articles()[..1]), &[String::from_utf8_lossy(page).into()])
        },
        |package| {
            samples::epub(
                &String::from_utf8_lossy(package),
                &samples::articles()[..1].iter().map(samples::page).collect::<Vec<_>>(),
            )
        },
        samples::docx_of,
        |member| samples::zip_of(&[("a.html", member), ("b.xml", member), ("c.eml", member)]),
        gzip,
        |bytes| zstd::encode_all(bytes, 1).unwrap(),
    ];
    let [page, package, word, members, gzip, zstd] = packed;
    let file = |name: &str| samples::files().into_iter().find(|source| source.name == name).unwrap().bytes;
    vec![
        ("page.epub", samples::page(&articles[0]).into_bytes(), page),
        ("package.epub", samples::epub_package(&articles).into_bytes(), package),
        ("a.docx", document.as_bytes().to_vec(), word),
        ("a.zip", samples::page(&articles[0]).into_bytes(), members),
        ("a.warc.gz", file("pages.warc"), gzip),
        ("a.warc.zst", file("pages.warc"), zstd),
        ("a.tar.gz", tarred(&[("a.txt", STORY), ("b.txt", STORY)]), gzip),
        ("a.mbox.gz", file("mail.mbox"), gzip),
    ]
}

fn tarred(files: &[(&str, &str)]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        tar.append_data(&mut header, name, bytes.as_bytes()).unwrap();
    }
    tar.into_inner().unwrap()
}

/// A whole file of each format.
fn whole() -> Vec<(&'static str, Vec<u8>)> {
    let lines: String = (0..4)
        .map(|n| format!("{}\n", serde_json::json!({ "id": format!("a{n}"), "text": format!("{n} {STORY}") })))
        .collect();
    let page = format!(
        "<html><head><title>Dam</title></head><body><article><p>{STORY}</p><p>{STORY}</p></article></body></html>"
    );
    let response = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    let record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: {}\r\n\r\n{response}\r\n\r\n",
        response.len()
    );
    let quoted = STORY.replace('"', "\"\"");
    let members = [("a.txt", STORY), ("b/c.jsonl", &lines), ("d.html", &page)];
    let zip = samples::zip_of(&members.map(|(name, text)| (name, text.as_bytes())));
    let tar = tarred(&members);
    let mut bzip2 = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    bzip2.write_all(&tar).unwrap();
    let mut xz = lzma_rust2::XzWriter::new(Vec::new(), lzma_rust2::XzOptions::default()).unwrap();
    xz.write_all(&tar).unwrap();
    let packed = gzip(page.as_bytes());
    let head =
        "HTTP/1.1 200\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n";
    let chunked = [format!("{head}{:x}\r\n", packed.len()).as_bytes(), &packed, b"\r\n0\r\n\r\n"].concat();
    let of_chunks = format!("WARC/1.1\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n", chunked.len());
    let mut files = vec![
        ("a.tar.bz2", bzip2.finish().unwrap()),
        ("a.tar.xz", xz.finish().unwrap()),
        ("a.tar", tar),
        ("b.warc", [of_chunks.as_bytes(), &chunked, b"\r\n\r\n"].concat().repeat(2)),
        ("a.txt", STORY.as_bytes().to_vec()),
        ("a.csv", format!("id,text\na,\"{quoted}\"\nb,\"{quoted}\"\n").into_bytes()),
        ("a.tsv", b"id\ttext\na\tOne\nb\tTwo\n".to_vec()),
        ("a.html", page.into_bytes()),
        ("a.warc", record.repeat(3).into_bytes()),
        ("a.warc.gz", gzip(record.as_bytes()).repeat(3)),
        ("a.jsonl.gz", gzip(lines.as_bytes())),
        ("a.jsonl.zst", zstd::encode_all(lines.as_bytes(), 1).unwrap()),
        ("a.jsonl", lines.into_bytes()),
        ("a.zip", zip),
    ];
    for name in ["groups", "categories", "strings", "nulls", "nested"] {
        files.push(("a.parquet", fs::read(format!("tests/inputs/{name}.parquet")).unwrap()));
    }
    files.push(("a.ris", b"TY  - NEWS\nTI  - Dam\nAB  - A dam broke.\nER  - \n".repeat(2)));
    files.push(("a.eml", format!("Subject: Dam\nFrom: a@a.example\n\n{STORY}").into_bytes()));
    files.push(("a.pdf", b"%PDF-1.7\n".to_vec()));
    files.extend(samples::files().into_iter().map(|source| (source.name, source.bytes)));
    files
}

/// Ways to break a file: bytes changed, cut out, put in, doubled; or any bytes at all.
fn breaks(whole: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<prop::sample::Index>(), 0..5u8, any::<u8>(), 1..64usize);
    let broken = prop::collection::vec(change, 0..6).prop_map(move |changes| {
        changes.into_iter().fold(whole.clone(), |mut bytes, (at, way, byte, length)| {
            let at = at.index(bytes.len() + 1);
            let end = (at + length).min(bytes.len());
            match way {
                0 if at < bytes.len() => bytes[at] = byte,
                1 => _ = bytes.drain(at..end),
                2 => bytes.truncate(at),
                3 => bytes.insert(at, byte),
                _ => {
                    let doubled = bytes[at..end].to_vec();
                    bytes.splice(at..at, doubled);
                }
            }
            bytes
        })
    });
    prop_oneof![9 => broken, 1 => prop::collection::vec(any::<u8>(), 0..400)]
}

/// Reads a file through the whole pipeline.
fn run(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let inputs = Inputs::find(&[path], Options::default()).unwrap();
    let (mut rejected, mut rows) = (0, 0);
    let mut reject = |_: &Rejected| {
        rejected += 1;
        Ok(())
    };
    let report = pipeline::rows(inputs.read(), &pipeline::Options::default(), &mut Silent, &mut reject, |tables| {
        rows += tables.articles.len() as u64;
        Ok(())
    });
    // An error would be a row that breaks the schema.
    let report = report.map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(report.read, report.done + report.rejected + report.duplicates);
    prop_assert_eq!((report.done, report.rejected + report.duplicates), (rows, rejected));
    Ok(())
}

#[test]
fn broken_files_of_every_format_are_accounted_for() {
    let cases = std::env::var("TIDINGS_FUZZ").ok().and_then(|n| n.parse().ok()).unwrap_or(48);
    let as_it_is: Pack = <[u8]>::to_vec;
    let whole = whole().into_iter().map(|(name, bytes)| (name, bytes, as_it_is));
    for (name, bytes, pack) in whole.chain(within()) {
        run(name, &pack(&bytes)).unwrap();
        let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
        let tried = TestRunner::new(config).run(&breaks(bytes), |bytes| run(name, &pack(&bytes)));
        assert!(tried.is_ok(), "{name}: {}", tried.unwrap_err());
    }
}

#[test]
fn a_file_is_recognised_in_every_format() {
    let names = whole();
    for format in Format::names().split(", ").filter(|name| *name != "htm" && *name != "ndjson") {
        assert!(
            names.iter().any(|(name, _)| Format::of(name.as_ref()) == Format::named(format)),
            "{format} is not tried"
        );
    }
}
