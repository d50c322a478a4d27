"""News articles into tables on Spark: a data frame per table, read by the workers.

>>> import tidings.spark
>>> tables = tidings.spark.extract(articles, text="body", id="url")
>>> tables["quotes"].groupBy("speaker").count().show()

No article and no row goes through the driver, and no row through Python: the workers receive and return Arrow
batches. The rows are those of the program ``tidings`` for the same articles in the same order.

How it works: all workers read the records, each by itself, and store the rows of each batch as compressed Arrow streams. What
depends on other articles (is the id a duplicate? is the article a copy, and of which?) is decided by one task, which gets
ids and signatures of 128 bytes, not texts. Entities and disagreements are resolved in groups: one
worker takes all people who share a family name, and holds them in memory. Tables are unpacked when they are needed.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from tidings import _tidings, schema
from tidings._fields import FIELDS

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

__all__ = ["extract", "main", "read", "write"]

#: How many articles are read at once: few enough to keep their rows in memory.
_BATCH = 256

_PACKED = "table string, rows binary"
_READ = "article_id string, source_path string, signature string, _key long"
_REFUSED = "article_id string, source_path string, reason string, _key long"
_FATE = "cluster_id string, reason string, _key long"
_PART = "_group string, row_id string, what string"


def extract(
    articles: DataFrame,
    text: str = "text",
    id: str = "id",
    published_on: str | None = None,
    *,
    title: str | None = None,
    author: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    languages: str | None = None,
    order: Column | None = None,
    language: str | None = None,
    unique: bool = False,
) -> dict[str, DataFrame]:
    """Read articles into tables.

    Parameters
    ----------
    articles:
        A data frame with one article per row.
    text, id, published_on, title, author, publisher, url, languages:
        The names of the columns with the fields of an article; see `tidings.extract`.
    order:
        A column to sort the articles by, which decides which of several copies, or of several articles with one id, is
        the first; by default the order in which Spark reads them.
    language, unique:
        See `tidings.extract`.

    Returns
    -------
    dict[str, DataFrame]
        A data frame per table, and ``rejected``: the id (if known) of each article that was not read, and why. Rows
        are in no particular order. The texts are read once for all tables, when the first of them is needed; the result is
        cached (``persist``) for the others.

    Raises
    ------
    pyspark.errors.AnalysisException
        When a column does not exist.
    """
    from pyspark.sql import functions as F

    names = zip(FIELDS, (text, id, published_on, title, author, publisher, url, languages), strict=True)
    columns = [articles[name].cast("string").alias(field) for field, name in names if name is not None]
    return _tables(articles, columns, F.lit(0) if order is None else order, language, unique)


def read(
    spark: SparkSession, path: str, format: str | None = None, *, language: str | None = None, unique: bool = False
) -> dict[str, DataFrame]:
    """Read files of articles into tables: see `extract`.

    Parameters
    ----------
    path:
        A file or a folder, on any storage that Spark can read.
    format:
        "parquet" or "jsonl"; by default Parquet if the path contains ".parquet". Articles have the fields ``id`` and
        ``text``, and optionally ``title``, ``author``, ``publisher``, ``published_on``, ``url``, ``language``; in JSON Lines
        also under the usual names of news APIs and scrapers, as the program reads them. They are ordered by file and by
        their position in it. Downloads of databases and other files are read by `tidings.read`.

    Raises
    ------
    ValueError
        When the format is another one, or a Parquet file has no column ``text``.
    """
    from pyspark.sql import functions as F

    format = format or ("parquet" if ".parquet" in path else "jsonl")
    if format == "parquet":
        articles = spark.read.parquet(path)
        columns = [articles[field].cast("string") for field in FIELDS if field in articles.columns]
        if "text" not in articles.columns:
            raise ValueError(f"expected a column named text, found {', '.join(articles.columns)}")
    elif format == "jsonl":
        articles = spark.read.text(path)
        columns = [articles["value"].alias("_line")]
    else:
        raise ValueError(f"expected the format parquet or jsonl, found {format!r}")
    order = F.struct("_metadata.file_path", "_metadata.file_block_start")
    source = F.col("_metadata.file_path").alias("_source")
    return _tables(articles, [source, *columns], order, language, unique)


def write(tables: dict[str, DataFrame], path: str) -> None:
    """Write every table as a folder of Parquet files: ``path/quotes`` and so on, and ``path/rejected``."""
    for name, table in tables.items():
        table.write.mode("overwrite").option("compression", "zstd").parquet(f"{path.rstrip('/')}/{name}")


def _tables(
    articles: DataFrame, columns: list[Column], order: Column, language: str | None, unique: bool
) -> dict[str, DataFrame]:
    from pyspark import StorageLevel
    from pyspark.sql import functions as F

    key = F.monotonically_increasing_id()
    records = articles.select(
        key.alias("_key"), F.struct(order.alias("by"), key.alias("key")).alias("_order"), *columns
    )
    by = records.schema["_order"].dataType.simpleString()
    packed = records.mapInArrow(partial(_read, language), _PACKED).persist(StorageLevel.MEMORY_AND_DISK)

    def unpacked(name: str, columns: str) -> DataFrame:
        return packed.where(F.col("table") == name).select("rows").mapInArrow(_unpack, columns)

    read = unpacked("_read", f"{_READ}, _order {by}")
    one_task = read.repartition(1).sortWithinPartitions("_order")
    fates = one_task.mapInArrow(partial(_admit, unique), _FATE).persist(StorageLevel.MEMORY_AND_DISK)
    left_out = fates.where("reason is not null").select("_key", "reason")

    admitted = fates.where("reason is null").select("_key", F.col("cluster_id").alias("_cluster_id"))
    parts = {name: unpacked(name, f"{_PART}, _key long").join(admitted, "_key") for name in ("_occurrences", "_figures")}
    named = _grouped(parts["_occurrences"], "resolve_entities", _PART).persist(StorageLevel.MEMORY_AND_DISK)
    links = named.select(F.col("row_id").alias("_row_id"), F.col("_group").alias("_entity_id"))
    late = {"entities": _entities(named), "disagreements": _disagreements(parts["_figures"])}

    tables = {}
    for name, columns_of in schema().items():
        if name in late:
            tables[name] = late[name].select(*columns_of.names)
            continue
        rows = unpacked(name, f"{_declared(columns_of)}, _key long")
        if name == "articles":
            rows = rows.join(admitted, "_key").withColumn("cluster_id", F.col("_cluster_id"))
        else:
            rows = rows.join(left_out, "_key", "left_anti")
        if "entity_id" in columns_of.names:
            # The first column is the key of the row.
            rows = rows.join(links, rows[columns_of.names[0]] == links["_row_id"], "left")
            rows = rows.withColumn("entity_id", F.col("_entity_id"))
        tables[name] = rows.select(*columns_of.names)
    refused = unpacked("_refused", _REFUSED)
    dropped = read.join(left_out, "_key")
    shown = ("article_id", "source_path", "reason")
    tables["rejected"] = refused.select(*shown).unionByName(dropped.select(*shown))
    return tables


def _entities(named: DataFrame) -> DataFrame:
    """The rows of each entity, summed up."""
    return _grouped(named, "sum_up_entities", _declared(schema()["entities"]))


def _disagreements(figures: DataFrame) -> DataFrame:
    """The disagreements of each group, each pair once, with the closest reason. Copies are compared within their cluster."""
    from pyspark.sql import functions as F

    of_cluster = F.when(F.col("_group").startswith("copies:"), F.col("_cluster_id")).otherwise("")
    groups = figures.withColumn("_group", F.concat("_group", of_cluster))
    found = _grouped(groups, "compare_figures", _declared(schema()["disagreements"]))
    first = found.groupBy("statistic_id", "other_id").agg(F.min(F.struct("why", "days_apart")).alias("first"))
    return first.select("statistic_id", "other_id", "first.why", "first.days_apart")


def _grouped(parts: DataFrame, function: str, columns: str) -> DataFrame:
    # Spark 4.3.0 looks for type hints and fails on a `partial`, which has none.
    def look_at(table):
        return _look_at(function, table)

    return parts.groupBy("_group").applyInArrow(look_at, columns)


def _look_at(function: str, group: pa.Table) -> pa.Table:
    """Processes a group with a function of the native part."""
    texts = {name: pc.cast(group[name], pa.large_binary()) for name in group.column_names if name != "_key"}
    rows = pa.table(getattr(_tidings, function)(pa.table(texts)))
    # Spark checks the types of grouped results, and expects plain strings.
    plain = [field.with_type(pa.string()) if field.type == pa.large_string() else field for field in rows.schema]
    return rows.cast(pa.schema(plain))


def _declared(columns: pa.Schema) -> str:
    """The columns as Spark declares them."""
    types = {"large_string": "string", "int64": "long", "double": "double", "bool": "boolean", "date32[day]": "date"}
    return ", ".join(f"`{column.name}` {types[str(column.type)]}" for column in columns)


def _read(language: str | None, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Converts records to packed rows, on a worker."""
    for batch in batches:
        for start in range(0, batch.num_rows, _BATCH):
            part = batch.slice(start, _BATCH)
            tables = [(name, pa.table(rows)) for name, rows in _tidings.read_each(_records(part), language)]
            packed = [
                (name, _packed(_ordered(rows, part) if name == "_read" else rows)) for name, rows in tables if len(rows)
            ]
            if packed:
                names, rows = zip(*packed, strict=True)
                yield pa.record_batch({"table": pa.array(names), "rows": pa.array(rows, pa.binary())})


