#!/usr/bin/env bash
# The speaker is "resign" and has said Tom Hale.
#
# A JSON object is an unordered set of names and values (RFC 8259, 1), and so is a mapping of YAML; programs leave out names
# without a value. tablib loads a list of objects as a table with a column for each name (documentation, "json", "yaml").
# Expected: values under their names, and an empty cell, or an error, where a name is missing. What happens: the names are those
# of the first object; of each other object the values are taken in the order in which they stand. Where the order is another
# one they change places, and where another name is missing a value moves into the wrong column, as long as the number of values
# is the same.
# Guess before: an error or an empty cell. Source: PyPI tablib 3.10.0, PyYAML 6.0.4; its pull request 663 tells of it and is
# open.
# Seen:
#   another order, JSON    speaker resign    quote Tom Hale
#   another order, YAML    speaker resign    quote Tom Hale
#   other names, JSON      speaker Tom Hale  quote Dover
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile tablib==3.10.0 PyYAML==6.0.4
"$folder/venv/bin/python" - <<'PYTHON'
import json

import tablib

first = {"speaker": "Ana Reyes", "quote": "stay"}
others = {
    ("another order", "json"): {"quote": "resign", "speaker": "Tom Hale"},
    ("another order", "yaml"): {"quote": "resign", "speaker": "Tom Hale"},
    ("other names", "json"): {"speaker": "Tom Hale", "place": "Dover"},
}
seen = []
for (name, kind), other in others.items():
    row = tablib.Dataset().load(json.dumps([first, other]), format=kind).dict[1]
    seen.append((row["speaker"], row["quote"]))
    label = f"{name}, {kind.upper()}"
    print(f"{label:22} speaker {row['speaker']:9} quote {row['quote']}")
assert seen == [("resign", "Tom Hale"), ("resign", "Tom Hale"), ("Tom Hale", "Dover")], "this has changed"
PYTHON
