#!/usr/bin/env bash
# Subtitles with a position never end, and an empty one swallows the next with its times.
#
# @plussub/srt-vtt-parser gives the start, the end and the text of each subtitle of SRT and WebVTT (README). Behind the end
# WebVTT may have settings, as "align:start position:0%", which stand in each cue of many automatic captions (WebVTT, "WebVTT
# cue settings list"); in SRT they are left out rightly. Expected: 2000 for the end. What happens: it is null, without an error,
# where no hours are written; a cue without text, which the format allows, has the next cue for its text; and with lines that
# end as on Windows each id and each text keeps a carriage return. Durations by speaker are NaN or negative.
# Guess before: 2000 for each end, and two cues. Source: npm @plussub/srt-vtt-parser 2.0.5.
# Seen:
#   plain      ["",1000,2000,"The dam broke."]
#   settings   ["",1000,null,"The dam broke."]
#   with hours ["",1000,2000,"The dam broke."]
#   empty cue  ["",1000,2000,"\n00:03.000 --> 00:04.000\nThe dam broke."]
#   windows    ["1\r",1000,2000,"The dam broke.\r"]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @plussub/srt-vtt-parser@2.0.5
cat > check.cjs <<'JAVASCRIPT'
const { parse } = require("@plussub/srt-vtt-parser")

const files = {
  plain: "WEBVTT\n\n00:01.000 --> 00:02.000\nThe dam broke.\n",
  settings: "WEBVTT\n\n00:01.000 --> 00:02.000 align:start position:0%\nThe dam broke.\n",
  "with hours": "WEBVTT\n\n00:00:01.000 --> 00:00:02.000 align:start position:0%\nThe dam broke.\n",
  "empty cue": "WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\nThe dam broke.\n",
  windows: "WEBVTT\r\n\r\n1\r\n00:01.000 --> 00:02.000\r\nThe dam broke.\r\n",
}
for (const [name, file] of Object.entries(files)) {
  for (const { id, from, to, text } of parse(file).entries) console.log(name.padEnd(10), JSON.stringify([id, from, to, text]))
}
JAVASCRIPT
node check.cjs | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
plain      ["",1000,2000,"The dam broke."]
settings   ["",1000,null,"The dam broke."]
with hours ["",1000,2000,"The dam broke."]
empty cue  ["",1000,2000,"\n00:03.000 --> 00:04.000\nThe dam broke."]
windows    ["1\r",1000,2000,"The dam broke.\r"]
SEEN
