//! Checks rows against the schema: types, listed values, rules, keys, and the text at their offsets.

use crate::lexicon::WordSet;
use crate::schema::{Column, Rows, Rule, Table, Tables, Type, Value};
use crate::span::CodePoints;
use foldhash::fast::FixedState;
use regex::Regex;
use std::fmt;
use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::LazyLock;

/// A violation of the schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The table.
    pub table: &'static str,
    /// The row, 1-based; none if it is about the whole table.
    pub row: Option<usize>,
    /// The column or columns; none if it is about the whole row or table.
    pub column: Option<String>,
    /// What was found.
    pub value: String,
    /// The rule that was broken.
    pub rule: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.table)?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", {column}")?;
        }
        write!(f, ": found {}, expected {}", self.value, self.rule)
    }
}

/// Checks all rows of one article, with its text.
pub fn article(tables: &Tables, text: &str) -> Vec<Problem> {
    let mut checker = Checker::default();
    for rows in tables.all() {
        checker.rows(rows);
    }
    checker.end();
    let points = CodePoints::new(text);
    for rows in tables.all() {
        let mut words = Words::new(rows.table(), false);
        words.rows(rows, 0..rows.len(), &points, &mut checker.problems);
        words.end(text, &mut checker.problems);
    }
    checker.problems
}

/// Checks rows table by table, in the order of [`Tables::ALL`], so that keys come before the rows that refer to them.
/// Batches of one table are consecutive.
#[derive(Debug, Default)]
pub struct Checker {
    /// The keys seen in each table, in that order.
    seen: [Seen; Tables::ALL.len()],
    /// Does not check keys.
    only_values: bool,
    /// References to rows of the same table not read yet: the table, the key's digest, the problem to report.
    waiting: Vec<(usize, u64, Problem)>,
    /// The problems found so far.
    pub problems: Vec<Problem>,
}

/// The keys seen in a table.
#[derive(Debug, Default)]
struct Seen {
    rows: usize,
    /// The digests of the primary keys.
    keys: WordSet,
}

impl Checker {
    /// Checks the values of rows, but not their keys.
    pub fn of_values() -> Self {
        Self { only_values: true, ..Self::default() }
    }

    /// Checks a batch of rows, except the text at their offsets.
    pub fn rows(&mut self, rows: &dyn Rows) {
        let at = PLANS.iter().position(|plan| plan.table.name == rows.table().name).expect("a table of the schema");
        let before = self.seen[at].rows;
        self.seen[at].rows += rows.len();
        self.seen[at].keys.reserve(rows.len());
        for row in 0..rows.len() {
            self.values(&PLANS[at], rows, row, before + row + 1);
            if !self.only_values {
                self.own_key(at, rows, row, before + row + 1);
            }
        }
        if self.only_values {
            return;
        }
        for row in 0..rows.len() {
            self.foreign_keys(at, rows, row, before + row + 1);
        }
        self.waiting.retain(|(table, digest, _)| !self.seen[*table].keys.contains(digest));
    }

    /// Reports references to later rows of the same table that do not exist.
    pub fn end(&mut self) {
        self.problems.extend(self.waiting.drain(..).map(|(.., problem)| problem));
    }

    fn values(&mut self, plan: &Plan, rows: &dyn Rows, row: usize, number: usize) {
        for (at, (column, pattern)) in plan.table.columns.iter().zip(&plan.patterns).enumerate() {
            let value = rows.value(row, at);
            if let Some(rule) = broken(column, pattern.as_ref(), value) {
                let column = Some(column.name.to_owned());
                let table = plan.table.name;
                self.problems.push(Problem { table, row: Some(number), column, value: show(value), rule });
            }
        }
    }

    fn own_key(&mut self, at: usize, rows: &dyn Rows, row: usize, number: usize) {
        let plan = &PLANS[at];
        if digest(rows, row, &plan.key).is_some_and(|digest| !self.seen[at].keys.insert(digest)) {
            let rule = "a value that no row before has".to_owned();
            self.problems.push(broken_key(rows, row, number, &plan.key, rule));
        }
    }

    fn foreign_keys(&mut self, at: usize, rows: &dyn Rows, row: usize, number: usize) {
        for Foreign { columns, table, references } in &PLANS[at].foreign {
            let Some(digest) = digest(rows, row, columns) else { continue };
            if !self.seen[*table].keys.contains(&digest) {
                let rule = format!("{} in {}", references.join(", "), PLANS[*table].table.name);
                let problem = broken_key(rows, row, number, columns, rule);
                if *table == at {
                    self.waiting.push((at, digest, problem));
                } else {
                    self.problems.push(problem);
                }
            }
        }
    }
}

