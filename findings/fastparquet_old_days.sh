#!/usr/bin/env bash
# The Battle of Hastings is to come, in 2235, and Caesar was murdered in 1710.
#
# A DATE in Parquet is a number of days from 1970 in 32 bits, so that all of history fits (parquet-format, "DATE"). Expected:
# the day, or an error, or a missing value, where a reader has no room for it. What happens: fastparquet makes nanoseconds of
# the days, in 64 bits that hold the years 1677 to 2262; what is outside begins again from the other end, and looks like a day
# in between. Nothing is said.
# Guess before: an error or a missing value. Source: PyPI fastparquet 2026.9.0; DuckDB 2.0.1 writes the file and reads it as
# it should.
# Seen:
#   duckdb 1066-10-14        fastparquet 2235-11-22
#   duckdb 0044-03-15 (BC)   fastparquet 1710-11-11
#   duckdb 1605-11-05        fastparquet 2190-05-25
#   duckdb 2500-01-01        fastparquet 1915-06-14
#   duckdb 1805-10-21        fastparquet 1805-10-21
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    fastparquet==2026.9.0 pandas==3.1.1 duckdb==2.0.1
cd "$folder"
venv/bin/python - <<'PYTHON'
import duckdb
import fastparquet

days = ["1066-10-14", "0044-03-15 (BC)", "1605-11-05", "2500-01-01", "1805-10-21"]
duckdb.sql(f"COPY (SELECT unnest({days})::DATE AS day) TO 'days.parquet'")
read = [str(day) for day, in duckdb.sql("SELECT day::VARCHAR FROM 'days.parquet'").fetchall()]
seen = [f"{day:%Y-%m-%d}" for day in fastparquet.ParquetFile("days.parquet").to_pandas()["day"]]
for duck, fast in zip(read, seen):
    print(f"duckdb {duck:16}  fastparquet {fast}")
assert read == days
assert seen == ["2235-11-22", "1710-11-11", "2190-05-25", "1915-06-14", "1805-10-21"], "this has changed"
PYTHON
