#!/usr/bin/env bash
# "At 1930 GMT on Thursday" is a day in the year 1930.
#
# News agencies write times of the day without a colon and in GMT. Expected: half past seven in the evening, as for "19:30 GMT"
# (the documentation lists times with a zone), or nothing. What happens: the four digits are taken for a year although a zone of
# time stands behind them, and the weekday is dropped. "0442 GMT" is a day of the year 442. Each such sentence of a corpus moves
# centuries away.
# Guess before: 19:30. Source: PyPI dateparser 1.5.0.
# Seen, told on 12 March 2025:
#   The vote starts at 1930 GMT on Thursday.   'at 1930 GMT on Thursday'   1930-03-12 00:00
#   The quake struck at 0442 GMT.              'at 0442 GMT'               0442-03-12 00:00
#   The quake struck at 04:42 GMT.             'at 04:42 GMT'              2025-03-12 04:42
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile dateparser==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
import datetime

from dateparser.search import search_dates

settings = {"RELATIVE_BASE": datetime.datetime(2025, 3, 12, 9)}
seen = []
for text in ["The vote starts at 1930 GMT on Thursday.", "The quake struck at 0442 GMT.", "The quake struck at 04:42 GMT."]:
    [(words, when)] = search_dates(text, languages=["en"], settings=settings)
    seen.append((words, when.isoformat(" ")[:16]))
    print(f"{text:42} {words!r:27} {seen[-1][1]}")
assert seen == [
    ("at 1930 GMT on Thursday", "1930-03-12 00:00"),
    ("at 0442 GMT", "0442-03-12 00:00"),
    ("at 04:42 GMT", "2025-03-12 04:42"),
], "this has changed"
PYTHON
