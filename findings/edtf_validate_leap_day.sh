#!/usr/bin/env bash
# 29 February 2025 is a valid date, and so is that of 1900.
#
# edtf-validate tells whether a text is a date of EDTF (README, "valid EDTF"). A day of EDTF is a calendar date of ISO 8601
# (EDTF specification, level 0), so that the day has to be there. Expected: 29 February in leap years only; 30 February and 31
# April are refused. What happens: the days of February are 01 to 29 in every year. A wrong day that crept into a table passes
# the check that was to find it, and the next program stops at it.
# Guess before: 2025-02-29 is not valid. Source: PyPI edtf-validate 2.0.0.
# Seen:
#   2024-02-29  True
#   2025-02-29  True
#   1900-02-29  True
#   2025-02-30  False
#   2025-04-31  False
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile edtf-validate==2.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from edtf_validate.valid_edtf import is_valid

days = ["2024-02-29", "2025-02-29", "1900-02-29", "2025-02-30", "2025-04-31"]
seen = [bool(is_valid(day)) for day in days]
for day, valid in zip(days, seen):
    print(f"{day}  {valid}")
assert seen == [True, True, True, False, False], "this has changed"
PYTHON
