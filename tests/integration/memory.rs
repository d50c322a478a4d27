//! Memory stays the same however long an archive is: each container is read as a stream.

use crate::sandbox::Sandbox;
use std::fs;
use std::io::Write;
use std::process::Stdio;
use std::time::Duration;

/// A text of some 200 KB; all articles are copies of it, of which `--unique` reads the first alone.
fn text() -> String {
    let sentence =
        |n: usize| format!("The council of ward {n} said that the bridge over the river would not be rebuilt. ");
    (0..2500).map(sentence).collect()
}

fn tar(articles: usize, text: &str) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for n in 0..articles {
        let mut header = tar::Header::new_gnu();
        header.set_size(text.len() as u64);
        tar.append_data(&mut header, format!("{n}.txt"), text.as_bytes()).unwrap();
    }
    tar.into_inner().unwrap()
}

fn zip(articles: usize, text: &str) -> Vec<u8> {
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for n in 0..articles {
        zip.start_file(format!("{n}.txt"), options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn mbox(articles: usize, text: &str) -> Vec<u8> {
    let message = |n| {
        format!("From a@a.example Sat Mar  2 08:00:00 2019\nSubject: Ward\nMessage-ID: <{n}@a.example>\n\n{text}\n\n")
    };
    (0..articles).map(message).collect::<String>().into_bytes()
}

fn wet(articles: usize, text: &str) -> Vec<u8> {
    let head = |n| {
        let length = text.len();
        format!(
            "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://a.example/{n}\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\r\n"
        )
    };
    (0..articles).map(|n| head(n) + text + "\r\n\r\n").collect::<String>().into_bytes()
}

fn lines(articles: usize, text: &str) -> Vec<u8> {
    (0..articles).map(|n| format!("{{\"id\":\"{n}\",\"text\":\"{text}\"}}\n")).collect::<String>().into_bytes()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

/// The most memory that a run on a file holds, in MB.
fn peak(name: &str, bytes: &[u8], articles: usize) -> u64 {
    let sandbox = Sandbox::new();
    sandbox.write(name, bytes);
    let mut run =
        sandbox.command(&format!("run {name} --output out --unique --tables csv --no-report --no-xlsx --threads 2"));
    let mut run = run.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", run.id());
    let mut peak = 0;
    while run.try_wait().unwrap().is_none() {
        let status = fs::read_to_string(&status).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(peak);
        std::thread::sleep(Duration::from_millis(3));
    }
    let counts: serde_json::Value = serde_json::from_str(&sandbox.read("out/run.json")).unwrap();
    assert_eq!(counts["articles"]["read"], articles, "{name}");
    peak >> 10
}

#[cfg(target_os = "linux")]
#[test]
fn a_longer_archive_takes_no_more_memory() {
    // Enough to fill what is worked on at a time: 60 MB, where the longer archives have 180.
    const FEW: usize = 300;
    const MANY: usize = 900;
    /// What is worked on at a time may take more, in MB; an archive that is 120 MB longer must not.
    const MORE: u64 = 80;
    let text = text();
    type Make = fn(usize, &str) -> Vec<u8>;
    let files: [(&str, Make); 7] = [
        ("n.tar", tar),
        ("n.tar.gz", |articles, text| gzip(&tar(articles, text))),
        ("n.zip", zip),
        ("n.mbox", mbox),
        ("n.warc.gz", |articles, text| gzip(&wet(articles, text))),
        ("n.jsonl.gz", |articles, text| gzip(&lines(articles, text))),
        ("n.jsonl.zst", |articles, text| zstd::encode_all(&lines(articles, text)[..], 1).unwrap()),
    ];
    for (name, make) in files {
        let [few, many] = [FEW, MANY].map(|articles| peak(name, &make(articles, &text), articles));
        assert!((text.len() * MANY) as u64 >> 20 > 2 * MORE && many < few + MORE, "{name}: {few} MB, then {many} MB");
    }
}
