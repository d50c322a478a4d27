"""The database of all tables opens in other programs: the same rows as in CSV."""

import csv
import os
import sqlite3
import subprocess
import sys
from collections import Counter

import pandas as pd

from conftest import ROOT


def lines(output, table):
    with open(output / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_python(database):
    with sqlite3.connect(database / "tidings.sqlite") as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM tables WHERE kind = 'table'")]
        assert len(names) > 10 and connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for name in names:
            [(count,)] = connection.execute(f'SELECT count(*) FROM "{name}"')
            assert count == len(lines(database, name)), name
        found = connection.execute("SELECT alpha_2 FROM countries WHERE name = 'Namibia'").fetchall()
        assert set(found) <= {("NA",)}


def test_pandas(database):
    with sqlite3.connect(database / "tidings.sqlite") as connection:
        articles = pd.read_sql("SELECT * FROM articles", connection, parse_dates=["published_on"])
        said = pd.read_sql("SELECT speaker, count(*) AS quotes FROM quotes_by_speaker GROUP BY speaker", connection)
    assert sorted(articles["article_id"]) == ["-dash", "00012", "1e5", "NA"]
    expected = Counter(row["speaker"] for row in lines(database, "speakers"))
    assert dict(zip(said["speaker"], said["quotes"]))["Anna Kraus"] == expected["Anna Kraus"] > 0


# DuckDB 2.0's reader of SQLite is to be had only from its makers' own server; that of 1.5.5 is a package.
ATTACH = """
import duckdb, sys
from duckdb_extensions import import_extension
import_extension("sqlite_scanner")
connection = duckdb.connect()
connection.execute("LOAD sqlite_scanner")
connection.execute(f"ATTACH '{sys.argv[1]}' AS news (TYPE sqlite, READ_ONLY)")
print(connection.execute("SELECT count(*), sum(CAST(participant AS INT)), max(share) <= 1 FROM news.countries").fetchone())
print(connection.execute("SELECT speaker FROM news.quotes_by_speaker WHERE role = 'minister from Germany'").fetchone())
"""


def test_duckdb_attaches_it(database):
    environment = os.environ | {"PYTHONPATH": str(ROOT / ".venv/duckdb-1.5"), "HOME": str(database.parent)}
    command = [sys.executable, "-c", ATTACH, database / "tidings.sqlite"]
    said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.splitlines()
    countries = lines(database, "countries")
    participants = sum(row["participant"] == "true" for row in countries)
    assert said == [f"({len(countries)}, {participants}, True)", "('Anna Kraus',)"]
