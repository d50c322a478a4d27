#!/usr/bin/env bash
# 45 in a format that shows it as "45 m" is a day in February 1900.
#
# In a number format a backslash before a letter shows the letter as it is: 0\ \m shows "45 m" (ISO/IEC 29500-1, 18.8.31);
# text in quotation marks does the same. Expected: the number 45 for both. What happens: exceljs takes the backslashes out
# when it reads the format; what is left is 0 m, in which m is the month, and the number is a Date. With d it is the same.
# SheetJS reads 45.
# Guess before: 45. Source: npm exceljs 4.4.0, xlsx 0.18.5; PyPI openpyxl 3.1.5 writes the file.
# Seen:
#   0" m"   exceljs 45          SheetJS 45
#   0 m     exceljs 1900-02-13  SheetJS 45
#   0d      exceljs 1900-02-13  SheetJS 45
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile openpyxl==3.1.5
cd "$folder"
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5
venv/bin/python - <<'PYTHON'
import openpyxl

book = openpyxl.Workbook()
for row, format in enumerate(['0" m"', r"0\ \m", r"0\d"], 1):
    book.active.cell(row, 1, 45).number_format = format
book.save("numbers.xlsx")
PYTHON
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import exceljs from "exceljs"
import xlsx from "xlsx"

const book = new exceljs.Workbook()
await book.xlsx.readFile("numbers.xlsx")
const sheet = xlsx.readFile("numbers.xlsx", { cellDates: true }).Sheets.Sheet
const show = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value))
const seen = [1, 2, 3].map((row) => [show(book.worksheets[0].getCell(row, 1).value), show(sheet[`A${row}`].v)])
const formats = [1, 2, 3].map((row) => book.worksheets[0].getCell(row, 1).numFmt)
seen.forEach(([js, other], i) => console.log(`${formats[i].padEnd(6)}  exceljs ${js.padEnd(10)}  SheetJS ${other}`))
assert.deepStrictEqual(seen, [["45", "45"], ["1900-02-13", "45"], ["1900-02-13", "45"]], "this has changed")
JAVASCRIPT
node check.mjs
