#!/usr/bin/env bash
# Minus five degrees are -5 in words, and +5 with a digit.
#
# quantulum3 reads the sign in "-5 degrees" and the word in "minus five degrees". Expected: -5 for "minus 5 degrees" as well,
# the way in which forecasts are written. What happens: "minus" before a digit is left outside, and the quantity is +5; a frost
# becomes a mild day. The surface that is given back has no trace of the word.
# Guess before: -5. Source: PyPI quantulum3 0.10.0, without its classifier.
# Seen:
#   -5 degrees          '-5 degrees'          -5.0
#   minus five degrees  'minus five degrees'  -5.0
#   minus 5 degrees     '5 degrees'           5.0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile quantulum3==0.10.0
"$folder/venv/bin/python" - <<'PYTHON'
from quantulum3 import parser

seen = []
for text in ["-5 degrees", "minus five degrees", "minus 5 degrees"]:
    [quantity] = parser.parse(f"It was {text} in the north.")
    seen.append((quantity.surface, quantity.value))
    print(f"{text:19} {quantity.surface!r:21} {quantity.value}")
assert seen == [("-5 degrees", -5.0), ("minus five degrees", -5.0), ("5 degrees", 5.0)], "this has changed"
PYTHON
