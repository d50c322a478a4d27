"""Whatever holds texts is taken, and the tables go wherever tables go."""

import datetime as dt
import doctest
import importlib
import json

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import examples

import tidings

TEXTS = ["Talks\nThe talks in Spain ended on Friday, officials said.", "Rain\nIt rained in Peru for three days."]


class Stream:
    """Something that is known only to give an Arrow stream."""

    def __init__(self, table):
        self.table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self.table.__arrow_c_stream__(requested_schema)


class Single:
    """Something that is known only to give an Arrow array."""

    def __init__(self, array):
        self.array = array

    def __arrow_c_array__(self, requested_schema=None):
        return self.array.__arrow_c_array__(requested_schema)


@pytest.mark.parametrize(
    "texts",
    [
        TEXTS,
        tuple(TEXTS),
        (text for text in TEXTS),
        [text.encode() for text in TEXTS],
        pd.Series(TEXTS),
        pd.Series(TEXTS, dtype=object),
        pd.Series(TEXTS, dtype="category"),
        pl.Series(TEXTS),
        pl.Series(TEXTS, dtype=pl.Categorical),
        pa.array(TEXTS),
        pa.array(TEXTS, pa.large_string()),
        pa.array(TEXTS, pa.string_view()),
        pa.chunked_array([TEXTS[:1], TEXTS[1:]]),
        Stream(pa.chunked_array([TEXTS[:1], TEXTS[1:]])),
        Single(pa.array(TEXTS)),
        pd.DataFrame({"text": TEXTS, "n": [1, 2]}),
        pl.DataFrame({"text": TEXTS}),
        pa.table({"text": TEXTS}),
        Stream(pa.table({"text": TEXTS})),
        pa.table({"text": TEXTS}).to_batches()[0],
    ],
    ids=lambda value: type(value).__name__,
)
def test_texts(texts):
    tables = tidings.extract(texts)
    assert tables.countries.column("country_code").to_pylist() == ["ESP", "PER"]
    assert tables.articles.column("article_id").to_pylist() == ["0", "1"]


def test_columns_of_a_table_say_what_is_known():
    frame = pl.DataFrame(
        {"id": [7, 8], "text": TEXTS, "published_on": [dt.date(2024, 5, 9), None], "title": ["One", None]}
    )
    for table in (frame, frame.to_pandas(), frame.to_arrow()):
        articles = tidings.extract(table).articles.to_pylist()
        assert [a["article_id"] for a in articles] == ["7", "8"]
        assert [a["published_on"] for a in articles] == [dt.date(2024, 5, 9), None]
        assert [a["title"] for a in articles] == ["One", "Rain"]


@pytest.mark.parametrize(
    "days",
    [
        "2024-05-09",
        dt.date(2024, 5, 9),
        dt.datetime(2024, 5, 9, 23, 30),
        ["2024-05-09", "2024-05-09T23:30:00-05:00"],
        [dt.date(2024, 5, 9)] * 2,
        pd.Series(pd.to_datetime(["2024-05-09 23:30"] * 2)),
        pd.Series(pd.to_datetime(["2024-05-09 23:30"] * 2)).dt.tz_localize("America/Lima"),
        pl.Series([dt.date(2024, 5, 9)] * 2),
        pa.array([dt.datetime(2024, 5, 9)] * 2),
    ],
    ids=repr,
)
def test_days(days):
    articles = tidings.extract(TEXTS, published_on=days).articles
    assert articles.column("published_on").to_pylist() == [dt.date(2024, 5, 9)] * 2


def test_what_holds_no_texts_is_refused():
    with pytest.raises(TypeError, match="put it into a list"):
        tidings.extract(TEXTS[0])
    with pytest.raises(TypeError, match="expected text as text, found int64"):
        tidings.extract([1, 2])
    with pytest.raises(TypeError, match="expected texts of one type"):
        tidings.extract(["a", 2])
    with pytest.raises(TypeError, match="expected published_on as days"):
        tidings.extract(TEXTS, published_on=[1, 2])
    with pytest.raises(ValueError, match="for each of 2 texts, found 1"):
        tidings.extract(TEXTS, ids=["a"])
    with pytest.raises(ValueError, match="a column named text, found body"):
        tidings.extract(pa.table({"body": TEXTS}))
    with pytest.raises(ValueError, match="expected a format of txt"):
        tidings.read("x", format="odt")


def test_nothing_in_nothing_out():
    tables = tidings.extract([])
    assert {name: table.num_rows for name, table in tables.items()} == dict.fromkeys(tables, 0)
    assert tables.quotes.schema == tidings.extract(TEXTS).quotes.schema


def test_tables_go_to_pandas_polars_and_duckdb():
    countries = tidings.extract(TEXTS).countries
    assert countries.to_pandas()["country_code"].tolist() == ["ESP", "PER"]
    assert pl.DataFrame(countries)["country_code"].to_list() == ["ESP", "PER"]
    with duckdb.connect() as connection:
        found = connection.execute("select country_code from countries order by 1").fetchall()
    assert found == [("ESP",), ("PER",)]


def test_the_schema_says_what_columns_mean():
    schema = tidings.schema()
    tables = tidings.extract(TEXTS)
    assert list(schema) == list(tables)
    for name, table in tables.items():
        assert table.schema.remove_metadata() == schema[name].remove_metadata()
    assert b"code points" in schema["articles"].field("characters").metadata[b"description"]
    assert schema["statistics"].field("value").type == pa.float64()
    listed = json.loads(schema["quotes"].field("kind").metadata[b"values"])
    assert listed["indirect"] == "Reported without quotation marks." and len(listed) == 3
    assert b"values" not in schema["quotes"].field("text").metadata


def test_an_article_for_a_notebook():
    shown = tidings.show("Talks <b>end</b>\nThe talks in Spain ended.", "2024-05-09")
    assert "Spain</mark>" in shown.html and "<b>end" not in shown.html
    cell = shown._repr_html_()
    assert cell.startswith("<iframe srcdoc=") and "<mark" not in cell and cell.count('"') == 8
    assert "<td>2</td>" in tidings.extract(TEXTS)._repr_html_()
    with pytest.raises(ValueError, match="found it empty"):
        tidings.show(" ")


def test_a_path_at_which_there_is_nothing_raises(tmp_path):
    with pytest.raises(FileNotFoundError, match="no.jsonl"):
        tidings.read(tmp_path / "no.jsonl")
    (tmp_path / "empty.txt").touch()
    assert tidings.read(tmp_path).rejected.num_rows == 1


@pytest.mark.parametrize("page", ["README.md", "python/README.md"])
def test_the_examples_on_the_pages(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run = [code for code in examples(page, "python") if "import tidings\n" in code]
    assert run
    for code in run:
        exec(code, {})


def test_the_examples_in_the_package():
    names = ("tidings", "tidings._tables")
    results = [doctest.testmod(importlib.import_module(name), extraglobs={"tidings": tidings, "json": json}) for name in names]
    assert all(result.attempted > 3 and result.failed == 0 for result in results), results
