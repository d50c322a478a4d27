#!/usr/bin/env bash
# Two and a half million are two million.
#
# compromise finds numbers in words and gives their value (documentation, "Numbers"). It reads "two and a half" and "half a
# million". Expected: 2500000 for the two together. What happens: before "million" and "billion" the half is dropped, 500,000
# people or more. The words that are given back still have it.
# Guess before: 2500000. Source: npm compromise 14.17.0.
# Seen:
#   two and a half             2.5
#   half a million             500000
#   two and a half million     2000000
#   three and a half billion   3000000000
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund compromise@14.17.0
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import nlp from "compromise"

const texts = ["two and a half", "half a million", "two and a half million", "three and a half billion"]
const seen = texts.map((text) => nlp(`About ${text} came.`).numbers().get()[0])
texts.forEach((text, i) => console.log(`${text.padEnd(26)} ${seen[i]}`))
assert.deepStrictEqual(seen, [2.5, 500000, 2000000, 3000000000], "this has changed")
JAVASCRIPT
node check.mjs
