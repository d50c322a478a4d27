#!/usr/bin/env bash
# The season 2015-2016 is 5 January 2020, 2024-25 is 5 February 2024, and the First World War is 8 January 1914.
#
# date-extractor finds dates in text, in several languages (README). Expected: years for two years with a hyphen, 3 September
# for both ways to write it, the 12th of a May, or nothing. What happens: a cell 2015-2016 is taken for 20-1-5, year, month and
# day, with a 20 that is 2020, and the 2016 that is left for another date, though within words it is right; of 2024-25 the 2 is
# a month and the 5 a day, there too; "Sept." is no month, and what is left makes a day in February 2002 or the first of the
# year; "May 12" is May 2012, and 44 BC is 1944. All look like days.
# Guess before: two years; 2024; 1914; 2025-09-03; the 12th of a May; nothing. Source: PyPI date-extractor 5.1.5.
# Seen:
#   12 May 2025         2025-05-12
#   2015-2016           2020-01-05 2016-01-01
#   (2015-2016)         2015-01-01 2016-01-01
#   the 2024-25 season  2024-02-05
#   the war of 1914-18  1914-01-08
#   Sept. 3, 2025       2002-02-03
#   3 Sept 2025         2025-01-01
#   on May 12           2012-05-01
#   44 BC               1944-01-01
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile date-extractor==5.1.5
cat > check.py <<'PYTHON'
from date_extractor import extract_dates

for text in ["12 May 2025", "2015-2016", "(2015-2016)", "the 2024-25 season", "the war of 1914-18", "Sept. 3, 2025", "3 Sept 2025", "on May 12", "44 BC"]:
    print(f"{text:19}", " ".join(str(date.date()) for date in extract_dates(text)))
PYTHON
venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
12 May 2025         2025-05-12
2015-2016           2020-01-05 2016-01-01
(2015-2016)         2015-01-01 2016-01-01
the 2024-25 season  2024-02-05
the war of 1914-18  1914-01-08
Sept. 3, 2025       2002-02-03
3 Sept 2025         2025-01-01
on May 12           2012-05-01
44 BC               1944-01-01
SEEN
