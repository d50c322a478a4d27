//! Work is linear in the length of an article: texts made to be hard finish within seconds.

use std::fmt::Write;
use std::time::{Duration, Instant};
use tidings::article::Article;
use tidings::check;

/// Ten megabytes.
const LONG: usize = 10 << 20;

/// Enough to tell seconds from hours.
const SHORT: usize = 1 << 20;

/// Seconds on an idle machine; this many on a busy one.
const LIMIT: Duration = Duration::from_secs(60);

fn check(what: &str, text: String) {
    let article = Article::from_text("a", text);
    let start = Instant::now();
    let tables = tidings::process(&article);
    let problems = check::article(&tables, &article.text);
    assert_eq!(problems.first().map(ToString::to_string), None, "{what}");
    assert!(start.elapsed() < LIMIT, "{what} took {:?}", start.elapsed());
}

/// A text of so many bytes.
fn repeat(unit: &str, length: usize) -> String {
    unit.repeat(length / unit.len())
}

#[test]
fn quotation_marks_without_end() {
    check("straight marks", repeat("\"", LONG));
    check("marks that only open", repeat("“", SHORT));
    check("marks with spaces", repeat("\" ", SHORT));
    check("paragraphs that open a quotation", repeat("“a\n", SHORT));
    check("apostrophes", repeat("'", SHORT));
}

#[test]
fn a_line_without_end() {
    check("one sentence", repeat("and then the minister of the state of the country ", LONG));
    check("one word", repeat("a", SHORT));
    check("letters parted by full stops", repeat("a.", SHORT));
    check("digits", repeat("1", SHORT));
    check("numbers", repeat("1,000 ", SHORT));
    check("capitals", repeat("A ", SHORT));
    check("hyphens", repeat("co-", SHORT));
    check("brackets", repeat("(", SHORT));
}

#[test]
fn names_without_end() {
    let mut text = String::new();
    for n in 0..200_000 {
        let (a, b) = (letters(n / 450), letters(n % 450));
        write!(text, "Mr Al{a} Mc{b} said he met Jane {a}ov. ").unwrap();
    }
    check("names, each its own", text);
    check("one name", repeat("John Smith said Smith had met Smith. ", SHORT));
    let mixed = (0..100_000).fold(String::new(), |text, n| text + "i" + &letters(n) + "X ");
    check("words with capitals inside", mixed);
    check("capitalised words", repeat("Smith ", SHORT));
}

/// A name of its own for every number.
fn letters(mut n: u32) -> String {
    let mut name = String::new();
    loop {
        name.push(char::from(b'a' + (n % 26) as u8));
        n /= 26;
        if n == 0 {
            return name;
        }
    }
}

#[test]
fn speech_without_end() {
    check("speech tags", repeat("\"Yes,\" he said. ", SHORT));
    check("reported clauses", repeat("He said that he said that ", SHORT));
    check("countries", repeat("France, Germany, ", SHORT));
    check("dates", repeat("on 3 May 2016 and Monday ", SHORT));
    check("paragraphs", repeat("No\n", SHORT));
}
