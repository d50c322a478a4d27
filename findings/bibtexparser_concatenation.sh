#!/usr/bin/env bash
# A title that is put together of two strings is '"Dam breaks in " # town', with marks and sign.
#
# BibTeX joins strings with #, and one may be a name that @string explains. bibtexparser explains names: journal = gaz becomes
# the name of the newspaper. Expected: "Dam breaks in Dover", as pybtex gives, or a failed block, since all that goes wrong is
# told there (README). What happens: the field is the source text, with its quotation marks, and the entry is counted as good;
# the month "12~" # mar, as bibliographies write a day, is such a text too. It goes into tables as it stands, and written again
# it is in braces, so that the sign is printed.
# Guess before: "Dam breaks in Dover". Source: PyPI bibtexparser 2.1.0; pybtex 0.26.1 for comparison.
# Seen:
#   bibtexparser ['"Dam breaks in " # town', 'The Dover Gazette', '"12~" # mar'] failed: 0
#   pybtex       ['Dam breaks in Dover', 'The Dover Gazette', '12~March']
#   written again: title = "Dam breaks in " # town,
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile bibtexparser==2.1.0 pybtex==0.26.1
cat > check.py <<'PYTHON'
import bibtexparser
from pybtex.database import parse_string

text = """@string{gaz = "The Dover Gazette"}
@string{town = "Dover"}
@article{dam, title = "Dam breaks in " # town, journal = gaz, month = "12~" # mar}"""
library = bibtexparser.parse_string(text)
entry = library.entries[0]
print("bibtexparser", [entry[name] for name in ("title", "journal", "month")], "failed:", len(library.failed_blocks))
fields = parse_string(text, "bibtex").entries["dam"].fields
print("pybtex      ", [fields[name] for name in ("title", "journal", "month")])
print("written again:", next(line.strip() for line in bibtexparser.write_string(library).splitlines() if "title" in line))
PYTHON
venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
bibtexparser ['"Dam breaks in " # town', 'The Dover Gazette', '"12~" # mar'] failed: 0
pybtex       ['Dam breaks in Dover', 'The Dover Gazette', '12~March']
written again: title = "Dam breaks in " # town,
SEEN
