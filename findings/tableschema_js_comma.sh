#!/usr/bin/env bash
# 1.234,5 is 12345, and 12,5 is 125.
#
# A number of Table Schema may have a decimalChar and a groupChar (Table Schema, "number"), and this pair, a comma and a point,
# is that of most of Europe. Expected: 1234.5, as frictionless reads it. What happens: the npm package tableschema first makes a
# point of the decimal sign and then takes away all signs of groups, so the point that it has just set as well. A number with
# one decimal is ten times what it was, with two a hundred times, and the table is valid. With a space for groups it is right.
# Guess before: 1234.5. Source: npm tableschema 1.12.6 (lib/types/number.js); the same fault of the Python package
# (frictionlessdata/tableschema-py, issue 236) is mended. PyPI frictionless 5.21.0 for comparison.
# Seen:
#   1.234,5  groupChar "."  tableschema 12345   frictionless 1234.5
#   12,5     groupChar "."  tableschema 125     frictionless 12.5
#   1 234,5  groupChar " "  tableschema 1234.5  frictionless 1234.5
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile frictionless==5.21.0
npm install --silent --no-audit --no-fund tableschema@1.12.6
cat > fields.json <<'JSON'
[["1.234,5", "."], ["12,5", "."], ["1 234,5", " "]]
JSON
cat > check.cjs <<'JAVASCRIPT'
const { Field } = require("tableschema")
const read = ([cell, groupChar]) => new Field({ name: "dead", type: "number", decimalChar: ",", groupChar }).castValue(cell)
console.log(JSON.stringify(require("./fields.json").map(read)))
JAVASCRIPT
node check.cjs > seen.json
venv/bin/python - <<'PYTHON'
import json

from frictionless import Field

cells = json.load(open("fields.json"))
seen = json.load(open("seen.json"))
others = []
for (cell, group), number in zip(cells, seen):
    field = Field.from_descriptor({"name": "dead", "type": "number", "decimalChar": ",", "groupChar": group})
    others.append(float(field.read_cell(cell)[0]))
    print(f'{cell:7}  groupChar "{group}"  tableschema {number:<6}  frictionless {others[-1]}')
assert seen == [12345, 125, 1234.5] and others == [1234.5, 12.5, 1234.5], "this has changed"
PYTHON
