#!/usr/bin/env bash
# In a list of terms each term grows together with its text: MayorAna Reyes.
#
# inscriptis turns a page into text with its layout (README), and a browser puts each <dt> and <dd> of a list on a line of its
# own. Boxes of facts in news are such lists. Expected: "Mayor", and below it "Ana Reyes". What happens: the whole list is one
# line, and where the page is written without spaces between its elements, as publishing systems do to save bytes, there is
# none in the text; two names become one word that is in no dictionary and no list of names. <ul> and tables are right.
# Guess before: on lines of their own. Source: PyPI inscriptis 2.7.6; resiliparse 2.0.1 for comparison.
# Seen:
#   inscriptis   MayorAna ReyesDeputyTom Hale
#   inscriptis   Mayor Ana Reyes Deputy Tom Hale
#   resiliparse  Mayor / Ana Reyes / Deputy / Tom Hale
#   resiliparse  Mayor / Ana Reyes / Deputy / Tom Hale
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    inscriptis==2.7.6 resiliparse==2.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import inscriptis
from resiliparse.extract.html2text import extract_plain_text

terms = "<dl><dt>Mayor</dt><dd>Ana Reyes</dd><dt>Deputy</dt><dd>Tom Hale</dd></dl>"
seen = []
for name, read in [("inscriptis", inscriptis.get_text), ("resiliparse", extract_plain_text)]:
    for page in [terms, terms.replace("><", "> <")]:
        lines = [line.strip() for line in read(f"<html><body>{page}</body></html>").splitlines() if line.strip()]
        seen.append(" / ".join(lines))
        print(f"{name:12} {seen[-1]}")
right = "Mayor / Ana Reyes / Deputy / Tom Hale"
assert seen == ["MayorAna ReyesDeputyTom Hale", "Mayor Ana Reyes Deputy Tom Hale", right, right], "this has changed"
PYTHON
