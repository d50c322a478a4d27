#!/usr/bin/env bash
# Quotes without a speaker are joined to every person without an id.
#
# join() of petl is an equi-join (documentation, "Joins"). In SQL a missing key equals nothing, not even another missing key.
# Expected: a row whose key is None finds no partner. What happens: None equals None in join(), leftjoin() and antijoin(); a
# quote of nobody gets the name of somebody who was not told apart, and with n and m such rows n times m are made.
# Guess before: None does not match None. Source: PyPI petl 1.7.30; sqlite3 of Python for comparison.
# Seen:
#   petl.join  ('q1', 'p1', 'Ana Reyes') ('q2', None, 'a neighbour')
#   SQL        ('q1', 'p1', 'Ana Reyes')
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile petl==1.7.30
"$folder/venv/bin/python" - <<'PYTHON'
import sqlite3

import petl

quotes = [["quote", "person"], ["q1", "p1"], ["q2", None]]
people = [["person", "name"], ["p1", "Ana Reyes"], [None, "a neighbour"]]
joined = sorted(petl.data(petl.join(quotes, people, key="person")))
database = sqlite3.connect(":memory:")
database.execute("CREATE TABLE quotes (quote, person)")
database.execute("CREATE TABLE people (person, name)")
database.executemany("INSERT INTO quotes VALUES (?, ?)", quotes[1:])
database.executemany("INSERT INTO people VALUES (?, ?)", people[1:])
selected = database.execute("SELECT quote, person, name FROM quotes JOIN people USING (person)").fetchall()
print("petl.join ", *joined)
print("SQL       ", *selected)
assert joined == [("q1", "p1", "Ana Reyes"), ("q2", None, "a neighbour")], "this has changed"
assert selected == [("q1", "p1", "Ana Reyes")], "this has changed"
PYTHON
