#!/usr/bin/env bash
# In a flowed message the sign of a quotation ends up between its words.
#
# In text/plain with format=flowed a line that ends in a space goes on in the next one; of quoted lines, the signs of
# quotation are taken off before lines are joined, and the joined line gets one (RFC 3676, 4.1 and 4.5). Expected: "> The dam
# broke at noon and nobody was hurt." What happens: quoted lines are joined as they stand, and the sign of the second is in
# the middle of the sentence. A long quotation has one every ten words or so. Lines that are not quoted are joined rightly.
# Guess before: lines are joined as in the RFC. Source: npm postal-mime 4.0.0.
# Seen:
#   We print this tomorrow.
#   > The dam broke at noon > and nobody was hurt.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund postal-mime@4.0.0
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import PostalMime from "postal-mime"

const message = [
  "From: Ana <ana@news.example>",
  "Subject: Dam",
  "Content-Type: text/plain; charset=utf-8; format=flowed",
  "",
  "We print this ",
  "tomorrow.",
  "> The dam broke at noon ",
  "> and nobody was hurt.",
  "",
].join("\r\n")
const { text } = await PostalMime.parse(message)
console.log(text.trimEnd())
assert.strictEqual(text, "We print this tomorrow.\n> The dam broke at noon > and nobody was hurt.\n", "this has changed")
JAVASCRIPT
node check.mjs
