#!/usr/bin/env bash
# José is José at the beginning and Jos with two signs of error after Ana, and a missing count is -1.8 times ten to the 308th.
#
# sav-reader reads files of SPSS in JavaScript: names, labels and rows (README). SPSS keeps text in pieces of eight bytes, and a
# number that is missing as the lowest one. Expected: the text, in UTF-8 as the file says, and null or undefined for what is
# missing. What happens: each piece is decoded by itself, so that a letter of two bytes that lies on a border becomes two signs
# of error, and whether it does depends on what stands before it; sums and means with a missing number are that number.
# Guess before: whole text, null. Source: npm sav-reader 2.0.8; PyPI pyreadstat 1.3.7 writes the file and reads it for
# comparison.
# Seen:
#   pyreadstat  José Reyes  1.0
#   pyreadstat  Ana José  nan
#   pyreadstat  San José Reyes  3.0
#   pyreadstat  Tom Castañeda  4.0
#   sav-reader  José Reyes  1
#   sav-reader  Ana Jos��  -1.7976931348623157e+308
#   sav-reader  San Jos�� Reyes  3
#   sav-reader  Tom Castañeda  4
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund sav-reader@2.0.8
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile pyreadstat==1.3.7 pandas==3.1.1
cat > write.py <<'PYTHON'
import pandas
import pyreadstat

names = ["José Reyes", "Ana José", "San José Reyes", "Tom Castañeda"]
pyreadstat.write_sav(pandas.DataFrame({"name": names, "quotes": [1, None, 3, 4]}), "people.sav")
for row in pyreadstat.read_sav("people.sav")[0].itertuples():
    print("pyreadstat", row.name, row.quotes, sep="  ")
PYTHON
cat > check.cjs <<'JAVASCRIPT'
const fs = require("fs")
const { SavBufferReader } = require("sav-reader")

const main = async () => {
  const reader = new SavBufferReader(fs.readFileSync("people.sav"))
  await reader.open()
  for (const { name, quotes } of await reader.readAllRows()) console.log("sav-reader", "", name, "", quotes)
}
main()
JAVASCRIPT
{
    venv/bin/python write.py
    node check.cjs
} | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
pyreadstat  José Reyes  1.0
pyreadstat  Ana José  nan
pyreadstat  San José Reyes  3.0
pyreadstat  Tom Castañeda  4.0
sav-reader  José Reyes  1
sav-reader  Ana Jos��  -1.7976931348623157e+308
sav-reader  San Jos�� Reyes  3
sav-reader  Tom Castañeda  4
SEEN
