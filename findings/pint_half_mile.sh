#!/usr/bin/env bash
# 2½ miles are 2 miles.
#
# pint reads quantities from text (documentation, "String parsing"), signs such as μ and ² among them. Expected: 2.5 miles, or
# an error, as for "½ mile" and "2 ½ miles". What happens: the half is passed over, and two miles are left; 2¾ hours are two
# hours. Newspapers write halves and quarters in just this way.
# Guess before: an error. Source: PyPI pint 0.25.3.
# Seen:
#   2½ miles   2 mile
#   2¾ hours   2 hour
#   2 ½ miles  DefinitionSyntaxError
#   ½ mile     DefinitionSyntaxError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile pint==0.25.3
"$folder/venv/bin/python" - <<'PYTHON'
import pint

registry = pint.UnitRegistry()
seen = {}
for text in ["2½ miles", "2¾ hours", "2 ½ miles", "½ mile"]:
    try:
        seen[text] = str(registry(text))
    except pint.errors.DefinitionSyntaxError as error:
        seen[text] = type(error).__name__
    print(f"{text:10} {seen[text]}")
assert list(seen.values()) == ["2 mile", "2 hour"] + 2 * ["DefinitionSyntaxError"], "this has changed"
PYTHON
