#!/usr/bin/env bash
# One identifier in 256 is a byte too short.
#
# Identifiers and hashes are kept in Parquet as bytes of a fixed length, FIXED_LEN_BYTE_ARRAY, a UUID as 16 of them
# (parquet-format, "UUID"). Expected: 16 bytes for each. What happens: fastparquet reads them into text of a fixed length, of
# which numpy takes noughts at the end for padding; whatever ends in 00 comes out shorter. Joined to a table that another reader
# made, these rows find no partner, and nothing is said. pyarrow gives all bytes.
# Guess before: 16 bytes. Source: PyPI fastparquet 2026.9.0; pyarrow 26.0.1 writes the file.
# Seen:
#   pyarrow 000102030405060708090a0b0c0d0e0f  fastparquet 000102030405060708090a0b0c0d0e0f
#   pyarrow 0102030405060708090a0b0c0d0e0f00  fastparquet 0102030405060708090a0b0c0d0e0f
#   pyarrow 02030405060708090a0b0c0d0e0f0000  fastparquet 02030405060708090a0b0c0d0e0f
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    fastparquet==2026.9.0 pyarrow==26.0.1
cd "$folder"
venv/bin/python - <<'PYTHON'
import fastparquet
import pyarrow
import pyarrow.parquet

ids = [bytes(range(16)), bytes(range(1, 16)) + bytes(1), bytes(range(2, 16)) + bytes(2)]
pyarrow.parquet.write_table(pyarrow.table({"id": pyarrow.array(ids, pyarrow.binary(16))}), "ids.parquet")
written = pyarrow.parquet.read_table("ids.parquet").column("id").to_pylist()
seen = fastparquet.ParquetFile("ids.parquet").to_pandas()["id"].tolist()
for one, other in zip(written, seen):
    print(f"pyarrow {one.hex()}  fastparquet {other.hex()}")
assert written == ids and [len(value) for value in seen] == [16, 15, 14], "this has changed"
PYTHON
