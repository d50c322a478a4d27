#!/usr/bin/env bash
# Mr Chadwick is the country of Chad, and Scotland is no country at all.
#
# country_converter finds a country by a regular expression for its names (README, "Classification schemes": regex). Expected:
# the names of countries and their variants; a family name has no country. What happens: the expressions of many countries
# have no end, so that "Chadwick" is Chad, "Niger Delta" Niger and "Peruvian" Peru, while "Dutch", "Scotland", "Northern
# Ireland" and "Holland" are not found. A column of places or names with a few other words gets countries without a warning.
# Guess before: "not found" for Chadwick and Peruvian, GBR for Scotland, NLD for Holland. Source: PyPI country_converter 1.3.2
# with pandas 2.3.3.
# Seen:
#   Chadwick          TCD
#   Niger Delta       NER
#   Peruvian          PER
#   Dutch             not found
#   Holland           not found
#   Scotland          not found
#   Northern Ireland  not found
#   England           GBR
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    country_converter==1.3.2 pandas==2.3.3
"$folder/venv/bin/python" - <<'PYTHON'
import logging

import country_converter

logging.disable(logging.WARNING)
names = ["Chadwick", "Niger Delta", "Peruvian", "Dutch", "Holland", "Scotland", "Northern Ireland", "England"]
seen = country_converter.convert(names, to="ISO3")
for name, code in zip(names, seen):
    print(f"{name:17} {code}")
assert seen == ["TCD", "NER", "PER", "not found", "not found", "not found", "not found", "GBR"], "this has changed"
PYTHON
