#!/usr/bin/env bash
# In a column of days with the format d/M/yyyy, 5/6/2025 is 6 May, and 13/6/2025 is 13 June.
#
# CSVW tells how days are written in a column with a format, so that nobody has to guess (Model for Tabular Data, 6.4.4,
# "Formats for dates and times": d/M/yyyy is the day first). Expected: 5 June and 13 June. What happens: csvwlib never looks at
# the format of a date and hands the cell to dateutil, which takes the month first where it can. So a day up to the 12th changes
# places with its month, the rest is right, and both look like days of the same column; with dd.MM.yyyy it is the same. csvw
# reads it rightly.
# Guess before: 2025-06-05. Source: PyPI csvwlib 0.3.2 (utils/TypeConverter.py); csvw 4.1.1 for comparison.
# Seen:
#   csvwlib  2025-05-06 2025-06-13
#   csvw     2025-06-05 2025-06-13
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for name in csvwlib==0.3.2 csvw==4.1.1; do
    python3 -m venv --without-pip "$folder/${name%%=*}"
    python3 -m pip --python "$folder/${name%%=*}/bin/python" install --quiet --disable-pip-version-check --no-compile "$name"
done
cd "$folder"
printf 'id,day\na1,5/6/2025\na2,13/6/2025\n' > news.csv
cat > news.csv-metadata.json <<'JSON'
{"@context": "http://www.w3.org/ns/csvw", "url": "news.csv", "tableSchema": {"columns": [
  {"name": "id", "titles": "id", "datatype": "string"},
  {"name": "day", "titles": "day", "datatype": {"base": "date", "format": "d/M/yyyy"}}]}}
JSON
csvwlib/bin/python - <<'PYTHON'
import http.server
import threading

from csvwlib import CSVWConverter


class Files(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Files)
threading.Thread(target=server.serve_forever, daemon=True).start()
site = f"http://127.0.0.1:{server.server_port}"
rows = CSVWConverter.to_json(f"{site}/news.csv", f"{site}/news.csv-metadata.json", mode="minimal")
days = [row["day"] for row in rows]
print("csvwlib ", *days)
assert days == ["2025-05-06", "2025-06-13"], "this has changed"
PYTHON
csvw/bin/python - <<'PYTHON'
from csvw import Table

days = [f"{row['day']:%Y-%m-%d}" for row in Table.from_file("news.csv-metadata.json")]
print("csvw    ", *days)
assert days == ["2025-06-05", "2025-06-13"], "this has changed"
PYTHON
