#!/usr/bin/env bash
# The headline "Dam kills 5" is 1 May 2001, and the score 3-2 is 2 March of that year.
#
# csv-parse reads CSV in JavaScript; its option cast_date makes dates of cells that are dates (documentation, "cast_date").
# Expected: dates in the columns of days, and text as it is. What happens: whatever the language's own reader of dates makes
# something of is a date, and that takes a number in a text for a month or a year and passes over the words; so headlines,
# scores and decimals with a comma are days, and the text is gone.
# Guess before: text. Source: npm csv-parse 7.0.3, with Node.js 20 (V8).
# Seen:
#   2025-03-12     2025-03-12T00:00:00.000Z
#   Dam kills 5    2001-05-01T00:00:00.000Z
#   Dam kills 45   2045-01-01T00:00:00.000Z
#   Dover, 12      2001-12-01T00:00:00.000Z
#   Toll in 1987   1987-01-01T00:00:00.000Z
#   3-2            2001-03-02T00:00:00.000Z
#   "1,5"          2001-01-05T00:00:00.000Z
#   Mayor resigns  Mayor resigns
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund csv-parse@7.0.3
cat > check.cjs <<'JAVASCRIPT'
const { parse } = require("csv-parse/sync")

for (const cell of ["2025-03-12", "Dam kills 5", "Dam kills 45", "Dover, 12", "Toll in 1987", "3-2", '"1,5"', "Mayor resigns"]) {
  const [[value]] = parse(cell.includes(",") && cell[0] !== '"' ? `"${cell}"` : cell, { cast: true, cast_date: true })
  console.log(cell.padEnd(14), value instanceof Date ? value.toISOString() : value)
}
JAVASCRIPT
TZ=UTC node check.cjs | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
2025-03-12     2025-03-12T00:00:00.000Z
Dam kills 5    2001-05-01T00:00:00.000Z
Dam kills 45   2045-01-01T00:00:00.000Z
Dover, 12      2001-12-01T00:00:00.000Z
Toll in 1987   1987-01-01T00:00:00.000Z
3-2            2001-03-02T00:00:00.000Z
"1,5"          2001-01-05T00:00:00.000Z
Mayor resigns  Mayor resigns
SEEN
