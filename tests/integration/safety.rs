//! Nothing lost, nothing touched that is not ours: what a run does with articles that fail, with files of others, with folders
//! that hold more than articles, and with what is no file at all.

use crate::sandbox::{Ran, STORY, Sandbox, files, many};
use serde_json::{Value, json};
use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A line of JSON Lines.
fn record(id: &str, published_on: &str) -> String {
    json!({ "id": id, "text": STORY, "published_on": published_on }).to_string() + "\n"
}

#[test]
fn days_on_which_nothing_was_published_are_left_out_with_a_notice() {
    let days =
        ["0001-01-01T00:00:00", "0000-00-00", "9999-12-31", "-044-03-15", "1599-12-31", "2051-01-01", "2015-01-22"];
    let lines: String = days.iter().enumerate().map(|(n, day)| record(&format!("r{n}"), day)).collect();
    let page = |day: &str| {
        format!(
            "<html lang=en><head><title>Rain</title><meta property='article:published_time' content='{day}'></head><body>\
                 <article><p>Some 300 delegates left on Monday, and the rain did not stop for any of them, said John Brown \
                 of the city of London. It went on and on, into the night and through the next day.</p></article></body></html>"
        )
    };
    let sandbox =
        Sandbox::with(&[("in/a.jsonl", &lines), ("in/b.html", &page("0001-01-01T00:00:00")), ("in/c.txt", STORY)]);
    sandbox.write("in/articles.csv", "article_id,published_on\nc,9999-12-31\n");
    sandbox.run(0, "run in --output out");
    let published = sandbox.column("out/articles.csv", "published_on");
    assert_eq!(published, ["", "", "", "", "", "", "2015-01-22", "", ""]);
    let codes = sandbox.column("out/notices.csv", "code");
    assert_eq!(codes.iter().filter(|code| *code == "implausible_day").count(), 8);
    assert!(
        sandbox.read("out/notices.csv").contains("nothing can have been published on -044-03-15; the day was left out")
            || sandbox.read("out/notices.csv").contains("nothing can have been published on -0044-03-15")
    );
    sandbox.run(0, "validate out");
    // The stages say the same, also of a day that was written in between.
    sandbox.run(0, "extract in --output mentions");
    sandbox.run(0, "normalize mentions --output facts");
    sandbox.run(0, "export facts --output staged");
    assert!(files(&sandbox.at("out")) == files(&sandbox.at("staged")));
    let changed = sandbox.read("facts").replace("\"2015-01-22\"", "\"0001-01-01\"");
    sandbox.write("facts", changed);
    sandbox.run(0, "export facts --output staged");
    assert!(sandbox.read("staged/notices.csv").matches("implausible_day").count() == 9);
    sandbox.run(0, "validate staged");
}

/// Changes the second of three lines of a stage; expects that it is rejected by the next one, and that the others go on.
#[track_caller]
fn check_changed_line(stage: &str, change: impl Fn(&mut Value), reason: &str) {
    let sandbox =
        Sandbox::with(&[("in/a.txt", STORY), ("in/b.txt", STORY), ("in/c.txt", "Café closed\nNobody was in Paris.\n")]);
    sandbox.run(0, "extract in --output mentions");
    sandbox.run(0, "normalize mentions --output facts");
    let file = if stage == "normalize" { "mentions" } else { "facts" };
    let mut lines: Vec<Value> = sandbox.lines(file).iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    change(&mut lines[1]);
    sandbox.write(file, lines.iter().map(|line| line.to_string() + "\n").collect::<String>());
    let (next, output) = if stage == "normalize" { ("normalize mentions", "facts") } else { ("export facts", "out") };
    let ran = sandbox.ran(&format!("{next} --output {output}"));
    ran.check(1, &[&format!("rejected {file}, line 2: {reason}")]);
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    if stage == "export" {
        assert_eq!(sandbox.column("out/articles.csv", "article_id"), ["a", "c"]);
        assert_eq!(sandbox.column("out/rejected.csv", "record"), ["2"]);
        sandbox.run(0, "validate out");
    } else {
        assert_eq!(sandbox.lines("facts").len(), 2);
    }
}

