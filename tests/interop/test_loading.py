"""pandas, polars, DuckDB and pyarrow load every table from CSV and from Parquet: the same rows, of the promised types."""

import csv
import datetime
import json
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.csv
import pyarrow.dataset
import pyarrow.parquet
import pytest

from conftest import PARTITION, ROOT

READ = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": datetime.date.fromisoformat,
}
ARROW = {"string": pa.large_string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32()}
POLARS = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date}
DUCKDB = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


@pytest.fixture(scope="module", params=["awkward", "partitioned", "shipped"])
def tables(request, many, partitioned):
    """Of each table: its files, the types of its columns, and its rows as the schema tells to read them."""
    folder = {"awkward": many, "partitioned": partitioned, "shipped": ROOT / "output"}[request.param]
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return [Table(folder, resource) for resource in package["resources"]]


class Table:
    def __init__(self, folder: Path, resource):
        self.name = resource["name"]
        self.csv, parquet = folder / resource["path"], resource["parquet"]["path"]
        # A dataset is read by the name of its folder.
        self.parts = [folder / part for part in ([parquet] if isinstance(parquet, str) else parquet)]
        self.parquet = folder / f"{self.name}.parquet"
        self.types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        with open(self.csv, encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file))[1:]
        self.rows = [self.row(line) for line in lines]
        assert len(self.rows) == resource["rows"]

    def row(self, line):
        return [READ[kind](cell) if cell else None for cell, kind in zip(line, self.types.values(), strict=True)]

    def check(self, columns, rows):
        assert list(columns) == list(self.types), self.name
        assert [list(row) for row in rows] == self.rows, self.name


def test_pandas(tables):
    for table in tables:
        types = {name: pd.ArrowDtype(ARROW[kind]) for name, kind in table.types.items()}
        from_csv = pd.read_csv(table.csv, keep_default_na=False, na_values=[""], dtype=types)
        from_parquet = pd.read_parquet(table.parquet, dtype_backend="pyarrow")
        for frame in (from_csv, from_parquet):
            assert {name: dtype.pyarrow_dtype for name, dtype in frame.dtypes.items()} == {
                name: ARROW[kind] for name, kind in table.types.items()
            }
            plain = frame.astype(object).where(frame.notna(), None)
            table.check(plain.columns, plain.itertuples(index=False))


def test_pandas_as_the_readme_says(tables):
    for table in tables:
        frame = pd.read_csv(table.csv, keep_default_na=False, na_values=[""], dtype={"article_id": str})
        assert len(frame) == len(table.rows)
        missing = [[value is None for value in row] for row in table.rows]
        assert frame.isna().to_numpy().tolist() == missing, table.name


def test_polars(tables):
    for table in tables:
        schema = {name: POLARS[kind] for name, kind in table.types.items()}
        from_csv, from_parquet = pl.read_csv(table.csv, schema=schema), pl.read_parquet(table.parquet)
        for frame in (from_csv, from_parquet):
            assert dict(frame.schema) == schema
            table.check(frame.columns, frame.rows())
        assert from_csv.equals(from_parquet)


def test_duckdb(tables):
    with duckdb.connect() as connection:
        for table in tables:
            columns = {name: DUCKDB[kind] for name, kind in table.types.items()}
            sources = {
                "csv": f"read_csv('{table.csv}', header = true, delim = ',', quote = '\"', escape = '\"', columns = {columns})",
                "parquet": f"read_parquet({[str(part) for part in table.parts]})",
            }
            for source in sources.values():
                described = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
                assert {name: kind for name, kind, *_ in described} == columns, table.name
                table.check(columns, connection.execute(f"SELECT * FROM {source}").fetchall())
            left = connection.execute(f"SELECT * FROM {sources['csv']} EXCEPT ALL SELECT * FROM {sources['parquet']}").fetchall()
            assert left == [], table.name


def test_pyarrow(tables):
    for table in tables:
        types = {name: ARROW[kind] for name, kind in table.types.items()}
        convert = pa.csv.ConvertOptions(column_types=types, null_values=[""], strings_can_be_null=True)
        parse = pa.csv.ParseOptions(newlines_in_values=True)
        from_csv = pa.csv.read_csv(table.csv, convert_options=convert, parse_options=parse)
        from_parquet = pa.parquet.read_table(table.parquet)
        for loaded in (from_csv, from_parquet):
            assert dict(zip(loaded.schema.names, loaded.schema.types, strict=True)) == types
            table.check(loaded.column_names, (row.values() for row in loaded.to_pylist()))
        assert from_csv.equals(from_parquet)


def test_texts_in_parquet_can_be_filtered_and_sorted(tables):
    [table] = [table for table in tables if table.name == "sentences"]
    article = table.rows[0][0]
    expected = sum(row[0] == article for row in table.rows)
    assert len(pd.read_parquet(table.parquet, filters=[("article_id", "=", article)])) == expected
    texts = pa.parquet.read_table(table.parquet).sort_by("text")["text"].to_pylist()
    assert texts == sorted(row[-1] for row in table.rows)


def test_parquet_says_what_its_columns_mean(tables):
    for part, types in ((part, table.types) for table in tables for part in table.parts):
        metadata = pa.parquet.read_metadata(part).metadata
        assert metadata[b"description"]
        assert all(metadata[f"column:{name}".encode()] for name in types)


def test_datasets_are_read_as_the_readme_says(partitioned):
    package = json.loads((partitioned / "datapackage.json").read_text(encoding="utf-8"))
    [rows] = [resource["rows"] for resource in package["resources"] if resource["name"] == "sentences"]
    dataset = partitioned / "sentences.parquet"
    assert len(list(dataset.iterdir())) == -(-rows // PARTITION) > 1
    assert len(pd.read_parquet(dataset)) == len(pl.read_parquet(dataset)) == len(pl.scan_parquet(dataset).collect()) == rows
    assert pa.dataset.dataset(dataset).count_rows() == rows
    with duckdb.connect() as connection:
        assert connection.execute(f"SELECT count(*) FROM '{dataset}/*.parquet'").fetchone() == (rows,)
