#!/usr/bin/env bash
# March to May 2025 is March, spring 2025 is the 21st month of the year, and 30 February is a day.
#
# @citation-js/date makes dates of CSL-JSON of ISO 8601 and of English ones; what it cannot read stays as {raw} (README). It
# reads ranges of days. Expected: both ends of a range of months, as CSL-JSON has them (two lists in "date-parts"), a "season",
# which CSL-JSON has a field for, or {raw} for the codes 21 to 24 of EDTF, and {raw} for 30 February, as for 202X. What happens:
# of a range of months the second is dropped, also where the end is open; a season is a month; and "May 5, 2024", the usual date
# of American newspapers, is not read.
# Guess before: [[2025,3],[2025,5]]; {raw} or a season; {raw}; [[2024,5,5]]. Source: npm @citation-js/date 0.5.1.
# Seen:
#   2025-03-12/2025-03-14  {"date-parts":[[2025,3,12],[2025,3,14]]}
#   2025-03/2025-05        {"date-parts":[[2025,3]]}
#   2025-03/..             {"date-parts":[[2025,3]]}
#   2025-21                {"date-parts":[[2025,21]]}
#   2025-02-30             {"date-parts":[[2025,2,30]]}
#   202X                   {"raw":"202X"}
#   5 May 2024             {"date-parts":[[2024,5,5]]}
#   May 5, 2024            {"raw":"May 5, 2024"}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @citation-js/date@0.5.1
cat > check.cjs <<'JAVASCRIPT'
const assert = require("node:assert")
const { parse } = require("@citation-js/date")

const expected = {
  "2025-03-12/2025-03-14": { "date-parts": [[2025, 3, 12], [2025, 3, 14]] },
  "2025-03/2025-05": { "date-parts": [[2025, 3]] },
  "2025-03/..": { "date-parts": [[2025, 3]] },
  "2025-21": { "date-parts": [[2025, 21]] },
  "2025-02-30": { "date-parts": [[2025, 2, 30]] },
  "202X": { raw: "202X" },
  "5 May 2024": { "date-parts": [[2024, 5, 5]] },
  "May 5, 2024": { raw: "May 5, 2024" },
}
const seen = Object.fromEntries(Object.keys(expected).map((text) => [text, parse(text)]))
for (const [text, date] of Object.entries(seen)) console.log(text.padEnd(22), JSON.stringify(date))
assert.deepStrictEqual(seen, expected, "this has changed")
JAVASCRIPT
node check.cjs
