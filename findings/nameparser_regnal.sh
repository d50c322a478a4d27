#!/usr/bin/env bash
# The family name of Pope Leo XIV is XIV, while King Charles III has none.
#
# Titles such as pope and king are known to nameparser, the name after them is a given name (documentation, "first name
# titles"), and a Roman numeral behind it is a suffix. Expected: no family name. What happens: numerals up to IX are suffixes;
# from X on they are the family name, and in "Carl XVI Gustaf" a middle name. A list sorted by family name has popes among X.
# Guess before: suffix "XIV". Source: PyPI nameparser 2.6.0.
# Seen:
#   King Charles III      first Charles  suffix III
#   Pope Pius IX          first Pius  suffix IX
#   Pope Pius X           first Pius  last X
#   Pope Leo XIV          first Leo  last XIV
#   King Carl XVI Gustaf  first Carl  middle XVI  last Gustaf
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile nameparser==2.6.0
"$folder/venv/bin/python" - <<'PYTHON'
from nameparser import HumanName

seen = []
for name in ["King Charles III", "Pope Pius IX", "Pope Pius X", "Pope Leo XIV", "King Carl XVI Gustaf"]:
    parts = {part: value for part, value in HumanName(name).as_dict().items() if value and part != "title"}
    print(f"{name:21} {'  '.join(f'{part} {value}' for part, value in parts.items())}")
    seen.append(parts)
assert seen == [
    {"first": "Charles", "suffix": "III"},
    {"first": "Pius", "suffix": "IX"},
    {"first": "Pius", "last": "X"},
    {"first": "Leo", "last": "XIV"},
    {"first": "Carl", "middle": "XVI", "last": "Gustaf"},
], "this has changed"
PYTHON
