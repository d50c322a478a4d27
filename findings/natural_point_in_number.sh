#!/usr/bin/env bash
# "It cost $3.5m" is two sentences: "It cost $3." and "5m."
#
# SentenceTokenizer of natural divides text into sentences and takes a list of abbreviations that do not end one (documentation,
# "Tokenizers"); a number such as 3.5 stays whole. Expected: 3.5m, 4.5bn, 10.30am and 1.5C stay whole too. What happens: a
# number with a point is only one if its last sign is a digit, and no abbreviation helps; the way in which newspapers write
# money, times and heat is cut, and so are addresses such as gazette.example. Sums found sentence by sentence are 5 million for
# 3.5.
# Guess before: "Mr." is cut without the list, the numbers stay. Source: npm natural 8.1.1.
# Seen:
#   Mr. Hale paid 3.5 per cent.      ["Mr. Hale paid 3.5 per cent."]
#   It cost $3.5m.                   ["It cost $3.","5m."]
#   It fell 4.5bn at 10.30am.        ["It fell 4.","5bn at 10.","30am."]
#   It rose by 1.5C.                 ["It rose by 1.","5C."]
#   Write to gazette.example today.  ["Write to gazette.","example today."]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts natural@8.1.1
cat > check.cjs <<'JAVASCRIPT'
const { SentenceTokenizer } = require("natural")

const tokenizer = new SentenceTokenizer(["Mr.", "p.m."])
for (const text of ["Mr. Hale paid 3.5 per cent.", "It cost $3.5m.", "It fell 4.5bn at 10.30am.", "It rose by 1.5C.", "Write to gazette.example today."]) {
  console.log(text.padEnd(32), JSON.stringify(tokenizer.tokenize(text)))
}
JAVASCRIPT
node check.cjs | sed '/injected env/d' | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
Mr. Hale paid 3.5 per cent.      ["Mr. Hale paid 3.5 per cent."]
It cost $3.5m.                   ["It cost $3.","5m."]
It fell 4.5bn at 10.30am.        ["It fell 4.","5bn at 10.","30am."]
It rose by 1.5C.                 ["It rose by 1.","5C."]
Write to gazette.example today.  ["Write to gazette.","example today."]
SEEN
