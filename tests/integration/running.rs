//! Runs over many articles: what is counted, what is left out, what is left behind when a run is stopped.

use crate::sandbox::{STORY, Sandbox, files, many, said};
use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

const GERMAN: &str = "Gespräche beendet\nDie Regierung will die Steuern senken. Der Minister sagte am Montag, die \
                      Verhandlungen seien schwierig gewesen, aber man habe sich am Ende geeinigt.\n";

#[test]
fn a_run_gives_account_of_every_input() {
    let sandbox = Sandbox::with(&[
        ("in/a.txt", STORY),
        ("in/b.txt", ""),
        ("in/c.jsonl", "{\"id\":\"a\",\"text\":\"C\"}\nno, \"none\"\n"),
    ]);
    sandbox.run(1, "run in --output out");
    assert_eq!(sandbox.column("out/rejected.csv", "source_path"), ["in/b.txt", "in/c.jsonl", "in/c.jsonl"]);
    assert_eq!(sandbox.column("out/rejected.csv", "record"), ["", "1", "2"]);
    let reasons = sandbox.column("out/rejected.csv", "reason");
    assert_eq!(reasons[1], "duplicate id \"a\": in/a.txt has it");
    let run: serde_json::Value = serde_json::from_str(&sandbox.read("out/run.json")).unwrap();
    assert_eq!(
        run["articles"],
        serde_json::json!({ "read": 4, "written": 1, "rejected": 3, "duplicates": 0, "skipped": {} })
    );
    assert_eq!(run["rows"]["articles"], 1);
    sandbox.run(0, "run in/a.txt --output out");
    assert_eq!(sandbox.read("out/rejected.csv"), "source_path,record,reason\n");
}

#[test]
fn articles_in_other_languages_are_kept_and_not_read() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY), ("in/b.txt", GERMAN)]);
    sandbox.run(0, "run in --output out");
    assert_eq!(sandbox.column("out/articles.csv", "language"), ["en", "de"]);
    assert!(sandbox.column("out/sentences.csv", "article_id").iter().all(|id| id == "a"));
    assert_eq!(sandbox.column("out/notices.csv", "code"), ["language_not_supported"]);
    sandbox.run(0, "validate out");
    sandbox.run(0, "extract in --output mentions");
    sandbox.run(0, "normalize mentions --output facts");
    sandbox.run(0, "export facts --output staged");
    assert!(files(&sandbox.at("out")) == files(&sandbox.at("staged")));
    sandbox.run(0, "run in --output out --language en");
    assert_eq!(sandbox.column("out/articles.csv", "language"), ["en", "en"]);
    assert_eq!(sandbox.column("out/sentences.csv", "article_id").last().unwrap(), "b");
    let sandbox = Sandbox::with(&[(
        "l.jsonl",
        "{\"id\":\"x\",\"text\":\"One.\",\"language\":\"en_GB\"}\n{\"id\":\"y\",\"text\":\"Two.\",\"language\":\"not a tag\"}\n",
    )]);
    sandbox.run(0, "run l.jsonl --output out");
    assert_eq!(sandbox.column("out/articles.csv", "language"), ["en-GB", ""]);
    assert_eq!(sandbox.column("out/notices.csv", "code"), ["language_unknown"]);
    sandbox.run(0, "run l.jsonl --output out --language en");
    assert_eq!(sandbox.column("out/articles.csv", "language"), ["en", "en"]);
}

#[test]
fn what_is_skipped_is_counted_by_what_it_is() {
    let warc = "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 0\r\n\r\n\r\n\r\n";
    let sandbox = Sandbox::with(&[("in/a.txt", STORY), ("in/w.warc", &warc.repeat(2))]);
    let said = sandbox.run(0, "run in --output out");
    assert!(said.contains("skipped: WARC records of type request (2)"), "{said}");
    let run: serde_json::Value = serde_json::from_str(&sandbox.read("out/run.json")).unwrap();
    assert_eq!(run["articles"]["skipped"], serde_json::json!({ "WARC records of type request": 2 }));
}

