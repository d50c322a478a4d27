#!/usr/bin/env bash
# A web archive that warcio.js has copied cannot be read by FastWARC.
#
# Names of the fields of a WARC record are read without regard to case (WARC 1.1, 4, "named fields"). warcio.js gives the records
# that it makes the usual names, "WARC-Type", and those that it has read and writes again, as when some are left out, names in
# small letters. Expected: FastWARC reads both, as warcio for Python does; its own headers.get() takes a name in any case. What
# happens: it knows the kind and the length of a record by "WARC-Type" and "Content-Length" alone. The record is of an unknown
# kind and empty, and what follows is an "Invalid WARC header". Two fields WARC-Concurrent-To are one in the copy, with a comma.
# Guess before: the names as they were, and read in any case. Source: npm warcio 2.4.11; PyPI FastWARC 2.0.1, warcio 1.8.1.
# Seen:
#   first  warcio    response '<p>A dam broke.</p>' / response '<p>A dam broke.</p>'
#   first  fastwarc  response '<p>A dam broke.</p>' / response '<p>A dam broke.</p>'
#   copy   warcio    response '<p>A dam broke.</p>' / response '<p>A dam broke.</p>'
#   copy   fastwarc  unknown '' / Invalid WARC header
#   warc-concurrent-to: <urn:uuid:00000000-0000-0000-0000-000000000003>, <urn:uuid:00000000-0000-0000-0000-000000000004>
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile FastWARC==2.0.1 warcio==1.8.1
npm install --silent --no-audit --no-fund warcio@2.4.11
cat > make.py <<'PYTHON'
page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>A dam broke.</p>"
with open("first.warc", "wb") as archive:
    for number in (1, 2):
        fields = [
            "WARC/1.1",
            "WARC-Type: response",
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{number}>",
            "WARC-Date: 2025-03-12T10:30:00Z",
            f"WARC-Target-URI: https://news.example/{number}",
            "WARC-Concurrent-To: <urn:uuid:00000000-0000-0000-0000-000000000003>",
            "WARC-Concurrent-To: <urn:uuid:00000000-0000-0000-0000-000000000004>",
            "Content-Type: application/http; msgtype=response",
            f"Content-Length: {len(page)}",
        ]
        archive.write("\r\n".join(fields).encode() + b"\r\n\r\n" + page + b"\r\n\r\n")
PYTHON
cat > copy.mjs <<'JAVASCRIPT'
import { createReadStream, writeFileSync } from "node:fs"
import { WARCParser, WARCSerializer } from "warcio"

const records = []
for await (const record of new WARCParser(createReadStream("first.warc"))) {
  records.push(await WARCSerializer.serialize(record, { gzip: false }))
}
writeFileSync("copy.warc", Buffer.concat(records))
JAVASCRIPT
cat > check.py <<'PYTHON'
import fastwarc.warc
import warcio.archiveiterator


def of_fastwarc(archive):
    for record in fastwarc.warc.ArchiveIterator(archive):
        yield str(record.record_type).split(".")[-1], record.reader.read()


def of_warcio(archive):
    for record in warcio.archiveiterator.ArchiveIterator(archive):
        yield record.rec_type, record.content_stream().read()


for name in ("first", "copy"):
    for reader in (of_warcio, of_fastwarc):
        seen = []
        with open(f"{name}.warc", "rb") as archive:
            try:
                for kind, page in reader(archive):
                    seen.append(f"{kind} {page.decode()!r}")
            except OSError as error:
                seen.append(str(error))
        print(f"{name:5}  {reader.__name__[3:]:8}  {' / '.join(seen)}")
PYTHON
venv/bin/python make.py
node copy.mjs
{
    venv/bin/python check.py
    grep -a -m 1 -i concurrent copy.warc | tr -d '\r'
} | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
first  warcio    response '<p>A dam broke.</p>' / response '<p>A dam broke.</p>'
first  fastwarc  response '<p>A dam broke.</p>' / response '<p>A dam broke.</p>'
copy   warcio    response '<p>A dam broke.</p>' / response '<p>A dam broke.</p>'
copy   fastwarc  unknown '' / Invalid WARC header
warc-concurrent-to: <urn:uuid:00000000-0000-0000-0000-000000000003>, <urn:uuid:00000000-0000-0000-0000-000000000004>
SEEN
