#!/usr/bin/env bash
# Once moment-hijri is loaded, all dates of the program are written in Arabic digits: ٢٠٢٥-٠٣-٠١.
#
# moment-hijri adds the Islamic calendar to moment; for Arabic, the locale is to be set (README, "To use the Arabic locale").
# Expected: without that, nothing changes for the dates of moment. What happens: the package defines the locale ar-sa while it
# is loaded, and in moment the locale that was defined last is the one in use, everywhere: for moment itself in other files too.
# Dates in tables and in names of files are then in other digits, which no reader of ISO 8601 takes.
# Guess before: 2025-03-01. Source: npm moment-hijri 3.0.0, moment 2.30.1.
# Seen:
#   before  2025-03-01 Saturday (en)
#   after   ٢٠٢٥-٠٣-٠١ السبت (ar-sa)
#   read    NaN
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund moment-hijri@3.0.0 moment@2.30.1
cat > check.cjs <<'JAVASCRIPT'
const assert = require("node:assert")
const moment = require("moment")

const written = () => `${moment("2025-03-01").format("YYYY-MM-DD dddd")} (${moment.locale()})`
const seen = [written()]
require("moment-hijri")
seen.push(written())
const read = Date.parse(moment("2025-03-01").format("YYYY-MM-DD"))
console.log(`before  ${seen[0]}\nafter   ${seen[1]}\nread    ${read}`)
assert.deepStrictEqual([...seen, read], ["2025-03-01 Saturday (en)", "٢٠٢٥-٠٣-٠١ السبت (ar-sa)", NaN], "this has changed")
JAVASCRIPT
node check.cjs
