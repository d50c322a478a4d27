#!/usr/bin/env bash
# £2.5m are 2.5 "pound sterling metre".
#
# Newspapers write m, bn and trn behind amounts of money, and quantulum3 knows "million" and "billion" behind a currency.
# Expected: 2.5 million, 50 billion, 1.2 trillion; or at least the currency alone. What happens: the letters are read as units
# of physics and multiplied with the currency: metre; barn or bit, and newton; ton of refrigeration and newton. The amount is
# too small by a million and more, and nothing says so.
# Guess before: 2.5 million pounds, 50 billion euros, 1.2 trillion dollars. Source: PyPI quantulum3 0.10.0, without its
# classifier.
# Seen (one in several runs "bit" in place of "barn"):
#   £2.5m         2.5 pound sterling metre
#   €50bn         50.0 euro barn newton
#   $1.2trn       1.2 dollar ton of refrigeration newton
#   $3.5 billion  3500000000.0 dollar
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile quantulum3==0.10.0
"$folder/venv/bin/python" - <<'PYTHON'
from quantulum3 import parser

seen = []
for text in ["£2.5m", "€50bn", "$1.2trn", "$3.5 billion"]:
    [quantity] = parser.parse(f"The fund holds {text} now.")
    seen.append(f"{quantity.value} {quantity.unit.name}")
    print(f"{text:13} {seen[-1]}")
assert seen[1] in ["50.0 euro barn newton", "50.0 euro bit newton"], "this has changed"
del seen[1]
assert seen == [
    "2.5 pound sterling metre",
    "1.2 dollar ton of refrigeration newton",
    "3500000000.0 dollar",
], "this has changed"
PYTHON
