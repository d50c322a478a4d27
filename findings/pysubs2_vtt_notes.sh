#!/usr/bin/env bash
# What an editor noted between two subtitles is spoken by the mayor.
#
# In WebVTT a block that begins with NOTE is a comment and is not shown, and a cue may have a name in the line above its times (W3C
# WebVTT, 4.1). Expected: the words of each cue and nothing else, as in webvtt-parser. What happens: pysubs2, which reads WebVTT
# as it reads SRT, takes all lines up to the next times for text of the cue before, comments of several lines and names too;
# numbers alone are left out. Saved as SRT, the comment is on the screen, and whoever looks for quotations finds it behind one.
# Guess before: the words alone. Source: PyPI pysubs2 1.8.1; npm webvtt-parser 2.2.0 for comparison.
# Seen:
#   pysubs2        'We lost it all.' + 'NOTE cut this' + 'mayor-2'
#   pysubs2        'It rained.'
#   webvtt-parser  'We lost it all.'
#   webvtt-parser  'It rained.'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile pysubs2==1.8.1
npm install --silent --no-audit --no-fund webvtt-parser@2.2.0
cat > news.vtt <<'VTT'
WEBVTT

mayor-1
00:01.000 --> 00:02.000
We lost it all.

NOTE cut this

mayor-2
00:03.000 --> 00:04.000
It rained.
VTT
cat > check.py <<'PYTHON'
import pysubs2

for cue in pysubs2.load("news.vtt"):
    print("pysubs2       ", " + ".join(repr(line) for line in cue.plaintext.split("\n") if line))
PYTHON
cat > check.cjs <<'JAVASCRIPT'
const { WebVTTParser } = require("webvtt-parser")

for (const cue of new WebVTTParser().parse(require("node:fs").readFileSync("news.vtt", "utf8")).cues) {
  console.log("webvtt-parser ", `'${cue.text}'`)
}
JAVASCRIPT
{ venv/bin/python check.py; node check.cjs; } | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
pysubs2        'We lost it all.' + 'NOTE cut this' + 'mayor-2'
pysubs2        'It rained.'
webvtt-parser  'We lost it all.'
webvtt-parser  'It rained.'
SEEN
