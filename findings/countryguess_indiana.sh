#!/usr/bin/env bash
# Indiana is in India, Chad Smith is in Chad, and Northern Ireland is nowhere.
#
# guess_country() finds a country by its code, by patterns of names, and then by likeness; for "no such country" it gives None
# (README). Expected: None for Indiana and for people, GB for Northern Ireland as for England. What happens: the pattern of
# India leaves Indiana out on purpose, but what no pattern finds goes to difflib, for which Indiana is like India; a pattern
# also fits any words that hold the name, so that players are countries; and nobody has thought of Northern Ireland. Columns of
# places and of mentions are filled with such names, and the rows of one state are counted for another.
# Guess before: None, None, None, GB. Source: PyPI countryguess 0.4.9.
# Seen:
#   Indiana           IN
#   Indianapolis      None
#   Chad Smith        TD
#   Jordan Henderson  JO
#   England           GB
#   Northern Ireland  None
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile countryguess==0.4.9
"$folder/venv/bin/python" - <<'PYTHON'
from countryguess import guess_country

expected = {
    "Indiana": "IN",
    "Indianapolis": None,
    "Chad Smith": "TD",
    "Jordan Henderson": "JO",
    "England": "GB",
    "Northern Ireland": None,
}
seen = {name: guess_country(name, attribute="iso2") for name in expected}
for name, code in seen.items():
    print(f"{name:17} {code}")
assert seen == expected, "this has changed"
PYTHON
