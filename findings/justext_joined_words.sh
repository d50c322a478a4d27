#!/usr/bin/env bash
# Ana Reyes, with her two names in two elements, becomes AnaReyes, and a toll of 10, corrected to 12, is 1012.
#
# jusText finds the paragraphs of a page that are text and gives their words. Space between two elements within a line is space
# like any other (HTML, "Phrasing content"). Expected: "Ana Reyes", as in "Ana <i>Reyes</i>". What happens: a run of text that
# is nothing but space is dropped, so that two elements with only a space between them grow together: links to two people,
# figures in bold with their unit, a number that is struck out with the one that replaces it.
# Guess before: the words with a space. Source: PyPI jusText 3.0.2; resiliparse 2.0.1 for comparison.
# Seen:
#   <b>Ana</b> <i>Reyes</i> left                jusText AnaReyes left      resiliparse Ana Reyes left
#   Ana <i>Reyes</i> left                       jusText Ana Reyes left     resiliparse Ana Reyes left
#   the toll is <del>10</del> <ins>12</ins>     jusText the toll is 1012   resiliparse the toll is 10 12
#   <b>2,150</b> <a href="/b">barrels</a> were  jusText 2,150barrels were  resiliparse 2,150 barrels were
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    jusText==3.0.2 lxml_html_clean==0.4.6 resiliparse==2.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import justext
from resiliparse.extract.html2text import extract_plain_text

before = "The dam above the town broke early on Monday, and the water was in the market within an hour of the first alarm. " * 2
expected = {
    "<b>Ana</b> <i>Reyes</i> left": ("AnaReyes left", "Ana Reyes left"),
    "Ana <i>Reyes</i> left": ("Ana Reyes left", "Ana Reyes left"),
    "the toll is <del>10</del> <ins>12</ins>": ("the toll is 1012", "the toll is 10 12"),
    '<b>2,150</b> <a href="/b">barrels</a> were': ("2,150barrels were", "2,150 barrels were"),
}
seen = {}
for words in expected:
    page = f"<!doctype html><html lang='en'><head><title>Dam</title></head><body><p>{before}{words}</p></body></html>"
    (paragraph,) = justext.justext(page, justext.get_stoplist("English"))
    seen[words] = tuple(text.strip().removeprefix(before) for text in [paragraph.text, extract_plain_text(page)])
    print(f"{words:43} jusText {seen[words][0]:18} resiliparse {seen[words][1]}")
assert seen == expected, "this has changed"
PYTHON
