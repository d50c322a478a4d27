#!/usr/bin/env bash
# R&D is R&;D, and AT&T is AT&;T.
#
# In WebVTT & is written &amp;, and < and > as &lt; and &gt; (WebVTT, "WebVTT cue text span"). webvtt-parser, the reader behind
# the validator of the format, gives for each subtitle the text as it stands and a tree with what is meant. Expected: "R&D" in
# the tree. What happens: the sign is put in, and the semicolon that ends the name of it stays; so does that of &nbsp; for a
# space. A number such as &#8364; for € is read rightly. No error is told, so that the wrong text comes from a valid file, while
# a bare & is an error with the right text.
# Guess before: "R&D". Source: npm webvtt-parser 2.2.0 (parser.js, entities).
# Seen:
#   R&amp;D    R&;D    no error
#   2 &lt; 3   2 <; 3  no error
#   5&nbsp;km  5 ;km   no error
#   &#8364;5   €5      no error
#   AT&T       AT&T    error: Incorrect escape.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund webvtt-parser@2.2.0
cat > check.cjs <<'JAVASCRIPT'
const { WebVTTParser } = require("webvtt-parser")

for (const text of ["R&amp;D", "2 &lt; 3", "5&nbsp;km", "&#8364;5", "AT&T"]) {
  const { cues, errors } = new WebVTTParser().parse(`WEBVTT\n\n00:01.000 --> 00:02.000\n${text}\n`, "subtitles")
  const shown = cues[0].tree.children.map((part) => part.value).join("").replace("\u00a0", " ")
  console.log(text.padEnd(10), shown.padEnd(7), errors.length ? `error: ${errors[0].message}` : "no error")
}
JAVASCRIPT
node check.cjs | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
R&amp;D    R&;D    no error
2 &lt; 3   2 <; 3  no error
5&nbsp;km  5 ;km   no error
&#8364;5   €5      no error
AT&T       AT&T    error: Incorrect escape.
SEEN
