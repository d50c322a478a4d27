#!/usr/bin/env bash
# "Two point five million" becomes "2.5 1000000", two numbers.
#
# alpha2digit() writes the numbers of a text in digits (README), decimals among them: "one point five per cent" becomes "1.5
# per cent". Expected: 2500000, or "2.5 million". What happens: the decimal ends before "million", which is then a number of
# its own, a million. Who reads the numbers afterwards finds 2.5 and a million pounds.
# Guess before: "2.5 million". Source: PyPI text2num 3.1.0.
# Seen:
#   It cost two million pounds.             It cost 2000000 pounds.
#   It rose two point five per cent.        It rose 2.5 per cent.
#   It cost two point five million pounds.  It cost 2.5 1000000 pounds.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile text2num==3.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from text_to_num import alpha2digit

texts = ["It cost two million pounds.", "It rose two point five per cent.", "It cost two point five million pounds."]
seen = [alpha2digit(text, "en") for text in texts]
for text, digits in zip(texts, seen):
    print(f"{text:39} {digits}")
assert seen == ["It cost 2000000 pounds.", "It rose 2.5 per cent.", "It cost 2.5 1000000 pounds."], "this has changed"
PYTHON
