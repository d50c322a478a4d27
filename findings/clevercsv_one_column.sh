#!/usr/bin/env bash
# A table of headlines becomes a table of words.
#
# CleverCSV finds out how a CSV file is written, better than Python's own csv (README), and a file may have one column, as a
# list of headlines or quotes to be checked by people. Expected: one column, as of quotes whose cells have marks around them.
# What happens: with a single column the space between words is the separator, so that each row has as many columns as words,
# and quotation marks around a cell stay in its first and last word. With an id before the text it is right.
# Guess before: one column. Source: PyPI clevercsv 0.8.5.
# Seen:
#   id and headline [['1', 'Dam breaks in Dover'], ['2', 'Mayor says no']]
#   headlines       [['Dam', 'breaks', 'in', 'Dover'], ['Mayor', 'says', 'no']]
#   quotes          [['"It', 'fell,', 'and', 'rose"'], ['"No,', 'it', 'did"']]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile clevercsv==0.8.5
cat > check.py <<'PYTHON'
import clevercsv

tables = {
    "id and headline": "id,headline\n1,Dam breaks in Dover\n2,Mayor says no\n",
    "headlines": "headline\nDam breaks in Dover\nMayor says no\n",
    "quotes": 'quote\n"It fell, and rose"\n"No, it did"\n',
}
for name, text in tables.items():
    with open("table.csv", "w") as table:
        table.write(text)
    print(f"{name:15}", clevercsv.read_table("table.csv")[1:])
PYTHON
venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
id and headline [['1', 'Dam breaks in Dover'], ['2', 'Mayor says no']]
headlines       [['Dam', 'breaks', 'in', 'Dover'], ['Mayor', 'says', 'no']]
quotes          [['"It', 'fell,', 'and', 'rose"'], ['"No,', 'it', 'did"']]
SEEN
