#!/usr/bin/env bash
# The day before yesterday is yesterday.
#
# parsedatetime knows "yesterday" and "tomorrow", and counts days before and after other dates ("two days before Friday").
# Expected: two days ago for "the day before yesterday". What happens: the first words are passed over without a sign, and it
# is one day ago; the day after tomorrow is tomorrow. Spoken quotes are full of both.
# Guess before: 2025-03-10 and 2025-03-14. Source: PyPI parsedatetime 2.6.
# Seen:
#   told on 2025-03-12
#   yesterday                 2025-03-11
#   the day before yesterday  2025-03-11
#   two days ago              2025-03-10
#   the day after tomorrow    2025-03-13
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile parsedatetime==2.6
"$folder/venv/bin/python" - <<'PYTHON'
import datetime

import parsedatetime

told = datetime.datetime(2025, 3, 12, 9)
texts = ["yesterday", "the day before yesterday", "two days ago", "the day after tomorrow"]
seen = [f"{parsedatetime.Calendar().parseDT(text, told)[0]:%Y-%m-%d}" for text in texts]
print("told on 2025-03-12")
for text, day in zip(texts, seen):
    print(f"{text:25} {day}")
assert seen == ["2025-03-11", "2025-03-11", "2025-03-10", "2025-03-13"], "this has changed"
PYTHON
