#!/usr/bin/env bash
# "1 May 2024 to 3 June" is in this year, whichever that is.
#
# DateRangeParser reads ranges of dates as people write them; what one of two dates lacks is taken from the other, and the year
# is that of today only where none is told (documentation of parse()). Expected: 1 May to 3 June 2024. What happens: only a year
# at the end counts. A year that stands with the first date is read, passed over and replaced by that of the machine's clock, so
# that the same exhibition is in another year whenever the file is read. "30 December 2023 to 2 January" is this winter.
# Guess before: the end is in 2024 as well. Source: PyPI DateRangeParser 1.3.2.
# Seen (the year is that of the machine's clock):
#   1 May 2024 to 3 June 2024      2024-05-01 to 2024-06-03
#   1 May to 3 June 2024           2024-05-01 to 2024-06-03
#   1 May 2024 to 3 June           2026-05-01 to 2026-06-03
#   30 December 2023 to 2 January  2025-12-30 to 2026-01-02
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile DateRangeParser==1.3.2
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from datetime import date

warnings.simplefilter("ignore")
from daterangeparser import parse

today = date.today().year
expected = {
    "1 May 2024 to 3 June 2024": ("2024-05-01", "2024-06-03"),
    "1 May to 3 June 2024": ("2024-05-01", "2024-06-03"),
    "1 May 2024 to 3 June": (f"{today}-05-01", f"{today}-06-03"),
    "30 December 2023 to 2 January": (f"{today - 1}-12-30", f"{today}-01-02"),
}
seen = {text: tuple(f"{day:%Y-%m-%d}" for day in parse(text)) for text in expected}
for text, (start, end) in seen.items():
    print(f"{text:29}  {start} to {end}")
assert seen == expected, "this has changed"
PYTHON
