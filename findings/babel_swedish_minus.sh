#!/usr/bin/env bash
# Minus five in Swedish is no number.
#
# The Unicode locale data give the sign − (U+2212) as the minus of Swedish, Norwegian and Finnish, and babel tells it so
# (get_minus_sign_symbol). parse_decimal() reads numbers as the locale writes them (documentation, "Parsing Numbers").
# Expected: -5 for "−5", the sign in which Swedish newspapers give frost and losses. What happens: only the hyphen is a minus;
# babel's own sign is refused, and format_decimal() does not write it either.
# Guess before: -5. Source: PyPI babel 2.19.0.
# Seen:
#   sv  minus U+2212  format_decimal '-5'  −5 is NumberFormatError  -5 is -5
#   nb  minus U+2212  format_decimal '-5'  −5 is NumberFormatError  -5 is -5
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile babel==2.19.0
"$folder/venv/bin/python" - <<'PYTHON'
from babel.numbers import NumberFormatError, format_decimal, get_minus_sign_symbol, parse_decimal


def read(text, locale):
    try:
        return str(parse_decimal(text, locale=locale))
    except NumberFormatError as error:
        return type(error).__name__


seen = []
for locale in ["sv", "nb"]:
    sign = get_minus_sign_symbol(locale)
    row = (f"U+{ord(sign):04X}", format_decimal(-5, locale=locale), read(sign + "5", locale), read("-5", locale))
    seen.append(row)
    print(f"{locale}  minus {row[0]}  format_decimal {row[1]!r}  {sign}5 is {row[2]}  -5 is {row[3]}")
assert seen == 2 * [("U+2212", "-5", "NumberFormatError", "-5")], "this has changed"
PYTHON
