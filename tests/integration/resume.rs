//! Runs that end early: what is left, what goes on, and that nothing in the destination is touched before all is whole.

use crate::sandbox::{Sandbox, files, many, said};
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const RUN: &str = "run in --output out --unique --shard 50 --keep-text --no-xlsx --partition 700 --quiet";

/// Articles, copies and broken lines in two files.
fn sandbox() -> Sandbox {
    Sandbox::with(&[("in/m.jsonl", &(many(400) + &many(3) + "no\n")), ("in/a.txt", "One story.\n"), ("in/b.txt", "")])
}

fn start(sandbox: &Sandbox, arguments: &str) -> Child {
    sandbox.command(arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Runs until a shard is committed, and kills the run.
fn kill_after_a_shard(sandbox: &Sandbox, arguments: &str) {
    let mut run = start(sandbox, arguments);
    while !sandbox.at(".out.tidings/commit.json").exists() {
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
fn a_run_that_is_killed_anywhere_continues_and_gives_the_same_bytes() {
    let kills = std::env::var("TIDINGS_KILLS").map_or(20, |n| n.parse().expect("a number of kills"));
    let sandbox = sandbox();
    let started = Instant::now();
    sandbox.run(1, &RUN.replace("--output out", "--output whole"));
    let (whole, all) = (files(&sandbox.at("whole")), started.elapsed());
    let mut dice = Dice(11);
    for _ in 0..kills {
        let mut run = start(&sandbox, &format!("{RUN} --resume"));
        std::thread::sleep(dice.up_to(all.mul_f64(0.6)));
        run.kill().unwrap();
        run.wait().unwrap();
        if sandbox.at("out").exists() {
            assert!(files(&sandbox.at("out")) == whole);
            fs::remove_dir_all(sandbox.at("out")).unwrap();
        }
    }
    sandbox.run(1, &format!("{RUN} --resume"));
    assert!(files(&sandbox.at("out")) == whole);
    assert!(!sandbox.at(".out.tidings").exists());
}

#[test]
fn tables_in_parquet_alone_go_on_too() {
    let sandbox = sandbox();
    let run = format!("{RUN} --tables parquet");
    sandbox.run(1, &run.replace("--output out", "--output whole"));
    kill_after_a_shard(&sandbox, &run);
    sandbox.run(1, &format!("{run} --resume"));
    assert!(files(&sandbox.at("out")) == files(&sandbox.at("whole")));
    assert!(!sandbox.at("out/quotes.csv").exists());
}

/// The lines that are in the tables already are made unreadable, with the size and the time of the file as they were.
#[test]
fn what_is_in_the_tables_already_is_not_read_again() {
    let sandbox = sandbox();
    let run = format!("{RUN} --no-report");
    sandbox.run(1, &run.replace("--output out", "--output whole"));
    kill_after_a_shard(&sandbox, &run);
    let commit: serde_json::Value = serde_json::from_str(&sandbox.read(".out.tidings/commit.json")).unwrap();
    // The two texts come first, by path.
    let done = commit["so_far"]["read"].as_u64().unwrap() as usize - 2;
    let (path, lines) = (sandbox.at("in/m.jsonl"), sandbox.read("in/m.jsonl"));
    let changed = fs::metadata(&path).unwrap().modified().unwrap();
    let unreadable =
        |(n, line): (usize, &str)| if n < done { "x".repeat(line.len()) + "\n" } else { format!("{line}\n") };
    fs::write(&path, lines.lines().enumerate().map(unreadable).collect::<String>()).unwrap();
    fs::File::options().append(true).open(&path).unwrap().set_modified(changed).unwrap();
    sandbox.run(1, &format!("{run} --resume"));
    assert!(files(&sandbox.at("out")) == files(&sandbox.at("whole")));
}

#[test]
fn a_run_continues_only_with_the_same_work() {
    let sandbox = sandbox();
    kill_after_a_shard(&sandbox, RUN);
    let kept = sandbox.read(".out.tidings/commit.json");
    let said = sandbox.run(2, &format!("{RUN} --resume --language en"));
    assert!(said.contains(".out.tidings: expected what the run that was killed had, tidings"), "{said}");
    assert!(said.contains("found tidings") && said.contains("\"language\":\"en\""), "{said}");
    fs::write(sandbox.at("in/a.txt"), "Another story.\n").unwrap();
    let said = sandbox.run(2, &format!("{RUN} --resume"));
    assert!(said.contains("\"in/a.txt\", 11 bytes") && said.contains("\"in/a.txt\", 15 bytes"), "{said}");
    assert_eq!(sandbox.read(".out.tidings/commit.json"), kept);
    let said = sandbox.run(1, &RUN.replace("--quiet", ""));
    assert!(said.contains("was discarded; such a run can be continued with --resume"), "{said}");
    assert!(!sandbox.at(".out.tidings").exists());
}

#[test]
fn standard_input_cannot_be_resumed() {
    let sandbox = Sandbox::with(&[]);
    let said = sandbox.run(2, "run - --output out --resume");
    assert!(said.contains("out: expected files as inputs, to resume a run"), "{said}");
    assert_eq!(fs::read_dir(sandbox.0.path()).unwrap().count(), 0);
}

#[test]
fn two_runs_do_not_write_to_one_destination() {
    let sandbox = sandbox();
    let mut run = start(&sandbox, RUN);
    while !sandbox.at(".out.tidings/plan").exists() {
        std::thread::sleep(Duration::from_millis(2));
    }
    let said = sandbox.run(2, RUN);
    assert!(said.contains("out: expected no other run that writes there, found one"), "{said}");
    run.kill().unwrap();
    run.wait().unwrap();
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_continues_where_a_shard_ended() {
    let sandbox = sandbox();
    let run = start(&sandbox, RUN);
    while !sandbox.at(".out.tidings/commit.json").exists() {
        std::thread::sleep(Duration::from_millis(2));
    }
    Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap();
    let said = said(130, run.wait_with_output().unwrap());
    assert!(said.contains("stopped; nothing was published; the work on"), "{said}");
    let said = sandbox.run(1, &(RUN.replace("--quiet", "") + "--resume"));
    assert!(said.contains("tidings: resuming after"), "{said}");
    sandbox.run(0, "validate out");
}

/// Runs a command of the shell in which `$TIDINGS` is the program.
#[cfg(unix)]
fn shell(sandbox: &Sandbox, script: &str) -> std::process::Output {
    let program = env!("CARGO_BIN_EXE_tidings");
    Command::new("sh").args(["-c", script]).env("TIDINGS", program).current_dir(sandbox.0.path()).output().unwrap()
}

/// An earlier run's output stays as it is when a disk is full, and the error says what is wrong.
#[cfg(unix)]
#[track_caller]
fn check_full(sandbox: &Sandbox, output: std::process::Output, expected: &[&str]) {
    let said = said(2, output);
    assert!(expected.iter().any(|words| said.contains(words)), "{said}");
    assert_eq!(sandbox.column("before/articles.csv", "article_id"), ["a"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_grow_stops_a_run_before_the_destination_is_touched() {
    let sandbox = sandbox();
    sandbox.run(0, "run in/a.txt --output out --no-xlsx");
    fs::rename(sandbox.at("out"), sandbox.at("before")).unwrap();
    let whole = files(&sandbox.at("before"));
    // 200 blocks of 512 bytes; without the trap the signal would kill the program.
    let output = shell(&sandbox, "trap '' XFSZ; ulimit -f 200; exec $TIDINGS run in --output before --no-xlsx --quiet");
    check_full(&sandbox, output, &["File too large"]);
    assert!(files(&sandbox.at("before")) == whole);
}

/// Needs to mount: as root, or in a name space of the user's own. Where neither is allowed, the test above stands alone.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_stops_a_run_before_the_destination_is_touched() {
    let sandbox = sandbox();
    sandbox.run(0, "run in/a.txt --output before --no-xlsx");
    fs::create_dir(sandbox.at("disk")).unwrap();
    let mount = "mount -t tmpfs -o size=1m tidings disk";
    let may_mount = shell(&sandbox, &format!("unshare --map-root-user --mount sh -c '{mount}'")).status.success();
    if !may_mount {
        eprintln!("no file system can be mounted here");
        return;
    }
    let run = format!(
        "{mount} && cp -r before disk/out && $TIDINGS run in --output disk/out --no-xlsx --quiet; code=$?; \
         diff -r before disk/out >&2 || code=9; ls -A disk >&2; exit $code"
    );
    let output = shell(&sandbox, &format!("unshare --map-root-user --mount sh -c '{run}'"));
    let left = String::from_utf8_lossy(&output.stderr).lines().last().map(str::to_owned);
    check_full(&sandbox, output, &["No space left on device"]);
    assert_eq!(left.as_deref(), Some("out"));
}

#[test]
fn an_id_that_is_a_path_names_no_file() {
    let ids = ["../../x", "/tmp/tidings-x", "a/../../b", "..", "C:\\x", "report/001.html"];
    let line = |id: &&str| serde_json::json!({ "id": id, "text": format!("Talks of {id} ended.") }).to_string() + "\n";
    let sandbox = Sandbox::with(&[("deep/in/m.jsonl", &ids.iter().map(line).collect::<String>())]);
    sandbox.run(0, "run deep/in/m.jsonl --output deep/out --keep-text --spreadsheet-csv");
    sandbox.run(0, "validate deep/out");
    assert_eq!(sandbox.column("deep/out/articles.csv", "article_id"), ids);
    let names = |folder: &str| {
        let entries = fs::read_dir(sandbox.at(folder)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    assert_eq!(names(""), ["deep"]);
    assert_eq!(names("deep"), ["in", "out"]);
    assert_eq!(names("deep/out/texts").len(), ids.len() + 1);
    assert!(!Path::new("/tmp/tidings-x").exists() && !Path::new("/tmp/tidings-x.txt").exists());
}
