"""LibreOffice opens the workbook and the CSV for spreadsheets, and gives every cell back."""

import csv
import json
import subprocess

import openpyxl
import pytest

LONGEST = 32_767
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tables(output):
    """Of each table: its fields, and its rows as the plain CSV has them."""
    package = json.loads((output / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        with open(output / resource["path"], encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1:]
        yield resource["name"], resource["schema"]["fields"], rows


def convert(source, target, profile, *, read=None):
    """Opens a file in LibreOffice and saves it as a workbook."""
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
    command += [f"--infilter={read}"] if read else []
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", target, source]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return openpyxl.load_workbook(target / f"{source.stem}.xlsx")


def same(found, expected, kind):
    """True when a cell holds what the plain CSV has."""
    if expected == "":
        return found is None
    if kind == "string":
        if len(expected.encode("utf-16-le")) // 2 > LONGEST:
            return found.endswith(" [cut]") and expected.startswith(found.removesuffix(" [cut]"))
        return found == expected
    if kind == "date":
        return found.date().isoformat() == expected
    if kind == "boolean":
        # LibreOffice saves the truth values of a workbook as =TRUE() and =FALSE().
        return found is (expected == "true") or found == f"={expected.upper()}()"
    return isinstance(found, int | float) and abs(found - float(expected)) <= 1e-12 * abs(float(expected))


def check(sheet, fields, rows, expected=lambda text, kind: text):
    assert [cell.value for cell in sheet[1]] == [field["name"] for field in fields]
    assert sheet.max_row == len(rows) + 1
    for row, cells in zip(rows, sheet.iter_rows(min_row=2, max_col=len(fields)), strict=True):
        for text, cell, field in zip(row, cells, fields, strict=True):
            kind = field["type"]
            assert cell.data_type != "f" or kind == "boolean", f"{cell.coordinate} runs: {cell.value}"
            assert same(cell.value, expected(text, kind), kind), f"{sheet.title} {cell.coordinate}: {cell.value!r}, not {text!r}"


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    return tmp_path_factory.mktemp("profile")


def test_the_workbook_as_it_is_written(many):
    book = openpyxl.load_workbook(many / "tidings.xlsx")
    assert book.sheetnames[0] == "About"
    for name, fields, rows in tables(many):
        check(book[name], fields, rows)
        assert book[name].freeze_panes == "A2" and book[name].auto_filter.ref


def test_the_workbook_says_the_numbers_in_words(many):
    rows = list(openpyxl.load_workbook(many / "tidings.xlsx")["numbers"].iter_rows(values_only=True))
    [statistics] = [(fields, rows) for name, fields, rows in tables(many) if name == "statistics"]
    names = [field["name"] for field in statistics[0]]
    assert rows[0][:4] == ("in words", "measure", "value", "unit") and len(rows) == len(statistics[1]) + 1
    for written, row in zip(rows[1:], statistics[1], strict=True):
        known = dict(zip(names, row, strict=True))
        assert all(known[name] in written[0] for name in ("measure", "period", "source")), written
        assert written[7] == known["statistic_id"]


def test_the_workbook_through_libreoffice(many, tmp_path, profile):
    book = convert(many / "tidings.xlsx", tmp_path, profile)
    for name, fields, rows in tables(many):
        check(book[name], fields, rows)


def test_the_csv_through_libreoffice(short, tmp_path, profile):
    """Separator, quotation mark, UTF-8, from line 1, and text in quotation marks stays text."""

    def guarded(text, kind):
        return "'" + text if kind == "string" and text.startswith(FORMULA) else text

    for name, fields, rows in tables(short):
        book = convert(short / "spreadsheet" / f"{name}.csv", tmp_path, profile, read="CSV:44,34,76,1,,1033,true,true")
        check(book.active, fields, rows, guarded)
