#!/usr/bin/env bash
# 10-12 days are 12 days and 10 milliseconds, 2½ hours are 2 milliseconds, and a month is a minute.
#
# parse-duration makes milliseconds of "1 hr 20 mins", also in noise, reads -1hr as negative (README) and gives null for what it
# does not know, as for "two hours". Expected: null, or one of the two ends, for a range; two hours and a half; null for P1M, as
# for any other way to write. What happens: a number without a unit counts in milliseconds, also if what follows is a fraction
# or a hyphen; "minus" is noise; and of P1M, a month in ISO 8601, the P is noise and M a minute, while P2W and PT1H30M come out
# right.
# Guess before: null; 2.5 hours; null. Source: npm parse-duration 2.1.9.
# Seen:
#   12 days        1036800000 ms, 288 h
#   10-12 days     1036800010 ms, 288 h
#   2.5 hours      9000000 ms, 2.5 h
#   2½ hours       2 ms, 5.556e-7 h
#   1:30           1.03 ms, 2.861e-7 h
#   -2 hours       -7200000 ms, -2 h
#   minus 2 hours  7200000 ms, 2 h
#   two hours      null
#   P2W            1209600000 ms, 336 h
#   PT1H30M        5400000 ms, 1.5 h
#   P1M            60000 ms, 0.01667 h
#   P1Y2M          31557720000 ms, 8766 h
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund parse-duration@2.1.9
cat > check.mjs <<'JAVASCRIPT'
import parse from "parse-duration"

for (const text of ["12 days", "10-12 days", "2.5 hours", "2½ hours", "1:30", "-2 hours", "minus 2 hours", "two hours", "P2W", "PT1H30M", "P1M", "P1Y2M"]) {
  const milliseconds = parse(text)
  console.log(text.padEnd(14), milliseconds === null ? "null" : `${milliseconds} ms, ${Number((milliseconds / 3600000).toPrecision(4))} h`)
}
JAVASCRIPT
node check.mjs | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
12 days        1036800000 ms, 288 h
10-12 days     1036800010 ms, 288 h
2.5 hours      9000000 ms, 2.5 h
2½ hours       2 ms, 5.556e-7 h
1:30           1.03 ms, 2.861e-7 h
-2 hours       -7200000 ms, -2 h
minus 2 hours  7200000 ms, 2 h
two hours      null
P2W            1209600000 ms, 336 h
PT1H30M        5400000 ms, 1.5 h
P1M            60000 ms, 0.01667 h
P1Y2M          31557720000 ms, 8766 h
SEEN
