#!/usr/bin/env bash
# A June of an unknown year is "XX00s", a 12th of any month is too, and none of them was before 1900.
#
# In EDTF, X stands for digits that are not known: XXXX-06 is a June, 202X-06 a June of the 2020s (EDTF, levels 1 and 2).
# @edtf-ts/core gives the first and the last day that may be meant, and words for people (README, FuzzyDate and format()).
# Expected: no first year, or the least one, since the last is 9999; and "June" in the words, as "December 25 in the XX00s" has
# its day. What happens: the first year is 1900, which the README does not tell, although contains() says MAYBE for June 1066;
# in words the month alone, or the day alone, is dropped, and four unknown digits are a century.
# Guess before: no first day, or one in the year 0; words with June in them. Source: npm @edtf-ts/core 0.4.2.
# Seen:
#   XXXX-06     1900-06-01 to 9999-06-30  "XX00s"                     June 1066: MAYBE
#   XXXX-XX-12  1900-01-12 to 9999-12-12  "XX00s"                     June 1066: MAYBE
#   XXXX-12-25  1900-12-25 to 9999-12-25  "December 25 in the XX00s"  June 1066: MAYBE
#   202X-06     2020-06-01 to 2029-06-30  "2020s"                     June 1066: NO
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @edtf-ts/core@0.4.2
cat > check.mjs <<'JAVASCRIPT'
import { FuzzyDate } from "@edtf-ts/core"

const day = (moment) => new Date(Number(moment)).toISOString().slice(0, 10)
for (const text of ["XXXX-06", "XXXX-XX-12", "XXXX-12-25", "202X-06"]) {
  const date = FuzzyDate.parse(text)
  const words = JSON.stringify(date.format()).padEnd(26)
  const norman = date.contains(FuzzyDate.parse("1066-06"))
  console.log(`${text.padEnd(10)}  ${day(date.min)} to ${day(date.max)}  ${words}  June 1066: ${norman}`)
}
JAVASCRIPT
node check.mjs | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
XXXX-06     1900-06-01 to 9999-06-30  "XX00s"                     June 1066: MAYBE
XXXX-XX-12  1900-01-12 to 9999-12-12  "XX00s"                     June 1066: MAYBE
XXXX-12-25  1900-12-25 to 9999-12-25  "December 25 in the XX00s"  June 1066: MAYBE
202X-06     2020-06-01 to 2029-06-30  "2020s"                     June 1066: NO
SEEN
