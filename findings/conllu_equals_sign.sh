#!/usr/bin/env bash
# The address of an article loses its number: https://news.example/?id=5 becomes https://news.example/?id.
#
# The last column of CoNLL-U, MISC, holds notes to a word as Name=Value, with | between two of them (universaldependencies.org,
# "CoNLL-U Format"; conllu gives them as a dictionary). Expected: the name ends at the first sign =, and the rest is the value,
# as conllu reads its comments ("# text = a = b"). What happens: the value ends at the second sign =, and what stands behind is
# gone, also when the sentence is written again. Addresses, formulas and codes in base 64 have such signs.
# Guess before: Gloss=a=b has the value "a=b". Source: PyPI conllu 6.0.0.
# Seen:
#   read     {'Ref': 'https://news.example/?id', 'SpaceAfter': 'No'}
#   written  Ref=https://news.example/?id|SpaceAfter=No
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile conllu==6.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import conllu

line = "1 dam dam NOUN _ _ 0 root _ Ref=https://news.example/?id=5|SpaceAfter=No".replace(" ", "\t")
sentence = conllu.parse(f"# text = dam\n{line}\n\n")[0]
written = sentence.serialize().strip().split("\t")[-1]
print("read    ", sentence[0]["misc"])
print("written ", written)
assert sentence[0]["misc"] == {"Ref": "https://news.example/?id", "SpaceAfter": "No"}, "this has changed"
assert written == "Ref=https://news.example/?id|SpaceAfter=No", "this has changed"
PYTHON
