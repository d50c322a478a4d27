#!/usr/bin/env bash
# In a column of text, 007 is 7, 1.10 is 1.1, and NA is missing.
#
# A field of a Croissant record set has a dataType, and sc:Text is text (Croissant format specification 1.0, "DataType").
# Expected: the cells as they stand in the CSV file. What happens: mlcroissant lets pandas guess the types first and makes text
# of what is left, so that identifiers lose their noughts and versions their last digit; NA, Namibia's code, is a missing value.
# Guess before: b'007' and b'NA'. Source: PyPI mlcroissant 1.1.1, pandas 3.1.1.
# Seen:
#   007, 008   [b'7', b'8']
#   1.10, 2.0  [b'1.1', b'2.0']
#   IT, NA     [b'IT', None]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile mlcroissant==1.1.1 pandas==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import hashlib
import json
import logging
import pathlib
import tempfile
import warnings

warnings.simplefilter("ignore")
import mlcroissant

logging.disable(logging.CRITICAL)
names = ["column", "extract", "field", "fileObject", "recordSet", "source"]
context = {"@language": "en", "@vocab": "https://schema.org/", "sc": "https://schema.org/",
           "cr": "http://mlcommons.org/croissant/", "dct": "http://purl.org/dc/terms/", "conformsTo": "dct:conformsTo",
           "dataType": {"@id": "cr:dataType", "@type": "@vocab"}, **{name: f"cr:{name}" for name in names}}
seen = []
with tempfile.TemporaryDirectory() as folder:
    for number, cells in enumerate(["007, 008", "1.10, 2.0", "IT, NA"]):
        table = "code,words\n" + "".join(f"{cell},1\n" for cell in cells.split(", "))
        pathlib.Path(folder, f"{number}.csv").write_text(table)
        source = {"fileObject": {"@id": "file"}, "extract": {"column": "code"}}
        field = {"@type": "cr:Field", "@id": "rows/code", "name": "code", "dataType": "sc:Text", "source": source}
        file = {"@type": "cr:FileObject", "@id": "file", "name": "file", "contentUrl": f"{number}.csv",
                "encodingFormat": "text/csv", "sha256": hashlib.sha256(table.encode()).hexdigest()}
        dataset = {"@context": context, "@type": "sc:Dataset", "name": f"codes{number}", "description": "Codes of articles.",
                   "conformsTo": "http://mlcommons.org/croissant/1.0", "url": "https://news.example/", "distribution": [file],
                   "recordSet": [{"@type": "cr:RecordSet", "@id": "rows", "name": "rows", "field": [field]}]}
        metadata = pathlib.Path(folder, f"{number}.json")
        metadata.write_text(json.dumps(dataset))
        rows = mlcroissant.Dataset(jsonld=str(metadata)).records("rows")
        seen.append([next(iter(row.values())) for row in rows])
        print(f"{cells:10} {seen[-1]}")
assert seen == [[b"7", b"8"], [b"1.1", b"2.0"], [b"IT", None]], "this has changed"
PYTHON
