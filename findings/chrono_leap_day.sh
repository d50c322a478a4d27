#!/usr/bin/env bash
# Half a year after a 29 February, "Feb. 29" is no date any more.
#
# A date without a year is taken by chrono in the year that is nearest to the day of reference. The day before and the day after
# are found all year round. Expected: told in December 2024, "Feb. 29" is 29 February 2024, the only one that anybody then
# speaks of. What happens: the nearest year is chosen first, 2025 has no such day, and nothing is found.
# Guess before: 2024-02-29. Source: npm chrono-node 2.10.3.
# Seen:
#   told on 2024-05-01  Feb. 28 2024-02-28  Feb. 29 2024-02-29  March 1 2024-03-01
#   told on 2024-12-20  Feb. 28 2025-02-28  Feb. 29 nothing     March 1 2025-03-01
#   told on 2025-03-12  Feb. 28 2025-02-28  Feb. 29 nothing     March 1 2025-03-01
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund chrono-node@2.10.3
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import * as chrono from "chrono-node"

const seen = ["2024-05-01", "2024-12-20", "2025-03-12"].map((told) =>
  ["Feb. 28", "Feb. 29", "March 1"].map((text) => {
    const found = chrono.parse(`The bridge fell on ${text} in the storm.`, new Date(`${told}T09:00:00Z`))
    return found.length ? found[0].start.date().toISOString().slice(0, 10) : "nothing"
  }))
const tell = (i, told) => console.log(`told on ${told}  Feb. 28 ${seen[i][0]}  Feb. 29 ${seen[i][1].padEnd(10)}  March 1 ${seen[i][2]}`)
;["2024-05-01", "2024-12-20", "2025-03-12"].forEach((told, i) => tell(i, told))
assert.deepStrictEqual(seen, [
  ["2024-02-28", "2024-02-29", "2024-03-01"],
  ["2025-02-28", "nothing", "2025-03-01"],
  ["2025-02-28", "nothing", "2025-03-01"],
], "this has changed")
JAVASCRIPT
TZ=UTC node check.mjs
