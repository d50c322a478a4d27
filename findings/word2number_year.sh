#!/usr/bin/env bash
# Nineteen eighty-four is the number 1524.
#
# word2number turns English words into a number (README). A year is told in two halves, and the halves are no number.
# Expected: 1984, or an error, or at worst 103, the sum. What happens: three words are worked out as "two hundred four" would
# be, the first times the second and the third added: 19 times 80, and 4. Two words are added. The number that comes out looks
# like a year of another age.
# Guess before: 103, the sum of 19 and 84. Source: PyPI word2number 1.1.
# Seen:
#   nineteen eighty-four         1524
#   seventeen seventy-six        1196
#   twenty twenty-four           404
#   nineteen seventeen           36
#   two thousand and four        2004
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile word2number==1.1
"$folder/venv/bin/python" - <<'PYTHON'
from word2number import w2n

words = ["nineteen eighty-four", "seventeen seventy-six", "twenty twenty-four", "nineteen seventeen", "two thousand and four"]
seen = [w2n.word_to_num(text) for text in words]
for text, value in zip(words, seen):
    print(f"{text:28} {value}")
assert seen == [1524, 1196, 404, 36, 2004], "this has changed"
PYTHON
