#!/usr/bin/env bash
# All articles in Norwegian are in the language "false".
#
# DuckDB guesses the type of each column of a CSV file (documentation, "CSV Auto Detection"). Expected: "no" is text, or a
# Boolean only beside a "yes"; "n" and "y" are text for it. What happens: a column of "no" alone is BOOLEAN, and each value is
# false. The code of Norwegian is no and that of Norway is NO: the table of a Norwegian paper, or a part of a larger table that
# was split by language, has no language any more, while the parts beside it do. With one Swedish article all is text.
# Guess before: yes and no stay text. Source: PyPI duckdb 2.0.1.
# Seen:
#   no, no  BOOLEAN  [False, False]
#   NO, NO  BOOLEAN  [False, False]
#   no, sv  VARCHAR  ['no', 'sv']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile duckdb==2.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import pathlib
import tempfile

import duckdb

seen = []
with tempfile.TemporaryDirectory() as folder:
    for codes in ["no, no", "NO, NO", "no, sv"]:
        file = pathlib.Path(folder, "articles.csv")
        file.write_text("article,code\n" + "".join(f"a,{code}\n" for code in codes.split(", ")))
        rows = duckdb.read_csv(str(file)).project("code, typeof(code)").fetchall()
        seen.append((rows[0][1], [row[0] for row in rows]))
        print(f"{codes}  {seen[-1][0]}  {seen[-1][1]}")
assert seen == 2 * [("BOOLEAN", [False, False])] + [("VARCHAR", ["no", "sv"])], "this has changed"
PYTHON