#[test]
fn a_copy_of_an_article_that_was_rejected_late_is_a_cluster_of_its_own() {
    let names = ["in/a.txt", "in/b.txt", "in/c.txt"];
    let sandbox = Sandbox::with(&names.map(|name| (name, STORY)));
    sandbox.run(0, "extract in --output mentions");
    sandbox.run(0, "normalize mentions --output facts");
    sandbox.run(0, "export facts --output out");
    assert_eq!(sandbox.column("out/articles.csv", "cluster_id"), ["a", "a", "a"]);
    let facts = sandbox.read("facts").replacen("\"kind\":", "\"kind\":7,\"k\":", 1);
    sandbox.write("facts", facts);
    sandbox.ran("export facts --output out").check(1, &["rejected facts, line 1: "]);
    assert_eq!(sandbox.column("out/articles.csv", "article_id"), ["b", "c"]);
    assert_eq!(sandbox.column("out/articles.csv", "cluster_id"), ["b", "b"]);
    sandbox.run(0, "validate out");
}

/// The first value with a key in a value.
fn find<'v>(value: &'v mut Value, key: &str) -> Option<&'v mut Value> {
    match value {
        Value::Array(values) => values.iter_mut().find_map(|value| find(value, key)),
        Value::Object(object) => {
            if object.contains_key(key) {
                return object.get_mut(key);
            }
            object.values_mut().find_map(|value| find(value, key))
        }
        _ => None,
    }
}

#[test]
fn lines_that_were_changed_between_two_stages_are_rejected_alone() {
    let spans = "expected spans of whole characters in a text of ";
    let end = |at: u64| move |line: &mut Value| *find(line, "end").unwrap() = at.into();
    for (stage, part) in [("normalize", "mentions"), ("export", "facts")] {
        check_changed_line(stage, |line| end(9_999_999)(&mut line[part]), spans);
        check_changed_line(stage, |line| end(0)(&mut line[part]), spans);
        check_changed_line(stage, |line| line["article"]["text"] = "é".repeat(60).into(), spans);
        check_changed_line(stage, |line| line["article"]["text"] = "".into(), spans);
        check_changed_line(stage, |line| line["article"]["title"] = 7.into(), "expected a line of the stage before");
        check_changed_line(stage, |line| line["article"]["id"] = " ".into(), "expected an id that is not empty");
    }
    let country = |line: &mut Value| *find(&mut line["facts"], "code").unwrap() = "QQQ".into();
    check_changed_line("export", country, "expected");
    let kind = |line: &mut Value| line["facts"]["quotes"][0]["kind"] = "shouted".into();
    check_changed_line("export", kind, "expected a line of the stage before, found: unknown variant");
    let value = |line: &mut Value| line["facts"]["dates"][0]["value"] = "soon".into();
    check_changed_line(
        "export",
        value,
        "expected rows that keep the schema, found dates, row 1, value: found \"soon\"",
    );
    let person = |line: &mut Value| line["facts"]["quotes"][0]["speaker"]["person"] = 99.into();
    check_changed_line("export", person, "expected");
}

