#!/usr/bin/env bash
# One empty block of JSON-LD hides the article in the next.
#
# extruct gives all metadata of a page by its syntax; with errors="ignore" or "log" a syntax that cannot be read is left out
# (README). Publishing systems write a block for the article and leave others empty or wrap them in CDATA, as XHTML wants of
# scripts. Expected: the article, from its own block. What happens: the blocks are read in one go, so that with one that is no
# JSON none is left, also those before it; the default is an error. It does read blocks with comments or a comma too many. Every
# page of such a newspaper is without title, day and author.
# Guess before: the article in each. Source: PyPI extruct 0.18.0.
# Seen:
#   alone         ['Dam breaks']
#   a comment     ['Dam breaks', 'WebSite']
#   an empty one  []
#   CDATA         []
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile extruct==0.18.0
cat > check.py <<'PYTHON'
import extruct

ARTICLE = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Dam breaks"}</script>'
blocks = {
    "alone": "",
    "a comment": '<script type="application/ld+json">/* by the desk */ {"@type": "WebSite",}</script>',
    "an empty one": '<script type="application/ld+json"></script>',
    "CDATA": '<script type="application/ld+json">//<![CDATA[\n{"@type": "WebSite"}\n//]]></script>',
}
for name, block in blocks.items():
    found = extruct.extract(f"<html><head>{ARTICLE}{block}</head></html>", syntaxes=["json-ld"], errors="ignore")
    print(f"{name:13}", [item.get("headline", item["@type"]) for item in found.get("json-ld", [])])
PYTHON
venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
alone         ['Dam breaks']
a comment     ['Dam breaks', 'WebSite']
an empty one  []
CDATA         []
SEEN
