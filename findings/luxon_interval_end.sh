#!/usr/bin/env bash
# A session from 12 to 14 March 2025 ends this afternoon.
#
# Interval.fromISO() of luxon reads two ends with a slash, or one and a duration. ISO 8601 lets the second end leave out what it
# shares with the first (ISO 8601, "Time interval"): 2025-03-12/14 ends on the 14th, and T10:00/12:00 at noon on the same day.
# Expected: that, or the invalid interval that it gives for an open end. What happens: each end is read by itself, so that 14 is
# two in the afternoon and 03-14 three o'clock in a zone 14 hours behind, of the day on which the program runs; the interval is
# valid, and longer each day.
# Guess before: invalid. Source: npm luxon 3.7.2; PyPI aniso8601 10.0.1 for comparison.
# Seen (told on 1 December 2026, in UTC):
#   luxon     2025-03-12/2025-03-14  ends 2025-03-14T00:00:00.000Z
#   luxon     2025-03-12/14          ends 2026-12-01T14:00:00.000Z
#   luxon     2025-03-12/03-14       ends 2026-11-30T17:00:00.000Z
#   luxon     2025-03-12T10:00/12:00 ends 2026-12-01T12:00:00.000Z
#   luxon     2025-03-12/..          invalid
#   aniso8601 2025-03-12/14          ends 2025-03-14
#   aniso8601 2025-03-12/03-14       ends 2025-03-14
#   aniso8601 2025-03-12T10:00/12:00 ends 2025-03-12T12:00:00
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund luxon@3.7.2
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile aniso8601==10.0.1
cat > check.cjs <<'JAVASCRIPT'
const { Interval, Settings } = require("luxon")

Settings.defaultZone = "utc"
Settings.now = () => Date.UTC(2026, 11, 1, 12)
for (const text of process.argv.slice(2)) {
  const span = Interval.fromISO(text)
  console.log("luxon    ", text.padEnd(22), span.isValid ? `ends ${span.end.toISO()}` : "invalid")
}
JAVASCRIPT
cat > check.py <<'PYTHON'
import sys
import aniso8601

for text in sys.argv[1:]:
    print("aniso8601", f"{text:22} ends {aniso8601.parse_interval(text)[1].isoformat()}")
PYTHON
{
    node check.cjs 2025-03-12/2025-03-14 2025-03-12/14 2025-03-12/03-14 2025-03-12T10:00/12:00 2025-03-12/..
    venv/bin/python check.py 2025-03-12/14 2025-03-12/03-14 2025-03-12T10:00/12:00
} | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
luxon     2025-03-12/2025-03-14  ends 2025-03-14T00:00:00.000Z
luxon     2025-03-12/14          ends 2026-12-01T14:00:00.000Z
luxon     2025-03-12/03-14       ends 2026-11-30T17:00:00.000Z
luxon     2025-03-12T10:00/12:00 ends 2026-12-01T12:00:00.000Z
luxon     2025-03-12/..          invalid
aniso8601 2025-03-12/14          ends 2025-03-14
aniso8601 2025-03-12/03-14       ends 2025-03-14
aniso8601 2025-03-12T10:00/12:00 ends 2025-03-12T12:00:00
SEEN
