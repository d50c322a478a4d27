#!/usr/bin/env bash
# The first subtitle is there twice, the second time without words, and the last is lost.
#
# WebVTT has cues with a time and lines of text, and an empty line behind each (W3C WebVTT, 4.1). Expected: three cues, as
# webvtt-parser gives them. What happens: the first cue is written before the next begins and once more, empty, when it does;
# the last is written only where the very last line of the file is its text, which a file that ends in a new line, as text
# files do, does not have. A line that repeats the one before is left out, and numbers of cues are words of the cue before.
# Guess before: three cues. Source: npm vtt-to-json 0.1.1 (index.js); webvtt-parser 2.2.0 for comparison.
# Seen:
#   vtt-to-json    1000 "A dam broke."  1000 "2"  3000 "It was late. 3"
#   webvtt-parser  1000 "A dam broke."  3000 "It was late."  5000 "Twelve are dead."
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund vtt-to-json@0.1.1 webvtt-parser@2.2.0
cat > check.cjs <<'JAVASCRIPT'
const assert = require("node:assert")
const vttToJson = require("vtt-to-json")
const { WebVTTParser } = require("webvtt-parser")

const texts = ["A dam broke.", "It was late.", "Twelve are dead."]
const cues = texts.map((text, at) => `${at + 1}\n00:00:0${at * 2 + 1}.000 --> 00:00:0${at * 2 + 2}.000\n${text}\n`)
const vtt = `WEBVTT\n\n${cues.join("\n")}`

async function check() {
  const seen = {
    "vtt-to-json": (await vttToJson(vtt)).map(({ start, part }) => [start, part]),
    "webvtt-parser": new WebVTTParser().parse(vtt).cues.map(({ startTime, text }) => [startTime * 1000, text]),
  }
  for (const [reader, found] of Object.entries(seen)) {
    console.log(reader.padEnd(14), found.map(([start, text]) => `${start} ${JSON.stringify(text)}`).join("  "))
  }
  const wrong = [[1000, "A dam broke."], [1000, "2"], [3000, "It was late. 3"]]
  assert.deepStrictEqual(seen["vtt-to-json"], wrong, "this has changed")
  assert.deepStrictEqual(seen["webvtt-parser"], texts.map((text, at) => [at * 2000 + 1000, text]), "this has changed")
}
check()
JAVASCRIPT
node check.cjs
