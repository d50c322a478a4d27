//! Work is linear in the length of an article: twice as much of a text that is made to be hard takes about twice as long.

use std::fmt::Write;
use std::fs;
use std::time::{Duration, Instant};
use tidings::article::Article;
use tidings::check;

/// Ten megabytes.
const LONG: usize = 10 << 20;

/// Enough to tell twice from four times as long.
const SHORT: usize = 1 << 20;

/// Twice is linear and four times is not.
const LIMIT: f64 = 3.0;

/// What takes less is not measured: it is over before anybody waits.
const LEAST: Duration = Duration::from_millis(100);

/// Reads a text of a length and one of half of it, and compares the times: that of the processor, which other programs on
/// the machine do not change. One that is too long by chance is not so three times.
fn check(what: &str, length: usize, text: impl Fn(usize) -> String) {
    let [half, whole] = [length / 2, length].map(|length| Article::from_text("a", text(length)));
    let mut ratio = f64::INFINITY;
    for _ in 0..3 {
        let (long, short) = (time_of(what, &whole), time_of(what, &half));
        ratio = ratio.min(long.as_secs_f64() / short.as_secs_f64());
        if long < LEAST || ratio < LIMIT {
            return;
        }
    }
    panic!("{what}: twice as much takes {ratio:.1} times as long");
}

fn time_of(what: &str, article: &Article) -> Duration {
    let start = Clock::now();
    let tables = tidings::process(article);
    let problems = check::article(&tables, &article.text);
    let time = start.elapsed();
    assert_eq!(problems.first().map(ToString::to_string), None, "{what}");
    time
}

/// The time of the processor that this thread has had, where the system tells it.
enum Clock {
    Processor(Duration),
    Wall(Instant),
}

impl Clock {
    fn now() -> Self {
        processor().map_or_else(|| Self::Wall(Instant::now()), Self::Processor)
    }

    fn elapsed(&self) -> Duration {
        match self {
            Self::Processor(start) => processor().map_or(Duration::ZERO, |now| now - *start),
            Self::Wall(start) => start.elapsed(),
        }
    }
}

/// The first number of this file is nanoseconds on a processor.
fn processor() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().filter(|&time| time > 0).map(Duration::from_nanos)
}

/// Repeats something up to a length.
fn repeat(what: &str, unit: &'static str, length: usize) {
    check(what, length, |length| unit.repeat(length / unit.len()));
}

#[test]
fn quotation_marks_without_end() {
    repeat("straight marks", "\"", LONG);
    repeat("marks that only open", "“", SHORT);
    repeat("marks with spaces", "\" ", SHORT);
    repeat("paragraphs that open a quotation", "“a\n", SHORT);
    repeat("apostrophes", "'", SHORT);
}

#[test]
fn a_line_without_end() {
    repeat("one sentence", "and then the minister of the state of the country ", LONG);
    repeat("one word", "a", SHORT);
    repeat("letters parted by full stops", "a.", SHORT);
    repeat("digits", "1", SHORT);
    repeat("numbers", "1,000 ", SHORT);
    repeat("capitals", "A ", SHORT);
    repeat("hyphens", "co-", SHORT);
    repeat("brackets", "(", SHORT);
}

/// A quarter of a megabyte, for sentences of which each word takes long.
const DENSE: usize = 256 << 10;

#[test]
fn a_sentence_that_goes_on() {
    repeat("clauses", "Ann Lee said we go and ", SHORT);
    repeat("verbs", "to go ", DENSE);
    repeat("parts of wholes", "12 of 13 ", DENSE);
    repeat("days", "3 May 2016, ", SHORT);
    repeat("countries without commas", "France ", DENSE);
    repeat("heads of lists of places", "Counties and ", DENSE);
    each_its_own("people", 10_000, |name| format!("Al{name} Mc{name}ov said we go and "));
    each_its_own("acronyms in brackets", 10_000, |name| {
        format!("Mc{name}ov Institute (Z{}) and ", name.to_uppercase())
    });
}

#[test]
fn articles_of_one_kind_of_thing() {
    each_its_own("people of bodies", 8_000, |name| format!("Al{name} Mc{name}ov, head of Mc{name}ov Corp, left. "));
    each_its_own("acronyms that nothing explains", 10_000, |name| {
        format!("Mc{name}ov Board for fish met the Z{}. ", name.to_uppercase())
    });
    each_its_own("answers", 30_000, |name| format!("Q: What for?\n\nA: A ferry of Al{name} Mc{name}ov.\n\n"));
    repeat("figures", "rose by 12 people, ", DENSE);
}

/// A text with a name of its own in each part.
fn each_its_own(what: &str, count: usize, part: impl Fn(String) -> String) {
    check(what, count, |count| (0..count as u32).map(|n| part(letters(n + 702))).collect());
}

#[test]
fn names_without_end() {
    check("names, each its own", 200_000, |count| {
        (0..count as u32).fold(String::new(), |mut text, n| {
            let (a, b) = (letters(n / 450), letters(n % 450));
            write!(text, "Mr Al{a} Mc{b} said he met Jane {a}ov. ").unwrap();
            text
        })
    });
    repeat("one name", "John Smith said Smith had met Smith. ", SHORT);
    check("words with capitals inside", 100_000, |count| {
        (0..count as u32).fold(String::new(), |text, n| text + "i" + &letters(n) + "X ")
    });
    repeat("capitalised words", "Smith ", SHORT);
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
    repeat("speech tags", "\"Yes,\" he said. ", SHORT);
    repeat("reported clauses", "He said that he said that ", SHORT);
    repeat("countries", "France, Germany, ", SHORT);
    repeat("dates", "on 3 May 2016 and Monday ", SHORT);
    repeat("paragraphs", "No\n", SHORT);
}
