#!/usr/bin/env bash
# March 3-5, 2025 is twenty-five past eight in the evening of a day in 2005.
#
# A range of days is the usual way to tell when a summit or a conference is. Expected: an error, since parse() gives one moment;
# it refuses "Q1 2025" in this way. What happens: the last day is the year, and what was the year is a time of the day. With
# fuzzy=True, which is made for sentences, the number of victims takes the place of the day in the same way.
# Guess before: an error for the range, 4 March 2025 for the sentence. Source: PyPI python-dateutil 4.0.0.
# Seen:
#   March 3-5, 2025                     2005-03-03 20:25:00
#   At least 20 died on March 4, 2025   2004-03-20 20:25:00
#   At least ten died on March 4, 2025  2025-03-04 00:00:00
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile python-dateutil==4.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import datetime

from dateutil.parser import parse

midnight = datetime.datetime(2025, 3, 12)
seen = []
for text, fuzzy in [
    ("March 3-5, 2025", False),
    ("At least 20 died on March 4, 2025", True),
    ("At least ten died on March 4, 2025", True),
]:
    seen.append(str(parse(text, default=midnight, fuzzy=fuzzy)))
    print(f"{text:35} {seen[-1]}")
assert seen == ["2005-03-03 20:25:00", "2004-03-20 20:25:00", "2025-03-04 00:00:00"], "this has changed"
PYTHON
