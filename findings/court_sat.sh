#!/usr/bin/env bash
# The court sat in Dover: an event called "The court", on Saturday.
#
# Sherlock finds the date of an event in a sentence and gives the rest as its title; recurrent finds dates, also of what is
# repeated (READMEs). Expected: no date in such sentences. What happens: "sat" and "sun" are days of the week in small letters
# too, and "may" is a month; an age of 45 years is a day 45 years ago, or in 45 years, and twelve people are the 12th. Sherlock
# takes these words, and what it holds for a place, out of the sentence.
# Guess before: no date in any. Source: npm sherlockjs 1.4.2; PyPI recurrent 0.4.1.
# Seen (told on 12 March 2025):
#   The court sat in Dover.  sherlockjs 2025-03-15 "The court"  recurrent 2025-03-15
#   The sun was out.         sherlockjs 2025-03-16 "The"        recurrent 2025-03-16
#   The mayor may resign.    sherlockjs -                       recurrent 2025-05-01
#   She is 45 years old.     sherlockjs 1980-03-12 "She"        recurrent 2070-03-12
#   12 people died.          sherlockjs -                       recurrent 2025-03-12
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export TZ=UTC
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile \
    recurrent==0.4.1 parsedatetime==2.6
npm install --silent --no-audit --no-fund sherlockjs@1.4.2
cat > sentences.txt <<'TEXT'
The court sat in Dover.
The sun was out.
The mayor may resign.
She is 45 years old.
12 people died.
TEXT
cat > check.cjs <<'JAVASCRIPT'
const fs = require("node:fs")
const Sherlock = require("sherlockjs")

Sherlock._setNow(new Date("2025-03-12T12:00:00Z"))
for (const sentence of fs.readFileSync("sentences.txt", "utf8").trim().split("\n")) {
  const { startDate, eventTitle } = Sherlock.parse(sentence)
  const found = startDate ? `${startDate.toISOString().slice(0, 10)} "${eventTitle}"` : "-"
  console.log(`${sentence.padEnd(23)}  sherlockjs ${found.padEnd(23)}`)
}
JAVASCRIPT
cat > check.py <<'PYTHON'
import datetime
import sys

from recurrent import RecurringEvent

for line in sys.stdin:
    found = RecurringEvent(now_date=datetime.datetime(2025, 3, 12, 12)).parse(line[:23].strip())
    print(line.rstrip("\n"), "recurrent", f"{found:%Y-%m-%d}" if found else "-")
PYTHON
node check.cjs | venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
The court sat in Dover.  sherlockjs 2025-03-15 "The court"  recurrent 2025-03-15
The sun was out.         sherlockjs 2025-03-16 "The"        recurrent 2025-03-16
The mayor may resign.    sherlockjs -                       recurrent 2025-05-01
She is 45 years old.     sherlockjs 1980-03-12 "She"        recurrent 2070-03-12
12 people died.          sherlockjs -                       recurrent 2025-03-12
SEEN
