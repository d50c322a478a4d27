#!/usr/bin/env bash
# Whether Northern Ireland is Ireland depends on a package for spelling mistakes that another program brought along.
#
# CountryInfo() takes a name of a country, a code or another spelling, and raises an error if it knows none. With its extra
# [fuzzy] it forgives typing errors (README, "Fuzzy / typo-tolerant lookup"). Expected: an error for what is no misspelt
# country, and the same answer on each machine. What happens: the extra is nothing but the package rapidfuzz, and whoever has it
# for another reason has the guessing too. Northern Ireland is then Ireland, with the euro, America is American Samoa, and South
# Yemen is Yemen. A test on a bare machine shows errors, and the table has rows of other countries.
# Guess before: errors for all but the UK, with and without. Source: PyPI countryinfo 1.0.1, rapidfuzz 3.14.6.
# Seen:
#   without            UK                United Kingdom, London, GBP
#   without            Northern Ireland  CountryNotFoundError
#   without            America           CountryNotFoundError
#   without            East Germany      CountryNotFoundError
#   without            South Yemen       CountryNotFoundError
#   without            Kosovo            CountryNotFoundError
#   with rapidfuzz     UK                United Kingdom, London, GBP
#   with rapidfuzz     Northern Ireland  Ireland, Dublin, EUR
#   with rapidfuzz     America           American Samoa, Pago Pago, USD
#   with rapidfuzz     East Germany      Germany, Berlin, EUR
#   with rapidfuzz     South Yemen       Yemen, Sana'a, YER
#   with rapidfuzz     Kosovo            CountryNotFoundError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile countryinfo==1.0.1
cat > check.py <<'PYTHON'
import sys
from countryinfo import CountryInfo

for name in ["UK", "Northern Ireland", "America", "East Germany", "South Yemen", "Kosovo"]:
    try:
        country = CountryInfo(name)
        print(f"{sys.argv[1]:17}  {name:16}  {country.name()}, {country.capital()}, {country.currencies()[0]}")
    except Exception as error:
        print(f"{sys.argv[1]:17}  {name:16}  {type(error).__name__}")
PYTHON
{
    venv/bin/python check.py without
    python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile rapidfuzz==3.14.6
    venv/bin/python check.py "with rapidfuzz"
} | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
without            UK                United Kingdom, London, GBP
without            Northern Ireland  CountryNotFoundError
without            America           CountryNotFoundError
without            East Germany      CountryNotFoundError
without            South Yemen       CountryNotFoundError
without            Kosovo            CountryNotFoundError
with rapidfuzz     UK                United Kingdom, London, GBP
with rapidfuzz     Northern Ireland  Ireland, Dublin, EUR
with rapidfuzz     America           American Samoa, Pago Pago, USD
with rapidfuzz     East Germany      Germany, Berlin, EUR
with rapidfuzz     South Yemen       Yemen, Sana'a, YER
with rapidfuzz     Kosovo            CountryNotFoundError
SEEN
