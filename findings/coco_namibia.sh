#!/usr/bin/env bash
# With pandas 3 no country can be converted, since Namibia's code is taken for a missing value.
#
# country_converter reads its own table with pandas and asks for codes as text with converters={"ISO2": str}; it allows any
# pandas from 1.0 on. A converter is a function that makes the value of a cell, and with pandas 2 what it gives stays.
# Expected: the same with pandas 3. What happens: the text that the converter gave is looked up among the signs of missing
# values, "NA" becomes NaN, and the package's list of expressions cannot be made: "Italy" ends with a TypeError. The usual way
# to keep "NA" in a column is gone in silence.
# Guess before: GBR for England and a code for most other names. Source: PyPI country_converter 1.3.2, pandas 3.1.1 and 2.3.3.
# Seen:
#   pandas 2.3.3  codes ['IT', 'NA']  Italy is ITA
#   pandas 3.1.1  codes ['IT', nan]  Italy is TypeError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    country_converter==1.3.2 pandas==2.3.3
cat > "$folder/check.py" <<'PYTHON'
import io
import logging

import country_converter
import pandas

logging.disable(logging.WARNING)
table = pandas.read_csv(io.StringIO("country,code\nItaly,IT\nNamibia,NA\n"), converters={"code": str})
try:
    code = country_converter.convert("Italy", to="ISO3")
except TypeError as error:
    code = type(error).__name__
print(f"pandas {pandas.__version__}  codes {list(table.code)}  Italy is {code}")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/check.py")
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile pandas==3.1.1
seen="$seen"$'\n'"$("$folder/venv/bin/python" "$folder/check.py")"
echo "$seen"
[ "$seen" = "pandas 2.3.3  codes ['IT', 'NA']  Italy is ITA
pandas 3.1.1  codes ['IT', nan]  Italy is TypeError" ] || { echo "this has changed"; exit 1; }
