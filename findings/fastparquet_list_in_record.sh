#!/usr/bin/env bash
# A quote of nobody has one speaker, and a quote whose speakers are unknown has none.
#
# In Parquet a record may have a list, and an empty list, a missing list and a missing record are three things (parquet-format,
# "Nested Types"). Expected: [], None and None for the list, as fastparquet reads lists that stand in a column of their own.
# What happens: in a record each is one step further along: the empty list has one value, None, the missing list is empty, and
# only the missing record is None. Counts of speakers are one too many where there are none.
# Guess before: the empty list and the missing one are told apart, as they are. Source: PyPI fastparquet 2026.9.0; pyarrow
# 26.0.1 writes the file.
# Seen:
#   list        pyarrow ['Ana']  fastparquet ['Ana']  in a record: pyarrow ['Ana']  fastparquet ['Ana']
#   empty list  pyarrow []       fastparquet []       in a record: pyarrow []       fastparquet [None]
#   no list     pyarrow None     fastparquet None     in a record: pyarrow None     fastparquet []
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    fastparquet==2026.9.0 pyarrow==26.0.1
cd "$folder"
venv/bin/python - <<'PYTHON'
import fastparquet
import pyarrow
import pyarrow.parquet

lists = [["Ana"], [], None]
table = pyarrow.table({"speakers": lists, "quote": [{"speakers": names} for names in lists]})
pyarrow.parquet.write_table(table, "quotes.parquet")
frame = fastparquet.ParquetFile("quotes.parquet").to_pandas()
alone, within = ([None if names is None else list(names) for names in frame[name]] for name in ["speakers", "quote.speakers"])
for kind, names, one, other in zip(["list", "empty list", "no list"], lists, alone, within):
    print(f"{kind:10}  pyarrow {names!s:8} fastparquet {one!s:8} in a record: pyarrow {names!s:8} fastparquet {other}")
assert alone == lists and within == [["Ana"], [None], []], "this has changed"
PYTHON
