#!/usr/bin/env bash
# A conference on 5-7 May is two hours on the first of May.
#
# A range of days before the month is the usual way to date a conference or a summit outside America. Expected: 5 to 7 May
# 2024, as both libraries read "May 5-7, 2024". What happens: the numbers are taken for times of the day and the rest for a
# month, whose first day it then is: from 5 to 7 in the morning of 1 May for one, in the evening for the other.
# Guess before: 5 to 7 May, in both. Source: PyPI timefhuman 0.1.5; npm compromise 14.17.0, compromise-dates 3.9.0.
# Seen:
#   timefhuman        May 5-7 2024   2024-05-05 00:00 to 2024-05-07 00:00
#   timefhuman        5-7 May 2024   2024-05-01 05:00 to 2024-05-01 07:00
#   compromise-dates  May 5-7, 2024  2024-05-05 00:00 to 2024-05-07 23:59
#   compromise-dates  5-7 May 2024   2024-05-01 17:00 to 2024-05-01 19:00
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile timefhuman==0.1.5
cd "$folder"
npm install --silent --no-audit --no-fund compromise@14.17.0 compromise-dates@3.9.0
cd "$folder"
venv/bin/python - <<'PYTHON'
import datetime

from timefhuman import timefhuman, tfhConfig

config = tfhConfig(now=datetime.datetime(2024, 3, 12, 9))
seen = []
for text in ["May 5-7 2024", "5-7 May 2024"]:
    [(start, end)] = timefhuman(text, config=config)
    seen.append(f"{start:%Y-%m-%d %H:%M} to {end:%Y-%m-%d %H:%M}")
    print(f"timefhuman        {text:13}  {seen[-1]}")
assert seen == ["2024-05-05 00:00 to 2024-05-07 00:00", "2024-05-01 05:00 to 2024-05-01 07:00"], "this has changed"
PYTHON
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import nlp from "compromise"
import dates from "compromise-dates"

nlp.plugin(dates)
const seen = ["May 5-7, 2024", "5-7 May 2024"].map((text) => {
  const [date] = nlp(`They meet on ${text}.`).dates({ today: "2024-03-12", timezone: "UTC" }).get()
  const span = [date.start, date.end].map((end) => end.slice(0, 16).replace("T", " ")).join(" to ")
  console.log(`compromise-dates  ${text.padEnd(13)}  ${span}`)
  return span
})
assert.deepStrictEqual(seen, [
  "2024-05-05 00:00 to 2024-05-07 23:59",
  "2024-05-01 17:00 to 2024-05-01 19:00",
], "this has changed")
JAVASCRIPT
node check.mjs
