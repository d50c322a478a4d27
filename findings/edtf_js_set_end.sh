#!/usr/bin/env bash
# The latest day of an EDTF set that ends in a range is the range's first month.
#
# "[2025-01,2025-03..2025-05]" is "January 2025, or one of March to May 2025" (EDTF specification, level 2, "Set
# representation": ".." stands for all the values between two). edtf.js says that every value has a `min` and a `max`, and that
# one date can be asked whether it covers another (README). Expected: it ends with May. What happens: `max` is the end of March,
# so the set does not cover April, although its own iterator gives April and May. A search in an archive for "until when" or
# "may this be from April" goes wrong and nothing is said.
# Guess before: the end of May 2025. Source: npm edtf 4.11.1 (src/list.js takes the first of the two ends). PyPI edtf 5.0.2
# gives May.
# Seen:
#   months of the set  2025-01 2025-03 2025-04 2025-05
#   latest day         2025-03-31
#   covers April       false
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund edtf@4.11.1
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import edtf from "edtf"

const set = edtf("[2025-01,2025-03..2025-05]")
const months = [...set].map((month) => month.edtf).join(" ")
const latest = new Date(set.max).toISOString().slice(0, 10)
const april = set.covers(edtf("2025-04"))
console.log("months of the set ", months)
console.log("latest day        ", latest)
console.log("covers April      ", april)
assert.deepStrictEqual([months, latest, april], ["2025-01 2025-03 2025-04 2025-05", "2025-03-31", false], "this has changed")
JAVASCRIPT
node check.mjs
