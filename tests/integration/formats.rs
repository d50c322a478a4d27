//! The same articles through every format give the same rows.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const ARTICLES: [(&str, &str); 2] = [
    ("dam", "Dam breaks\nMayor Ann Lee said 40 houses in Turkey were \"under water\" on Friday.\n"),
    ("mill", "Mill to close\nThe mill, built in 1887, will close in June, Tom Hale told reporters.\n"),
];

fn run(inputs: &[&str], folder: &Path, stdin: Option<&str>) -> Vec<String> {
    let output = folder.join("output");
    let mut program = Command::new(env!("CARGO_BIN_EXE_tidings"));
    program.args(["--quiet", "run"]).args(inputs).arg("--output").arg(&output).current_dir(folder);
    let mut child = program.stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(stdin.unwrap_or_default().as_bytes()).unwrap();
    assert!(child.wait().unwrap().success(), "{inputs:?}");
    let tables =
        ["sentences", "countries", "people", "organisations", "quotes", "statistics", "dates", "mentions", "notices"];
    tables.iter().map(|table| fs::read_to_string(output.join(format!("{table}.csv"))).unwrap()).collect()
}

fn jsonl() -> String {
    ARTICLES.iter().map(|(id, text)| format!("{}\n", serde_json::json!({"id": id, "text": text}))).collect()
}

fn table(delimiter: u8, head: [&str; 2]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    writer.write_record(head).unwrap();
    ARTICLES.iter().for_each(|(id, text)| writer.write_record([id, text]).unwrap());
    writer.into_inner().unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::default());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

fn zip(path: &Path, files: &[(String, Vec<u8>)]) {
    let mut writer = zip::ZipWriter::new(fs::File::create(path).unwrap());
    for (name, bytes) in files {
        writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap();
}

#[test]
fn every_format_gives_the_same_rows() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).unwrap();
    fs::create_dir(folder.join("texts")).unwrap();
    ARTICLES.iter().for_each(|(id, text)| write(&format!("texts/{id}.txt"), text.as_bytes()));
    write("n.jsonl", jsonl().as_bytes());
    write("n.jsonl.gz", &gzip(jsonl().as_bytes()));
    // Two members one after the other, as Common Crawl packs them.
    let lines: Vec<String> = jsonl().lines().map(|line| format!("{line}\n")).collect();
    write("members.jsonl.gz", &[gzip(lines[0].as_bytes()), gzip(lines[1].as_bytes())].concat());
    write("n.ndjson.zst", &zstd::encode_all(jsonl().as_bytes(), 3).unwrap());
    write("n.csv", &table(b',', ["id", "text"]));
    write("n.tsv", &table(b'\t', ["key", "story"]));
    let utf16 = |text: &str| {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect::<Vec<u8>>()
    };
    write("utf16.csv", &utf16(&String::from_utf8(table(b',', ["id", "text"])).unwrap()));
    zip(&folder.join("n.zip"), &ARTICLES.map(|(id, text)| (format!("{id}.txt"), text.as_bytes().to_vec())));
    zip(&folder.join("packed.zip"), &[("in/n.jsonl.gz".to_owned(), gzip(jsonl().as_bytes()))]);
    let parquet = fs::canonicalize("tests/inputs").unwrap();
    let parquet = |name: &str| parquet.join(name).to_str().unwrap().to_owned();

    let expected = run(&["texts"], folder, None);
    assert!(expected[2].contains("Ann Lee") && expected[1].contains("TUR"));
    for inputs in [
        &["n.jsonl"][..],
        &["n.jsonl.gz"],
        &["members.jsonl.gz"],
        &["n.ndjson.zst"],
        &["n.csv"],
        &["n.tsv", "--columns", "id=key,text=story"],
        &["utf16.csv"],
        &["n.zip"],
        &["packed.zip"],
        // The same articles, as pyarrow writes them (tests/inputs/make.py).
        &[&parquet("groups.parquet")],
        &[&parquet("news.parquet"), "--columns", "published_on="],
        &["texts/*.txt"],
        &["texts/dam.txt", "texts/mill.txt"],
    ] {
        assert_eq!(run(inputs, folder, None), expected, "{inputs:?}");
    }
    assert_eq!(run(&["-"], folder, Some(&jsonl())), expected);
    let csv = String::from_utf8(table(b',', ["id", "text"])).unwrap();
    assert_eq!(run(&["-", "--format", "csv"], folder, Some(&csv)), expected);
}
