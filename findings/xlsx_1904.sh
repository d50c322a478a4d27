#!/usr/bin/env bash
# 12 March 2025 is 11 March 2021, and a run of 26 hours and a half takes 35114 hours.
#
# A workbook says whether its days are counted from 1900 or from 1904, as Excel for Mac long did: <workbookPr date1904="1"/>
# (ISO/IEC 29500-1, 18.2.28 and 18.17.4.1). Expected: 12 March 2025, and 26:30 for a duration, which has no first day. What
# happens: pylightxl and SheetJS count from 1900 all the same, SheetJS for the value only, beside the right text; fastexcel-reader
# looks for "true" and not for "1", which Excel writes; excelize adds the 1462 days between the two to durations. Tables of four
# years ago look as good as any, and nothing is said.
# Guess before: right in all but pylightxl. Source: PyPI pylightxl 1.61, openpyxl 3.1.5, XlsxWriter 3.3.1; npm xlsx 0.18.5, with
# cellDates; Maven org.dhatim:fastexcel-reader 0.18.4; Go github.com/xuri/excelize/v2 v2.11.1.
# Seen:
#   openpyxl          day 2025-03-12  run 1 day, 2:30:00
#   pylightxl         day 2021/03/11  run 02:30:00
#   SheetJS           day 2021-03-11  run 26:30  (the day as shown: 2025-03-12)
#   fastexcel-reader  day 2021-03-11
#   excelize          day 2025-03-12  run 35114:30
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile XlsxWriter==3.3.1 openpyxl==3.1.5 pylightxl==1.61
npm install --silent --no-audit --no-fund xlsx@0.18.5
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>check</groupId>
  <artifactId>check</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.dhatim</groupId>
      <artifactId>fastexcel-reader</artifactId>
      <version>0.18.4</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B -Dmaven.repo.local="$folder/repository" dependency:copy-dependencies -DoutputDirectory=jars > mvn.txt 2>&1
cat > check.py <<'PYTHON'
import datetime

import openpyxl
import pylightxl
import xlsxwriter

with xlsxwriter.Workbook("news.xlsx", {"date_1904": True}) as workbook:
    sheet = workbook.add_worksheet("News")
    sheet.write_datetime("A1", datetime.datetime(2025, 3, 12), workbook.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write_datetime("B1", datetime.timedelta(hours=26, minutes=30), workbook.add_format({"num_format": "[h]:mm"}))
day, run = next(openpyxl.load_workbook("news.xlsx").active.iter_rows(values_only=True))
print(f"openpyxl          day {day:%Y-%m-%d}  run {run}")
day, run = pylightxl.readxl("news.xlsx").ws("News").row(1)
print(f"pylightxl         day {day}  run {run}")
PYTHON
cat > check.cjs <<'JAVASCRIPT'
const { A1, B1 } = require("xlsx").readFile("news.xlsx", { cellDates: true }).Sheets.News
console.log(`SheetJS           day ${A1.v.toISOString().slice(0, 10)}  run ${B1.w}  (the day as shown: ${A1.w})`)
JAVASCRIPT
cat > Check.java <<'JAVA'
import java.io.File;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

public class Check {
    public static void main(String[] arguments) throws Exception {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new File("news.xlsx"))) {
            for (Row row : workbook.getFirstSheet().read()) {
                System.out.println("fastexcel-reader  day " + row.getCell(0).asDate().toLocalDate());
            }
        }
    }
}
JAVA
export GOMODCACHE=$folder/modules GOFLAGS="-mod=mod -modcacherw"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"log"

	"github.com/xuri/excelize/v2"
)

func main() {
	file, err := excelize.OpenFile("news.xlsx")
	if err != nil {
		log.Fatal(err)
	}
	rows, err := file.GetRows("News")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("excelize          day %s  run %s\n", rows[0][0], rows[0][1])
}
GO
go mod init check 2> /dev/null
go get github.com/xuri/excelize/v2@v2.11.1 2> /dev/null
{
    venv/bin/python check.py
    node check.cjs
    java -cp "jars/*" Check.java
    go run .
} | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
openpyxl          day 2025-03-12  run 1 day, 2:30:00
pylightxl         day 2021/03/11  run 02:30:00
SheetJS           day 2021-03-11  run 26:30  (the day as shown: 2025-03-12)
fastexcel-reader  day 2021-03-11
excelize          day 2025-03-12  run 35114:30
SEEN