#[test]
fn what_is_not_ours_stays_and_is_named() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY), ("out/quotes.csv", "mine"), ("out/people.csv", "mine")]);
    let before = sandbox.files("");
    let ran = sandbox.ran("run in --output out");
    ran.check(
        2,
        &["out: expected no other files or folders with the names of the tables, found people.csv (a file that no run wrote", "quotes.csv"],
    );
    assert_eq!(sandbox.files(""), before);
    // Texts and tables in one folder: the tables are no articles, and the texts stay.
    sandbox.write("both/a.txt", STORY);
    sandbox.write("both/people.html", "mine");
    sandbox.run(0, "run both/a.txt --output both");
    let said = sandbox.run(1, "run both --output both");
    assert!(said.contains("both: it holds") && said.contains("files of an earlier run"), "{said}");
    assert_eq!(sandbox.column("both/articles.csv", "article_id"), ["a"]);
    assert_eq!((sandbox.read("both/a.txt").as_str(), sandbox.read("both/people.html").as_str()), (STORY, "mine"));
    // A table that was mended by hand is not thrown away.
    sandbox.run(0, "run in --output out --replace");
    sandbox.write("out/quotes.csv", "mended");
    sandbox.run(2, "run in --output out").contains("quotes.csv");
    assert_eq!(sandbox.read("out/quotes.csv"), "mended");
    sandbox.run(0, "run in --output out --replace");
    sandbox.run(0, "validate out");
}

#[test]
fn what_is_in_the_way_keeps_the_work_for_a_run_that_continues() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY), ("in/b.txt", "Other\nNothing happened in Rome.\n")]);
    sandbox.run(0, "run in/b.txt --output out");
    sandbox.write("out/report/mine.txt", "mine");
    sandbox.write("out/report/001.html/mine.txt", "mine");
    let before = sandbox.files("out");
    let said = sandbox.run(2, "run in --output out");
    assert!(
        said.contains("report/001.html (a folder)") && said.contains("the work on 2 articles is saved in"),
        "{said}"
    );
    assert_eq!(sandbox.files("out"), before);
    sandbox.run(2, "run in --output out --resume");
    fs::remove_dir_all(sandbox.at("out/report/001.html")).unwrap();
    sandbox.run(0, "run in --output out --resume");
    assert_eq!(sandbox.column("out/articles.csv", "article_id"), ["a", "b"]);
    assert!(sandbox.read("out/report/mine.txt") == "mine" && !sandbox.at(".out.tidings").exists());
    sandbox.run(0, "validate out");
}

#[test]
fn the_staging_folder_of_somebody_else_is_left_alone() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY), (".out.tidings/mine.txt", "mine")]);
    let said = sandbox.run(2, "run in --output out");
    assert!(
        said.contains(".out.tidings: expected a folder that a run made for its work, found one that no run made"),
        "{said}"
    );
    assert_eq!(sandbox.read(".out.tidings/mine.txt"), "mine");
}

#[test]
fn the_tables_and_the_work_of_runs_are_never_read_as_articles() {
    let sandbox = Sandbox::with(&[("a.txt", STORY), ("b.html", "<p>No article</p>")]);
    for _ in 0..2 {
        let said = sandbox.run(1, "run . --output out --keep-text --spreadsheet-csv");
        assert!(said.contains("2 articles read, 1 in the tables, 1 rejected"), "{said}");
    }
    let said = sandbox.run(1, "run . --output other");
    assert!(said.contains("skipped ./out: it holds") && said.contains("2 articles read, 1 in"), "{said}");
    sandbox.write(".third.tidings/tidings", "tidings keeps the work of a run here\n");
    sandbox.write(".third.tidings/files/articles.csv", "id,text\nx,Rain\n");
    let said = sandbox.run(1, "run . --output other");
    assert!(said.contains(".third.tidings: a run keeps its work there") && said.contains("2 articles read"), "{said}");
}

#[test]
fn a_table_called_articles_is_a_sidecar_only_beside_texts() {
    let table = "id,text\nx,Rain fell in Rome.\n";
    let sandbox = Sandbox::with(&[
        ("alone/articles.csv", table),
        ("beside/a.txt", STORY),
        ("beside/articles.csv", "article_id\na\n"),
    ]);
    for (inputs, ids) in [("alone/articles.csv", "x"), ("alone", "x"), ("beside", "a"), ("beside/a.txt", "a")] {
        sandbox.run(0, &format!("run {inputs} --output out"));
        assert_eq!(sandbox.column("out/articles.csv", "article_id"), [ids], "{inputs}");
    }
    sandbox.run(0, "run beside/*.txt alone/articles.csv --output out");
    assert_eq!(sandbox.column("out/articles.csv", "article_id"), ["a", "x"]);
}

