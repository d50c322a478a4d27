#!/usr/bin/env bash
# A number with separators is read as a decimal and refused as a number.
#
# CSVW lets each numeric datatype give its decimalChar and groupChar (Model for Tabular Data, 6.4.2, "Formats for numeric
# types"), and `number` is one of them (5.11.1: an alias of xsd:double). Expected: 1234.5 for all, as the documentation of csvw
# shows for decimal. What happens: for `number` and `double` the format is not used; the cell is an error, and to_json() gives
# the text "1.234,5" as it stands.
# Guess before: 1234.5. Source: PyPI csvw 4.1.1.
# Seen:
#   decimal  Decimal('1234.5')
#   number   ValueError: invalid lexical value for float: 1.234,5
#   double   ValueError: invalid lexical value for float: 1.234,5
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile csvw==4.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from csvw import Datatype

seen = {}
for base in ["decimal", "number", "double"]:
    datatype = Datatype.fromvalue({"base": base, "format": {"decimalChar": ",", "groupChar": "."}})
    try:
        seen[base] = repr(datatype.read("1.234,5"))
    except ValueError as error:
        seen[base] = f"ValueError: {error}"
    print(f"{base:8} {seen[base]}")
refused = "ValueError: invalid lexical value for float: 1.234,5"
assert seen == {"decimal": "Decimal('1234.5')", "number": refused, "double": refused}, "this has changed"
PYTHON
