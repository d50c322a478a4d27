"""News articles into tidy, checked tables: countries, people, quotes, numbers and dates.

>>> import tidings
>>> tables = tidings.extract(["Talks end\\n\\"We met in Turkey,\\" said Jane Smith, the UK envoy."])
>>> tables.quotes.select(["speaker", "text"]).to_pylist()
[{'speaker': 'Jane Smith', 'text': 'We met in Turkey,'}]
>>> tables.countries.column("name").to_pylist()
['United Kingdom', 'Turkey']

The tables are pyarrow tables; pandas, polars and DuckDB take them without a copy. Their rows are those of the program
``tidings``, column for column; `schema` says what each column means.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from . import _tidings
from ._fields import records
from ._shown import Shown
from ._tables import Tables

__version__: str = _tidings.VERSION
__all__ = ["Extractor", "Shown", "Tables", "extract", "read", "schema", "show"]


def extract(
    texts: Any,
    ids: Any = None,
    published_on: Any = None,
    *,
    titles: Any = None,
    authors: Any = None,
    publishers: Any = None,
    urls: Any = None,
    languages: Any = None,
    language: str | None = None,
    unique: bool = False,
    threads: int | None = None,
) -> Tables:
    """Read articles into tables.

    Every argument with a value per article may be a list, a pandas or polars Series, an Arrow array, or anything else that
    gives an Arrow array or stream; `None`, ``NaN`` and null are missing values. A single value is for all articles.

    Parameters
    ----------
    texts:
        The texts of the articles (str, or bytes in UTF-8), up to 20 MB each. Offsets in the tables (``start``, ``end``)
        count the characters of these texts, so that ``text[start:end]`` is what a row was read from. A table or data
        frame with a column ``text`` can be given instead, optionally with the columns ``id``, ``published_on``,
        ``title``, ``author``, ``publisher``, ``url`` and ``language``.
    ids:
        The id of each article, unique among them (str or int); by default the positions of the texts, from 0.
    published_on:
        The days of publication (dates, times, or ISO 8601 text); "Friday" and "last year" are resolved from them.
    titles, authors, publishers, urls, languages:
        Other metadata. By default the title is the first line that is not empty, and languages (BCP 47) are
        detected.
    language:
        Treat all articles as being in this language ("en"). Only English is read.
    unique:
        Read only the first of several copies of an article.
    threads:
        The number of threads; all cores by default. The rows are the same for any number.

    Returns
    -------
    Tables
        A pyarrow table for each name: `tables.quotes`, `tables.people`. What could not be read is in `tables.rejected`,
        with the reason, and raises no error.

    Raises
    ------
    TypeError
        When the values of an argument are not texts (or days, or ids).
    ValueError
        When the arguments do not have one value per article.
    """
    given = {
        "id": ids,
        "published_on": published_on,
        "title": titles,
        "author": authors,
        "publisher": publishers,
        "url": urls,
        "language": languages,
    }
    return Tables(*_tidings.extract(records(texts, given), language, unique, threads))


def read(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    format: str | None = None,
    columns: dict[str, str] | None = None,
    language: str | None = None,
    unique: bool = False,
    threads: int | None = None,
) -> Tables:
    """Read files and folders of articles into tables, as ``tidings run`` does.

    What cannot be read is in `tables.rejected`, with the reason.

    Parameters
    ----------
    paths:
        A file, a folder, a pattern (``news/*.txt``), or several of them.
    format:
        The format of all inputs ("txt", "jsonl", "csv", "html", "warc", ...), whatever their extensions.
    columns:
        The column, or the path in a JSON record, for each field, if the names are not the usual ones:
        ``{"id": "key", "text": "story", "title": "headline.main"}``.
    language, unique, threads:
        See `extract`.

    Raises
    ------
    FileNotFoundError
        When a path does not exist.
    ValueError
        When the format or a field is unknown.
    """
    one = isinstance(paths, (str, os.PathLike))
    named = ",".join(f"{field}={column}" for field, column in columns.items()) if columns else None
    return Tables(*_tidings.read([paths] if one else list(paths), format, named, language, unique, threads))


def show(text: str, published_on: Any = None, *, id: str = "article") -> Shown:
    """One article with every mention highlighted, and its tables beside it; a notebook shows it as the value of a cell.

    Raises
    ------
    ValueError
        When the text is empty, or is not a text.
    """
    return Shown(_tidings.page(text, id, None if published_on is None else str(published_on)))


def schema() -> dict[str, pa.Schema]:
    """The columns of every table, by table name: their types, and in their metadata what they mean.

    ``description`` says what a column means; if its values are listed, ``values`` is a JSON object that says what each of
    them means.

    >>> rule = tidings.schema()["quotes"].field("rule")
    >>> json.loads(rule.metadata[b"values"])["none"]
    'No speaker was found.'
    """
    return {
        name: pa.table(stream).schema.with_metadata({"description": description})
        for name, description, stream in _tidings.empty()
    }


@dataclass(frozen=True)
class Extractor:
    """`extract` with its options, for worker processes: it can be pickled, and each process sets it up when it first calls it.

    >>> from concurrent.futures import ProcessPoolExecutor
    >>> batches = [["The talks in Spain ended."], ["It rained in Peru.", "It rained in Chile."]]
    >>> with ProcessPoolExecutor() as workers:
    ...     for tables in workers.map(tidings.Extractor(threads=1), batches):
    ...         print(tables.countries.column("name").to_pylist())
    ['Spain']
    ['Peru', 'Chile']
    """

    language: str | None = None
    unique: bool = False
    threads: int | None = None

    def __call__(self, texts: Any, ids: Any = None, published_on: Any = None, **known: Any) -> Tables:
        """See `extract`."""
        options = {"language": self.language, "unique": self.unique, "threads": self.threads}
        return extract(texts, ids, published_on, **known, **options)
