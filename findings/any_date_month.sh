#!/usr/bin/env bash
# 2025-03 is the third of a month that nobody knows, and 44 BC is the fourth.
#
# any-date-parser finds the known parts of a date (README, parser.attempt()); "March 2025" has a year and a month. Expected: the
# same for the month in ISO 8601 and EDTF, and an error for weeks, quarters and years before our era, as for "noon". What
# happens: a number that is left over is a day, so that months, weeks, quarters, seasons of EDTF and financial years are days,
# and "1990s" is a moment half an hour ago. Tables that write a month as 2025-03 lose it.
# Guess before: year 2025 and month 3; an error for the others. Source: npm any-date-parser 2.2.4.
# Seen:
#   March 2025  {"year":2025,"month":3}
#   2025-03     {"year":2025,"day":3}
#   2025/03     {"year":2025,"day":3}
#   2025-W11    {"year":2025,"day":11}
#   2025-21     {"year":2025,"day":21}
#   2024/25     {"year":2024,"day":25}
#   Q2 2025     {"year":2025,"day":2}
#   44 BC       {"day":4}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund any-date-parser@2.2.4
cat > check.cjs <<'JAVASCRIPT'
const assert = require("node:assert")
const parser = require("any-date-parser")

const expected = {
  "March 2025": { year: 2025, month: 3 },
  "2025-03": { year: 2025, day: 3 },
  "2025/03": { year: 2025, day: 3 },
  "2025-W11": { year: 2025, day: 11 },
  "2025-21": { year: 2025, day: 21 },
  "2024/25": { year: 2024, day: 25 },
  "Q2 2025": { year: 2025, day: 2 },
  "44 BC": { day: 4 },
}
const texts = Object.keys(expected)
const seen = texts.map((text) => ({ ...parser.attempt(text) }))
texts.forEach((text, at) => console.log(text.padEnd(11), JSON.stringify(seen[at])))
assert.deepStrictEqual(seen, Object.values(expected), "this has changed")
JAVASCRIPT
node check.cjs
