#!/usr/bin/env bash
# 2025_03 is the number 202503, and a valid integer.
#
# Underscores stand between digits in Python's source, not in tables: xsd:integer, to which CSVW refers, is written with decimal
# digits and a sign only (XML Schema 1.1 part 2, 3.4.13.1). Expected: text such as "2025_03", a month or the number of an
# edition in the names of files, stays text where types are guessed, and is no valid integer for a validator. What happens: the
# cell is handed to Python's int() or Decimal(), which allow underscores since 3.6; "2025_03" and "20_2503" are then the same
# edition.
# Guess before: text. Source: PyPI agate 1.14.2, petl 1.7.30, csvw 4.1.1.
# Seen:
#   agate  Number 202503
#   petl   int 202503
#   csvw   int 202503
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile agate==1.14.2 petl==1.7.30 csvw==4.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import agate
import petl
from csvw import Datatype

cell = "2025_03"
column = agate.Table([[cell]], ["edition"]).columns["edition"]
[number] = petl.values(petl.convertnumbers([["edition"], [cell]]), "edition")
integer = Datatype.fromvalue("integer").read(cell)
print("agate ", type(column.data_type).__name__, column.values()[0])
print("petl  ", type(number).__name__, number)
print("csvw  ", type(integer).__name__, integer)
assert type(column.data_type).__name__ == "Number", "this has changed"
assert [int(column.values()[0]), number, integer] == [202503] * 3, "this has changed"
PYTHON
