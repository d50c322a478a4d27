//! The program as its users meet it: exit codes, messages, and what is in the destination afterwards.

use crate::sandbox::{Ran, STORY, Sandbox, many};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const PAGE: &str = "<html lang=en><head><title>Rain</title></head><body><article><h1>Rain</h1><p>Some 300 delegates left on \
                    Monday, and the rain did not stop for any of them, said John Brown of the city of London. It went on and \
                    on, into the night and through the next day.</p></article></body></html>";

#[test]
fn a_clean_run_exits_0_and_counts() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY), ("in/b.txt", STORY)]);
    sandbox.ran("run in --output out").check(0, &["2 articles read, 2 in the tables, 0 rejected", "quotes"]);
    assert_eq!(sandbox.lines("out/articles.csv").len(), 3);
    let quiet = sandbox.ran("run in --output out --quiet");
    assert_eq!((quiet.code, quiet.out.as_str(), quiet.err.as_str()), (Some(0), "", ""));
}

/// The tables, as the program describes them.
fn schema() -> Vec<serde_json::Value> {
    let json: serde_json::Value = serde_json::from_str(&Sandbox::new().ran("schema --format json").out).unwrap();
    json["tables"].as_array().unwrap().clone()
}

#[test]
fn rejected_inputs_are_listed_and_the_others_published() {
    let sandbox = Sandbox::with(&[
        ("in/a.txt", STORY),
        ("in/empty.txt", ""),
        ("in/c.jsonl", "{\"id\":\"c\",\"text\":\"C\"}\nno\n"),
    ]);
    sandbox.write("in/latin.txt", b"caf\xE9");
    sandbox.write("in/other.txt", b"\xCF\xF0\xE8\xE2\xE5\xF2");
    sandbox.write("in/image.txt", b"\x89PNG\0\0");
    sandbox.ran("run in --output out").check(
        1,
        &[
            "rejected in/empty.txt: expected a text, found it empty",
            "rejected in/other.txt: expected UTF-8, found the byte 0xCF at offset 0",
            "rejected in/image.txt: expected a text, found a binary file",
            "rejected in/c.jsonl, line 2: expected a JSON object with a text",
            "7 articles read, 3 in the tables, 4 rejected",
        ],
    );
    assert_eq!(sandbox.lines("out/articles.csv").len(), 4);
    let notices = sandbox.lines("out/notices.csv");
    let decoded: Vec<_> = notices.iter().filter(|row| row.contains(",text_decoded,")).collect();
    assert!(decoded.len() == 1 && decoded[0].contains(",latin,"), "{notices:?}");
    sandbox.ran("validate out").check(0, &[]);
}

#[test]
fn a_path_at_which_there_is_nothing_ends_the_command() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY)]);
    sandbox.ran("run in no.txt --output out").check(2, &["no.txt: No such file or directory"]);
    assert!(!sandbox.at("out").exists());
}

#[test]
fn rejections_with_one_reason_are_shown_once_and_all_are_listed() {
    let sandbox = Sandbox::with(&[("a.txt", STORY), ("c.jsonl", &"no\n".repeat(40))]);
    let ran = sandbox.ran("run a.txt c.jsonl --output out");
    ran.check(1, &["rejected c.jsonl, line 1: expected", "rejected 39 more in c.jsonl: expected", "40 rejected"]);
    assert_eq!(ran.err.lines().filter(|line| line.contains("c.jsonl")).count(), 2, "{}", ran.err);
    assert_eq!(sandbox.lines("out/rejected.csv").len(), 41);
}

#[test]
fn where_nothing_is_left_nothing_is_published() {
    let sandbox = Sandbox::with(&[("a.txt", STORY), ("empty.txt", "")]);
    sandbox.ran("run a.txt --output out").check(0, &[]);
    let before = sandbox.files("out");
    sandbox.ran("run empty.txt --output out").check(1, &["1 article read, 1 rejected; nothing was published"]);
    assert_eq!(sandbox.files("out"), before);
}

