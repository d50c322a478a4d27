#!/usr/bin/env bash
# Papua New Guinea is Guinea, and Trinidad and Tobago are in Uruguay.
#
# geotext finds countries and cities in English text and counts the mentions of each country (README). Expected: Papua New
# Guinea, a country on its list as much as Equatorial Guinea is, and Trinidad and Tobago. What happens: names are looked for
# two words at a time; of "Papua New Guinea" the last word is left, another country on another continent. Of "Trinidad and
# Tobago" the city Trinidad in Uruguay is left, and the United Arab Emirates are not found.
# Guess before: Papua New Guinea. Source: PyPI geotext 0.4.0.
# Seen:
#   Equatorial Guinea     countries ['Equatorial Guinea']  mentions {'GQ': 1}
#   Papua New Guinea      countries ['Guinea']  mentions {'GN': 1}
#   Trinidad and Tobago   countries []  mentions {'UY': 1}
#   United Arab Emirates  countries []  mentions {}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile geotext==0.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from geotext import GeoText

seen = {}
for name in ["Equatorial Guinea", "Papua New Guinea", "Trinidad and Tobago", "United Arab Emirates"]:
    found = GeoText(f"Talks in {name} ended.")
    seen[name] = (found.countries, dict(found.country_mentions))
    print(f"{name:21} countries {found.countries}  mentions {seen[name][1]}")
assert seen == {
    "Equatorial Guinea": (["Equatorial Guinea"], {"GQ": 1}),
    "Papua New Guinea": (["Guinea"], {"GN": 1}),
    "Trinidad and Tobago": ([], {"UY": 1}),
    "United Arab Emirates": ([], {}),
}, "this has changed"
PYTHON
