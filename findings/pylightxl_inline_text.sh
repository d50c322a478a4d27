#!/usr/bin/env bash
# Workbooks that were written row by row have no words: each cell with text is empty, the numbers are there.
#
# A cell of XLSX has its text in a table of shared strings or in itself, t="inlineStr" (ISO/IEC 29500-1, 18.18.11). Programs
# that write large files without keeping them in memory write the second. Expected: the text, as in openpyxl. What happens: the
# cell is "", without an error, for the names of the columns too. Here XlsxWriter writes the same table in both ways.
# Guess before: the text. Source: PyPI pylightxl 1.61, XlsxWriter 3.3.1, openpyxl 3.1.5 for comparison.
# Seen:
#   constant_memory False
#     openpyxl   [['speaker', 'quotes'], ['Ana Reyes', 3]]
#     pylightxl  [['speaker', 'quotes'], ['Ana Reyes', 3]]
#   constant_memory True
#     openpyxl   [['speaker', 'quotes'], ['Ana Reyes', 3]]
#     pylightxl  [['', ''], ['', 3]]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    pylightxl==1.61 XlsxWriter==3.3.1 openpyxl==3.1.5
cd "$folder"
venv/bin/python - <<'PYTHON'
import openpyxl
import pylightxl
import xlsxwriter

table = [["speaker", "quotes"], ["Ana Reyes", 3]]
seen = []
for constant_memory in [False, True]:
    with xlsxwriter.Workbook("quotes.xlsx", {"constant_memory": constant_memory}) as book:
        sheet = book.add_worksheet("quotes")
        for at, row in enumerate(table):
            sheet.write_row(at, 0, row)
    whole = [list(row) for row in openpyxl.load_workbook("quotes.xlsx").active.values]
    read = [list(row) for row in pylightxl.readxl("quotes.xlsx").ws("quotes").rows]
    print(f"constant_memory {constant_memory}\n  openpyxl   {whole}\n  pylightxl  {read}")
    seen += [whole, read]
assert seen == [table, table, table, [["", ""], ["", 3]]], "this has changed"
PYTHON
