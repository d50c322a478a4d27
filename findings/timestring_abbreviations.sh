#!/usr/bin/env bash
# 2 hrs., 30 mins. are two hours and 18 seconds, and 1:30 h is 130 hours.
#
# timestring makes seconds of text "as messy as you like" (README) and throws an error for words that it does not know.
# Expected: 9000 for two hours and a half, however abbreviated, and an error or 90 minutes for "1:30 h". What happens: the point
# of an abbreviation is that of the next number, so that 30 minutes are 0.30; a colon and a comma for decimals are taken out,
# and digits grow together; a minus is dropped; a number at the end without a unit is too. No error is told for any.
# Guess before: 9000; 5400; -7200; an error for "1h30". Source: npm timestring 7.0.0.
# Seen:
#   2 hrs 30 mins     9000 seconds
#   2 hrs., 30 mins.  7218 seconds
#   1:30 h            468000 seconds
#   1,5 hours         54000 seconds
#   -2 hours          7200 seconds
#   1h30              3600 seconds
#   10-12 hours       43200 seconds
#   two hours         Error
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund timestring@7.0.0
cat > check.cjs <<'JAVASCRIPT'
const timestring = require("timestring")

for (const text of ["2 hrs 30 mins", "2 hrs., 30 mins.", "1:30 h", "1,5 hours", "-2 hours", "1h30", "10-12 hours", "two hours"]) {
  try {
    console.log(text.padEnd(17), timestring(text), "seconds")
  } catch (error) {
    console.log(text.padEnd(17), error.name)
  }
}
JAVASCRIPT
node check.cjs | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
2 hrs 30 mins     9000 seconds
2 hrs., 30 mins.  7218 seconds
1:30 h            468000 seconds
1,5 hours         54000 seconds
-2 hours          7200 seconds
1h30              3600 seconds
10-12 hours       43200 seconds
two hours         Error
SEEN
