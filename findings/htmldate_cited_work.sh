#!/usr/bin/env bash
# An article is as old as the report it cites.
#
# A JSON object is an unordered collection (RFC 8259, 1), and in schema.org an article may hold other works, each with its
# datePublished: `citation`, `isBasedOn`, `comment`, `video`. Expected: the date of the article itself. What happens: the first
# "datePublished" in the text of the script is taken, whoever's it is. An article of 2025 with a report of 2015 in front is of
# 2015; with the report behind it, it is of 2025.
# Guess before: the article's date. Source: PyPI htmldate 1.11.0, with original_date=True.
# Seen:
#   the cited report first  2015-06-01
#   the cited report last   2025-03-12
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile htmldate==1.11.0
"$folder/venv/bin/python" - <<'PYTHON'
import json

from htmldate import find_date

date = {"datePublished": "2025-03-12"}
citation = {"citation": {"@type": "Report", "name": "State of the dams", "datePublished": "2015-06-01"}}
seen = []
for name, properties in [("first", citation | date), ("last", date | citation)]:
    script = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Dam breaks"} | properties)
    page = f"""<html><head><title>Dam breaks</title><script type="application/ld+json">{script}</script></head><body><article>
<h1>Dam breaks</h1><p>A dam broke above the town and the water took two bridges, the mayor said.</p></article></body></html>"""
    seen.append(find_date(page, original_date=True))
    print(f"the cited report {name:6} {seen[-1]}")
assert seen == ["2015-06-01", "2025-03-12"], "this has changed"
PYTHON
