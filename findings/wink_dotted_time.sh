#!/usr/bin/env bash
# 5.30pm is the number 5.3 and the time 0pm.
#
# wink-nlp finds times, dates and numbers in text ("5:30 p.m." is a time; documentation, "its.type"). British papers write a
# point between hours and minutes. Expected: one time, or the number 5.30. What happens: the text is cut in the middle of the
# minutes, "5.3" is a number and "0pm" a time of its own; 12.15pm is the number 12 and the time 15pm. Both have spans, so that
# what stands in a table is found in the text and looks right. With a colon it is one time.
# Guess before: a time. Source: npm wink-nlp 2.4.0, wink-eng-lite-web-model 1.8.1.
# Seen:
#   The polls close at 5:30pm today.   TIME 5:30pm
#   The polls close at 5.30pm today.   CARDINAL 5.3, TIME 0pm
#   The polls close at 12.15pm today.  CARDINAL 12, TIME 15pm
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund wink-nlp@2.4.0 wink-eng-lite-web-model@1.8.1
cat > check.cjs <<'JAVASCRIPT'
const assert = require("node:assert")
const model = require("wink-eng-lite-web-model")
const nlp = require("wink-nlp")(model)

const times = ["5:30pm", "5.30pm", "12.15pm"]
const seen = times.map((time) => {
  const text = `The polls close at ${time} today.`
  const found = nlp.readDoc(text).entities().out(nlp.its.detail).filter(({ type }) => type !== "DATE")
  const list = found.map(({ value, type }) => `${type} ${value}`).join(", ")
  console.log(`${text.padEnd(34)} ${list}`)
  return list
})
assert.deepStrictEqual(seen, ["TIME 5:30pm", "CARDINAL 5.3, TIME 0pm", "CARDINAL 12, TIME 15pm"], "this has changed")
JAVASCRIPT
node check.cjs
