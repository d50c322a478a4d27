#!/usr/bin/env bash
# The Co-op has no name, and neither have Co and Inc.
#
# basename() of cleanco takes the legal form off the name of a firm: "Dover Steel Ltd." is "Dover Steel" (README). Expected: a
# name that is nothing but such a word stays, since something has to be the name; "Co-op", a chain of shops, is one. What
# happens: the empty text. All firms of the kind are the same one where names are compared, and the Dover Co-op is a Dover.
# Guess before: Co, Inc and Dover Co-op stay as they are. Source: PyPI cleanco 2.3.
# Seen:
#   'Dover Steel Ltd.'  'Dover Steel'
#   'Dover Co-op'       'Dover'
#   'Co-op'             ''
#   'Inc'               ''
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile cleanco==2.3
"$folder/venv/bin/python" - <<'PYTHON'
import cleanco

names = ["Dover Steel Ltd.", "Dover Co-op", "Co-op", "Inc"]
seen = [cleanco.basename(name) for name in names]
for name, base in zip(names, seen):
    print(f"{name!r:19} {base!r}")
assert seen == ["Dover Steel", "Dover", "", ""], "this has changed"
PYTHON
