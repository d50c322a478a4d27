#!/usr/bin/env bash
# A year has 366 days, and an hour and a half written 1h30 is an hour.
#
# durations turns "2 hours 30 minutes" into seconds. Expected: 365 days or a fraction more for a year, and an error for what it
# cannot read, as for "1.5 hours" and "three days". What happens: a month has 30 days and a half and a year twelve of these,
# 366, so that a decade is a week too long and a century 75 days; and a number at the end that has no unit is dropped in
# silence. Guess before: 365 days; an error for 1h30. Source: PyPI durations 0.3.3 (constants.py calls the month an ugly hack).
# Seen:
#   1 month    30.5 days
#   1 year     366 days
#   12 months  366 days
#   1 decade   3660 days
#   1 century  36600 days
#   1h30m      0.06 days
#   1h30       0.04 days
#   1.5 hours  InvalidTokenError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile durations==0.3.3
cat > check.py <<'PYTHON'
from durations import Duration

for text in ["1 month", "1 year", "12 months", "1 decade", "1 century", "1h30m", "1h30", "1.5 hours"]:
    try:
        print(f"{text:10} {Duration(text).to_days():g} days")
    except Exception as error:
        print(f"{text:10} {type(error).__name__}")
PYTHON
venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
1 month    30.5 days
1 year     366 days
12 months  366 days
1 decade   3660 days
1 century  36600 days
1h30m      0.06 days
1h30       0.04 days
1.5 hours  InvalidTokenError
SEEN
