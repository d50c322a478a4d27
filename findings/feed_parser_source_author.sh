#!/usr/bin/env bash
# An article taken over from another newspaper is by the desk that took it over.
#
# In Atom an entry that comes from another feed keeps where it comes from in <source>, and if it has no author of its own, those
# of the source are its authors, and only then those of the feed (RFC 4287, 4.2.1 and 4.2.11). Expected: Ana Reyes. What
# happens: @rowanmanning/feed-parser passes the source over and gives the author of the feed that collects, which it shows for
# each entry without an author. In a collection of news, all such articles are by one desk. feedparser gives the source with its
# author, and no author for the entry.
# Guess before: Ana Reyes. Source: npm @rowanmanning/feed-parser 2.1.5; PyPI feedparser 6.0.14 for comparison.
# Seen:
#   feed-parser  ["Collecting Desk"]
#   feedparser   None source: Ana Reyes
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @rowanmanning/feed-parser@2.1.5
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile feedparser==6.0.14
cat > feed.xml <<'XML'
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>All of Kent</title><id>urn:kent</id><updated>2025-03-12T10:00:00Z</updated>
  <author><name>Collecting Desk</name></author>
  <entry>
    <title>Dam breaks</title><id>urn:1</id><updated>2025-03-12T09:00:00Z</updated><summary>In Dover.</summary>
    <source><title>The Dover Gazette</title><id>urn:dover</id><updated>2025-03-12T09:00:00Z</updated><author><name>Ana Reyes</name></author></source>
  </entry>
</feed>
XML
cat > check.mjs <<'JAVASCRIPT'
import { readFileSync } from "fs"
import { parseFeed } from "@rowanmanning/feed-parser"

console.log("feed-parser ", JSON.stringify(parseFeed(readFileSync("feed.xml", "utf-8")).items[0].authors.map(({ name }) => name)))
JAVASCRIPT
{
    node check.mjs
    venv/bin/python -c 'import feedparser; e = feedparser.parse("feed.xml").entries[0]; print("feedparser  ", e.get("author"), "source:", e.source.author)'
} | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
feed-parser  ["Collecting Desk"]
feedparser   None source: Ana Reyes
SEEN
