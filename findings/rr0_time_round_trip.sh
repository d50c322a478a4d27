#!/usr/bin/env bash
# What is still going on has ended nobody knows when, and a June of the 2000s is in the year [object Object].
#
# @rr0/time reads EDTF of levels 0 to 2 with fromString() and writes it with toString() (README, "Features"). Expected: the same
# text. What happens: an open end, "2025-03/..", is written as "2025-03/", in EDTF an end that is unknown; a mark at one part of
# a date (-?03, the month alone is doubtful) is written at the year too; years before 1000 lose their nought, and unknown digits
# and precisions are JavaScript's name for an object. Spring 2025, 2025-21, comes after June in a sorted list.
# Guess before: each text as it was, and spring before June. Source: npm @rr0/time 0.11.2, Level2Date and Level2Interval.
# Seen:
#   2025-03/2025-05  2025-03/2025-05
#   2025-03/..       2025-03/
#   ../2025-03       /2025-03
#   2025-?03         2025?-03?
#   0987-05-01       987-05-01
#   20XX-06          [object Object]-06
#   2025-06 is before 2025-21
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @rr0/time@0.11.2
cat > check.mjs <<'JAVASCRIPT'
import { Level2Date, Level2Interval } from "@rr0/time"

for (const text of ["2025-03/2025-05", "2025-03/..", "../2025-03", "2025-?03", "0987-05-01", "20XX-06"]) {
  console.log(text.padEnd(16), String((text.includes("/") ? Level2Interval : Level2Date).fromString(text)))
}
const sorted = ["2025-21", "2025-06"].map((text) => Level2Date.fromString(text)).sort((one, other) => one.compare(other))
console.log(sorted.join(" is before "))
JAVASCRIPT
node check.mjs | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
2025-03/2025-05  2025-03/2025-05
2025-03/..       2025-03/
../2025-03       /2025-03
2025-?03         2025?-03?
0987-05-01       987-05-01
20XX-06          [object Object]-06
2025-06 is before 2025-21
SEEN
