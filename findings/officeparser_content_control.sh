#!/usr/bin/env bash
# Paragraphs in a field of a template are lost.
#
# Templates of newsrooms have content controls, fields of a form that hold text: within a line, or around whole paragraphs
# (ISO/IEC 29500-1, 17.5.2, <w:sdt>). Expected: the text of both, which Word shows like any other. What happens: officeparser
# reads controls within a line, and passes over those around paragraphs with all that is in them; a draft that was typed into
# a template is empty but for its labels. word-extractor reads both.
# Guess before: both are read. Source: npm officeparser 7.8.0; word-extractor 1.0.4 for comparison; DOCX made with Python's
# zipfile.
# Seen:
#   officeparser    Reporter: Ana Reyes / Text: / End.
#   word-extractor  Reporter: Ana Reyes / Text: / The dam broke. / End.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund officeparser@7.8.0 word-extractor@1.0.4
python3 - <<'PYTHON'
import zipfile

word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
package = "http://schemas.openxmlformats.org/package/2006"
office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
text = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>".format
control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>".format
body = f"""<w:p>{text("Reporter: ")}{control(text("Ana Reyes"))}</w:p><w:p>{text("Text:")}</w:p>
{control("<w:p>" + text("The dam broke.") + "</w:p>")}<w:p>{text("End.")}</w:p>"""
with zipfile.ZipFile("draft.docx", "w") as archive:
    archive.writestr("[Content_Types].xml", f"""{xml}<Types xmlns="{package}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>""")
    archive.writestr("_rels/.rels", f"""{xml}<Relationships xmlns="{package}/relationships">
<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>""")
    archive.writestr("word/document.xml", f'{xml}<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>')
PYTHON
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import { createRequire } from "node:module"

const require = createRequire(import.meta.url)
const parsed = await require("officeparser").parseOffice("draft.docx")
const extracted = await new (require("word-extractor"))().extract("draft.docx")
const lines = (text) => text.split("\n").filter((line) => line.trim()).join(" / ")
const seen = [lines(typeof parsed === "string" ? parsed : await parsed.toText()), lines(extracted.getBody())]
console.log(`officeparser    ${seen[0]}\nword-extractor  ${seen[1]}`)
assert.deepStrictEqual(seen, [
  "Reporter: Ana Reyes / Text: / End.",
  "Reporter: Ana Reyes / Text: / The dam broke. / End.",
], "this has changed")
JAVASCRIPT
node check.mjs
