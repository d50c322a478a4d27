//! The tables as a workbook for spreadsheet programs: a sheet per table, one that explains them, and one with the
//! numbers in words. Every text is stored as text, whatever it looks like, so that nothing in it is run or turned into
//! a number or a date.

use super::package::plain;
use super::{Source, open};
use crate::error::{Error, Result};
use crate::schema::{Column, Rows, Rule, Table, Tables, Type, Value};
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, IgnoreError, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;
use std::path::Path;

mod numbers;

/// The name of the file.
pub const NAME: &str = "tidings.xlsx";
/// Runs with more rows get no workbook: it takes two kilobytes of memory per row, and spreadsheet programs become slow.
pub const MOST_ROWS: u64 = 150_000;
/// The maximum number of rows of a sheet, without its header.
const SHEET_ROWS: u32 = 1_048_575;
/// The longest text of a cell, in UTF-16 units.
const LONGEST: usize = 32_767;
/// The end of a text that was truncated.
const CUT: &str = " [cut]";
/// The widest column, in characters.
const WIDEST: usize = 60;
/// The width of the meanings of columns, in characters.
const MEANING: usize = 90;
/// The height of a line, in points.
const LINE: f64 = 15.0;
/// The maximum number of lines of a row: no program shows higher ones.
const MOST_LINES: usize = 27;

/// Writes the workbook of a folder of tables, with the number of rows of each; returns the number of truncated texts.
pub fn write(folder: &Path, rows: &[u64]) -> Result<u64> {
    let path = folder.join(NAME);
    let mut workbook = Workbook::new();
    let styles = Styles::new();
    workbook.set_properties(&properties().map_err(Error::format(&path))?);
    write_about(workbook.add_worksheet(), rows, &styles).map_err(Error::format(&path))?;
    let mut cut = 0;
    for &table in Tables::ALL {
        let source = open(table, folder, None)?;
        let mut sheets = Sheets::new(&mut workbook, table, &styles, SHEET_ROWS).map_err(Error::format(&path))?;
        sheets.fill(source, &path)?;
        cut += sheets.cut;
    }
    numbers::write(workbook.add_worksheet(), folder, &styles, &path)?;
    workbook.save(&path).map_err(Error::format(&path))?;
    Ok(cut)
}

/// No time of creation: the same tables give the same bytes.
pub fn properties() -> Result<DocProperties, XlsxError> {
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let author = concat!("tidings ", env!("CARGO_PKG_VERSION"));
    Ok(DocProperties::new().set_title("What the news says").set_author(author).set_creation_datetime(&day))
}

/// How cells look.
struct Styles {
    header: Format,
    /// Short texts stay text when a user edits them.
    short: Format,
    long: Format,
    plain: Format,
    date: Format,
    share: Format,
}

impl Styles {
    fn new() -> Self {
        let plain = Format::new().set_align(FormatAlign::Top);
        // Indented, so that texts are not too close to the numbers in the column before.
        let text = plain.clone().set_indent(1);
        Self {
            header: plain.clone().set_bold().set_background_color("E6E6E6"),
            short: text.clone().set_num_format("@"),
            long: text.set_text_wrap(),
            date: plain.clone().set_num_format("yyyy-mm-dd"),
            share: plain.clone().set_num_format("0.00"),
            plain,
        }
    }

    /// The style of the cells of a column.
    fn of(&self, column: &Column) -> &Format {
        match column.kind {
            Type::Text if is_long(column) => &self.long,
            Type::Text => &self.short,
            Type::Number if column.rules.contains(&Rule::Maximum(1.0)) => &self.share,
            Type::Integer | Type::Number | Type::Boolean => &self.plain,
            Type::Date => &self.date,
        }
    }
}

/// Columns of sentences rather than of names.
fn is_long(column: &Column) -> bool {
    matches!(column.name, "text" | "title" | "message" | "role")
}

/// What the tables and columns mean.
fn write_about(sheet: &mut Worksheet, rows: &[u64], styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name("About")?;
    for (at, (name, width)) in
        [("table", 14), ("column", 20), ("type", 10), ("missing", 10), ("rows", 10), ("meaning", MEANING)]
            .into_iter()
            .enumerate()
    {
        sheet.write_string_with_format(0, at as u16, name, &styles.header)?;
        sheet.set_column_width(at as u16, width as f64)?;
    }
    let mut line = 0;
    for (table, &rows) in Tables::ALL.iter().zip(rows) {
        line += 1;
        sheet.write_string_with_format(line, 0, table.name, &styles.header)?;
        sheet.write_number_with_format(line, 4, rows as f64, &styles.plain)?;
        write_meaning(sheet, line, &plain(table.description), styles)?;
        for column in table.columns {
            line += 1;
            let missing = if column.required { "never" } else { "empty cell" };
            for (at, text) in [table.name, column.name, column.kind.name(), missing].into_iter().enumerate() {
                sheet.write_string_with_format(line, at as u16, text, &styles.short)?;
            }
            write_meaning(sheet, line, &plain(column.description), styles)?;
        }
    }
    line += 1;
    sheet.write_string_with_format(line, 0, numbers::NAME, &styles.header)?;
    write_meaning(sheet, line, numbers::MEANING, styles)?;
    frame(sheet, line, 5)
}

