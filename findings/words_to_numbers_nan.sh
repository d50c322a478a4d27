#!/usr/bin/env bash
# "Two point five million people fled" becomes "NaN people fled".
#
# wordsToNumbers() writes the numbers of a text in digits, decimals ("one point five") and millions among them (README).
# Expected: 2500000, or the words as they are. What happens: a decimal before "million" or "thousand" is not a number, and NaN
# is written into the text in place of the words; where the text is these words alone, it is the number NaN.
# Guess before: "1500000" for "one point five million". Source: npm words-to-numbers 1.5.1.
# Seen:
#   It rose two point five per cent.    It rose 2.5 per cent.
#   Two million people fled.            2000000 people fled.
#   two point five million people fled  NaN people fled
#   one point five million              NaN
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund words-to-numbers@1.5.1
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import words from "words-to-numbers"

const texts = [
  "It rose two point five per cent.",
  "Two million people fled.",
  "two point five million people fled",
  "one point five million",
]
const seen = texts.map((text) => words.wordsToNumbers(text))
texts.forEach((text, i) => console.log(`${text.padEnd(35)} ${seen[i]}`))
assert.deepStrictEqual(seen, ["It rose 2.5 per cent.", "2000000 people fled.", "NaN people fled", NaN], "this has changed")
JAVASCRIPT
node check.mjs
