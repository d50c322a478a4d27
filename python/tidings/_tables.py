"""The result of reading: tables by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import pyarrow as pa

_REJECTED = pa.schema([("source_path", pa.large_string()), ("record", pa.int64()), ("reason", pa.large_string())])


class Tables(Mapping[str, pa.Table]):
    """The rows of articles, as pyarrow tables by name.

    >>> import duckdb, polars, tidings
    >>> tables = tidings.extract(["Prices rose by 5.5% in Peru, said Jane Smith."])
    >>> tables.quotes.to_pandas()["speaker"].tolist()
    ['Jane Smith']
    >>> polars.DataFrame(tables["people"])["name"].to_list()
    ['Jane Smith']
    >>> duckdb.from_arrow(tables.statistics).filter("unit_kind = 'percent'").fetchall()[0][6]
    5.5

    It is also a mapping from names to tables: ``for name, table in tables.items()``.
    """

    def __init__(self, streams: list[tuple[str, Any]], rejected: list[tuple[str, int | None, str]]) -> None:
        self._tables = {name: pa.table(stream) for name, stream in streams}
        columns = zip(*rejected) if rejected else ((), (), ())
        self.rejected: pa.Table = pa.table(dict(zip(_REJECTED.names, map(list, columns))), schema=_REJECTED)
        """The inputs that were not read: where (`record` is the 1-based position among the texts, or in the file) and why."""

    def __getattr__(self, name: str) -> pa.Table:
        # Unpickling looks up names that begin with an underscore before `_tables` exists.
        if not name.startswith("_") and name in self._tables:
            return self._tables[name]
        raise AttributeError(f"no table is named {name}")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._tables]

    def __getitem__(self, name: str) -> pa.Table:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def _counts(self) -> dict[str, int]:
        return {**{name: table.num_rows for name, table in self.items()}, "rejected": self.rejected.num_rows}

    def __repr__(self) -> str:
        return f"Tables({', '.join(f'{name}: {rows}' for name, rows in self._counts().items())})"

    def _repr_html_(self) -> str:
        lines = (f"<tr><th>{escape(name)}</th><td>{rows:,}</td></tr>" for name, rows in self._counts().items())
        return f"<table><thead><tr><th>table</th><th>rows</th></tr></thead><tbody>{''.join(lines)}</tbody></table>"
