#!/usr/bin/env bash
# An RTF document loses its quotation marks, its dashes and the second half of al-Khatib.
#
# RTF has words for these signs, \ldblquote, \rdblquote, \emdash, and \_ for a hyphen that does not break a line (RTF
# specification 1.9.1, "Special Characters"); Word writes them. After \u8217 one character follows for programs without Unicode,
# often ?, and is passed over ("Unicode RTF"). Expected: the signs, as in striprtf. What happens: the words for quotes and
# dashes are left out with nothing in their place, so that no quotation can be found any more and "noon\emdash Ana" is one word;
# the letters behind \_ are lost, and the ? stays. \'93 and \'94 are right.
# Guess before: the signs, and no "?". Source: npm rtf2text 1.0.1 with rtf-parser 1.3.3 (README: "Non-unicode representations of
# [...] non-breaking hyphens" are supported); PyPI striprtf 0.0.35 for comparison.
# Seen:
#   rtf2text  No, said Mr al‑at noonit was the mayor’?s.
#   striprtf  “No,” said Mr al‑Khatib at noon—it was the mayor’s.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile striprtf==0.0.35
npm install --silent --no-audit --no-fund rtf2text@1.0.1 rtf-parser@1.3.3
printf '%s' '{\rtf1\ansi\ansicpg1252 \ldblquote No,\rdblquote  said Mr al\_Khatib at noon\emdash it was the mayor\u8217?s.\par}' > news.rtf
cat > check.cjs <<'JAVASCRIPT'
const assert = require("node:assert")
const fs = require("node:fs")
const rtf2text = require("rtf2text")

rtf2text.string(fs.readFileSync("news.rtf", "latin1"), (error, text) => {
  if (error) throw error
  console.log(`rtf2text  ${text.trim()}`)
  assert.strictEqual(text.trim(), "No, said Mr al\u2011at noonit was the mayor’?s.", "this has changed")
})
JAVASCRIPT
node check.cjs
venv/bin/python - <<'PYTHON'
from striprtf.striprtf import rtf_to_text

text = rtf_to_text(open("news.rtf").read()).strip()
print(f"striprtf  {text}")
assert text.replace("\u2011", "-") == "“No,” said Mr al-Khatib at noon—it was the mayor’s.", "this has changed"
PYTHON
