#!/usr/bin/env bash
# Last Friday is next Friday.
#
# ctparse reads dates in English and German and gives them with a part of the day where one is told, as in "Friday night".
# Expected: 7 March, told on Wednesday 12 March. What happens: "last" is such a part of the day, the last one, "as late as
# possible"; the day is the coming Friday, and "last Monday" the coming Monday. What was reported as done is dated ahead.
# Guess before: 2025-03-07. Source: PyPI ctparse 0.3.6.
# Seen:
#   Friday        2025-03-14 X:X (X/X)
#   Friday night  2025-03-14 X:X (X/night)
#   last Friday   2025-03-14 X:X (X/last)
#   last Monday   2025-03-17 X:X (X/last)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile ctparse==0.3.6
"$folder/venv/bin/python" - <<'PYTHON'
import datetime

from ctparse import ctparse

told = datetime.datetime(2025, 3, 12, 9)
texts = ["Friday", "Friday night", "last Friday", "last Monday"]
seen = [str(ctparse(text, ts=told).resolution) for text in texts]
for text, day in zip(texts, seen):
    print(f"{text:13} {day}")
days = ["2025-03-14 X:X (X/X)", "2025-03-14 X:X (X/night)", "2025-03-14 X:X (X/last)", "2025-03-17 X:X (X/last)"]
assert seen == days, "this has changed"
PYTHON