#[cfg(unix)]
#[test]
fn folders_are_entered_once_and_what_is_no_file_is_skipped() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    let sandbox = Sandbox::with(&[
        ("in/a.txt", STORY),
        ("in/deep/b.txt", "Rain\nIt rained in Rome.\n"),
        ("else/c.txt", "Sun\nIt shone.\n"),
    ]);
    symlink("..", sandbox.at("in/deep/up")).unwrap();
    symlink(".", sandbox.at("in/deep/here")).unwrap();
    symlink("../else", sandbox.at("in/other")).unwrap();
    let _socket = UnixListener::bind(sandbox.at("in/s.txt")).unwrap();
    assert!(Command::new("mkfifo").arg(sandbox.at("in/pipe.jsonl")).status().unwrap().success());
    let said = sandbox.run(0, "run in --output out");
    assert_eq!(sandbox.column("out/articles.csv", "article_id"), ["a", "b", "c"]);
    for words in [
        "in/deep/up: it has been read already",
        "in/pipe.jsonl: expected a file or folder, found a named pipe",
        "in/s.txt: expected a file or folder, found a socket",
    ] {
        assert!(said.contains(words), "{said}");
    }
}

#[cfg(unix)]
fn start(sandbox: &Sandbox, arguments: &str) -> Child {
    sandbox.command(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Sends a signal when the program waits for bytes, and expects it to end.
#[cfg(unix)]
#[track_caller]
fn check_stops(sandbox: &Sandbox, arguments: &str, signal: &str) {
    let mut run = start(sandbox, arguments);
    let input = run.stdin.take();
    std::thread::sleep(Duration::from_millis(400));
    assert!(run.try_wait().unwrap().is_none(), "it did not wait: {arguments}");
    Command::new("kill").args([signal, &run.id().to_string()]).status().unwrap();
    let started = Instant::now();
    while run.try_wait().unwrap().is_none() && started.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(20));
    }
    drop(input);
    let _ = run.kill();
    Ran::from(run.wait_with_output().unwrap()).check(130, &["stopped; nothing was published"]);
}

#[cfg(unix)]
#[test]
fn a_run_that_waits_for_bytes_stops_at_the_first_signal() {
    let sandbox = Sandbox::new();
    assert!(Command::new("mkfifo").arg(sandbox.at("pipe.jsonl")).status().unwrap().success());
    for signal in ["-INT", "-TERM"] {
        check_stops(&sandbox, "run pipe.jsonl --output out", signal);
        check_stops(&sandbox, "run - --output out", signal);
        check_stops(&sandbox, "extract -", signal);
        check_stops(&sandbox, "normalize", signal);
        check_stops(&sandbox, "export --output out", signal);
    }
    assert_eq!(sandbox.files("").len(), 1);
    // A pipe that is given by its name is read.
    let run = start(&sandbox, "run pipe.jsonl --output out");
    fs::write(sandbox.at("pipe.jsonl"), record("a", "2015-01-22")).unwrap();
    Ran::from(run.wait_with_output().unwrap()).check(0, &["1 article read"]);
}

