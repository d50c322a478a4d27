//! The floor: the work that no reader of news can avoid. Reading the lines, one pass over the texts by an automaton
//! with all words of the lexicon, and writing the tables from finished rows, on one thread.

use super::articles::Texts;
use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;
use std::fs::File;
use std::hint::black_box;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;
use tidings::article::Article;
use tidings::export::{Format, Layout, TableWriter};
use tidings::schema::Tables;

/// How many articles of the corpus the floor is measured on.
const ARTICLES: usize = 1_000;

/// The fields of a line that are needed.
#[derive(Deserialize)]
struct Record {
    text: String,
}

/// How often each part is measured; the fastest time counts.
const ROUNDS: usize = 5;

/// Measures the floor, and compares it with the fastest run, given in CPU seconds per MB of text.
pub fn print(texts: &Texts, corpus: &Path, fastest: f64) {
    let bytes = texts.write(corpus, ARTICLES) as f64 / 1e6;
    let automaton = lexicon();
    let rows = ready(texts);
    let (lines, records) = timed(|| read(corpus));
    let (pass, found) = timed(|| records.iter().map(|record| automaton.find_iter(&record.text).count()).sum::<usize>());
    let (tables, ()) = timed(|| write(&rows));
    println!("\nThe floor, on one thread and {ARTICLES} articles ({bytes:.1} MB of text):\n");
    println!("| | ms per MB |\n| --- | ---: |");
    for (name, seconds) in [("reading the lines", lines), ("aho-corasick", pass), ("writing Parquet", tables)] {
        println!("| {name} | {:.2} |", seconds * 1e3 / bytes);
    }
    let floor = (lines + pass + tables) / bytes;
    println!("\n{found} words of {} found. That is {:.1} MB/s.", automaton.patterns_len(), 1.0 / floor);
    println!("The fastest run takes {:.1} ms per MB, {:.1} times as long.", fastest * 1e3, fastest / floor);
}

fn timed<T>(work: impl Fn() -> T) -> (f64, T) {
    let round = || {
        let start = Instant::now();
        let result = work();
        (start.elapsed().as_secs_f64(), result)
    };
    let rounds = (0..ROUNDS).map(|_| round());
    rounds.min_by(|(one, _), (other, _)| one.total_cmp(other)).expect("a round")
}

/// All words and phrases of the lexicon.
fn lexicon() -> AhoCorasick {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon");
    let mut words = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the lexicon") {
        let path = entry.expect("a file of the lexicon").path();
        if path.extension().is_some_and(|extension| extension == "csv") {
            let mut list = csv::ReaderBuilder::new().flexible(true).from_path(&path).expect("a list of the lexicon");
            words.extend(list.records().map(|record| record.expect("a line of the lexicon")[0].to_owned()));
        }
    }
    let mut automaton = AhoCorasick::builder();
    automaton.match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(true);
    automaton.build(words).expect("an automaton")
}

fn read(corpus: &Path) -> Vec<Record> {
    let mut file = BufReader::with_capacity(1 << 18, File::open(corpus).expect("the corpus"));
    let (mut records, mut line) = (Vec::new(), String::new());
    while file.read_line(&mut line).expect("the corpus") > 0 {
        records.push(serde_json::from_str(&line).expect("a line of the corpus"));
        line.clear();
    }
    records
}

/// The finished rows of the articles.
fn ready(texts: &Texts) -> Vec<Tables> {
    let article = |at| Article::from_text(format!("article-{at}"), texts.text(at));
    (0..ARTICLES).map(|at| tidings::process(&article(at))).collect()
}

fn write(rows: &[Tables]) {
    let folder = tempfile::tempdir().expect("a folder for the tables");
    let drafts = tempfile::tempdir().expect("a folder for what waits");
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    pool.install(|| {
        let formats = [Format::named("parquet").expect("a format")];
        let (folder, drafts) = (folder.path(), drafts.path());
        let layout = Layout { folder, drafts, formats: &formats, rows_of_a_part: None, journal: None };
        let mut writer = TableWriter::create(&layout).expect("files for the tables");
        writer.write(rows).expect("room for the tables");
        black_box(writer.finish().expect("room for the tables"));
    });
}
