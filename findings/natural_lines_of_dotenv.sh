#!/usr/bin/env bash
# A table that a program prints begins with lines about another package.
#
# A program that loads natural, for its tokenizers and stemmers, and prints CSV. Expected: CSV. What happens: natural loads
# parts for databases that it may store its data in, and each of these loads dotenv, which since version 17 tells on the
# standard output how many variables it has set, with a hint by chance. So each file made with > begins with such lines before
# its header, and readers of CSV take the first for the header and all columns for one.
# Guess before: CSV alone. Source: npm natural 8.1.1, dotenv 17 as it depends on.
# Seen:
#   lines before the header: 5
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts natural@8.1.1
cat > check.cjs <<'JAVASCRIPT'
const { PorterStemmer } = require("natural")

console.log(["word,stem", `marches,${PorterStemmer.stem("marches")}`].join("\n"))
JAVASCRIPT
node check.cjs > table.csv
echo "lines before the header: $(grep -n '^word,stem' table.csv | cut -d: -f1 | awk '{print $1 - 1}')" | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
lines before the header: 5
SEEN
