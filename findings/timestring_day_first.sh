#!/usr/bin/env bash
# 12 March 2025 is 1 March 2025, and two weeks are one.
#
# timestring makes a Date or a Range of what people write. It reads "March 12, 2025" and "yesterday at 5pm". Expected: the 12th
# for "12 March 2025", the order of British newspapers, and 14 days for "next 2 weeks". What happens: a day before the name of
# the month is passed over without a word and the first of the month is given, so that a span from the 12th to the 14th begins
# and ends in one moment; and of a number of weeks in a range only one is taken. A column of such days is one of months.
# Guess before: 12 March 2025 and 14 days. Source: PyPI timestring 1.6.4.
# Seen:
#   March 12, 2025                             2025-03-12
#   12 March 2025                              2025-03-01
#   12th of March 2025                         2025-03-01
#   between 12 March 2025 and 14 March 2025    2025-03-01 to 2025-03-01
#   next week                                  7 days
#   next 2 weeks                               7 days
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile timestring==1.6.4
cat > check.py <<'PYTHON'
from timestring import Date, Range

for text in ["March 12, 2025", "12 March 2025", "12th of March 2025"]:
    print(f"{text:42}", Date(text).date.date())
text = "between 12 March 2025 and 14 March 2025"
span = Range(text)
print(f"{text:42}", span.start.date.date(), "to", span.end.date.date())
for text in ["next week", "next 2 weeks"]:
    span = Range(text)
    print(f"{text:42}", round((span.end.date - span.start.date).total_seconds() / 86400), "days")
PYTHON
venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
March 12, 2025                             2025-03-12
12 March 2025                              2025-03-01
12th of March 2025                         2025-03-01
between 12 March 2025 and 14 March 2025    2025-03-01 to 2025-03-01
next week                                  7 days
next 2 weeks                               7 days
SEEN
