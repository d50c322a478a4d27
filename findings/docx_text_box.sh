#!/usr/bin/env bash
# The text of a text box comes out of DOCX twice.
#
# Word writes a text box in two ways, one after the other: for itself in <mc:Choice>, for programs that do not know it in
# <mc:Fallback>; a reader takes one of them (ISO/IEC 29500-3, 10.2: "alternate content"). Pull quotes and boxed quotations in
# newspapers' drafts are made so. Expected: once. What happens: docx2txt 0.9 and docx2python 3.7.1 give both, so that whoever
# counts quotations or words counts them twice.
# Guess before: once. Source: PyPI docx2txt 0.9, docx2python 3.7.1.
# Seen:
#   docx2txt     ['We lost it all.', 'We lost it all.', 'A dam broke.']
#   docx2python  ['We lost it all.', 'We lost it all.', 'A dam broke.']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet docx2txt==0.9 docx2python==3.7.1
cd "$folder"
venv/bin/python - <<'PYTHON'
import zipfile

import docx2txt
from docx2python import docx2python

SPACE = "http://schemas.openxmlformats.org/"
NAMES = (
    f'xmlns:w="{SPACE}wordprocessingml/2006/main" xmlns:mc="{SPACE}markup-compatibility/2006" '
    f'xmlns:r="{SPACE}officeDocument/2006/relationships" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
paragraph = lambda text: f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
box = f"<w:txbxContent>{paragraph('We lost it all.')}</w:txbxContent>"
body = (
    f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    f"{paragraph('A dam broke.')}"
)
relations = f"{SPACE}package/2006/relationships"
kind = "application/vnd.openxmlformats-"
with zipfile.ZipFile("article.docx", "w") as archive:
    archive.writestr(
        "[Content_Types].xml",
        f'<Types xmlns="{SPACE}package/2006/content-types"><Default Extension="rels" ContentType="{kind}package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}officedocument.wordprocessingml.document.main+xml"/></Types>',
    )
    archive.writestr(
        "_rels/.rels",
        f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{SPACE}officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
    )
    archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{relations}"/>')
    archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")

lines = lambda text: [line.strip() for line in text.splitlines() if line.strip()]
seen = {"docx2txt": lines(docx2txt.process("article.docx")), "docx2python": lines(docx2python("article.docx").text)}
for name, text in seen.items():
    print(f"{name:12} {text}")
twice = ["We lost it all.", "We lost it all.", "A dam broke."]
assert seen == {"docx2txt": twice, "docx2python": twice}, "this has changed"
PYTHON
