#!/usr/bin/env bash
# Ten o'clock in Greenwich is two in the afternoon there, if it is read in New York.
#
# A datetime of Table Schema is written in UTC, with a Z at the end: 2025-03-12T10:00:00Z (Table Schema, "datetime"). Expected:
# that moment, wherever the machine stands. What happens: to the npm package tableschema the Z is a letter that has to be there,
# and the hours are those of the machine's zone. The same file has other moments on each machine, and an article that was
# published late in the evening is of the next day as soon as it was read in New York. What was loaded on two machines does not
# compare.
# Guess before: the same instant. Source: npm tableschema 1.12.6.
# Seen:
#   TZ=UTC               2025-03-12T22:00:00Z is 2025-03-12T22:00:00.000Z
#   TZ=America/New_York  2025-03-12T22:00:00Z is 2025-03-13T02:00:00.000Z
#   TZ=Asia/Tokyo        2025-03-12T22:00:00Z is 2025-03-12T13:00:00.000Z
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund tableschema@1.12.6
cat > check.cjs <<'JAVASCRIPT'
const { Field } = require("tableschema")

const cell = "2025-03-12T22:00:00Z"
const moment = new Field({ name: "published", type: "datetime" }).castValue(cell)
console.log(`${("TZ=" + process.env.TZ).padEnd(20)} ${cell} is ${moment.toISOString()}`)
JAVASCRIPT
for zone in UTC America/New_York Asia/Tokyo; do
    TZ=$zone node check.cjs
done | tee seen.txt
[ "$(cut -d' ' -f2- seen.txt | sed 's/.* is //' | paste -sd' ')" = \
    "2025-03-12T22:00:00.000Z 2025-03-13T02:00:00.000Z 2025-03-12T13:00:00.000Z" ] || { echo "this has changed" >&2; exit 1; }
