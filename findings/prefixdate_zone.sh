#!/usr/bin/env bash
# Half past eleven at night in New York is half past eleven in Greenwich, unless the seconds are told, and no part of them.
#
# prefixdate keeps as much of a date as it can read, "2025-03" for a month, and times are always converted to UTC (README).
# Expected: 04:30 on the 13th for the first three; seconds may be left out or have parts (W3C date and time formats), and
# JavaScript writes three digits of them. What happens: the zone is looked for behind whole seconds or four to six digits only.
# Elsewhere it is passed over, so that of two articles of the same night one is on another day; without seconds a Z costs the
# minutes.
# Guess before: 2025-03-13T04:30 for each, and 23:30. Source: PyPI prefixdate 0.6.1.
# Seen:
#   2025-03-12T23:30:00-05:00      2025-03-13T04:30:00
#   2025-03-12T23:30:00.000-05:00  2025-03-12T23:30:00
#   2025-03-12T23:30-05:00         2025-03-12T23:30
#   2025-03-12T23:30Z              2025-03-12T23
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile prefixdate==0.6.1
"$folder/venv/bin/python" - <<'PYTHON'
from prefixdate import parse

expected = {
    "2025-03-12T23:30:00-05:00": "2025-03-13T04:30:00",
    "2025-03-12T23:30:00.000-05:00": "2025-03-12T23:30:00",
    "2025-03-12T23:30-05:00": "2025-03-12T23:30",
    "2025-03-12T23:30Z": "2025-03-12T23",
}
seen = {text: parse(text).text for text in expected}
for text, date in seen.items():
    print(f"{text:29}  {date}")
assert seen == expected, "this has changed"
PYTHON
