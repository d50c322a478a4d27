#!/usr/bin/env bash
# No sentence ends with a year or a toll: "It opened in 2024. It fell." is one.
#
# sentence-splitter cuts English text into sentences (README), and knows that the point of "2.5" ends none. Expected: two
# sentences where a number, a point, a space and a capital letter follow one another, as after "3-2." and "May.". What happens:
# a point behind a number of digits only never ends a sentence. News is full of sentences that end so, and each takes the next
# one with it: whoever counts sentences, or takes the sentence of a quotation with its speaker, has two or more of them in one
# row.
# Guess before: two. Source: npm sentence-splitter 5.0.1; its issue 41 tells of it and is open.
# Seen:
#   1  It opened in 2024. It fell.
#   1  The toll rose to 45. Ana Reyes left.
#   2  The town won 3-2. / It rained.
#   2  The bank closed in May. / Ana Reyes left.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund sentence-splitter@5.0.1
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import { split } from "sentence-splitter"

const texts = [
  "It opened in 2024. It fell.",
  "The toll rose to 45. Ana Reyes left.",
  "The town won 3-2. It rained.",
  "The bank closed in May. Ana Reyes left.",
]
const seen = texts.map((text) => split(text).filter((node) => node.type === "Sentence").map((node) => node.raw))
for (const sentences of seen) console.log(`${sentences.length}  ${sentences.join(" / ")}`)
assert.deepStrictEqual(seen.map((sentences) => sentences.length), [1, 1, 2, 2], "this has changed")
JAVASCRIPT
node check.mjs
