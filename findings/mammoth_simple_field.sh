#!/usr/bin/env bash
# A date that Word keeps up to date is left out of the text.
#
# Word writes a field (a date, a number of a page, a name from a mailing list) in one of two ways, as <w:fldSimple> around its
# text or with marks before and behind it (ISO/IEC 29500-1, 17.16.2 and following). Expected: the text that the reader sees,
# for both. What happens: mammoth, with which other converters read DOCX, keeps the text of the second kind and drops that of
# the first, with a message about an unknown element that goes to a list which few look at. docx2txt keeps both.
# Guess before: "on 12 March 2025". Source: PyPI mammoth 1.13.0; docx2txt 0.9 for comparison.
# Seen:
#   mammoth   Simple: signed on  in Dover.
#   mammoth   Marks: signed on 12 March 2025 in Dover.
#   docx2txt  Simple: signed on 12 March 2025 in Dover.
#   docx2txt  Marks: signed on 12 March 2025 in Dover.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    mammoth==1.13.0 docx2txt==0.9
cd "$folder"
venv/bin/python - <<'PYTHON'
import zipfile

word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
package = "http://schemas.openxmlformats.org/package/2006"
office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>".format
mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
code = "<w:r><w:instrText> DATE </w:instrText></w:r>"
day, end = run("12 March 2025"), run(" in Dover.")
body = f"""<w:p>{run("Simple: signed on ")}<w:fldSimple w:instr=" DATE ">{day}</w:fldSimple>{end}</w:p>
<w:p>{run("Marks: signed on ")}{mark("begin")}{code}{mark("separate")}{day}{mark("end")}{end}</w:p>"""
with zipfile.ZipFile("draft.docx", "w") as archive:
    archive.writestr("[Content_Types].xml", f"""{xml}<Types xmlns="{package}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>""")
    archive.writestr("_rels/.rels", f"""{xml}<Relationships xmlns="{package}/relationships">
<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>""")
    archive.writestr("word/document.xml", f'{xml}<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>')

import docx2txt
import mammoth

with open("draft.docx", "rb") as file:
    text = mammoth.extract_raw_text(file).value
seen = {"mammoth": text.split("\n\n")[:2], "docx2txt": docx2txt.process("draft.docx").split("\n\n")[:2]}
for name, lines in seen.items():
    print(*(f"{name:9} {line}" for line in lines), sep="\n")
right = ["Simple: signed on 12 March 2025 in Dover.", "Marks: signed on 12 March 2025 in Dover."]
assert seen == {"mammoth": ["Simple: signed on  in Dover.", right[1]], "docx2txt": right}, "this has changed"
PYTHON
