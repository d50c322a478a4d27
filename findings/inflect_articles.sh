#!/usr/bin/env bash
# A 8-year-old boy, an UAE minister and a EU summit.
#
# inflect chooses between "a" and "an" by pronunciation (documentation, "a()"), and knows letters that are spelled ("an MP",
# "an FBI agent"). Expected: "an 8-year-old", "an 11th", "an EU summit", "a UAE minister", "a URL". What happens: digits are
# never looked at, so that all numbers take "a"; of the abbreviations with U some take "an" (an UAE, an URL, an UEFA) and some
# "a" (a UN), while EU takes "a", as if it were a word.
# Guess before: "an" for 8, 11, 80 and EU, "a" for UAE and URL. Source: PyPI inflect 7.6.0.
# Seen:
#   an MP, an FBI agent, a 8-year-old, a 11th, a 80, a EU summit, a UN summit, an UAE minister, an URL
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile inflect==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import inflect

engine = inflect.engine()
words = ["MP", "FBI agent", "8-year-old", "11th", "80", "EU summit", "UN summit", "UAE minister", "URL"]
seen = [engine.a(word) for word in words]
print(", ".join(seen))
articles = ["an", "an", "a", "a", "a", "a", "a", "an", "an"]
assert seen == [f"{article} {word}" for article, word in zip(articles, words)], "this has changed"
PYTHON
