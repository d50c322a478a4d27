#!/usr/bin/env bash
# Papua New Guinea is Guinea, Trinidad and Tobago is Uruguay, and the United Kingdom of "the UK" is nowhere.
#
# geotext finds cities and countries in text and counts the mentions of each country (README). Expected: PG and TT, which are in
# its list of countries, as South Korea is found. What happens: a candidate has at most two words that begin with a capital, so
# that of a longer name that part is counted which is a name too: Guinea in Africa, a town in Uruguay. A city counts for its
# country, so that "Paris, France" is one for France and one for the United States, where the last Paris of the list is.
# Guess before: PG, TT, and FR twice for "Paris, France". Source: PyPI geotext 0.4.0 (geotext.py, city_regex).
# Seen:
#   South Korea            {'KR': 1}
#   Equatorial Guinea      {'GQ': 1}
#   Papua New Guinea       {'GN': 1}
#   Trinidad and Tobago    {'UY': 1}
#   Republic of the Congo  {}
#   the UK                 {}
#   Paris, France          {'FR': 1, 'US': 1}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile geotext==0.4.0
cat > check.py <<'PYTHON'
from geotext import GeoText

names = ["South Korea", "Equatorial Guinea", "Papua New Guinea", "Trinidad and Tobago", "Republic of the Congo", "the UK", "Paris, France"]
for name in names:
    print(f"{name:22}", dict(GeoText(f"She flew to {name} on Friday.").country_mentions))
PYTHON
venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
South Korea            {'KR': 1}
Equatorial Guinea      {'GQ': 1}
Papua New Guinea       {'GN': 1}
Trinidad and Tobago    {'UY': 1}
Republic of the Congo  {}
the UK                 {}
Paris, France          {'FR': 1, 'US': 1}
SEEN
