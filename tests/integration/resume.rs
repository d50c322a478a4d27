//! Runs that end early: what is left, what goes on, and that nothing in the destination is touched before all is whole.

use crate::desk::{Desk, files, many, said};
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const RUN: &str = "run in --output out --unique --shard 50 --keep-text --no-xlsx --partition 700 --quiet";

/// Articles, copies and broken lines in two files.
fn desk() -> Desk {
    Desk::with(&[("in/m.jsonl", &(many(400) + &many(3) + "no\n")), ("in/a.txt", "One story.\n"), ("in/b.txt", "")])
}

fn start(desk: &Desk, arguments: &str) -> Child {
    desk.command(arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Runs until a shard is committed, and kills the run.
fn kill_behind_a_shard(desk: &Desk, arguments: &str) {
    let mut run = start(desk, arguments);
    while !desk.at(".out.tidings/commit.json").exists() {
        assert!(run.try_wait().unwrap().is_none(), "the run ended before a shard did");
        std::thread::sleep(Duration::from_millis(2));
    }
    run.kill().unwrap();
    run.wait().unwrap();
}

/// Numbers without a pattern (SplitMix64).
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, most: Duration) -> Duration {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut n = self.0;
        n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        most.mul_f64((n >> 11) as f64 / (1u64 << 53) as f64)
    }
}

/// Kills a run again and again, at 20 points or at as many as TIDINGS_KILLS says.
#[test]
fn a_run_that_is_killed_anywhere_goes_on_and_gives_the_same_bytes() {
    let kills = std::env::var("TIDINGS_KILLS").map_or(20, |n| n.parse().expect("a number of kills"));
    let desk = desk();
    let started = Instant::now();
    desk.run(1, &RUN.replace("--output out", "--output whole"));
    let (whole, all) = (files(&desk.at("whole")), started.elapsed());
    let mut dice = Dice(11);
    for _ in 0..kills {
        let mut run = start(&desk, &format!("{RUN} --resume"));
        std::thread::sleep(dice.up_to(all.mul_f64(0.6)));
        run.kill().unwrap();
        run.wait().unwrap();
        if desk.at("out").exists() {
            assert!(files(&desk.at("out")) == whole);
            fs::remove_dir_all(desk.at("out")).unwrap();
        }
    }
    desk.run(1, &format!("{RUN} --resume"));
    assert!(files(&desk.at("out")) == whole);
    assert!(!desk.at(".out.tidings").exists());
}

#[test]
fn tables_in_parquet_alone_go_on_too() {
    let desk = desk();
    let run = format!("{RUN} --tables parquet");
    desk.run(1, &run.replace("--output out", "--output whole"));
    kill_behind_a_shard(&desk, &run);
    desk.run(1, &format!("{run} --resume"));
    assert!(files(&desk.at("out")) == files(&desk.at("whole")));
    assert!(!desk.at("out/quotes.csv").exists());
}

/// The lines that are in the tables already are made unreadable, with the size and the time of the file as they were.
#[test]
fn what_is_in_the_tables_already_is_not_read_again() {
    let desk = desk();
    let run = format!("{RUN} --no-report");
    desk.run(1, &run.replace("--output out", "--output whole"));
    kill_behind_a_shard(&desk, &run);
    let commit: serde_json::Value = serde_json::from_str(&desk.read(".out.tidings/commit.json")).unwrap();
    // The two texts come first, by path.
    let done = commit["so_far"]["read"].as_u64().unwrap() as usize - 2;
    let (path, lines) = (desk.at("in/m.jsonl"), desk.read("in/m.jsonl"));
    let changed = fs::metadata(&path).unwrap().modified().unwrap();
    let unreadable =
        |(n, line): (usize, &str)| if n < done { "x".repeat(line.len()) + "\n" } else { format!("{line}\n") };
    fs::write(&path, lines.lines().enumerate().map(unreadable).collect::<String>()).unwrap();
    fs::File::options().append(true).open(&path).unwrap().set_modified(changed).unwrap();
    desk.run(1, &format!("{run} --resume"));
    assert!(files(&desk.at("out")) == files(&desk.at("whole")));
}

#[test]
fn a_run_goes_on_only_with_the_same_work() {
    let desk = desk();
    kill_behind_a_shard(&desk, RUN);
    let kept = desk.read(".out.tidings/commit.json");
    let said = desk.run(2, &format!("{RUN} --resume --language en"));
    assert!(said.contains(".out.tidings: expected what the run that was killed had, tidings"), "{said}");
    assert!(said.contains("found tidings") && said.contains("\"language\":\"en\""), "{said}");
    fs::write(desk.at("in/a.txt"), "Another story.\n").unwrap();
    let said = desk.run(2, &format!("{RUN} --resume"));
    assert!(said.contains("\"in/a.txt\", 11 bytes") && said.contains("\"in/a.txt\", 15 bytes"), "{said}");
    assert_eq!(desk.read(".out.tidings/commit.json"), kept);
    let said = desk.run(1, &RUN.replace("--quiet", ""));
    assert!(said.contains("was discarded; such a run can be continued with --resume"), "{said}");
    assert!(!desk.at(".out.tidings").exists());
}

