#!/usr/bin/env bash
# Subtitles with a place on the screen vanish, or the place is spoken.
#
# SRT may tell behind the times where a subtitle stands, as X1:40 X2:600 Y1:20 Y2:50 (an extension of SubRip, the program that
# the format is from). Expected: the words, with or without the place. What happens: subsrt-ts leaves out each subtitle that has
# one, without an error; in srt-parser-2 the place is the first line of the text. The readers srt and subtitle have the words
# alone.
# Guess before: the words alone in all. Source: npm subsrt-ts 2.1.2, srt-parser-2 1.2.3; subtitle 4.2.2 and PyPI srt 3.5.3 for
# comparison.
# Seen:
#   subsrt-ts    "Nobody was hurt."
#   srt-parser-2 "X1:40 X2:600 Y1:20 Y2:50\nThe dam broke." "Nobody was hurt."
#   subtitle     "The dam broke." "Nobody was hurt."
#   srt          "The dam broke." "Nobody was hurt."
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund subsrt-ts@2.1.2 srt-parser-2@1.2.3 subtitle@4.2.2
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile srt==3.5.3
cat > talk.srt <<'SRT'
1
00:00:01,000 --> 00:00:02,000 X1:40 X2:600 Y1:20 Y2:50
The dam broke.

2
00:00:03,000 --> 00:00:04,000
Nobody was hurt.

SRT
cat > check.cjs <<'JAVASCRIPT'
const fs = require("fs")
const subsrt = require("subsrt-ts")
const { default: Parser } = require("srt-parser-2")
const { parseSync } = require("subtitle")

const file = fs.readFileSync("talk.srt", "utf-8")
const clean = (texts) => texts.map((text) => JSON.stringify(text.trim())).join(" ")
console.log("subsrt-ts   ", clean(subsrt.parse(file, { format: "srt" }).map((cue) => cue.text)))
console.log("srt-parser-2", clean(new Parser().fromSrt(file).map((cue) => cue.text)))
console.log("subtitle    ", clean(parseSync(file).map((cue) => cue.data.text)))
JAVASCRIPT
{
    node check.cjs
    venv/bin/python -c 'import json, srt; print("srt         ", *(json.dumps(cue.content) for cue in srt.parse(open("talk.srt").read())))'
} | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
subsrt-ts    "Nobody was hurt."
srt-parser-2 "X1:40 X2:600 Y1:20 Y2:50\nThe dam broke." "Nobody was hurt."
subtitle     "The dam broke." "Nobody was hurt."
srt          "The dam broke." "Nobody was hurt."
SEEN
