#!/usr/bin/env bash
# frictionless 5.21.0 (PyPI; frictionless/checks/baseline.py): the integrity of a Parquet resource.
#
# A resource of a data package may give its size (`bytes`) and its hash (`hash`). For a CSV file, frictionless reports a size or
# a hash that is not that of the file.
#
# Expected: the same for a Parquet file: the right size and hash pass, a wrong size or a wrong hash is reported.
# What happens: the right size is reported as wrong (it is compared with nothing), and a wrong hash passes without an error or
# a warning. So a corrupt Parquet file passes with its hash in the package, and an intact one fails with its size.
#
# Guess before it was run: a wrong hash of a Parquet file is reported, as that of a CSV file is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check frictionless==5.21.0 pyarrow==26.0.1 pandas==3.1.1 fastparquet > /dev/null
cat > try.py <<'PYTHON'
import hashlib
import json
import pathlib

import frictionless
import pyarrow as pa
import pyarrow.parquet as pq

table = pa.table({"harbour": ["Brixham", "Peterhead"], "boats": [41, 107]})
pq.write_table(table, "fleet.parquet")
pathlib.Path("fleet.csv").write_text("harbour,boats\nBrixham,41\nPeterhead,107\n")


def errors(path, **integrity):
    fields = [{"name": "harbour", "type": "string"}, {"name": "boats", "type": "integer"}]
    kind = pathlib.Path(path).suffix[1:]
    resource = {"name": "fleet", "path": path, "format": kind, "schema": {"fields": fields}, **integrity}
    pathlib.Path("datapackage.json").write_text(json.dumps({"name": "fleet", "resources": [resource]}))
    report = frictionless.validate("datapackage.json")
    return [error for (error,) in report.flatten(["type"])] + [warning for task in report.tasks for warning in task.warnings]


for path in ["fleet.csv", "fleet.parquet"]:
    content = pathlib.Path(path).read_bytes()
    right = "sha256:" + hashlib.sha256(content).hexdigest()
    print(path)
    print("  right bytes:", errors(path, bytes=len(content)))
    print("  wrong bytes:", errors(path, bytes=1))
    print("  right hash: ", errors(path, hash=right))
    print("  wrong hash: ", errors(path, hash="sha256:" + "0" * 64))
PYTHON
venv/bin/python try.py > seen
cat seen
diff - seen <<'SEEN'
fleet.csv
  right bytes: []
  wrong bytes: ['byte-count']
  right hash:  []
  wrong hash:  ['hash-count']
fleet.parquet
  right bytes: ['byte-count']
  wrong bytes: ['byte-count']
  right hash:  []
  wrong hash:  []
SEEN