fn write_meaning(sheet: &mut Worksheet, row: u32, meaning: &str, styles: &Styles) -> Result<(), XlsxError> {
    set_lines(sheet, row, lines(meaning, MEANING))?;
    sheet.write_string_with_format(row, 5, meaning, &styles.long).map(drop)
}

/// How many lines a text takes in a column of a width in digits. Letters are narrower than digits: a tenth more of them
/// fit.
fn lines(text: &str, digits: usize) -> usize {
    text.split('\n').map(|paragraph| lines_of_paragraph(paragraph, digits * 11 / 10)).sum()
}

/// How many lines of this many characters a paragraph takes, broken between words.
fn lines_of_paragraph(paragraph: &str, width: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for length in paragraph.split(' ').map(|word| word.chars().count()) {
        let fits = used == 0 || used + 1 + length <= width;
        used = if fits && used > 0 { used + 1 + length } else { length };
        lines += usize::from(!fits) + used.saturating_sub(1) / width;
        used -= used.saturating_sub(1) / width * width;
    }
    lines
}

/// Makes a row as high as its lines. Excel does that by itself, LibreOffice does not.
fn set_lines(sheet: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    if lines > 1 {
        sheet.set_row_height(row, LINE * lines.min(MOST_LINES) as f64)?;
    }
    Ok(())
}

/// The header stays visible and has filters; no cell is flagged for being a text. Printed pages are as wide as the
/// sheet.
fn frame(sheet: &mut Worksheet, last_row: u32, last_column: u16) -> Result<(), XlsxError> {
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// The sheets of one table: one, or as many as needed.
struct Sheets<'a> {
    workbook: &'a mut Workbook,
    table: &'static Table,
    styles: &'a Styles,
    /// The maximum number of rows of a sheet.
    most: u32,
    /// The number of the current sheet, from 1.
    number: u32,
    /// Rows in it.
    rows: u32,
    /// The longest text of each column.
    widths: Vec<usize>,
    /// How many texts were truncated.
    cut: u64,
}

impl<'a> Sheets<'a> {
    fn new(
        workbook: &'a mut Workbook,
        table: &'static Table,
        styles: &'a Styles,
        most: u32,
    ) -> Result<Self, XlsxError> {
        let mut sheets = Self { workbook, table, styles, most, number: 0, rows: 0, widths: Vec::new(), cut: 0 };
        sheets.start()?;
        Ok(sheets)
    }

    fn fill(&mut self, source: Source, path: &Path) -> Result<()> {
        for batch in source {
            let batch = batch?;
            for row in 0..batch.len() {
                self.row(&batch, row).map_err(Error::format(path))?;
            }
        }
        self.end().map_err(Error::format(path))
    }

    fn sheet(&mut self) -> Result<&mut Worksheet, XlsxError> {
        let last = self.workbook.worksheets().len() - 1;
        self.workbook.worksheet_from_index(last)
    }

    fn start(&mut self) -> Result<(), XlsxError> {
        self.number += 1;
        self.rows = 0;
        let name =
            if self.number == 1 { self.table.name.to_owned() } else { format!("{} {}", self.table.name, self.number) };
        let (columns, styles) = (self.table.columns, self.styles);
        let sheet = self.workbook.add_worksheet();
        sheet.set_name(name)?;
        // The cells have the style of their column, which costs less than one for each.
        for (column, at) in columns.iter().zip(0..) {
            sheet.set_column_format(at, styles.of(column))?;
            sheet.write_string_with_format(0, at, column.name, &styles.header)?;
        }
        self.widths = columns.iter().map(|column| column.name.len() + 3).collect();
        Ok(())
    }

    fn row(&mut self, rows: &dyn Rows, row: usize) -> Result<(), XlsxError> {
        if self.rows == self.most {
            self.end()?;
            self.start()?;
        }
        self.rows += 1;
        let (columns, styles, line) = (self.table.columns, self.styles, self.rows);
        let mut highest = 1;
        for (at, column) in columns.iter().enumerate() {
            let value = rows.value(row, at);
            let text = match value {
                Value::Text(text) => fitting(text),
                _ => Cow::Borrowed(""),
            };
            self.cut += u64::from(matches!(text, Cow::Owned(_)));
            self.widths[at] = self.widths[at].max(if text.is_empty() { 10 } else { text.chars().count() + 1 });
            if is_long(column) {
                highest = highest.max(lines(&text, WIDEST));
            }
            let sheet = self.sheet()?;
            let cell = (line, at as u16);
            match value {
                Value::Text(_) => write_text(sheet, cell, &text)?,
                other => write_plain(sheet, cell, other, styles)?,
            }
        }
        set_lines(self.sheet()?, line, highest)
    }

