#!/usr/bin/env bash
# 2,150,000 becomes 000,150,2, and "Reyes, Ana" becomes " Ana,Reyes".
#
# The last column of CoNLL-U, MISC, holds notes to a word, Name=Value, and says nothing of what a value looks like, but that it
# has no | (universaldependencies.org, "CoNLL-U Format"). pyconll reads sentences and writes them again with conll(). Expected:
# the values as they were. What happens: each value is cut at its commas, as the several values of a feature are, kept as a set
# and written in the order of the alphabet; what occurs twice is there once. Numbers, names and glosses are other ones in a file
# that was only read and written. conllu leaves them alone.
# Guess before: the order of the values is kept. Source: PyPI pyconll 3.3.1; conllu 6.0.0 for comparison.
# Seen:
#   before   Number=2,150,000|Name=Reyes, Ana|Score=5,5
#   pyconll  Name= Ana,Reyes|Number=000,150,2|Score=5
#   conllu   Number=2,150,000|Name=Reyes, Ana|Score=5,5
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile pyconll==3.3.1 conllu==6.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import conllu
import pyconll

misc = "Number=2,150,000|Name=Reyes, Ana|Score=5,5"
sentence = "\t".join(["1", "fled", "flee", "VERB", "_", "_", "0", "root", "_", misc]) + "\n\n"
seen = {
    "before": misc,
    "pyconll": pyconll.load_from_string(sentence)[0].conll().strip().split("\t")[-1],
    "conllu": conllu.parse(sentence)[0].serialize().strip().split("\t")[-1],
}
for name, value in seen.items():
    print(f"{name:8} {value}")
assert list(seen.values()) == [misc, "Name= Ana,Reyes|Number=000,150,2|Score=5", misc], "this has changed"
PYTHON
