#!/usr/bin/env bash
# A fine of £500 is a PS500, minus five is five or [?]5, and five per mille is 5%0.
#
# Four packages write text in ASCII: "München" as Munchen, "½" as 1/2 (READMEs). Expected: GBP, or nothing, for the pound, as
# EUR is for the euro; a hyphen for the minus sign of typesetters. What happens: the pound is PS, so that £5 is the name of a
# game console; transliteration leaves the minus out, and a loss is a gain; text-unidecode writes [?] for it; and per mille is
# a per cent sign with a nought, so that five per mille look like five per cent.
# Guess before: GBP500 or 500, -5, and no per cent sign. Source: PyPI Unidecode 1.4.0, text-unidecode 1.3, anyascii 0.3.3; npm
# transliteration 2.6.1.
# Seen:
#   Unidecode        PS500 EUR500 -5 5%0
#   text-unidecode   PS500 EUR500 [?]5 5%0
#   anyascii         GBP500 EUR500 -5 5%0
#   transliteration  PS500 EU500 5 5%0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile \
    Unidecode==1.4.0 text-unidecode==1.3 anyascii==0.3.3
npm install --silent --no-audit --no-fund transliteration@2.6.1
venv/bin/python - > python.txt <<'PYTHON'
import anyascii
import text_unidecode
import unidecode

packages = {"Unidecode": unidecode.unidecode, "text-unidecode": text_unidecode.unidecode, "anyascii": anyascii.anyascii}
for name, write in packages.items():
    print(f"{name:15} ", *[write(text) for text in ["£500", "€500", "−5", "5‰"]])
PYTHON
cat > check.cjs <<'JAVASCRIPT'
const { transliterate } = require("transliteration")

console.log("transliteration ", ...["£500", "€500", "−5", "5‰"].map((text) => transliterate(text)))
JAVASCRIPT
{
    cat python.txt
    node check.cjs
} | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
Unidecode        PS500 EUR500 -5 5%0
text-unidecode   PS500 EUR500 [?]5 5%0
anyascii         GBP500 EUR500 -5 5%0
transliteration  PS500 EU500 5 5%0
SEEN