/// Folders that take longer to walk through than a person waits.
#[cfg(target_os = "linux")]
#[test]
fn a_walk_through_folders_stops_at_the_first_signal() {
    let sandbox = Sandbox::new();
    for folder in 0..40 {
        let folder = sandbox.at(&format!("in/{folder}"));
        fs::create_dir_all(&folder).unwrap();
        (0..300).for_each(|n| drop(fs::File::create(folder.join(format!("{n}.txt"))).unwrap()));
    }
    for signal in ["-INT", "-TERM"] {
        let mut run = start(&sandbox, "run in --output out");
        // It walks as soon as it has opened one of the folders.
        let is_within =
            |fd: fs::DirEntry| fs::read_link(fd.path()).is_ok_and(|path| path.starts_with(sandbox.at("in")));
        let open = format!("/proc/{}/fd", run.id());
        let walks = || fs::read_dir(&open).is_ok_and(|mut fds| fds.any(|fd| fd.is_ok_and(is_within)));
        while run.try_wait().unwrap().is_none() && !walks() {}
        Command::new("kill").args([signal, &run.id().to_string()]).status().unwrap();
        let started = Instant::now();
        Ran::from(run.wait_with_output().unwrap()).check(130, &["stopped; nothing was published"]);
        assert!(started.elapsed() < Duration::from_secs(20));
    }
    assert_eq!(sandbox.files("").keys().filter(|name| !name.starts_with("in/")).count(), 0);
}

#[test]
fn unpaired_quotation_marks_lose_no_article_in_silence() {
    let table = "id,text\na,\"Rain fell\nb,Sun shone in Rome.\nc,\"Snow, and \"\"ice\"\", came.\"\nd,\"No end\n";
    let sandbox = Sandbox::with(&[("n.csv", table)]);
    sandbox.run(1, "run n.csv --output out");
    assert_eq!(sandbox.column("out/articles.csv", "article_id"), ["b", "c", "d"]);
    assert_eq!(sandbox.column("out/rejected.csv", "record"), ["2"]);
    assert!(sandbox.read("out/rejected.csv").contains("expected quotation marks in pairs"));
}

#[test]
fn a_line_break_in_a_name_does_not_keep_a_run_from_going_on() {
    let sandbox = Sandbox::with(&[("in/two\nlines.txt", STORY), ("in/no\nwords.txt", ""), ("in/m.jsonl", &many(200))]);
    let run = "--output out --shard 50 --no-xlsx --quiet";
    let inputs = ["run", "in"];
    let command = |resume: bool| {
        let mut command = sandbox.command(run);
        let program = command.get_program().to_owned();
        command = Command::new(program);
        command.current_dir(sandbox.0.path()).args(inputs).args(run.split(' ')).args(resume.then_some("--resume"));
        command
    };
    let mut killed = command(false).stderr(Stdio::null()).spawn().unwrap();
    while !sandbox.at(".out.tidings/commit.json").exists() && killed.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(2));
    }
    killed.kill().unwrap();
    killed.wait().unwrap();
    let ran = Ran::from(command(true).output().unwrap());
    ran.check(1, &[]);
    assert_eq!(sandbox.column("out/rejected.csv", "source_path"), ["in/no\nwords.txt"]);
    let (ids, paths) =
        (sandbox.column("out/articles.csv", "article_id"), sandbox.column("out/articles.csv", "source_path"));
    assert_eq!(ids.len(), 201);
    let at = ids.iter().position(|id| id == "two lines").unwrap();
    assert_eq!(paths[at], "in/two\nlines.txt");
}

#[test]
fn control_characters_of_cells_do_not_reach_the_terminal() {
    let line = |title: &str| json!({ "id": "a", "title": title, "text": STORY }).to_string() + "\n";
    let sandbox =
        Sandbox::with(&[("old.jsonl", &line("Red \u{1b}[31m")), ("new.jsonl", &line("Blue \u{1b}[34m\u{9b}1m"))]);
    sandbox.run(0, "run old.jsonl --output old --tables csv");
    sandbox.run(0, "run new.jsonl --output new --tables csv");
    let ran = sandbox.ran("diff old new");
    ran.check(1, &["articles\tchanged\ta\ttitle\tRed \\u{1b}[31m\tBlue \\u{1b}[34m\\u{9b}1m\n"]);
    fs::write(sandbox.at("new/articles.csv"), sandbox.read("new/articles.csv").replace("article_id", "\u{1b}[31m"))
        .unwrap();
    let clean = |ran: Ran| assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'), "{ran:?}");
    clean(sandbox.ran("validate new"));
    clean(sandbox.ran("show new.jsonl"));
    if cfg!(unix) {
        sandbox.write("in/\u{1b}[31m.txt", "");
        clean(sandbox.ran("run in --output out"));
    }
}

