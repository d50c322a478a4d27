#!/usr/bin/env bash
# A sentence ends behind each <q>, and the quotation has no marks.
#
# <q> is a quotation within a sentence, and a browser draws the quotation marks around it (HTML, 4.5.7). Expected: the
# sentence stays in one line, with marks as html2text and inscriptis add them, or without. What happens: trafilatura ends the
# line behind the quotation as behind a <blockquote>, boilerpy3 before it as well; the rest, here the day, is a paragraph of
# its own. Without marks and with the sentence cut in two, nothing shows that somebody was quoted.
# Guess before: in one line, without marks. Source: PyPI trafilatura 2.3.1, boilerpy3 1.0.7, inscriptis 2.7.6, html2text
# 2025.4.15.
# Seen:
#   trafilatura  The mayor said we did not know / on Monday
#   boilerpy3    The mayor said / we did not know / on Monday
#   inscriptis   The mayor said "we did not know" on Monday
#   html2text    The mayor said "we did not know" on Monday
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    trafilatura==2.3.1 lxml_html_clean==0.4.6 boilerpy3==1.0.7 inscriptis==2.7.6 html2text==2025.4.15
"$folder/venv/bin/python" - <<'PYTHON'
import html2text
import inscriptis
import trafilatura
from boilerpy3.extractors import ArticleExtractor

council = "<p>The council met for three hours in the old town hall and heard from residents and engineers about the flood.</p>"
sentence = "<p>The mayor said <q>we did not know</q> on Monday, and nobody in the hall believed a word of what she had said.</p>"
page = f"<!doctype html><html><body><article><h1>Flood</h1>{council}{council}{sentence}{council}</article></body></html>"
wide = html2text.HTML2Text(bodywidth=0)
readers = {
    "trafilatura": trafilatura.extract,
    "boilerpy3": ArticleExtractor().get_content,
    "inscriptis": inscriptis.get_text,
    "html2text": wide.handle,
}
seen = {}
for name, read in readers.items():
    lines = [line.strip() for line in read(page).splitlines() if line.strip()]
    start = next(i for i, line in enumerate(lines) if line.startswith("The mayor said"))
    end = next(i for i, line in enumerate(lines) if "on Monday" in line)
    seen[name] = " / ".join(lines[start : end + 1]).split(", and")[0]
    print(f"{name:12} {seen[name]}")
assert seen == {
    "trafilatura": "The mayor said we did not know / on Monday",
    "boilerpy3": "The mayor said / we did not know / on Monday",
    "inscriptis": 'The mayor said "we did not know" on Monday',
    "html2text": 'The mayor said "we did not know" on Monday',
}, "this has changed"
PYTHON