#[test]
fn the_same_id_twice_is_rejected_with_both_places() {
    let sandbox =
        Sandbox::with(&[("in/a.txt", STORY), ("in/b/a.txt", STORY), ("in/c.jsonl", "{\"id\":\"a\",\"text\":\"C\"}\n")]);
    sandbox.ran("run in --output out").check(
        1,
        &[
            "rejected in/b/a.txt: duplicate id \"a\": in/a.txt has it",
            "rejected in/c.jsonl, line 1: duplicate id \"a\": in/a.txt has it",
        ],
    );
}

#[test]
fn what_is_beside_the_texts_is_taken_in_or_an_error_with_its_line() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY), ("in/articles.csv", "article_id,published_on\na,2015-01-22\n")]);
    sandbox.ran("run in --output out").check(0, &[]);
    assert!(sandbox.lines("out/articles.csv")[1].contains(",2015-01-22,"));
    sandbox.write("in/articles.csv", "article_id,published_on\na,22 January\n");
    sandbox
        .ran("run in --output new")
        .check(2, &["in/articles.csv, line 2: expected a day (2015-01-22), found \"22 January\""]);
    sandbox.write("in/articles.csv", "article_id\na\nzzz\n");
    sandbox
        .ran("run in --output new")
        .check(2, &["in/articles.csv, line 3: expected the id of a text in in, found \"zzz\""]);
    assert!(!sandbox.at("new").exists());
}

#[test]
fn texts_are_read_as_they_are() {
    let sandbox = Sandbox::new();
    sandbox.write("crlf.txt", "\u{feff}Head\r\nOne. Two.\r\n");
    sandbox.write("cr.txt", "Head\rOne.\r");
    sandbox.ran("run crlf.txt cr.txt --output out").check(0, &[]);
    let sentences = sandbox.lines("out/sentences.csv");
    assert_eq!(&sentences[1..4], ["crlf,1,1,0,4,Head", "crlf,2,2,6,10,One.", "crlf,3,2,11,15,Two."]);
    assert_eq!(&sentences[4..], ["cr,1,1,0,4,Head", "cr,2,2,5,9,One."]);
    sandbox.ran("validate out").check(0, &[]);
}

#[test]
fn the_stages_make_the_same_bytes_as_one_run() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY), ("in/m.jsonl", &many(600))]);
    sandbox.ran("run in --output once").check(0, &[]);
    sandbox.ran("extract in --output stages/mentions.jsonl").check(0, &[]);
    sandbox.ran("normalize stages/mentions.jsonl --output stages/facts.jsonl").check(0, &[]);
    sandbox.ran("export stages/facts.jsonl --output staged").check(0, &[]);
    assert_eq!(sandbox.files("once"), sandbox.files("staged"));
    sandbox.ran("run in --output alone --threads 1").check(0, &[]);
    assert_eq!(sandbox.files("once"), sandbox.files("alone"));
}

#[test]
fn stages_read_and_write_pipes_and_reject_lines_that_are_none_of_theirs() {
    let sandbox = Sandbox::with(&[("a.txt", STORY), ("mixed.jsonl", "nonsense\n")]);
    let mentions = sandbox.ran("extract a.txt");
    mentions.check(0, &["\"mentions\""]);
    sandbox.write("mixed.jsonl", format!("nonsense\n{}", mentions.out));
    let facts = sandbox.ran("normalize mixed.jsonl");
    facts.check(1, &["rejected mixed.jsonl, line 1: expected a line of the stage before"]);
    assert_eq!(facts.out.lines().count(), 1);
    let mut export =
        sandbox.command("export --output out").stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    export.stdin.take().unwrap().write_all(facts.out.as_bytes()).unwrap();
    Ran::from(export.wait_with_output().unwrap()).check(0, &["1 article read"]);
}