    /// Sets the widths and the frame of the sheet.
    fn end(&mut self) -> Result<(), XlsxError> {
        let (rows, last) = (self.rows, self.table.columns.len() as u16 - 1);
        let widths = std::mem::take(&mut self.widths);
        let sheet = self.sheet()?;
        for (width, at) in widths.into_iter().zip(0..) {
            sheet.set_column_width(at, width.min(WIDEST) as f64)?;
        }
        frame(sheet, rows, last)
    }
}

fn write_text(sheet: &mut Worksheet, (row, column): (u32, u16), text: &str) -> Result<(), XlsxError> {
    sheet.write_string(row, column, text).map(drop)
}

/// Writes a value that is not a text of the column.
fn write_plain(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: Value,
    styles: &Styles,
) -> Result<(), XlsxError> {
    match value {
        Value::Null => return Ok(()),
        Value::Integer(n) => sheet.write_number(row, column, n as f64)?,
        Value::Number(n) => sheet.write_number(row, column, n)?,
        Value::Boolean(b) => sheet.write_boolean(row, column, b)?,
        Value::Date(day) => return write_day(sheet, (row, column), day, styles),
        Value::Text(text) => sheet.write_string(row, column, text)?,
    };
    Ok(())
}

/// Writes a day; one that the workbook has no number for as a text.
fn write_day(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    day: NaiveDate,
    styles: &Styles,
) -> Result<(), XlsxError> {
    match date(day) {
        Some(date) => sheet.write_datetime(row, column, date)?,
        None => sheet.write_string_with_format(row, column, day.to_string(), &styles.short)?,
    };
    Ok(())
}

/// A day as a spreadsheet date; before March 1900 the programs do not agree on how to count.
fn date(day: NaiveDate) -> Option<ExcelDateTime> {
    let agreed = day >= NaiveDate::from_ymd_opt(1900, 3, 1)?;
    let year = u16::try_from(day.year()).ok().filter(|_| agreed)?;
    ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8).ok()
}

/// A text truncated to what a cell can hold, with a marker if it was truncated.
pub fn fitting(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return text.into();
    }
    let mut units = 0;
    let mut fits = |c: char| {
        units += c.len_utf16();
        units <= LONGEST - CUT.len()
    };
    let length: usize = text.chars().map_while(|c| fits(c).then_some(c.len_utf8())).sum();
    format!("{}{CUT}", &text[..length]).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(fitting("short"), "short");
        assert_eq!(fitting(&"é".repeat(LONGEST)), "é".repeat(LONGEST));
        let long = "🙂".repeat(LONGEST);
        let text = fitting(&long);
        assert!(text.encode_utf16().count() <= LONGEST);
        assert!(text.strip_suffix(CUT).unwrap().chars().all(|c| c == '🙂'));
    }

    #[test]
    fn lines_break_between_words_and_in_words_that_are_too_long() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("eleven bits", 10), 1);
        assert_eq!(lines("twelve chars", 10), 2);
        assert_eq!(lines("one two three four", 9), 3);
        assert_eq!(lines("one\ntwo", 9), 2);
        assert_eq!(lines(&"x".repeat(33), 10), 3);
        assert_eq!(lines(&format!("a {}", "x".repeat(12)), 10), 3);
    }

    #[test]
    fn days_that_programs_do_not_agree_on_are_texts() {
        let day = |year, month, day| date(NaiveDate::from_ymd_opt(year, month, day).unwrap());
        assert!(day(2016, 2, 29).is_some());
        assert!(day(1900, 3, 1).is_some());
        assert!(day(1900, 2, 28).is_none());
        assert!(day(-44, 3, 15).is_none());
    }

    #[test]
    fn a_table_that_is_too_long_continues_in_another_sheet() {
        let mut workbook = Workbook::new();
        let styles = Styles::new();
        let table = Tables::ALL.iter().find(|table| table.name == "notices").unwrap();
        let mut sheets = Sheets::new(&mut workbook, table, &styles, 2).unwrap();
        let notice = crate::schema::Notice {
            notice_id: "a:n1".into(),
            article_id: "a".into(),
            sentence: None,
            severity: crate::schema::Severity::Info,
            code: crate::schema::NoticeCode::CountConfirmed,
            message: "=1+1".into(),
        };
        let rows = vec![notice; 5];
        (0..5).for_each(|row| sheets.row(&rows, row).unwrap());
        sheets.end().unwrap();
        let names: Vec<_> = workbook.worksheets().iter().map(Worksheet::name).collect();
        assert_eq!(names, ["notices", "notices 2", "notices 3"]);
        assert_eq!(workbook.save_to_buffer().unwrap(), workbook.save_to_buffer().unwrap());
    }
}
