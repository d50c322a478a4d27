#!/usr/bin/env bash
# The first half of 2024 ends in December, and so does the second, which begins in January.
#
# compromise-dates gives the first and the last moment of a date in words; the quarter "Q2 2024" has its own. Expected:
# January to June for "the first half of 2024", the usual span of business news. What happens: "first half" is passed over,
# and what is left is the year. Both halves are the same twelve months.
# Guess before: 2024-01-01 to 2024-06-30. Source: npm compromise 14.17.0, compromise-dates 3.9.0.
# Seen:
#   Q2 2024                  2024-04-01 to 2024-06-30
#   the first half of 2024   2024-01-01 to 2024-12-31
#   the second half of 2024  2024-01-01 to 2024-12-31
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund compromise@14.17.0 compromise-dates@3.9.0
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import nlp from "compromise"
import dates from "compromise-dates"

nlp.plugin(dates)
const texts = ["Q2 2024", "the first half of 2024", "the second half of 2024"]
const seen = texts.map((text) => {
  const [date] = nlp(`Sales fell in ${text}.`).dates({ today: "2025-03-12", timezone: "UTC" }).get()
  return `${date.start.slice(0, 10)} to ${date.end.slice(0, 10)}`
})
texts.forEach((text, i) => console.log(`${text.padEnd(24)} ${seen[i]}`))
const year = "2024-01-01 to 2024-12-31"
assert.deepStrictEqual(seen, ["2024-04-01 to 2024-06-30", year, year], "this has changed")
JAVASCRIPT
node check.mjs
