#!/usr/bin/env bash
# A quotation in a cell is gone, and a second paragraph in a cell too.
#
# csvjson makes objects of CSV and knows cells in quotation marks with its option quote (README). In such a cell a mark is
# written twice, and commas and new lines may stand in it (RFC 4180, 2.6 and 2.7). Expected: He said "no", twice. What happens:
# a cell with both is empty, and so is the next; a new line ends the row, and the rest of the cell is lost, while the columns
# behind it are a row of their own. Tables of quotes have such cells in each row.
# Guess before: the text. Source: npm csvjson 5.1.0.
# Seen:
#   comma    [{"id":"1","text":"No, never","year":"2025"}]
#   marks    [{"id":"1","text":"","year":""}]
#   new line [{"id":"1","text":"Dover.","year":""},{"id":"","text":"2025","year":""}]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund csvjson@5.1.0
cat > check.cjs <<'JAVASCRIPT'
const { toObject } = require("csvjson")

const tables = {
  comma: 'id,text,year\n1,"No, never",2025\n',
  marks: 'id,text,year\n1,"He said ""no"", twice",2025\n',
  "new line": 'id,text,year\n1,"Dover.\nHe left.",2025\n',
}
for (const [name, table] of Object.entries(tables)) console.log(name.padEnd(8), JSON.stringify(toObject(table, { quote: true })))
JAVASCRIPT
node check.cjs | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
comma    [{"id":"1","text":"No, never","year":"2025"}]
marks    [{"id":"1","text":"","year":""}]
new line [{"id":"1","text":"Dover.","year":""},{"id":"","text":"2025","year":""}]
SEEN