def _records(batch: pa.RecordBatch) -> pa.Table:
    """Texts as bytes; whether they are valid Unicode is checked when they are read."""
    names = [name for name in batch.schema.names if name not in ("_key", "_order")]
    return pa.table({"_key": batch["_key"], **{name: batch[name].cast(pa.large_binary()) for name in names}})


def _ordered(rows: pa.Table, batch: pa.RecordBatch) -> pa.Table:
    """Rows with the positions of their records in the order of all records."""
    places = pc.index_in(rows["_key"], batch["_key"])
    return rows.append_column("_order", batch["_order"].take(places.combine_chunks()))


def _packed(rows: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_table(rows)
    return sink.getvalue().to_pybytes()


def _unpack(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for rows in batch["rows"]:
            with pa.ipc.open_stream(rows.as_buffer()) as reader:
                yield from reader


def _admit(unique: bool, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The admission of each article, in order."""
    register = _tidings.Register(unique)
    for batch in batches:
        yield from pa.table(register.admit(_records(batch))).to_batches()


def main(arguments: list[str] | None = None) -> None:
    """The job: ``tidings-spark INPUT OUTPUT``, or ``spark-submit .../tidings/spark.py INPUT OUTPUT``."""
    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(
        prog="tidings-spark", description="Read news articles into tables of Parquet, on Spark."
    )
    parser.add_argument("input", help="Parquet or JSON Lines, a file or a folder, wherever Spark can read")
    parser.add_argument("output", help="the folder of the tables, wherever Spark can write")
    parser.add_argument(
        "--format", choices=("parquet", "jsonl"), help="the format of the input, where its name does not say it"
    )
    parser.add_argument("--language", help='take all articles to be in this language ("en")')
    parser.add_argument("--unique", action="store_true", help="read only the first of the copies of an article")
    given = parser.parse_args(arguments)
    running = SparkSession.getActiveSession()
    spark = running or SparkSession.builder.appName("tidings").getOrCreate()
    write(read(spark, given.input, given.format, language=given.language, unique=given.unique), given.output)
    if running is None:
        spark.stop()


if __name__ == "__main__":
    # Spark sends functions of the driver's main module to the workers by value. Imported from the package, they are taken from
    # the package on the workers.
    from tidings.spark import main as job

    job()
