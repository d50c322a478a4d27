#!/usr/bin/env bash
# One role was added to a table, and every row of it has changed.
#
# datacompy compares two tables row by row and takes two missing values for equal (datacompy/comparator/string.py: "Handles
# missing values by treating nulls as equal"). Expected: of three people one has changed, the one who has a role now. What
# happens: pandas reads a column without any value as numbers, the new column is text, and of columns of two types no value is
# compared; so the missing ones count as different too, and no row is equal. Tables of a few articles have many empty columns.
# With one role in the old table, or with polars, which reads text, two rows are equal.
# Guess before: a missing value is equal to a missing one. Source: PyPI datacompy 1.1.0, pandas 3.0.6, polars 1.44.2.
# Seen:
#   pandas  no role before   0 rows of 3 are equal
#   polars  no role before   2 rows of 3 are equal
#   pandas  one role before  2 rows of 3 are equal
#   polars  one role before  2 rows of 3 are equal
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    datacompy==1.1.0 pandas==3.0.6 polars==1.44.2
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import io

import datacompy
import pandas
import polars

tables = {
    "no role before ": ("id,role\np1,\np2,\np3,\n", "id,role\np1,\np2,\np3,mayor\n"),
    "one role before": ("id,role\np1,judge\np2,\np3,\n", "id,role\np1,judge\np2,\np3,mayor\n"),
}
seen = []
for name, (old, new) in tables.items():
    for library, compare in [(pandas, datacompy.PandasCompare), (polars, datacompy.PolarsCompare)]:
        comparison = compare(library.read_csv(io.StringIO(old)), library.read_csv(io.StringIO(new)), join_columns="id")
        seen.append(int(comparison.count_matching_rows()))
        print(f"{library.__name__}  {name}  {seen[-1]} rows of 3 are equal")
assert seen == [0, 2, 2, 2], "this has changed"
PYTHON
