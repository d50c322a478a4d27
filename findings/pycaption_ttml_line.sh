#!/usr/bin/env bash
# Of a subtitle that goes on in a second line of the file, the first line is left.
#
# In TTML a new line within the text is white space like any other, and is shown as a space unless xml:space="preserve" is set
# (TTML2, "xml:space"; <br/> breaks a line). Expected: "Two people were found dead in Dover." What happens: the reader takes
# what stands before the first new line and leaves out the rest, in each run of text, and the words around a <span> grow
# together. Nothing is said. Programs that format XML write such lines, and what is lost is the end of the sentence: here,
# that they are dead.
# Guess before: the sentence, or the sentence with the new line in it. Source: PyPI pycaption 2.3.14.
# Seen:
#   in one line         Two people were found dead in Dover.
#   in two lines        Two people were
#   three, with a span  Two peoplewerefound dead.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile pycaption==2.3.14
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from pycaption import DFXPReader

captions = {
    "in one line": "Two people were found dead in Dover.",
    "in two lines": "Two people were\n      found dead in Dover.",
    "three, with a span": "Two people\n      <span>were</span>\n      found dead.",
}
seen = []
for name, text in captions.items():
    ttml = f"""<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div>
  <p begin="00:00:01.000" end="00:00:04.000">{text}</p>
</div></body></tt>"""
    seen.append(DFXPReader().read(ttml).get_captions("en")[0].get_text())
    print(f"{name:18}  {seen[-1]}")
assert seen == ["Two people were found dead in Dover.", "Two people were", "Two peoplewerefound dead."], "this has changed"
PYTHON
