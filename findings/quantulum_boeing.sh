#!/usr/bin/env bash
# A Boeing is a billion oersted inch gram.
#
# "a" counts as one before a unit ("a mile"), letters before a unit may be a prefix or a factor, and units may stand together.
# Expected: a word that is the name of a firm is no quantity. What happens: "Boeing" is taken apart into B for a billion, Oe for
# oersted, in for inch, and g for gram. Such a row then stands among the figures of an article about an aeroplane.
# Guess before: only 737, without a unit. Source: PyPI quantulum3 0.10.0, without its classifier.
# Seen:
#   'a Boeing'  1000000000.0  oersted inch gram
#   '737'       737.0         dimensionless
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile quantulum3==0.10.0
"$folder/venv/bin/python" - <<'PYTHON'
from quantulum3 import parser

seen = [(found.surface, found.value, found.unit.name) for found in parser.parse("The airline flew a Boeing 737 to Oslo.")]
for surface, value, unit in seen:
    print(f"{surface!r:11} {value:<13} {unit}")
assert seen == [("a Boeing", 1e9, "oersted inch gram"), ("737", 737.0, "dimensionless")], "this has changed"
PYTHON
