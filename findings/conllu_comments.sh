#!/usr/bin/env bash
# What an annotator wrote above a sentence is gone, and of two speakers the second is left.
#
# In CoNLL-U any line before a sentence that begins with # is a comment, and comments are kept (universaldependencies.org,
# "CoNLL-U Format", "Sentence Boundaries and Comments"). conllu gives them as metadata and writes sentences again with
# serialize(). Expected: each line is there again, "# newpar" without a value too, as it is. What happens: a line in words, without
# the sign =, is dropped, but for the few names that conllu knows; of two lines with the same name the last one stays. A
# file that was only read and written has lost them, and nothing is said.
# Guess before: a comment without = and a second one of a name are kept. Source: PyPI conllu 6.0.0.
# Seen:
#   before  newpar / checked by the desk / speaker = Ana Reyes / speaker = Tom Hale
#   after   newpar / speaker = Tom Hale
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile conllu==6.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import conllu

before = ["newpar", "checked by the desk", "speaker = Ana Reyes", "speaker = Tom Hale"]
text = "".join(f"# {line}\n" for line in before) + "\t".join("1 Yes yes INTJ _ _ 0 root _ _".split()) + "\n\n"
written = conllu.parse(text)[0].serialize()
after = [line[2:] for line in written.splitlines() if line.startswith("#")]
print("before ", " / ".join(before))
print("after  ", " / ".join(after))
assert after == ["newpar", "speaker = Tom Hale"], "this has changed"
PYTHON
