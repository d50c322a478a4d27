#!/usr/bin/env bash
# Where Python's warnings are silenced, every CSVW table is valid.
#
# csvwvalidate checks a table against its metadata and ends with an error if it is not valid (documentation, "csvwvalidate").
# Expected: the verdict is about the table. What happens: it is told from the warnings that Python shows; with
# PYTHONWARNINGS=ignore, or `python -W ignore`, or a filter in a test runner, there are none, and -5 words under a minimum of 0
# are valid. Build servers are often set up in this way, and the check passes ever after. The same goes for
# `CSVW(...).is_valid`.
# Guess before: not valid. Source: PyPI csvw 4.1.1.
# Seen:
#   PYTHONWARNINGS=default  FAIL, exit code 1
#   PYTHONWARNINGS=ignore   OK, exit code 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile csvw==4.1.1
cd "$folder"
printf 'article,words\na1,-5\n' > articles.csv
cat > articles.csv-metadata.json <<'JSON'
{
  "@context": "http://www.w3.org/ns/csvw",
  "url": "articles.csv",
  "tableSchema": {
    "columns": [
      {"name": "article", "titles": "article", "datatype": "string"},
      {"name": "words", "titles": "words", "datatype": {"base": "integer", "minimum": 0}}
    ]
  }
}
JSON
seen=""
for filter in default ignore; do
    code=0
    verdict=$(PYTHONWARNINGS=$filter venv/bin/csvwvalidate articles.csv-metadata.json 2> /dev/null) || code=$?
    verdict=$(grep -oE 'OK|FAIL' <<< "$verdict" | head -1)
    printf 'PYTHONWARNINGS=%-8s %s, exit code %s\n' "$filter" "$verdict" "$code"
    seen="$seen $filter $verdict $code"
done
[ "$seen" = " default FAIL 1 ignore OK 0" ] || { echo "this has changed"; exit 1; }
