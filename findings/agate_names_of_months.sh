#!/usr/bin/env bash
# A column of the first names April, May and June is a column of days in the year 1.
#
# agate, and csvkit on top of it, guesses the type of a column (documentation, "Table.from_csv", TypeTester): a column is a date
# if all its values are dates. Expected: names stay text, and so do "Tuesday" and "today", which are no day without an article.
# What happens: whatever its parser makes something of is a date: words are days in the first year of the era, "3 years" is a
# day in the year 4, and the score of a match is a day in March 2001. The words themselves are gone.
# Guess before: text, for all of them. Source: PyPI agate 1.14.2.
# Seen:
#   April, May, June       Date  0001-04-01 0001-05-01 0001-06-01
#   Tuesday, today         Date  0001-01-02 0001-01-01
#   3-5, 2-1               Date  2001-03-05 2001-02-01
#   April, May, Augusta    Text  April May Augusta
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile agate==1.14.2
"$folder/venv/bin/python" - <<'PYTHON'
import agate

seen = []
for values in [["April", "May", "June"], ["Tuesday", "today"], ["3-5", "2-1"], ["April", "May", "Augusta"]]:
    column = agate.Table([[value] for value in values], ["value"]).columns["value"]
    seen.append((type(column.data_type).__name__, [str(value) for value in column.values()]))
    print(f"{', '.join(values):22} {seen[-1][0]}  {' '.join(seen[-1][1])}")
assert seen == [
    ("Date", ["0001-04-01", "0001-05-01", "0001-06-01"]),
    ("Date", ["0001-01-02", "0001-01-01"]),
    ("Date", ["2001-03-05", "2001-02-01"]),
    ("Text", ["April", "May", "Augusta"]),
], "this has changed"
PYTHON
