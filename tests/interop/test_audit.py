"""A sheet of sampled rows comes back from openpyxl and from LibreOffice with its verdicts."""

import csv
import subprocess

import openpyxl
import pytest

from conftest import ROOT, TIDINGS

VERDICTS = ["right", "right", "right", "wrong", "unclear", None]


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A sheet that a person has filled, in turn with every verdict."""
    path = tmp_path_factory.mktemp("audit") / "audit.xlsx"
    subprocess.run([TIDINGS, "audit", "--sample", "60", ROOT / "output", "--output", path], check=True)
    book = openpyxl.load_workbook(path)
    sheet = book["audit"]
    validations = sheet.data_validations.dataValidation
    assert [(v.formula1, str(v.sqref)) for v in validations] == [('"right,wrong,unclear"', "G2:G61")]
    header = [cell.value for cell in sheet[1]]
    for line, row in enumerate(sheet.iter_rows(min_row=2)):
        cells = dict(zip(header, row, strict=True))
        assert cells["table"].value and cells["row"].value and cells["verdict"].value is None
        cells["verdict"].value = VERDICTS[line % len(VERDICTS)]
    book.save(path)
    return path


def score(path):
    """The lines of the score, and what was said besides."""
    scored = subprocess.run([TIDINGS, "audit", "--score", path], check=True, capture_output=True, text=True)
    return list(csv.DictReader(scored.stdout.splitlines(), delimiter="\t")), scored.stderr


def test_a_filled_sheet_is_scored(filled):
    lines, said = score(filled)
    tables = [line for line in lines if line["rule"] == "all"]
    assert sum(int(line["right"]) for line in tables) == 30 and sum(int(line["judged"]) for line in tables) == 40
    assert "10 of 60 rows have no verdict" in said
    for line in lines:
        if int(line["judged"]) > 0:
            assert 0 <= float(line["low"]) <= float(line["precision"]) <= float(line["high"]) <= 1


@pytest.mark.parametrize("form", ["xlsx:Calc MS Excel 2007 XML", "ods", "csv:Text - txt - csv (StarCalc):44,34,76", "csv:Text - txt - csv (StarCalc):59,34,76"])
def test_a_sheet_that_libreoffice_saved_has_the_same_score(filled, form, tmp_path):
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", form]
    subprocess.run([*command, "--outdir", tmp_path, filled], check=True, capture_output=True, timeout=180)
    saved = tmp_path / f"audit.{form.split(':')[0]}"
    assert score(saved) == (score(filled)[0], score(filled)[1].replace(str(filled), str(saved)))
