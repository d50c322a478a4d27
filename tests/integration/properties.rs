//! What holds for any text.

use proptest::prelude::*;
use proptest::sample::Index;
use std::fs;
use std::sync::LazyLock;
use tidings::article::Article;
use tidings::check;
use tidings::document::Document;
use tidings::export::{FORMATS, Layout, TableWriter};
use tidings::extract::extract;
use tidings::normalize::normalize;
use tidings::pipeline::{Extracted, Normalized};
use tidings::syntax::Syntax;
use tidings::tabulate::tabulate;
use tidings::validate;

/// Pieces that news is made of, and pieces that break readers.
const PIECES: &[&str] = &[
    "John Kerry",
    "Kerry",
    "Mr",
    "Dr.",
    "President",
    "Angela Merkel",
    "the prime minister",
    "police",
    "officials",
    "he",
    "she",
    "They",
    "said",
    "told reporters",
    "according to",
    "added",
    "that",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "''",
    "``",
    "«",
    "»",
    "'s",
    "France",
    "French",
    "the US",
    "U.S.",
    "IS",
    "Georgia",
    "Turkey",
    "London",
    "the UN",
    "BBC",
    "21",
    "1,000",
    "1.3 billion",
    "more than",
    "between",
    "and",
    "$",
    "€5m",
    "per cent",
    "%",
    "km",
    "a year",
    "two",
    "dozens of",
    "half",
    "Thursday",
    "last week",
    "2013",
    "3 May 2016",
    "June",
    "since",
    "09/11/2001",
    ".",
    ",",
    "?",
    "!",
    "...",
    "-",
    "--",
    "–",
    "(",
    ")",
    "•",
    ":",
    ";",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{200b}",
    "\u{feff}",
    "é",
    "ß",
    "İ",
    "ﬁ",
    "中文",
    "😀",
    "👩‍👩‍👧",
    "e\u{301}",
    "\u{202e}",
    "a.b.c.",
    "1st",
    "5ft 2in",
    "I",
    "A",
    "",
    " ",
];

/// Cuts from the labelled articles with a piece put in somewhere.
fn cuts() -> impl Strategy<Value = String> {
    static ARTICLES: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
        let texts = glob::glob("tests/articles/*.txt").unwrap();
        texts.map(|path| fs::read_to_string(path.unwrap()).unwrap().chars().collect()).collect()
    });
    let cut = (0..ARTICLES.len(), any::<Index>(), 1..400_usize);
    (cut, any::<Index>(), proptest::sample::select(PIECES)).prop_map(|((article, start, length), at, piece)| {
        let text = &ARTICLES[article];
        let cut: Vec<char> = text[start.index(text.len())..].iter().take(length).copied().collect();
        let (before, after) = cut.split_at(at.index(cut.len()));
        before.iter().copied().chain(piece.chars()).chain(after.iter().copied()).collect()
    })
}

/// Texts of such pieces, cuts from articles, and texts of any characters.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "[a-zA-Z]{1,8}",
        1 => any::<char>().prop_map(String::from),
    ];
    let glue = prop_oneof![4 => Just(" "), 1 => Just("")];
    let news = proptest::collection::vec((piece, glue), 0..60)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, glue)| piece + glue).collect::<String>());
    prop_oneof![6 => news, 4 => cuts(), 1 => any::<String>(), 1 => "[\"'“”‘’ a-zA-Z.\n]{0,80}"]
}