#[test]
fn copies_share_a_cluster_and_can_be_left_out() {
    let near = format!("By our own staff\n{}", STORY.repeat(4));
    let sandbox = Sandbox::with(&[
        ("in/a.txt", &STORY.repeat(4)),
        ("in/b.txt", GERMAN),
        ("in/c.txt", &near),
        ("in/d.txt", GERMAN),
    ]);
    sandbox.run(0, "run in --output out");
    assert_eq!(sandbox.column("out/articles.csv", "cluster_id"), ["a", "b", "a", "b"]);
    let said = sandbox.run(0, "run in --output out --unique");
    assert!(said.contains("4 articles read, 2 in the tables, 0 rejected, 2 left out as copies"), "{said}");
    assert_eq!(sandbox.column("out/articles.csv", "article_id"), ["a", "b"]);
    assert_eq!(
        sandbox.column("out/rejected.csv", "reason"),
        ["a copy of the article \"a\"", "a copy of the article \"b\""]
    );
    assert!(sandbox.read("out/run.json").contains("\"duplicates\": 2"));
    sandbox.run(0, "validate out");
}

#[test]
fn threads_make_no_difference() {
    let sandbox = Sandbox::with(&[("m.jsonl", &(many(700) + &many(3) + "no\n"))]);
    for threads in [1, 2, 4] {
        sandbox
            .run(1, &format!("run m.jsonl --output {threads} --threads {threads} --unique --partition 1000 --quiet"));
        assert!(files(&sandbox.at("1")) == files(&sandbox.at(&threads.to_string())));
    }
    assert_eq!(sandbox.column("1/rejected.csv", "record").len(), 4);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_nothing_after() {
    let sandbox = Sandbox::with(&[("m.jsonl", &many(6000))]);
    for milliseconds in [300, 600] {
        let mut command = sandbox.command("run m.jsonl --output out");
        let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(milliseconds));
        Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        let said = said(130, child.wait_with_output().unwrap());
        assert!(said.contains("stopped; nothing was published"), "{said}");
        assert_eq!(fs::read_dir(sandbox.0.path()).unwrap().count(), 1);
    }
}

#[test]
fn texts_that_stand_in_no_file_are_kept_beside_the_tables() {
    const PAGE: &str = "<html><head><title>Talks end</title></head><body><article><p>Talks about the river ended in Geneva on \
        Friday, and nobody was pleased, said Jane Smith, the UK ambassador.</p><p>Some 200 delegates left the city in the \
        evening, and the next talks are planned for the spring in Vienna.</p></article></body></html>";
    let sandbox = Sandbox::with(&[("in/a.txt", STORY), ("in/b.html", PAGE)]);
    sandbox.run(0, "run in --output out");
    let index = sandbox.read("out/texts/index.csv");
    let hash = &sandbox.column("out/articles.csv", "text_sha256")[1];
    assert_eq!(index, format!("article_id,file,sha256\nb,b.txt,{hash}\n"));
    let (text, people) = (sandbox.read("out/texts/b.txt"), sandbox.column("out/people.csv", "name"));
    assert!(text.starts_with("Talks end\n\nTalks about the river") && people.len() == 2, "{text}");
    assert!(sandbox.read("out/datapackage.json").contains("\"texts/index.csv\""));
    sandbox.run(0, "validate out");
    sandbox.write("out/texts/index.csv", index.replace("b.txt", "a.txt"));
    sandbox.run(1, "validate out");
    sandbox.write("out/texts/index.csv", index);
    sandbox.run(0, "validate out");
    fs::write(sandbox.at("out/texts/b.txt"), text.replace("Jane", "Joan")).unwrap();
    sandbox.run(1, "validate out");
    sandbox.run(0, "run in --output out --keep-text --replace");
    assert_eq!(sandbox.read("out/texts/a.txt"), STORY);
    sandbox.run(0, "validate out");
    sandbox.run(0, "run in --output out --keep-text=none");
    assert!(!sandbox.at("out/texts").exists());
    sandbox.run(0, "validate out");
}

