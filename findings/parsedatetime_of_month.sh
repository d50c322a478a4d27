#!/usr/bin/env bash
# The 12th of May is the first of May.
#
# parsedatetime reads dates in English. Expected: 12 May for "12th of May", the same as for "12th May" and "May 12th". What
# happens: with "of" the day is lost and the first of the month comes out, in whatever year is told; the flag that says that a
# date was found is set. In British newspapers and in quoted speech "of" is the rule: "the 5th of November".
# Guess before: 2025-05-12. Source: PyPI parsedatetime 2.6.
# Seen:
#   May 12th             2025-05-12  flag 1
#   12th May             2025-05-12  flag 1
#   12th of May          2025-05-01  flag 1
#   the 5th of November  2025-11-01  flag 1
#   3rd of June 2024     2024-06-01  flag 1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile parsedatetime==2.6
"$folder/venv/bin/python" - <<'PYTHON'
import datetime

import parsedatetime

told = datetime.datetime(2025, 3, 12, 9)
texts = ["May 12th", "12th May", "12th of May", "the 5th of November", "3rd of June 2024"]
seen = [parsedatetime.Calendar().parseDT(text, told) for text in texts]
for text, (moment, flag) in zip(texts, seen):
    print(f"{text:20} {moment:%Y-%m-%d}  flag {flag}")
days = ["2025-05-12", "2025-05-12", "2025-05-01", "2025-11-01", "2024-06-01"]
assert [(f"{moment:%Y-%m-%d}", flag) for moment, flag in seen] == [(day, 1) for day in days], "this has changed"
PYTHON