#[test]
fn a_closed_pipe_is_no_success() {
    let sandbox = Sandbox::with(&[("m.jsonl", &many(200))]);
    for arguments in ["extract m.jsonl", "schema"] {
        let mut child = sandbox.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let ran = Ran::from(child.wait_with_output().unwrap());
        assert_eq!((ran.code, ran.err.as_str()), (Some(141), ""));
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
#[test]
fn output_that_goes_nowhere_is_no_success() {
    let sandbox = Sandbox::with(&[("a.txt", STORY)]);
    let shell = |script: &str| {
        let script = script.replace("tidings", env!("CARGO_BIN_EXE_tidings"));
        Ran::from(Command::new("sh").args(["-c", &script]).current_dir(sandbox.0.path()).output().unwrap())
    };
    for command in ["extract a.txt", "show a.txt", "schema"] {
        shell(&format!("tidings {command} >&-")).check(2, &["standard output: expected it open, found it closed"]);
        shell(&format!("tidings {command} >/dev/null")).check(0, &[]);
        if Path::new("/dev/full").exists() {
            shell(&format!("tidings {command} >/dev/full")).check(2, &["No space left on device"]);
        }
    }
    // What is said beside the tables may be lost, and they are not.
    shell("tidings run a.txt no.txt --output out 2>&-").check(2, &[]);
    assert!(!sandbox.at("out").exists(), "a path that does not exist is an error, and nothing is read");
    sandbox.write("empty.txt", "");
    shell("tidings run a.txt empty.txt --output out 2>&-").check(1, &[]);
    assert_eq!(sandbox.column("out/articles.csv", "article_id"), ["a"]);
}

#[test]
fn help_and_mistakes_in_the_command_line() {
    let sandbox = Sandbox::new();
    sandbox.ran("--help").check(0, &["Examples:", "Exit status:", "tidings run input --output output"]);
    for command in ["run", "extract", "normalize", "export", "validate", "diff", "audit", "schema"] {
        sandbox.ran(&format!("{command} --help")).check(0, &["Usage: tidings"]);
    }
    sandbox.ran("--version").check(0, &["tidings 0."]);
    sandbox.ran("run in").check(2, &["--output <DIR>"]);
    sandbox.ran("fly").check(2, &["fly"]);
    sandbox.ran("validate nowhere").check(2, &["nowhere: expected a folder of tables, found none"]);
    sandbox.ran("normalize nowhere.jsonl").check(2, &["nowhere.jsonl"]);
}

#[test]
fn the_schema_is_printed_for_people_and_programs() {
    let sandbox = Sandbox::new();
    sandbox.ran("schema").check(0, &["# Data dictionary", "## quotes"]);
    let json: serde_json::Value = serde_json::from_str(&sandbox.ran("schema --format json").out).unwrap();
    assert_eq!(json["tables"][0]["schema"]["primaryKey"][0], "article_id");
}

#[test]
fn a_run_replaces_what_an_earlier_one_wrote_and_nothing_else() {
    let sandbox = Sandbox::with(&[("a.txt", STORY), ("b.txt", "Other\nNothing.\n"), ("out/mine.txt", "kept")]);
    sandbox.write("c.txt", STORY);
    sandbox.ran("run a.txt c.txt --spreadsheet-csv --output out").check(0, &[]);
    assert!(sandbox.at("out/report/002.html").exists() && sandbox.at("out/spreadsheet/quotes.csv").exists());
    sandbox.ran("run b.txt --output out").check(0, &[]);
    assert!(sandbox.lines("out/articles.csv")[1].starts_with("b,"));
    assert_eq!(sandbox.lines("out/mine.txt"), ["kept"]);
    sandbox.ran("run b.txt --output fresh").check(0, &[]);
    let mut files = sandbox.files("out");
    files.remove("mine.txt");
    assert_eq!(files, sandbox.files("fresh"));
}

/// Damages a table and expects a line of `validate` to name it.
#[track_caller]
fn check_fault(file: &str, change: impl Fn(String) -> String, expected: &[&str]) {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY), ("in/b.txt", STORY)]);
    sandbox.ran("run in --output out").check(0, &[]);
    sandbox.ran("validate out").check(0, &[]);
    let path = format!("out/{file}");
    sandbox.write(&path, change(fs::read_to_string(sandbox.at(&path)).unwrap()));
    // The hashes in the package would tell of any change; here the change itself is looked for.
    fs::remove_file(sandbox.at("out/datapackage.json")).unwrap();
    sandbox.ran("validate out").check(1, expected);
}

