#!/usr/bin/env bash
# Lian Ma is a Master of Arts without a family name, and the given name of Do Park is Park, a doctor of osteopathy.
#
# Three parsers of names split a name into given and family name, with academic degrees and generations as suffixes (READMEs).
# Expected: a word of two letters in a name of two words is a part of the name. What happens: humanparser and humanname take Ma
# behind a name for M.A., and nothing is left for the family name; another-name-parser takes Do, Md and Vi for D.O., M.D. and
# the sixth, even at the beginning, and gives the family name as the given one. Chinese, Korean, Vietnamese and Bengali names
# are hit, in which these words are common. parse-full-name and Python's nameparser are right.
# Guess before: the family names Ma, Park, Nguyen and Rahman. Source: npm humanparser 2.7.0, humanname 0.2.2,
# another-name-parser 0.1.0, parse-full-name 1.2.7 for comparison.
# Seen:
#   humanparser          Lian Ma    given Lian    family -       suffix Ma
#   humanname            Lian Ma    given Lian    family -       suffix MA
#   another-name-parser  Do Park    given Park    family -       suffix Do
#   another-name-parser  Vi Nguyen  given Nguyen  family -       suffix Vi
#   another-name-parser  Md Rahman  given Rahman  family -       suffix Md
#   parse-full-name      Lian Ma    given Lian    family Ma      suffix -
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund humanparser@2.7.0 humanname@0.2.2 another-name-parser@0.1.0 parse-full-name@1.2.7
cat > check.cjs <<'JAVASCRIPT'
const assert = require("node:assert")
const another = require("another-name-parser")
const humanname = require("humanname")
const humanparser = require("humanparser")
const { parseFullName } = require("parse-full-name")

const parsers = {
  humanparser: (name) => humanparser.parseName(name),
  humanname: (name) => humanname.parse(name),
  "another-name-parser": (name) => another(name),
  "parse-full-name": (name) => parseFullName(name),
}
const seen = []
for (const [parser, name] of [
  ["humanparser", "Lian Ma"],
  ["humanname", "Lian Ma"],
  ["another-name-parser", "Do Park"],
  ["another-name-parser", "Vi Nguyen"],
  ["another-name-parser", "Md Rahman"],
  ["parse-full-name", "Lian Ma"],
]) {
  const parts = parsers[parser](name)
  const found = [parts.firstName ?? parts.first, parts.lastName ?? parts.last, parts.suffix].map((part) => part || "-")
  seen.push(found.join(" "))
  const [given, family] = found.map((part) => part.padEnd(6))
  console.log(`${parser.padEnd(19)}  ${name.padEnd(9)}  given ${given}  family ${family}  suffix ${found[2]}`)
}
const expected = ["Lian - Ma", "Lian - MA", "Park - Do", "Nguyen - Vi", "Rahman - Md", "Lian Ma -"]
assert.deepStrictEqual(seen, expected, "this has changed")
JAVASCRIPT
node check.cjs
