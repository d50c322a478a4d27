#!/usr/bin/env bash
# 45 in the format 0 "dead" becomes: 0 "13ea13".
#
# A number format of a spreadsheet may have text in quotation marks, shown behind the number: 0 "dead" shows "45 dead"
# (ISO/IEC 29500-1, 18.8.31). Expected: 45, or "45 dead". What happens: xlsx2csv looks for letters of dates in the whole
# format, d among them, takes the number for a day, and writes the format with the letters d replaced by the day of the month.
# The number itself is gone. 2.5 in 0.0"m" (millions) is the month.
# Guess before: 45. Source: PyPI xlsx2csv 0.8.6; openpyxl 3.1.5 writes the file.
# Seen:
#   45
#   "0 ""13ea13"""
#   "#,##0 ""13ie13"""
#   "0.0""02"""
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    xlsx2csv==0.8.6 openpyxl==3.1.5
cd "$folder"
venv/bin/python - <<'PYTHON'
import openpyxl

book = openpyxl.Workbook()
for row, format in enumerate(["0", '0 "dead"', '#,##0 "died"', '0.0"m"'], 1):
    book.active.cell(row, 1, 45).number_format = format
book.save("toll.xlsx")
PYTHON
seen=$(venv/bin/xlsx2csv toll.xlsx)
echo "$seen"
[ "$seen" = '45
"0 ""13ea13"""
"#,##0 ""13ie13"""
"0.0""02"""' ] || { echo "this has changed"; exit 1; }