#[test]
fn planted_faults_are_found() {
    let replace = |from: &'static str, to: &'static str| move |text: String| text.replacen(from, to, 1);
    check_fault("articles.csv", replace("a,Talks", ",Talks"), &["articles\t1\tarticle_id\tnothing\ta value"]);
    check_fault("sentences.csv", replace("a,2,", "a,two,"), &["sentences\t2\tsentence\t\"two\"\ta whole number"]);
    check_fault(
        "sentences.csv",
        replace("a,2,", "a,1,"),
        &["sentences\t2\tarticle_id, sentence\t\"a\", 1\ta value that no row before has"],
    );
    check_fault("sentences.csv", replace("a,2,", "z,2,"), &["sentences\t2\tarticle_id\t\"z\"\tarticle_id in articles"]);
    check_fault(
        "sentences.csv",
        replace("Talks end in Geneva", "Talks begin in Geneva"),
        &[
            "sentences\t1\ttext\t\"Talks begin in Geneva\"\tthe article's words at the offsets, \"Talks end in Geneva\"",
            "sentences\t1\ttext\t\"Talks end in Geneva\" in parquet\tthe same as in csv, \"Talks begin in Geneva\"",
        ],
    );
    check_fault(
        "countries.csv",
        replace(",false,", ",no,"),
        &["countries\t1\tparticipant\t\"no\"\ttrue or false", "countries\t1\tparticipant\tfalse in parquet"],
    );
}

#[test]
fn faults_of_whole_files_are_found() {
    let cut = |text: String| text.lines().next().unwrap().to_owned() + "\n";
    check_fault("articles.csv", cut, &["articles\t\t\t2 rows in parquet\tas many as in csv, 0"]);
    check_fault(
        "notices.csv",
        |text| text.replacen("severity", "weight", 1),
        &["notices\t\t\tnotice_id,article_id,sentence,weight"],
    );
    let tables = schema();
    let dates = tables.iter().find(|table| table["name"] == "dates").unwrap();
    let cells = format!("\t{} cells\n", dates["schema"]["fields"].as_array().unwrap().len());
    check_fault("dates.csv", |text| text + "one,two\n", &["dates\t\t\t2 in line", &cells]);
    let sandbox = Sandbox::with(&[("a.txt", STORY)]);
    sandbox.ran("run a.txt --output out").check(0, &[]);
    fs::remove_file(sandbox.at("out/people.csv")).unwrap();
    sandbox.ran("validate out").check(1, &["people\t\t\t", "out/people.csv: No such file"]);
    sandbox.write("out/people.parquet", "PAR1");
    sandbox.ran("validate out").check(1, &["people\t\t\t", "out/people.parquet"]);
}

#[test]
fn changes_after_the_run_are_found() {
    let sandbox = Sandbox::with(&[("a.txt", STORY)]);
    sandbox.ran("run a.txt --output out").check(0, &[]);
    let dates = fs::read_to_string(sandbox.at("out/dates.csv")).unwrap();
    sandbox.write("out/dates.csv", dates.replace('\n', "\r\n"));
    sandbox.ran("validate out").check(1, &["dates\t\t\tdates.csv with", "the file that datapackage.json lists"]);
    sandbox.ran("run a.txt --output out --replace").check(0, &[]);
    sandbox.write("a.txt", STORY.replace("Geneva", "Vienna"));
    sandbox.ran("validate out").check(1, &["articles\t1\ttext_sha256", "the hash of the text in a.txt"]);
    fs::remove_file(sandbox.at("a.txt")).unwrap();
    sandbox.ran("validate out").check(0, &[]);
}

