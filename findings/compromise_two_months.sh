#!/usr/bin/env bash
# Spring has two months: it ends in April, and May is in no season.
#
# compromise-dates knows seasons and gives the first and the last moment of each: "this summer" is 1 June to 1 September
# (README, "Seasons"). Expected: that, and three months for the others. What happens: each begins in the usual month and ends
# after its second; May, August, November and February are in none of them. An article of 20 May 2025 is not of spring 2025.
# Guess before: 2025-03-01 to 2025-05-31 for spring 2025. Source: npm compromise 14.17.0, compromise-dates 3.9.0.
# Seen:
#   spring   2025-03-01 to 2025-04-30
#   summer   2025-06-01 to 2025-07-31
#   autumn   2025-09-01 to 2025-10-31
#   winter   2025-12-01 to 2026-01-31
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
const seasons = ["spring", "summer", "autumn", "winter"]
const seen = seasons.map((season) => {
  const [date] = nlp(`It opened in ${season} 2025.`).dates({ today: "2025-06-12", timezone: "UTC" }).get()
  return `${date.start.slice(0, 10)} to ${date.end.slice(0, 10)}`
})
seasons.forEach((season, i) => console.log(`${season.padEnd(8)} ${seen[i]}`))
assert.deepStrictEqual(seen, [
  "2025-03-01 to 2025-04-30",
  "2025-06-01 to 2025-07-31",
  "2025-09-01 to 2025-10-31",
  "2025-12-01 to 2026-01-31",
], "this has changed")
JAVASCRIPT
node check.mjs