#[test]
fn tables_can_be_written_as_datasets() {
    let sandbox = Sandbox::with(&[("m.jsonl", &many(60)), ("one.txt", STORY)]);
    let parts = |table: &str| fs::read_dir(sandbox.at(table)).unwrap().count();
    let hash = |rows| {
        let package: serde_json::Value = serde_json::from_str(&sandbox.read("out/datapackage.json")).unwrap();
        let sentences =
            package["resources"].as_array().unwrap().iter().find(|r| r["name"] == "sentences").unwrap().clone();
        assert_eq!(sentences["parquet"]["path"].as_array().map(Vec::len), rows);
        sentences["hash"].clone()
    };
    sandbox.run(0, "run m.jsonl --output out --no-xlsx");
    let whole = hash(None);
    sandbox.run(0, "run m.jsonl --output out --no-xlsx --partition 500");
    assert_eq!(hash(Some(parts("out/sentences.parquet"))), whole);
    assert!(parts("out/sentences.parquet") > 5 && parts("out/articles.parquet") == 1);
    sandbox.run(0, "validate out");
    fs::remove_file(sandbox.at("out/sentences.parquet/part-00001.parquet")).unwrap();
    assert!(sandbox.run(1, "validate out").contains("problem"));
    sandbox.run(0, "run one.txt --output out --partition 500");
    assert_eq!(parts("out/sentences.parquet"), 1);
    sandbox.run(0, "validate out");
    sandbox.run(0, "extract m.jsonl --output mentions");
    sandbox.run(0, "normalize mentions --output facts");
    sandbox.run(0, "export facts --output staged --partition 500 --no-xlsx");
    sandbox.run(0, "run m.jsonl --output out --partition 500 --no-xlsx");
    assert!(files(&sandbox.at("out")) == files(&sandbox.at("staged")));
    sandbox.run(0, "run one.txt --output out");
    assert!(sandbox.at("out/sentences.parquet").is_file());
    sandbox.run(0, "validate out");
}

#[test]
fn datasets_are_checked_and_compared_as_tables_in_files_are() {
    let sandbox = Sandbox::with(&[("m.jsonl", &many(60))]);
    sandbox.run(0, "run m.jsonl --output files --no-xlsx --no-report");
    sandbox.run(0, "run m.jsonl --output parts --no-xlsx --no-report --tables parquet --partition 500");
    sandbox.run(0, "validate parts");
    fs::write(sandbox.at("m.jsonl"), many(60).replace("Story 7\\n", "Fable 7\\n")).unwrap();
    sandbox.run(0, "run m.jsonl --output others --no-xlsx --no-report --tables parquet --partition 300");
    let part = |number: u32| sandbox.at(&format!("parts/sentences.parquet/part-{number:05}.parquet"));
    assert!(part(2).is_file() && !part(2).parent().unwrap().parent().unwrap().join("sentences.csv").exists());
    sandbox.run(0, "diff files parts");
    sandbox.run(0, "diff parts files");
    let said = sandbox.run(1, "diff parts others");
    assert!(said.contains("tidings: sentences: 0 added, 0 removed, 1 changed"), "{said}");
    let whole = fs::read(part(1)).unwrap();
    fs::write(part(1), &whole[..whole.len() / 2]).unwrap();
    sandbox.run(1, "validate parts");
    sandbox.run(2, "diff files parts");
    fs::copy(sandbox.at("parts/dates.parquet/part-00000.parquet"), part(1)).unwrap();
    sandbox.run(1, "validate parts");
    sandbox.run(2, "diff files parts");
    fs::remove_file(part(1)).unwrap();
    sandbox.run(1, "validate parts");
    let said = sandbox.run(1, "diff files parts");
    assert!(said.contains("tidings: sentences: 0 added, 500 removed, 0 changed"), "{said}");
}
