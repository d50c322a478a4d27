#!/usr/bin/env bash
# Sa Sa, a chain of shops, has no name, and Tesco PLC (UK) is Tesco PLC (UK.
#
# basename() takes the legal form off the name of a company: Telecom Italia SpA is Telecom Italia. A name may have two, and the
# README advises to run it twice. Expected: at least one word stays, and a bracket is kept or dropped with its partner. What
# happens: names that consist of such words are empty, so that all of these companies are one when tables are joined by it; the
# second run takes more, Lee & Co is Lee; and any sign at the end that is no letter is cut off, a closing bracket, a % or an
# exclamation mark.
# Guess before: "Sa", "Spa", "Tesco", "Yahoo!". Source: PyPI cleanco 2.3.
# Seen:
#   Telecom Italia SpA   'Telecom Italia'   'Telecom Italia'
#   Sa Sa                ''                 ''
#   Spa Ltd              ''                 ''
#   Inc                  ''                 ''
#   Tesco PLC (UK)       'Tesco PLC (UK'    'Tesco PLC (UK'
#   Yahoo! Inc.          'Yahoo'            'Yahoo'
#   Lee & Co Ltd         'Lee & Co'         'Lee'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile cleanco==2.3
cat > check.py <<'PYTHON'
from cleanco import basename

for name in ["Telecom Italia SpA", "Sa Sa", "Spa Ltd", "Inc", "Tesco PLC (UK)", "Yahoo! Inc.", "Lee & Co Ltd"]:
    print(f"{name:20} {basename(name)!r:18} {basename(basename(name))!r}")
PYTHON
venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
Telecom Italia SpA   'Telecom Italia'   'Telecom Italia'
Sa Sa                ''                 ''
Spa Ltd              ''                 ''
Inc                  ''                 ''
Tesco PLC (UK)       'Tesco PLC (UK'    'Tesco PLC (UK'
Yahoo! Inc.          'Yahoo'            'Yahoo'
Lee & Co Ltd         'Lee & Co'         'Lee'
SEEN
