#!/usr/bin/env bash
# "The night of 3 March 2025" is today.
#
# chrono finds dates in text and gives what it found as known values, the rest as implied ones (README, "Parsed Results and
# Components"). Expected: 3 March. What happens: words such as "night of", "morning of" and "evening of" are matched together
# with the date behind them, even with its year, and the date is then left out: the result holds no known value at all and is
# the day of reference. Raids, quakes and elections are told in just these words. Without the word, or with "in the early hours
# of", the date is right.
# Guess before: "the night of March 3-4" is 3 March to 4 March. Source: npm chrono-node 2.10.3.
# Seen, told on 12 March 2025:
#   the night of March 3-4           matched "night of March 3-4"         2025-03-12 to 2025-03-12  known: nothing
#   on the night of 3 February 2024  matched "night of 3 February 2024"   2025-03-12                known: nothing
#   on 3 February 2024               matched "on 3 February 2024"         2024-02-03                known: year month day
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund chrono-node@2.10.3
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import * as chrono from "chrono-node"

const reference = new Date(2025, 2, 12, 9)
const day = (part) => part.date().toISOString().slice(0, 10)
const seen = ["the night of March 3-4", "on the night of 3 February 2024", "on 3 February 2024"].map((text) => {
  const [found] = chrono.parse(text, reference)
  const known = ["year", "month", "day"].filter((part) => found.start.isCertain(part)).join(" ") || "nothing"
  const days = day(found.start) + (found.end ? ` to ${day(found.end)}` : "")
  console.log(`${text.padEnd(31)}  matched ${JSON.stringify(found.text).padEnd(27)}  ${days.padEnd(24)}  known: ${known}`)
  return [days, known]
})
assert.deepStrictEqual(seen, [
  ["2025-03-12 to 2025-03-12", "nothing"],
  ["2025-03-12", "nothing"],
  ["2024-02-03", "year month day"],
], "this has changed")
JAVASCRIPT
TZ=UTC node check.mjs
