#!/usr/bin/env bash
# After a picture in binary an RTF document ends: all text after it is lost, and nothing is said.
#
# \binN announces N bytes of a picture, of whatever values (RTF specification 1.9.1, "Pictures"). Expected: they are passed over,
# and the text goes on. What happens: striprtf 0.0.35 does not know \bin and takes the bytes for RTF; a byte that is an opening
# brace opens a group that nothing closes, and all text after the picture is gone with it. Logos in drafts are such pictures, in
# the group {\*\shppict ...} in which Word writes them.
# Guess before: passed over. Source: PyPI striprtf 0.0.35.
# Seen:
#   in hexadecimal  'A dam broke. It was old.'
#   in binary       'A dam broke. '
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet striprtf==0.0.35
"$folder/venv/bin/python" - <<'PYTHON'
from striprtf.striprtf import rtf_to_text

picture = b"\x01{\x02{"
document = lambda data: r"{\rtf1\ansi A dam broke. {\*\shppict{\pict\wmetafile8\picw1\pich1" + data + "}}It was old.}"
seen = [
    rtf_to_text(document(" " + picture.hex())),
    rtf_to_text(document(f"\\bin{len(picture)} " + picture.decode("latin-1"))),
]
print("in hexadecimal ", repr(seen[0]))
print("in binary      ", repr(seen[1]))
assert seen == ["A dam broke. It was old.", "A dam broke. "], "this has changed"
PYTHON
