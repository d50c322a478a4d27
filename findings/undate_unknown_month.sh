#!/usr/bin/env bash
# The 12th of some month of 2025 is all of December 2025, and "about March 2025" is March 2025.
#
# undate holds dates of which parts are unknown and writes them in ISO 8601 or EDTF (README, "portions of EDTF"). In EDTF X stands
# for an unknown digit, ~ for "about", a year before our era has four digits behind the sign, and an interval without a start,
# "/2025-03", has one that is unknown, while "../2025-03" has none. Expected: the same text in EDTF; in ISO 8601, which cannot
# tell a day without its month, an error or the year. What happens: in ISO 8601 the day steps into the place of the month, and
# what is left of 20XX-06 is "--06"; in EDTF "about" is dropped, unknown and none are one, and 44 BC is "0-43", which undate
# itself cannot read.
# Guess before: each EDTF text as it was, and an error for ~. Source: PyPI undate 0.8.0.
# Seen:
#   EDTF        in EDTF again  in ISO 8601
#   2025-XX-12  2025-XX-12     2025-12
#   20XX-06     20XX-06        --06
#   2025-03~    2025-03        2025-03
#   /2025-03    ../2025-03     /2025-03
#   -0043       0-43           0-43
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile undate==0.8.0
"$folder/venv/bin/python" - <<'PYTHON'
from undate import Undate

expected = {
    "2025-XX-12": ("2025-XX-12", "2025-12"),
    "20XX-06": ("20XX-06", "--06"),
    "2025-03~": ("2025-03", "2025-03"),
    "/2025-03": ("../2025-03", "/2025-03"),
    "-0043": ("0-43", "0-43"),
}
print("EDTF        in EDTF again  in ISO 8601")
seen = {}
for text in expected:
    date = Undate.parse(text, "EDTF")
    seen[text] = (date.format("EDTF"), date.format("ISO8601"))
    print(f"{text:10}  {seen[text][0]:13}  {seen[text][1]}")
assert seen == expected, "this has changed"
try:
    again = Undate.parse("0-43", "EDTF")
except ValueError:
    again = None
assert again is None, "this has changed"
PYTHON
