//! How fast articles are read, stage by stage, on one core: `make bench`, or with other articles
//! `TIDINGS_BENCH_DIR=folder make bench`. Without a folder the shipped article is read repeatedly.

use divan::Bencher;
use divan::counter::BytesCount;
use std::path::PathBuf;
use std::sync::LazyLock;
use tidings::article::{Article, Inputs, Options};
use tidings::check;
use tidings::document::Document;
use tidings::extract::{Mentions, extract};
use tidings::normalize::{Facts, normalize};
use tidings::syntax::Syntax;
use tidings::tabulate::tabulate;

/// Text to read in one iteration, in bytes.
const TEXT: usize = 1 << 20;

static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let folder = std::env::var_os("TIDINGS_BENCH_DIR").map_or(PathBuf::from("input"), PathBuf::from);
    let articles: Vec<_> =
        Inputs::find(&[folder], Options::default()).expect("a folder of articles").read().flatten().collect();
    let mut bytes = 0;
    let enough = articles.iter().cycle().take_while(|article| {
        bytes += article.text.len();
        bytes <= TEXT
    });
    enough.cloned().collect()
});

static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| ARTICLES.iter().map(Document::new).collect());

static SYNTAX: LazyLock<Vec<Syntax>> = LazyLock::new(|| DOCUMENTS.iter().map(Syntax::new).collect());

static MENTIONS: LazyLock<Vec<Mentions>> =
    LazyLock::new(|| DOCUMENTS.iter().zip(&*SYNTAX).map(|(document, syntax)| extract(document, syntax)).collect());

static FACTS: LazyLock<Vec<Facts>> =
    LazyLock::new(|| (0..DOCUMENTS.len()).map(|at| normalize(&DOCUMENTS[at], &SYNTAX[at], &MENTIONS[at])).collect());

fn main() {
    assert!(!FACTS.is_empty(), "the folder holds no articles");
    divan::main();
}

/// Runs a stage over all articles, counting their bytes.
fn stage<T>(bencher: Bencher, work: impl Fn(usize) -> T + Sync) {
    let bytes: usize = ARTICLES.iter().map(|article| article.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for at in 0..ARTICLES.len() {
            divan::black_box(work(at));
        }
    });
}

#[divan::bench]
fn a_document(bencher: Bencher) {
    stage(bencher, |at| Document::new(&ARTICLES[at]));
}

#[divan::bench]
fn b_syntax(bencher: Bencher) {
    stage(bencher, |at| Syntax::new(&DOCUMENTS[at]));
}

#[divan::bench]
fn c_extract(bencher: Bencher) {
    stage(bencher, |at| extract(&DOCUMENTS[at], &SYNTAX[at]));
}

#[divan::bench]
fn d_normalize(bencher: Bencher) {
    stage(bencher, |at| normalize(&DOCUMENTS[at], &SYNTAX[at], &MENTIONS[at]));
}

#[divan::bench]
fn e_tabulate(bencher: Bencher) {
    stage(bencher, |at| tabulate(&DOCUMENTS[at], &FACTS[at]));
}

#[divan::bench]
fn f_check(bencher: Bencher) {
    let tables: Vec<_> = DOCUMENTS.iter().zip(&*FACTS).map(|(document, facts)| tabulate(document, facts)).collect();
    stage(bencher, |at| check::article(&tables[at], &ARTICLES[at].text));
}

#[divan::bench]
fn g_process(bencher: Bencher) {
    stage(bencher, |at| tidings::process(&ARTICLES[at]));
}
