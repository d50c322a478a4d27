//! How fast whole runs are, from JSON Lines to tables, and how much memory they take: `make bench`, or `make soak`,
//! which also checks the counts and the memory limit. Its settings are environment variables:
//!
//! - `TEXTS`: folders of articles, by default those that come with the program;
//! - `SIZES`: how many articles, `1k,10k,100k` by default;
//! - `THREADS`: how many threads, `1,2` by default;
//! - `BASE`: another tidings, which makes every run too, alternating with this one;
//! - `SOAK`: if set, makes one run of that many articles and checks it.

use articles::Texts;
use run::{PROGRAM, Ran, Run};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod articles;
mod floor;
mod instructions;
mod run;
mod soak;

fn main() -> ExitCode {
    // `cargo test --benches` also starts this.
    if !std::env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    let texts = Texts::read(&told("TEXTS", "input tests/articles"));
    match std::env::var("SOAK") {
        Ok(count) => soak::soak(&texts, number(&count)),
        Err(_) => {
            table(&texts);
            ExitCode::SUCCESS
        }
    }
}

/// The value of an environment variable, or the default.
fn told(name: &str, otherwise: &str) -> String {
    std::env::var(name).ok().filter(|value| !value.is_empty()).unwrap_or_else(|| otherwise.to_owned())
}

/// `10k` is ten thousand, `1m` a million.
fn number(text: &str) -> usize {
    let (digits, times) = match text.trim().to_lowercase() {
        t if t.ends_with('k') => (t.trim_end_matches('k').to_owned(), 1_000),
        t if t.ends_with('m') => (t.trim_end_matches('m').to_owned(), 1_000_000),
        t => (t, 1),
    };
    digits.parse::<usize>().unwrap_or_else(|_| panic!("{text:?} is no number")) * times
}

fn numbers(list: &str) -> Vec<usize> {
    list.split(',').map(number).collect()
}

/// Runs over corpora of all sizes and prints a line for each.
fn table(texts: &Texts) {
    println!("{texts}\n");
    println!("| articles | tables | threads | seconds | of cores | articles/s | MB/s | peak MB | growth | of base |");
    println!("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    let base = Some(told("BASE", "")).filter(|path| !path.is_empty()).map(PathBuf::from);
    let folder = tempfile::tempdir().expect("a folder for the corpus");
    let corpus = folder.path().join("corpus.jsonl");
    let mut before: Vec<(Run, f64)> = Vec::new();
    let mut fastest = f64::INFINITY;
    for count in numbers(&told("SIZES", "1k,10k,100k")) {
        let bytes = texts.write(&corpus, count);
        for threads in numbers(&told("THREADS", "1,2")) {
            for tables in ["parquet", "csv"] {
                let run = Run { tables, threads };
                let ran = run.start(Path::new(PROGRAM), &corpus, folder.path());
                let of_base = base.as_ref().map(|base| ran.over(&run.start(base, &corpus, folder.path())));
                let each = ran.cpu_seconds / count as f64;
                let last = before.iter().rev().find(|(other, _)| *other == run).map(|(_, each)| *each);
                println!("{}", line(count, bytes, &run, &ran, last.map(|last| each / last), of_base));
                before.push((run, each));
                if run == (Run { tables: "parquet", threads: 1 }) {
                    fastest = fastest.min(ran.cpu_seconds / (bytes as f64 / 1e6));
                }
            }
        }
    }
    let programs = [Some(PathBuf::from(PROGRAM)), base].into_iter().flatten().collect::<Vec<_>>();
    instructions::print(texts, &corpus, &programs);
    floor::print(texts, &corpus, fastest);
}

/// A line of the table; `growth` is the work per article divided by that in the previous corpus: 1 is linear. `of_base`
/// is CPU time and peak memory divided by those of another program.
fn line(
    count: usize,
    bytes: usize,
    Run { tables, threads }: &Run,
    ran: &Ran,
    growth: Option<f64>,
    of_base: Option<[f64; 2]>,
) -> String {
    let per_second = |n: f64| n / ran.seconds;
    let growth = growth.map_or_else(String::new, |growth| format!("{growth:.2}"));
    let of_base = of_base.map_or_else(String::new, |[time, memory]| format!("{time:.2}, memory {memory:.2}"));
    let (articles, megabytes) = (per_second(count as f64), per_second(bytes as f64 / 1e6));
    let Ran { seconds, cpu_seconds, .. } = ran;
    let peak = ran.peak as f64 / 1e6;
    format!(
        "| {count} | {tables} | {threads} | {seconds:.2} | {cpu_seconds:.2} | {articles:.0} | {megabytes:.1} | {peak:.0} | {growth} | {of_base} |"
    )
}
