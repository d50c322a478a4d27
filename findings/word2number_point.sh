#!/usr/bin/env bash
# One point five billion is one.
#
# word2number reads decimals ("two point three" is 2.3) and large numbers ("two million three thousand"), both told in its
# README. Expected: 1.5 billion for both together, the way in which sums are told, or an error. What happens: whatever stands
# behind "point" is dropped as soon as "thousand", "million" or "billion" follows, and that word with it. 2.5 million people
# are two.
# Guess before: 1500000000. Source: PyPI word2number 1.1.
# Seen:
#   two point three            2.3
#   one point five billion     1
#   two point five million     2
#   three point two thousand   3
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile word2number==1.1
"$folder/venv/bin/python" - <<'PYTHON'
from word2number import w2n

words = ["two point three", "one point five billion", "two point five million", "three point two thousand"]
seen = [w2n.word_to_num(text) for text in words]
for text, value in zip(words, seen):
    print(f"{text:26} {value}")
assert seen == [2.3, 1, 2, 3], "this has changed"
PYTHON
