#!/usr/bin/env bash
# Monday to Wednesday ends five days before it begins.
#
# timefhuman reads ranges of dates (README, "ranges"). Expected: three days, Monday first. What happens: each end is looked
# for by itself, from the day of reference on; told on a Wednesday, Monday is the next one and Wednesday is today. "Saturday
# to Monday" is right on that day and wrong on a Sunday. A program that takes the end from the start has a span of less than
# nothing.
# Guess before: 17 to 19 March 2025. Source: PyPI timefhuman 0.1.5.
# Seen:
#   told on Wed 12 March: Monday to Wednesday  Mon 17 to Wed 12
#   told on Wed 12 March: Saturday to Monday   Sat 15 to Mon 17
#   told on Sun 16 March: Saturday to Monday   Sat 22 to Mon 17
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile timefhuman==0.1.5
"$folder/venv/bin/python" - <<'PYTHON'
import datetime

from timefhuman import timefhuman, tfhConfig

seen = []
for day, text in [(12, "Monday to Wednesday"), (12, "Saturday to Monday"), (16, "Saturday to Monday")]:
    now = datetime.datetime(2025, 3, day, 9)
    [(start, end)] = timefhuman(text, config=tfhConfig(now=now))
    seen.append((f"{start:%a %d}", f"{end:%a %d}"))
    print(f"told on {now:%a %d March}: {text:19}  {' to '.join(seen[-1])}")
assert seen == [("Mon 17", "Wed 12"), ("Sat 15", "Mon 17"), ("Sat 22", "Mon 17")], "this has changed"
PYTHON
