#!/usr/bin/env bash
# In an Atom entry with XHTML, words in italics move to the end of their paragraph.
#
# The text of <content type="xhtml"> is XHTML inside one <div> (RFC 4287, 3.1.1.3), and the order of text and elements is the
# text. Expected: "The mayor did not resign on Monday." What happens: the feed is read into an object that keeps the text of an
# element apart from its children, and it is written again from there: first all text, then all children. "The mayor did resign
# on Monday.not" says the opposite, in `content` and in `contentSnippet`.
# Guess before: the XHTML as a string. Source: npm rss-parser 3.13.0; its issue 275 tells of it for another feed and is open.
# Seen:
#   content         <p>The mayor did  resign on Monday.<em>not</em></p>
#   contentSnippet  The mayor did  resign on Monday.not
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund rss-parser@3.13.0
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import Parser from "rss-parser"

const feed = await new Parser().parseString(`<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><id>urn:feed</id><updated>2025-03-12T10:00:00Z</updated>
<author><name>Ana Reyes</name></author>
<entry><title>Mayor stays</title><id>urn:1</id><updated>2025-03-12T10:00:00Z</updated><link href="https://news.example/1"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The mayor did <em>not</em> resign on Monday.</p></div></content>
</entry></feed>`)
const paragraph = feed.items[0].content.match(/<p>.*<[/]p>/s)[0]
const snippet = feed.items[0].contentSnippet
console.log("content        ", paragraph)
console.log("contentSnippet ", snippet)
assert.deepStrictEqual([paragraph, snippet],
  ["<p>The mayor did  resign on Monday.<em>not</em></p>", "The mayor did  resign on Monday.not"], "this has changed")
JAVASCRIPT
node check.mjs
