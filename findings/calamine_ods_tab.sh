#!/usr/bin/env bash
# A tab or a new line in a cell of an ODS sheet joins two words: noonAna.
#
# In OpenDocument a tab within text is <text:tab/> and a new line is <text:line-break/> (OpenDocument 1.3 part 3, 6.1.4 and
# 6.1.5), as in text that was pasted into a cell. Expected: the tab and the new line, or a space; calamine reads <text:s/>,
# the sign of several spaces. What happens: the two are left out and nothing is put in their place, so that the last word of a
# line and the first of the next are one. Two paragraphs in a cell are kept apart. pyexcel-ods reads all of them.
# Guess before: a new line. Source: PyPI python-calamine 0.9.1 (the Rust crate calamine); pyexcel-ods 0.6.0 for comparison.
# Seen:
#   calamine 'at noonAna'  pyexcel-ods 'at noon\tAna'
#   calamine 'at noonAna'  pyexcel-ods 'at noon\nAna'
#   calamine 'noon  Ana'   pyexcel-ods 'noon  Ana'
#   calamine 'noon\nAna'   pyexcel-ods 'noon\nAna'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    python-calamine==0.9.1 pyexcel-ods==0.6.0
cd "$folder"
venv/bin/python - <<'PYTHON'
import zipfile

import pyexcel_ods
from python_calamine import CalamineWorkbook

names = "urn:oasis:names:tc:opendocument:xmlns"
texts = ["at noon<text:tab/>Ana", "at noon<text:line-break/>Ana", 'noon<text:s text:c="2"/>Ana', "noon</text:p><text:p>Ana"]
cells = "".join(f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts)
content = f"""<office:document-content office:version="1.3" xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0"
xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet><table:table table:name="News">
<table:table-row>{cells}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""
manifest = f"""<manifest:manifest xmlns:manifest="{names}:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
with zipfile.ZipFile("news.ods", "w") as archive:
    archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    archive.writestr("META-INF/manifest.xml", manifest)
    archive.writestr("content.xml", content)
[calamine] = CalamineWorkbook.from_path("news.ods").get_sheet_by_index(0).to_python()
[pyexcel] = pyexcel_ods.get_data("news.ods")["News"]
for one, other in zip(calamine, pyexcel):
    print(f"calamine {one!r:12}  pyexcel-ods {other!r}")
assert calamine == ["at noonAna", "at noonAna", "noon  Ana", "noon\nAna"], "this has changed"
assert pyexcel == ["at noon\tAna", "at noon\nAna", "noon  Ana", "noon\nAna"], "this has changed"
PYTHON
