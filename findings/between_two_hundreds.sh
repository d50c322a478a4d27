#!/usr/bin/env bash
# Between one hundred and two hundred people are 102, 202, 300, 10200 or 0.
#
# "And" stands within a number ("one hundred and two") and between two of them. Expected: 100 and 200, since "and two hundred"
# goes on to a second hundred, which no number has. What happens: seven readers of numbers in words make one number of the two,
# or break the second: 102 and a lone 100, 202, the sum 300, the digits 10200; compromise finds the words and gives them the
# value 0. Numbers of victims and of demonstrators are told in just this way. Of those tried, numerizer alone is right.
# Guess before: 100 and 200, in each but word2number, which gives a single number. Source: PyPI number-parser 0.3.2, text2num
# 3.1.0, text2digits 0.1.2, word2number 1.1, numerizer 0.2.4; npm words-to-numbers 1.5.1, @microsoft/recognizers-text-suite
# 1.3.1, compromise 14.17.0.
# Seen:
#   number-parser     between 102 100 people
#   text2num          between 102 100 people
#   text2digits       between 10200 people
#   word2number       202
#   numerizer         between 100 and 200 people
#   words-to-numbers  between 300 people
#   recognizers-text  300
#   compromise        0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile \
    number-parser==0.3.2 text2num==3.1.0 text2digits==0.1.2 word2number==1.1 numerizer==0.2.4
npm install --silent --no-audit --no-fund words-to-numbers@1.5.1 @microsoft/recognizers-text-suite@1.3.1 compromise@14.17.0
venv/bin/python - <<'PYTHON'
from number_parser import parse
from numerizer import numerize
from text2digits.text2digits import Text2Digits
from text_to_num import alpha2digit
from word2number import w2n

text = "between one hundred and two hundred people"
seen = {
    "number-parser": parse(text),
    "text2num": alpha2digit(text, "en"),
    "text2digits": Text2Digits().convert(text),
    "word2number": w2n.word_to_num(text),
    "numerizer": numerize(text),
}
for name, value in seen.items():
    print(f"{name:17} {value}")
assert list(seen.values()) == [
    "between 102 100 people",
    "between 102 100 people",
    "between 10200 people",
    202,
    "between 100 and 200 people",
], "this has changed"
PYTHON
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import recognizers from "@microsoft/recognizers-text-suite"
import nlp from "compromise"
import words from "words-to-numbers"

const text = "between one hundred and two hundred people"
const seen = {
  "words-to-numbers": words.wordsToNumbers(text),
  "recognizers-text": recognizers.recognizeNumber(text, recognizers.Culture.English).map((found) => found.resolution.value).join(" "),
  compromise: nlp(text).numbers().get().join(" "),
}
for (const [name, value] of Object.entries(seen)) console.log(name.padEnd(17), value)
assert.deepStrictEqual(Object.values(seen), ["between 300 people", "300", "0"], "this has changed")
JAVASCRIPT
node check.mjs