#[test]
fn a_destination_that_cannot_be_written_to_is_an_error_and_stays_as_it_was() {
    let sandbox = Sandbox::with(&[("a.txt", STORY), ("file", "mine")]);
    sandbox.ran("run a.txt --output file").check(2, &["file:"]);
    assert_eq!(sandbox.lines("file"), ["mine"]);
    sandbox.ran("run a.txt --output file/below").check(2, &["file"]);
    if cfg!(target_os = "linux") {
        sandbox.ran("run a.txt --output /proc/tidings").check(2, &["/proc"]);
    }
}

#[cfg(unix)]
#[test]
fn a_read_only_destination_stays_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with(&[("a.txt", STORY), ("b.txt", "Other\nNothing.\n")]);
    sandbox.ran("run a.txt --output out").check(0, &[]);
    let before = sandbox.files("out");
    fs::set_permissions(sandbox.at("out"), fs::Permissions::from_mode(0o555)).unwrap();
    // Root writes everywhere.
    if fs::write(sandbox.at("out/probe"), "").is_err() {
        sandbox.ran("run b.txt --output out").check(2, &["out: Permission denied"]);
        assert_eq!(sandbox.files("out"), before);
    }
    fs::set_permissions(sandbox.at("out"), fs::Permissions::from_mode(0o755)).unwrap();
}

/// A limit on the size of files stands for a full disk: writing fails in the middle.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_destination_as_it_was() {
    let sandbox = Sandbox::with(&[("a.txt", STORY), ("m.jsonl", &many(500))]);
    sandbox.ran("run a.txt --output out").check(0, &[]);
    let before = sandbox.files("out");
    let script = format!("ulimit -f 64; trap '' XFSZ; exec {} run m.jsonl --output out", env!("CARGO_BIN_EXE_tidings"));
    let output = Command::new("sh").args(["-c", &script]).current_dir(sandbox.0.path()).output().unwrap();
    Ran::from(output).check(2, &["File too large"]);
    assert_eq!(sandbox.files("out"), before);
    assert_eq!(leftovers(sandbox.0.path()), 0);
}

fn leftovers(folder: &Path) -> usize {
    fs::read_dir(folder)
        .unwrap()
        .filter(|e| e.as_ref().unwrap().file_name().to_string_lossy().contains(".tidings-"))
        .count()
}

#[test]
fn a_killed_run_leaves_the_destination_as_it_was() {
    let sandbox = Sandbox::with(&[("a.txt", STORY), ("m.jsonl", &many(4000))]);
    sandbox.ran("run a.txt --output out").check(0, &[]);
    let before = sandbox.files("out");
    for milliseconds in [1, 20, 60, 120] {
        let mut child = sandbox.command("run m.jsonl --output out --quiet").spawn().unwrap();
        std::thread::sleep(Duration::from_millis(milliseconds));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(sandbox.files("out"), before, "killed after {milliseconds} ms");
    }
    sandbox.ran("run m.jsonl --output out").check(0, &["4000 in the tables"]);
    sandbox.ran("validate out").check(0, &[]);
}

#[test]
fn an_article_is_shown_in_the_terminal() {
    let sandbox = Sandbox::with(&[("a.txt", STORY)]);
    let plain = sandbox.ran("show a.txt");
    plain.check(0, &["[person Jane Smith]", "[country Geneva]"]);
    assert!(!plain.out.contains('\x1b'), "no terminal, no colours");
    let coloured = sandbox.ran("show --color always a.txt");
    assert!(coloured.out.contains("\x1b[1;34mJane Smith\x1b[0m"), "{}", coloured.out);
    assert_eq!(sandbox.ran("show --color never a.txt").out, plain.out);
    sandbox.write("empty.txt", "");
    sandbox.ran("show empty.txt").check(1, &["empty.txt: expected a text, found it empty"]);
    let missing = sandbox.ran("show a.txt missing.txt");
    missing.check(2, &["missing.txt"]);
    assert_eq!((missing.out.as_str(), missing.err.lines().count()), ("", 1), "{missing:?}");
}

