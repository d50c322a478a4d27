#!/usr/bin/env bash
# The 1990s are 33 minutes and 10 seconds.
#
# A table of dates in news has a column of decades ("1990s", "2000s"), and agate guesses the type of a column when it reads CSV.
# Expected: text. What happens: "s" is taken for seconds, and the column is one of durations, which is written as "0:33:10".
# Guess before: text. Source: PyPI agate 1.14.2.
# Seen:
#   decade,articles
#   0:33:10,12
#   0:33:20,7
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile agate==1.14.2
"$folder/venv/bin/python" - <<'PYTHON'
import csv
import io

import agate

table = agate.Table.from_csv(io.StringIO("decade,articles\n1990s,12\n2000s,7\n"))
out = io.StringIO()
table.to_csv(out)
print(out.getvalue(), end="")
assert type(table.columns["decade"].data_type).__name__ == "TimeDelta", "this has changed"
assert list(csv.reader(io.StringIO(out.getvalue()))) == [["decade", "articles"], ["0:33:10", "12"], ["0:33:20", "7"]], "this has changed"
PYTHON
