//! Runs over many articles: what is counted, what is left out, what is left behind when a run is stopped.

use crate::desk::{Desk, STORY, files, many, said};
use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

const GERMAN: &str = "Gespräche beendet\nDie Regierung will die Steuern senken. Der Minister sagte am Montag, die \
                      Verhandlungen seien schwierig gewesen, aber man habe sich am Ende geeinigt.\n";

#[test]
fn a_run_gives_account_of_every_input() {
    let desk = Desk::with(&[
        ("in/a.txt", STORY),
        ("in/b.txt", ""),
        ("in/c.jsonl", "{\"id\":\"a\",\"text\":\"C\"}\nno, \"none\"\n"),
    ]);
    desk.run(1, "run in --output out");
    assert_eq!(desk.column("out/rejected.csv", "source_path"), ["in/b.txt", "in/c.jsonl", "in/c.jsonl"]);
    assert_eq!(desk.column("out/rejected.csv", "record"), ["", "1", "2"]);
    let reasons = desk.column("out/rejected.csv", "reason");
    assert_eq!(reasons[1], "duplicate id \"a\": in/a.txt has it");
    let run: serde_json::Value = serde_json::from_str(&desk.read("out/run.json")).unwrap();
    assert_eq!(
        run["articles"],
        serde_json::json!({ "read": 4, "written": 1, "rejected": 3, "duplicates": 0, "passed_over": {} })
    );
    assert_eq!(run["rows"]["articles"], 1);
    desk.run(0, "run in/a.txt --output out");
    assert_eq!(desk.read("out/rejected.csv"), "source_path,record,reason\n");
}

#[test]
fn articles_in_other_languages_are_kept_and_not_read() {
    let desk = Desk::with(&[("in/a.txt", STORY), ("in/b.txt", GERMAN)]);
    desk.run(0, "run in --output out");
    assert_eq!(desk.column("out/articles.csv", "language"), ["en", "de"]);
    assert!(desk.column("out/sentences.csv", "article_id").iter().all(|id| id == "a"));
    assert_eq!(desk.column("out/notices.csv", "code"), ["language_not_supported"]);
    desk.run(0, "validate out");
    desk.run(0, "extract in --output mentions");
    desk.run(0, "normalize mentions --output facts");
    desk.run(0, "export facts --output staged");
    assert!(files(&desk.at("out")) == files(&desk.at("staged")));
    desk.run(0, "run in --output out --language en");
    assert_eq!(desk.column("out/articles.csv", "language"), ["en", "en"]);
    assert_eq!(desk.column("out/sentences.csv", "article_id").last().unwrap(), "b");
    let desk = Desk::with(&[(
        "l.jsonl",
        "{\"id\":\"x\",\"text\":\"One.\",\"language\":\"en_GB\"}\n{\"id\":\"y\",\"text\":\"Two.\",\"language\":\"not a tag\"}\n",
    )]);
    desk.run(0, "run l.jsonl --output out");
    assert_eq!(desk.column("out/articles.csv", "language"), ["en-GB", ""]);
    assert_eq!(desk.column("out/notices.csv", "code"), ["language_unknown"]);
    desk.run(0, "run l.jsonl --output out --language en");
    assert_eq!(desk.column("out/articles.csv", "language"), ["en", "en"]);
}

#[test]
fn what_is_passed_over_is_counted_by_what_it_is() {
    let warc = "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 0\r\n\r\n\r\n\r\n";
    let desk = Desk::with(&[("in/a.txt", STORY), ("in/w.warc", &warc.repeat(2))]);
    let said = desk.run(0, "run in --output out");
    assert!(said.contains("skipped: WARC records of type request (2)"), "{said}");
    let run: serde_json::Value = serde_json::from_str(&desk.read("out/run.json")).unwrap();
    assert_eq!(run["articles"]["passed_over"], serde_json::json!({ "WARC records of type request": 2 }));
}

#[test]
fn copies_share_a_cluster_and_can_be_left_out() {
    let near = format!("By our own staff\n{}", STORY.repeat(4));
    let desk =
        Desk::with(&[("in/a.txt", &STORY.repeat(4)), ("in/b.txt", GERMAN), ("in/c.txt", &near), ("in/d.txt", GERMAN)]);
    desk.run(0, "run in --output out");
    assert_eq!(desk.column("out/articles.csv", "cluster_id"), ["a", "b", "a", "b"]);
    let said = desk.run(0, "run in --output out --unique");
    assert!(said.contains("4 articles read, 2 in the tables, 0 rejected, 2 left out as copies"), "{said}");
    assert_eq!(desk.column("out/articles.csv", "article_id"), ["a", "b"]);
    assert_eq!(
        desk.column("out/rejected.csv", "reason"),
        ["a copy of the article \"a\"", "a copy of the article \"b\""]
    );
    assert!(desk.read("out/run.json").contains("\"duplicates\": 2"));
    desk.run(0, "validate out");
}

#[test]
fn threads_make_no_difference() {
    let desk = Desk::with(&[("m.jsonl", &(many(700) + &many(3) + "no\n"))]);
    for threads in [1, 2, 4] {
        desk.run(1, &format!("run m.jsonl --output {threads} --threads {threads} --unique --partition 1000 --quiet"));
        assert!(files(&desk.at("1")) == files(&desk.at(&threads.to_string())));
    }
    assert_eq!(desk.column("1/rejected.csv", "record").len(), 4);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_nothing_behind() {
    let desk = Desk::with(&[("m.jsonl", &many(6000))]);
    for milliseconds in [300, 600] {
        let mut command = desk.command("run m.jsonl --output out");
        let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(milliseconds));
        Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        let said = said(130, child.wait_with_output().unwrap());
        assert!(said.contains("stopped; nothing was published"), "{said}");
        assert_eq!(fs::read_dir(desk.0.path()).unwrap().count(), 1);
    }
}

