#!/usr/bin/env bash
# Half a year is "0 years, 0:00:00", and the years 2000 to 2099 begin in 2001.
#
# isodate reads durations and dates of ISO 8601 (README). Expected: P0.5Y is printed as half a year or refused; the century
# "20", which is in ISO 8601 the years 2000 to 2099, is 2000, as a month is its first day. What happens: the fraction is kept
# inside, but str() and repr() cut it off, so that a log or a table that holds the text has 0 years and 1 year; adding it to a
# date is an error. A century is moved by a year: "20" is 2001, for which aniso8601 gives 2000.
# Guess before: years 0.5; 2000-01-01. Source: PyPI isodate 0.7.2; aniso8601 10.0.1 for comparison.
# Seen:
#   P0.5Y  str: 0 years, 0:00:00  written again: P0.5Y  added: ValueError
#   P1.5Y  str: 1 years, 0:00:00  written again: P1.5Y  added: ValueError
#   P1.5M  str: 1 months, 0:00:00  written again: P1.5M  added: ValueError
#   20     isodate 2001-01-01  aniso8601 2000-01-01
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile isodate==0.7.2 aniso8601==10.0.1
cat > check.py <<'PYTHON'
import datetime
import aniso8601
import isodate

for text in ["P0.5Y", "P1.5Y", "P1.5M"]:
    duration = isodate.parse_duration(text)
    try:
        later = datetime.date(2025, 1, 1) + duration
    except ValueError as error:
        later = type(error).__name__
    print(f"{text}  str: {duration}  written again: {isodate.duration_isoformat(duration)}  added: {later}")
print("20     isodate", isodate.parse_date("20"), " aniso8601", aniso8601.parse_date("20"))
PYTHON
venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
P0.5Y  str: 0 years, 0:00:00  written again: P0.5Y  added: ValueError
P1.5Y  str: 1 years, 0:00:00  written again: P1.5Y  added: ValueError
P1.5M  str: 1 months, 0:00:00  written again: P1.5M  added: ValueError
20     isodate 2001-01-01  aniso8601 2000-01-01
SEEN
