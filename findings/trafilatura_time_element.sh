#!/usr/bin/env bash
# The bank closed on at noon: the day in <time> is cut out of the sentence.
#
# <time> marks a date within running text and gives it in a form for machines (HTML, 4.5.14); many publishing systems set it.
# Expected: its words stay, as those of <data> and <abbr> do. What happens: trafilatura takes <time> out with its words,
# whichever options are set, and so does resiliparse where it looks for the main text. The sentence goes on without its day,
# and a table of events made from it has none. inscriptis, which takes the whole page, keeps it.
# Guess before: "on Wednesday at noon". Source: PyPI trafilatura 2.3.1, resiliparse 2.0.1, inscriptis 2.7.6.
# Seen:
#   trafilatura                The bank closed on at noon, BoD said.
#   trafilatura, favor_recall  The bank closed on at noon, BoD said.
#   resiliparse, main_content  The bank closed on at noon, BoD said.
#   inscriptis                 The bank closed on Wednesday at noon, BoD said.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    trafilatura==2.3.1 lxml_html_clean==0.4.6 resiliparse==2.0.1 inscriptis==2.7.6
"$folder/venv/bin/python" - <<'PYTHON'
import inscriptis
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

council = "<p>The council met for three hours in the old town hall and heard from residents and engineers about the flood.</p>"
bank = '<abbr title="Bank of Dover">BoD</abbr>'
sentence = f'<p>The bank closed on <time datetime="2025-03-12">Wednesday</time> at noon, {bank} said.</p>'
page = f"<!doctype html><html><body><article><h1>Flood</h1>{council}{council}{sentence}{council}</article></body></html>"
texts = {
    "trafilatura": trafilatura.extract(page),
    "trafilatura, favor_recall": trafilatura.extract(page, favor_recall=True),
    "resiliparse, main_content": extract_plain_text(page, main_content=True),
    "inscriptis": inscriptis.get_text(page),
}
seen = []
for name, text in texts.items():
    seen += [line.strip() for line in text.splitlines() if "The bank" in line]
    print(f"{name:26} {seen[-1]}")
cut = "The bank closed on at noon, BoD said."
assert seen == [cut, cut, cut, "The bank closed on Wednesday at noon, BoD said."], "this has changed"
PYTHON
