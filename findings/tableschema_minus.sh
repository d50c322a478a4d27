#!/usr/bin/env bash
# A fall of 5 per cent, written -5%, is a rise of 5.
#
# With bareNumber false a number of Table Schema may have other signs before and behind it, which are taken away: "95%", "€95"
# (Table Schema, "number"). Expected: -5 for "-5%", as frictionless reads it; the sign belongs to the number. What happens: both
# packages named tableschema, for Python and for Node, take away all that is no digit, and so the minus. The value 5 also passes
# where the schema asks for at least 0.
# Guess before: -5. Source: PyPI tableschema 1.21.0, npm tableschema 1.12.6; frictionless had the fault until 2023
# (frictionless-py, issue 1520). PyPI frictionless 5.21.0 for comparison.
# Seen:
#   tableschema (Python)  -5% 5   -12 degrees 12
#   tableschema (Node)    -5% 5   -12 degrees 12
#   frictionless          -5% -5  -12 degrees -12
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for name in tableschema==1.21.0 frictionless==5.21.0; do
    python3 -m venv --without-pip "${name%%=*}"
    python3 -m pip --python "${name%%=*}/bin/python" install --quiet --disable-pip-version-check --no-compile "$name"
done
npm install --silent --no-audit --no-fund tableschema@1.12.6
tableschema/bin/python -W ignore - <<'PYTHON'
from tableschema import Field

seen = [int(Field({"name": "change", "type": "number", "bareNumber": False}).cast_value(cell)) for cell in ["-5%", "-12 degrees"]]
print(f"tableschema (Python)  -5% {seen[0]:<2}  -12 degrees {seen[1]}")
assert seen == [5, 12], "this has changed"
PYTHON
cat > check.cjs <<'JAVASCRIPT'
const assert = require("node:assert")
const { Field } = require("tableschema")

const seen = ["-5%", "-12 degrees"].map((cell) => new Field({ name: "change", type: "number", bareNumber: false }).castValue(cell))
console.log(`tableschema (Node)    -5% ${seen[0]}   -12 degrees ${seen[1]}`)
assert.deepStrictEqual(seen, [5, 12], "this has changed")
JAVASCRIPT
node check.cjs
frictionless/bin/python - <<'PYTHON'
from frictionless import Field

field = Field.from_descriptor({"name": "change", "type": "number", "bareNumber": False})
seen = [int(field.read_cell(cell)[0]) for cell in ["-5%", "-12 degrees"]]
print(f"frictionless          -5% {seen[0]}  -12 degrees {seen[1]}")
assert seen == [-5, -12], "this has changed"
PYTHON
