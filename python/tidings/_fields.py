"""Converts any collection of articles to the table that the native part takes: a column of bytes for each field."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

#: The fields in the order in which the native part takes them.
FIELDS = ("text", "id", "published_on", "title", "author", "publisher", "url", "language")


def records(texts: Any, given: dict[str, Any]) -> pa.Table:
    """The articles as a table of bytes."""
    columns = _table(texts) or {"text": _column(texts, "texts")}
    columns |= {field: value for field, value in given.items() if value is not None}
    count = len(columns["text"])
    columns.setdefault("id", pa.array(range(count), pa.int64()))
    filled = {field: _filled(columns.get(field), field, count) for field in FIELDS}
    return pa.table({field: _bytes(column, field) for field, column in filled.items()})


def _table(texts: Any) -> dict[str, Any] | None:
    """The fields of something with columns; None if it has none."""
    if isinstance(texts, (pa.Table, pa.RecordBatch)):
        table = pa.table(texts) if isinstance(texts, pa.RecordBatch) else texts
    elif hasattr(texts, "__arrow_c_stream__"):
        column = _imported(texts)
        if not pa.types.is_struct(column.type):
            return None
        table = pa.Table.from_struct_array(column)
    else:
        return None
    if "text" not in table.column_names:
        raise ValueError(f"expected a column named text, found {', '.join(table.column_names)}")
    return {name: table.column(name) for name in table.column_names if name in FIELDS}


def _imported(values: Any) -> pa.ChunkedArray:
    """The chunks of an Arrow stream. A data frame gives structs."""
    if type(values).__module__.startswith("pandas"):
        import pandas as pd

        if isinstance(values, pd.DataFrame):
            table = pa.Table.from_pandas(values, preserve_index=False)
            return pa.chunked_array(table.to_struct_array(), pa.struct(table.schema))
        return _chunked(pa.Array.from_pandas(values))
    return pa.chunked_array(values)


def _chunked(array: pa.Array | pa.ChunkedArray) -> pa.ChunkedArray:
    return array if isinstance(array, pa.ChunkedArray) else pa.chunked_array([array])


def _filled(values: Any, field: str, count: int) -> pa.ChunkedArray:
    """A value for each article: the given ones, or the single one repeated."""
    if values is None:
        return pa.chunked_array([pa.nulls(count, pa.large_binary())])
    single = isinstance(values, (str, bytes)) or not (
        hasattr(values, "__iter__") or hasattr(values, "__arrow_c_stream__") or hasattr(values, "__arrow_c_array__")
    )
    column = _column([values] * count if single else values, field)
    if len(column) != count:
        raise ValueError(f"expected a value of {field} for each of {count} texts, found {len(column)}")
    return column


def _column(values: Any, name: str) -> pa.ChunkedArray:
    if isinstance(values, (str, bytes)):
        raise TypeError(f"expected {name}, one an article, found a single {type(values).__name__}; put it into a list")
    if isinstance(values, (pa.Array, pa.ChunkedArray)):
        return _chunked(values)
    if hasattr(values, "__arrow_c_stream__"):
        return _imported(values)
    if hasattr(values, "__arrow_c_array__"):
        return _chunked(pa.array(values))
    values = [None if value != value else value for value in values]  # NaN is not itself
    try:
        return _chunked(pa.array(values))
    except UnicodeEncodeError:
        # A lone surrogate is not valid text. The native part rejects its article and reads the others.
        return _chunked(pa.array([v.encode("utf-8", "surrogatepass") if isinstance(v, str) else v for v in values]))
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise TypeError(f"expected {name} of one type, found others among them: {error}") from None


def _bytes(column: pa.ChunkedArray, field: str) -> pa.ChunkedArray:
    """The bytes of texts, the ISO 8601 text of days, the digits of ids."""
    if pa.types.is_dictionary(column.type):
        # Not every pyarrow can take from string views, which polars uses for its categories.
        chunks = (pc.cast(chunk.dictionary, pa.large_string()).take(chunk.indices) for chunk in column.chunks)
        column = pa.chunked_array(chunks, pa.large_string())
    kind = column.type
    if field == "published_on" and (pa.types.is_timestamp(kind) or pa.types.is_date(kind)):
        # The day of a time is the day in its own time zone.
        times = pc.cast(column, pa.timestamp("s")) if pa.types.is_date(kind) else column
        column = pc.strftime(times, "%Y-%m-%d")
    elif field == "id" and pa.types.is_integer(kind):
        column = pc.cast(column, pa.large_string())
    elif not (_is_text(kind) or pa.types.is_null(kind)):
        raise TypeError(f"expected {field} as {_EXPECTED.get(field, 'text')}, found {kind}")
    return pc.cast(column, pa.large_binary())


_EXPECTED = {"published_on": "days (dates, times, or ISO 8601 text)", "id": "text or whole numbers"}


def _is_text(kind: pa.DataType) -> bool:
    checks = ("string", "large_string", "string_view", "binary", "large_binary", "binary_view")
    return any(getattr(pa.types, f"is_{check}")(kind) for check in checks)