#[test]
fn texts_that_stand_in_no_file_are_kept_beside_the_tables() {
    const PAGE: &str = "<html><head><title>Talks end</title></head><body><article><p>Talks about the river ended in Geneva on \
        Friday, and nobody was pleased, said Jane Smith, the UK ambassador.</p><p>Some 200 delegates left the city in the \
        evening, and the next talks are planned for the spring in Vienna.</p></article></body></html>";
    let desk = Desk::with(&[("in/a.txt", STORY), ("in/b.html", PAGE)]);
    desk.run(0, "run in --output out");
    let index = desk.read("out/texts/index.csv");
    let hash = &desk.column("out/articles.csv", "text_sha256")[1];
    assert_eq!(index, format!("article_id,file,sha256\nb,b.txt,{hash}\n"));
    let (text, people) = (desk.read("out/texts/b.txt"), desk.column("out/people.csv", "name"));
    assert!(text.starts_with("Talks end\n\nTalks about the river") && people.len() == 2, "{text}");
    assert!(desk.read("out/datapackage.json").contains("\"texts/index.csv\""));
    desk.run(0, "validate out");
    desk.write("out/texts/index.csv", index.replace("b.txt", "a.txt"));
    desk.run(1, "validate out");
    desk.write("out/texts/index.csv", index);
    desk.run(0, "validate out");
    fs::write(desk.at("out/texts/b.txt"), text.replace("Jane", "Joan")).unwrap();
    desk.run(1, "validate out");
    desk.run(0, "run in --output out --keep-text --replace");
    assert_eq!(desk.read("out/texts/a.txt"), STORY);
    desk.run(0, "validate out");
    desk.run(0, "run in --output out --keep-text=none");
    assert!(!desk.at("out/texts").exists());
    desk.run(0, "validate out");
}

#[test]
fn tables_can_be_written_as_datasets() {
    let desk = Desk::with(&[("m.jsonl", &many(60)), ("one.txt", STORY)]);
    let parts = |table: &str| fs::read_dir(desk.at(table)).unwrap().count();
    let hash = |rows| {
        let package: serde_json::Value = serde_json::from_str(&desk.read("out/datapackage.json")).unwrap();
        let sentences =
            package["resources"].as_array().unwrap().iter().find(|r| r["name"] == "sentences").unwrap().clone();
        assert_eq!(sentences["parquet"]["path"].as_array().map(Vec::len), rows);
        sentences["hash"].clone()
    };
    desk.run(0, "run m.jsonl --output out --no-xlsx");
    let whole = hash(None);
    desk.run(0, "run m.jsonl --output out --no-xlsx --partition 500");
    assert_eq!(hash(Some(parts("out/sentences.parquet"))), whole);
    assert!(parts("out/sentences.parquet") > 5 && parts("out/articles.parquet") == 1);
    desk.run(0, "validate out");
    fs::remove_file(desk.at("out/sentences.parquet/part-00001.parquet")).unwrap();
    assert!(desk.run(1, "validate out").contains("problem"));
    desk.run(0, "run one.txt --output out --partition 500");
    assert_eq!(parts("out/sentences.parquet"), 1);
    desk.run(0, "validate out");
    desk.run(0, "extract m.jsonl --output mentions");
    desk.run(0, "normalize mentions --output facts");
    desk.run(0, "export facts --output staged --partition 500 --no-xlsx");
    desk.run(0, "run m.jsonl --output out --partition 500 --no-xlsx");
    assert!(files(&desk.at("out")) == files(&desk.at("staged")));
    desk.run(0, "run one.txt --output out");
    assert!(desk.at("out/sentences.parquet").is_file());
    desk.run(0, "validate out");
}

#[test]
fn datasets_are_checked_and_compared_as_tables_in_files_are() {
    let desk = Desk::with(&[("m.jsonl", &many(60))]);
    desk.run(0, "run m.jsonl --output files --no-xlsx --no-report");
    desk.run(0, "run m.jsonl --output parts --no-xlsx --no-report --tables parquet --partition 500");
    desk.run(0, "validate parts");
    fs::write(desk.at("m.jsonl"), many(60).replace("Story 7\\n", "Fable 7\\n")).unwrap();
    desk.run(0, "run m.jsonl --output others --no-xlsx --no-report --tables parquet --partition 300");
    let part = |number: u32| desk.at(&format!("parts/sentences.parquet/part-{number:05}.parquet"));
    assert!(part(2).is_file() && !part(2).parent().unwrap().parent().unwrap().join("sentences.csv").exists());
    desk.run(0, "diff files parts");
    desk.run(0, "diff parts files");
    let said = desk.run(1, "diff parts others");
    assert!(said.contains("tidings: sentences: 0 added, 0 removed, 1 changed"), "{said}");
    let whole = fs::read(part(1)).unwrap();
    fs::write(part(1), &whole[..whole.len() / 2]).unwrap();
    desk.run(1, "validate parts");
    desk.run(2, "diff files parts");
    fs::copy(desk.at("parts/dates.parquet/part-00000.parquet"), part(1)).unwrap();
    desk.run(1, "validate parts");
    desk.run(2, "diff files parts");
    fs::remove_file(part(1)).unwrap();
    desk.run(1, "validate parts");
    let said = desk.run(1, "diff files parts");
    assert!(said.contains("tidings: sentences: 0 added, 500 removed, 0 changed"), "{said}");
}
