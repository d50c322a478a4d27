#!/usr/bin/env bash
# The singular of US is ME, that of gas is "ga", two MPs are MPS, and a girl of eight is "a 8-year-old".
#
# inflect finds plurals, singulars, and "a" or "an" as a word is spoken (documentation; "an FBI agent" and "an MP" are right).
# singular_noun() gives False for what is no plural. Expected: False for US and gas, "MPs", and "an" before 8, 11 and 18.
# What happens: a country in capitals is the pronoun "us"; gas, bus, virus and Texas lose their last letter; the plural of a
# word in capitals is in capitals as a whole; and no digit gets "an".
# Guess before: False, False, MPs, "an". Source: PyPI inflect 7.6.0.
# Seen:
#   singular of US      ME
#   singular of gas     ga
#   singular of Texas   Texa
#   singular of police  False
#   plural of MP        MPS
#   an MP, a 8-year-old girl, a 11th day, a 18-month term
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile inflect==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import inflect

engine = inflect.engine()
singular = {word: engine.singular_noun(word) for word in ["US", "gas", "Texas", "police"]}
for word, found in singular.items():
    print(f"singular of {word:7} {found}")
plural = engine.plural("MP")
print(f"plural of MP        {plural}")
articles = ", ".join(engine.a(words) for words in ["MP", "8-year-old girl", "11th day", "18-month term"])
print(articles)
assert singular == {"US": "ME", "gas": "ga", "Texas": "Texa", "police": False}, "this has changed"
assert (plural, articles) == ("MPS", "an MP, a 8-year-old girl, a 11th day, a 18-month term"), "this has changed"
PYTHON
