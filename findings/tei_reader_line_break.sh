#!/usr/bin/env bash
# "The dam broke on Friday and fell" becomes "The dam brokeand fell on Friday".
#
# TEI keeps the text of newspapers and of collections of them; <lb/> tells where a line of the print ended, and <pb/> a page.
# tei-reader gives the text of such a file, the parts in the order of the document (README). Expected: that order. What happens:
# what follows a break or another element without content goes behind the rest of the paragraph, as soon as a further element
# comes in it, a name, a date or italics; with two breaks two pieces wander. Of <choice> with a misprint and its correction both
# are there, as one word.
# Guess before: the order, and the correction alone. Source: PyPI tei-reader 0.0.17.
# Seen:
#   The dam broke on Friday and fell.
#   The dam brokeand fell. on Friday
#   The dam brokeFriday at noon on  and Ana left.
#   The dam felfell.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile tei-reader==0.0.17
cat > check.py <<'PYTHON'
from tei_reader import TeiReader

HEAD = "<teiHeader><fileDesc><titleStmt><title>D</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
for paragraph in [
    "The <hi>dam</hi> broke on Friday <hi>and</hi> fell.",
    "The <hi>dam</hi> broke<lb/> on Friday <hi>and</hi> fell.",
    "The dam broke<lb/> on <date>Friday</date> at noon<lb/> and <persName>Ana</persName> left.",
    "The dam <choice><sic>fel</sic><corr>fell</corr></choice>.",
]:
    with open("page.xml", "w") as page:
        page.write(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEAD}<text><body><div><p>{paragraph}</p></div></body></text></TEI>')
    print(TeiReader().read_file("page.xml").text.strip())
PYTHON
venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
The dam broke on Friday and fell.
The dam brokeand fell. on Friday
The dam brokeFriday at noon on  and Ana left.
The dam felfell.
SEEN
