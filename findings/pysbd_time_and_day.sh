#!/usr/bin/env bash
# American newspapers put the day behind the time, and each such sentence is cut in two.
#
# "5 p.m. Friday", without "on", is the order of time, day and place in American agency style. Expected: one sentence; a day of
# the week behind a time does not begin one, and pysbd knows that "Jan." and "Gov." do not end one. What happens: the sentence
# ends behind "p.m." wherever a capital letter follows, so that a subject loses its day, and "Friday in Dover." is a sentence.
# Guess before: one sentence. Source: PyPI pysbd 0.3.4. syntok 1.4.4 keeps it whole.
# Seen:
#   ['The polls close at 5 p.m. ', 'Friday in Dover.']
#   ['The polls close at 5 p.m. on Friday in Dover.']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile pysbd==0.3.4
"$folder/venv/bin/python" - <<'PYTHON'
import pysbd

segmenter = pysbd.Segmenter(language="en", clean=False)
seen = [segmenter.segment(f"The polls close at 5 p.m. {day} in Dover.") for day in ["Friday", "on Friday"]]
for sentences in seen:
    print(sentences)
assert seen == [
    ["The polls close at 5 p.m. ", "Friday in Dover."],
    ["The polls close at 5 p.m. on Friday in Dover."],
], "this has changed"
PYTHON
