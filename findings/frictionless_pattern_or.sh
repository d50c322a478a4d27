#!/usr/bin/env bash
# A pattern "direct|fragment" lets "directly" pass.
#
# The pattern of a field is a regular expression in the syntax of XML Schema, which has to match the whole value (Table
# Schema, "Constraints"; XML Schema part 2, appendix F). frictionless knows that: [A-Z]{3} refuses "USAX". Expected: of
# direct|fragment only these two words are valid. What happens: the ends are set around the pattern without brackets, as
# ^direct|fragment$, so that only the last alternative is bound at its end; whatever begins with another one is valid, and the
# report of a wrong table says that it is right. In brackets the same pattern works.
# Guess before: "ab" is not valid for a|b. Source: PyPI frictionless 5.21.0.
# Seen:
#   direct|fragment    direct: True  directly: True  fragments: False
#   (direct|fragment)  direct: True  directly: False  fragments: False
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile frictionless==5.21.0
"$folder/venv/bin/python" - <<'PYTHON'
from frictionless import Resource, Schema

seen = {}
for pattern in ["direct|fragment", "(direct|fragment)"]:
    field = {"name": "kind", "type": "string", "constraints": {"pattern": pattern}}
    for word in ["direct", "directly", "fragments"]:
        resource = Resource(data=[["kind"], [word]], schema=Schema.from_descriptor({"fields": [field]}))
        seen[pattern, word] = resource.validate().valid
    print(f"{pattern:18}", "  ".join(f"{word}: {seen[pattern, word]}" for word in ["direct", "directly", "fragments"]))
assert list(seen.values()) == [True, True, False, True, False, False], "this has changed"
PYTHON
