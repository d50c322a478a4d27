#!/usr/bin/env bash
# Two and a half hours are half an hour, and an hour and a half is one.
#
# timelength reads durations in words, with numbers ("twelve hours") and parts ("half of a day", README). Expected: 2.5 hours
# for the two together, the way in which talks, delays and sentences are told. What happens: "half" is taken with the hours
# behind it and the number before is left over, a "lonely value"; in "an hour and a half" the half is left over. The result is a
# success, and whoever does not look at what is left over has a fifth of the time.
# Guess before: 2.5 and 1.5. Source: PyPI timelength 3.0.4.
# Seen:
#   half an hour          0.5 hours  success True
#   two hours             2.0 hours  success True
#   two and a half hours  0.5 hours  success True
#   an hour and a half    1.0 hours  success True
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile timelength==3.0.4
"$folder/venv/bin/python" - <<'PYTHON'
from timelength import TimeLength

expected = {"half an hour": 0.5, "two hours": 2.0, "two and a half hours": 0.5, "an hour and a half": 1.0}
seen = {}
for text in expected:
    result = TimeLength(text).result
    seen[text] = result.seconds / 3600
    print(f"{text:20}  {seen[text]} hours  success {result.success}")
    assert result.success, "this has changed"
assert seen == expected, "this has changed"
PYTHON
