#!/usr/bin/env bash
# A page that a server sent "Chunked", with a capital, is not a page.
#
# Names of codings are read without regard to case (RFC 9112, 7: transfer codings; RFC 9110, 8.4.1: content codings).
# content_stream() takes chunks and compression off, and compares the content coding in lower case. Expected: the same page for
# "chunked" and "Chunked". What happens: with a capital the sizes of the chunks stay in the text, and what is compressed below
# them stays compressed; nothing is said. For "GZIP" without chunks the case does not matter.
# Guess before: gzip in chunks is decoded. Source: PyPI warcio 1.8.1.
# Seen:
#   chunked  b'<p>A dam broke.</p>'
#   Chunked  b'13\r\n<p>A dam broke.</p>\r\n0\r\n\r\n'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile warcio==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
import io

from warcio.archiveiterator import ArchiveIterator

page = b"<p>A dam broke.</p>"
seen = []
for coding in ["chunked", "Chunked"]:
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: {coding}\r\n\r\n".encode() + body
    warc = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:5d9a2c1e-0f3b-4c57-9a44-3a1f0e7f2b10>\r\n"
        "WARC-Date: 2025-03-12T10:00:00Z\r\nWARC-Target-URI: https://news.example/1\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    ).encode() + http + b"\r\n\r\n"
    [text] = [record.content_stream().read() for record in ArchiveIterator(io.BytesIO(warc))]
    seen.append(text)
    print(f"{coding}  {text}")
assert seen == [page, b"13\r\n<p>A dam broke.</p>\r\n0\r\n\r\n"], "this has changed"
PYTHON
