#!/usr/bin/env bash
# Hyphens that may not break a line vanish from DOCX: "mid-day" becomes "midday", "al-Khatib" "alKhatib".
#
# Word writes such a hyphen (Ctrl+Shift+_) as an element of its own, <w:noBreakHyphen/> (ISO/IEC 29500-1, 17.3.3.18).
# Expected: a hyphen, as python-docx gives it. What happens: docx2txt 0.9 and docx2python 3.7.1 leave it out, without a space,
# so that two words become one that no dictionary and no list of names has.
# Guess before: "-". Source: PyPI docx2txt 0.9, docx2python 3.7.1, python-docx 1.2.0.
# Seen:
#   docx2txt     'At midday Mr alKhatib spoke.'
#   docx2python  'At midday Mr alKhatib spoke.'
#   python-docx  'At mid-day Mr al-Khatib spoke.'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0
cd "$folder"
venv/bin/python - <<'PYTHON'
import docx
import docx2txt
from docx2python import docx2python
from docx.oxml import OxmlElement

document = docx.Document()
paragraph = document.add_paragraph()
for part in ["At mid", None, "day Mr al", None, "Khatib spoke."]:
    run = paragraph.add_run(part or "")
    if part is None:
        run._r.append(OxmlElement("w:noBreakHyphen"))
document.save("article.docx")

seen = {
    "docx2txt": docx2txt.process("article.docx").strip(),
    "docx2python": docx2python("article.docx").text.strip(),
    "python-docx": docx.Document("article.docx").paragraphs[0].text,
}
for name, text in seen.items():
    print(f"{name:12} {text!r}")
lost = "At midday Mr alKhatib spoke."
assert seen == {"docx2txt": lost, "docx2python": lost, "python-docx": "At mid-day Mr al-Khatib spoke."}, "this has changed"
PYTHON
