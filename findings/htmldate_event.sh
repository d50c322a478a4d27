#!/usr/bin/env bash
# An article about a coming festival is published on the day of the festival.
#
# find_date() gives the day of the last change unless it is told to look for the original date (documentation of
# `original_date`). Expected: 12 March 2025, the only date that the article has, when it has no dateModified. What happens:
# where dateModified is missing, a later date in the same script wins, here the startDate of the event that the article is
# about: a day three months after it was printed. With dateModified the right day comes out.
# Guess before: 2025-03-12. Source: PyPI htmldate 1.11.0.
# Seen:
#   datePublished 2025-03-12                           2025-06-01
#   datePublished 2025-03-12, dateModified 2025-03-13  2025-03-13
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile htmldate==1.11.0
"$folder/venv/bin/python" - <<'PYTHON'
import json

from htmldate import find_date

dates = [{"datePublished": "2025-03-12"}, {"datePublished": "2025-03-12", "dateModified": "2025-03-13"}]
seen = []
for given in dates:
    about = {"about": {"@type": "Event", "name": "Harbour Festival", "startDate": "2025-06-01"}}
    script = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Festival returns"} | given | about)
    page = f"""<html><head><title>Festival returns</title><script type="application/ld+json">{script}</script></head><body><article>
<h1>Festival returns</h1><p>The festival returns to the harbour this summer, its founders said.</p></article></body></html>"""
    seen.append(find_date(page))
    print(f"{', '.join(f'{name} {day}' for name, day in given.items()):50} {seen[-1]}")
assert seen == ["2025-06-01", "2025-03-13"], "this has changed"
PYTHON
