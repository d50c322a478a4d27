#!/usr/bin/env bash
# Two dollars are two cents.
#
# num2words writes sums of money in words with to="currency" (README: 2.14). Expected: two dollars, zero cents. What happens: a
# whole number is taken for cents, while 2.0 and "2" are dollars. So a column of sums in which some are whole has two kinds of
# words, a hundred times apart, and nothing is said.
# Guess before: two dollars, zero cents. Source: PyPI num2words 0.5.14.
# Seen:
#   2.5  two dollars, fifty cents
#   2.0  two dollars, zero cents
#   '2'  two dollars, zero cents
#   2    zero dollars, two cents
#   100  one dollar, zero cents
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile num2words==0.5.14
"$folder/venv/bin/python" - <<'PYTHON'
from num2words import num2words

sums = [2.5, 2.0, "2", 2, 100]
seen = [num2words(amount, to="currency", currency="USD") for amount in sums]
for amount, words in zip(sums, seen):
    print(f"{amount!r:4} {words}")
assert seen == [
    "two dollars, fifty cents",
    "two dollars, zero cents",
    "two dollars, zero cents",
    "zero dollars, two cents",
    "one dollar, zero cents",
], "this has changed"
PYTHON