#[test]
fn standard_input_cannot_be_resumed() {
    let desk = Desk::with(&[]);
    let said = desk.run(2, "run - --output out --resume");
    assert!(said.contains("out: expected files as inputs, to resume a run"), "{said}");
    assert_eq!(fs::read_dir(desk.0.path()).unwrap().count(), 0);
}

#[test]
fn two_runs_do_not_write_to_one_destination() {
    let desk = desk();
    let mut run = start(&desk, RUN);
    while !desk.at(".out.tidings/plan").exists() {
        std::thread::sleep(Duration::from_millis(2));
    }
    let said = desk.run(2, RUN);
    assert!(said.contains("out: expected no other run that writes there, found one"), "{said}");
    run.kill().unwrap();
    run.wait().unwrap();
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_goes_on_where_a_shard_ended() {
    let desk = desk();
    let run = start(&desk, RUN);
    while !desk.at(".out.tidings/commit.json").exists() {
        std::thread::sleep(Duration::from_millis(2));
    }
    Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap();
    let said = said(130, run.wait_with_output().unwrap());
    assert!(said.contains("stopped; nothing was published; the work on"), "{said}");
    let said = desk.run(1, &(RUN.replace("--quiet", "") + "--resume"));
    assert!(said.contains("tidings: resuming after"), "{said}");
    desk.run(0, "validate out");
}

/// Runs a command of the shell in which `$TIDINGS` is the program.
#[cfg(unix)]
fn shell(desk: &Desk, script: &str) -> std::process::Output {
    let program = env!("CARGO_BIN_EXE_tidings");
    Command::new("sh").args(["-c", script]).env("TIDINGS", program).current_dir(desk.0.path()).output().unwrap()
}

/// An earlier run's output stays as it is when a disk is full, and the error says what is wrong.
#[cfg(unix)]
#[track_caller]
fn check_full(desk: &Desk, output: std::process::Output, expected: &[&str]) {
    let said = said(2, output);
    assert!(expected.iter().any(|words| said.contains(words)), "{said}");
    assert_eq!(desk.column("before/articles.csv", "article_id"), ["a"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_grow_stops_a_run_before_the_destination_is_touched() {
    let desk = desk();
    desk.run(0, "run in/a.txt --output out --no-xlsx");
    fs::rename(desk.at("out"), desk.at("before")).unwrap();
    let whole = files(&desk.at("before"));
    // 200 blocks of 512 bytes; without the trap the signal would kill the program.
    let output = shell(&desk, "trap '' XFSZ; ulimit -f 200; exec $TIDINGS run in --output before --no-xlsx --quiet");
    check_full(&desk, output, &["File too large"]);
    assert!(files(&desk.at("before")) == whole);
}

/// Needs to mount: as root, or in a name space of the user's own. Where neither is allowed, the test above stands alone.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_stops_a_run_before_the_destination_is_touched() {
    let desk = desk();
    desk.run(0, "run in/a.txt --output before --no-xlsx");
    fs::create_dir(desk.at("disk")).unwrap();
    let mount = "mount -t tmpfs -o size=1m tidings disk";
    let may_mount = shell(&desk, &format!("unshare --map-root-user --mount sh -c '{mount}'")).status.success();
    if !may_mount {
        eprintln!("no file system can be mounted here");
        return;
    }
    let run = format!(
        "{mount} && cp -r before disk/out && $TIDINGS run in --output disk/out --no-xlsx --quiet; code=$?; \
         diff -r before disk/out >&2 || code=9; ls -A disk >&2; exit $code"
    );
    let output = shell(&desk, &format!("unshare --map-root-user --mount sh -c '{run}'"));
    let left = String::from_utf8_lossy(&output.stderr).lines().last().map(str::to_owned);
    check_full(&desk, output, &["No space left on device"]);
    assert_eq!(left.as_deref(), Some("out"));
}

#[test]
fn an_id_that_is_a_path_names_no_file() {
    let ids = ["../../x", "/tmp/tidings-x", "a/../../b", "..", "C:\\x", "report/001.html"];
    let line = |id: &&str| serde_json::json!({ "id": id, "text": format!("Talks of {id} ended.") }).to_string() + "\n";
    let desk = Desk::with(&[("deep/in/m.jsonl", &ids.iter().map(line).collect::<String>())]);
    desk.run(0, "run deep/in/m.jsonl --output deep/out --keep-text --spreadsheet-csv");
    desk.run(0, "validate deep/out");
    assert_eq!(desk.column("deep/out/articles.csv", "article_id"), ids);
    let names = |folder: &str| {
        let entries = fs::read_dir(desk.at(folder)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    assert_eq!(names(""), ["deep"]);
    assert_eq!(names("deep"), ["in", "out"]);
    assert_eq!(names("deep/out/texts").len(), ids.len() + 1);
    assert!(!Path::new("/tmp/tidings-x").exists() && !Path::new("/tmp/tidings-x.txt").exists());
}
