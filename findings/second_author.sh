#!/usr/bin/env bash
# Of two authors the second has written nothing.
#
# An entry of Atom may have two <author>, an item of a JSON Feed has a list of authors, and an EPUB may have two <dc:creator>
# (RFC 4287, 4.2.1; JSON Feed 1.1; EPUB 3.3, 5.5.3.2.2). Expected: both. What happens: fastfeedparser has a list `authors`, as
# feedparser has, with the first of them in it, whatever the feed says; epub2 has the first as `creator`, although it gives all
# subjects. Half of the bylines of two reporters are lost, always that of the second. feedparser has both in `authors`.
# Guess before: both, in Atom and EPUB; for JSON Feed none. Source: PyPI fastfeedparser 0.6.5, feedparser 6.0.14; npm epub2
# 3.0.2.
# Seen:
#   fastfeedparser  Atom       Ana Reyes
#   fastfeedparser  JSON Feed  Ana Reyes
#   feedparser      Atom       Ana Reyes, Tom Hale
#   epub2           EPUB       Ana Reyes  subjects Dams, Rivers
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile \
    fastfeedparser==0.6.5 feedparser==6.0.14
npm install --silent --no-audit --no-fund epub2@3.0.2
venv/bin/python - <<'PYTHON'
import json
import zipfile

import fastfeedparser
import feedparser

authors = ["Ana Reyes", "Tom Hale"]
names = "".join(f"<author><name>{name}</name></author>" for name in authors)
atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><id>tag:news.example,2025:news</id>
<updated>2025-03-12T10:00:00Z</updated><entry><id>tag:news.example,2025:1</id><title>A dam broke</title>{names}
<link href="https://news.example/1"/><updated>2025-03-12T10:00:00Z</updated></entry></feed>"""
item = {"id": "1", "url": "https://news.example/1", "content_text": "A dam broke.", "authors": [{"name": name} for name in authors]}
feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [item]})
seen = []
for reader, kind, text in [(fastfeedparser, "Atom", atom), (fastfeedparser, "JSON Feed", feed), (feedparser, "Atom", atom)]:
    seen.append([author["name"] for author in reader.parse(text).entries[0]["authors"]])
    print(f"{reader.__name__:14}  {kind:9}  {', '.join(seen[-1])}")
assert seen == [authors[:1], authors[:1], authors], "this has changed"

creators = "".join(f"<dc:creator>{name}</dc:creator>" for name in authors)
package = f"""<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">news-1</dc:identifier><dc:title>News</dc:title>
<dc:language>en</dc:language>{creators}<dc:subject>Dams</dc:subject><dc:subject>Rivers</dc:subject>
<meta property="dcterms:modified">2025-03-12T10:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="nav"/></spine></package>"""
container = """<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
page = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>News</title></head>
<body><nav epub:type="toc"><ol><li><a href="nav.xhtml">News</a></li></ol></nav></body></html>"""
with zipfile.ZipFile("news.epub", "w") as book:
    book.writestr("mimetype", "application/epub+zip")
    book.writestr("META-INF/container.xml", container)
    book.writestr("book.opf", package)
    book.writestr("nav.xhtml", page)
PYTHON
cat > check.cjs <<'JAVASCRIPT'
const assert = require("node:assert")
const { EPub } = require("epub2")

EPub.createAsync("news.epub").then(({ metadata }) => {
  console.log(`epub2           EPUB       ${metadata.creator}  subjects ${metadata.subject.join(", ")}`)
  assert.deepStrictEqual([metadata.creator, metadata.subject], ["Ana Reyes", ["Dams", "Rivers"]], "this has changed")
})
JAVASCRIPT
node check.cjs
