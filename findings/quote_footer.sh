#!/usr/bin/env bash
# The quotation stays, and who said it is lost; or the whole quotation is.
#
# A block quotation tells its source in a <footer> or a <cite> within it, or in the <figcaption> of a figure around it (HTML,
# "4.4.4 The blockquote element"). Expected: in each of the three the words and the speaker. What happens: readability, in
# Python and as in Firefox's reader view, and trafilatura take out every <footer>, as that of a page; trafilatura and newspaper
# take out every figure, as a picture. Quotations are then those of whoever was told of before.
# Guess before: kept, in each. Source: PyPI readability-lxml 0.9, trafilatura 2.3.1, newspaper4k 0.9.6, resiliparse 2.0.1; npm
# @mozilla/readability 0.6.0 with linkedom 0.18.15.
# Seen:
#   readability-lxml      footer: words only         cite: words and speaker  figure: words and speaker
#   trafilatura           footer: words only         cite: words and speaker  figure: nothing
#   newspaper4k           footer: words and speaker  cite: words and speaker  figure: nothing
#   resiliparse           footer: words and speaker  cite: words and speaker  figure: words and speaker
#   @mozilla/readability  footer: words only         cite: words and speaker  figure: words and speaker
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
for packages in "trafilatura==2.3.1 lxml_html_clean==0.4.6 resiliparse==2.0.1" readability-lxml==0.9 newspaper4k==0.9.6; do
    python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile $packages
done
npm install --silent --no-audit --no-fund --ignore-scripts @mozilla/readability@0.6.0 linkedom@0.18.15
venv/bin/python - <<'PYTHON'
before = "<p>" + "The dam above the town broke early on Monday, and the water was in the market within an hour. " * 6 + "</p>"
words = "<p>We lost all that we had in the water.</p>"
quotes = {
    "footer": f"<blockquote>{words}<footer>Ana Reyes, mayor</footer></blockquote>",
    "cite": f"<blockquote>{words}<cite>Ana Reyes, mayor</cite></blockquote>",
    "figure": f"<figure><blockquote>{words}</blockquote><figcaption>Ana Reyes, mayor</figcaption></figure>",
}
for name, quote in quotes.items():
    with open(f"{name}.html", "w", encoding="utf-8") as page:
        page.write(
            '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Dam breaks in Dover</title></head>'
            f"<body><article><h1>Dam breaks in Dover</h1>{before}{quote}{before}</article></body></html>"
        )
PYTHON
cat > check.py <<'PYTHON'
import pathlib

import newspaper
import readability
import trafilatura
from resiliparse.extract.html2text import extract_plain_text


def of_newspaper(page):
    article = newspaper.Article("https://news.example/2025/dam")
    article.download(input_html=page)
    article.parse()
    return article.text


readers = {
    "readability-lxml": lambda page: readability.Document(page).summary(),
    "trafilatura": trafilatura.extract,
    "newspaper4k": of_newspaper,
    "resiliparse": lambda page: extract_plain_text(page, main_content=True),
}
for name, read in readers.items():
    seen = []
    for kind in ["footer", "cite", "figure"]:
        text = read(pathlib.Path(f"{kind}.html").read_text(encoding="utf-8"))
        assert "The dam above" in text
        speaker = "words and speaker" if "Ana Reyes" in text else "words only"
        seen.append(f"{kind}: {speaker if 'We lost' in text else 'nothing'}")
    print(f"{name:20}  {seen[0]:25}  {seen[1]:23}  {seen[2]}")
PYTHON
cat > check.cjs <<'JAVASCRIPT'
const fs = require("node:fs")
const { parseHTML } = require("linkedom")
const { Readability } = require("@mozilla/readability")

const seen = ["footer", "cite", "figure"].map((kind) => {
  const text = new Readability(parseHTML(fs.readFileSync(`${kind}.html`, "utf8")).document).parse().textContent
  const [words, speaker] = [text.includes("We lost"), text.includes("Ana Reyes")]
  return `${kind}: ${words ? (speaker ? "words and speaker" : "words only") : "nothing"}`
})
console.log(`${"@mozilla/readability".padEnd(20)}  ${seen[0].padEnd(25)}  ${seen[1].padEnd(23)}  ${seen[2]}`)
JAVASCRIPT
{
    venv/bin/python -W ignore check.py 2> /dev/null
    node check.cjs
} | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
readability-lxml      footer: words only         cite: words and speaker  figure: words and speaker
trafilatura           footer: words only         cite: words and speaker  figure: nothing
newspaper4k           footer: words and speaker  cite: words and speaker  figure: nothing
resiliparse           footer: words and speaker  cite: words and speaker  figure: words and speaker
@mozilla/readability  footer: words only         cite: words and speaker  figure: words and speaker
SEEN
