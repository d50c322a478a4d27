#!/usr/bin/env bash
# The second quotation of a sentence that ends in a number ends with a sign of inches: “Area 51″.
#
# smartquotes makes typographic marks of straight ones, and primes behind feet and inches: 6′2″ (README). Expected: “Area 51”,
# since a mark is open. What happens: a mark behind a digit closes the first quotation of a text, and in the second it is a
# double prime, although the mark before it opened one. What opens never closes, and whoever looks for quotations by their
# marks finds one that goes on to the next, over several sentences. Years and ages at the end of quoted words are common.
# Guess before: “Route 66” and “Area 51”. Source: npm smartquotes 2.3.2.
# Seen:
#   “Route 66” opened.
#   “Route 66” and “Area 51″ opened.
#   The “Class of 2024” met the “Class of 2025″ and left.
#   The “Class of 2024” met the “new class” and left.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund smartquotes@2.3.2
cat > check.cjs <<'JAVASCRIPT'
const assert = require("node:assert")
const smartquotes = require("smartquotes")

const seen = [
  '"Route 66" opened.',
  '"Route 66" and "Area 51" opened.',
  'The "Class of 2024" met the "Class of 2025" and left.',
  'The "Class of 2024" met the "new class" and left.',
].map((text) => smartquotes.string(text))
console.log(seen.join("\n"))
const expected = [
  "“Route 66” opened.",
  "“Route 66” and “Area 51″ opened.",
  "The “Class of 2024” met the “Class of 2025″ and left.",
  "The “Class of 2024” met the “new class” and left.",
]
assert.deepStrictEqual(seen, expected, "this has changed")
JAVASCRIPT
node check.cjs
