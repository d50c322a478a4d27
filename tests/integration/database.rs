//! The database of all tables: beside other formats and alone, checked, compared and resumed as they are.

use crate::sandbox::{STORY, Sandbox, files, many};
use std::fs;
use std::io::Write;
use std::process::Stdio;

const PLAIN: &str = "--no-xlsx --no-report --quiet";

#[test]
fn a_database_holds_the_same_rows_as_the_other_formats() {
    let sandbox = Sandbox::with(&[("m.jsonl", &many(40)), ("NA.txt", STORY)]);
    sandbox.run(0, &format!("run m.jsonl NA.txt --output files {PLAIN}"));
    sandbox.run(0, &format!("run m.jsonl NA.txt --output all --tables sqlite,parquet,csv {PLAIN}"));
    sandbox.run(0, &format!("run m.jsonl NA.txt --output alone --tables sqlite --threads 1 {PLAIN}"));
    sandbox.ran("validate all").check(0, &["all tables keep their schema"]);
    sandbox.ran("validate alone").check(0, &["all tables keep their schema"]);
    sandbox.run(0, "diff files alone");
    let database = |folder: &str| fs::read(sandbox.at(folder).join("tidings.sqlite")).unwrap();
    assert!(database("all") == database("alone"), "the same bytes, whatever it was written from");
    assert!(!sandbox.at("alone/quotes.csv").exists() && !sandbox.at("alone/journal").exists());
    let package: serde_json::Value = serde_json::from_str(&sandbox.read("alone/datapackage.json")).unwrap();
    assert_eq!(package["resources"][0]["path"], "tidings.sqlite");
    assert_eq!(package["resources"][1]["dialect"]["table"], "sentences");
}

#[test]
fn a_database_comes_from_every_way_in() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY)]);
    sandbox.run(0, &format!("run in --output run --tables sqlite {PLAIN}"));
    sandbox.run(0, "extract in --output a.jsonl --quiet");
    sandbox.run(0, "normalize a.jsonl --output b.jsonl --quiet");
    sandbox.run(0, &format!("export b.jsonl --output stages --tables sqlite {PLAIN}"));
    sandbox.run(0, "diff run stages");
    let line = serde_json::json!({ "id": "a", "text": STORY, "title": "Talks end in Geneva" }).to_string();
    let mut run = sandbox.command(&format!("run - --output piped --tables sqlite {PLAIN}"));
    let mut run = run.stdin(Stdio::piped()).spawn().unwrap();
    run.stdin.take().unwrap().write_all(line.as_bytes()).unwrap();
    assert!(run.wait().unwrap().success());
    sandbox.ran("validate piped").check(0, &["the schema"]);
}

#[test]
fn a_cell_that_was_changed_is_found() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY)]);
    sandbox.run(0, &format!("run in --output out --tables csv,sqlite {PLAIN}"));
    let database = rusqlite::Connection::open(sandbox.at("out/tidings.sqlite")).unwrap();
    database.execute("UPDATE statistics SET value = 300 WHERE value = 200", []).unwrap();
    database.close().unwrap();
    let found = sandbox.ran("validate out");
    found.check(1, &["300 in sqlite", "the same as in csv, 200", "tidings.sqlite with"]);
    // One file, one problem with its hash.
    assert_eq!(found.out.matches("tidings.sqlite with").count(), 1, "{found:?}");
    fs::write(sandbox.at("out/tidings.sqlite"), "no database").unwrap();
    sandbox.run(1, "validate out");
}

#[test]
fn a_run_that_was_killed_makes_the_same_database() {
    let sandbox = Sandbox::with(&[("in/m.jsonl", &many(400))]);
    let run = format!("run in --output out --tables sqlite --shard 50 {PLAIN}");
    sandbox.run(0, &run.replace("--output out", "--output whole"));
    let mut killed = sandbox.command(&run).spawn().unwrap();
    while !sandbox.at(".out.tidings/commit.json").exists() {
        assert!(killed.try_wait().unwrap().is_none(), "the run ended before a shard did");
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    killed.kill().unwrap();
    killed.wait().unwrap();
    // A database that was begun when the run was killed.
    fs::write(sandbox.at(".out.tidings/files/tidings.sqlite"), "begun").unwrap();
    sandbox.run(0, &format!("{run} --resume"));
    assert!(files(&sandbox.at("out")) == files(&sandbox.at("whole")));
}
