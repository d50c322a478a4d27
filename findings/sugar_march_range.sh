#!/usr/bin/env bash
# March 3-5, 2025 is 3 March 2005, and March 28-30 is in 2030.
#
# Date.create() of sugar reads dates in words and gives an invalid date for what it does not know, as for "March 3 to 5, 2025".
# Expected: 3 March 2025, or invalid. What happens: what stands behind the hyphen is a year of two digits and the year itself is
# passed over, so that the second day of a meeting or a festival gives its year. The 71st day of the year in ISO 8601 is July,
# and "12th of May, 2025" is invalid, while "12 May, 2025" and "12th of May" are read.
# Guess before: 3 March 2025; 12 March or invalid; 12 May 2025. Source: npm sugar-date 2.0.6.
# Seen:
#   March 3, 2025        2025-03-03
#   March 3-5, 2025      2005-03-03
#   March 28-30, 2025    2030-03-28
#   3-5 March 2025       2005-03-03
#   March 3 to 5, 2025   invalid
#   2025-071             2025-07-01
#   12 May, 2025         2025-05-12
#   12th of May, 2025    invalid
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund sugar-date@2.0.6
cat > check.cjs <<'JAVASCRIPT'
const { create } = require("sugar-date").Date

for (const text of ["March 3, 2025", "March 3-5, 2025", "March 28-30, 2025", "3-5 March 2025", "March 3 to 5, 2025", "2025-071", "12 May, 2025", "12th of May, 2025"]) {
  const day = create(text, { fromUTC: true, setUTC: true })
  console.log(text.padEnd(20), isNaN(day) ? "invalid" : day.toISOString().slice(0, 10))
}
JAVASCRIPT
node check.cjs | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
March 3, 2025        2025-03-03
March 3-5, 2025      2005-03-03
March 28-30, 2025    2030-03-28
3-5 March 2025       2005-03-03
March 3 to 5, 2025   invalid
2025-071             2025-07-01
12 May, 2025         2025-05-12
12th of May, 2025    invalid
SEEN
