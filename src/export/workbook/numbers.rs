//! The sheet of numbers: each statistic in words, with columns to filter by: what was measured, where, when, who says
//! so.

use super::{Styles, WIDEST, fitting, frame, lines, set_lines, write_day, write_text};
use crate::error::{Error, Result};
use crate::export::open;
use crate::export::stated::stated;
use crate::schema::{Rows, Table, Tables, Type, Value};
use rust_xlsxwriter::{Worksheet, XlsxError};
use std::collections::HashMap;
use std::path::Path;

/// The name of the sheet, and its description.
pub const NAME: &str = "numbers";
pub const MEANING: &str = "One row per statistic, in words: what was measured, the number with its bound and unit, where, when, and who says so; with the day and the title of its article.";

/// The columns taken from `statistics`, with their widths.
const COLUMNS: [(&str, usize); 7] = [
    ("measure", 24),
    ("value", 12),
    ("unit", 14),
    ("country_code", 12),
    ("period", 12),
    ("source", 24),
    ("statistic_id", 20),
];
/// Those taken from `articles`.
const OF_ARTICLE: [(&str, usize); 3] = [("published_on", 12), ("publisher", 18), ("title", 40)];

/// A cell that outlives its row.
enum Cell {
    Text(String),
    Number(f64),
    Day(chrono::NaiveDate),
    Empty,
}

impl Cell {
    fn of(rows: &dyn Rows, row: usize, name: &str) -> Self {
        let column = rows.table().columns.iter().position(|column| column.name == name);
        match rows.value(row, column.expect("a column of the table")) {
            Value::Text(text) => Self::Text(fitting(text).into_owned()),
            Value::Number(number) => Self::Number(number),
            Value::Date(day) => Self::Day(day),
            _ => Self::Empty,
        }
    }

    fn write(&self, sheet: &mut Worksheet, cell: (u32, u16), styles: &Styles) -> Result<(), XlsxError> {
        match self {
            Self::Text(text) => write_text(sheet, cell, text),
            Self::Number(number) => sheet.write_number(cell.0, cell.1, *number).map(drop),
            Self::Day(day) => write_day(sheet, cell, *day, styles),
            Self::Empty => Ok(()),
        }
    }
}

/// Writes the sheet for the tables of a folder.
pub fn write(sheet: &mut Worksheet, folder: &Path, styles: &Styles, path: &Path) -> Result<()> {
    let articles = articles(folder)?;
    head(sheet, styles).map_err(Error::format(path))?;
    let mut line = 0;
    for batch in open(table("statistics"), folder, None)? {
        let batch = batch?;
        for row in 0..batch.len() {
            line += 1;
            write_row(sheet, line, &batch, row, &articles, styles).map_err(Error::format(path))?;
        }
    }
    frame(sheet, line, (COLUMNS.len() + OF_ARTICLE.len()) as u16).map_err(Error::format(path))
}

fn table(name: &str) -> &'static Table {
    Tables::ALL.iter().find(|table| table.name == name).expect("a table of the schema")
}

type Articles = HashMap<String, [Cell; OF_ARTICLE.len()]>;

/// The metadata of the articles, by id.
fn articles(folder: &Path) -> Result<Articles> {
    let mut articles = HashMap::new();
    for batch in open(table("articles"), folder, None)? {
        let batch = batch?;
        for row in 0..batch.len() {
            if let Cell::Text(id) = Cell::of(&batch, row, "article_id") {
                articles.insert(id, OF_ARTICLE.map(|(name, _)| Cell::of(&batch, row, name)));
            }
        }
    }
    Ok(articles)
}

fn head(sheet: &mut Worksheet, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name(NAME)?;
    let columns = [("in words", WIDEST)].into_iter().chain(COLUMNS).chain(OF_ARTICLE);
    let kind = |name: &str| {
        let all = table("statistics").columns.iter().chain(table("articles").columns);
        all.into_iter().find(|column| column.name == name).map(|column| column.kind)
    };
    for ((name, width), at) in columns.zip(0..) {
        let style = match kind(name) {
            None => &styles.long,
            Some(Type::Text) => &styles.short,
            Some(Type::Date) => &styles.date,
            Some(_) => &styles.plain,
        };
        sheet.set_column_format(at, style)?;
        sheet.write_string_with_format(0, at, name, &styles.header)?;
        sheet.set_column_width(at, width as f64)?;
    }
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    line: u32,
    rows: &dyn Rows,
    row: usize,
    articles: &Articles,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let words = stated(rows, row);
    set_lines(sheet, line, lines(&words, WIDEST))?;
    write_text(sheet, (line, 0), &fitting(&words))?;
    let article = match Cell::of(rows, row, "article_id") {
        Cell::Text(id) => articles.get(&id),
        _ => None,
    };
    let own = COLUMNS.map(|(name, _)| Cell::of(rows, row, name));
    let cells = own.iter().chain(article.into_iter().flatten());
    cells.zip(1..).try_for_each(|(cell, at)| cell.write(sheet, (line, at), styles))
}
