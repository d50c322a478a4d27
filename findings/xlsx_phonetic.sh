#!/usr/bin/env bash
# 東京 is read as トウキョウ, or as 東京トウキョウ: the reading aid in a cell replaces the name, or is put behind it.
#
# In Excel a Japanese cell keeps how its signs are read, as typed, in <rPh> beside the text: 東京 with トウキョウ, for sorting and
# for small signs above (ISO/IEC 29500-1, 18.4.6). It is no part of the text. Expected: 東京, as in openpyxl. What happens: sxl
# takes all texts of the cell one after the other, and Go's xlsxreader the last one. Names of people and places from Japan match
# nothing, and only those that were typed in Excel, not those that were pasted or written by a program.
# Guess before: 東京. Source: PyPI sxl 0.0.1a10; Go github.com/thedatashed/xlsxreader v1.2.8; PyPI openpyxl 3.1.5,
# XlsxWriter 3.3.1.
# Seen:
#   openpyxl    place 東京 大阪
#   sxl         place 東京トウキョウ 大阪
#   xlsxreader  place トウキョウ 大阪
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile \
    sxl==0.0.1a10 openpyxl==3.1.5 XlsxWriter==3.3.1
venv/bin/python - > python.txt <<'PYTHON'
import zipfile

import openpyxl
import sxl
import xlsxwriter

with xlsxwriter.Workbook("typed.xlsx") as book:
    book.add_worksheet("places").write_column(0, 0, ["place", "東京", "大阪"])
with zipfile.ZipFile("typed.xlsx") as typed, zipfile.ZipFile("places.xlsx", "w") as places:
    for name in typed.namelist():
        text = typed.read(name).decode()
        if name == "xl/sharedStrings.xml":
            text = text.replace("<t>東京</t>", '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>')
        places.writestr(name, text)
print("openpyxl   ", *[row[0] for row in openpyxl.load_workbook("places.xlsx").active.values])
print("sxl        ", *[row[0] for row in sxl.Workbook("places.xlsx").sheets[1].rows])
PYTHON
export GOMODCACHE=$folder/modules GOFLAGS="-mod=mod -modcacherw"
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/thedatashed/xlsxreader"
)

func main() {
	book, err := xlsxreader.OpenFile("places.xlsx")
	if err != nil {
		panic(err)
	}
	fmt.Print("xlsxreader ")
	for row := range book.ReadRows(book.Sheets[0]) {
		fmt.Print(" ", row.Cells[0].Value)
	}
	fmt.Println()
}
GO
go mod init check 2> /dev/null
go get github.com/thedatashed/xlsxreader@v1.2.8 2> /dev/null
{
    cat python.txt
    go run .
} | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
openpyxl    place 東京 大阪
sxl         place 東京トウキョウ 大阪
xlsxreader  place トウキョウ 大阪
SEEN
