#!/usr/bin/env bash
# Paris, France, is Parys in South Africa, and nobody ever was in Niger, Nigeria or Mali.
#
# flashgeotext finds the names of cities and countries in text and gives the name of the place that each stands for. Its lists
# come with it. Expected: Paris, Niger, Nigeria and Mali as they are. What happens: a town in South Africa has the name Paris
# too and is the one that is given; the list has 140 countries, and Niger, Nigeria, Mali, Samoa and Dominica are not among them;
# Guinea is another name for Guinea-Bissau, so that Papua New Guinea and Equatorial Guinea are too; South Sudan is Sudan,
# Northern Ireland is Ireland, and the Republic of the Congo is its neighbour. Counts of articles by country lose whole
# countries and give others theirs.
# Guess before: each as it is, but for Northern Ireland. Source: PyPI flashgeotext 0.5.5 (resources/countries.json).
# Seen:
#   Paris                  Parys
#   Berlin                 Berlin
#   Chad                   Chad
#   Niger                  -
#   Nigeria                -
#   Mali                   -
#   Samoa                  -
#   Dominica               -
#   Papua New Guinea       Guinea-Bissau
#   Equatorial Guinea      Guinea-Bissau
#   South Sudan            Sudan
#   Northern Ireland       Ireland
#   Republic of the Congo  Democratic Republic of Congo
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile flashgeotext==0.5.5
cat > check.py <<'PYTHON'
from flashgeotext.geotext import GeoText
from loguru import logger

logger.remove()
geotext = GeoText()
for name in ["Paris", "Berlin", "Chad", "Niger", "Nigeria", "Mali", "Samoa", "Dominica", "Papua New Guinea", "Equatorial Guinea",
             "South Sudan", "Northern Ireland", "Republic of the Congo"]:
    found = geotext.extract(f"She flew to {name} on Friday.")
    print(f"{name:22}", ", ".join([*found["cities"], *found["countries"]]) or "-")
PYTHON
venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
Paris                  Parys
Berlin                 Berlin
Chad                   Chad
Niger                  -
Nigeria                -
Mali                   -
Samoa                  -
Dominica               -
Papua New Guinea       Guinea-Bissau
Equatorial Guinea      Guinea-Bissau
South Sudan            Sudan
Northern Ireland       Ireland
Republic of the Congo  Democratic Republic of Congo
SEEN