fn broken_key(rows: &dyn Rows, row: usize, number: usize, columns: &[usize], rule: String) -> Problem {
    let table = rows.table();
    let names: Vec<_> = columns.iter().map(|&at| table.columns[at].name).collect();
    let values: Vec<_> = columns.iter().map(|&at| show(rows.value(row, at))).collect();
    let (column, value) = (Some(names.join(", ")), values.join(", "));
    Problem { table: table.name, row: Some(number), column, value, rule }
}

/// What the checks need from a table, looked up once instead of for every row.
struct Plan {
    table: &'static Table,
    /// The pattern of each column that has one.
    patterns: Vec<Option<Pattern>>,
    /// The columns of the primary key, by index.
    key: Vec<usize>,
    foreign: Vec<Foreign>,
}

/// A foreign key.
struct Foreign {
    /// The referring columns, by index.
    columns: Vec<usize>,
    /// The other table, by its index in [`Tables::ALL`].
    table: usize,
    /// The referenced columns, by name: the primary key of that table.
    references: &'static [&'static str],
}

static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| Tables::ALL.iter().map(|&table| Plan::of(table)).collect());

impl Plan {
    fn of(table: &'static Table) -> Self {
        let places = |names: &[&str]| -> Vec<usize> { names.iter().filter_map(|name| table.position(name)).collect() };
        let foreign = table.foreign_keys.iter().map(|key| Foreign {
            columns: places(key.columns),
            table: Tables::ALL.iter().position(|other| other.name == key.table).expect("a table of the schema"),
            references: key.references,
        });
        Self {
            table,
            patterns: table.columns.iter().map(pattern).collect(),
            key: places(table.primary_key),
            foreign: foreign.collect(),
        }
    }
}

/// A pattern of the schema.
struct Pattern {
    regex: Regex,
    /// The letter before the number in an id like article:q12, the commonest pattern, which needs no regular expression.
    letter: Option<u8>,
}

impl Pattern {
    fn of(pattern: &str) -> Self {
        let letter = pattern.strip_prefix("^.+:").and_then(|rest| rest.strip_suffix("[1-9][0-9]*$"));
        Self {
            regex: Regex::new(pattern).expect("the patterns of the schema are regular expressions"),
            letter: letter.and_then(|letter| letter.as_bytes().first().copied()),
        }
    }

    fn matches(&self, text: &str) -> bool {
        self.letter.is_some_and(|letter| is_numbered(text, letter)) || self.regex.is_match(text)
    }
}

/// True for a plain line, a colon, this letter and a number from 1 on.
fn is_numbered(text: &str, letter: u8) -> bool {
    let bytes = text.as_bytes();
    let digits = bytes.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let (before, number) = bytes.split_at(bytes.len() - digits);
    let named = before.strip_suffix(&[b':', letter]).is_some_and(|name| !name.is_empty() && !name.contains(&b'\n'));
    named && number.first().is_some_and(|&first| first != b'0')
}

fn pattern(column: &Column) -> Option<Pattern> {
    column.rules.iter().find_map(|rule| match rule {
        Rule::Pattern(pattern) => Some(Pattern::of(pattern)),
        _ => None,
    })
}

/// The rule that a value breaks, if any.
fn broken(column: &Column, pattern: Option<&Pattern>, value: Value) -> Option<String> {
    match (column.kind, value) {
        (_, Value::Null) => column.required.then(|| "a value".to_owned()),
        (Type::Text, Value::Text("")) => Some("no empty text".to_owned()),
        (Type::Text, Value::Text(text)) => broken_text(column, pattern, text),
        (Type::Integer, Value::Integer(n)) => broken_range(column, n as f64),
        (Type::Number, Value::Number(n)) if n.is_finite() => broken_range(column, n),
        (Type::Boolean, Value::Boolean(_)) | (Type::Date, Value::Date(_)) => None,
        (kind, _) => Some(kind.expected().to_owned()),
    }
}

impl Type {
    /// What a value of the type looks like.
    fn expected(self) -> &'static str {
        match self {
            Type::Text => "a text",
            Type::Integer => "a whole number",
            Type::Number => "a number",
            Type::Boolean => "true or false",
            Type::Date => "a day (2015-01-22)",
        }
    }
}

