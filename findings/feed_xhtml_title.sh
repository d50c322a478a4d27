#!/usr/bin/env bash
# Articles whose titles have a word in italics have no title.
#
# In Atom the title, the summary and the content of an entry may be XHTML, one <div> with text and elements (RFC 4287, 3.1.1.3).
# Expected: the text of the title. What happens: fastfeedparser and atoma look for text in the element itself, and there is only
# the <div>; the title is empty, or None; in fastfeedparser the summary is the content, and atoma has none of the three. With
# type="html" both are right, so that in a feed that marks up some of its titles these come out without one. feedparser reads
# all.
# Guess before: the text. Source: PyPI fastfeedparser 0.6.5, atoma 0.0.17; feedparser 6.0.14 for comparison.
# Seen:
#   fastfeedparser  title ''  summary 'The dam of Dover holds.'
#   atoma           title None  summary None
#   feedparser      title 'Dam <em>not</em> safe'  summary 'It will <em>not</em> hold.'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    fastfeedparser==0.6.5 atoma==0.0.17 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import atoma
import fastfeedparser
import feedparser


def xhtml(name, inner):
    return f'<{name} type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{inner}</div></{name}>'


feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><id>tag:news.example,2025:news</id>
<updated>2025-03-12T10:00:00Z</updated><entry><id>tag:news.example,2025:1</id><updated>2025-03-12T10:00:00Z</updated>
<link href="https://news.example/1"/>{xhtml("title", "Dam <em>not</em> safe")}{xhtml("summary", "It will <em>not</em> hold.")}
{xhtml("content", "<p>The dam of Dover holds.</p>")}</entry></feed>"""
fast = fastfeedparser.parse(feed).entries[0]
[other] = atoma.parse_atom_bytes(feed.encode()).entries
entry = feedparser.parse(feed).entries[0]
seen = {
    "fastfeedparser": (fast.get("title"), fast.get("description")),
    "atoma": (other.title, other.summary),
    "feedparser": (entry.title, entry.summary),
}
for name, (title, summary) in seen.items():
    print(f"{name:15} title {title!r}  summary {summary!r}")
assert seen == {
    "fastfeedparser": ("", "The dam of Dover holds."),
    "atoma": (None, None),
    "feedparser": ("Dam <em>not</em> safe", "It will <em>not</em> hold."),
}, "this has changed"
PYTHON
