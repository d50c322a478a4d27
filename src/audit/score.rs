//! A filled sheet becomes precision: for each rule the share of right rows; for each table the shares of its rules,
//! weighted by how many rows each has. Both with a 95 % Wilson score interval (E. B. Wilson, Probable inference, the
//! law of succession, and statistical inference, JASA 22, 1927); for a table with the effective size of its sample
//! after L. Kish, (sum of weights)² / sum of squared weights, since rows of rare rules are drawn more often.

use super::{COLUMNS, Column, VERDICTS, sheet};
use crate::error::{Error, Result};
use calamine::{Data, Reader};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The precision of a table or of one of its rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Precision {
    /// The table.
    pub table: String,
    /// The rule; none for the table as a whole.
    pub rule: Option<String>,
    /// The verdicts on the rows.
    pub counts: Counts,
    /// The share of right rows with its interval, if any was judged.
    pub share: Option<Interval>,
}

/// Counts of verdicts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Right.
    pub right: u64,
    /// Wrong.
    pub wrong: u64,
    /// Unclear.
    pub unclear: u64,
    /// No verdict.
    pub empty: u64,
}

impl Counts {
    /// Right or wrong.
    pub fn judged(self) -> u64 {
        self.right + self.wrong
    }

    fn share(self) -> f64 {
        self.right as f64 / self.judged() as f64
    }
}

/// A share with its 95 % confidence interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The share in the sample.
    pub share: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The normal quantile of 97.5 %.
const Z: f64 = 1.959_963_984_540_054;

/// The Wilson score interval of a share in a sample of a size.
pub fn wilson(share: f64, size: f64) -> Interval {
    let z2 = Z * Z;
    let middle = (share + z2 / (2.0 * size)) / (1.0 + z2 / size);
    let half = Z / (1.0 + z2 / size) * (share * (1.0 - share) / size + z2 / (4.0 * size * size)).sqrt();
    Interval { share, low: (middle - half).clamp(0.0, 1.0), high: (middle + half).clamp(0.0, 1.0) }
}

/// Reads a filled sheet (.xlsx, .ods, .xls, .csv): for each table its own precision, then that of each of its rules if
/// it has any, in alphabetical order.
pub fn score(path: &Path) -> Result<Vec<Precision>> {
    Ok(precisions(&strata(path, &cells(path)?)?))
}

/// The rows of one rule.
#[derive(Debug, Default)]
struct Stratum {
    counts: Counts,
    /// How many rows of the whole table have the rule.
    rows: f64,
}

type Strata = BTreeMap<String, BTreeMap<String, Stratum>>;

fn precisions(strata: &Strata) -> Vec<Precision> {
    let mut all = Vec::new();
    for (table, rules) in strata {
        let precision = |rule, counts, share| Precision { table: table.clone(), rule, counts, share };
        all.push(precision(None, sum(rules), weighted(rules)));
        for (rule, Stratum { counts, .. }) in rules.iter().filter(|(rule, _)| rules.len() > 1 || !rule.is_empty()) {
            let judged = counts.judged();
            let share = (judged > 0).then(|| wilson(counts.share(), judged as f64));
            all.push(precision(Some(rule.clone()), *counts, share));
        }
    }
    all
}

fn sum(rules: &BTreeMap<String, Stratum>) -> Counts {
    rules.values().fold(Counts::default(), |sum, Stratum { counts, .. }| Counts {
        right: sum.right + counts.right,
        wrong: sum.wrong + counts.wrong,
        unclear: sum.unclear + counts.unclear,
        empty: sum.empty + counts.empty,
    })
}

/// The precision of a table: each judged row is weighted by the number of rows that it represents.
fn weighted(rules: &BTreeMap<String, Stratum>) -> Option<Interval> {
    let judged = || rules.values().filter(|stratum| stratum.counts.judged() > 0);
    let rows: f64 = judged().map(|stratum| stratum.rows).sum();
    let right: f64 = judged().map(|stratum| stratum.rows * stratum.counts.share()).sum();
    let squares: f64 = judged().map(|stratum| stratum.rows.powi(2) / stratum.counts.judged() as f64).sum();
    (rows > 0.0).then(|| wilson(right / rows, rows * rows / squares))
}

/// Groups the verdicts by table and rule.
fn strata(path: &Path, cells: &[Vec<String>]) -> Result<Strata> {
    let bad = |line: usize, expected: String, found: &str| Error::Line {
        path: path.to_owned(),
        line: line as u64,
        expected,
        found: format!("{found:?}"),
    };
    let header = cells.first().map(Vec::as_slice).unwrap_or_default();
    let place = |column: Column| {
        let (name, _) = COLUMNS[column as usize];
        let place = header.iter().position(|cell| cell.trim() == name);
        place.ok_or_else(|| bad(1, format!("a column {name}"), &header.join(", ")))
    };
    let [table, rule, verdict, rows] =
        [place(Column::Table)?, place(Column::Rule)?, place(Column::Verdict)?, place(Column::RowsOfRule)?];
    let mut strata = Strata::new();
    for (line, row) in (1..).zip(cells).skip(1) {
        let cell = |at: usize| row.get(at).map_or("", |cell| cell.trim());
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let stratum = strata.entry(cell(table).to_owned()).or_default().entry(cell(rule).to_owned()).or_default();
        let count = cell(rows).parse().ok().filter(|&n: &f64| n >= 1.0 && n.is_finite());
        stratum.rows = count.ok_or_else(|| bad(line, "a number of rows".into(), cell(rows)))?;
        let Counts { right, wrong, unclear, empty } = &mut stratum.counts;
        *match cell(verdict).to_lowercase().as_str() {
            "right" => right,
            "wrong" => wrong,
            "unclear" => unclear,
            "" => empty,
            _ => return Err(bad(line, format!("one of {}, or nothing", VERDICTS.join(", ")), cell(verdict))),
        } += 1;
    }
    Ok(strata)
}

