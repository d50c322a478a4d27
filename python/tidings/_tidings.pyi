import os
from typing import Any, TypeAlias

VERSION: str

class Stream:
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

_Named: TypeAlias = list[tuple[str, Stream]]
_Rejected: TypeAlias = list[tuple[str, int | None, str]]

def extract(records: Any, language: str | None, unique: bool, threads: int | None) -> tuple[_Named, _Rejected]: ...
def read(
    paths: list[str | os.PathLike[str]],
    format: str | None,
    columns: str | None,
    language: str | None,
    unique: bool,
    threads: int | None,
) -> tuple[_Named, _Rejected]: ...
def page(text: str, id: str, published_on: str | None) -> str: ...
def empty() -> list[tuple[str, str, Stream]]: ...
