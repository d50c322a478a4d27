#!/usr/bin/env bash
# The number of victims becomes the day of the month.
#
# search_dates() finds dates in text (documentation, "Search for Dates in Longer Chunks of Text"). Expected: May 2024, with the
# day of reference, as the library fills in a missing day. What happens: the date goes on over "and" or a comma to the next
# number, so that who was hurt or how many firms closed gives the day. The result looks exact.
# Guess before: "in May 2024", on the 12th. Source: PyPI dateparser 1.5.0.
# Seen, told on 12 March 2025:
#   'in May 2024 and 30'     2024-05-30
#   'in May 2024, 30 of'     2024-05-30
#   'in March 2024 and 3'    2024-03-03
#   'in May 2024'            2024-05-12
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile dateparser==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
import datetime

from dateparser.search import search_dates

seen = []
for text in [
    "The storm killed twelve people in May 2024 and 30 were hurt.",
    "The storm killed many people in May 2024, 30 of them children.",
    "Sales rose in March 2024 and 3 firms closed.",
    "The storm killed twelve people in May 2024.",
]:
    found = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": datetime.datetime(2025, 3, 12)})
    words, when = found[-1]
    seen.append((words, str(when.date())))
    print(f"{words!r:24} {when.date()}")
assert seen == [
    ("in May 2024 and 30", "2024-05-30"),
    ("in May 2024, 30 of", "2024-05-30"),
    ("in March 2024 and 3", "2024-03-03"),
    ("in May 2024", "2024-05-12"),
], "this has changed"
PYTHON
