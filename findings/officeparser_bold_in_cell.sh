#!/usr/bin/env bash
# "The mayor denied it", with the word denied in bold, becomes "denied".
#
# A cell of an ODS sheet holds paragraphs, and words in another style are a <text:span> in them (OpenDocument 1.3, 6.1.7).
# Expected: the text of the cell, as for a cell with a link. What happens: where a paragraph has a span, the words outside of it
# are left out, so that of a sentence the stressed word is left, here the opposite of it. A link does no harm.
# Guess before: The mayor denied it. Source: npm officeparser 7.8.0; PyPI odfpy 1.4.1 writes the file, and pandas 3.1.1 reads it
# for comparison.
# Seen:
#   officeparser  said | denied | The mayor denied it. | See the report of Monday.
#   pandas        said | The mayor denied it. | The mayor denied it. | See the report of Monday.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile odfpy==1.4.1 pandas==3.1.1
npm install --silent --no-audit --no-fund --ignore-scripts officeparser@7.8.0
venv/bin/python - > pandas.txt <<'PYTHON'
import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import A, P, Span

sheet = OpenDocumentSpreadsheet()
table = Table(name="News")
for parts in [
    ["said"],
    ["The mayor ", Span(text="denied"), " it."],
    ["The mayor denied it."],
    ["See ", A(href="https://news.example/1", text="the report"), " of Monday."],
]:
    paragraph = P()
    for part in parts:
        paragraph.addText(part) if isinstance(part, str) else paragraph.addElement(part)
    cell = TableCell(valuetype="string")
    cell.addElement(paragraph)
    row = TableRow()
    row.addElement(cell)
    table.addElement(row)
sheet.spreadsheet.addElement(table)
sheet.save("news.ods")
print(" | ".join(pandas.read_excel("news.ods", engine="odf", header=None)[0]))
PYTHON
cat > check.cjs <<'JAVASCRIPT'
const { parseOffice } = require("officeparser")

parseOffice("news.ods").then((found) => console.log(found.toText().split("\n").join(" | ")))
JAVASCRIPT
{
    echo "officeparser  $(node check.cjs)"
    echo "pandas        $(cat pandas.txt)"
} | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
officeparser  said | denied | The mayor denied it. | See the report of Monday.
pandas        said | The mayor denied it. | The mayor denied it. | See the report of Monday.
SEEN
