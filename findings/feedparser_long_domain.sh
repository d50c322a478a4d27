#!/usr/bin/env bash
# The author ana@gazette.london (Ana Reyes) has the name "on (Ana Reyes".
#
# <author> of an RSS item is an address and a name in brackets (RSS 2.0, "Elements of <item>"), and feedparser takes it apart:
# `authors` and `author_detail` have a `name` and an `email` (documentation, "entries[i].author_detail"). Expected: both as they
# stand, as for .org. What happens: the end of an address is taken to have four letters at most; what is left of .london, .media
# or .online stays with the name, with the bracket, and the address leads nowhere. Papers of towns have just such addresses; a
# table of reporters gets one more for each.
# Guess before: the text as it stands. Source: PyPI feedparser 6.0.14 (feedparser/mixin.py, _sync_author_detail).
# Seen:
#   ana@gazette.org (Ana Reyes)     name 'Ana Reyes'      email ana@gazette.org
#   ana@gazette.london (Ana Reyes)  name 'on (Ana Reyes'  email ana@gazette.lond
#   ana@reyes.media (Ana Reyes)     name 'a (Ana Reyes'   email ana@reyes.medi
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import feedparser

expected = {
    "ana@gazette.org (Ana Reyes)": ("Ana Reyes", "ana@gazette.org"),
    "ana@gazette.london (Ana Reyes)": ("on (Ana Reyes", "ana@gazette.lond"),
    "ana@reyes.media (Ana Reyes)": ("a (Ana Reyes", "ana@reyes.medi"),
}
seen = {}
for author in expected:
    feed = f"""<rss version="2.0"><channel><title>News</title><link>https://news.example/</link><description>News</description>
<item><title>A dam broke</title><author>{author}</author></item></channel></rss>"""
    [one] = feedparser.parse(feed).entries[0].authors
    seen[author] = one["name"], one["email"]
    print(f"{author:30}  name {one['name']!r:16} email {one['email']}")
assert seen == expected, "this has changed"
PYTHON
