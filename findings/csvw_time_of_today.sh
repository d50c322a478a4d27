#!/usr/bin/env bash
# A column of times of the day has other values tomorrow.
#
# A CSVW `time` is xsd:time, a time of the day without a day. csvw says that it gives a datetime, for the sake of the zone.
# Expected: the same cell gives the same value whenever it is read, with some fixed day. What happens: the day is that on which
# it is read; so two tables that are read before and after midnight do not agree, and a kept value compared with a new one
# differs by the days between.
# Guess before: a `datetime.time`. Source: PyPI csvw 4.1.1.
# Seen (the day is that of the machine's clock):
#   time "10:30:00"            today at 10:30:00
#   time "10:30" with a format today at 10:30:00
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile csvw==4.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import datetime

from csvw import Datatype

for datatype, cell, words in [
    ("time", "10:30:00", 'time "10:30:00"           '),
    ({"base": "time", "format": "HH:mm"}, "10:30", 'time "10:30" with a format'),
]:
    before = datetime.date.today()
    value = Datatype.fromvalue(datatype).read(cell)
    after = datetime.date.today()
    assert value.date() in (before, after), "this has changed"
    print(words, "today at", value.time())
PYTHON
