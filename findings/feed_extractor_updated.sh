#!/usr/bin/env bash
# An article is published on the day of its last correction, and its page is its podcast.
#
# In Atom <published> is when an entry was first there and <updated> when it last changed, and the page of an entry is the
# link with the relation "alternate", in any order among the others (RFC 4287, 4.2.7 to 4.2.15). feed-extractor gives
# `published` and `link`. Expected: 10 March and the page. What happens: `published` is <updated> wherever there is one, which
# each entry must have; `link` is the first link in the file, here the sound that is enclosed. rss-parser gives both rightly.
# Guess before: 2025-03-10 and https://news.example/1. Source: npm @extractus/feed-extractor 8.0.3; rss-parser 3.13.0 for
# comparison.
# Seen:
#   feed-extractor  2025-03-12  https://news.example/1.mp3
#   rss-parser      2025-03-10  https://news.example/1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @extractus/feed-extractor@8.0.3 rss-parser@3.13.0
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import { extractFromXml } from "@extractus/feed-extractor"
import Parser from "rss-parser"

const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><id>urn:f</id>
<updated>2025-03-12T10:00:00Z</updated><entry><title>Dam breaks</title><id>urn:1</id>
<link rel="enclosure" type="audio/mpeg" href="https://news.example/1.mp3"/><link rel="alternate" href="https://news.example/1"/>
<published>2025-03-10T10:00:00Z</published><updated>2025-03-12T10:00:00Z</updated></entry></feed>`
const extracted = extractFromXml(feed).entries[0]
const parsed = (await new Parser().parseString(feed)).items[0]
const seen = [[extracted.published, extracted.link], [parsed.isoDate, parsed.link]].map(([day, link]) => [day.slice(0, 10), link])
console.log(`feed-extractor  ${seen[0].join("  ")}\nrss-parser      ${seen[1].join("  ")}`)
assert.deepStrictEqual(seen, [
  ["2025-03-12", "https://news.example/1.mp3"],
  ["2025-03-10", "https://news.example/1"],
], "this has changed")
JAVASCRIPT
node check.mjs