/// The cells of the sheet, row by row.
fn cells(path: &Path) -> Result<Vec<Vec<String>>> {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if ["csv", "tsv", "txt"].contains(&extension.as_str()) { cells_of_text(path) } else { cells_of_workbook(path) }
}

/// A sheet saved as text: its delimiter is the most frequent one in its header, as spreadsheet programs differ by
/// country.
fn cells_of_text(path: &Path) -> Result<Vec<Vec<String>>> {
    let text = fs::read_to_string(path).map_err(Error::io(path))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let header = text.lines().next().unwrap_or_default();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(|&b| header.bytes().filter(|&byte| byte == b).count());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let records = reader.records().map(|record| Ok(record?.iter().map(str::to_owned).collect()));
    records.collect::<Result<_, csv::Error>>().map_err(Error::format(path))
}

fn cells_of_workbook(path: &Path) -> Result<Vec<Vec<String>>> {
    let mut workbook = calamine::open_workbook_auto(path).map_err(Error::format(path))?;
    let names = workbook.sheet_names();
    let name = names.iter().find(|name| *name == sheet::NAME).or(names.first()).cloned().unwrap_or_default();
    let range = workbook.worksheet_range(&name).map_err(Error::format(path))?;
    let written = |cell: &Data| cell.to_string();
    Ok(range.rows().map(|row| row.iter().map(written).collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17,
    /// 1998, table I, method 3.
    #[test]
    fn wilson_intervals_are_those_of_the_literature() {
        for (right, size, low, high) in [
            (81.0, 263.0, 0.2553, 0.3662),
            (15.0, 148.0, 0.0624, 0.1605),
            (0.0, 20.0, 0.0, 0.1611),
            (1.0, 29.0, 0.0061, 0.1718),
        ] {
            let interval = wilson(right / size, size);
            assert!((interval.low - low).abs() < 5e-5 && (interval.high - high).abs() < 5e-5, "{interval:?}");
        }
        assert!((wilson(1.0, 20.0).low - (1.0 - 0.1611)).abs() < 5e-5, "right and wrong mirror each other");
    }

    fn sheet(lines: &str) -> Result<Vec<Precision>> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("filled.csv");
        fs::write(&path, format!("table,rule,verdict,rows_of_rule\n{lines}")).unwrap();
        score(&path)
    }

    #[test]
    fn rules_count_for_as_many_rows_as_they_have() {
        let scores = sheet(
            "quotes,often,right,900\nquotes,often,Right ,900\nquotes,rare,wrong,100\nquotes,rare,right,100\n\
             quotes,rare,unclear,100\nquotes,rare,,100\ndates,,,7\n",
        );
        let [dates, quotes, often, rare] = &scores.unwrap()[..] else { panic!("four precisions") };
        assert_eq!((dates.share, dates.counts.empty), (None, 1));
        assert_eq!(often.share, Some(wilson(1.0, 2.0)));
        assert_eq!(rare.share, Some(wilson(0.5, 2.0)));
        assert_eq!((rare.counts.unclear, rare.counts.empty, quotes.counts.judged()), (1, 1, 4));
        let expected = wilson(0.95, 1000.0 * 1000.0 / (900.0 * 900.0 / 2.0 + 100.0 * 100.0 / 2.0));
        assert_eq!((quotes.rule.as_deref(), quotes.share), (None, Some(expected)));
    }

    #[test]
    fn alike_weights_give_the_plain_interval() {
        let scores = sheet(&"quotes,colon,right,50\n".repeat(9)).unwrap();
        let close = |one: f64, other: f64| (one - other).abs() < 1e-12;
        let (table, rule) = (scores[0].share.unwrap(), scores[1].share.unwrap());
        assert!(close(table.low, rule.low) && close(table.high, rule.high));
    }

    #[test]
    fn what_cannot_be_a_verdict_is_reported_with_its_line() {
        let told = |lines| sheet(lines).unwrap_err().to_string();
        assert!(told("quotes,x,right,9\nquotes,x,yes,9\n").contains("line 3: expected one of right, wrong, unclear"));
        assert!(told("quotes,x,right,\n").contains("line 2: expected a number of rows"));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("filled.csv");
        fs::write(&path, "\u{feff}table;rule;verdict\n").unwrap();
        assert!(score(&path).unwrap_err().to_string().contains("line 1: expected a column rows_of_rule"));
    }
}
