#!/usr/bin/env bash
# Quotes with their speakers are None, every one.
#
# A column of lists whose values are lists or records is an ordinary column in Parquet (parquet-format, "Nested Types"): the
# speakers of each quote of an article. Expected: the lists, or an error that this is not supported. What happens: fastparquet
# reads lists of plain values, and where the values have parts of their own it gives None for each row, as if nothing had been
# there. pyarrow reads them all.
# Guess before: an error. Source: PyPI fastparquet 2026.9.0; pyarrow 26.0.1 writes the file.
# Seen:
#   words     pyarrow [['dam', 'river'], ['flood']]  fastparquet [['dam', 'river'], ['flood']]
#   speakers  pyarrow [[['Ana', 'Tom'], ['Ines']], [['Ana']]]  fastparquet [None, None]
#   quotes    pyarrow [[{'speaker': 'Ana'}], [{'speaker': 'Tom'}]]  fastparquet [None, None]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    fastparquet==2026.9.0 pandas==3.1.1 pyarrow==26.0.1
cd "$folder"
venv/bin/python - <<'PYTHON'
import fastparquet
import pyarrow
import pyarrow.parquet

table = pyarrow.table({
    "words": [["dam", "river"], ["flood"]],
    "speakers": [[["Ana", "Tom"], ["Ines"]], [["Ana"]]],
    "quotes": [[{"speaker": "Ana"}], [{"speaker": "Tom"}]],
})
pyarrow.parquet.write_table(table, "quotes.parquet")
frame = fastparquet.ParquetFile("quotes.parquet").to_pandas()
seen = {}
for name in ["words", "speakers", "quotes"]:
    seen[name] = list(frame[name]) if name in frame else "no such column"
    print(f"{name:9} pyarrow {table[name].to_pylist()}  fastparquet {seen[name]}")
assert seen == {"words": [["dam", "river"], ["flood"]], "speakers": [None, None], "quotes": [None, None]}, "this has changed"
PYTHON
