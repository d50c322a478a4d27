#!/usr/bin/env bash
# The second quarter of 2025 becomes February 2025.
#
# text_to_edtf() makes an EDTF date of English words (README, "Natural language representation"), and EDTF has codes for
# quarters, 33 to 36, which the same library reads. Expected: "2025-34", or None, as for other words that it does not know, or
# the year alone, as for "second quarter of 2025". What happens: the number behind the Q is taken for a month, so that figures
# of a quarter, the usual ones in business news, get a month in which the quarter has not begun.
# Guess before: None. Source: PyPI edtf 5.0.2.
# Seen:
#   'Q2 2025'                 '2025-02'
#   'Q4 2024'                 '2024-04'
#   'second quarter of 2025'  '2025'
#   '2025-34' is read from    2025-04-01 on
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile edtf==5.0.2
"$folder/venv/bin/python" - <<'PYTHON'
import time

from edtf import parse_edtf, text_to_edtf

seen = [text_to_edtf(text) for text in ["Q2 2025", "Q4 2024", "second quarter of 2025"]]
start = time.strftime("%Y-%m-%d", parse_edtf("2025-34").lower_strict())
for text, date in zip(["'Q2 2025'", "'Q4 2024'", "'second quarter of 2025'"], seen):
    print(f"{text:25} {date!r}")
print(f"'2025-34' is read from    {start} on")
assert [*seen, start] == ["2025-02", "2024-04", "2025", "2025-04-01"], "this has changed"
PYTHON
