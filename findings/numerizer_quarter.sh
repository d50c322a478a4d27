#!/usr/bin/env bash
# The third quarter of 2024 is 3rd/4 of it, the second half is 2nd/2, and nineteen eighty-four is 19 80 4.
#
# numerize() writes the numbers of a text in digits; "nine and three quarters" is 9.75, and "the next quarter" becomes "the next
# 1/4" (README). Expected: "the 3rd quarter", since an ordinal counts what follows and is no numerator. What happens: the two
# are joined to something that is neither a number nor a word. "A third quarter", in rugby, is 1/3/4. A year in words is three
# numbers.
# Guess before: "the 3rd quarter", "the 2nd half", "1984". Source: PyPI numerizer 0.2.4.
# Seen:
#   in the third quarter of 2024   in the 3rd/4 of 2024
#   the second half was better     the 2nd/2 was better
#   a third quarter without goals  1/3/4 without goals
#   nineteen eighty-four           19 80 4
#   two thirds of voters           2/3 of voters
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile numerizer==0.2.4
"$folder/venv/bin/python" - <<'PYTHON'
from numerizer import numerize

expected = {
    "in the third quarter of 2024": "in the 3rd/4 of 2024",
    "the second half was better": "the 2nd/2 was better",
    "a third quarter without goals": "1/3/4 without goals",
    "nineteen eighty-four": "19 80 4",
    "two thirds of voters": "2/3 of voters",
}
seen = {text: numerize(text) for text in expected}
for text, found in seen.items():
    print(f"{text:30} {found}")
assert seen == expected, "this has changed"
PYTHON