fn broken_text(column: &Column, pattern: Option<&Pattern>, text: &str) -> Option<String> {
    if !column.words.is_empty() && !column.word_names().any(|word| word == text) {
        return Some(format!("one of {}", column.word_names().collect::<Vec<_>>().join(", ")));
    }
    pattern.filter(|pattern| !pattern.matches(text)).map(|pattern| format!("a text like {}", pattern.regex))
}

fn broken_range(column: &Column, n: f64) -> Option<String> {
    column.rules.iter().find_map(|rule| match rule {
        Rule::Minimum(least) if n < *least => Some(format!("at least {least}")),
        Rule::Maximum(most) if n > *most => Some(format!("at most {most}")),
        _ => None,
    })
}

/// A hash of the values in these columns; none if one of them is missing.
fn digest(rows: &dyn Rows, row: usize, columns: &[usize]) -> Option<u64> {
    let mut hasher = FixedState::default().build_hasher();
    for &at in columns {
        match rows.value(row, at) {
            Value::Null => return None,
            Value::Text(text) => text.hash(&mut hasher),
            Value::Integer(n) => n.hash(&mut hasher),
            Value::Number(n) => n.to_bits().hash(&mut hasher),
            Value::Boolean(b) => b.hash(&mut hasher),
            Value::Date(day) => day.hash(&mut hasher),
        };
    }
    Some(hasher.finish())
}

/// A value for a message: quoted, on one line, shortened.
pub fn show(value: Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Text(text) if text.chars().nth(80).is_some() => {
            format!("{:?} ...", text.chars().take(80).collect::<String>())
        }
        Value::Text(text) => format!("{text:?}"),
        Value::Integer(n) => n.to_string(),
        Value::Number(n) => n.to_string(),
        Value::Boolean(b) => b.to_string(),
        Value::Date(day) => day.to_string(),
    }
}

/// Checks that rows with offsets have the words of the article at those offsets, and that the sentences cover its text.
pub struct Words {
    table: &'static Table,
    /// The indices of the columns start, end and text.
    columns: Option<[usize; 3]>,
    /// True when a text may be missing.
    left_out: bool,
    /// The offset in bytes after the last sentence.
    covered: usize,
    row: usize,
}

impl Words {
    /// For a table, whose texts may have been left out.
    pub fn new(table: &'static Table, left_out: bool) -> Self {
        let [start, end, text] = ["start", "end", "text"].map(|column| table.position(column));
        let columns = start.zip(end).zip(text).map(|((start, end), text)| [start, end, text]);
        Self { table, columns, left_out, covered: 0, row: 0 }
    }

    /// True when the table has words to check.
    pub fn needed(&self) -> bool {
        self.columns.is_some()
    }

    /// Skips rows whose article is not available.
    pub fn skip(&mut self, rows: usize) {
        self.row += rows;
    }

    /// Checks consecutive rows that belong to the article with this text.
    pub fn rows(
        &mut self,
        rows: &dyn Rows,
        range: std::ops::Range<usize>,
        points: &CodePoints,
        problems: &mut Vec<Problem>,
    ) {
        let Some([start, end, words]) = self.columns else { return };
        let text = points.text();
        for row in range {
            self.row += 1;
            let byte = |column| match rows.value(row, column) {
                Value::Integer(point) => points.byte(u32::try_from(point).ok()?),
                _ => None,
            };
            let found = byte(start).zip(byte(end)).and_then(|(start, end)| Some((start, text.get(start..end)?)));
            let Some((at, found)) = found else {
                let value = show(rows.value(row, words));
                problems.push(self.problem("text", value, "offsets within the article".to_owned()));
                continue;
            };
            let written = rows.value(row, words);
            if written != Value::Text(found) && !(self.left_out && written == Value::Null) {
                let rule = format!("the article's words at the offsets, {}", show(Value::Text(found)));
                problems.push(self.problem("text", show(written), rule));
            }
            self.cover(at, at + found.len(), text, problems);
        }
    }

    /// Ends an article: only white space follows the last sentence. An article without sentences was not read, since it
    /// is in another language.
    pub fn end(&mut self, text: &str, problems: &mut Vec<Problem>) {
        if self.covered > 0 {
            self.cover(text.len(), text.len(), text, problems);
        }
        self.covered = 0;
    }

