//! Instructions, counted by valgrind: unlike time, they are not affected by other programs on the machine.

use super::articles::Texts;
use super::run::Run;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How many articles are read in the first run, and twice as many in the second: the difference excludes the start of
/// the program.
const ARTICLES: usize = 200;

/// Prints for each program how many instructions an article takes, and a byte of text.
pub fn print(texts: &Texts, corpus: &Path, programs: &[PathBuf]) {
    println!("\n| program | M instructions for one article | instructions a byte |\n| --- | ---: | ---: |");
    for program in programs {
        let run = |count: usize| {
            let bytes = texts.write(corpus, count);
            count_of(program, corpus).map(|instructions| (instructions, bytes as f64))
        };
        let (Some(one), Some(some), Some(twice)) = (run(1), run(ARTICLES), run(2 * ARTICLES)) else {
            return println!("\nInstructions are not counted: there is no valgrind.");
        };
        let each = (twice.0 - some.0) / (twice.1 - some.1);
        println!("| {} | {:.0} | {each:.0} |", program.display(), one.0 / 1e6);
    }
}

/// The instructions of a run to Parquet on one thread.
fn count_of(program: &Path, corpus: &Path) -> Option<f64> {
    let output = corpus.with_file_name("counted");
    let _ = std::fs::remove_dir_all(&output);
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program).arg("run").arg(corpus);
    let ran =
        command.arg("--output").arg(&output).args(Run { tables: "parquet", threads: 1 }.options()).output().ok()?;
    let told = String::from_utf8_lossy(&ran.stderr).into_owned();
    let (_, count) = told.rsplit_once("Collected : ")?;
    count.split_whitespace().next()?.parse().ok()
}
