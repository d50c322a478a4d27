#!/usr/bin/env bash
# The 71st day of the year is the first of July, and the 131st the first of January of the next year.
#
# dc:date may be any date of ISO 8601 (DCMI Metadata Terms recommend a profile of it), and feedparser has a form for days of the
# year, YYYY-OOO, among those that it tries. Expected: 12 March and 11 May, or none. What happens: YYYY-MM is tried before,
# takes the first two digits and forgets the third; so each of the first 199 days is the first of a month, from day 130 on of a
# month that does not exist. "2025071", without the hyphen, and "2025-200" are right.
# Guess before: 12 March. Source: PyPI feedparser 6.0.14 (feedparser/datetimes/iso8601.py).
# Seen:
#   2025-071  2025-07-01
#   2025-131  2026-01-01
#   2025-200  2025-07-19
#   2025071   2025-03-12
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import feedparser

seen = []
for date in ["2025-071", "2025-131", "2025-200", "2025071"]:
    feed = f"""<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Post</title>
<link>https://news.example/</link><description>Daily</description><item><title>Dam breaks</title><dc:date>{date}</dc:date></item>
</channel></rss>"""
    [entry] = feedparser.parse(feed).entries
    seen.append("%04d-%02d-%02d" % entry.updated_parsed[:3])
    print(f"{date:9} {seen[-1]}")
assert seen == ["2025-07-01", "2026-01-01", "2025-07-19", "2025-03-12"], "this has changed"
PYTHON
