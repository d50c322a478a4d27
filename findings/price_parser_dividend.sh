#!/usr/bin/env bash
# A dividend of $0.125 is 125 dollars.
#
# price-parser takes an amount and a currency out of text, and finds out whether a point or a comma is a decimal sign (README).
# Expected: 0.125; no number of thousands begins with a nought, so that the point can be nothing else. What happens: three digits
# behind a point are always thousands. Dividends, prices of shares and exchange rates are told to three places, and each is a
# thousand times what it was; with two or four places they are right.
# Guess before: 0.125. Source: PyPI price-parser 0.5.1.
# Seen:
#   a dividend of $0.12 a share    0.12
#   a dividend of $0.125 a share   125
#   a dividend of $0.1250 a share  0.1250
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile price-parser==0.5.1
"$folder/venv/bin/python" - <<'PYTHON'
from price_parser import Price

texts = ["a dividend of $0.12 a share", "a dividend of $0.125 a share", "a dividend of $0.1250 a share"]
seen = [str(Price.fromstring(text).amount) for text in texts]
for text, amount in zip(texts, seen):
    print(f"{text:30} {amount}")
assert seen == ["0.12", "125", "0.1250"], "this has changed"
PYTHON