    /// Checks that consecutive sentences have only white space between them.
    fn cover(&mut self, start: usize, end: usize, text: &str, problems: &mut Vec<Problem>) {
        if self.table.name != "sentences" {
            return;
        }
        let between = text.get(self.covered..start);
        if between.is_none_or(|between| !between.trim().is_empty()) {
            let value = show(between.map_or(Value::Null, Value::Text));
            problems.push(self.problem("start", value, "only white space between two sentences".to_owned()));
        }
        self.covered = end;
    }

    fn problem(&self, column: &str, value: String, rule: String) -> Problem {
        Problem { table: self.table.name, row: Some(self.row), column: Some(column.to_owned()), value, rule }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    const TEXT: &str = "Talks end\nNo deal was reached over a café. They left.";

    fn check(change: impl FnOnce(&mut Tables), expected: &[&str]) {
        let mut tables = crate::process(&Article::from_text("a", TEXT));
        change(&mut tables);
        let problems: Vec<_> = article(&tables, TEXT).iter().map(Problem::to_string).collect();
        assert_eq!(problems, expected);
    }

    #[test]
    fn ids_are_matched_as_by_their_pattern() {
        let pattern = Pattern::of("^.+:q[1-9][0-9]*$");
        for text in
            ["a:q1", "a:q10", "a:b:q7", ":q1", "a:q0", "a:q01", "a:q", "aq1", "a:s1", "a\nb:q1", "a:q1\n", "é:q1", ""]
        {
            assert_eq!(is_numbered(text, b'q'), pattern.regex.is_match(text), "{text:?}");
        }
        assert!(pattern.letter == Some(b'q') && Pattern::of("^[A-Z]{3}$").letter.is_none());
    }

    #[test]
    fn rows_as_they_are_made_have_no_problem() {
        check(|_| (), &[]);
    }

    #[test]
    fn values_keep_the_rules_of_their_columns() {
        check(|t| t.articles[0].characters = 0, &["articles, row 1, characters: found 0, expected at least 1"]);
        check(
            |t| t.articles[0].title = Some(String::new()),
            &["articles, row 1, title: found \"\", expected no empty text"],
        );
        check(
            |t| t.articles[0].language = Some("English".into()),
            &["articles, row 1, language: found \"English\", expected a text like ^[a-z]{2,3}(-[A-Za-z0-9]+)*$"],
        );
    }

    #[test]
    fn keys_are_unique_and_refer_to_rows_that_are_there() {
        check(
            |t| t.articles[0].article_id = "b".into(),
            &[
                "sentences, row 1, article_id: found \"a\", expected article_id in articles",
                "sentences, row 2, article_id: found \"a\", expected article_id in articles",
                "sentences, row 3, article_id: found \"a\", expected article_id in articles",
            ],
        );
        check(
            |t| t.sentences[1].sentence = 1,
            &["sentences, row 2, article_id, sentence: found \"a\", 1, expected a value that no row before has"],
        );
    }

    #[test]
    fn a_number_is_compared_with_one_that_is_there_if_only_later() {
        let text = "Votes\nTurnout was 5.3 percent, compared with 5.6 percent.";
        let mut tables = crate::process(&Article::from_text("a", text));
        assert_eq!(tables.statistics[0].compared_with.as_deref(), Some("a:s2"));
        assert_eq!(article(&tables, text).len(), 0);
        tables.statistics[0].compared_with = Some("a:s9".into());
        let problems: Vec<_> = article(&tables, text).iter().map(Problem::to_string).collect();
        let missing = "statistics, row 1, compared_with: found \"a:s9\", expected statistic_id in statistics";
        assert_eq!(problems, [missing]);
    }

    #[test]
    fn words_stand_at_their_offsets_and_sentences_cover_the_text() {
        check(
            |t| t.sentences[0].text = Some("Talks begin".into()),
            &[
                "sentences, row 1, text: found \"Talks begin\", expected the article's words at the offsets, \"Talks end\"",
            ],
        );
        check(
            |t| drop(t.sentences.pop()),
            &["sentences, row 2, start: found \" They left.\", expected only white space between two sentences"],
        );
        check(
            |t| t.sentences[2].end = 999,
            &[
                "sentences, row 3, text: found \"They left.\", expected offsets within the article",
                "sentences, row 3, start: found \" They left.\", expected only white space between two sentences",
            ],
        );
    }
}