fn article(text: &str) -> Article {
    Article { published_on: "2015-01-22".parse().ok(), ..Article::from_text("a", text) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_of_any_text_keep_the_schema(text in texts()) {
        let article = article(&text);
        // An article has at least one character; the readers see to it.
        prop_assume!(!text.is_empty());
        let problems = check::article(&tidings::process(&article), &text);
        prop_assert!(problems.is_empty(), "{}", problems[0]);
    }

    #[test]
    fn measures_places_and_periods_come_from_the_text(text in texts()) {
        prop_assume!(!text.is_empty());
        let tables = tidings::process(&article(&text));
        let characters: Vec<char> = text.chars().collect();
        for row in &tables.statistics {
            if let (Some(measure), Some(start), Some(end)) = (&row.measure, row.measure_start, row.measure_end) {
                prop_assert_eq!(&characters[start as usize..end as usize].iter().collect::<String>(), measure);
            }
            let named = |code: &String| tables.countries.iter().any(|country| country.country_code == *code);
            prop_assert!(row.country_code.as_ref().is_none_or(named));
            let told = |period: &String| tables.dates.iter().any(|date| date.value == *period);
            prop_assert!(row.period.as_ref().is_none_or(told));
        }
    }

    #[test]
    fn tokens_rejoin_to_the_text(text in texts()) {
        let article = article(&text);
        let document = Document::new(&article);
        let mut rejoined = String::new();
        let mut end = 0;
        for (at, token) in document.tokens.iter().enumerate() {
            let between = &text[end..token.span.from()];
            prop_assert!(between.trim().is_empty(), "{between:?} is in no token");
            rejoined.push_str(between);
            rejoined.push_str(document.word(at));
            end = token.span.to();
        }
        rejoined.push_str(&text[end..]);
        prop_assert!(text[end..].trim().is_empty());
        prop_assert_eq!(rejoined, text);
    }

    #[test]
    fn the_lines_between_the_stages_lose_nothing(text in texts()) {
        let article = article(&text);
        let document = Document::new(&article);
        let syntax = Syntax::new(&document);
        let mentions = extract(&document, &syntax);
        let extracted = Extracted { article: article.clone(), cluster_id: article.id.clone(), mentions };
        let line = serde_json::to_string(&extracted).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Extracted>(&line).unwrap(), &extracted);
        let facts = normalize(&document, &syntax, &extracted.mentions);
        let normalized = Normalized { article: article.clone(), cluster_id: article.id.clone(), facts };
        let line = serde_json::to_string(&normalized).unwrap();
        let read: Normalized = serde_json::from_str(&line).unwrap();
        prop_assert_eq!(&read, &normalized);
        prop_assert_eq!(tabulate(&document, &read.facts), tidings::process(&article));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_formats_hold_the_same_rows(texts in proptest::collection::vec(texts(), 1..8)) {
        let folder = tempfile::tempdir().unwrap();
        let formats: Vec<_> = FORMATS.iter().collect();
        let drafts = tempfile::tempdir().unwrap();
        let (folder, drafts) = (folder.path(), drafts.path());
        let layout = Layout { folder, drafts, formats: &formats, rows_of_a_part: None, journal: None };
        let mut writer = TableWriter::create(&layout).unwrap();
        for (n, text) in texts.iter().filter(|text| !text.trim().is_empty()).enumerate() {
            let article = Article { id: format!("{n}, \"NA\" "), ..article(text) };
            writer.write(&[tidings::process(&article)]).unwrap();
        }
        tidings::corpus::complete(&layout, None, folder, &mut writer.finish().unwrap()).unwrap();
        tidings::export::complete(&formats, folder, folder).unwrap();
        let problems = validate::rows(folder, &formats);
        prop_assert!(problems.is_empty(), "{}", problems[0]);
    }
}

/// A rule that looks at the word before its own must know that an article can begin, and end, anywhere.
#[test]
fn every_stretch_of_the_articles_keeps_the_schema() {
    for entry in std::fs::read_dir("tests/articles").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let words: Vec<_> = text.split_inclusive(' ').collect();
        for (start, length) in (0..words.len()).flat_map(|start| [1, 2, 5, 12, 40].map(|length| (start, length))) {
            let stretch = words[start..words.len().min(start + length)].concat();
            let tables = tidings::process(&Article::from_text("a", &*stretch));
            assert_eq!(check::article(&tables, &stretch), [], "{stretch}");
        }
    }
}
