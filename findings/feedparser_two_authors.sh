#!/usr/bin/env bash
# The author of an item and the details of its author are two people.
#
# An item may have two <dc:creator> (RSS 1.0 module Dublin Core), and feedparser documents `author` as the author of the entry
# and `author_detail` as a dictionary with details about that author. Expected: both are the first of them, as in `authors`.
# What happens: `author` is the last and `author_detail` the first; a program that takes the name from one and the address from
# the other mixes two journalists. In Atom both are the last one, so that the first byline is never `author`.
# Guess before: the first. Source: PyPI feedparser 6.0.14.
# Seen:
#   RSS   author Tom Hale  author_detail Ana Reyes  authors Ana Reyes, Tom Hale
#   Atom  author Tom Hale  author_detail Tom Hale   authors Ana Reyes, Tom Hale
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import feedparser

rss = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Post</title>
<link>https://news.example/</link><description>Daily</description><item><title>Dam breaks</title>
<dc:creator>Ana Reyes</dc:creator><dc:creator>Tom Hale</dc:creator></item></channel></rss>"""
atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><id>urn:feed</id>
<updated>2025-03-12T10:00:00Z</updated><entry><title>Dam breaks</title><id>urn:1</id><updated>2025-03-12T10:00:00Z</updated>
<author><name>Ana Reyes</name></author><author><name>Tom Hale</name></author><content>It broke.</content></entry></feed>"""
seen = []
for kind, feed in [("RSS", rss), ("Atom", atom)]:
    [entry] = feedparser.parse(feed).entries
    seen.append((entry.author, entry.author_detail.name, [author.name for author in entry.authors]))
    print(f"{kind:5} author {entry.author}  author_detail {entry.author_detail.name:10} authors {', '.join(seen[-1][2])}")
both = ["Ana Reyes", "Tom Hale"]
assert seen == [("Tom Hale", "Ana Reyes", both), ("Tom Hale", "Tom Hale", both)], "this has changed"
PYTHON
