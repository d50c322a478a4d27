#!/usr/bin/env bash
# A rise of +5 is text, and a fall of -3 beside it is a number.
#
# Tables of changes write +5 and -3, and an integer may have either sign (XML Schema 1.1 part 2, 3.4.13.1, to which CSVW and Table
# Schema refer). Expected: 5, -3 and 12 where a reader of CSV guesses types, as in pandas. What happens: papaparse, and
# data-forge with it, knows the minus only, so that one column has both kinds of values, and the sum in JavaScript is
# "0+5-3+12"; in polars and DuckDB the whole column is text, and its largest value is -3. (DuckDB does so to keep telephone
# numbers as they are, pull request 5857.)
# Guess before: numbers in all. Source: npm papaparse 5.7.1, data-forge 1.10.5; PyPI polars 2.1.0, duckdb 2.0.1, pandas 3.1.1.
# Seen:
#   papaparse   ["+5",-3,"+12"]  sum 0+5-3+12
#   data-forge  ["+5",-3,"+12"]
#   polars      ['+5', '-3', '+12']  largest -3
#   duckdb      ['+5', '-3', '+12']  largest -3
#   pandas      [5, -3, 12]  largest 12
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile polars==2.1.0 duckdb==2.0.1 pandas==3.1.1
npm install --silent --no-audit --no-fund papaparse@5.7.1 data-forge@1.10.5
printf 'change\n+5\n-3\n+12\n' > changes.csv
cat > check.cjs <<'JAVASCRIPT'
const forge = require("data-forge")
const papa = require("papaparse")

const text = require("node:fs").readFileSync("changes.csv", "utf8")
const values = papa.parse(text, { header: true, dynamicTyping: true, skipEmptyLines: true }).data.map((row) => row.change)
console.log("papaparse  ", JSON.stringify(values), " sum", values.reduce((sum, value) => sum + value, 0))
console.log("data-forge ", JSON.stringify(forge.fromCSV(text, { dynamicTyping: true }).getSeries("change").toArray()))
JAVASCRIPT
cat > check.py <<'PYTHON'
import duckdb
import pandas
import polars

columns = {
    "polars": polars.read_csv("changes.csv")["change"].to_list(),
    "duckdb": [value for (value,) in duckdb.sql("SELECT change FROM 'changes.csv'").fetchall()],
    "pandas": pandas.read_csv("changes.csv")["change"].tolist(),
}
for name, values in columns.items():
    print(f"{name:11} {values}  largest {max(values)}")
PYTHON
{ node check.cjs; venv/bin/python check.py; } | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
papaparse   ["+5",-3,"+12"]  sum 0+5-3+12
data-forge  ["+5",-3,"+12"]
polars      ['+5', '-3', '+12']  largest -3
duckdb      ['+5', '-3', '+12']  largest -3
pandas      [5, -3, 12]  largest 12
SEEN
