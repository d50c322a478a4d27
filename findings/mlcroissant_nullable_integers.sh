#!/usr/bin/env bash
# mlcroissant 1.1.1 (PyPI): 64-bit integers of a Parquet column in which one value is missing.
#
# Expected: a field of the type sc:Integer over an int64 column gives the integers that are in the file, and None for the missing
# one. Parquet and Arrow keep both exactly.
# What happens: one missing value in the column is enough for the others to go through 64-bit floats. Integers above 2**53 are
# rounded, silently, and come back as Python integers that look exact. The same column without a missing value is exact.
#
# Guess before it was run: integers come back exact, missing or not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check mlcroissant==1.1.1 pyarrow==26.0.1 pandas==3.1.1 > /dev/null
cat > try.py <<'PYTHON'
import hashlib
import json
import pathlib

import mlcroissant
import pyarrow as pa
import pyarrow.parquet as pq

CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "recordSet": "cr:recordSet",
    "sc": "https://schema.org/",
    "source": "cr:source",
}


def records(name, values):
    """The values of an int64 column as mlcroissant gives them."""
    path = pathlib.Path(f"{name}.parquet")
    pq.write_table(pa.table({"tag": pa.array(values, pa.int64())}), path)
    file = {"@type": "cr:FileObject", "@id": "file", "name": "file", "contentUrl": path.name,
            "encodingFormat": "application/x-parquet", "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    field = {"@type": "cr:Field", "@id": "seals/tag", "name": "seals/tag", "dataType": "sc:Integer",
             "source": {"fileObject": {"@id": "file"}, "extract": {"column": "tag"}}}
    dataset = {"@context": CONTEXT, "@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.0", "name": name,
               "distribution": [file], "recordSet": [{"@type": "cr:RecordSet", "@id": "seals", "name": "seals", "field": [field]}]}
    pathlib.Path(f"{name}.json").write_text(json.dumps(dataset))
    return [record["seals/tag"] for record in mlcroissant.Dataset(jsonld=f"{name}.json").records("seals")]


print("in the file:    ", [2**53 + 1, 2**60 + 1])
print("none missing:   ", records("whole", [2**53 + 1, 2**60 + 1]))
print("one is missing: ", records("gap", [2**53 + 1, 2**60 + 1, None]))
PYTHON
venv/bin/python try.py 2> /dev/null > seen
cat seen
diff - seen <<'SEEN'
in the file:     [9007199254740993, 1152921504606846977]
none missing:    [9007199254740993, 1152921504606846977]
one is missing:  [9007199254740992, 1152921504606846976, None]
SEEN
