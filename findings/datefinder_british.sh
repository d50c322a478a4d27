#!/usr/bin/env bash
# 12 May is no date, while May 12 is.
#
# datefinder finds dates in text and takes a base date for what is relative (README). Expected: both orders, as it finds both
# with a year. What happens: a day and a month in the British order, without a year, give nothing at all, after "on" and "by" or
# alone, with a suffix too. News of the day hardly ever tells the year, so that of a British newspaper nearly every date is
# lost, and none of an American one.
# Guess before: 2025-05-12 for all. Source: PyPI datefinder 1.0.0.
# Seen (told on 12 March 2025):
#   He left on May 12.       2025-05-12
#   He left on 12 May.       -
#   12th of May              -
#   by 12 December           -
#   He left on 12 May 2025.  2025-05-12
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile datefinder==1.0.0
cat > check.py <<'PYTHON'
from datetime import datetime
import datefinder

for text in ["He left on May 12.", "He left on 12 May.", "12th of May", "by 12 December", "He left on 12 May 2025."]:
    found = datefinder.find_dates(text, base_date=datetime(2025, 3, 12))
    print(f"{text:24}", " ".join(str(day.date()) for day in found) or "-")
PYTHON
venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
He left on May 12.       2025-05-12
He left on 12 May.       -
12th of May              -
by 12 December           -
He left on 12 May 2025.  2025-05-12
SEEN
