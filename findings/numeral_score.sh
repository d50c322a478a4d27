#!/usr/bin/env bash
# A match that ends 3-2 is the number -32, a season 2019-20 is -201920, and £3bn are three pounds.
#
# numeral reads numbers as people write them, with signs of currencies and with k, m, b and t for thousands to trillions
# (documentation, "Unformat"), and gives null for what is no number. Expected: null for the score and the season, 3000000000 for
# "£3bn". What happens: all but digits, the point and the minus is taken out, wherever it stands, so that two numbers become
# one, below nought; and where the letter is not one of the four alone, as in bn and tn, it is dropped, while "£3b" is three
# billion. A column of money with bn and m has both values side by side.
# Guess before: null, and 3000000000. Source: npm numeral 2.0.6.
# Seen:
#   3-2      -32
#   2019-20  -201920
#   £3b      3000000000
#   £3bn     3
#   1.2tn    1.2
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund numeral@2.0.6
cat > check.cjs <<'JAVASCRIPT'
const assert = require("node:assert")
const numeral = require("numeral")

const expected = { "3-2": -32, "2019-20": -201920, "£3b": 3000000000, "£3bn": 3, "1.2tn": 1.2 }
const seen = Object.fromEntries(Object.keys(expected).map((text) => [text, numeral(text).value()]))
for (const [text, value] of Object.entries(seen)) console.log(text.padEnd(8), value)
assert.deepStrictEqual(seen, expected, "this has changed")
JAVASCRIPT
node check.cjs
