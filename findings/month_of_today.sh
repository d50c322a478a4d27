#!/usr/bin/env bash
# Something of March 2025 is of 30 March today, and of 1 March tomorrow.
#
# A date may be a month or a year alone, in <lastmod> of a sitemap and in dc:date of a feed (W3C date and time formats, to
# which both refer: YYYY-MM, YYYY). Expected: the first day, or the month as it stands. What happens: what is missing is taken
# from the clock of the machine: the day of today, and for a year the month of today as well. The same file has other dates on
# each day that it is read, and a page seems to change every day.
# Guess before: the first of March and of January. Source: PyPI fastfeedparser 0.6.5, ultimate-sitemap-parser 1.8.1.
# Seen (the day is that of the machine's clock):
#   feed     2025-03 is 2025-03-30  2025 is 2025-11-30
#   sitemap  2025-03 is 2025-03-30  2025 is 2025-11-30
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    fastfeedparser==0.6.5 ultimate-sitemap-parser==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
import calendar
import datetime

import fastfeedparser
from usp.tree import sitemap_from_str

def feed(date):
    item = f"<item><title>Dam</title><link>https://news.example/1</link><dc:date>{date}</dc:date></item>"
    channel = f"<channel><title>Post</title><link>https://news.example/</link><description>D</description>{item}</channel>"
    parsed = fastfeedparser.parse(f'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">{channel}</rss>')
    return parsed.entries[0].published[:10]

def sitemap(date):
    url = f"<url><loc>https://news.example/1</loc><lastmod>{date}</lastmod></url>"
    [page] = sitemap_from_str(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{url}</urlset>').all_pages()
    return page.last_modified.date().isoformat()

today = datetime.date.today()
last = calendar.monthrange(2025, today.month)[1]
expected = [f"2025-03-{today.day:02}", f"2025-{today.month:02}-{min(today.day, last):02}"]
seen = {read.__name__: [read("2025-03"), read("2025")] for read in [feed, sitemap]}
for name, days in seen.items():
    print(f"{name:8} 2025-03 is {days[0]}  2025 is {days[1]}")
assert seen == {"feed": expected, "sitemap": expected}, "this has changed"
PYTHON
