#!/usr/bin/env bash
# A run of 2 minutes and 5 seconds is five past two, and one of 26 hours keeps the whole sheet from being read.
#
# A duration in an OpenDocument sheet has a value, office:time-value="PT00H02M05S", beside the text that is shown, here in the
# format MM:SS (OpenDocument 1.3 part 3). Expected: the value, as pandas itself gives it with engine="calamine", and as
# it does for numbers, dates and percentages with the engine "odf". What happens: for durations the text is read as a time of
# day, so that minutes are hours, and from 24:00:00 on nothing in the file can be read at all: DateParseError.
# Guess before: 00:02:05, and a timedelta or text for 26 hours. Source: PyPI pandas 3.1.1, odfpy 1.4.1, python-calamine 0.9.1.
# Seen:
#   shown 2:05      PT00H02M05S  odf 02:05:00        calamine 00:02:05
#   shown 26:30:00  PT26H30M00S  odf DateParseError  calamine PT26H30M00S
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1
cd "$folder"
venv/bin/python - <<'PYTHON'
import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

seen = []
for shown, value in [("2:05", "PT00H02M05S"), ("26:30:00", "PT26H30M00S")]:
    sheet = OpenDocumentSpreadsheet()
    table = Table(name="Runs")
    for cell, text in [(TableCell(valuetype="string"), "took"), (TableCell(valuetype="time", timevalue=value), shown)]:
        row = TableRow()
        cell.addElement(P(text=text))
        row.addElement(cell)
        table.addElement(row)
    sheet.spreadsheet.addElement(table)
    sheet.save("runs.ods")
    found = []
    for engine in ["odf", "calamine"]:
        try:
            found.append(str(pandas.read_excel("runs.ods", engine=engine)["took"][0]))
        except Exception as error:
            found.append(type(error).__name__)
    print(f"shown {shown:8}  {value}  odf {found[0]:14}  calamine {found[1]}")
    seen.append(found)
assert seen == [["02:05:00", "00:02:05"], ["DateParseError", "PT26H30M00S"]], "this has changed"
PYTHON