#[test]
fn rows_are_printed_with_the_rules_that_made_them() {
    let sandbox = Sandbox::with(&[("a.txt", "Talks go on\nThe talks will fail, said the mayor.")]);
    let line = "quotes\ta:q1\t12\t31\ttag.inverted clause.before speaker.tag_after\tThe talks will fail\n";
    let head = "table\tkey\tstart\tend\trules\twords\n";
    assert_eq!(sandbox.ran("explain a.txt").out, format!("{head}{line}"));
    let json: serde_json::Value = serde_json::from_str(&sandbox.ran("explain --format json a.txt").out).unwrap();
    assert_eq!(json["rules"], serde_json::json!(["tag.inverted", "clause.before", "speaker.tag_after"]));
    sandbox.ran("explain missing.txt").check(2, &["missing.txt"]);
}

#[test]
fn a_run_writes_a_workbook_unless_told_not_to() {
    let sandbox = Sandbox::with(&[("a.txt", STORY)]);
    sandbox.ran("run a.txt -o out").check(0, &[]);
    let first = fs::read(sandbox.at("out/tidings.xlsx")).unwrap();
    std::thread::sleep(Duration::from_millis(1100));
    sandbox.ran("run a.txt -o out").check(0, &[]);
    assert_eq!(fs::read(sandbox.at("out/tidings.xlsx")).unwrap(), first, "the same bytes a second later");
    sandbox.ran("run a.txt --no-xlsx -o out").check(0, &[]);
    assert!(!sandbox.at("out/tidings.xlsx").exists());
}

#[test]
fn csv_for_spreadsheets_has_a_mark_and_runs_nothing() {
    let sandbox =
        Sandbox::with(&[("a.txt", "News\n\"=HYPERLINK(\"\"x\"\") is fine,\" said Jane Smith.\n"), ("-b.txt", STORY)]);
    sandbox.ran("run ./-b.txt a.txt --spreadsheet-csv -o out").check(0, &[]);
    let articles = fs::read_to_string(sandbox.at("out/spreadsheet/articles.csv")).unwrap();
    assert!(articles.starts_with("\u{feff}\"article_id\",") && articles.ends_with("\r\n"), "{articles:?}");
    assert!(articles.contains("\r\n\"'-b\","), "{articles:?}");
    assert!(sandbox.lines("out/articles.csv")[1].starts_with("-b,"));
}

#[test]
fn tables_are_written_in_the_formats_that_are_asked_for() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY), ("in/b.txt", STORY)]);
    let tables = |folder: &str, extension: &str| {
        sandbox.files(folder).keys().filter(|name| name.ends_with(extension) && *name != "rejected.csv").count()
    };
    let all = schema().len();
    for (format, other) in [("csv", "parquet"), ("parquet", "csv")] {
        sandbox.ran(&format!("run in --output {format} --tables {format} --no-report")).check(0, &["2 in the tables"]);
        assert_eq!((tables(format, format), tables(format, other), tables(format, ".html")), (all, 0, 0));
        assert_eq!(tables(format, ".xlsx"), 1);
        sandbox.ran(&format!("validate {format}")).check(0, &["all tables keep their schema"]);
        let package = fs::read_to_string(sandbox.at(&format!("{format}/datapackage.json"))).unwrap();
        let package: serde_json::Value = serde_json::from_str(&package).unwrap();
        assert_eq!(package["resources"][0]["path"], format!("articles.{format}"));
    }
    sandbox.ran("run in --output out --tables parquet,csv");
    assert_eq!((tables("out", ".csv"), tables("out", ".parquet")), (all, all));
    sandbox.ran("run in --output out --tables tsv").check(2, &["expected csv, parquet, sqlite or several"]);
}

