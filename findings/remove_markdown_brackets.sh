#!/usr/bin/env bash
# The one link in a sentence with "[Reyes]" is not taken for a link, and two words in different brackets vanish.
#
# Newspapers put what they add to a quotation in square brackets, and the same is a link in Markdown only directly before "("
# (CommonMark 0.31.2, 6.3). Expected: “He [Reyes] left,” and the words of the link, as in markdown-to-txt. What happens: the
# first [ of a line is joined with the first ]( that follows, so that a bracket of each is left over; and a space is allowed
# between ] and (, so that "(all of them)" is taken for an address and lost.
# Guess before: as markdown-to-txt. Source: npm remove-markdown 0.7.0, markdown-to-txt 2.0.1 (with lodash 4.17.21, which it
# needs and does not name) for comparison.
# Seen:
#   remove-markdown  “He Reyes] left,” said [the report.
#   markdown-to-txt  “He [Reyes] left,” said the report.
#   remove-markdown  They the council left.
#   markdown-to-txt  They [the council] (all of them) left.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund remove-markdown@0.7.0 markdown-to-txt@2.0.1 lodash@4.17.21
cat > check.cjs <<'JAVASCRIPT'
const assert = require("node:assert")
const { markdownToTxt } = require("markdown-to-txt")
const removeMarkdown = require("remove-markdown")

const texts = ["“He [Reyes] left,” said [the report](https://news.example/1).", "They [the council] (all of them) left."]
const seen = texts.flatMap((text) => [
  `remove-markdown  ${removeMarkdown(text)}`,
  `markdown-to-txt  ${markdownToTxt(text)}`,
])
console.log(seen.join("\n"))
const expected = [
  "remove-markdown  “He Reyes] left,” said [the report.",
  "markdown-to-txt  “He [Reyes] left,” said the report.",
  "remove-markdown  They the council left.",
  "markdown-to-txt  They [the council] (all of them) left.",
]
assert.deepStrictEqual(seen, expected, "this has changed")
JAVASCRIPT
node check.cjs
