#!/usr/bin/env bash
# "Café closed in Dover" has the subject "Café", and "Dam breaks" the subject "Dam_breaks".
#
# Words of a header that are not in ASCII are encoded, =?UTF-8?Q?Caf=C3=A9?=; in Q a space is "_", and a header may have several
# such words and plain ones (RFC 2047, 2, 4.2 and 5). Expected: the whole subject, as in letterparser. What happens: the first
# encoded word is the subject, and all before and behind it is lost; underscores stay. A long subject is always in several
# words, since one may not be longer than 75 characters.
# Guess before: the whole subject. Source: npm eml-format 0.6.1; letterparser 0.1.8 for comparison.
# Seen:
#   =?UTF-8?Q?Caf=C3=A9?= closed in Dover           eml-format "Café"         letterparser "Café closed in Dover"
#   Flood: =?UTF-8?Q?Caf=C3=A9?= closed             eml-format "Café"         letterparser "Flood: Café closed"
#   =?UTF-8?Q?Dam_breaks=3A?= =?UTF-8?Q?_12_dead?=  eml-format "Dam_breaks:"  letterparser "Dam breaks: 12 dead"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund eml-format@0.6.1 letterparser@0.1.8
cat > check.cjs <<'JAVASCRIPT'
const eml = require("eml-format")
const letterparser = require("letterparser")

for (const subject of [
  "=?UTF-8?Q?Caf=C3=A9?= closed in Dover",
  "Flood: =?UTF-8?Q?Caf=C3=A9?= closed",
  "=?UTF-8?Q?Dam_breaks=3A?= =?UTF-8?Q?_12_dead?=",
]) {
  const message = `From: Ana Reyes <ana@news.example>\r\nSubject: ${subject}\r\nContent-Type: text/plain\r\n\r\nText.\r\n`
  eml.read(message, (error, found) => {
    if (error) throw error
    const read = [found.subject, letterparser.extract(message).subject].map((text) => JSON.stringify(text))
    console.log(`${subject.padEnd(46)}  eml-format ${read[0].padEnd(13)}  letterparser ${read[1]}`)
  })
}
JAVASCRIPT
node check.cjs | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
=?UTF-8?Q?Caf=C3=A9?= closed in Dover           eml-format "Café"         letterparser "Café closed in Dover"
Flood: =?UTF-8?Q?Caf=C3=A9?= closed             eml-format "Café"         letterparser "Flood: Café closed"
=?UTF-8?Q?Dam_breaks=3A?= =?UTF-8?Q?_12_dead?=  eml-format "Dam_breaks:"  letterparser "Dam breaks: 12 dead"
SEEN
