#!/usr/bin/env bash
# "He denied it on 12 March 2025, by Ana Reyes." becomes "He denied it on , by ."
#
# A date, an author and a number of a page in an OpenDocument text are fields, and each holds the words that are shown
# (OpenDocument 1.3 part 3, 7.3). Expected: these words, as in odfpy. What happens: two readers leave out every field, and what
# stands around it stays, so that sentences have lost their day and articles their author. In an ODS cell odfdo writes a link in
# Markdown, brackets and address within the value.
# Guess before: the words of the fields. Source: PyPI odfdo 3.27.3; npm officeparser 7.8.0; PyPI odfpy 1.4.1 for comparison.
# Seen:
#   odfdo         He denied it on , by .
#   officeparser  He denied it on , by .
#   odfpy         He denied it on 12 March 2025, by Ana Reyes.
#   odfdo, cell   See [the report](https://news.example/1).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile odfpy==1.4.1 odfdo==3.27.3
npm install --silent --no-audit --no-fund --ignore-scripts officeparser@7.8.0
venv/bin/python - > python.txt <<'PYTHON'
from odf import teletype
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
from odf.table import Table, TableCell, TableRow
from odf.text import A, AuthorName, Date, P
from odfdo import Document

paragraph = P(text="He denied it on ")
paragraph.addElement(Date(datevalue="2025-03-12", text="12 March 2025"))
paragraph.addText(", by ")
paragraph.addElement(AuthorName(text="Ana Reyes"))
paragraph.addText(".")
article = OpenDocumentText()
article.text.addElement(paragraph)
article.save("news.odt")

words = P(text="See ")
words.addElement(A(href="https://news.example/1", text="the report"))
words.addText(".")
cell = TableCell(valuetype="string")
cell.addElement(words)
row = TableRow()
row.addElement(cell)
table = Table(name="News")
table.addElement(row)
sheet = OpenDocumentSpreadsheet()
sheet.spreadsheet.addElement(table)
sheet.save("news.ods")

print("odfdo        ", Document("news.odt").get_formatted_text().strip())
print("odfpy        ", teletype.extractText(paragraph))
print("odfdo, cell  ", Document("news.ods").body.get_table(position=0).get_value((0, 0)))
PYTHON
cat > check.cjs <<'JAVASCRIPT'
const { parseOffice } = require("officeparser")

parseOffice("news.odt").then((found) => console.log(`officeparser  ${found.toText().trim()}`))
JAVASCRIPT
{
    sed -n 1p python.txt
    node check.cjs
    sed -n 2,3p python.txt
} | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
odfdo         He denied it on , by .
officeparser  He denied it on , by .
odfpy         He denied it on 12 March 2025, by Ana Reyes.
odfdo, cell   See [the report](https://news.example/1).
SEEN