#[test]
fn what_could_not_be_checked_is_said() {
    let sandbox = Sandbox::with(&[("in/a.txt", STORY), ("in/b.txt", "Rain\nIt rained in Rome.\n")]);
    sandbox.run(0, "run in --output out");
    assert!(sandbox.run(0, "validate out").contains("all tables keep their schema"));
    fs::remove_file(sandbox.at("in/a.txt")).unwrap();
    let said = sandbox.run(0, "validate out");
    assert!(said.contains("not checked: the words of 1 of 2 articles, since their texts are not there"), "{said}");
    assert!(said.contains("what could be checked keeps the schema") && !said.contains("all tables keep"), "{said}");
    for (file, problem) in [
        ("rejected.csv", "rejected.csv\t\t\tNo such file"),
        ("run.json", "run.json\t\t\tNo such file"),
        ("report.html", "datapackage.json\t\t\tno file\tthe file report.html"),
    ] {
        let text = fs::read(sandbox.at("out").join(file)).unwrap();
        fs::remove_file(sandbox.at("out").join(file)).unwrap();
        sandbox.ran("validate out").check(1, &[problem]);
        sandbox.write(&format!("out/{file}"), text);
    }
    fs::remove_file(sandbox.at("out/datapackage.json")).unwrap();
    let said = sandbox.run(0, "validate out");
    assert!(said.contains("not checked: sizes and hashes of the files, since there is no datapackage.json"), "{said}");
}

#[test]
fn what_the_system_says_is_said_once() {
    let sandbox = Sandbox::new();
    for (code, arguments) in
        [(2, "validate nowhere"), (2, "normalize nowhere"), (2, "diff nowhere nowhere"), (2, "run nowhere.txt -o out")]
    {
        let said = sandbox.run(code, arguments);
        assert!(said.matches("No such file").count() <= 1 && said.matches("nowhere").count() <= 2, "{said}");
    }
}

#[test]
fn more_threads_than_cores_are_no_more() {
    let sandbox = Sandbox::with(&[("a.txt", STORY)]);
    let started = Instant::now();
    sandbox.run(0, "run a.txt --output out --threads 1");
    let one = started.elapsed();
    sandbox.run(0, "run a.txt --output out --threads 999");
    assert!(started.elapsed() - one < 3 * one + Duration::from_secs(2));
}

#[cfg(unix)]
#[test]
fn a_parquet_file_that_shrinks_while_it_is_read_is_rejected() {
    let sandbox = Sandbox::with(&[("m.jsonl", &many(3000))]);
    sandbox.run(0, "run m.jsonl --output first --tables parquet --no-report --no-xlsx");
    // Its sentences are as good articles as any.
    fs::copy(sandbox.at("first/sentences.parquet"), sandbox.at("n.parquet")).unwrap();
    let whole = fs::metadata(sandbox.at("n.parquet")).unwrap().len();
    let columns = "--columns id=text,text=text,title=,url=";
    let mut run =
        sandbox.command(&format!("run n.parquet {columns} --output out --tables csv --no-report --no-xlsx --quiet"));
    let run = run.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    while !sandbox.at(".out.tidings/files/articles.csv").exists() {
        std::thread::sleep(Duration::from_millis(1));
    }
    fs::File::options().write(true).open(sandbox.at("n.parquet")).unwrap().set_len(whole / 9).unwrap();
    let ran = Ran::from(run.wait_with_output().unwrap());
    assert!(matches!(ran.code, Some(0 | 1)), "{:?}", ran.code);
}
