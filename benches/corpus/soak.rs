//! One long run with default settings and some faulty lines: nothing may be lost, and memory must stay below a limit.

use super::articles::{Texts, line};
use super::run;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

/// The maximum memory of a run, however many articles there are, in bytes.
const CEILING: u64 = 600_000_000;
/// How many lines are truncated, and how many have duplicate ids.
const FAULTS: usize = 5;

/// Runs over this many articles and reports what is wrong.
pub fn soak(texts: &Texts, count: usize) -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder for the corpus");
    let corpus = folder.path().join("corpus.jsonl");
    let bytes = texts.write(&corpus, count);
    let faults = add_faults(&corpus);
    let ran = run::watch(Path::new(run::PROGRAM), &corpus, folder.path(), &[]);
    let rate = bytes as f64 / 1e6 / ran.seconds;
    println!("{count} articles: {:.0} s, {rate:.1} MB/s, peak memory {:.0} MB", ran.seconds, ran.peak as f64 / 1e6);
    let code = ran.status.code();
    let mut sound = check("the exit status", code, Some(1));
    sound &= counts(&ran.output, count as u64, faults);
    sound &= check("peak memory under the ceiling", (1..CEILING).contains(&ran.peak), true);
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Adds lines that should be rejected; returns their number.
fn add_faults(corpus: &Path) -> u64 {
    let file: File = OpenOptions::new().append(true).open(corpus).expect("the corpus");
    let mut file = BufWriter::new(file);
    for at in 0..FAULTS {
        let again = line(&format!("article-{at}"), "An id that was there.");
        writeln!(file, "{{\"id\":\"cut-{at}\",\"te\n{again}").expect("room for the corpus");
    }
    file.flush().expect("room for the corpus");
    2 * FAULTS as u64
}

/// Compares the counts in the run's run.json with what was put in.
fn counts(output: &Path, articles: u64, faults: u64) -> bool {
    let account = fs::read(output.join("run.json")).expect("the account of the run");
    let account: serde_json::Value = serde_json::from_slice(&account).expect("an account in JSON");
    let [read, written, rejected, duplicates] =
        ["read", "written", "rejected", "duplicates"].map(|name| account["articles"][name].as_u64().expect("a count"));
    check("articles read", read, articles + faults)
        & check("articles written", written, articles)
        & check("rejected", rejected, faults)
        & check("read = written + rejected + duplicates", read, written + rejected + duplicates)
        & check("rows of articles", account["rows"]["articles"].as_u64(), Some(written))
}

/// Reports whether a value is as expected.
fn check<T: PartialEq + std::fmt::Debug>(what: &str, found: T, expected: T) -> bool {
    let right = found == expected;
    let sign = if right { "ok" } else { "WRONG" };
    println!("{sign}: {what}: {found:?}{}", if right { String::new() } else { format!(", expected {expected:?}") });
    right
}
