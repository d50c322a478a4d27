#!/usr/bin/env bash
# Quito is north of the equator, and a place at 81° west is in China.
#
# geopy makes a Point of text in degrees, minutes and seconds with a sign or a letter (documentation, geopy.point.Point), and
# shows '41.5,-81.0' and '41.5 N -81.0 W' one below the other. Expected: a minus is south or west, also before 0°, and with W it
# is not west twice. What happens: the sign goes to the degrees alone, and 0 has none, so that from the equator to 1° south, and
# west of Greenwich, every place is mirrored; with both sign and letter the place is mirrored in its own documentation, from
# Ohio to China.
# Guess before: -0.2167 for Quito, (41.5, -81) for the two. Source: PyPI geopy 2.5.0.
# Seen:
#   -0.2167, -78.5                -0.2167  -78.5000
#   -0° 13' 0", -78° 30' 0"        0.2167  -78.5000
#   -1° 13' 0", -78° 30' 0"       -1.2167  -78.5000
#   0° 13' 0" S, 78° 30' 0" W     -0.2167  -78.5000
#   41.5,-81.0                    41.5000  -81.0000
#   41.5 N -81.0 W                41.5000   81.0000
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile geopy==2.5.0
cat > check.py <<'PYTHON'
from geopy.point import Point

for text in ["-0.2167, -78.5", "-0° 13' 0\", -78° 30' 0\"", "-1° 13' 0\", -78° 30' 0\"", "0° 13' 0\" S, 78° 30' 0\" W", "41.5,-81.0", "41.5 N -81.0 W"]:
    point = Point(text)
    print(f"{text:28} {point.latitude:8.4f} {point.longitude:9.4f}")
PYTHON
venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
-0.2167, -78.5                -0.2167  -78.5000
-0° 13' 0", -78° 30' 0"        0.2167  -78.5000
-1° 13' 0", -78° 30' 0"       -1.2167  -78.5000
0° 13' 0" S, 78° 30' 0" W     -0.2167  -78.5000
41.5,-81.0                    41.5000  -81.0000
41.5 N -81.0 W                41.5000   81.0000
SEEN
