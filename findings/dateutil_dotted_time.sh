#!/usr/bin/env bash
# 5.30pm is five o'clock.
#
# British newspapers put a point between hours and minutes. Expected: 17:30, or an error, as for "4 March 2025, 5.30pm". What
# happens: where the time stands first, the minutes are dropped: "12.30pm, Tuesday 4 March 2025" is noon. With a colon all is
# right.
# Guess before: 17:30. Source: PyPI python-dateutil 4.0.0.
# Seen:
#   5.30pm, Tuesday 4 March 2025    2025-03-04 17:00:00
#   12.30pm, Tuesday 4 March 2025   2025-03-04 12:00:00
#   5:30pm, Tuesday 4 March 2025    2025-03-04 17:30:00
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile python-dateutil==4.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from dateutil.parser import parse

seen = []
for time in ["5.30pm", "12.30pm", "5:30pm"]:
    text = f"{time}, Tuesday 4 March 2025"
    seen.append(str(parse(text)))
    print(f"{text:31} {seen[-1]}")
assert seen == ["2025-03-04 17:00:00", "2025-03-04 12:00:00", "2025-03-04 17:30:00"], "this has changed"
PYTHON
