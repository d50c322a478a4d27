#!/usr/bin/env bash
# The country that fits the name Niger best is Nigeria.
#
# search_fuzzy() of pycountry gives countries in the order of how well they fit the name (README). Expected: Niger first; the
# name is its own, letter by letter. What happens: Niger gets 50 points for that, and Nigeria 49 for a state of the name; both
# get 30 since their names begin with it, and Nigeria 5 more since the state's does. Whoever takes the first hit moves Niger's
# news to Nigeria.
# Guess before: NE, Niger. Source: PyPI pycountry 26.2.16.
# Seen:
#   Niger    NG NE
#   Nigeria  NG
#   Guinea   GN GW PG GQ
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile pycountry==26.2.16
"$folder/venv/bin/python" - <<'PYTHON'
import pycountry

seen = {}
for name in ["Niger", "Nigeria", "Guinea"]:
    seen[name] = [country.alpha_2 for country in pycountry.countries.search_fuzzy(name)]
    print(f"{name:8} {' '.join(seen[name])}")
assert seen == {"Niger": ["NG", "NE"], "Nigeria": ["NG"], "Guinea": ["GN", "GW", "PG", "GQ"]}, "this has changed"
PYTHON
