//! The workbook for verdicts: a line per row, a list to choose the verdict from, and instructions.

use super::sample::Drawn;
use super::{COLUMNS, Column, VERDICTS};
use crate::error::{Error, Result};
use crate::export::workbook::fitting;
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::path::Path;

/// The name of the sheet.
pub const NAME: &str = "audit";

const HOW_TO: [&str; 8] = [
    "Each line of the sheet \"audit\" is a row of a table. Read the sentence (and the one before, where the row needs it) and the row.",
    "Choose a verdict:",
    "right: every value of the row is what the sentence says.",
    "wrong: at least one value is not, or the row should not be there.",
    "unclear: the sentence and the one before do not tell. Such rows are left out of the score.",
    "Lines without a verdict are left out too. Comments are for you; nothing reads them.",
    "Leave the other columns as they are. Lines may be sorted and filtered.",
    "Then: tidings audit --score FILE (this workbook, or the sheet saved as .ods or .csv).",
];

/// Writes the sheet. An existing file is not overwritten: it may contain verdicts.
pub fn write(path: &Path, drawn: &[Drawn]) -> Result<()> {
    if path.exists() {
        let expected = "a name that no file has".to_owned();
        return Err(Error::File { path: path.to_owned(), expected, found: "a file, which may hold verdicts".into() });
    }
    let mut workbook = Workbook::new();
    workbook.set_properties(&crate::export::workbook::properties().map_err(Error::format(path))?);
    lines(workbook.add_worksheet(), drawn).map_err(Error::format(path))?;
    how_to(workbook.add_worksheet()).map_err(Error::format(path))?;
    workbook.save(path).map_err(Error::format(path))
}

fn lines(sheet: &mut Worksheet, drawn: &[Drawn]) -> Result<(), XlsxError> {
    let header = Format::new().set_bold().set_background_color("E6E6E6");
    let text = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    sheet.set_name(NAME)?;
    for ((name, width), at) in COLUMNS.into_iter().zip(0..) {
        sheet.write_string_with_format(0, at, name, &header)?;
        sheet.set_column_width(at, width)?;
    }
    for (drawn, line) in drawn.iter().zip(1..) {
        let cells = [
            (Column::Table, drawn.table),
            (Column::Rule, &drawn.rule),
            (Column::Key, &drawn.key),
            (Column::Before, &drawn.before),
            (Column::Sentence, &drawn.sentence),
            (Column::Row, &drawn.row),
            (Column::Verdict, ""),
            (Column::Comment, ""),
        ];
        for (column, cell) in cells {
            sheet.write_string_with_format(line, column as u16, fitting(cell), &text)?;
        }
        sheet.write_number_with_format(line, Column::RowsOfRule as u16, drawn.rows_of_rule as f64, &text)?;
    }
    let last = drawn.len().max(1) as u32;
    let verdict = DataValidation::new()
        .allow_list_strings(&VERDICTS)?
        .set_error_title("No verdict")?
        .set_error_message(format!("One of {}.", VERDICTS.join(", ")))?;
    sheet.add_data_validation(1, Column::Verdict as u16, last, Column::Verdict as u16, &verdict)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last, COLUMNS.len() as u16 - 1)?;
    Ok(())
}

fn how_to(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let text = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    sheet.set_name("how to")?;
    sheet.set_column_width(0, 100)?;
    for (line, at) in HOW_TO.into_iter().zip(0..) {
        sheet.write_string_with_format(at, 0, line, &text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_of_the_columns_are_those_of_their_names() {
        let name = |column: Column| COLUMNS[column as usize].0;
        assert_eq!(name(Column::Table), "table");
        assert_eq!(name(Column::Verdict), "verdict");
        assert_eq!(name(Column::RowsOfRule), "rows_of_rule");
    }

    #[test]
    fn a_sheet_that_is_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audit.xlsx");
        write(&path, &[]).unwrap();
        assert!(matches!(write(&path, &[]), Err(Error::File { .. })));
    }
}