#[test]
fn differences_of_two_folders_are_listed_by_key() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY), ("in/b.txt", STORY)]);
    sandbox.ran("run in --output old").check(0, &[]);
    sandbox.ran("run in --output new").check(0, &[]);
    let equal = sandbox.ran("diff old new");
    assert_eq!((equal.code, equal.out.lines().count(), equal.err.as_str()), (Some(0), 1, ""));
    let sentences = fs::read_to_string(sandbox.at("new/sentences.csv")).unwrap();
    let damaged = sentences.replacen("Talks end", "Talks\tbegin", 1).replacen("b,1,", "c,1,", 1);
    sandbox.write("new/sentences.csv", damaged);
    let ran = sandbox.ran("diff old new");
    ran.check(
        1,
        &[
            "sentences\tchanged\ta, 1\ttext\tTalks end in Geneva\tTalks\\tbegin in Geneva\n",
            "sentences\tadded\tc, 1\t\t\t\n",
            "sentences\tremoved\tb, 1\t\t\t\n",
            "tidings: sentences: 1 added, 1 removed, 1 changed\n",
        ],
    );
    assert_eq!(ran.out.lines().count(), 4);
    sandbox.ran("diff old nowhere").check(2, &["nowhere/articles.csv"]);
}

#[test]
fn tables_without_texts_hold_no_sentence_and_no_long_quote() {
    let long = "\"We tried as hard as we could, and it was not enough,\" she said.";
    let sandbox = Sandbox::with(&[("in/a.txt", &format!("{STORY}{long}\n")), ("in/b.html", PAGE)]);
    sandbox.ran("run in --output full").check(0, &[]);
    sandbox.ran("run in --without-text=5 --spreadsheet-csv --output out").check(0, &["2 in the tables"]);
    sandbox.ran("validate out").check(0, &[]);
    let (full, out) = (sandbox.files("full"), sandbox.files("out"));
    assert!(full.contains_key("report.html") && full.contains_key("texts/index.csv"));
    assert!(!out.keys().any(|name| name.contains("report") || name.starts_with("texts")), "{:?}", out.keys());
    assert!(sandbox.lines("out/sentences.csv")[1..].iter().all(|row| row.ends_with(',')));
    let quotes = sandbox.lines("out/quotes.csv");
    assert!(quotes.iter().any(|row| row.contains("\"We tried,\"")), "{quotes:?}");
    for (name, bytes) in &out {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("not enough") && !text.contains("delegates left on"), "{name}");
    }
    let places = |folder: &str| {
        let starts = |row: String| row.split(',').take(5).map(str::to_owned).collect::<Vec<_>>();
        sandbox.lines(&format!("{folder}/sentences.csv")).into_iter().map(starts).collect::<Vec<_>>()
    };
    assert_eq!(places("full"), places("out"));
    sandbox.ran("diff full out").check(1, &["sentences\tchanged\ta, 1\ttext\tTalks end in Geneva\t\n"]);
    // A text that is missing where none was left out is a fault.
    sandbox.write("out/run.json", &full["run.json"]);
    // Paths begin at the folder that the inputs share.
    let validated = sandbox.command("validate ../out").current_dir(sandbox.at("in")).output().unwrap();
    Ran::from(validated).check(1, &["sentences\t1\ttext\tnothing\tthe article's words at the offsets"]);
}

#[test]
fn an_audit_draws_rows_and_scores_verdicts() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY)]);
    sandbox.ran("run in --output out").check(0, &[]);
    sandbox.ran("audit --sample 8 out").check(0, &["8 rows in audit.xlsx"]);
    sandbox.ran("audit --sample 8 out").check(2, &["audit.xlsx: expected a name that no file has"]);
    let first = fs::read(sandbox.at("audit.xlsx")).unwrap();
    sandbox.ran("audit --sample 8 out --output again.xlsx").check(0, &[]);
    assert_eq!(fs::read(sandbox.at("again.xlsx")).unwrap(), first);
    sandbox.ran("audit --score audit.xlsx").check(1, &["quotes\tall\t0\t0\t\t\t", "8 of 8 rows have no verdict"]);
    sandbox.write("filled.csv", "table,rule,verdict,rows_of_rule\nquotes,colon,right,4\nquotes,colon,wrong,4\n");
    sandbox.ran("audit --score filled.csv").check(0, &["quotes\tcolon\t2\t1\t0.500\t0.095\t0.905\n"]);
    sandbox.ran("audit").check(2, &["<DIR>"]);
    sandbox.ran("audit nowhere").check(2, &["nowhere"]);
}
