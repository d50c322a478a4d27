#!/usr/bin/env bash
# It cost €12.50 on 3 May: 12503 euros.
#
# parse-money finds an amount in a text: "some text before 123,45 lei and some text after" (README). Expected: 12.5 EUR. What
# happens: it is right where the text has no other digit; else all digits of the sentence are put together: days, years and
# numbers of people. No sum in a sentence with a date is right.
# Guess before: 12.5 EUR. Source: npm parse-money 1.0.12.
# Seen:
#   It cost €12.50 in May.        12.5 EUR
#   It cost €12.50 on 3 May.      12503 EUR
#   The state paid £5 to 20 men.  520 GBP
#   In 2024 it cost $7.           20247 USD
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund parse-money@1.0.12
cat > check.cjs <<'JAVASCRIPT'
const assert = require("node:assert")
const parseMoney = require("parse-money").default

const expected = {
  "It cost €12.50 in May.": { amount: 12.5, currency: "EUR" },
  "It cost €12.50 on 3 May.": { amount: 12503, currency: "EUR" },
  "The state paid £5 to 20 men.": { amount: 520, currency: "GBP" },
  "In 2024 it cost $7.": { amount: 20247, currency: "USD" },
}
const seen = Object.fromEntries(Object.keys(expected).map((text) => [text, parseMoney(text)]))
for (const [text, money] of Object.entries(seen)) console.log(text.padEnd(29), money.amount, money.currency)
assert.deepStrictEqual(seen, expected, "this has changed")
JAVASCRIPT
node check.cjs
